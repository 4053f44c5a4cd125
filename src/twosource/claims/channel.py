"""The way a statement took to the public, as far as the words beside its cue name it."""

import re
from functools import lru_cache

from twosource.claims.segment import Layout
from twosource.claims.words import _load
from twosource.model import Attribution, Span, cut

TOLD = re.compile(r"\b(?:tell|tells|told|telling)\b", re.I)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table: dict[str, object] = dict(_load("channels"))
    found = []
    for name, forms in table.items():
        if isinstance(forms, list):
            found.append((name, re.compile("|".join(forms), re.I)))
    return tuple(found)


def outside(layout: Layout, frame: Span, a: Attribution) -> str:
    """The words of a frame without the content, gaps marked."""
    pieces = []
    at = frame[0]
    for start, end in sorted(a.content):
        if end <= frame[0] or start >= frame[1]:
            continue
        pieces.append(layout.text[at : max(at, start)])
        at = max(at, end)
    pieces.append(layout.text[at : frame[1]])
    return " | ".join(" ".join(p.split()) for p in pieces)


def channel(layout: Layout, a: Attribution, frame: Span, outlet: bool) -> str | None:
    """One of the design's channels; "told" where an outlet (`outlet`) is told; None where the page names none."""
    around = outside(layout, frame, a)
    for name, pattern in _patterns():
        if pattern.search(around):
            return name
    return "told" if outlet and TOLD.search(cut(layout.text, a.cue)) else None
