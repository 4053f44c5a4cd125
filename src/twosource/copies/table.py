"""Keys and the articles that hold them, so that looking up one article costs the same among ten thousand or a million.

A hash table in one array: the upper bits of a key tell its bucket, two lines of the processor's cache; the few keys
whose bucket is full stand in a dictionary. numpy reads all keys of an article at once, so that reads of memory overlap.
"""

import numpy as np
from numpy.typing import NDArray

from .sketch import NUMBER_BITS
from .words import Hashes, Places

WIDE = 16
"""Slots of a bucket: two lines of the cache, which processors fetch together."""
LOAD = 0.65
"""Share of slots in use at which the table grows: one key in two hundred finds its bucket full."""
GROWTH = 1.5
"""Times as many buckets after growing: every key is moved twice in its life on average, however many there are."""
LEAST = 64
"""Buckets of an empty table."""
PART = 1 << 15
"""Keys put in together: their buckets stay in the cache."""
NUMBER = np.uint64((1 << NUMBER_BITS) - 1)
EMPTY = np.uint64(2**64 - 1)
GONE = np.uint64(2**64 - 2)
"""What a slot holds whose key was taken out: those behind it keep their place."""
PLACE_BITS = np.uint64(32)
"""Upper bits of a key that tell its bucket."""


class Table:
    """Keys packed with an article's number (`sketch.packed`), found by the key alone."""

    def __init__(self) -> None:
        self.rows = np.full((LEAST, WIDE), EMPTY, np.uint64)
        self.used = 0
        self.spilt: dict[int, list[int]] = {}

    def home(self, keys: Hashes) -> Places:
        """The bucket of each key."""
        return (((keys >> PLACE_BITS) * np.uint64(len(self.rows))) >> PLACE_BITS).astype(np.int64)

    def find(self, keys: Hashes) -> tuple[Places, Hashes]:
        """Who holds keys (bare, each once): places among the keys, and numbers of articles beside them."""
        if not self.used:
            return np.zeros(0, np.int64), keys[:0]
        rows = self.rows[self.home(keys)]
        which, slot = np.nonzero(((rows ^ keys[:, None]) <= NUMBER) & (rows < GONE))
        numbers = rows[which, slot] & NUMBER
        full = np.flatnonzero(rows[:, -1] != EMPTY)
        spilt = [(n, number) for n in full.tolist() for number in self.spilt.get(int(keys[n]), ())]
        if not spilt:
            return which, numbers
        more = np.array(spilt, np.int64)
        return np.append(which, more[:, 0]), np.append(numbers, more[:, 1].astype(np.uint64))

    def put(self, packed: Hashes) -> None:
        """Hold more keys, each packed with its article's number."""
        if self.used + len(packed) > LOAD * self.rows.size:
            self.grow(self.used + len(packed))
        for start in range(0, len(packed), PART):
            self.fill(packed[start : start + PART])

    def grow(self, keys: int) -> None:
        """Move everything that is held into more buckets, enough for so many keys and more."""
        rows, spilt = self.rows, self.spilt
        self.rows = np.full((int(GROWTH * keys / LOAD / WIDE) + 1, WIDE), EMPTY, np.uint64)
        self.used, self.spilt = 0, {}
        for start in range(0, len(rows), PART // WIDE):
            part = rows[start : start + PART // WIDE]
            self.fill(part[part < GONE])
        self.fill(np.array([key | n for key, numbers in spilt.items() for n in numbers], np.uint64))

    def fill(self, packed: Hashes) -> None:
        """Put keys into their buckets, what finds no room beside."""
        packed = np.sort(packed)
        at = self.home(packed)
        first = np.flatnonzero(np.append(True, at[1:] != at[:-1])) if len(at) else at
        behind = np.arange(len(at)) - np.repeat(first, np.diff(np.append(first, len(at))))
        slot = (self.rows[at] != EMPTY).sum(axis=1) + behind
        fits: NDArray[np.bool_] = slot < WIDE
        self.rows[at[fits], slot[fits]] = packed[fits]
        for key in packed[~fits].tolist():
            self.spilt.setdefault(key & ~int(NUMBER), []).append(key & int(NUMBER))
        self.used += len(packed)

    def drop(self, packed: Hashes) -> None:
        """Hold these no more; those that are not held are passed over."""
        at = self.home(packed)
        which, slot = np.nonzero(self.rows[at] == packed[:, None])
        self.rows[at[which], slot] = GONE
        for key in np.delete(packed, which).tolist():
            numbers = self.spilt.get(key & ~int(NUMBER), [])
            if key & int(NUMBER) in numbers:
                numbers.remove(key & int(NUMBER))
