"""Names for those whom a page describes by somebody else: "its chairman" is the Tarn Fund's chairman."""

import re
from dataclasses import replace

from twosource.claims.bearers import body_at
from twosource.claims.expression import Expression
from twosource.claims.stage import Stage, Voice, full_name
from twosource.model import voice_id

OWNER = re.compile(r"(?P<lead>(?:an?|another|one|two|three|several|some) of )?(?P<who>its|his|her|their) (?:own )?", re.I)
"""How an expression begins whose owner is a pronoun, which says nothing to who reads the name alone."""
LONGEST = 6
"""Words of an owner that is itself described; a longer one makes no name."""


def whose(stage: Stage, seen: Expression, voice: Voice, at: int) -> Voice:
    """A voice without a name, with its owner's name in place of the pronoun for it, where it is clear who that is."""
    m = OWNER.match(seen.words)
    if m is None or voice.actor is None or voice.ref.named or voice.ref.unresolved or seen.owner is None:
        return voice
    actor = stage.actor(voice.actor)
    if actor.named or actor.name != seen.words:
        return voice
    personal = m["who"].lower() in {"his", "her"}
    key = actor.kin if personal else body_at(stage, seen.owner, at, nameless=True)
    if key is None or key == actor.key:
        return voice
    owner, rest = full_name(stage.actor(key)), seen.words[m.end() :]
    if OWNER.match(owner) or len(owner.split()) > LONGEST:
        return voice
    name = f"{m['lead'] or ''}{owner}'s {rest}" if personal else _of(m["lead"], rest, owner)
    stage.cast.actors[actor.key] = replace(actor, name=name)
    return replace(voice, ref=replace(voice.ref, id=voice_id(name), name=name))


def _of(lead: str | None, rest: str, body: str) -> str:
    """ "general secretary of Tarn Rail Union": of a body one says "of", up to what else is told of its member."""
    noun = re.match(r"[^,()]*", rest)
    head = (rest if noun is None else noun[0]).rstrip()
    return f"{lead or ''}{head} of {body}{rest[len(head) :]}"
