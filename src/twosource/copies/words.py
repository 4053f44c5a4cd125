"""An article as words: what stands in its reporting, with offsets, and which words are quoted."""

import re
from dataclasses import dataclass

from twosource.model import Article, Span

WORD = re.compile(r"\w+(?:['’]\w+)?")
OPENING, CLOSING = "“«„", "”»"
LONGEST_QUOTATION = 3000
"""A quotation mark without a partner within this many characters is no quotation."""


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words of an article's reporting, their spans, and whether each stands in quotation marks."""

    page: str
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    quoted: tuple[bool, ...]


def words_of(article: Article) -> Words:
    """The words of the article's paragraphs and lists."""
    words: list[str] = []
    spans: list[Span] = []
    quoted: list[bool] = []
    for block in article.reading_blocks():
        text = article.words(block)
        inside = quotations(text)
        for match in WORD.finditer(text):
            words.append(match.group().lower().replace("’", "'"))
            spans.append((match.start() + block.span[0], match.end() + block.span[0]))
            quoted.append(any(s <= match.start() < e for s, e in inside))
    return Words(article.page, tuple(words), tuple(spans), tuple(quoted))


def quotations(text: str) -> list[Span]:
    """Stretches in double quotation marks; one left open runs to the end of the paragraph."""
    found: list[Span] = []
    start: int | None = None
    for i, char in enumerate(text):
        if start is None and (char in OPENING or char == '"'):
            start = i
        elif start is not None and (char in CLOSING or char == '"' or i - start > LONGEST_QUOTATION):
            found.append((start, i + 1))
            start = None
    if start is not None:
        found.append((start, len(text)))
    return found
