"""Which stretches of pieces the model reads at once: cut by the text itself, so that a claim far from a change in
the text is read in the same window as before."""

import bisect
from dataclasses import dataclass
from itertools import pairwise

from twosource.encoder.pieces import SHAPES, Pieces

WHOLE = 254  # pieces the model was trained to read at once, beside [CLS] and [SEP]
MARGIN = 32  # pieces of context to either side; dev figures change by less than 0.2 from 32 to 64
CORE = WHOLE - 2 * MARGIN
APART = 64  # no two cuts chosen by their keys stand nearer than this
KEY_PIECES = 12  # pieces after a boundary that make its key
LINE_BONUS = 1 << 40  # boundaries at a line's start go before others


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces from start to end are read; cues from core_start to core_end are kept."""

    start: int
    core_start: int
    core_end: int
    end: int


def windows(pieces: Pieces, ends: list[int]) -> list[Window]:
    """Windows over pieces that end sentences at `ends` (exclusive, ascending, the last is the number of pieces)."""
    count = len(pieces.ids)
    if count <= WHOLE:
        return [Window(0, 0, count, count)] if count else []
    keys = {end: _key(pieces, end) for end in ends[:-1]}
    cuts = [0, *_lowest(keys), count]
    cores = [c for a, b in pairwise(cuts) for c in _split(a, b, ends, keys)]
    return [Window(_left(a, ends), a, b, _right(b, ends, count)) for a, b in cores]


def _key(pieces: Pieces, at: int) -> int:
    value = 0
    for piece in pieces.ids[at : at + KEY_PIECES].tolist():
        value = (value * 1_000_003 + piece + 1) & 0xFFFFFFFF
    value = (value * 2_654_435_761) & 0xFFFFFFFF
    return value if pieces.forms[at] >= 2 * SHAPES else value + LINE_BONUS


def _lowest(keys: dict[int, int]) -> list[int]:
    """Boundaries whose key is the lowest of all within APART pieces."""
    places = list(keys)
    found = []
    for at in places:
        low, high = bisect.bisect_left(places, at - APART), bisect.bisect_right(places, at + APART)
        if min(places[low:high], key=lambda p: (keys[p], p)) == at:
            found.append(at)
    return found


def _split(start: int, end: int, ends: list[int], keys: dict[int, int]) -> list[tuple[int, int]]:
    """Halve a stretch longer than CORE at a boundary near its middle until every part fits."""
    todo, found = [(start, end)], []
    while todo:
        a, b = todo.pop()
        if b - a <= CORE:
            found.append((a, b))
            continue
        inner = ends[bisect.bisect_right(ends, a) : bisect.bisect_left(ends, b)]
        middle = (a + b) // 2
        near = [p for p in inner if abs(p - middle) <= (b - a) // 4]
        cut = min(near, key=lambda p: (keys[p], p)) if near else middle
        todo += [(cut, b), (a, cut)]
    return found


def _left(at: int, ends: list[int]) -> int:
    low = max(0, at - MARGIN)
    k = bisect.bisect_left(ends, low)
    return ends[k] if k < len(ends) and ends[k] < at and low else low


def _right(at: int, ends: list[int], count: int) -> int:
    high = min(count, at + MARGIN)
    k = bisect.bisect_right(ends, high) - 1
    return ends[k] if k >= 0 and ends[k] > at else high
