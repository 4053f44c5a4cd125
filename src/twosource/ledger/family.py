"""Rivals: what a stand on one proposition does to the others of its family (later figures, implied denials)."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from .cluster import Cluster
from .history import Utterance
from .kinds import Kind


def settle(
    clusters: Sequence[Cluster], spoken: Sequence[Sequence[Utterance]], kind: Kind | None
) -> list[list[Utterance]]:
    """The utterances of each proposition of a family, with those that follow from its rivals."""
    settled = [list(said) for said in spoken]
    if kind is None or len(clusters) < 2:
        return settled
    if kind.time == "count":
        _supersede(clusters, spoken, settled)
    elif kind.functional:
        for i, said in enumerate(spoken):
            for j, rival in enumerate(spoken):
                if i != j:
                    settled[j].extend(_implied(said, rival))
    return settled


def _supersede(
    clusters: Sequence[Cluster], spoken: Sequence[Sequence[Utterance]], settled: Sequence[list[Utterance]]
) -> None:
    """A voice's figure for a later moment ends its older one; said to be a correction, it takes the older one back."""
    corrected = {d.claim.id for c in clusters for d in c.drafts if d.correcting}
    by_voice: dict[str, list[tuple[str, int, Utterance]]] = {}
    for i, said in enumerate(spoken):
        for u in said:
            if u.stance == "asserts":
                by_voice.setdefault(u.voice, []).append((u.day, i, u))
    for figures in by_voice.values():
        figures.sort(key=lambda f: (f[0], f[1], f[2].claim))
        live: set[int] = set()
        for day, today in groupby(figures, key=lambda f: f[0]):
            new = {i: u for _, i, u in today}
            for old in sorted(live - new.keys()):
                u = next((u for _, u in sorted(new.items()) if u.claim in corrected), new[min(new)])
                settled[old].append(replace(u, day=day, stance="retracts" if u.claim in corrected else "ends"))
            live = set(new)


def _implied(said: Sequence[Utterance], rival: Sequence[Utterance]) -> list[Utterance]:
    """Asserting one value denies the others, and ends with the assertion. A change that is reported denies no older
    stand of another voice: what was true may have ceased to be."""
    implied = []
    live = [r for r in rival if r.stance == "asserts"]
    since: dict[str, str] = {}
    for a in said:
        if a.stance == "asserts":
            since[a.voice] = min(a.day, since.get(a.voice, a.day))
    for u in said:
        if u.stance == "asserts" and not u.change and live:
            implied.append(replace(u, stance="denies", implied=True))
        elif u.stance == "asserts" and live:
            theirs = [r.day for r in live if r.day >= u.day or r.voice == u.voice]
            if theirs:
                implied.append(replace(u, stance="denies", implied=True, day=max(u.day, min(theirs))))
        elif u.stance != "asserts" and since.get(u.voice, "~") <= u.day:
            implied.append(replace(u, stance="ends", implied=True))
    return implied
