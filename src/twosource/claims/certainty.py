"""How sure the speaker is, in the speaker's own words, and where the outlet doubts the speaker."""

import re
from functools import lru_cache

from twosource.claims.segment import Layout
from twosource.claims.words import _load, cue_forms, lexicon
from twosource.model import Attribution, Span, cut

IF = re.compile(r"\b(if|unless|were .{1,60} to|in the event)\b", re.I)
HAD = re.compile(r"(^|[\"“‘',;:] ?|, |\bthat )(had|were|should) (?!to\b)[\w’' -]{1,80}", re.I)
THEN = re.compile(r"\b(would|will|won['’]t|wouldn['’]t|could have|might have|must|should|let|shall|can|may|might)\b|['’](ll|d)\b", re.I)
NO_CONDITION = re.compile(r"\b(ask(ed)?|wonder(ed)?|know|knew|see|saw|say|said|tell|told|as|even|sure|question|decide|decided|"
                          r"determine|determined|clear|unclear|check|examine) if\b", re.I)  # fmt: skip
PAST_ABILITY = re.compile(r"\b(could|couldn['’]t) (see|hear|feel|not|smell|remember|only|barely|hardly|no longer)\b", re.I)
DOUBT = re.compile(
    r"\bif (confirmed|true|verified|accurate|correct|genuine|borne out)\b|"
    r"\bwithout (giving|offering|providing|presenting|citing|showing|producing|supplying|naming)(?: [\w-]+){0,3}? "
    r"(evidence|proof|details?|sources?|figures?|examples?|documents?|support|basis)\b|"
    r"\b(though|although|but) (it|he|she|they) (gave|offered|provided|showed|produced) no (\w+ )?(evidence|proof|details?|source)\b|"
    r"\b(provided|offered|gave|giving|offering|providing) no (\w+ )?(evidence|proof|source)\b",
    re.I,
)
MAY_MONTH = re.compile(r"\bMay\b")


def certainty(layout: Layout, a: Attribution) -> str:
    """ "conditional" where the content hangs on an if; "hedged" by a hedging cue or word; else "flat"."""
    said = cut(layout.text, a.content)
    if is_conditional(said):
        return "conditional"
    cue = cut(layout.text, a.cue).lower()
    return "hedged" if hedging_cue(cue) or hedging_word(said) else "flat"


def is_conditional(said: str) -> bool:
    """Whether a content states something only under a condition."""
    for sentence in re.split(r"(?<=[.!?])[\"”’]? ", said):
        plain = NO_CONDITION.sub(" ", sentence)
        if IF.search(plain) and THEN.search(IF.sub(" ", plain, count=1)):
            return True
        head = HAD.match(sentence.lstrip("\"“‘' "))
        if head and re.search(r"\b(would|could|might|will)\b", sentence[head.end(2) :], re.I):
            return True
    return False


def hedging_cue(cue: str) -> bool:
    """Whether a cue is a verb or noun of belief or estimate."""
    hedges = lexicon("certainty")["hedging_cues"]
    return any((cue_forms().get(w, (w,))[0] in hedges) or w in hedges for w in re.findall(r"[a-z]+", cue))


def hedging_word(said: str) -> bool:
    """Whether a content holds a word that makes it less than flat."""
    plain = PAST_ABILITY.sub(" ", MAY_MONTH.sub(" ", said) if not said.startswith("May ") else said)
    return not lexicon("certainty")["hedging_words"].isdisjoint(re.findall(r"[a-z-]+", plain.lower()))


@lru_cache(maxsize=1)
def _scale() -> tuple[tuple[str, tuple[float, float]], ...]:
    table = _load("certainty")["likelihood"]
    return tuple((k, (float(v[0]), float(v[1]))) for k, v in sorted(table.items(), key=lambda kv: -len(kv[0])))


def likelihood(said: str) -> tuple[float, float] | None:
    """The range that an estimative word stands for (ICD-203), the longest term first; None where none is used."""
    low = said.lower()
    for term, band in _scale():
        if re.search(rf"\b{term}\b", low):
            return band
    return None


def doubt(layout: Layout, a: Attribution, frame: Span) -> tuple[Span, ...]:
    """Where the outlet itself doubts: words of doubt in the attribution's sentence, outside quotation marks and content."""
    text = layout.text
    found = [m.span() for m in DOUBT.finditer(text, *frame)]
    found += [(w.start, w.end) for w in layout.words_in(frame) if w.low in lexicon("certainty")["doubting_words"] and not w.quoted]
    return tuple(sorted(s for s in found if not _inside(s, a.content) or _leads(s, a)))


def _inside(span: Span, pieces: tuple[Span, ...]) -> bool:
    return any(s <= span[0] and span[1] <= e for s, e in pieces)


def _leads(span: Span, a: Attribution) -> bool:
    """A word of doubt at the very head of a content is the outlet's ("purportedly showing")."""
    return any(span[0] - s < 2 for s, _ in a.content)
