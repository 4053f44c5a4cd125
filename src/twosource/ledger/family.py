"""Rivals: what a stand on one proposition does to the others of its family (later figures, implied denials)."""

from collections.abc import Sequence
from dataclasses import replace

from .history import Utterance
from .joining import Cluster
from .kinds import Kind


def settle(clusters: Sequence[Cluster], spoken: Sequence[Sequence[Utterance]], kind: Kind | None) -> list[list[Utterance]]:
    """The utterances of each proposition of a family, with those that follow from its rivals."""
    settled = [list(said) for said in spoken]
    if kind is None or len(clusters) < 2:
        return settled
    for i, said in enumerate(spoken):
        for j, rival in enumerate(spoken):
            if i != j and kind.time == "count":
                settled[j].extend(_superseded(clusters[i], said, rival))
            elif i != j and kind.functional:
                settled[j].extend(_implied(said, rival))
    return settled


def _superseded(cluster: Cluster, said: Sequence[Utterance], rival: Sequence[Utterance]) -> list[Utterance]:
    """A voice's figure for a later moment ends its older one; said to be a correction, it takes the older one back."""
    corrected = {d.claim.id for d in cluster.drafts if d.correcting}
    ended = []
    for u in said:
        older = [r for r in rival if r.voice == u.voice and r.stance == "asserts" and r.day < u.day]
        if u.stance == "asserts" and older:
            ended.append(replace(u, stance="retracts" if u.claim in corrected else "ends"))
    return ended


def _implied(said: Sequence[Utterance], rival: Sequence[Utterance]) -> list[Utterance]:
    """Asserting one value denies the others, and ends with the assertion. A change that is reported denies no older
    stand of another voice: what was true may have ceased to be."""
    implied = []
    live = [r for r in rival if r.stance == "asserts"]
    for u in said:
        if u.stance == "asserts":
            theirs = [r for r in live if not u.change or r.day >= u.day or r.voice == u.voice]
            if theirs:
                day = u.day if not u.change else max(u.day, min(r.day for r in theirs))
                implied.append(replace(u, stance="denies", implied=True, day=day))
        elif any(a.voice == u.voice and a.stance == "asserts" and a.day <= u.day for a in said):
            implied.append(replace(u, stance="ends", implied=True))
    return implied
