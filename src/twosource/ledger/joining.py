"""Joining: claims that say the same become one proposition, rivals one family; the order of claims is of no matter."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .drafts import Draft
from .kinds import FREE, Kind, Library

SAME_KIND = 0.34
"""Share of the lighter topic's weight in common at which two claims of one kind are about one thing (bench/ledger.py)."""
NO_KIND = 0.6
"""The same for claims of no kind, which have only their words to go by (bench/ledger.py)."""
UBIQUITOUS, FEW = 0.2, 5
"""A stem in more than this share of a story's distinct contents (and more than a few) tells no two things apart."""
ALIKE = 0.72
"""Cosine of two contents' vectors from which they may say the same in other words (bench/ledger.py)."""


CROWD = 300
"""A stem that this many propositions share brings none of them near another; keeps the search linear."""


@dataclass(slots=True)
class Cluster:
    """A proposition in the making: its kind, roles and the drafts that speak of it."""

    kind: str
    roles: dict[str, str]
    drafts: list[Draft] = field(default_factory=list)
    bounds: tuple[float | None, float | None] | None = None
    family: str = ""
    negative: bool = False

    @property
    def topic(self) -> frozenset[str]:
        """Stems that at least half of its drafts share, else those of its first."""
        tally = Counter(s for d in self.drafts for s in d.topic)
        most = frozenset(s for s, n in tally.items() if 2 * n >= len(self.drafts))
        return most or self.drafts[0].topic


Likeness = Callable[[Sequence[str]], object]


def join(drafts: Sequence[Draft], lib: Library, likeness: Likeness | None = None) -> list[Cluster]:
    """All propositions of the story, each with its drafts."""
    ordered = sorted(drafts, key=lambda d: (-len(d.roles), len(d.topic), sorted(d.topic), d.claim.id))
    weights = _weights(ordered)
    by_kind: dict[str, list[Draft]] = {}
    for d in ordered:
        by_kind.setdefault(d.kind, []).append(d)
    clusters: list[Cluster] = []
    for name in sorted(by_kind):
        kind = lib.kinds.get(name)
        if kind is None:
            clusters.extend(_by_topic(by_kind[name], None, weights, NO_KIND))
        elif kind.needs:
            clusters.extend(_by_figure(by_kind[name], kind))
        elif "topic" in kind.key:
            clusters.extend(_by_topic(by_kind[name], kind, weights, SAME_KIND))
        else:
            clusters.extend(_by_roles(by_kind[name], kind))
    for c in clusters:
        _turn(c, lib.kinds.get(c.kind))
        c.drafts.sort(key=lambda d: (d.article.path, d.at, d.claim.id))
    return clusters


def _turn(cluster: Cluster, kind: Kind | None) -> None:
    """Where nobody says the plain form, the proposition is the negative one: "he had no choice" is asserted, not denied."""
    if kind is not None and (kind.needs or kind.functional or kind.bind):
        return
    if not any(d.plain for d in cluster.drafts):
        cluster.negative = True
        for d in cluster.drafts:
            d.positive = not d.positive


def _weights(drafts: Iterable[Draft]) -> dict[str, float]:
    """How much each stem tells: the rarer over the story's distinct contents, the more (inverse document frequency)."""
    contents = {d.text: d.words for d in drafts}
    tally = Counter(s for words in contents.values() for s in words)
    total = len(contents) + 1
    return {s: 0.0 if n > max(UBIQUITOUS * total, FEW) else math.log(total / n) for s, n in tally.items()}


def _by_figure(drafts: Sequence[Draft], kind: Kind) -> list[Cluster]:
    made: dict[tuple[object, ...], Cluster] = {}
    for d in drafts:
        bounds = d.figure.bounds if d.figure is not None else (None, None)
        roles = {r: d.roles[r] for r in ("measure", "group") if r in d.roles}
        key = (bounds, *sorted(roles.items()))
        cluster = made.setdefault(key, Cluster(kind.name, roles, bounds=bounds))
        cluster.drafts.append(d)
        cluster.family = "/".join([kind.name, *(roles.get(r, "") for r in kind.family)])
    return list(made.values())


def _dominant(values: Iterable[str | None], but: str | None = None) -> str | None:
    """The value most often given (the first of the alphabet among equals), leaving out one; None where there is none."""
    tally = Counter(v for v in values if v and v != but)
    return min(tally, key=lambda v: (-tally[v], v)) if tally else None


def _by_roles(drafts: Sequence[Draft], kind: Kind) -> list[Cluster]:
    """Equal key roles make one proposition; a role left open takes the family's foremost value."""
    for role in kind.key:
        if role == "part":
            continue
        told = {v for d in drafts if (v := d.roles.get(role))}
        for d in drafts:
            if role not in d.roles and told:
                _bind(d, drafts, kind, role)
    made: dict[tuple[str, ...], Cluster] = {}
    for d in drafts:
        key = tuple(d.roles.get(r, "") for r in kind.key)
        cluster = made.setdefault(key, Cluster(kind.name, {r: d.roles[r] for r in kind.key if d.roles.get(r)}))
        cluster.drafts.append(d)
        cluster.family = "/".join([kind.name, *(d.roles.get(r, "") for r in kind.family)])
    return list(made.values())


def _bind(d: Draft, drafts: Sequence[Draft], kind: Kind, role: str) -> None:
    """Give an open role its value: of the same page first, then of the story; the speaker's own where it denies, another's
    where it accuses."""
    rivals = [e for e in drafts if all(e.roles.get(r) == d.roles.get(r) for r in kind.family if r in d.roles)]
    own = d.body.side
    avoid = own if d.turned and role == "holder" or (d.positive and role == "who" and kind.hurts == "who") else None
    here = [e.roles.get(role) for e in rivals if e.article.page == d.article.page]
    value = _dominant(here, avoid) or _dominant((e.roles.get(role) for e in rivals), avoid)
    if role == "who" and kind.hurts == "who" and not d.positive and own in {e.roles.get(role) for e in rivals}:
        value = own
    if value:
        d.roles[role] = value


def _by_topic(drafts: Sequence[Draft], kind: Kind | None, weights: Mapping[str, float], floor: float) -> list[Cluster]:
    """Each draft joins the cluster whose topic it shares most of; figures that differ keep claims of no kind apart."""
    clusters: list[Cluster] = []
    holding: dict[str, set[int]] = {}
    texts: dict[tuple[frozenset[str], object], int] = {}
    for d in drafts:
        bounds = d.figure.bounds if kind is None and d.figure is not None else None
        same = texts.get((d.topic, bounds))
        at = same if same is not None and d.topic else _best(d, bounds, clusters, holding, weights, floor)
        if at is None:
            at = len(clusters)
            clusters.append(Cluster(kind.name if kind else FREE, {}, bounds=bounds))
        clusters[at].drafts.append(d)
        texts.setdefault((d.topic, bounds), at)
        for s in d.topic:
            holding.setdefault(s, set()).add(at)
    for c in clusters:
        c.family = f"{c.kind}/" + ("" if kind is not None and not kind.family and kind.name == "cause" else " ".join(sorted(c.topic)))
    return clusters


def _best(
    d: Draft,
    bounds: tuple[float | None, float | None] | None,
    clusters: Sequence[Cluster],
    holding: Mapping[str, set[int]],
    weights: Mapping[str, float],
    floor: float,
) -> int | None:
    near: set[int] = set()
    for s in d.topic:
        here = holding.get(s, set())
        if len(here) <= CROWD:
            near |= here
    scored = [
        (1.0 if d.head & other.head else shared(d.topic, other.topic, weights), -i)
        for i in near
        if clusters[i].bounds == bounds
        for other in _few(clusters[i].drafts)
    ]
    score, at = max(scored, default=(0.0, 0))
    return -at if score >= floor else None


def _few(drafts: Sequence[Draft]) -> Iterable[Draft]:
    """One draft for each different topic of a cluster, at most eight: enough to compare with, and bounded."""
    return list({d.topic: d for d in drafts[:64]}.values())[:8]


def shared(a: frozenset[str], b: frozenset[str], weights: Mapping[str, float]) -> float:
    """The weight of common stems as a share of the lighter of two topics, 0 to 1."""
    common = sum(weights.get(s, 0.0) for s in a & b)
    least = min(sum(weights.get(s, 0.0) for s in a), sum(weights.get(s, 0.0) for s in b))
    return common / least if least > 0 else 0.0
