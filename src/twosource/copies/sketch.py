"""Sketches: what is kept of an article to find its copies among any number of others, under a kilobyte each.

Two kinds of keys, both of 40 bits, packed with the article's number into one 64-bit integer so that a plain sort groups
them: passage keys (a fixed quarter of all runs of five words: the same words are taken wherever they stand, so that a
paragraph lifted into a long piece is found), and bands of a MinHash signature (articles that are alike as a whole).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import rensa

from .words import BATCH, RUN, Hashes, Places, mixed, runs, words_of

SAMPLE = np.uint64(3)
"""Runs whose hash has these bits at zero are keys, one in four: a passage of 40 words has 9 (bench: copies)."""
BANDS, ROWS = 16, 3
"""Bands of three values out of 48: articles of resemblance .5 meet with probability .88, of .3 with .35."""
SEED = 20260731
"""Seed of the MinHash permutations; any number will do, but it must stay."""
KEY_BITS = 40
NUMBER_BITS = 64 - KEY_BITS
MOST = 1 << NUMBER_BITS
"""Articles that one fold can hold: sixteen million."""
BAND = np.uint64(MOST)
"""The lowest bit of a key: set in bands, not in passages, so that both can stand in one table."""
VERSION = "1"
"""Raised when the same text gives other keys, so that sketches kept before are made anew (a test tells when)."""


@dataclass(slots=True)
class Sketches:
    """Keys of articles held, packed key by key with the article's number; grows by `take`."""

    count: int = 0
    passages: array[int] = field(default_factory=lambda: array("Q"))
    bands: array[int] = field(default_factory=lambda: array("Q"))

    def take(self, texts: Sequence[str]) -> None:
        """Add the next articles, given the text of each that holds reporting."""
        for batch in batches(texts):
            words = words_of(batch)
            hashes, bounds = runs_of(words.hashes, words.bounds(), len(batch))
            numbers = np.repeat(np.arange(len(batch), dtype=np.uint64), np.diff(bounds)) + np.uint64(self.count)
            taken = (hashes & SAMPLE) == 0
            self.passages.frombytes((packed(hashes[taken], numbers[taken]) & ~BAND).tobytes())
            self.bands.frombytes((banded(hashes, bounds, self.count) | BAND).tobytes())
            self.count += len(batch)

    def renumber(self, ranks: Places) -> None:
        """Give each article a new number: `ranks[old]`."""
        low = np.uint64(MOST - 1)
        new = ranks.astype(np.uint64)
        for keys in (self.passages, self.bands):
            view = np.frombuffer(keys, np.uint64) if len(keys) else np.zeros(0, np.uint64)
            for start in range(0, len(view), BATCH):
                part = view[start : start + BATCH]
                part[:] = (part & ~low) | new[part & low]


def sketched(texts: Sequence[str]) -> list[Hashes]:
    """The sketch of each text by itself: its keys, passages and bands, each once, sorted, with number 0."""
    if not texts:
        return []
    found = Sketches()
    found.take(texts)
    keys = np.concatenate([np.frombuffer(held, np.uint64) for held in (found.passages, found.bands)])
    low = np.uint64(MOST - 1)
    if len(texts) == 1:
        return [np.unique(keys)]
    keys = keys[np.lexsort((keys, keys & low))]
    cuts = np.searchsorted(keys & low, np.arange(1, len(texts), dtype=np.uint64))
    return [np.unique(part & ~low) for part in np.split(keys, cuts)]


def batches(texts: Sequence[str]) -> Iterator[list[str]]:
    """Texts in batches of about `BATCH` characters."""
    batch: list[str] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def runs_of(hashes: Hashes, bounds: Places, count: int) -> tuple[Hashes, Places]:
    """Hashes of the runs that stay within their text, and where each text's begin."""
    found = runs(hashes, RUN)
    sizes = np.maximum(np.diff(bounds) - (RUN - 1), 0)
    inside = np.zeros(len(found) + RUN, np.bool_)
    inside[: len(found)] = True
    for n in range(1, RUN):
        cut = bounds[1:] - n
        inside[cut[cut >= 0]] = False
    offsets = np.zeros(count + 1, np.int64)
    np.cumsum(sizes, out=offsets[1:])
    return found[inside[: len(found)]], offsets


def packed(keys: Hashes, numbers: Hashes) -> Hashes:
    """The key's upper 40 bits and the article's number."""
    return (keys >> np.uint64(NUMBER_BITS) << np.uint64(NUMBER_BITS)) | numbers


def banded(hashes: Hashes, bounds: Places, first: int) -> Hashes:
    """Band keys of each text that has a run."""
    held = np.flatnonzero(np.diff(bounds))
    if not len(held):
        return np.zeros(0, np.uint64)
    offsets = np.append(bounds[held], bounds[-1]).astype(np.uint64)
    rows = rensa.RMinHash.digest_matrix_from_flat_token_hashes(hashes, offsets, BANDS * ROWS, SEED).to_rows()
    values = np.array(rows, np.uint64).reshape(len(held), BANDS, ROWS)
    sums = np.arange(BANDS, dtype=np.uint64)[None, :] + np.uint64(1)
    for row in range(ROWS):
        sums = mixed(sums * np.uint64(0x100000001B3) + values[:, :, row])
    return packed(sums.ravel(), np.repeat(held.astype(np.uint64) + np.uint64(first), BANDS))
