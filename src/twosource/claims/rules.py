"""Attributions found by rules: cue verbs with their subject and content, before, inside or after it."""

from bisect import bisect_left
from dataclasses import dataclass

from twosource.claims.described import NOUNS_TOO
from twosource.claims.phrase import (
    DASHES,
    Range,
    back_over_adverbs,
    grammar,
    phrase_after,
    subject_before,
)  # fmt: skip
from twosource.claims.rules_chain import chain_attributions
from twosource.claims.rules_other import other_attributions
from twosource.claims.segment import Layout, Quote, Sentence, Word
from twosource.claims.words import cue_forms, lexicon, long_cues
from twosource.model import Attribution, Span

LEAST_CLAUSE = 3
"""Words that a clause before a trailing attribution must have; less is an adverbial ("On Monday, she said ...")."""
MOST_CUES = 12
"""Cues read in one sentence; no news sentence has as many, and each costs a look at the whole sentence."""
RULE_SCORE = 0.5
CITING = frozenset({"citing", "quoting"})
"""Words before what somebody cites: "citing police reports" has no subject."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue verb: its words, base form and classes, and whether it is a participle ("saying")."""

    first: int
    last: int
    base: str
    kinds: frozenset[str]
    participle: bool


def attributions(layout: Layout) -> tuple[Attribution, ...]:
    """All attributions that the rules find, in order of their cue; nested ones by containment."""
    found: list[Attribution] = []
    for number, sentence in enumerate(layout.sentences):
        subject: Range | None = None
        found += chain_attributions(layout, sentence)
        for cue in _cues(layout, sentence):
            read = _read_cue(layout, number, cue, subject)
            if read is not None:
                found.append(read[0])
                subject = read[1]
        found += other_attributions(layout, sentence)
    return _unique(found)


def _unique(found: list[Attribution]) -> tuple[Attribution, ...]:
    """One attribution a cue: of the most precise patterns, the first found."""
    taken: list[Span] = []
    by_cue: dict[Span, Attribution] = {}
    for a in sorted(found, key=lambda a: -a.score):
        start, end = a.cue[0]
        at = bisect_left(taken, (start, end))
        # what is taken never overlaps, so that only its neighbours can
        if not any(c[0] < end and start < c[1] for c in taken[max(0, at - 1) : at + 1]):
            taken.insert(at, (start, end))
            by_cue[start, end] = a
    return tuple(by_cue[c] for c in taken)


def _cues(layout: Layout, sentence: Sentence) -> list[Cue]:
    words = layout.words
    found: list[Cue] = []
    i = sentence.first
    while i < sentence.last and len(found) < MOST_CUES:
        cue = None if words[i].quoted else _cue_at(words, i, sentence)
        if cue is not None and _is_cue(words, cue, sentence):
            found.append(cue)
            i = cue.last
        else:
            i += 1
    return found


def _cue_at(words: tuple[Word, ...], i: int, sentence: Sentence) -> Cue | None:
    for parts in long_cues().get(words[i].low, ()):
        if i + len(parts) <= sentence.last and all(words[i + k].low == p for k, p in enumerate(parts)):
            base, kinds = cue_forms()[" ".join(parts)]
            return Cue(i, i + len(parts), base, kinds, parts[0].endswith("ing"))
    known = cue_forms().get(words[i].low)
    if known is None or (words[i].capital and i > sentence.first):
        return None
    return Cue(i, i + 1, known[0], known[1], words[i].low.endswith("ing"))


def _is_cue(words: tuple[Word, ...], cue: Cue, sentence: Sentence) -> bool:
    """Whether a form is used as a cue here: no noun ("their report says"), infinitive, negation or passive."""
    before = [words[i].low for i in range(max(sentence.first, cue.first - 3), cue.first)]
    near = before[-1] if before else ""
    if near == "to" or (set(before) & grammar("negations") and cue.base != "rule out"):
        return False
    if (
        near in grammar("determiners") - {"all", "some", "many", "most", "several", "few", "both", "that"}
        or near == "'s"
    ):
        return False
    if cue.participle:
        return words[cue.first].low in grammar("participles") and (
            near in {",", "and", "as", ""} or _after_quote(words, cue)
        )
    if cue.base == "think" and cue.last < sentence.last and words[cue.last].low in {"tank", "tanks"}:
        return False
    if cue.base in NOUNS_TOO and cue.last < sentence.last and words[cue.last].low in cue_forms():
        return False
    passive = set(before[-2:]) & {"is", "was", "were", "are", "be", "been", "being"}
    return not passive or not words[cue.first].low.endswith(("ed", "id", "ld", "nd", "ught", "own", "ten"))


def _after_quote(words: tuple[Word, ...], cue: Cue) -> bool:
    return cue.first > 0 and words[cue.first - 1].quoted


def _read_cue(layout: Layout, number: int, cue: Cue, earlier: Range | None) -> tuple[Attribution, Range] | None:
    """The attribution of one cue and its subject's words; `earlier` is the subject of the cue before it."""
    sentence = layout.sentences[number]
    words = layout.words
    low = _after_full_quote(layout, sentence, cue.first)
    subject = _elided(words, cue, low, earlier) or (None if cue.participle else subject_before(layout, low, cue.first))
    if cue.participle and subject is None:
        subject = earlier or _sentence_subject(layout, sentence, cue)
    inverted = _inverted(layout, sentence, cue, low)
    if inverted is not None and (subject is None or low == cue.first):
        return _post(layout, number, cue, inverted, cue.first, inverted[1])
    if subject is None or words[subject[0]].low in CITING:
        return None
    left = subject[0] if subject[0] >= low and subject[1] <= cue.first else cue.first
    right = _content_after(layout, sentence, cue)
    if right is None:
        return _post(layout, number, cue, subject, left, cue.last)
    return _fitting(layout, cue, subject, right)


def _fitting(layout: Layout, cue: Cue, subject: Range, right: Span) -> tuple[Attribution, Range] | None:
    from twosource.claims.checks import fits

    if not fits(layout, cue.base, cue.kinds, subject, right):
        return None
    return _attribution(layout, (right,), cue, subject), subject


def _attribution(layout: Layout, content: tuple[Span, ...], cue: Cue, source: Range) -> Attribution:
    words = layout.words
    return Attribution(
        content,
        ((words[cue.first].start, words[cue.last - 1].end),),
        ((words[source[0]].start, words[source[1] - 1].end),),
        RULE_SCORE,
    )


def _after_full_quote(layout: Layout, sentence: Sentence, cue: int) -> int:
    """First word after the last quotation before a cue that is content itself (ends with a stop or before a comma)."""
    words = layout.words
    for i in range(cue - 1, sentence.first - 1, -1):
        if words[i].quoted:
            ends = i > 0 and (
                words[i - 1].low in ".,?!…"
                or (i + 1 < cue and words[i + 1].low == "," and _opens_with_quote(words, sentence))
            )
            return i + 1 if ends else sentence.first
    return sentence.first


def _opens_with_quote(words: tuple[Word, ...], sentence: Sentence) -> bool:
    return words[sentence.first].quoted


def _elided(words: tuple[Word, ...], cue: Cue, low: int, earlier: Range | None) -> Range | None:
    """The subject of the cue before, where this one follows "and" or "but" without its own."""
    j = back_over_adverbs(words, low, cue.first)
    if earlier is not None and j >= low and words[j].low in {"and", "but", "or"} and j == cue.first - 1:
        return earlier
    return earlier if earlier is not None and j >= low and words[j].low in {"and", "but"} else None


def _sentence_subject(layout: Layout, sentence: Sentence, cue: Cue) -> Range | None:
    """The subject of a sentence whose main verb is no cue: the noun phrase it begins with."""
    words = layout.words
    for i in range(sentence.first + 1, cue.first):
        w = words[i].low
        if (w in grammar("auxiliaries") or w.endswith("ed")) and not words[i].quoted:
            return subject_before(layout, sentence.first, i)
    return None


def _inverted(layout: Layout, sentence: Sentence, cue: Cue, low: int) -> Range | None:
    """The subject after the verb in `content, said SUBJECT`."""
    words = layout.words
    if cue.participle or not cue.kinds & {"say", "think", "show"} or cue.first == sentence.first:
        return None
    if words[cue.first - 1].low != "," and not words[cue.first - 1].quoted:
        return None
    nxt = words[cue.last].low if cue.last < sentence.last else "."
    if nxt in {"that", ".", ",", ":", "on", "in"} or (cue.last < sentence.last and words[cue.last].quoted):
        return None
    return phrase_after(layout, cue.last, sentence.last)


def _post(
    layout: Layout, number: int, cue: Cue, source: Range, left: int, after: int
) -> tuple[Attribution, Range] | None:
    """An attribution whose content stands before it: a quotation, or a clause that ends with a comma or dash."""
    if not cue.kinds & {"say", "think", "show"} or cue.participle:
        return None
    content = _left_content(layout, number, min(left, source[0]))
    if content is None:
        content = _colon_content(layout, number, after)
        return None if content is None else (_attribution(layout, (content,), cue, source), source)
    rest = _rest_of_clause(layout, number, content, after)
    return _attribution(layout, (content, *rest), cue, source), source


def _left_content(layout: Layout, number: int, left: int) -> Span | None:
    words = layout.words
    sentence = layout.sentences[number]
    if left <= sentence.first:
        return _quote_before(layout, number)
    last = left - 1
    if words[last].quoted:
        return _quoted_content(layout, sentence, last)
    if words[last].low not in {",", *DASHES} or last - sentence.first < LEAST_CLAUSE:
        return None
    if words[last - 1].quoted and _opens_with_quote(words, sentence):
        return _quoted_content(layout, sentence, last - 1)
    return (words[layout.after_dateline(sentence)].start, words[last - 1].end)


def _quoted_content(layout: Layout, sentence: Sentence, last: int) -> Span:
    """A quotation before its attribution, from its opening mark on, with the words of the clause that lead into it."""
    quote = layout.quote_at(layout.words[last].start)
    end = layout.words[last].end
    if quote is None:
        return (sentence.start, end)
    lead = layout.words_in((sentence.start, quote.start)) if quote.start > sentence.start else ()
    return (sentence.start if any(w.low.isalnum() for w in lead) else quote.start, end)


def _quote_before(layout: Layout, number: int) -> Span | None:
    """The quotation that ends just before a sentence which is nothing but an attribution."""
    here = layout.sentences[number]
    if number == 0 or layout.sentences[number - 1].paragraph != here.paragraph:
        return None
    quote = layout.quote_at(layout.sentences[number - 1].end - 1)
    return (quote.start, quote.end) if quote is not None else None


def _colon_content(layout: Layout, number: int, after: int) -> Span | None:
    """The quotation that a colon announces, in this sentence or at the head of the next one."""
    words = layout.words
    sentence = layout.sentences[number]
    if words[sentence.last - 1].low != ":" and not any(w.low == ":" for w in words[after : sentence.last]):
        return None
    colon = next((i for i in range(after, sentence.last) if words[i].low == ":"), sentence.last - 1)
    if colon + 1 < len(words) and words[colon + 1].quoted:
        quote = layout.quote_at(words[colon + 1].start)
        return None if quote is None else (quote.start, quote.end)
    return None


def _rest_of_clause(layout: Layout, number: int, content: Span, after: int) -> tuple[Span, ...]:
    """The part of a quotation that goes on after the attribution, in the same sentence."""
    words = layout.words
    sentence = layout.sentences[number]
    for i in range(after, sentence.last):
        if words[i].quoted:
            quote = layout.quote_at(words[i].start)
            ahead = words[i - 1].low if i else ""
            if quote is not None and ahead in {",", ".", ":", *DASHES} and layout.quote_at(content[0]) is not None:
                return ((quote.start, quote.end),)
            return ()
    return ()


def _content_after(layout: Layout, sentence: Sentence, cue: Cue) -> Span | None:
    """The content that follows a cue, its "that" included, up to the end of the clause; None where none does."""
    from twosource.claims.clause import clause_end, skip_addressee, skip_adjuncts

    words = layout.words
    i = cue.last
    if i < sentence.last and words[i].low == "by" and cue.base not in {"stand by"}:
        return None
    if cue.base in grammar("addressed"):
        i = skip_addressee(layout, sentence, i)
    i = skip_adjuncts(layout, sentence, i)
    if i >= sentence.last or words[i].low in {".", ",", ";", "?", "!", *DASHES, ")", "…"}:
        return None
    if words[i].low == ":":
        i += 1
    if i >= sentence.last:
        return None
    end = clause_end(layout, sentence, i)
    return (words[i].start, words[end - 1].end) if end > i else None


def quote_of(layout: Layout, offset: int) -> Quote | None:
    """The quotation at an offset."""
    return layout.quote_at(offset)


def is_document(words: tuple[Word, ...], source: Range) -> bool:
    """Whether a source's head is a document, picture or set of data."""
    return any(words[i].low in lexicon("cues")["documents"] for i in range(*source))
