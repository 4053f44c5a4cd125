"""Where sentences end, in word pieces: good enough to cut windows and to pool vectors."""

from itertools import pairwise

import numpy as np

from twosource.encoder.pieces import SHAPES, Ints, Pieces, word_heads

STOPS = frozenset(".?!…")
CLOSERS = frozenset("\"'”’»)]›")
OPENERS = frozenset("\"'“‘«„([‹-–—")
ABBREVIATIONS = frozenset(
    "mr mrs ms dr sen rep gov gen lt col sgt capt adm st jr sr prof no vs rev hon maj cpl pvt jan feb mar apr "
    "aug sept sep oct nov dec inc corp ltd co".split()
)


def sentence_ends(text: str, pieces: Pieces) -> Ints:
    """Piece indices (exclusive) at which sentences end, ascending; the last is the number of pieces."""
    heads = word_heads(pieces.words)
    if not len(heads):
        return np.zeros(0, np.int64)
    bounds = np.append(heads, len(pieces.ids))
    words = [text[pieces.starts[a] : pieces.ends[b - 1]] for a, b in pairwise(bounds.tolist())]
    line = (pieces.forms >= 2 * SHAPES)[heads]
    ends = [k for k in np.flatnonzero(line).tolist() if k]
    ends += [k for k in (_after(words, i) for i, w in enumerate(words) if w in STOPS) if k]
    return np.unique(np.append(bounds[np.asarray(ends, np.int64)], len(pieces.ids)))


def _after(words: list[str], stop: int) -> int:
    before = words[stop - 1] if stop else ""
    if words[stop] == "." and (before.lower() in ABBREVIATIONS or (len(before) == 1 and before.isupper())):
        return 0
    at = stop + 1
    while at < len(words) and words[at] in CLOSERS:
        at += 1
    head = at
    while head < len(words) and words[head] in OPENERS:
        head += 1
    return at if head < len(words) and not words[head][0].islower() else 0
