"""Run the model over windows of pieces: padded batches in, plain arrays out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from twosource.encoder.decode import Floats, Ints
from twosource.encoder.pieces import Pieces, word_heads
from twosource.encoder.windows import Window

CLS, SEP = 101, 102
BATCH = 4  # windows at once: text that seems all cues then stays under 600 MB; larger batches are no faster
SHORTEST = 34  # positions a batch must have: the graph ranks 32 pieces of each window as cues
REACH = 96  # pieces to either side of a cue that the linker labels
OUTPUTS = ("names", "likeness", "row", "at", "labels", "extras", "verdict")


@dataclass(frozen=True, slots=True)
class Pass:
    """One batch read. Position 0 of a row is [CLS], so piece `w.start + p - 1` stands at position p.

    names [b, n, 7] chances; likeness [b, n, 384]; for each cue: row and position, labels and extras
    [k, 2 * REACH + 1, ...] log chances, verdict [k, 6] logits (found, asserts, denies, flat, hedged, conditional);
    `heads` [b, n] marks the first pieces of words.
    """

    windows: tuple[Window, ...]
    names: Floats
    likeness: Floats
    row: Ints
    at: Ints
    labels: Floats
    extras: Floats
    verdict: Floats
    heads: Ints


def passes(session: Any, pieces: Pieces, spans: list[Window]) -> Iterator[Pass]:
    """Read the windows, longest first so that a batch pads little; batches come in that order."""
    order = sorted(spans, key=lambda w: (w.start - w.end, w.start))
    is_head = np.zeros(len(pieces.ids), np.int64)
    is_head[word_heads(pieces.words)] = 1
    for at in range(0, len(order), BATCH):
        yield _pass(session, pieces, is_head, tuple(order[at : at + BATCH]))


def _pass(session: Any, pieces: Pieces, is_head: Ints, spans: tuple[Window, ...]) -> Pass:
    shape = (len(spans), max(SHORTEST, max(w.end - w.start for w in spans) + 2))
    ids, forms, heads = (np.zeros(shape, np.int64) for _ in range(3))
    mask, asked = (np.zeros(shape, np.float32) for _ in range(2))
    for k, w in enumerate(spans):
        n = w.end - w.start
        ids[k, 0], ids[k, n + 1], ids[k, 1 : n + 1] = CLS, SEP, pieces.ids[w.start : w.end]
        forms[k, 1 : n + 1] = pieces.forms[w.start : w.end]
        heads[k, 1 : n + 1] = is_head[w.start : w.end]
        mask[k, : n + 2] = 1
        a, b = w.core_start - w.start + 1, w.core_end - w.start + 1
        asked[k, a:b] = heads[k, a:b]
    found = session.run(OUTPUTS, {"ids": ids, "forms": forms, "mask": mask, "heads": asked})
    names, like, row, at, labels, extras, verdict = found
    return Pass(spans, names, like, row, at, labels, extras, verdict, heads)


def around(heads: Ints, row: Ints, at: Ints) -> tuple[Ints, Ints, Ints]:
    """For each cue the places of whole words within its reach: index into the reach [k, m], positions, counts."""
    index = at[:, None] + np.arange(-REACH, REACH + 1)[None]
    last = heads.shape[1] - 1
    there = (index >= 0) & (index <= last)
    there &= heads[row[:, None], np.clip(index, 0, last)] > 0
    order = np.argsort(~there, axis=1, kind="stable")
    counts = there.sum(1)
    order = order[:, : int(counts.max())]
    return order, np.take_along_axis(index, order, 1), counts
