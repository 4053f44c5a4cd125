from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.encoder.pieces import Pieces, cut
from twosource.encoder.sentences import sentence_ends
from twosource.encoder.windows import WHOLE, Window, windows

WORDS = ("gate", "river", "minister", "said", "Wirth", "the", "of", "held", "not", "seven", "boats", "Kelm")


def article(seed: int, paragraphs: int) -> str:
    rng = np.random.default_rng(seed)
    lines = [" ".join(WORDS[i] for i in rng.integers(0, len(WORDS), rng.integers(8, 60))) for _ in range(paragraphs)]
    return "\n\n".join(line.capitalize() + "." for line in lines)


def laid(text: str) -> tuple[Pieces, list[Window]]:
    pieces = cut(text, [(0, len(text))])
    return pieces, windows(pieces, sentence_ends(text, pieces).tolist())


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 40))
def test_cores_cover_every_piece_once_and_no_window_is_too_long(seed: int, paragraphs: int) -> None:
    pieces, spans = laid(article(seed, paragraphs))
    edges = [w.core_start for w in spans] + [len(pieces.ids)]
    assert edges == sorted(edges)
    assert all(a.core_end == b.core_start for a, b in pairwise(spans))
    assert all(w.start <= w.core_start < w.core_end <= w.end and w.end - w.start <= WHOLE for w in spans)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 10_000), st.integers(1, 12))
def test_far_from_a_change_the_text_is_read_in_the_same_windows(seed: int, other: int, more: int) -> None:
    text, front = article(seed, 30), article(other, more) + "\n\n"
    pieces, spans = laid(text)
    longer, moved = laid(front + text)
    shift = len(longer.ids) - len(pieces.ids)
    far = {w for w in spans if w.core_start > 3 * WHOLE}
    there = {Window(w.start - shift, w.core_start - shift, w.core_end - shift, w.end - shift) for w in moved}
    assert far <= there


def test_a_sentence_without_an_end_is_read_in_parts() -> None:
    pieces, spans = laid("gate " * 3000)
    assert sum(w.core_end - w.core_start for w in spans) == len(pieces.ids)
    assert max(w.end - w.start for w in spans) <= WHOLE
