"""Run the model over windows of pieces: one window a run, plain arrays out.

One at a time, because int8 scales are taken over all that is run together: a window read beside others would be read
slightly differently. Batches of four were no faster on one core.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from twosource.encoder.decode import Floats, Ints
from twosource.encoder.pieces import Pieces, word_heads
from twosource.encoder.windows import Window

CLS, SEP = 101, 102
REACH = 96  # pieces to either side of a cue that the linker labels
TOGETHER = 16  # windows whose cues are decoded at once
SURE = -0.01  # log chance from which a word counts as surely outside
OUTPUTS = ("names", "likeness", "at", "chance", "labels", "extras", "verdict")


@dataclass(frozen=True, slots=True)
class Pass:
    """One window read, [CLS] and [SEP] cut off: row i of names and likeness is piece `window.start + i`.

    names [n, 7] chances; likeness [n, 384]; for each cue: its piece `at`, the tagger's `chance` of it, labels and
    extras [k, 2 * REACH + 1, ...] log chances, verdict [k, 6] logits (found, asserts, denies, flat, hedged,
    conditional); `heads` marks the first pieces of words.
    """

    window: Window
    names: Floats
    likeness: Floats
    at: Ints
    chance: Floats
    labels: Floats
    extras: Floats
    verdict: Floats
    heads: Ints


def first_pieces(pieces: Pieces) -> Ints:
    """1 at the first piece of each word, else 0."""
    is_head = np.zeros(len(pieces.ids), np.int64)
    is_head[word_heads(pieces.words)] = 1
    return is_head


def passes(session: Any, pieces: Pieces, spans: list[Window]) -> Iterator[Pass]:
    """Read the windows in turn."""
    is_head = first_pieces(pieces)
    for window in spans:
        yield _pass(session, pieces, is_head, window)


def _pass(session: Any, pieces: Pieces, is_head: Ints, w: Window) -> Pass:
    ids = np.concatenate([[CLS], pieces.ids[w.start : w.end], [SEP]])[None]
    forms = np.concatenate([[0], pieces.forms[w.start : w.end], [0]])[None]
    asked = np.zeros((1, ids.shape[1]), np.float32)
    asked[0, w.core_start - w.start + 1 : w.core_end - w.start + 1] = is_head[w.core_start : w.core_end]
    fed = {"ids": ids, "forms": forms, "heads": asked}
    names, like, at, chance, labels, extras, verdict = session.run(OUTPUTS, fed)
    heads = is_head[w.start : w.end]
    return Pass(w, names[0, 1:-1], like[0, 1:-1], at - 1, chance, labels, extras, verdict, heads)


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of several passes, one a row: the piece of the whole text each begins at, the first and last piece its
    window holds, and what the model says of it; `heads` marks the first pieces of words of the whole text."""

    at: Ints
    first: Ints
    last: Ints
    chance: Floats
    labels: Floats
    extras: Floats
    verdict: Floats
    heads: Ints

    def only(self, some: Ints) -> "Cues":
        """The cues at some rows."""
        at, first, last = self.at[some], self.first[some], self.last[some]
        said = self.labels[some], self.extras[some], self.verdict[some]
        return Cues(at, first, last, self.chance[some], *said, self.heads)


def grouped(found: Iterator[Pass]) -> Iterator[list[Pass]]:
    """The passes in lists of at most TOGETHER, so that memory stays small however long the text is."""
    while some := list(islice(found, TOGETHER)):
        yield some


def gathered(some: list[Pass], heads: Ints) -> Cues:
    """The cues of passes."""
    counts = [len(one.at) for one in some]
    starts = np.repeat([one.window.start for one in some], counts)
    lasts = np.repeat([one.window.end - 1 for one in some], counts)
    at = np.concatenate([one.at for one in some]) + starts
    chance, labels = np.concatenate([one.chance for one in some]), np.concatenate([one.labels for one in some])
    extras, verdict = np.concatenate([one.extras for one in some]), np.concatenate([one.verdict for one in some])
    return Cues(at, starts, lasts, chance, labels, extras, verdict, heads)


def around(cues: Cues, scores: Floats) -> tuple[Floats, Ints, Ints]:
    """Scores of the words near each cue [k, m, labels], their first pieces [k, m] and how many there are [k].

    Of words that are surely outside every role, runs are cut to their first: the best path does not change.
    """
    index = cues.at[:, None] + np.arange(-REACH, REACH + 1)[None]
    there = (index >= cues.first[:, None]) & (index <= cues.last[:, None])
    index = np.clip(index, 0, len(cues.heads) - 1)
    there &= cues.heads[index] > 0
    order, counts = _front(there)
    real = np.arange(order.shape[1])[None] < counts[:, None]
    sure = np.take_along_axis(scores[:, :, 0], order, 1) > SURE
    sure[:, 1:] &= sure[:, :-1].copy()
    sure[:, 0] = False
    kept, counts = _front(real & ~sure)
    order = np.take_along_axis(order, kept, 1)
    return np.take_along_axis(scores, order[:, :, None], 1), np.take_along_axis(index, order, 1), counts


def _front(there: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Columns of the true entries of each row, moved to the front in order, and how many there are."""
    counts = there.sum(1)
    order = np.argsort(~there, axis=1, kind="stable")
    return order[:, : int(counts.max())], counts
