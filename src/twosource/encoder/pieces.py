"""A text cut into the word pieces the model reads, with their offsets, words and forms."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from twosource.encoder.quotes import quoted

Span = tuple[int, int]
Ints = NDArray[np.int64]

SHAPES = 5  # other, Capitalised, UPPER, digit, mark
FORMS = SHAPES * 4  # shape + 5 if inside quote marks + 10 if first of a line
HALF = re.compile("[\ud800-\udfff]")  # a lone half of a surrogate pair can't be encoded
LINE_LIMIT = 20_000  # code points; a longer line is cut at a space, so that one encoding stays small


@dataclass(frozen=True, slots=True)
class Pieces:
    """Parallel arrays over word pieces: vocabulary id, code point start and end, word number, form."""

    ids: Ints
    starts: Ints
    ends: Ints
    words: Ints
    forms: Ints


@lru_cache(maxsize=1)
def tokenizer() -> Tokenizer:
    """The uncased WordPiece tokenizer shipped beside the weights, without padding or truncation."""
    made = Tokenizer.from_str((resources.files("twosource.encoder") / "tokenizer.json").read_text("utf-8"))
    made.no_padding()
    made.no_truncation()
    return made


def lines(text: str, blocks: Sequence[Span]) -> Iterator[Span]:
    """Spans of the lines of the blocks that hold more than white space, none longer than LINE_LIMIT."""
    for start, end in blocks:
        at = start
        while at < end:
            stop = text.find("\n", at, end)
            stop = end if stop < 0 else stop
            yield from ((a, b) for a, b in _short(text, at, stop) if not text[a:b].isspace())
            at = stop + 1


def _short(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > LINE_LIMIT:
        cut = text.rfind(" ", start + 1, start + LINE_LIMIT)
        cut = start + LINE_LIMIT if cut < 0 else cut
        yield start, cut
        start = cut
    if end > start:
        yield start, end


def cut(text: str, blocks: Sequence[Span]) -> Pieces:
    """Cut the blocks (code point spans) of a text into pieces; offsets are into the whole text."""
    rows = list(lines(text, blocks))
    encodings = tokenizer().encode_batch([HALF.sub("\ufffd", text[a:b]) for a, b in rows], add_special_tokens=False)
    ids, offsets, words, first = [], [], [], []
    count = at = 0
    for (start, _), encoding in zip(rows, encodings, strict=True):
        if not encoding.ids:
            continue
        numbers = np.asarray(encoding.word_ids, np.int64)
        first.append(at)
        at += len(encoding.ids)
        ids.append(np.asarray(encoding.ids, np.int64))
        offsets.append(np.asarray(encoding.offsets, np.int64).reshape(-1, 2) + start)
        words.append(numbers + count)
        count += int(numbers[-1]) + 1
    if not ids:
        none = np.zeros(0, np.int64)
        return Pieces(none, none, none, none, none)
    spans = np.concatenate(offsets)
    numbers = np.concatenate(words)
    forms = _forms(text, rows, spans, numbers, np.asarray(first, np.int64))
    return Pieces(np.concatenate(ids), spans[:, 0], spans[:, 1], numbers, forms)


def _forms(text: str, rows: list[Span], spans: Ints, words: Ints, first: Ints) -> Ints:
    heads = word_heads(words)
    shape = np.asarray([_shape(text[a : a + 2]) for a in spans[heads, 0].tolist()], np.int64)
    forms = np.repeat(shape, np.diff(np.append(heads, len(words))))
    inside = np.asarray([edge for row in rows for edge in quoted(text, *row)], np.int64).reshape(-1, 2)
    if len(inside):
        at = np.searchsorted(inside[:, 0], spans[:, 0], "right") - 1
        forms += SHAPES * ((at >= 0) & (spans[:, 0] < inside[at, 1]))
    starts = np.isin(words, words[first])
    return forms + 2 * SHAPES * starts


def _shape(head: str) -> int:
    if head[:1].isupper():
        return 2 if head[1:].isupper() else 1
    if head[:1].isdigit():
        return 3
    return 0 if head[:1].isalpha() else 4


def word_heads(words: Ints) -> Ints:
    """Indices of the pieces that begin a word."""
    return np.flatnonzero(np.diff(words, prepend=-1))
