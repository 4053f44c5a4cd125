"""Mentions: times, places, numbers, people and organisations, as written and as resolved, or why not."""

from ..model import Article, Mention, Place, Signals, StorySettings
from .names import find_names
from .numbers import find_numbers
from .outlets import Told, area_for, areas_of
from .placechoice import Area
from .places import resolve_places
from .timecontext import anchor_of
from .times import find_times
from .tokens import Tokens, join, tokenise

HEADS = ("title", "subheading")
HEADLINE, HEADLINE_WORDS = 0.75, 4
"""Share of capitalised words, of at least so many, from which a line is a headline whose capitals tell nothing."""
LEFT_ALONE = ("furniture", "related", "byline")
"""Blocks that report nothing: their days and numbers are the page's own."""


NO_SETTINGS = StorySettings()


def find_mentions(
    article: Article,
    signals: Signals | None = None,
    settings: StorySettings = NO_SETTINGS,
    area: Area | None = None,
) -> tuple[Mention, ...]:
    """Every mention of the article's reporting, title and captions, in order; time linear in the text.

    `area` is what its outlet reports on, as other pages tell it (`areas_of`); what the reader set goes before.
    """
    tokens = read_tokens(article)
    area = area_for(article, settings) or area
    times = list(find_times(article, tokens, south=area is not None and area.lat < 0))
    dates = [m.span for m in times if m.time is None or not m.time.timex.startswith("P") or "_" in m.time.timex]
    numbers = list(find_numbers(tokens, dates))
    heads = [b.span for b in article.blocks if b.kind in HEADS or in_capitals(article.words(b))]
    own = [n for name, *_, others in settings.places for n in (name, *others)]
    named = list(find_names(tokens, signals, heads, own))
    settled = resolve_places(tokens, [*numbers, *named], settings, area, year_of(article))
    return tuple(sorted([*times, *settled], key=lambda m: (m.span, m.kind)))


def find_places(article: Article, settings: StorySettings = NO_SETTINGS) -> tuple[Place, ...]:
    """The places that an article names, each once, by rules alone: what it tells of its outlet's area."""
    found = find_mentions(article, None, settings)
    return tuple(dict.fromkeys(m.place for m in found if m.place is not None))


def read_tokens(article: Article) -> Tokens:
    """Tokens of the blocks that are read, with a mark between blocks that no rule crosses."""
    blocks = [b for b in article.blocks if b.kind not in LEFT_ALONE]
    return join([tokenise(article.text, *b.span) for b in blocks], article.text)


def year_of(article: Article) -> int | None:
    """The year of publication, None where it is unknown."""
    anchor = anchor_of(article.anchor)
    return None if anchor is None else anchor.last.year


def in_capitals(line: str) -> bool:
    """Whether a line is written as a headline: Most of Its Words Begin With a Capital, and No Stop Ends It."""
    if line.rstrip(" \"”'’")[-1:] in (".", "!", "?"):
        return False
    words = [w for w in line[:400].split() if w[0].isalpha()]
    return len(words) >= HEADLINE_WORDS and sum(w[0].isupper() for w in words) >= HEADLINE * len(words)


__all__ = ["Area", "Told", "areas_of", "find_mentions", "find_places", "read_tokens"]
