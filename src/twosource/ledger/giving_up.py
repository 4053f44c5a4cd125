"""Giving up: who no longer stands by a word of their own takes it back, though the cue be the noun alone."""

import re

from twosource.model import Article, Claim

_BEFORE = 80
"""Characters before a cue in which the verb stands that gives it up ("has quietly dropped its claim that ...")."""
_GIVES_UP = (
    r"\b(?:no longer (?:stands?|stood|defends?|upholds?)(?: by)?|withdrew|(?:takes?|took|taken|taking) back"
    r"|(?:drop|dropp|abandon|withdraw|retract|recant|rescind|disown|disavow|repudiat)(?:s|ed|n|ing)?"
    r"|(?:retreat|back|row|climb)(?:s|ed|ing)? (?:away |back |down |off )?from"
    r"|walk(?:s|ed|ing)? (?:back|away)(?: from)?"
    r"|distanc(?:es|ed|ing) (?:itself|himself|herself|themselves) from|g[ia]ve(?:s|n)? up|giving up)"
)
_OWN_WORD = re.compile(
    _GIVES_UP + r" (?:its|his|her|their|our|my)(?: own| earlier| first| original| previous| initial)?\s*$", re.I
)
_WORDS = re.compile(
    r"\W*(?:claims?|statements?|reports?|accounts?|accusations?|allegations?|assertions?|charges?|stor(?:y|ies)|versions?"
    r"|findings?|conclusions?|estimates?|forecasts?|warnings?|denials?|suspicions?|view|position)\W*$",
    re.I,
)


def gives_up(article: Article, claim: Claim) -> bool:
    """True where the cue is a noun that its own sentence gives up: "no longer stands by its statement that ...", "has
    dropped its claim that ..."."""
    if not claim.cue:
        return False
    start, end = claim.cue[0][0], claim.cue[-1][1]
    before = article.text[max(0, start - _BEFORE) : start]
    return _WORDS.match(article.text[start:end]) is not None and _OWN_WORD.search(before) is not None
