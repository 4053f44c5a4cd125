"""Interest: whom a proposition favours and whom it hurts."""

from collections.abc import Sequence

from twosource.model import OBSERVER, UNKNOWN

from .cluster import Cluster
from .history import Interests, Utterance
from .kinds import Kind


def rivals_of(clusters: Sequence[Cluster], kind: Kind | None) -> list[frozenset[str]]:
    """Of each proposition of a family those whom a rival favours and it does not: where one value alone can hold, it
    hurts them."""
    if kind is None or not kind.functional or not kind.favours:
        return [frozenset()] * len(clusters)
    told = [_role(c, kind.favours) for c in clusters]
    return [frozenset().union(*told) - own for own in told]


def interests_of(
    cluster: Cluster, said: Sequence[Utterance], kind: Kind | None, rivals: frozenset[str] = frozenset()
) -> Interests:
    """By the kind's roles first, and by its rivals' (`rivals`: whom they favour); then by what each side took up first,
    where it was contested (who denies a thing from the start is hurt by it); last by the pages' own words
    ("admitted")."""
    favours = _role(cluster, kind.favours if kind is not None else "")
    hurts = _role(cluster, kind.hurts if kind is not None else "") | rivals
    told = favours | hurts
    stances = {u.stance for u in said}
    for side, first in _first_stances(said).items():
        if side not in told and first == {"denies"} and "asserts" in stances:
            hurts.add(side)
        elif side not in told and first == {"asserts"} and "denies" in stances:
            favours.add(side)
    hurts |= {d.body.side for d in cluster.drafts if d.conceding and d.positive} - favours - {OBSERVER, UNKNOWN}
    return Interests(frozenset(favours), frozenset(hurts - favours))


def _role(cluster: Cluster, role: str) -> set[str]:
    value = cluster.roles.get(role, "") if role else ""
    if value or not role:
        return {value} if value else set()
    told = {v for d in cluster.drafts if d.kind == cluster.kind and (v := d.roles.get(role))}
    return told if len(told) == 1 else set()


def _first_stances(said: Sequence[Utterance]) -> dict[str, set[str]]:
    """What each side said on the first day on which it took a stand."""
    first: dict[str, tuple[str, set[str]]] = {}
    for u in sorted(said, key=lambda u: u.day):
        if u.side not in (OBSERVER, UNKNOWN) and u.stance in ("asserts", "denies"):
            day, stances = first.setdefault(u.side, (u.day, set()))
            if day == u.day:
                stances.add(u.stance)
    return {side: stances for side, (_, stances) in first.items()}
