"""The speaker inside a content: "X said [Y had told them that C]" is Y's statement, though only X's level was read."""

import re
from dataclasses import replace

from twosource.claims.checks import announced
from twosource.claims.clause import is_adjunct, skip_addressee, skip_adjuncts
from twosource.claims.phrase import DASHES, Range, back_over_adverbs, grammar, phrase_after
from twosource.claims.predicates import is_minded, is_past, mind_at, speech_at, takes_object
from twosource.claims.segment import Layout, Sentence
from twosource.claims.verbless import verbless
from twosource.claims.words import cue_forms, lexicon
from twosource.model import Attribution, Span, cut

RULE_SCORE = 0.5
SUBJECT_REACH = 25
"""Words from a content's beginning within which its own speech verb must stand."""
TAIL = 9
"""Words that may follow a verb of speech at a content's end ("a foreman wrote to his employer in 2026")."""
SELVES = frozenset(
    "he she it they i we you who which that this these those there everyone everybody nobody one".split()
)
"""Subjects that most likely are the outer speaker again, or nobody in particular."""
PERSONAL = frozenset({"he", "she", "they"})
MODALS = frozenset("will would could can may might must should shall to not n't never".split()) | grammar("negations")
AGO = frozenset(
    {"earlier", "later", "ago", "before", "monday", "tuesday", "wednesday", "thursday", "friday", "sunday", ","}
)
"""Words that end a leading time, before the subject."""
PASSED = frozenset({"word", "story", "version", "message"})
PASSIVE = frozenset("is was are were be been being".split())
JOINED = re.compile(r"(?:,? (?:and|but)|[,;]) that (?=\w)")
LEAST = 4
"""Words that a clause with a speaker, a verb and a statement has."""
ASIDE = 8
"""Words that may follow source and cue in an interruption ("told the inquiry", "explained in a statement")."""
DID = frozenset({"does", "did", "do"})
ADDRESS = 8
"""Words that whom somebody told may have."""
WITNESSED = re.compile(r"\b(?:quot|cit|recall|hear|remember|report|record|describ|has|had|have|overh)\w*$", re.I)
"""Cues that take somebody with a verb in -ing or a bare verb: "recalled her saying", "heard a colleague boast"."""
GIVEN_BY = re.compile(
    r"\b(?:was|were|is|are|been|being|had been|has been) (?P<cue>told|warned|assured|informed|advised|reassured) "
    r"(?:\w+ ){0,4}?by ",
    re.I,
)


def inner_of(layout: Layout, a: Attribution) -> Attribution | None:
    """The statement of another that a content reports, by the grammar of its clause; None where it reports none."""
    if not a.cue or not a.content or not a.source or not layout.sentences:
        return None
    for read in (_interrupted, _passed_on, verbless):
        whole = read(layout, a)
        if whole is not None:
            return whole
    piece = a.content[0]
    first, last = _range(layout, piece)
    if first < last and layout.words[first].low == "that":
        first += 1
    if last - first < 4 or layout.words[first].quoted:
        return None
    sentence = layout.sentences[layout.sentence_at(layout.words[first].start)]
    inside = Sentence(layout.words[first].start, piece[1], first, min(last, sentence.last), sentence.paragraph)
    for reader in (_told_by, _noun, _witnessed, _clause, _tail):
        found = reader(layout, a, inside)
        if found is not None:
            return found
    return None


def joined_to(layout: Layout, a: Attribution) -> list[Attribution]:
    """The statements of others that a content reports after its first clause: "said that C, and that Y had told D"."""
    found = []
    for start, end in a.content if a.cue and a.source else ():
        marks = [m for m in JOINED.finditer(layout.text, start, end) if layout.quote_at(m.start()) is None]
        for m, stop in zip(marks, (*(n.start() for n in marks[1:]), end), strict=False):
            first, last = layout.word_at(m.end()), layout.word_at(stop - 1) + 1
            sentence = layout.sentences[layout.sentence_at(m.end())]
            inside = Sentence(m.end(), stop, first, min(last, sentence.last), sentence.paragraph)
            one = _clause(layout, replace(a, content=((m.end(), stop),)), inside) if last - first > LEAST else None
            found += [one] if one is not None else []
    return found


def _range(layout: Layout, span: Span) -> Range:
    words = layout.words_in(span)
    first = layout.word_at(span[0])
    return first, first + len(words)


def _made(layout: Layout, a: Attribution, source: Range, cue: Range, begin: int, end: int) -> Attribution | None:
    """An attribution of words `begin` to `end` and of what the outer content says after its first piece."""
    words = layout.words
    while end > begin and words[end - 1].low in {",", ".", ";", ":", *DASHES} and not words[end - 1].quoted:
        end -= 1
    if end - begin < 2 or source[0] >= source[1]:
        return None
    content = ((words[begin].start, words[end - 1].end), *a.content[1:])
    return Attribution(content, (_span(layout, cue),), (_span(layout, source),), RULE_SCORE)


def _span(layout: Layout, r: Range) -> Span:
    return (layout.words[r[0]].start, layout.words[r[1] - 1].end)


def _clause(layout: Layout, a: Attribution, inside: Sentence) -> Attribution | None:
    """`SUBJECT said that C`, where the content is this clause and nothing else."""
    words = layout.words
    for v in range(inside.first + 1, min(inside.last - 1, inside.first + SUBJECT_REACH)):
        if words[v].quoted or words[v].low in {":", ";"} or (words[v].low == "that" and words[v - 1].low != ","):
            return None
        stop = v + 1 if (spoken := speech_at(layout, v)) else mind_at(layout, v, inside.last)
        if stop is None:
            continue
        end = back_over_adverbs(words, inside.first, v) + 1
        if {w.low for w in words[end:v]} & (MODALS | PASSIVE):
            return None
        subject = (inside.first, end)
        minded = spoken or (is_past(layout, v, stop) and is_minded(layout, *subject))
        begin = _begin(layout, inside, stop) if minded and _speaks(layout, a, subject) else None
        if begin is not None:
            return _made(layout, a, subject, (end, stop), begin, inside.last)
        if spoken:
            return None
    return None


def _speaks(layout: Layout, a: Attribution, subject: Range) -> bool:
    """Whether a subject may be another speaker than an attribution's: a noun phrase, or a pronoun not its own."""
    return _is_somebody(layout, subject) or _is_other(layout, a, subject)


def _is_other(layout: Layout, a: Attribution, subject: Range) -> bool:
    """Whether a subject is a bare pronoun for a person, and the outer source no same one; whom it stands for is known
    later, and the statement is dropped there where it is the outer speaker."""
    word = layout.words[subject[0]].low
    bare = subject[1] - subject[0] == 1 and word in PERSONAL
    return bare and cut(layout.text, a.source).lower() not in {word, "i", "we"}


def _is_somebody(layout: Layout, subject: Range) -> bool:
    """Whether a subject is a noun phrase of its own: no pronoun, no clause, its appositions closed."""
    words = layout.words[subject[0] : subject[1]]
    one_of = [w.low for w in words[:2]] == ["one", "of"]
    if not words or (words[0].low in SELVES and not one_of) or any(w.quoted for w in words):
        return False
    commas = [i for i, w in enumerate(words) if w.low == ","]
    bare = words[: commas[0]] if commas else words
    if not bare or (commas and words[-1].low != ","):
        return False
    relative = next((i for i, w in enumerate(bare) if w.low in {"who", "which", "whose", "whom"}), len(bare))
    verbs = grammar("auxiliaries") | {"if", "when", "because", "as", "while", "after", "before"}
    if any(w.low in verbs and not w.capital for w in bare[:relative]):
        return False
    head = bare[0].low
    return bare[0].capital or head in grammar("determiners") or head in lexicon("roles")["people"] or head.endswith("s")


def _begin(layout: Layout, inside: Sentence, i: int) -> int | None:
    """First word of what the cue that ends before word `i` announces: a clause, a quotation; None where it has a mere
    object."""
    words = layout.words
    verb = i - 1
    base = cue_forms().get(words[verb].low, ("", None))[0]
    if base in grammar("addressed") | {"promise", "admit", "concede", "swear"}:
        i = _after_addressee(layout, inside, i)
    i = skip_adjuncts(layout, inside, i)
    if i + 1 < inside.last and words[i].low in {":", ","} and words[i + 1].quoted:
        i += 1
    if i >= inside.last - 1 or words[i].low in {".", ",", ";", "?", "!", *DASHES, ")"}:
        return None
    if words[i].quoted and base == "tell" and words[i - 1].low not in {":", ","}:
        return None
    span = (words[i].start, words[inside.last - 1].end)
    quoted = any(w.quoted for w in words[i : inside.last]) and base not in {"tell", "report"}
    quoted = quoted or (takes_object(layout, verb) and words[i].low not in grammar("prepositions"))
    return i if quoted or announced(layout, span, layout.text[span[0] : span[1]]) else None


def _after_addressee(layout: Layout, inside: Sentence, at: int) -> int:
    """First word of what is told, after whom it is told ("party leaders she would", "her in writing the port was")."""
    words = layout.words
    opens = grammar("pronouns") | grammar("determiners") | {"there"}
    for i in range(at, min(inside.last, at + ADDRESS)):
        low = words[i].low
        if words[i].quoted or low in {"that", ":", "how", "whether"}:
            return i
        if low in {"so", "such", "no"}:
            return inside.last
        inner = i > at and words[i - 1].low not in opens | grammar("prepositions") | {"and", "'s"}
        if inner and low in opens and _finite(layout, i, inside.last):
            return i
        if low in {",", ";", "."}:
            break
    return skip_addressee(layout, inside, at)


def _finite(layout: Layout, first: int, last: int) -> bool:
    verbs = grammar("auxiliaries") | grammar("finite")
    return any(w.low in verbs for w in layout.words[first : min(last, first + 10)])


def _told_by(layout: Layout, a: Attribution, inside: Sentence) -> Attribution | None:
    """`she was told by Y last year that C`."""
    m = GIVEN_BY.search(layout.text, inside.start, inside.end)
    if m is None or layout.quote_at(m.start()) is not None:
        return None
    at = layout.word_at(m.end())
    source = phrase_after(layout, at, inside.last)
    if source is None:
        return None
    end = next((i for i in range(at + 1, source[1]) if is_adjunct(layout, i)), source[1])
    that = next((i for i in range(end, inside.last) if layout.words[i].low == "that" or layout.words[i].quoted), None)
    if that is None or that - end > 8 or any(w.low == "and" for w in layout.words[end:that]):
        return None
    cue = layout.word_at(m.start("cue"))
    return _made(layout, a, (at, end), (cue, cue + 1), that, inside.last)


def _noun(layout: Layout, a: Attribution, inside: Sentence) -> Attribution | None:
    """`Y's account that C`, `the claim by Y that C`, as the object of who passes it on."""
    words = layout.words
    if a.content[0][0] < a.cue[-1][1]:
        return None
    for i in range(inside.first + 2, min(inside.last - 2, inside.first + 14)):
        owned = words[i - 1].low in {"'s", "'"}
        if owned and words[i].low in lexicon("cues")["nouns"] | PASSED and words[i + 1].low in {"that", ":"}:
            source = (inside.first, i)
            return _made(layout, a, source, (i, i + 1), i + 2, inside.last) if _is_somebody(layout, source) else None
    return None


def _passed_on(layout: Layout, a: Attribution) -> Attribution | None:
    """`X relayed Y's account that C`, where the content was read without the noun before it."""
    words = layout.words
    if a.content[0][0] < a.cue[-1][1]:
        return None
    first, noun = layout.word_at(a.cue[-1][1]), layout.word_at(a.content[0][0]) - 1
    opens = words[noun].low == ":" or words[noun + 1].low == "that"
    noun -= words[noun].low == ":"
    if not opens:
        return None
    if noun - first < 2 or words[noun].low not in lexicon("cues")["nouns"] | PASSED or words[noun - 1].low != "'s":
        return None
    if not _is_somebody(layout, (first, noun)):
        return None
    begin, end = _range(layout, a.content[0])[0], layout.word_at(a.content[0][1] - 1) + 1
    return _made(layout, a, (first, noun), (noun, noun + 1), begin + (words[begin].low == "that"), end)


def _witnessed(layout: Layout, a: Attribution, inside: Sentence) -> Attribution | None:
    """`quoted Y as saying C`, `recalled her saying C`: the one quoted stands between cue and verb."""
    words = layout.words
    if a.content[0][0] < a.cue[-1][1] or not WITNESSED.search(cut(layout.text, a.cue)):
        return None
    for v in range(inside.first + 1, min(inside.last - 1, inside.first + SUBJECT_REACH)):
        if words[v].quoted or words[v].low in {"that", ";", ":"}:
            return None
        joined = words[v - 1].low == "as"
        if words[v].low.endswith("ing") and (joined or words[v].low in cue_forms()):
            end = v - 1 if joined else v
            return _made(layout, a, (inside.first, end), (v - joined, v + 1), v + 1, inside.last)
    return None


def _tail(layout: Layout, a: Attribution, inside: Sentence) -> Attribution | None:
    """`C, Y wrote to his employer`, where the content ends so."""
    words = layout.words
    if a.content[0][0] > a.cue[0][0]:
        return None
    for v in range(inside.last - 1, max(inside.first + 4, inside.last - TAIL), -1):
        if words[v].quoted or words[v].low == ",":
            return None
        if not speech_at(layout, v):
            continue
        end = back_over_adverbs(words, inside.first, v) + 1
        comma = next((i for i in range(end - 1, inside.first + 2, -1) if words[i].low == "," or words[i].quoted), None)
        if comma is None or {w.low for w in words[end:v]} & (MODALS | PASSIVE):
            return None
        subject = (comma + 1, end)
        closed = _is_somebody(layout, subject) and not any(w.low == "," for w in words[subject[0] : subject[1]])
        return _made(layout, a, subject, (end, v + 1), inside.first, comma + words[comma].quoted) if closed else None
    return None


def _interrupted(layout: Layout, a: Attribution) -> Attribution | None:
    """`Y, X says, thinks that C` and `Y insists, according to X, that C`: X's words stand between commas inside Y's."""
    words = layout.words
    low, high = min(s for s, _ in (*a.cue, *a.source)), max(e for _, e in (*a.cue, *a.source))
    sentence = layout.sentences[layout.sentence_at(low)]
    left, right = layout.word_at(low) - 1, _past_adjunct(layout, sentence, layout.word_at(high))
    while left > sentence.first and words[left].low in {"as"}:
        left -= 1
    if left <= sentence.first or words[left].low != "," or right >= sentence.last - 2 or words[right].low != ",":
        return None
    begin = layout.after_dateline(sentence)
    begin = next((i + 1 for i in range(left - 1, begin, -1) if words[i].low in {";", ":"}), begin)
    if any(words[i].quoted for i in range(begin, right + 1)) or not any(e > words[right].start for _, e in a.content):
        return None
    end = max(layout.word_at(e - 1) + 1 for _, e in a.content)
    return _verb_after(layout, a, (begin, left), right + 1, end) or _verb_before(
        layout, a, (begin, left), right + 1, end
    )


def _past_adjunct(layout: Layout, sentence: Sentence, at: int) -> int:
    """The comma that ends an interruption, after whom one told and how ("his wife told us", "she says in a letter")."""
    words = layout.words
    for i in range(at, min(sentence.last, at + ASIDE)):
        if words[i].low == ",":
            return i
        if words[i].quoted or words[i].low in {".", ":", ";", "that"} | grammar("auxiliaries"):
            break
    return at


def _verb_after(layout: Layout, a: Attribution, subject: Range, v: int, end: int) -> Attribution | None:
    """`Y, X says, blamed C on Z`: the verb goes on after the interruption."""
    words = layout.words
    first = v
    while v < end and _between(layout, v) and mind_at(layout, v, end) is None:
        v += 1
    stop = v + 1 if v < end - 1 and (speech_at(layout, v) or _is_cue(layout, v)) else mind_at(layout, v, end)
    if stop is None or stop >= end or not _speaks(layout, a, subject):
        return None
    if {w.low for w in words[first:v]} & (MODALS | PASSIVE):
        return None
    that = next((i for i in range(stop, min(end - 2, stop + ADDRESS)) if words[i].low == "that"), stop - 1)
    return _with_content(_made(layout, a, subject, (first, stop), that + 1, end))


def _between(layout: Layout, v: int) -> bool:
    """Whether a word may stand between a subject and its verb."""
    return layout.words[v].low in lexicon("cues")["between"] - {"put"} or layout.words[v].low.endswith("ly")


def _verb_before(layout: Layout, a: Attribution, lead: Range, that: int, end: int) -> Attribution | None:
    """`Y had assured them, X recalls, that C`: the content alone goes on after the interruption."""
    words = layout.words
    if words[that].low != "that" and not words[that].quoted:
        return None
    for v in range(lead[0] + 1, lead[1]):
        did = words[v - 1].low in DID and words[v].low in cue_forms()
        stop = v + 1 if did or speech_at(layout, v) or _is_cue(layout, v) else mind_at(layout, v, lead[1] + 1)
        if stop is None:
            continue
        back = back_over_adverbs(words, lead[0], v) + 1
        head = next((i + 1 for i in range(back - 1, lead[0], -1) if words[i].low in AGO), lead[0])
        subject = (head, back)
        if {w.low for w in words[back:v]} & (MODALS | PASSIVE) or not _speaks(layout, a, subject):
            return None
        return _with_content(_made(layout, a, subject, (back, stop), that + (words[that].low == "that"), end))
    return None


def _is_cue(layout: Layout, v: int) -> bool:
    """Whether a word is an inflected verb of thought or of judging."""
    kinds = cue_forms().get(layout.words[v].low, ("", frozenset()))[1]
    return (
        bool(kinds & {"think", "object"})
        and not layout.words[v].capital
        and layout.words[v].low.endswith(("s", "d", "t"))
    )


def _with_content(a: Attribution | None) -> Attribution | None:
    return None if a is None else Attribution(a.content[:1], a.cue, a.source, a.score)
