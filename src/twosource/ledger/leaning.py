"""Leaning: which way the claims of one proposition lean towards its plain form."""

from .cluster import Cluster
from .kinds import FREE, Kind


def orient(cluster: Cluster) -> None:
    """Which way each claim without a kind leans, set against the one with most in common: a word that is negated in one
    and not in the other turns it; a negation elsewhere does not ("he had a red light and he did not stop")."""
    if len({d.text for d in cluster.drafts}) < 2:
        return
    done = [d for d in cluster.drafts if d.kind != FREE]
    open_ = sorted((d for d in cluster.drafts if d.kind == FREE), key=lambda d: (len(d.negated) > 0, d.rank))
    if not done:
        done.append(open_.pop(0))
    seen: dict[str, bool] = {d.text: d.plain for d in done}
    for d in open_:
        if d.text not in seen:
            near = max(done[:_COMPARED], key=lambda e: (len(e.words & d.words), e.rank))
            common = d.words & near.words
            if common:
                said = common - d.aside - near.aside
                turned = sum((s in d.negated) != (s in near.negated) for s in said)
                seen[d.text] = near.plain != (2 * turned > len(said))
            else:
                seen[d.text] = d.plain
            done.append(d)
        d.plain = seen[d.text]
        d.positive = d.plain != d.against


_COMPARED = 40
"""Claims of a proposition against which a new one is held up; bounded, so that a large one stays linear."""


def turn(cluster: Cluster, kind: Kind | None) -> None:
    """Where nobody says the plain form, the proposition is the negative one: "he had no choice" is asserted, not
    denied."""
    if kind is not None and (kind.needs or kind.functional or kind.bind):
        return
    if not any(d.plain or d.claim.stance == "denies" for d in cluster.drafts):
        cluster.negative = True
        for d in cluster.drafts:
            d.positive = not d.positive
