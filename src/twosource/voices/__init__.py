"""Voices: one person or body over all pages, whose word it gives, and which side it is on."""

from collections.abc import Sequence
from operator import attrgetter

from twosource.model import Reading, Ruling, StorySettings, Voice, in_force

from .keeping import Memo

__all__ = ["Memo", "find_voices"]

NO_SETTINGS = StorySettings()
_PAGE = attrgetter("article.page")


def find_voices(
    readings: Sequence[Reading],
    rulings: Sequence[Ruling] = (),
    settings: StorySettings = NO_SETTINGS,
    memo: Memo | None = None,
) -> list[Voice]:
    """The voices of a story, sorted by id: names that are one person's or body's merged, each with its side and why.

    `refs` of a voice are the ids of the claims' voices, chain links and bases that it stands for. A side is a name,
    "observer" or "unknown"; settings and rulings go before anything that the pages say. The order of readings is of no
    matter. `memo` is that of an earlier run over the story, and is brought up to date: what the pages that changed do
    not touch is not found again.
    """
    memo = memo or Memo()
    held = dict(zip(map(_PAGE, readings), readings, strict=True))
    if len(held) < len(readings):  # two readings of one page are both heard
        held = {}
        for r in readings:
            held[r.article.page if r.article.page not in held else f"{r.article.page} {len(held)}"] = r
    memo.update(held, in_force(tuple(rulings)), settings)
    return sorted(memo.voices.values(), key=attrgetter("id"))
