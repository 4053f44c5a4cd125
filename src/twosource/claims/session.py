"""Hearings and debates that go on: who speaks beside a word said in court or in parliament speaks there too.

Within one paragraph: carrying a sitting on into the next won as much as it lost on texts nobody tuned it on.
"""

import re
from dataclasses import dataclass, replace

from twosource.model import Claim

SITTING = frozenset({"court", "parliament"})
MEETINGS = frozenset({"press conference", "briefing"})
"""Occasions at which whoever spoke goes on speaking, and nobody else is heard."""
LEFT = re.compile(
    r"\b(?:outside|afterwards?|on the steps|in the corridor|in the lobby|by telephone|by phone|earlier|"
    r"the night before|last (?:week|night|year|month)|years? (?:ago|earlier|before)|in (?:19|20)\d\d|"
    r"told (?:reporters|journalists|us|me|this)|in (?:an? |the )?(?:statement|interview|email|e-mail|post))\b",
    re.I,
)
"""Words beside a cue that put it at another place or time than the sitting before it."""
ASKED = re.compile(
    r"\b(?:repl|answer|agree|accept|den(?:y|ie)|conced|admit|explain|put it to|retort|object|rul(?:ed|es)|testif|"
    r"submit|respond|insist|press|ask|recall|maintain|add|go(?:es)? on|went on|reject|disput|shot back|interject|told)",
    re.I,
)
"""Cues of those who are heard: whoever comes next in the same paragraph and answers is heard too."""
STANDING = re.compile(
    r"(?:\w+ly )?(?:allege|claim|contend|den(?:y|ie)|suggest|conclude|provide|believe|maintain|insist|say|argue)s?$|"
    r"(?:has|have) (?!told|been)\w+$|continue[sd]? to ",
    re.I,
)
"""Cues in the present: what one holds at all times, not what one says in the sitting."""
OPEN_TO_ALL = frozenset({"court"})
"""Sittings of which a report tells little else: there every person in the paragraph is heard."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """What is being reported: the channel, the paragraph of its last word, and the ids of those heard in it."""

    channel: str
    paragraph: int
    heard: frozenset[str]


def sat(
    sitting: Sitting | None, claim: Claim, paragraph: int, beside: str, cue: str, officer: bool
) -> tuple[str | None, Sitting | None]:
    """The channel of a claim as far as a sitting gives it, and the sitting after it.

    `beside` are the words of its sentence outside contents, `officer` whether its speaker holds an office of a court.
    """
    if claim.channel in SITTING | MEETINGS:
        before = sitting.heard if sitting is not None and sitting.channel == claim.channel else frozenset()
        return claim.channel, Sitting(str(claim.channel), paragraph, before | _first(claim))
    if sitting is None or paragraph - sitting.paragraph > (sitting.channel in MEETINGS):
        return claim.channel, None
    if claim.channel is not None or LEFT.search(beside) or STANDING.match(cue):
        return claim.channel, sitting
    first = _first(claim)
    known = bool(first & sitting.heard) or (officer and sitting.channel == "court")
    if known or (
        sitting.channel in SITTING and _person(claim) and (sitting.channel in OPEN_TO_ALL or ASKED.search(cue))
    ):
        return sitting.channel, replace(sitting, heard=sitting.heard | first, paragraph=paragraph)
    return None, sitting


def _first(claim: Claim) -> frozenset[str]:
    """The id of who speaks first: the outermost link or the voice."""
    if claim.through:
        return frozenset({claim.through[0].id})
    return frozenset() if claim.voice is None else frozenset({claim.voice.id})


def _person(claim: Claim) -> bool:
    return claim.voice is not None and claim.voice.kind != "organisation" and not claim.through
