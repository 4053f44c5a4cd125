"""How a text falls apart: words, sentences and quotations of the blocks that carry reporting."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from twosource.claims.words import CAPITAL
from twosource.model import Article, Span

WORD = re.compile(r"['’]s\b|(?:[A-Za-z]\.){2,}(?:-\w+)*|[\w$€£]+(?:(?:[-.,:&/]|['’](?!s\b))\w+)*%?|[^\w\s]")
OPENERS = "\"'“‘«„‹‚([—–-"
CLOSERS = "\"'”’»“›)]"
DATELINE = re.compile(
    rf"{CAPITAL}(?:{CAPITAL}|[.'’-])+(?: {CAPITAL}(?:{CAPITAL}|[.'’-])+){{0,3}}(?:, [^—–\n]{{1,40}}?)? ?"
    rf"(?:\({CAPITAL}[\w .]{{1,30}}\) ?)?(?:—|–|-|--) "
)
ENDS = frozenset(".?!…")
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sen rep gov gen lt col sgt capt adm st jr sr no vs rev hon maj cpl jan feb mar apr jun jul aug "
    "sept sep oct nov dec inc corp ltd co u.s u.k e.u u.n a.m p.m etc e.g i.e dept brig".split()
)
LONGEST_SENTENCE = 250
"""Words after which a sentence is cut, so that work on one sentence stays bounded on text without full stops."""
SINGLE = "‘'‚‹›’"
PARTNER = {"“": '”“"', '"': '"”', "„": '“”"', "«": "»", "»": "«", "‘": "’'", "'": "'’", "‚": "‘’", "‹": "›", "”": "”"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark with its offsets; `low` is it in lower case, `quoted` whether it stands in quotation marks."""

    start: int
    end: int
    low: str
    capital: bool
    quoted: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation, marks included; `open_end`: it never closes in its paragraph, so the next one may carry it on."""

    start: int
    end: int
    open_end: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span, the numbers of its first word and the one after its last, and its paragraph's number."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Layout:
    """One article's words, sentences, quotations and paragraphs, in order."""

    text: str
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    paragraphs: tuple[Span, ...]
    starts: tuple[int, ...] = field(repr=False)
    heads: tuple[int, ...] = field(repr=False)
    """Where each sentence begins."""
    tops: tuple[int, ...] = field(repr=False)
    """Where each paragraph begins."""

    def after_dateline(self, sentence: Sentence) -> int:
        """Number of the sentence's first word after a dateline ("MILLTOWN, March 8 (XYZ) - "), where it has one."""
        if not any(
            p[0] <= sentence.start <= p[0] + 2 for p in self.paragraphs[sentence.paragraph : sentence.paragraph + 1]
        ):
            return sentence.first
        found = DATELINE.match(self.text, sentence.start, sentence.end)
        return sentence.first if found is None else self.word_at(found.end())

    def word_at(self, offset: int) -> int:
        """Number of the first word that ends after `offset`."""
        at = max(0, bisect_right(self.starts, offset) - 1)
        while at < len(self.words) and self.words[at].end <= offset:
            at += 1
        return at

    def words_in(self, span: Span) -> tuple[Word, ...]:
        """The words that touch a span."""
        first = self.word_at(span[0])
        return self.words[first : max(first, bisect_left(self.starts, span[1]))]

    def sentence_at(self, offset: int) -> int:
        """Number of the sentence that holds `offset`, or of the last one before it (0 where none is)."""
        return max(0, bisect_right(self.heads, offset) - 1)

    def paragraph_at(self, offset: int) -> int:
        """Number of the paragraph that holds `offset`, or of the last one before it (0 where none is)."""
        return max(0, bisect_right(self.tops, offset) - 1)

    def quote_at(self, offset: int) -> Quote | None:
        """The quotation that holds `offset`, if any."""
        at = bisect_right(self.quotes, offset, key=lambda q: q.start) - 1
        return self.quotes[at] if at >= 0 and self.quotes[at].end > offset else None


def lay_out(article: Article) -> Layout:
    """Words, sentences and quotations of an article's reporting blocks; any text is taken."""
    text = article.text
    paragraphs = [p for b in article.reading_blocks() for p in _lines(text, b.span)]
    words: list[Word] = []
    sentences: list[Sentence] = []
    quotes: list[Quote] = []
    for number, (start, end) in enumerate(paragraphs):
        found = find_quotes(text, start, end)
        quotes += found
        first = len(words)
        words += _words(text, start, end, found)
        sentences += _sentences(text, words, first, number)
    return Layout(
        text,
        tuple(words),
        tuple(sentences),
        tuple(quotes),
        tuple(paragraphs),
        tuple(w.start for w in words),
        tuple(s.start for s in sentences),
        tuple(p[0] for p in paragraphs),
    )


def _lines(text: str, span: Span) -> list[Span]:
    """Paragraphs inside a block: a verbatim text may hold several in one."""
    found = []
    for line in re.finditer(r"[^\n]+", text[span[0] : span[1]]):
        if line.group().strip():
            found.append((span[0] + line.start(), span[0] + line.end()))
    return found


def _words(text: str, start: int, end: int, quotes: list[Quote]) -> list[Word]:
    words = []
    ahead = iter(quotes)
    quote = next(ahead, None)
    for m in WORD.finditer(text, start, end):
        while quote is not None and quote.end <= m.start():
            quote = next(ahead, None)
        inside = quote is not None and quote.start <= m.start()
        w = m.group()
        words.append(Word(m.start(), m.end(), w.lower().replace("’", "'"), w[0].isupper(), inside))
    return words


def _sentences(text: str, words: list[Word], first: int, paragraph: int) -> list[Sentence]:
    found = []
    begin = first
    at = first
    while at < len(words):
        after = _end_of_sentence(text, words, at) or (at + 1 if at - begin >= LONGEST_SENTENCE else 0)
        if after:
            found.append(Sentence(words[begin].start, words[after - 1].end, begin, after, paragraph))
            begin = at = after
        else:
            at += 1
    if begin < len(words):
        found.append(Sentence(words[begin].start, words[-1].end, begin, len(words), paragraph))
    return found


def _end_of_sentence(text: str, words: list[Word], at: int) -> int:
    """Number of the first word after the sentence that this mark ends; 0 where it ends none."""
    if words[at].low not in ENDS:
        return 0
    before = words[at - 1].low if at else ""
    if words[at].low == "." and (before in ABBREVIATIONS or (len(before) == 1 and before.isalpha() and before != "i")):
        return 0
    after = at + 1
    while after < len(words) and words[after].start == words[after - 1].end and words[after].low in CLOSERS:
        after += 1
    if after >= len(words) or words[after].start == words[after - 1].end:
        return 0
    head = after
    while head < len(words) - 1 and words[head].low in OPENERS:
        head += 1
    return 0 if text[words[head].start].islower() else after


def find_quotes(text: str, start: int, end: int) -> list[Quote]:
    """Quotations between two offsets of one paragraph, whatever the marks; never an exception."""
    found: list[Quote] = []
    marks = [i for i in range(start, end) if text[i] in "\"“”„«»‘’'‚‹›"]
    last_close = max((i for i in marks if _closes(text, i, end)), default=-1)
    opened = -1
    for i in marks:
        if opened < 0:
            if _opens(text, i, start, end) and (
                text[i] not in SINGLE or last_close > i or i == _head(text, start, end)
            ):
                opened = i
        elif text[i] in PARTNER.get(text[opened], "") and (text[i] not in SINGLE or _closes(text, i, end)):
            found.append(Quote(opened, i + 1, False))
            opened = -1
    if opened >= 0:
        found.append(Quote(opened, end, True))
    return found


def _head(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _opens(text: str, i: int, start: int, end: int) -> bool:
    before = text[i - 1] if i > start else " "
    after = text[i + 1] if i + 1 < end else " "
    if text[i] in "“„":
        return True
    if text[i] in "”’›":
        return False
    return not before.isalnum() and not after.isspace()


def _closes(text: str, i: int, end: int) -> bool:
    """Whether a single mark closes a quotation rather than standing for a letter (it's, the voters' list)."""
    if text[i] not in "’'‘›":
        return False
    before = text[i - 1] if i else " "
    after = text[i + 1] if i + 1 < end else " "
    return (
        not before.isspace() and not after.isalnum() and (not before.isalnum() or before != "s" or after in ',.;:?!"”')
    )
