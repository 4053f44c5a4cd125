"""Candidates: pairs of articles whose keys meet, in time linear in the keys whatever they are."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from .sketch import NUMBER_BITS, Sketches
from .words import Hashes

RARE = 8
"""A key in up to this many articles pairs them all; in more of them, each only with its neighbour and the first, so
that a crowd (a wire story in fifty papers, a weather page a day) costs no more than its size."""
LEAST_SHARED = 2
"""Passage keys that a pair must share: chance and set phrases give one (bench: copies)."""

PART = 1 << 18
"""Keys looked at together."""

Pairs = NDArray[np.int64]


def candidates(held: Sketches) -> Pairs:
    """Pairs of article numbers (lower, higher), sorted, one a row. Uses the sketches up: they hold most of memory."""
    passages, counts = np.unique(meetings(held.passages), return_counts=True)
    held.passages = array("Q")
    both = np.union1d(passages[counts >= LEAST_SHARED], np.unique(meetings(held.bands)))
    held.bands = array("Q")
    return np.stack([both >> np.uint64(32), both & np.uint64(0xFFFFFFFF)], axis=1).astype(np.int64)


def meetings(keys: array[int]) -> Hashes:
    """Pairs (lower number in the upper half) that share a key, once for each key that they share."""
    if len(keys) < 2:
        return np.zeros(0, np.uint64)
    view = np.frombuffer(keys, np.uint64)
    view.sort()
    shared = np.concatenate(list(shared_keys(view)))
    found = [np.zeros(0, np.uint64)]
    for start, end in parted(shared):
        bare = shared[start:end] >> np.uint64(NUMBER_BITS)
        numbers = shared[start:end] & np.uint64((1 << NUMBER_BITS) - 1)
        found += paired(bare, numbers)
    return np.concatenate(found)


def parted(keys: Hashes) -> Iterator[tuple[int, int]]:
    """Ranges of about `PART` keys that part no group of equal ones."""
    start = 0
    while start < len(keys):
        end = min(start + PART, len(keys))
        if end < len(keys):
            last = keys[end - 1] | np.uint64((1 << NUMBER_BITS) - 1)
            end = int(np.searchsorted(keys, last, side="right"))
        yield start, end
        start = end


def shared_keys(keys: Hashes) -> Iterator[Hashes]:
    """The packed keys that stand in two articles or more, each article's once; a part at a time, since copies hurt."""
    for start in range(0, len(keys), PART):
        part = keys[max(0, start - 1) : start + PART + 1]
        bare = part >> np.uint64(NUMBER_BITS)
        again = np.append(part[1:] == part[:-1], False)  # an article may hold a key twice: the last one is kept
        meet = bare[1:] == bare[:-1]
        shared = (np.append(False, meet) | np.append(meet, False)) & ~again
        first = 1 if start else 0
        yield part[first : first + PART][shared[first : first + PART]]


def paired(bare: Hashes, numbers: Hashes) -> Iterator[Hashes]:
    """Pairs of each group of equal keys, by the distance at which the two stand in it."""
    first = np.append(True, bare[1:] != bare[:-1])
    begin = np.flatnonzero(first)
    size = np.diff(np.append(begin, len(bare)))
    few = np.repeat(size <= RARE, size)
    for step in range(1, RARE):
        meet = bare[step:] == bare[:-step]
        if step > 1:
            meet &= few[step:]
        yield (numbers[:-step][meet] << np.uint64(32)) | numbers[step:][meet]
    centre = np.repeat(numbers[begin], size)
    crowd = ~few & (centre != numbers)
    yield (centre[crowd] << np.uint64(32)) | numbers[crowd]
