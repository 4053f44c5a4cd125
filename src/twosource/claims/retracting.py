"""Whether a voice takes back what it said."""

import re

from twosource.claims.segment import Layout
from twosource.claims.stance import DENIALS
from twosource.claims.words import lexicon
from twosource.model import Attribution, cut

RETRACTS = re.compile(
    r"\b(withdr[ae]w\w*|retract\w*|t(?:ake|akes|ook|aken|aking) (?:it |that |this |them )?back|walk\w* back|rescind\w*|"
    r"row(?:s|ed|ing)? back|backtrack\w*|climb(?:s|ed|ing)? down|recant\w*|apologi[sz]\w*|"
    r"(?:regret|correct)\w* (?:itself|himself|herself|themselves|(?:and correct )?(?:our|my|its|his|her|their) "
    r"(?:own )?(?:error|mistake)))\b",
    re.I,
)
LETS_GO = (
    r"\b(?:no longer (?:stands?|stood|defends?|upholds?)(?: by)?|not stand by|n['’]t stand by|abandon(?:s|ed|ing)?|"
    r"dropp?(?:s|ed|ing)?|disown(?:s|ed|ing)?|disavow(?:s|ed|ing)?|repudiat(?:es|ed|ing)|walk(?:s|ed|ing)? away from|"
    r"(?:retreat|back)(?:s|ed|ing)? (?:away |down |off )?from|g[ai]v(?:e|es|en|ing) up|"
    r"distanc(?:es|ed|ing) (?:itself|himself|herself|themselves) from)\b"
)
"""Verbs that take back only what the voice said: plans are abandoned and claims to islands given up too."""
MINE = r"(?:its|his|her|their|our|my)"
NOUN = (
    r"(?:tale|talk|stor(?:y|ies)|versions?|accounts?|figures?|numbers?|tally|estimates?|forecasts?|assertions?|"
    r"allegations?|accusations?|statements?|explanations?|reports?|findings?|conclusions?|suspicions?|denials?|"
    r"claims?(?! to (?!have\b|be\b)))\b"
)
UTTERED = re.compile(rf"\b(?:{MINE} (?:[\w-]+ ){{0,2}}?{NOUN}|(?:the|that|this) {NOUN})", re.I)
"""A word of one's own; "the union's claim" is none."""
LET_GO = re.compile(LETS_GO, re.I)
GIVEN_UP = re.compile(
    rf"(?:{LETS_GO}|{RETRACTS.pattern}) {MINE}(?: own| earlier| first| original| previous| initial)?\s*$", re.I
)
"""Before a cue that is the noun alone: "has quietly dropped its claim that ..."."""
WORDS = re.compile(rf"\W*(?:{NOUN[:-2]}|charges?|warnings?|view|position)\W*$", re.I)
BEFORE = 80
"""Characters before such a noun in which the verb stands that gives it up."""
SAID = re.compile(
    r"\b(?:what|everything|all|which|that) (?:that )?(?:(?:it|he|she|they|we|i) )?(?:was |were |had |have |has )?"
    r"(?:been )?(?:said|printed|wrote|written|claimed|reported|published|stated|told|named|announced|maintained)\b|"
    r"\bhad (?:said|claimed)\b|\bfor\s+(?:having )?(?:said|saying|claiming|stating|reporting|suggesting|writing)\b|"
    r"\b(?:its|his|her|their|our|my|the) (?:\w+ ){0,2}of (?:about |some |at least |nearly )?[\d$€£]",
    re.I,
)
NUMBER = (
    r"(?:[$€£]?\d[\d,.]*%?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:-\w+)?|hundred|"
    r"thousand)"
)
BARE = re.compile(
    rf"^[\"“‘'„«\s]*(?:{MINE}|the|that|those|all) (?:own )?{NUMBER}"
    r"(?: (?:million|billion|per cent|percent|thousand|hundred))*"
    r"(?:$|[\"”’',.;]| (?:to|for|on|by) wh\w+\b| (?:that|which)\b|"
    r" of (?:its|his|her|their|the) (?:\w+ )?(?:draft|report|statement|letter|article|note)\b| (?:of|in|from) [A-Z])"
)
"""A number that stands for a statement ("the sixty of April", "his 9,000"): no noun of things or people follows it."""
THING = r"(?:figure|number|statement|report|claim|account|count|toll|estimate|sum|charge)s?\b"
GAVE = r"(?:i|we) (?:gave|named|published|announced)"
OWN_FAULT = re.compile(
    rf"\b(?:our|my|its|his|her|their) (?:earlier |own |first |former )?{THING}[^.!?]{{0,60}}"
    r"(?:\bwrong\b|\bmistaken\b|\bno longer (?:stands?|holds?))|"
    r"\b(?:wrong|mistaken?|an? (?:error|mistake))\b[^.!?]{0,30}\b(?:ours|our own|our mistake|my mistake|mine|"
    rf"{GAVE}(?: it| them| that)?)\b|"
    rf"\bthat {THING}[^.!?]{{0,60}}turned out to be (?:wrong|false|mistaken)|"
    rf"\b{THING}[^.!?]{{0,30}}\b{GAVE}[^.!?]{{0,30}}\b(?:is|are) (?:hereby )?(?:withdrawn|retracted|wrong)",
    re.I,
)
"""A speaker's own word that what it said before does not stand."""
IT = frozenset({"it", "that", "this", "them", "those", "its own", "his own", "her own", "their own"})


def retracts(layout: Layout, a: Attribution) -> bool:
    """Whether the voice takes back what it said: a verb of taking back with a noun of speech, a figure or what it said,
    or its own word that its figure was wrong."""
    cue = cut(layout.text, a.cue)
    whole = cut(layout.text, a.content)
    if LET_GO.search(cue):
        said = f"{cue} {_between(layout, a)} {whole}"
        return bool(UTTERED.search(said) or SAID.search(said) or BARE.search(whole))
    if WORDS.match(cue) and GIVEN_UP.search(layout.text[max(0, a.cue[0][0] - BEFORE) : a.cue[0][0]]):
        return True
    if not RETRACTS.search(cue):
        return bool(OWN_FAULT.search(whole)) and not DENIALS.search(cue)
    said = f"{cue} {_between(layout, a)} {whole}".lower().replace("’s", "").replace("'s", "")
    if whole.lower().strip(" .,”\"’'") in IT or BARE.search(whole):
        return True
    return not lexicon("cues")["figures"].isdisjoint(re.findall(r"[a-z]+", said)) or bool(SAID.search(said))


def _between(layout: Layout, a: Attribution) -> str:
    """The words between a cue and the content after it: "its statement", where the cue is "withdrew" alone."""
    return layout.text[a.cue[-1][1] : a.content[0][0]] if a.cue and a.content else ""
