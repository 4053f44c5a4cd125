"""What briefs, site and feed leave out until a ruling says that the deciding claims were checked."""

import re
import tomllib
from dataclasses import dataclass
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
    """Words that name persons of the story: of full names, each word that begins with a capital letter
    and is not the name of a side."""
    full = {m.name or r.article.text[m.span[0] : m.span[1]] for r in held.readings.values() for m in r.mentions
            if m.kind == "person"}  # fmt: skip
    sides = {v.side for v in held.ledger.voices}
    words = {w.strip(".,’'") for name in full for w in name.split()} - sides
    return frozenset(w for w in words if len(w) >= SHORTEST_NAME and w[:1].isupper())


def accuses(held: Index, proposition: Proposition, names: frozenset[str]) -> bool:
    """True where the proposition, or a claim that carries it, accuses and names a person."""
    kinds, pattern = accusing()
    said = [held.claims[m.claim].words for m in proposition.claims if m.claim in held.claims]
    words = " ".join([proposition.text, str(proposition.arguments), *said])
    if proposition.kind not in kinds and not pattern.search(words):
        return False
    return any(w in names for w in re.findall(r"\w[\w-]*", words))


def deciding(proposition: Proposition, entry: Entry) -> tuple[tuple[str, ...], ...]:
    """The claims that decide a standing, by stand: the concession, the observer's denial, the retraction, else all."""
    stands = [s for s in entry.stands if not s.implied]
    if entry.standing == "withdrawn":
        return tuple((m.claim,) for m in proposition.claims if m.retracts)
    if entry.standing == "conceded":
        picked = [s for s in stands if s.stance == "asserts" and s.interest == "against"]
    elif entry.standing == "contradicted":
        picked = [s for s in entry.stands if s.stance == "denies" and s.side == OBSERVER]
    else:
        picked = stands
    return tuple(s.claims for s in picked or stands)


def hold(held: Index, proposition: Proposition, entry: Entry, names: frozenset[str]) -> Hold | None:
    """Why this standing stays out of what is published, or None where it may go."""
    groups = deciding(proposition, entry)
    if entry.standing in WITHHELD:
        found = Hold("what decides it was not checked by a person", groups)
    elif accuses(held, proposition, names):
        every = tuple(s.claims for s in entry.stands if not s.implied)
        found = Hold("it accuses a named person, and was not checked", every)
    else:
        return None
    return found if not groups or found.unchecked(held.checked) else None


def holds(held: Index) -> dict[tuple[str, str], Hold]:
    """Every standing that stays out, by proposition id and day."""
    names = people(held)
    found = {}
    for proposition in held.ledger.propositions:
        for entry in proposition.history:
            why = hold(held, proposition, entry, names)
            if why is not None:
                found[proposition.id, entry.day] = why
    return found


def published(held: Index) -> tuple[list[tuple[Proposition, Entry]], int]:
    """Propositions whose latest standing may go out, newest first, and how many were left out."""
    kept = holds(held)
    dated = [(p, p.history[-1]) for p in held.ledger.propositions if p.history]
    free = [(p, e) for p, e in dated if (p.id, e.day) not in kept]
    free.sort(key=lambda pair: (pair[1].day, pair[0].id), reverse=True)
    return free, len(dated) - len(free)
