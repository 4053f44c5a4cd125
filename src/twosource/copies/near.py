"""Candidates: pairs of articles whose keys meet, in time linear in the keys whatever they are."""

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

Pairs = NDArray[np.int64]


def candidates(held: Sketches) -> Pairs:
    """Pairs of article numbers (lower, higher), sorted, one a row."""
    passages, counts = np.unique(meetings(sorted_keys(held.passages)), return_counts=True)
    bands = np.unique(meetings(sorted_keys(held.bands)))
    both = np.union1d(passages[counts >= LEAST_SHARED], bands)
    return np.stack([both >> np.uint64(32), both & np.uint64(0xFFFFFFFF)], axis=1).astype(np.int64)


def sorted_keys(keys: object) -> Hashes:
    """The packed keys in order, each article's once; sorts in place, since at a million articles a copy hurts."""
    view = np.frombuffer(keys, np.uint64) if len(keys) else np.zeros(0, np.uint64)  # type: ignore[arg-type,call-overload]
    view.sort()
    return view[np.append(True, view[1:] != view[:-1])] if len(view) else view


def meetings(keys: Hashes) -> Hashes:
    """Pairs (lower number in the upper half) that share a key, once for each key that they share."""
    if len(keys) < 2:
        return np.zeros(0, np.uint64)
    bare = keys >> np.uint64(NUMBER_BITS)
    again = bare[1:] == bare[:-1]
    shared = np.append(again, False) | np.append(False, again)
    bare, numbers = bare[shared], keys[shared] & np.uint64((1 << NUMBER_BITS) - 1)
    return np.concatenate(list(paired(bare, numbers))) if len(bare) else np.zeros(0, np.uint64)


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
