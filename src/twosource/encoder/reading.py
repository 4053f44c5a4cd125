"""One article read: pieces, windows, passes, and what they say together."""

import bisect
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from twosource.encoder.decode import Floats, Ints, Linked, Words, best_paths, one_a_cue, read_paths, runs
from twosource.encoder.edges import signed, snapped
from twosource.encoder.passes import Pass, around, passes
from twosource.encoder.pieces import Pieces, Span, cut, lines, word_heads
from twosource.encoder.quotes import quoted
from twosource.encoder.sentences import sentence_ends
from twosource.encoder.weights import Card
from twosource.encoder.windows import windows
from twosource.model import Attribution, Name, Signals, Tone

KINDS = ("person", "organisation", "place")
Found = tuple[Linked, Tone | None]


def read(session: Any, card: Card, maker: str, text: str, blocks: Sequence[Span]) -> Signals:
    """Everything the model says of the blocks of a text; spans are code points into the whole text."""
    pieces = cut(text, blocks)
    if not len(pieces.ids):
        return Signals(maker)
    ends = sentence_ends(text, pieces).tolist()
    bounds = np.append(word_heads(pieces.words), len(pieces.ids))
    tags = np.zeros((len(bounds) - 1, 1 + 2 * len(KINDS)), np.float32)
    vectors: dict[int, bytes] = {}
    found: dict[Linked, Tone] = {}
    for one in passes(session, pieces, windows(pieces, ends)):
        found |= _linked(one, pieces, bounds)
        _tags(one, pieces, tags)
        vectors |= _vectors(one, ends)
    kept = one_a_cue(list(found), card.floor)
    quotes = [q for line in lines(text, blocks) for q in quoted(text, *line)]
    return Signals(
        maker,
        tuple(_attribution(text, pieces, bounds, quotes, one) for one in kept),
        tuple(_names(text, pieces, bounds, tags, card.name_floor)),
        tuple(_with_spans(pieces, ends, vectors)),
        tuple(found[one] for one in kept),
    )


def _linked(one: Pass, pieces: Pieces, bounds: Ints) -> dict[Linked, Tone]:
    if not len(one.row):
        return {}
    order, positions, counts = around(one.heads, one.row, one.at)
    starts = np.array([w.start for w in one.windows])[one.row]
    numbers = pieces.words[np.clip(starts[:, None] + positions - 1, 0, len(pieces.words) - 1)]
    anchors = pieces.words[starts + one.at - 1]
    chances = 1 / (1 + np.exp(-one.verdict[:, 0]))
    scores = np.take_along_axis(one.labels, order[:, :, None], 1)
    linked = read_paths(scores, counts, numbers, anchors, chances)
    extras = best_paths(np.take_along_axis(one.extras, order[:, :, None], 1), counts)
    tones = {int(a): _tone(v, p, n, pieces, bounds)
             for a, v, p, n in zip(anchors, one.verdict, extras, numbers, strict=True)}  # fmt: skip
    return {x: tones[x.anchor] for x in linked}


def _tone(verdict: Floats, path: Ints, numbers: Ints, pieces: Pieces, bounds: Ints) -> Tone:
    (doubt,) = runs(path, 1)
    words = [(int(numbers[a]), int(numbers[b - 1]) + 1) for a, b in doubt]
    stance, certainty = _softmax(verdict[1:3]), _softmax(verdict[3:6])
    spans = tuple(_span(pieces, bounds, w) for w in words)
    return Tone(float(stance[1]), float(certainty[1]), float(certainty[2]), spans)


def _softmax(x: Floats) -> Floats:
    chances = np.exp(x - x.max())
    return np.asarray(chances / chances.sum())


def _span(pieces: Pieces, bounds: Ints, words: Words) -> Span:
    return int(pieces.starts[bounds[words[0]]]), int(pieces.ends[bounds[words[1]] - 1])


def _attribution(text: str, pieces: Pieces, bounds: Ints, quotes: list[Span], one: Linked) -> Attribution:
    def plain(parts: tuple[Words, ...]) -> tuple[Span, ...]:
        return tuple(signed(text, _span(pieces, bounds, p)) for p in parts)

    content = tuple(snapped(text, _span(pieces, bounds, p), quotes) for p in one.content)
    return Attribution(content, plain(one.cue), plain(one.source), round(one.score, 4))


def _tags(one: Pass, pieces: Pieces, tags: Floats) -> None:
    """Write the name chances of the words in each window's core."""
    for k, w in enumerate(one.windows):
        inside = np.flatnonzero(one.heads[k, 1 : w.end - w.start + 1])
        inside = inside[(inside >= w.core_start - w.start) & (inside < w.core_end - w.start)]
        tags[pieces.words[w.start + inside]] = one.names[k, 1 + inside]


def _names(text: str, pieces: Pieces, bounds: Ints, tags: Floats, floor: float) -> list[Name]:
    best = tags.argmax(1)
    found: list[Name] = []
    at = 0
    while at < len(best):
        kind = (int(best[at]) - 1) // 2
        end = at + 1
        if best[at] > 0:
            while end < len(best) and best[end] == 2 + 2 * kind and _same_line(text, pieces, bounds, end):
                end += 1
            score = float(tags[at:end, 1 + 2 * kind : 3 + 2 * kind].sum(1).mean())
            if score >= floor:
                found.append(Name(KINDS[kind], _span(pieces, bounds, (at, end)), round(score, 4)))
        at = end
    return found


def _same_line(text: str, pieces: Pieces, bounds: Ints, word: int) -> bool:
    return "\n" not in text[pieces.ends[bounds[word] - 1] : pieces.starts[bounds[word]]]


def _vectors(one: Pass, ends: list[int]) -> dict[int, bytes]:
    """Unit vectors of the sentences that begin in each core, by the piece they begin at."""
    found = {}
    starts = [0, *ends[:-1]]
    total = np.cumsum(one.likeness, axis=1, dtype=np.float64)
    for k, w in enumerate(one.windows):
        low, high = bisect.bisect_left(starts, w.core_start), bisect.bisect_left(starts, w.core_end)
        for start, end in zip(starts[low:high], ends[low:high], strict=True):
            a, b = start - w.start, min(end, w.end) - w.start
            found[start] = unit(total[k, b] - total[k, a]).astype("<f2").tobytes()
    return found


def unit(vector: Floats) -> Floats:
    """A vector scaled to length one; zeros stay zeros, and what is no number becomes zero."""
    clean = np.nan_to_num(np.asarray(vector, np.float32))
    length = float(np.linalg.norm(clean))
    return clean / length if length > 0 else clean


def _with_spans(pieces: Pieces, ends: list[int], vectors: dict[int, bytes]) -> list[tuple[Span, bytes]]:
    return [
        ((int(pieces.starts[a]), int(pieces.ends[b - 1])), vectors[a])
        for a, b in pairwise([0, *ends])
        if a in vectors
    ]
