"""One article read: pieces, windows, passes, and what they say together."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from twosource.encoder.decode import CHANNELS, Floats, Ints, Linked, Words, best_paths, one_a_cue, read_paths, runs
from twosource.encoder.edges import signed, snapped
from twosource.encoder.passes import Cues, Pass, around, gathered, grouped, passes
from twosource.encoder.pieces import Pieces, Span, cut, lines, word_heads
from twosource.encoder.quotes import quoted
from twosource.encoder.sentences import sentence_ends
from twosource.encoder.weights import Card
from twosource.encoder.windows import windows
from twosource.model import Attribution, Name, Signals, Tone

BY_VERDICT, BY_TAGGER = 0.5, 0.2  # powers of the two chances in a score, by F1 on PolNeAR dev (bench/reader.py)
KINDS = ("person", "organisation", "place")


def read(session: Any, card: Card, maker: str, text: str, blocks: Sequence[Span]) -> Signals:
    """Everything the model says of the blocks of a text; spans are code points into the whole text."""
    pieces = cut(text, blocks)
    if not len(pieces.ids):
        return Signals(maker)
    ends = sentence_ends(text, pieces).tolist()
    bounds = np.append(word_heads(pieces.words), len(pieces.ids))
    tags = np.zeros((len(bounds) - 1, 1 + 2 * len(KINDS)), np.float32)
    found: dict[Linked, Tone] = {}
    for some in grouped(passes(session, pieces, windows(pieces, ends))):
        found |= _linked(gathered(some, pieces.words), pieces, bounds)
        for one in some:
            _tags(one, pieces, tags)
    tones = {one.anchor: tone for one, tone in found.items()}
    kept = one_a_cue(list(found), card.floor, card.sourceless)
    quotes = [q for line in lines(text, blocks) for q in quoted(text, *line)]
    return Signals(
        maker,
        tuple(_attribution(text, pieces, bounds, quotes, one) for one in kept),
        tuple(_names(text, pieces, bounds, tags, card.name_floor)),
        tuple(tones[one.anchor] for one in kept),
    )


def _linked(cues: Cues, pieces: Pieces, bounds: Ints) -> dict[Linked, Tone]:
    """The readings of the cues of some passes, all paths found at once: a step for each word, whatever the cues."""
    if not len(cues.at):
        return {}
    scores, places, counts = around(cues, cues.labels)
    sure = (1 + np.exp(-cues.verdict[:, 0])) ** -BY_VERDICT * cues.chance**BY_TAGGER
    linked = read_paths(scores, counts, places, pieces.words[cues.at], sure)
    doubts = _doubts(cues, pieces, bounds)
    tones = {int(word): k for k, word in enumerate(pieces.words[cues.at])}
    return {x: _tone(cues.verdict[tones[x.anchor]], doubts.get(tones[x.anchor], ())) for x in linked}


def _doubts(cues: Cues, pieces: Pieces, bounds: Ints) -> dict[int, tuple[Span, ...]]:
    """The outlet's words of doubt, by cue; most cues have none, and only those that may are decoded."""
    some = np.flatnonzero((cues.extras.argmax(2) > 0).any(1))
    if not len(some):
        return {}
    scores, places, counts = around(cues.only(some), cues.extras[some])
    found = {}
    for k, path, row in zip(some.tolist(), best_paths(scores, counts), places, strict=True):
        words = [(int(row[a]), int(row[b - 1]) + 1) for a, b in runs(path, 1)[0]]
        found[k] = tuple(_span(pieces, bounds, w) for w in words)
    return found


def _tone(verdict: Floats, doubt: tuple[Span, ...]) -> Tone:
    stance, certainty = _softmax(verdict[1:3]), _softmax(verdict[3:6])
    channel = _softmax(verdict[6:]) if len(verdict) > 6 else np.ones(1)
    way = int(channel.argmax())
    told = (CHANNELS[way], float(channel[way]))
    return Tone(float(stance[1]), float(certainty[1]), float(certainty[2]), doubt, *told)


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
    """Write the name chances of the words in the window's core."""
    w = one.window
    inside = np.flatnonzero(one.heads)
    inside = inside[(inside >= w.core_start - w.start) & (inside < w.core_end - w.start)]
    tags[pieces.words[w.start + inside]] = one.names[inside]


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
