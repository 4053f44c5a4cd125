"""Attributions turned round: "accused by the auditors of ...", "was denied by the union", "which she denies", pleas."""

from twosource.claims.clause import clause_end
from twosource.claims.phrase import grammar, phrase_after, subject_before
from twosource.claims.segment import Layout, Sentence, Word
from twosource.claims.words import cue_forms, lexicon
from twosource.model import Attribution, Span

SCORE = 0.6
"""Score of patterns that need no support by the trained reader."""
BE = frozenset({"is", "was", "are", "were", "been"})
CHARGED = frozenset({"accused", "charged", "suspected"})
TOLD = frozenset("said believed alleged thought reported claimed known".split())
VERDICTS = frozenset("denied rejected dismissed disputed contradicted confirmed refuted challenged".split())
STATED = frozenset("report reports account version story accusation accusations charge charges rumour rumor".split())
"""Nouns for what is stated, beside those of the cues: what else is rejected is no statement (a bill, an offer)."""
FAR = 4
"""Words between "was" and the participle, or between "by" and what follows the speaker."""
LONGEST = 9
"""Words of a speaker after "by"."""


def _span(layout: Layout, first: int, last: int) -> Span:
    return (layout.words[first].start, layout.words[last - 1].end)


def turned(layout: Layout, sentence: Sentence, i: int) -> Attribution | None:
    """The attribution whose "by" stands at word `i`."""
    words = layout.words
    verb = _participle(words, sentence.first, i)
    near = range(max(sentence.first, verb - FAR), verb)
    at = next((k for k in reversed(near) if words[k].low in BE and not words[k].quoted), None)
    if at is None or i + 1 >= sentence.last or words[i + 1].low.endswith("ing"):
        return None
    if words[verb].low in CHARGED | TOLD:
        return _of_somebody(layout, sentence, at, (verb, i))
    if words[verb].low in VERDICTS and _is_statement(words, sentence.first, at):
        until = next((k for k in range(i + 2, sentence.last) if words[k].low in {"who", "which", ","}), sentence.last)
        source = phrase_after(layout, i + 1, until)
        begin = layout.after_dateline(sentence)
        plain = all(words[k].low != "," for k in range(begin, at))
        if source is not None and plain and begin < at:
            return _made(layout, ((begin, at),), (verb, verb + 1), source)
    return None


def _participle(words: tuple[Word, ...], first: int, by: int) -> int:
    """The word before "by", a day that stands between left out."""
    at = by - 1
    if at > first + 1 and words[at].low in grammar("weekdays"):
        at -= 1 + (words[at - 1].low in {"on", "last", "late"})
    return max(at, first)


def _is_statement(words: tuple[Word, ...], first: int, at: int) -> bool:
    """Whether what a verdict is passed on is something stated: "the claim that ...", no bill or offer."""
    return any(words[k].low in lexicon("cues")["nouns"] | STATED for k in range(first, at))


def _of_somebody(layout: Layout, sentence: Sentence, at: int, verb_by: tuple[int, int]) -> Attribution | None:
    """ "NAME was accused by SOURCE of ...", "NAME is believed by SOURCE to ..."."""
    words, (verb, by) = layout.words, verb_by
    leads = {"to"} if words[verb].low in TOLD else {"of", "with"}
    reach = range(by + 2, min(sentence.last - 1, by + LONGEST))
    lead = next((k for k in reach if words[k].low in leads and _goes_on(words, k)), None)
    subject = subject_before(layout, sentence.first, _before_has(words, at))
    if lead is None or subject is None or any(words[k].low in {",", "by"} for k in range(by + 1, lead)):
        return None
    stop = next((k for k in range(lead, sentence.last - 1) if _denied_after(words, k)), sentence.last)
    end = min(stop, clause_end(layout, sentence, lead))
    return _made(layout, (subject, (lead, end)), (verb, verb + 1), (by + 1, lead)) if end > lead + 1 else None


def _denied_after(words: tuple[Word, ...], comma: int) -> bool:
    return words[comma].low == "," and words[comma + 1].low == "which"


def _goes_on(words: tuple[Word, ...], lead: int) -> bool:
    """Whether a word leads on to what was charged, and belongs to no name ("the Bank of Kelm")."""
    after = words[lead + 1]
    return words[lead].low in {"to", "with"} or after.low.endswith("ing") or not after.capital


def _before_has(words: tuple[Word, ...], at: int) -> int:
    """Where the verb begins: "has" of "has been"."""
    while at > 0 and words[at - 1].low in grammar("auxiliaries"):
        at -= 1
    return at


def denied_clause(layout: Layout, sentence: Sentence, i: int) -> Attribution | None:
    """ "Prosecutors say he took bribes, which he denies": the clause before the "which" at word `i`, denied."""
    words = layout.words
    if i <= sentence.first + 2 or words[i - 1].low != "," or words[i].quoted:
        return None
    near = range(i + 2, min(sentence.last, i + LONGEST))
    verb = next((k for k in near if _denies(words[k].low)), None)
    if verb is None or any(words[k].low in {",", "that"} for k in range(i + 1, verb)):
        return None
    if verb + 1 < sentence.last and words[verb + 1].low.isalpha() and words[verb + 1].low not in {"and", "but"}:
        return None
    last = _before_has(words, verb)
    last -= words[last - 1].low in {"always", "repeatedly", "strongly", "flatly"} and last - 1 > i + 1
    last = _before_has(words, last)
    stated = _stated(layout, sentence, i - 1)
    return None if stated is None or last <= i + 1 else _made(layout, (stated,), (verb, verb + 1), (i + 1, last))


def _stated(layout: Layout, sentence: Sentence, end: int) -> tuple[int, int] | None:
    """The clause that ends before a comma, without its own attribution before or after it."""
    words = layout.words
    begin = layout.after_dateline(sentence)
    said = next((k for k in reversed(range(begin, end)) if words[k].low in cue_forms() and not words[k].quoted), None)
    if said == end - 1:
        end = next((k for k in reversed(range(begin, end)) if words[k].low == ","), begin)
    elif said is not None:
        begin = said + 1 + (words[said + 1].low == "that")
        if words[begin].low == "by":
            begin = next((k for k in range(begin, end) if words[k].low in {"of", "with", "to"}), begin)
    return (begin, end) if begin < end else None


def _denies(word: str) -> bool:
    base, kinds = cue_forms().get(word, ("", frozenset()))
    return "deny" in kinds and base in {"deny", "dispute", "reject", "refute"}


def pleaded(layout: Layout, sentence: Sentence, i: int) -> Attribution | None:
    """ "NAME pleaded not guilty to ..."."""
    words = layout.words
    low = tuple(w.low for w in words[i + 1 : min(i + 3, sentence.last)])
    if low[:1] != ("guilty",) and low != ("not", "guilty"):
        return None
    source = subject_before(layout, sentence.first, _before_has(words, i))
    plea = i + 2 + (low[0] == "not")
    charge = clause_end(layout, sentence, plea) if plea < sentence.last and words[plea].low == "to" else plea
    if source is None:
        return None
    if charge > plea + 1:
        return _made(layout, ((plea, charge),), (i, plea), source)
    return _made(layout, ((i + 1, plea),), (i, i + 1), source)


def _made(
    layout: Layout, content: tuple[tuple[int, int], ...], cue: tuple[int, int], source: tuple[int, int]
) -> Attribution:
    return Attribution(
        tuple(_span(layout, *p) for p in content), (_span(layout, *cue),), (_span(layout, *source),), SCORE
    )
