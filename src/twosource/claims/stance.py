"""Whether a voice asserts or denies what it is quoted on, and whether it takes something back."""

import re

from twosource.claims.checks import FALSE
from twosource.claims.segment import Layout
from twosource.claims.words import cue_forms, lexicon
from twosource.model import Attribution, cut

NEGATED = re.compile(r"\b(not|never|n['’]t|cannot|no longer|without)\b", re.I)
PREMATURE = re.compile(r"\bpremature\b", re.I)
RETRACTS = re.compile(
    r"\b(withdr[ae]w\w*|retract\w*|t(?:ake|akes|ook|aken|aking) back|walk\w* back|rescind\w*|recant\w*|"
    r"apologi[sz]\w*|correct\w* (?:itself|himself|herself|themselves))\b",
    re.I,
)
SAID = re.compile(
    r"\b(?:what (?:it|he|she|they|we|was|were|had been|i) (?:had |have |has )?"
    r"(?:said|printed|wrote|written|claimed|reported|published|stated)|had (?:said|claimed))\b",
    re.I,
)
CALLS = re.compile(r"\b(?:call|describ|brand|label|deem|consider|term)\w*\b", re.I)
APPROVES = re.compile(
    r"\b(?:true|right|correct|accurate|fair|credible|serious|reliable|honest|sound|careful|welcome|important|"
    r"thorough|plausible)\b",
    re.I,
)
DENIALS = re.compile(
    r"\b(den(?:y|ies|ied|ying|ial)|reject\w*|dismiss\w*|refut\w*|disput\w*|rebut\w*|repudiat\w*|contradict\w*|"
    r"brush\w* (?:aside|off)|wav\w* away|rul\w* out|rubbish\w*|disavow\w*|shrug\w* off|"
    r"(?:pour|pours|poured) (?:cold water|scorn) on|disown\w*|doubts?|doubted|scoff\w*)\b",
    re.I,
)


def denies(layout: Layout, a: Attribution) -> bool:
    """Whether the cue denies (and is not itself negated), calls its object false, or calls it premature."""
    cue = cut(layout.text, a.cue)
    said = cut(layout.text, a.content)
    if DENIALS.search(cue):
        return not NEGATED.search(_before_cue(layout, a))
    if PREMATURE.search(cue) or PREMATURE.search(said[:60]):
        return True
    return bool(CALLS.search(cue)) and (bool(FALSE.search(said)) or (_of_speech(said) and not APPROVES.search(said)))


def _of_speech(said: str) -> bool:
    """Whether the thing called names is something said: "the report", "that account"."""
    first = re.findall(r"[a-z]+", said.lower())[:6]
    return not lexicon("cues")["figures"].isdisjoint(first)


def retracts(layout: Layout, a: Attribution) -> bool:
    """Whether the voice takes back what it said: a verb of taking back with a noun of speech or a figure."""
    cue = cut(layout.text, a.cue)
    if not RETRACTS.search(cue):
        return False
    said = cut(layout.text, a.content).lower().replace("’s", "").replace("'s", "")
    return not lexicon("cues")["figures"].isdisjoint(re.findall(r"[a-z]+", said)) or bool(SAID.search(said))


def _before_cue(layout: Layout, a: Attribution) -> str:
    at = layout.word_at(a.cue[0][0])
    words = layout.words[max(0, at - 3) : at + 1]
    return " ".join(w.low for w in words)


def base_of(word: str) -> str:
    """The base form of a cue."""
    return cue_forms().get(word.lower(), (word,))[0]
