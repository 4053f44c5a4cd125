"""Names for those whom a page describes by somebody else: "its chairman" is the chairman of Tarn Fund."""

import re
from dataclasses import replace

from twosource.claims.bearers import body_at, kin_at
from twosource.claims.expression import Expression
from twosource.claims.phrase import Range
from twosource.claims.stage import Stage, Voice, full_name
from twosource.model import voice_id

PRONOUN = re.compile(
    r"(?P<lead>(?:an?|another|one|two|three|several|some) of )?(?P<who>its|his|her|their) (?:own )?", re.I
)
"""How an expression begins whose owner is a pronoun, which says nothing to who reads the name alone."""
NOUN = re.compile(r"(?P<lead>)the (?P<who>[\w -]{2,40}?)['’]s? (?:own )?", re.I)
"""How one begins whose owner is a noun: "the authority's president"."""
BEHIND = re.compile(r"(?P<lead>[\w ,-]{2,60}?) (?:of|at|for|from|with|in) (?P<who>the [\w -]{2,40})$", re.I)
"""An expression that ends with such an owner: "a member of the mission"."""
LONGEST = 6
"""Words of an owner that is itself described; a longer one makes no name."""


def whose(stage: Stage, seen: Expression, voice: Voice, at: int) -> Voice:
    """A voice without a name, with its owner's name in place of the words for it, where it is clear who that is."""
    if voice.actor is None or voice.ref.named or voice.ref.unresolved or seen.owner is None:
        return voice
    actor = stage.actor(voice.actor)
    if actor.named or actor.name != seen.words:
        return voice
    name = _by_pronoun(stage, seen, actor.kin, at) or _by_noun(stage, seen, actor.kin, at)
    if not name:
        return voice
    stage.cast.actors[actor.key] = replace(actor, name=name)
    return replace(voice, ref=replace(voice.ref, id=voice_id(name), name=name))


def _by_pronoun(stage: Stage, seen: Expression, kin: int | None, at: int) -> str:
    """The name of whoever belongs to the one that a pronoun stands for; "" where none can be made."""
    m = PRONOUN.match(seen.words)
    if m is None:
        return ""
    personal = m["who"].lower() in {"his", "her"}
    owns = _place(stage, m["who"].lower(), at)
    if (kin is None or m["lead"]) and owns is not None:
        where = replace(seen, owner=owns)
        kin = kin_at(stage, where, at) if personal else body_at(stage, owns, at, nameless=True)
    key = kin
    owner = "" if key is None else full_name(stage.actor(key))
    if not owner or PRONOUN.match(owner) or len(owner.split()) > LONGEST:
        return ""
    return _joined(m["lead"] or "", seen.words[m.end() :], owner, personal)


def _place(stage: Stage, word: str, at: int) -> Range | None:
    """Where a pronoun stands among the first words from an offset on."""
    first = stage.layout.word_at(at)
    found = (i for i in range(first, min(first + LONGEST, len(stage.layout.words))))
    return next(((i, i + 1) for i in found if stage.layout.words[i].low == word), None)


def _by_noun(stage: Stage, seen: Expression, kin: int | None, at: int) -> str:
    """The same for the owner's noun, which only a name tells more than."""
    m = NOUN.match(seen.words) or BEHIND.match(seen.words)
    words = stage.layout.words
    if m is None or seen.owner is None or any(words[i].capital and words[i].low != "the" for i in range(*seen.owner)):
        return ""
    key = body_at(stage, seen.owner, at) if kin is None else kin
    if key is None or not stage.actor(key).named:
        return ""
    owner = full_name(stage.actor(key))
    if m.re is BEHIND:
        return f"{seen.words[: m.start('who')]}{owner}"
    return _joined("", seen.words[m.end() :], owner, stage.actor(key).kind == "person")


def _joined(lead: str, rest: str, owner: str, personal: bool) -> str:
    """ "Bo Ek's lawyer", but "general secretary of Tarn Rail Union": of a body one says "of", up to what else is told
    of its member."""
    if owner.lower().startswith(("the ", "a ", "an ")):
        owner = owner[0].lower() + owner[1:]
    if personal:
        return f"{lead}{owner}'s {rest}"
    noun = re.match(r"[^,()]*", rest)
    head = (rest if noun is None else noun[0]).rstrip()
    return f"{lead}{head} of {owner}{rest[len(head) :]}"
