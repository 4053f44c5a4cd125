"""Interest: whom a proposition favours and whom it hurts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.model import OBSERVER, UNKNOWN

from .cluster import Cluster
from .drafts import Draft
from .history import Interests, Utterance
from .kinds import Kind


def rivals_of(clusters: Sequence[Cluster], kind: Kind | None) -> list[frozenset[str]]:
    """Of each proposition of a family those whom a rival favours and it does not: where one value alone can hold, it
    hurts them."""
    if kind is None or not kind.functional or not kind.favours:
        return [frozenset()] * len(clusters)
    told = [_role(c, kind.favours) for c in clusters]
    return [frozenset().union(*told) - own for own in told]


@dataclass(frozen=True, slots=True)
class Opening:
    """The stances that occur, and those that each side took on the first day on which it took any."""

    stances: frozenset[str]
    first: Mapping[str, tuple[str, frozenset[str]]]


def interests_of(
    cluster: Cluster,
    said: Sequence[Utterance],
    kind: Kind | None,
    rivals: frozenset[str] = frozenset(),
    opened: Opening | None = None,
    conceding: frozenset[str] | None = None,
) -> Interests:
    """By the kind's roles first, and by its rivals' (`rivals`: whom they favour); then by what each side took up first,
    where it was contested (who denies a thing from the start is hurt by it); last by the pages' own words
    ("admitted"). `opened`: how what is said opens, `conceding`: the sides that concede it, where these are known."""
    favours = _role(cluster, kind.favours if kind is not None else "")
    hurts = _role(cluster, kind.hurts if kind is not None else "") | rivals
    told = favours | hurts
    opened = opened or opening_of(said)
    stances = opened.stances
    for side, (_, first) in opened.first.items():
        if side not in told and first == {"denies"} and "asserts" in stances:
            hurts.add(side)
        elif side not in told and first == {"asserts"} and "denies" in stances:
            favours.add(side)
    hurts |= (conceding_of(cluster.drafts) if conceding is None else conceding) - favours - {OBSERVER, UNKNOWN}
    return Interests(frozenset(favours), frozenset(hurts - favours))


def conceding_of(drafts: Iterable[Draft]) -> frozenset[str]:
    """The sides of whoever concedes what they assert."""
    return frozenset(d.body.side for d in drafts if d.conceding and d.positive)


def _role(cluster: Cluster, role: str) -> set[str]:
    value = cluster.roles.get(role, "") if role else ""
    if value or not role:
        return {value} if value else set()
    told = {v for d in cluster.drafts if d.kind == cluster.kind and (v := d.roles.get(role) or _deed(d, role))}
    return told if len(told) == 1 else set()


def _deed(d: Draft, role: str) -> str:
    """Who did it, where that is what a role asks for."""
    return d.doer if role == "who" else ""


def opening_of(said: Iterable[Utterance]) -> Opening:
    """How utterances open."""
    first: dict[str, tuple[str, frozenset[str]]] = {}
    stances: set[str] = set()
    for u in said:
        stances.add(u.stance)
        if u.side not in (OBSERVER, UNKNOWN) and u.stance in ("asserts", "denies"):
            _earlier(first, u.side, u.day, frozenset((u.stance,)))
    return Opening(frozenset(stances), first)


def together(openings: Iterable[Opening]) -> Opening:
    """How several voices' utterances open together."""
    first: dict[str, tuple[str, frozenset[str]]] = {}
    stances: set[str] = set()
    for opening in openings:
        stances |= opening.stances
        for side, (day, taken) in opening.first.items():
            _earlier(first, side, day, taken)
    return Opening(frozenset(stances), first)


def _earlier(first: dict[str, tuple[str, frozenset[str]]], side: str, day: str, stances: frozenset[str]) -> None:
    """Keep a side's stances of the first day."""
    old, taken = first.get(side, (day, frozenset[str]()))
    if day <= old:
        first[side] = (day, stances | taken if day == old else stances)
