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
TOGETHER = 16  # windows whose cues are decoded at once
SURE = -0.01  # log chance from which a word counts as surely outside
READING = ("names", "at", "chance", "labels", "extras", "verdict")
LIKENESS = ("likeness",)
"""The graph has two ways above the layers that they share, and a run takes one: the input `reading` tells which."""


@dataclass(frozen=True, slots=True)
class Pass:
    """One window read, [CLS] and [SEP] cut off: row i of names is piece `window.start + i`.

    names [n, 7] chances; for each cue: its piece `at`, the tagger's `chance` of it, labels and
    extras [k, words, ...] log chances of its words, verdict [k, 6] logits (found, asserts, denies, flat, hedged,
    conditional); `heads` marks the first pieces of words.
    """

    window: Window
    names: Floats
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


def sensed(session: Any, pieces: Pieces, spans: list[Window]) -> Iterator[tuple[Window, Floats]]:
    """The windows in turn with what likeness is summed from [n, 384]: row i is piece `window.start + i`."""
    is_head = first_pieces(pieces)
    for window in spans:
        yield window, session.run(LIKENESS, _fed(pieces, is_head, window, False))[0][0, 1:-1]


def _fed(pieces: Pieces, is_head: Ints, w: Window, reading: bool) -> dict[str, NDArray[Any]]:
    ids = np.concatenate([[CLS], pieces.ids[w.start : w.end], [SEP]])[None]
    forms = np.concatenate([[0], pieces.forms[w.start : w.end], [0]])[None]
    heads, asked = np.zeros((2, *ids.shape), np.float32)
    heads[0, 1:-1] = is_head[w.start : w.end]
    core = slice(w.core_start - w.start + 1, w.core_end - w.start + 1)
    asked[0, core] = heads[0, core]
    return {"ids": ids, "forms": forms, "heads": heads, "asked": asked, "reading": np.array(reading)}


def _pass(session: Any, pieces: Pieces, is_head: Ints, w: Window) -> Pass:
    names, at, chance, labels, extras, verdict = session.run(READING, _fed(pieces, is_head, w, True))
    return Pass(w, names[0, 1:-1], at - 1, chance, labels, extras, verdict, is_head[w.start : w.end])


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of several passes, one a row: the piece of the text each begins at, the first word of its window and
    how many words that has, and what the model says of it."""

    at: Ints
    start: Ints
    counts: Ints
    chance: Floats
    labels: Floats
    extras: Floats
    verdict: Floats

    def only(self, some: Ints) -> "Cues":
        """The cues at some rows."""
        at, start, counts = self.at[some], self.start[some], self.counts[some]
        return Cues(at, start, counts, self.chance[some], self.labels[some], self.extras[some], self.verdict[some])


def grouped(found: Iterator[Pass]) -> Iterator[list[Pass]]:
    """The passes in lists of at most TOGETHER, so that memory stays small however long the text is."""
    while some := list(islice(found, TOGETHER)):
        yield some


def gathered(some: list[Pass], words: Ints) -> Cues:
    """The cues of passes; `words` numbers the word of each piece of the text."""
    at = np.concatenate([one.at + one.window.start for one in some])
    rows = [len(one.at) for one in some]
    start = np.repeat([_first_word(one, words) for one in some], rows)
    counts = np.repeat([one.labels.shape[1] for one in some], rows)
    chance = np.concatenate([one.chance for one in some])
    most = max((one.labels.shape[1] for one in some), default=0)
    labels, extras = (np.concatenate([_wide(rows, most) for rows in found])
                      for found in ([one.labels for one in some], [one.extras for one in some]))  # fmt: skip
    return Cues(at, start, counts, chance, labels, extras, np.concatenate([one.verdict for one in some]))


def _first_word(one: Pass, words: Ints) -> int:
    """The first word of the text whose first piece stands in the window."""
    heads = np.flatnonzero(one.heads)
    return int(words[one.window.start + heads[0]]) if len(heads) else 0


def _wide(rows: Floats, most: int) -> Floats:
    """Rows [k, m, labels] with m made `most`."""
    return np.pad(rows, ((0, 0), (0, most - rows.shape[1]), (0, 0)))


def around(cues: Cues, scores: Floats) -> tuple[Floats, Ints, Ints]:
    """Scores of the words near each cue [k, m, labels], the words' numbers [k, m] and how many there are [k].

    Of words that are surely outside every role, runs are cut to their first: the best path does not change.
    """
    steps = np.arange(scores.shape[1])[None]
    sure = scores[:, :, 0] > SURE
    sure[:, 1:] &= sure[:, :-1].copy()
    sure[:, 0] = False
    kept, counts = _front((steps < cues.counts[:, None]) & ~sure)
    return np.take_along_axis(scores, kept[:, :, None], 1), cues.start[:, None] + kept, counts


def _front(there: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Columns of the true entries of each row, moved to the front in order, and how many there are."""
    counts = there.sum(1)
    order = np.argsort(~there, axis=1, kind="stable")
    return order[:, : int(counts.max())], counts
