"""How sure the speaker is, in the speaker's own words, and where the outlet doubts the speaker."""

import re
from collections.abc import Callable
from functools import lru_cache

from twosource.claims.segment import Layout
from twosource.claims.words import CAPITAL, cue_forms, lexicon, table
from twosource.model import Attribution, Span, cut

OPEN_MARKS = "\"“‘'„«‚ "
THINKS = re.compile(
    r"^[\"“‘]?(?:that )?(?:he|she|it|they) "
    r"(?:believe[sd]?|thinks?|thought|expect(?:s|ed)?|estimate[sd]?|suspect(?:s|ed)?)\b",
    re.I,
)
SENTENCE = re.compile(rf"(?<=[.!?…])[\"”’“»]* +|(?<=,)[\"”’“»]+ +(?=[„“\"‘«]{CAPITAL})")
IF = re.compile(r"\b(if|were .{1,60} to|in the event)\b", re.I)
UNLESS = re.compile(r"\bunless\b", re.I)
AS_LONG = re.compile(r"\b(as long as|so long as|provided that|on condition that)\b", re.I)
LATE_HAD = re.compile(
    r"\b(would|could|might) have .{3,80} had (the|its|his|her|their|it|he|she|they|a|an|one|there|any)\b", re.I
)
HAD = re.compile(r"(^|[\"“‘',;:] ?|, |\bthat )(had|were|should) (?!to\b)[\w’' -]{1,80}", re.I)
THEN = re.compile(
    r"\b(would|will|won['’]t|wouldn['’]t|must|should|let|shall|can|may|might|"
    r"could(?! (?:they|he|she|we|you|it|i)\b))\b|['’](ll|d)\b",
    re.I,
)
NO_CONDITION = re.compile(
    r"\b(ask(ed)?|wonder(ed)?|know|knew|see|saw|say|said|tell|told|as|even|sure|question|decide|decided|"
    r"determine|determined|clear|unclear|check|examine) if\b",
    re.I,
)
PAST_ABILITY = re.compile(
    r"\b(could|couldn['’]t) (see|hear|feel|not|smell|remember|only|barely|hardly|no longer)\b", re.I
)
DOUBT = re.compile(
    r"\bif (confirmed|true|verified|accurate|correct|genuine|borne out)\b|"
    r"\b(which|that) (could|can) not be (independently )?(verified|authenticated|confirmed|checked)\b|"
    r"\bwithout saying how\b|\bif it is (what|genuine|true|real)\b|"
    r"\bwithout (giving|offering|providing|presenting|citing|showing|producing|supplying|naming)(?: [\w-]+){0,3}? "
    r"(evidence|proof|details?|sources?|figures?|examples?|documents?|support|basis)\b|"
    r"\b(though|although|but) (it|he|she|they) (gave|offered|provided|showed|produced) no (\w+ )?"
    r"(evidence|proof|details?|source)\b|"
    r"\b(provided|offered|gave|giving|offering|providing) no (\w+ )?(evidence|proof|source)\b",
    re.I,
)
HEDGED = re.compile(
    r"\b(?:is|was|are|were|be|been|being) (?:\w+ )?(?:expected|estimated|projected|believed|thought|suspected|feared|"
    r"presumed|understood|reckoned|assumed|forecast|predicted) (?:to|that)\b|\b(?:is|was|it|be|seems?) "
    r"(?:\w+ )?possible\b|"
    r"\bin all (?:likelihood|probability)\b|\bthere (?:is|was) (?:a|some|every|little|no small) (?:\w+ )?(?:chance|"
    r"risk|possibility|likelihood)\b|\bchances? (?:are|is)\b|\bas far as (?:we|i|they|he|she|it) (?:know|can)\w*\b|"
    r"\bto the best of\b|\b(?:cannot|can['’]t|could not) be (?:ruled out|excluded)\b|\b(?:i|we) (?:think|believe|"
    r"suspect|guess|suppose|assume|reckon|expect|imagine)\b|\bpoints? to\b|"
    r"\bconsistent with\b|\bnot (?:certain|sure|clear)\b",
    re.I,
)
UNSURE = re.compile(r"\bwith (?:low|moderate|medium|some|little|limited) confidence\b")
MAY_MONTH = re.compile(r"\bMay\b")


def certainty(layout: Layout, a: Attribution) -> str:
    """ "conditional" where the content hangs on an if; "hedged" by a hedging cue or word; else "flat"."""
    said = cut(layout.text, a.content)
    if is_conditional(said):
        return "conditional"
    cue = cut(layout.text, a.cue).lower()
    return "hedged" if hedging_cue(cue) or THINKS.search(said) or mostly(hedging_word, said) else "flat"


def mostly(test: Callable[[str], bool], said: str) -> bool:
    """Whether a test holds for at least half of a content's sentences: one aside does not colour a long quotation."""
    sentences = [s for s in SENTENCE.split(said) if len(s) > 1]
    return bool(sentences) and 2 * sum(map(test, sentences)) >= len(sentences)


def is_conditional(said: str) -> bool:
    """Whether a content states something only under a condition."""
    return mostly(_conditional, said)


def _conditional(sentence: str) -> bool:
    plain = NO_CONDITION.sub(" ", sentence)
    if UNLESS.search(plain):
        return True
    condition = IF.search(plain)
    if condition is not None and THEN.search(_main_clause(plain, condition)):
        return True
    if AS_LONG.search(plain) and THEN.search(plain):
        return True
    head = HAD.match(sentence.lstrip(OPEN_MARKS))
    if head is not None and re.search(r"\b(would|could|might|will)\b|['’](d|ll)\b", sentence[head.end(2) :], re.I):
        return True
    return bool(LATE_HAD.search(sentence))


def _main_clause(sentence: str, condition: re.Match[str]) -> str:
    """The clause that hangs on the condition: after its comma where the if stands first, else before it."""
    if len(sentence[: condition.start()].split()) > 2:
        return sentence[: condition.start()]
    comma = sentence.find(",", condition.end())
    return sentence[comma:] if comma >= 0 else sentence[condition.end() :]


UNCONVINCED = re.compile(r"(?:\bnot|n['’]t|\bnever) (?:\w+ )?(?:convinced|persuaded)\b", re.I)


def hedging_cue(cue: str) -> bool:
    """Whether a cue is a verb or noun of belief or estimate."""
    hedges = lexicon("certainty")["hedging_cues"]
    found = any((cue_forms().get(w, (w,))[0] in hedges) or w in hedges for w in re.findall(r"[a-z]+", cue))
    return found or UNCONVINCED.search(cue) is not None or UNSURE.search(cue) is not None


def hedging_word(said: str) -> bool:
    """Whether a content holds a word that makes it less than flat."""
    plain = PAST_ABILITY.sub(" ", MAY_MONTH.sub(" ", said) if not said.startswith("May ") else said)
    low = plain.lower()
    found = re.findall(r"[a-z-]+", low)
    return not lexicon("certainty")["hedging_words"].isdisjoint(found) or bool(HEDGED.search(low))


@lru_cache(maxsize=1)
def _scale() -> tuple[tuple[str, tuple[float, float]], ...]:
    terms = table("certainty", "likelihood")
    bands = {k: (float(v[0]), float(v[1])) for k, v in terms.items() if isinstance(v, list)}
    return tuple(sorted(bands.items(), key=lambda kv: -len(kv[0])))


def likelihood(said: str) -> tuple[float, float] | None:
    """The range that an estimative word stands for (ICD-203), the longest term first; None where none is used."""
    low = said.lower()
    for term, band in _scale():
        if re.search(rf"\b{term}\b", low):
            return band
    return None


def doubt(layout: Layout, a: Attribution, frame: Span) -> tuple[Span, ...]:
    """Where the outlet itself doubts: words of doubt in the attribution's sentence, outside quotation and content."""
    text = layout.text
    found = [m.span() for m in DOUBT.finditer(text, *frame)]
    found += [
        (w.start, w.end)
        for w in layout.words_in(frame)
        if w.low in lexicon("certainty")["doubting_words"] and not w.quoted
    ]
    return tuple(sorted(s for s in found if not _inside(s, a.content) or _leads(s, a)))


def _inside(span: Span, pieces: tuple[Span, ...]) -> bool:
    return any(s <= span[0] and span[1] <= e for s, e in pieces)


def _leads(span: Span, a: Attribution) -> bool:
    """A word of doubt at the very head of a content is the outlet's ("purportedly showing")."""
    return any(span[0] - s < 2 for s, _ in a.content)
