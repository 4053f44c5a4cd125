"""Pointing back: claims that lean on what was said before them for their kind, their count or their whole meaning."""

import re
from collections.abc import Sequence

from twosource.claims.phrase import grammar

from .drafts import Draft
from .kinds import FREE

REACH = 1200
"""Characters back over which a kind's topic is looked for: about two paragraphs; beyond, the reader would have lost
it."""
BARE = 2
"""Content words at most where a mere pronoun is the whole content: "called it nonsense"."""
PRONOUNS = frozenset({"it", "this", "that", "they", "these", "those", "there", "such", "no", "he", "she"})
OURS = ("we", "our", "us", "ours", "ourselves", "i", "my")


def follow(page: Sequence[Draft]) -> None:
    """Give drafts of one page (in order of their place) that name their kind alone the topic and roles of the one
    before them of that kind."""
    first = 0
    for i, d in enumerate(page):
        while d.at - page[first].at >= REACH:
            first += 1
        if d.kind != FREE and not d.topic and d.sense is not None and d.figure is None:
            _same_kind(d, page[first:i])


def first_word(d: Draft) -> str:
    """The first word of a content, without quotation marks."""
    return d.text.lstrip("“\"‘'").split(" ", 1)[0].lower().strip(",.”’")


def _is_led_in(d: Draft) -> bool:
    """True where a content begins with the "that" which only leads into it, and points at nothing else."""
    words = d.text.lower().split(" ", 2)
    return len(words) > 2 and words[0] == "that" and words[1] not in grammar("auxiliaries") and d.first == 0


def _same_kind(d: Draft, before: Sequence[Draft]) -> None:
    same = [e for e in before if e.kind == d.kind and e.topic]
    if same:
        d.topic = same[-1].topic
        for role, value in same[-1].roles.items():
            d.roles.setdefault(role, value)


_COUNTED = frozenset("figure figures estimate estimates count number toll tally total sum price result".split())
_COUNTING = (
    "count",
    "tall",
    "put",
    "lower",
    "rais",
    "cut",
    "revis",
    "arriv",
    "estimat",
    "comes to",
    "came to",
    "reckon",
)
"""Cues that take a bare count as their content ("put it at 54 per cent")."""
_FINITE = frozenset("is are was were has have had be been will would can could may might".split())
"""Verbs of a clause: "that some 3,000 people were still in their cellars" says itself what it counts."""
_FEW = 4
"""Content words up to which a figure is a bare count, of whatever was counted before."""


Count = tuple[str, str, str]
"""What is counted: the kind, its measure, its group."""


def count_of(d: Draft) -> Count:
    """What a draft counts."""
    return (d.kind, d.roles.get("measure", ""), d.roles.get("group", ""))


def alike(a: Draft, b: Draft) -> bool:
    """True for two sums of money, two shares in per cent, two counts."""
    if a.figure is None or b.figure is None:
        return False
    return a.figure.money == b.figure.money and ("%" in a.figure.unit) == ("%" in b.figure.unit)


def bare_count(d: Draft) -> bool:
    """True for a figure that tells of no thing that is counted: "put it at 54 per cent"."""
    if _COUNTED & set(d.text.lower().split()):
        return True
    cue = " ".join(d.article.text[s:e] for s, e in d.cue_at).lower()
    return len(d.words) <= _FEW and cue.startswith(_COUNTING) and _FINITE.isdisjoint(d.text.lower().split())


_ACCOUNT = re.compile(
    r"\W*(?:that )?(?:its|his|her|their|our|my) (?:\w+ )?(?:account|statement|claim|assertion|report|version|finding"
    r"|charge|denial|allegation|accusation|story|word|position|remarks?)s?\b"
)


def is_account(text: str) -> bool:
    """True for a content, in lower case, that begins with a word of somebody's own: "its statement that ..."."""
    return _ACCOUNT.match(text) is not None


def is_bare(d: Draft) -> bool:
    """True where a content says nothing itself: next to no words of its own, a pointing word, and no figure."""
    if d.kind != FREE or d.figure is not None or len(d.words) > BARE:
        return False
    return bool(d.points) or first_word(d) in PRONOUNS or not d.words


def says_else(d: Draft, e: Draft) -> bool:
    """True where another voice asserts something without a word of what stands before it, and points at nothing there:
    that goes on with nobody's statement."""
    if d.body.id == e.body.id or d.against or d.negated or d.confirming or len(d.words) < BARE:
        return False
    points = d.points and not (d.points == "point_thing" and len(d.words) > BARE) and not _is_led_in(d)
    return not points and (d.words - d.names).isdisjoint(e.words)
