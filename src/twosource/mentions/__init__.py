"""Mentions: times, places, numbers, people and organisations, as written and as resolved, or why not."""

from ..model import Article, Mention, Signals, StorySettings
from .names import find_names
from .numbers import find_numbers
from .outlets import area_for
from .places import resolve_places
from .times import find_times
from .tokens import Tokens, join, tokenise

LEFT_ALONE = ("furniture", "related", "byline")
"""Blocks that report nothing: their days and numbers are the page's own."""


def find_mentions(
    article: Article, signals: Signals | None = None, settings: StorySettings = StorySettings()
) -> tuple[Mention, ...]:
    """Every mention of the article's reporting, title and captions, in order; time linear in the text."""
    tokens = read_tokens(article)
    times = list(find_times(article, tokens))
    dates = [m.span for m in times if m.time is None or not m.time.timex.startswith("P") or "_" in m.time.timex]
    numbers = list(find_numbers(tokens, dates))
    heads = [b.span for b in article.blocks if b.kind in ("title", "subheading")]
    named = list(find_names(tokens, signals, heads))
    settled = resolve_places(tokens, [*numbers, *named], settings, area_for(article, settings))
    return tuple(sorted([*times, *settled], key=lambda m: (m.span, m.kind)))


def read_tokens(article: Article) -> Tokens:
    """Tokens of the blocks that are read, with a mark between blocks that no rule crosses."""
    blocks = [b for b in article.blocks if b.kind not in LEFT_ALONE]
    return join([tokenise(article.text, *b.span) for b in blocks], article.text)


__all__ = ["find_mentions", "read_tokens"]
