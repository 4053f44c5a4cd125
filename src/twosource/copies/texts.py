"""Articles made ready for alignment: hashed words with offsets, and what stands in quotation marks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from twosource.model import Article, Span

from .quotes import marks, quotations
from .words import BATCH, PLANE, RUN, Codes, Hashes, Places, runs, words_of

PLAIN, NUMBER, NAME = 0, 1, 2
"""Kinds of words: numbers, and capitalised words that do not open a sentence, are what differs between templates."""

ORDINARY = 0.08
"""Share of ordinary words from which a text is in a language of marks.toml; English prose has .2 and more."""


@dataclass(frozen=True)
class Text:
    """One article's words of reporting; a byte a word says whether it is quoted, its kind, whether it tells news.

    `listed`: the text is in a language whose words of news are known; `source` is the article's whole text.
    """

    hashes: Hashes
    starts: Places
    ends: Places
    quoted: bytes
    kinds: bytes
    news: bytes
    listed: bool
    source: str

    @cached_property
    def words(self) -> list[int]:
        """The hashes as Python numbers: loops over them are faster."""
        return list(self.hashes.tolist())

    @cached_property
    def seeds(self) -> list[int]:
        """Hashes of the runs of `RUN` words."""
        return list(runs(self.hashes, RUN).tolist())

    @cached_property
    def own(self) -> int:
        """Words outside quotations."""
        return self.quoted.count(0)

    def spans(self, found: Sequence[tuple[int, int]]) -> list[Span]:
        """Offsets of runs of words, given the first of each and how many."""
        first = np.array([i for i, _ in found], np.int64)
        last = first + np.array([n - 1 for _, n in found], np.int64)
        return list(zip(self.starts[first].tolist(), self.ends[last].tolist(), strict=True))

    def word(self, n: int) -> str:
        """The n-th word, as written."""
        return self.source[self.starts[n] : self.ends[n]]


@lru_cache(maxsize=4)
def hashes_of(kind: str) -> Hashes:
    """Hashes of a kind of words of marks.toml, sorted."""
    return np.sort(words_of(sorted(marks()[kind])).hashes)


@lru_cache(maxsize=1)
def shapes() -> NDArray[np.uint8]:
    """For each character: digit (1), capital (2), space (3) or other."""
    table = np.zeros(PLANE, np.uint8)
    for code in range(0x3000):
        char = chr(code)
        table[code] = 1 if char.isdigit() else 2 if char.isupper() else 3 if char in " \u00a0" else 0
    return table


def prepared(articles: Iterable[Article]) -> Iterator[Text]:
    """The articles' reporting, in order; a few at a time, so that arrays stay small."""
    batch: list[Article] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += len(article.text)
        if size >= BATCH:
            yield from ready(batch)
            batch, size = [], 0
    if batch:
        yield from ready(batch)


def ready(articles: Sequence[Article]) -> Iterator[Text]:
    """The reporting of a batch of articles."""
    words = words_of([a.text for a in articles])
    bounds = words.bounds().tolist()
    kinds = kinds_of(words.codes, words.starts, words.ends)
    news = known(words.hashes, hashes_of("news"))
    ordinary = known(words.hashes, hashes_of("ordinary"))
    for n, article in enumerate(articles):
        held: slice | NDArray[np.int64] = slice(bounds[n], bounds[n + 1])
        blocks = article.reading_blocks()
        if len(blocks) != 1 or blocks[0].span != (0, len(article.text)):
            inside = within(words.starts[held] - words.offsets[n], [b.span for b in blocks])
            held = np.flatnonzero(inside) + bounds[n]
        starts, ends = words.starts[held] - words.offsets[n], words.ends[held] - words.offsets[n]
        quoted = within(starts, list(quotations(article.text)))
        told = (news[held] & ~quoted).tobytes()
        listed = int(ordinary[held].sum()) >= max(1, ORDINARY * len(starts))
        yield Text(
            words.hashes[held], starts, ends, quoted.tobytes(), kinds[held].tobytes(), told, listed, article.text
        )


def kinds_of(codes: Codes, starts: Places, ends: Places) -> NDArray[np.uint8]:
    """Number, name or plain word."""
    if not len(starts):
        return np.zeros(0, np.uint8)
    table = shapes()
    first, last = table[codes[starts]], table[codes[ends - 1]]
    follows = np.zeros(len(starts), np.bool_)
    follows[1:] = (starts[1:] - ends[:-1] == 1) & (table[codes[starts[1:] - 1]] == 3)
    kinds = np.where((first == 2) & follows, NAME, PLAIN)
    return np.where((first == 1) & (last == 1), NUMBER, kinds).astype(np.uint8)


def known(hashes: Hashes, held: Hashes) -> NDArray[np.bool_]:
    """Which hashes are among the sorted ones held."""
    place = np.minimum(np.searchsorted(held, hashes), len(held) - 1)
    return np.asarray(held[place] == hashes)


def within(starts: Places, spans: Sequence[Span]) -> NDArray[np.bool_]:
    """Which words start within a span; spans are in order and do not overlap."""
    inside = np.zeros(len(starts), np.bool_)
    if not spans:
        return inside
    edges = np.searchsorted(starts, np.array(spans, np.int64).reshape(-1, 2))
    for start, end in edges.tolist():
        inside[start:end] = True
    return inside
