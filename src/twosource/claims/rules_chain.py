"""Attributions inside attributions: "was told by Y that", "quoted Y as saying", "said, citing Y"."""

from twosource.claims.clause import clause_end, is_adjunct
from twosource.claims.phrase import Range, grammar, phrase_after, subject_before
from twosource.claims.segment import Layout, Sentence
from twosource.claims.words import cue_forms
from twosource.model import Attribution, Span

RULE_SCORE = 0.5
TOLD = frozenset({"told", "warned", "informed", "assured", "advised", "reassured"})
BY_WITHIN = 6
"""Words that may stand between "was warned" and "by" ("in March last year")."""
QUOTED = frozenset({"quoted", "quotes", "quoting", "cited", "cites", "quote", "cite"})
SAYING = frozenset({"saying", "claiming", "warning", "telling", "arguing", "writing", "insisting", "predicting"})


def chain_attributions(layout: Layout, sentence: Sentence) -> list[Attribution]:
    """The inner and outer attributions of the chains in one sentence; outer ones hold the inner cue."""
    found: list[Attribution] = []
    for i in range(sentence.first, sentence.last):
        word = layout.words[i]
        if word.quoted:
            continue
        if word.low in TOLD:
            found += _told_by(layout, sentence, i)
        elif word.low in QUOTED:
            found += _quoted_as(layout, sentence, i)
    return found


def _span(layout: Layout, first: int, last: int) -> Span:
    return (layout.words[first].start, layout.words[last - 1].end)


def _told_by(layout: Layout, sentence: Sentence, i: int) -> list[Attribution]:
    """`was told by Y that C`: Y's claim; whoever says that it was told is found by its own cue."""
    words = layout.words
    before = {words[k].low for k in range(max(sentence.first, i - 3), i)}
    if not before & {"was", "were", "been", "being", "is", "are"}:
        return []
    by = next((k for k in range(i + 1, min(sentence.last, i + BY_WITHIN)) if words[k].low == "by"), None)
    source = phrase_after(layout, by + 1, sentence.last) if by is not None else None
    if source is None:
        return []
    end = next((k for k in range(source[0] + 1, source[1]) if is_adjunct(layout, k)), source[1])
    start = next((k for k in range(end, min(sentence.last, end + BY_WITHIN)) if words[k].low == "that"), source[1])
    source = (source[0], end)
    while start < sentence.last and words[start].low in {",", "that"} and words[start].low != "that":
        start += 1
    if start >= sentence.last or words[start].low != "that":
        return []
    between = {words[k].low for k in range(end, start)}
    if between & {"he", "she", "it", "they", "we", "i", "and"} or any(w in cue_forms() for w in between):
        return []
    end = clause_end(layout, sentence, start)
    return (
        [_made(_span(layout, start, end), _span(layout, i, i + 1), _span(layout, *source))] if end > start + 1 else []
    )


def _quoted_as(layout: Layout, sentence: Sentence, i: int) -> list[Attribution]:
    """`X quoted Y as saying C`: Y's claim, held by X's."""
    words = layout.words
    as_ = next((k for k in range(i + 2, min(sentence.last - 2, i + 25)) if words[k].low == "as"), None)
    if as_ is None or words[as_ + 1].low not in SAYING or words[i + 1].low == "by":
        return []
    end = clause_end(layout, sentence, as_ + 2)
    outer = subject_before(layout, sentence.first, i)
    if end <= as_ + 2:
        return []
    inner = _made(_span(layout, as_ + 2, end), _span(layout, as_ + 1, as_ + 2), _span(layout, i + 1, as_))
    if outer is None or words[i].low == "quoting":
        return [inner]
    return [inner, _made(_span(layout, i + 1, end), _span(layout, i, i + 1), _span(layout, *outer))]


def _made(content: Span, cue: Span, source: Span) -> Attribution:
    return Attribution((content,), (cue,), (source,), RULE_SCORE)


def _before_verb(layout: Layout, source: Range | None) -> Range | None:
    """Whom somebody cites without the main verb after it: "X, citing its own survey, put support at half"."""
    words = layout.words
    for k in range(*(source or (0, 0))):
        verb = words[min(k + 1, len(words) - 1)].low
        if source and k > source[0] and words[k].low == "," and (verb in cue_forms() or verb in grammar("auxiliaries")):
            return (source[0], k)
    return source


def citing(layout: Layout, sentence: Sentence) -> list[tuple[Span, Span]]:
    """Cue and source of every ", citing Y" of a sentence: Y is whom or what the main statement rests on."""
    words = layout.words
    found = []
    for i in range(sentence.first + 1, sentence.last - 1):
        if words[i].low in {"citing", "quoting"} and words[i - 1].low == "," and not words[i].quoted:
            source = _before_verb(layout, phrase_after(layout, i + 1, sentence.last))
            if source is not None and words[source[0]].low not in grammar("prepositions"):
                found.append((_span(layout, i, i + 1), _span(layout, *source)))
    return found
