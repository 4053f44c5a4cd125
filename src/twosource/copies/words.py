"""Texts to words in bulk: every word of a batch hashed and placed by numpy, without a Python loop over words.

A word is a run of letters, digits and marks, folded for case and accents, so that both kinds of apostrophe split alike.
Its hash is the polynomial sum of its folded characters times powers of `BASE`, modulo 2^64, mixed: the same on every
machine. The hash of a word in the middle of a batch is the difference of two prefix sums, shifted back by the inverse.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]
Codes = NDArray[np.integer]

BASE = 0x9E3779B97F4A7C15
"""An odd number has an inverse modulo 2^64; this one is the golden ratio's fraction, as in Fibonacci hashing."""
MIX = np.uint64(0xFF51AFD7ED558CCD)
"""Multiplier of MurmurHash3's finaliser: low bits of a polynomial sum alone are weak."""
PLANE = 0x10000
"""Characters beyond the basic plane (emoji, rare scripts) part words."""
IDEOGRAPHS = ((0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF))
"""Scripts written without spaces: every character is a word."""
RUN = 5
"""Words in a run: shorter ones join unrelated news of one event (bench: copies)."""
BATCH = 1 << 17
"""Characters taken at once: the arrays of a batch stay in the processor's cache."""

REACH = 1 << 18
"""Characters over which a prefix sum runs: a batch and more, and a table of powers that memory does not notice."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a batch. `codes` are its characters, `starts` and `ends` where each word stands in them.

    `texts` says which text a word is of, `offsets` where each text begins in `codes`.
    """

    codes: Codes
    hashes: Hashes
    starts: Places
    ends: Places
    texts: Places
    offsets: Places

    def bounds(self) -> Places:
        """First word of each text, and the number of words."""
        return np.searchsorted(self.starts, self.offsets)


@lru_cache(maxsize=1)
def folds() -> tuple[NDArray[np.uint16], NDArray[np.bool_]]:
    """For each character of the basic plane its folded code (0: parts words), and whether it is a word by itself."""
    table = np.zeros(PLANE, np.uint16)
    for code in range(PLANE):
        char = chr(code)
        if char.isalnum() or (code > 0x2FF and unicodedata.category(char)[0] == "M"):
            plain = unicodedata.normalize("NFKD", char.casefold())[:1]
            table[code] = ord(plain) if plain and ord(plain) < PLANE else code
    alone = np.zeros(PLANE, np.bool_)
    for first, last in IDEOGRAPHS:
        alone[first : last + 1] = True
    return table, alone


@lru_cache(maxsize=1)
def powers() -> tuple[Hashes, Hashes]:
    """Powers of the base and of its inverse, modulo 2^64, for every place in a reach of characters."""
    up, down = np.full(REACH, BASE, np.uint64), np.full(REACH, pow(BASE, -1, 1 << 64), np.uint64)
    up[0] = down[0] = 1
    return np.multiply.accumulate(up), np.multiply.accumulate(down)


def mixed(sums: Hashes) -> Hashes:
    """Hashes whose every bit depends on every bit of the sums."""
    sums ^= sums >> np.uint64(33)
    sums *= MIX
    sums ^= sums >> np.uint64(29)
    return sums


def characters(joined: str) -> Codes:
    """A text's characters as numbers; one beyond the basic plane as 0."""
    if joined.isascii():
        return np.frombuffer(joined.encode("ascii"), np.uint8)
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    return np.where(codes < PLANE, codes, 0)


def edges(codes: Codes, folded: NDArray[np.uint16]) -> tuple[Places, Places]:
    """Where words start and end."""
    inside = np.zeros(len(codes) + 2, np.bool_)
    inside[1:-1] = folded != 0
    begins, closes = inside[1:-1] & ~inside[:-2], inside[1:-1] & ~inside[2:]
    if codes.dtype != np.uint8:
        alone = folds()[1][codes]
        if alone.any():
            begins |= alone
            closes |= alone
            begins[1:] |= alone[:-1] & inside[2:-1]
            closes[:-1] |= alone[1:] & inside[1:-2]
    return np.flatnonzero(begins), np.flatnonzero(closes) + 1


def words_of(texts: Sequence[str]) -> Words:
    """The words of texts, one after another."""
    codes = characters("\n".join(texts))
    folded = folds()[0][codes]
    starts, ends = edges(codes, folded)
    offsets = np.zeros(len(texts) + 1, np.int64)
    np.cumsum([len(t) + 1 for t in texts], out=offsets[1:])
    which = np.repeat(np.arange(len(texts)), np.diff(np.searchsorted(starts, offsets)))
    return Words(codes, hashed(folded, starts, ends), starts, ends, which, offsets)


def hashed(folded: NDArray[np.uint16], starts: Places, ends: Places) -> Hashes:
    """The hash of each word, a reach of characters at a time; of a longer word only what it reaches."""
    up, down = powers()
    found = np.empty(len(starts), np.uint64)
    first = 0
    while first < len(starts):
        base = int(starts[first])
        last = max(first + 1, int(np.searchsorted(ends, base + REACH, side="right")))
        part = folded[base : min(int(ends[last - 1]), base + REACH)]
        sums = np.zeros(len(part) + 1, np.uint64)
        np.cumsum(part * up[: len(part)], out=sums[1:])
        begin, close = starts[first:last] - base, np.minimum(ends[first:last] - base, len(part))
        found[first:last] = (sums[close] - sums[begin]) * down[begin]
        first = last
    return mixed(found)


def runs(hashes: Hashes, length: int) -> Hashes:
    """Hash of each run of `length` words, by its first word; empty where there are fewer."""
    count = len(hashes) - length + 1
    if count <= 0:
        return np.zeros(0, np.uint64)
    sums = np.zeros(count, np.uint64)
    for n in range(length):
        sums += hashes[n : n + count] * powers()[0][n + 1]
    return mixed(sums)
