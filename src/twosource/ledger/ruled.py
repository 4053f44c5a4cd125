"""Rulings on propositions: what a person joined, parted, took back or renamed, applied again after every reading."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from twosource.model import Ruling

from .cast import Cast
from .cluster import Cluster
from .history import Utterance

Key = Callable[[Cluster], str]
"""The id that a proposition in the making has."""


def joined(clusters: Sequence[Cluster], rulings: Sequence[Ruling], key: Key) -> list[Cluster]:
    """Merge propositions that are ruled one, and part claims that are ruled to be about another, in the rulings' order.
    A ruling whose target is no longer there does nothing."""
    made = list(clusters)
    for ruling in rulings:
        if ruling.kind == "same proposition":
            made = _same(made, ruling.target, key)
        elif ruling.kind == "different proposition":
            made = _parted(made, set(ruling.target))
    return made


def _same(clusters: list[Cluster], target: Sequence[str], key: Key) -> list[Cluster]:
    meant = [c for t in target for c in clusters if key(c) == t or any(d.claim.id == t for d in c.drafts)]
    if len(meant) < 2 or meant[0] is meant[1]:
        return clusters
    meant[0].drafts.extend(meant[1].drafts)
    return [c for c in clusters if c is not meant[1]]


def _parted(clusters: list[Cluster], target: set[str]) -> list[Cluster]:
    """Claims named as not of their proposition stand alone, in its family."""
    made: list[Cluster] = []
    for c in clusters:
        out = [d for d in c.drafts if d.claim.id in target]
        if not out or len(out) == len(c.drafts):
            made.append(c)
            continue
        for d in out:
            roles = {**c.roles, "apart": d.claim.id}
            made.append(replace(c, roles=roles, drafts=[d]))
        c.drafts = [d for d in c.drafts if d.claim.id not in target]
        made.append(c)
    return made


def withdrawn(said: Sequence[Utterance], rulings: Sequence[Ruling], proposition: str, cast: Cast) -> list[Utterance]:
    """The utterances, with a retraction for each stand that a ruling says was taken back on a day."""
    made = list(said)
    for ruling in rulings:
        day = ruling.get("day")
        if ruling.kind != "withdrawn" or proposition not in ruling.target or not day:
            continue
        voices = {cast.body(v).id for t in ruling.target if (v := cast.of(t)) is not None}
        for voice in sorted(voices):
            mine = [u for u in said if u.voice == voice]
            if mine:
                made.append(replace(mine[0], stance="retracts", day=day, implied=False))
    return made
