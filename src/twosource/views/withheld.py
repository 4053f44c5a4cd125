"""What briefs, site and feed leave out until a ruling says that the deciding claims were checked."""

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from twosource.model import OBSERVER, Entry, Proposition

from .index import Index

WITHHELD = ("conceded", "contradicted", "withdrawn")
"""Standings that say something of a voice's honesty (the design's list of what is never published unchecked)."""
APART = ("visit", "meeting")
"""Kinds about where a person is: held apart everywhere, on no map."""
SHORTEST_NAME = 3
"""Letters of a name that is looked for by itself: shorter ones are particles and initials."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Why a standing is left out, and the claims of which each group needs one that was checked."""

    why: str
    groups: tuple[tuple[str, ...], ...]

    def unchecked(self, checked: frozenset[str]) -> tuple[str, ...]:
        """Claims of the groups in which none was checked."""
        return tuple(c for group in self.groups if not checked & set(group) for c in group)


@cache
def accusing() -> tuple[frozenset[str], re.Pattern[str]]:
    """Kinds that accuse, and a pattern of words that do."""
    held = tomllib.loads((Path(__file__).parent / "accusing.toml").read_text("utf-8"))
    stems = "|".join(re.escape(s) for s in held["stems"])
    return frozenset(held["kinds"]), re.compile(rf"\b(?:{stems})", re.IGNORECASE)


def people(held: Index) -> frozenset[str]:
    """Words that name persons of the story: each word of a full name, and names of one word that name no place, body,
    outlet or side besides (a reader takes many an unknown town for a person)."""
    full: set[str] = set()
    single: set[str] = set()
    outlets = {r.article.publisher for r in held.readings.values() if r.article.publisher}
    other = {word for outlet in outlets for word in outlet.split()}
    other |= {str(v) for p in held.ledger.propositions for k, v in p.arguments.items() if k == "place"}
    for reading in held.readings.values():
        for mention in reading.mentions:
            name = mention.name or reading.article.text[mention.span[0] : mention.span[1]]
            words = [w.strip(".,’'") for w in name.split()]
            if mention.kind == "person" and name not in outlets:
                (full if len(words) > 1 else single).update(words)
            elif mention.kind in ("place", "organisation"):
                other.update(words)
    sides = [v.side for v in held.ledger.voices]
    single = {w for w in single - other if not any(akin(w, side) for side in sides)}
    return frozenset(w for w in full | single if len(w) >= SHORTEST_NAME and w[:1].isupper() and w not in sides)


def akin(word: str, side: str) -> bool:
    """True where a word is made of a side's name ("Northlander" of "Northland")."""
    return len(side) > SHORTEST_NAME and word.startswith(side[:-1])


def accuses(held: Index, proposition: Proposition, names: frozenset[str]) -> bool:
    """True where the proposition, or a claim that carries it, accuses and names a person."""
    said = [held.claims[m.claim].words for m in proposition.claims if m.claim in held.claims]
    words = " ".join([proposition.text, str(proposition.arguments), *said])
    if names.isdisjoint(re.findall(r"\w[\w-]*", words)):
        return False
    kinds, pattern = accusing()
    return proposition.kind in kinds or pattern.search(words) is not None


def deciding(proposition: Proposition, entry: Entry) -> tuple[tuple[str, ...], ...]:
    """The claims that decide a standing, by stand: the concession, the observer's denial, the retraction, else all.

    What was taken back elsewhere (a corrected figure, a ruling) has no retraction of its own: any of its
    claims decides.
    """
    stands = [s for s in entry.stands if not s.implied]
    if entry.standing == "withdrawn":
        retractions = tuple((m.claim,) for m in proposition.claims if m.retracts)
        return retractions or (tuple(m.claim for m in proposition.claims),)
    if entry.standing == "conceded":
        picked = [s for s in stands if s.stance == "asserts" and s.interest == "against"]
    elif entry.standing == "contradicted":
        picked = [s for s in entry.stands if s.stance == "denies" and s.side == OBSERVER]
    else:
        picked = stands
    return tuple(s.claims for s in picked or stands)


def hold(proposition: Proposition, entry: Entry, accusation: bool, checked: frozenset[str]) -> Hold | None:
    """Why this standing stays out of what is published, or None where it may go."""
    groups = deciding(proposition, entry)
    if entry.standing in WITHHELD:
        found = Hold("what decides it was not checked by a person", groups)
    elif accusation:
        found = Hold("it accuses a named person, and was not checked", groups)
    else:
        return None
    return found if not groups or found.unchecked(checked) else None


def holds(held: Index) -> dict[tuple[str, str], Hold]:
    """Every standing that stays out, by proposition id and day."""
    names = people(held)
    found = {}
    for proposition in held.ledger.propositions:
        accusation = bool(proposition.history) and accuses(held, proposition, names)
        for entry in proposition.history:
            why = hold(proposition, entry, accusation, held.checked)
            if why is not None:
                found[proposition.id, entry.day] = why
    return found


HELD = "held"
"""Put in place of a standing that is kept out of a history which may go out otherwise: pictures leave a gap."""


def with_gaps(proposition: Proposition, kept: dict[tuple[str, str], Hold]) -> Proposition:
    """The proposition with its history as it may be published: what was held back at the time is a gap still."""
    out = {day for name, day in kept if name == proposition.id}
    if not out:
        return proposition
    history = tuple(replace(e, standing=HELD) if e.day in out else e for e in proposition.history)
    return replace(proposition, history=history)


def published(held: Index) -> tuple[list[tuple[Proposition, Entry]], int]:
    """Propositions whose latest standing may go out, newest first, and how many were left out."""
    kept = holds(held)
    dated = [(p, p.history[-1]) for p in held.ledger.propositions if p.history]
    free = [(p, e) for p, e in dated if (p.id, e.day) not in kept]
    free.sort(key=lambda pair: (pair[1].day, pair[0].id), reverse=True)
    return free, len(dated) - len(free)
