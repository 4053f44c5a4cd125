"""Whether a voice asserts or denies what it is quoted on."""

import re

from twosource.claims.checks import FALSE
from twosource.claims.segment import Layout
from twosource.claims.words import cue_forms, lexicon
from twosource.model import Attribution, cut

NEGATED = re.compile(r"\b(not|never|n['’]t|cannot|no longer|without)\b", re.I)
PREMATURE = re.compile(
    r"\bpremature(?:ly)?\b|\btoo (?:early|soon) to (?:speak|talk|blame|call|name|judge|point|celebrate)\b", re.I
)
CALLS = re.compile(r"\b(?:call|describ|brand|label|deem|consider|term)\w*\b", re.I)
NAMED = re.compile(
    r"\s*(?:that|this|these|those|such|the (?:whole )?(?:story|news|talk|idea|charge|theory|version))\b", re.I
)
"""What is called names, where it stands between verb and name: something said before."""
APPROVES = re.compile(
    r"\b(?:true|right|correct|accurate|fair|credible|serious|reliable|honest|sound|careful|welcome|important|"
    r"thorough|plausible|victory|triumph|success|step|gesture|breakthrough|relief|good|great|historic|proof|warning|"
    r"milestone|tragedy|disaster|honou?r)\b",
    re.I,
)
DENIALS = re.compile(
    r"\b(den(?:y|ies|ied|ying|ial)|reject\w*|dismiss\w*|refut\w*|disput\w*|rebut\w*|repudiat\w*|contradict\w*|"
    r"brush\w* (?:aside|off)|wav\w* (?:away|off)|rul\w* out|rubbish\w*|disavow\w*|shrug\w* off|laugh\w* off|"
    r"(?:pour|pours|poured) (?:cold water|scorn) on|disown\w*|doubts?|doubted|scoff\w*|debunk\w*|rebuff\w*|"
    r"swat\w* away|(?:ha(?:d|s|ve)|having) none of|take[sn]? issue with|took issue with|distanc\w* \w+sel\w+ from|"
    r"(?:cast|casts|casting) doubt on|contest(?:s|ed|ing)|resist(?:s|ed|ing)?|scotch(?:es|ed|ing)|quash\w*|"
    r"plead(?:s|ed)? not guilty|knock\w* down|unconvinced|unpersuaded|s[ck]eptical)\b",
    re.I,
)
UNACCEPTED = re.compile(
    r"\b(?:(?:not|never|cannot)|\w+n['’]t|refus\w+ to) (?:\w+ )?(?:accept|recogni[sz]e|share|hear of|"
    r"have (?:it|that|this)|stand for|convinced|persuaded)\b",
    re.I,
)
"""Denials by a negated verb of agreeing; "does not believe" and "does not know" are none."""
DISBELIEVES = re.compile(
    r"(?:\b(?:not|never)|n['’]t) believe (?:a (?:single )?word|(?:it|this|that|him|her|them)\W*$)", re.I
)
"""Cue and content together: "do not believe a word of it"."""
ANSWERS = re.compile(r"\b(?:respond|react|repl)\w* to\b|\bcommenting on\b|\basked about\b", re.I)
"""Cues of who answers another's statement, where that statement is their object."""
RELAYS = re.compile(r"\b(?:according|report|quot|cit|relay|carri|hear|learn|publish)", re.I)
"""Cues of who passes on, without a word of its own, what others said."""
HEAD = r"^[\"“‘'„«\s]*(?:that |but |and |so )?"
NOTHING_OF_IT = re.compile(
    rf"{HEAD}(?:there (?:is|was|are|were|has been|had been|have been) (?:\w+ly )?(?:no|never)\b|not (?:one|a single)\b|"
    rf"neither\b)|^[^.!?]{{0,80}}\b(?:no such\b|nothing of the (?:kind|sort)\b|anything of the (?:kind|sort)\b)|"
    rf"{HEAD}(?:rubbish|nonsense|lies|false|untrue|not true|not so|wrong|on the contrary)[\"”’',.!]|"
    rf"{HEAD}not guilty\b",
    re.I,
)
"""Contents that deny whatever their cue: nothing exists or happened at all. In the stories that are built on 17 of 19
such contents deny their proposition; other negations inside a content are as often what is asserted."""


NOTHING_AT_ALL = re.compile(
    rf"{HEAD}(?:there (?:is|was|are|were|has been|had been|have been) (?:\w+ly )?(?:no|never)\b|"
    rf"(?:rubbish|nonsense|lies|false|untrue|not true|it (?:is|was) (?:not|un)\s?true|wrong)\b)",
    re.I,
)
"""Beginnings of contents by which who says it denies all that follows, another's statement in it included."""


def denies(layout: Layout, a: Attribution) -> bool:
    """Whether the cue denies (and is not itself negated), calls its object false or premature, or the content says that
    nothing of it is so."""
    cue = cut(layout.text, a.cue)
    said = cut(layout.text, a.content)
    if UNACCEPTED.search(_before_cue(layout, a) + " " + cue):
        return True
    if DISBELIEVES.search(f"{_before_cue(layout, a)} {cue} {said}"):
        return True
    if DENIALS.search(cue):
        return not NEGATED.search(_before_cue(layout, a))
    if PREMATURE.search(cue) or PREMATURE.search(re.split(r"[.!?] ", said)[0]) or NOTHING_OF_IT.search(said):
        return True
    if not CALLS.search(cue):
        return False
    return bool(FALSE.search(said)) or (_of_speech(layout, a, said) and not APPROVES.search(said))


def disowns(layout: Layout, a: Attribution) -> bool:
    """Whether who says it sets itself against another's statement, or answers it, rather than carrying it. Who merely
    relays ("the station reported that she called it premature") carries a denial like any other statement; whoever says
    of another "he said no such thing" denies it."""
    cue = cut(layout.text, a.cue)
    if ANSWERS.search(cue):
        return True
    if NOTHING_AT_ALL.search(cut(layout.text, a.content)):
        return True
    return bool(DENIALS.search(cue)) if RELAYS.search(cue) else denies(layout, a)


def _of_speech(layout: Layout, a: Attribution, said: str) -> bool:
    """Whether the thing called names is something said: "the report", "that account", "that" before the name."""
    if a.content and a.cue and NAMED.match(layout.text[a.cue[-1][1] : a.content[0][1]]):
        return True
    first = re.findall(r"[a-z]+", said.lower())[:6]
    return not lexicon("cues")["figures"].isdisjoint(first)


def _before_cue(layout: Layout, a: Attribution) -> str:
    if not a.cue:
        return ""
    at = layout.word_at(a.cue[0][0])
    words = layout.words[max(0, at - 3) : at + 1]
    return " ".join(w.low for w in words)


def base_of(word: str) -> str:
    """The base form of a cue."""
    return cue_forms().get(word.lower(), (word,))[0]
