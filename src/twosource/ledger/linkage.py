"""Linkage: propositions in the making that say the same in other words are brought together, the surest pair first."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Any, TypeVar

from .cluster import Cluster
from .drafts import Draft
from .kinds import FREE

T = TypeVar("T")
Bounds = tuple[float | None, float | None]
Likeness = Callable[[Sequence[str]], Any]
"""Texts to unit vectors, one row a text; None where there is no encoder."""

LEAST = 0.3
"""The least that a common stem weighs: what a whole story is about still tells its claims from others."""
CROWD = 60
"""A stem that this many propositions share brings none of them near another; keeps the search linear."""
SAMPLE = 6
"""Drafts of a cluster that stand for it when it is compared: enough to tell, and bounded."""
TOPIC = 0.34
"""Share of the lighter topic's weight in common at which two claims of one kind are about one thing
(bench/ledger.py)."""

# Log-odds that two claims say the same, fitted (ridge logistic regression) on pairs of gold claims of the stories in
# ../shared/stories and bench/stories/build, with the encoder's likeness (True) and without (False).
_BIAS = {True: -4.1, False: -3.9}
_COSINE = 1.6
_SHARED = {True: 1.3, False: 1.4}
_COMMON = 0.8
_EACH = {True: 0.7, False: 1.0}
_MOST = 4
_SAME_KIND, _OTHER_KIND = 3.5, -1.95
_SAME_VOICE, _NEAR, _NEXT = 0.9, 0.8, 0.3
LIKELY = -0.85
"""Log-odds from which two are joined: at a fitted chance of .3 nine pairs in ten are right (story left out, ledger
bench)."""
LOOSE = -2.0
"""Mean log-odds over all pairs below which two groups stay apart though one pair of them is alike: no chaining."""
_NEAR_BY = 400


def weights(drafts: Iterable[Draft]) -> dict[str, float]:
    """How much each stem tells: the rarer over the story's distinct contents, the more (inverse document frequency)."""
    contents = {d.text: d.words | d.topic for d in drafts}
    tally = Counter(s for words in contents.values() for s in words)
    total = len(contents) + 1
    return {s: max(LEAST, math.log(total / n)) for s, n in tally.items()}


def shared(a: frozenset[str], b: frozenset[str], weight: Mapping[str, float]) -> float:
    """The weight of common stems as a share of the lighter of two sets, 0 to 1."""
    common = math.fsum(weight.get(s, 0.0) for s in a & b)
    least = min(math.fsum(weight.get(s, 0.0) for s in a), math.fsum(weight.get(s, 0.0) for s in b))
    return common / least if least > 0 else 0.0


def link(clusters: Sequence[Cluster], weight: Mapping[str, float], likeness: Likeness | None) -> list[Cluster]:
    """Merge clusters that say the same: pairs in order of their score, each merger checked against all its members."""
    ordered = sorted(clusters, key=lambda c: (c.kind, min(d.rank for d in c.drafts)))
    reps = [_sample(c) for c in ordered]
    vectors = _vectors(reps, likeness)
    scored: dict[tuple[int, int], float] = {}

    def score(i: int, j: int) -> float:
        key = (min(i, j), max(i, j))
        if key not in scored:
            pairs = list(product(reps[key[0]], reps[key[1]]))
            scored[key] = max(odds(a, b, weight, vectors) for a, b in pairs)
        return scored[key]

    groups: dict[int, list[int]] = {i: [i] for i in range(len(ordered))}
    sums = [_sum(c) for c in ordered]
    of = list(range(len(ordered)))
    pairs = sorted(
        ((score(i, j), -i, -j) for i, j in _candidates(reps, weight) if _fit(ordered[i], ordered[j])), reverse=True
    )
    for value, i, j in pairs:
        a, b = of[-i], of[-j]
        if value < LIKELY or a == b:
            continue
        cross = [score(x, y) for x, y in product(groups[a][:SAMPLE], groups[b][:SAMPLE])]
        if sum(cross) / len(cross) < LOOSE or not _all_fit(sums[a], sums[b]):
            continue
        keep, drop = (a, b) if _leads(ordered, sums, groups[a], groups[b]) else (b, a)
        for x in groups[drop]:
            of[x] = keep
        groups[keep] += groups.pop(drop)
        sums[keep].take(sums[drop])
    return [_merged([ordered[x] for x in members]) for _, members in sorted(groups.items())]


@dataclass(slots=True)
class _Sum:
    """What a group holds, as far as joining it asks: kept as it grows, so that no merger looks at every member."""

    fixed: bool
    closed: bool
    held: set[Bounds]
    bounds: set[Bounds]
    texts: set[str]

    def take(self, other: "_Sum") -> None:
        """Take in another group, the smaller set into the larger."""
        self.fixed, self.closed = self.fixed or other.fixed, self.closed or other.closed
        self.held |= other.held
        self.bounds = _union(self.bounds, other.bounds)
        self.texts = _union(self.texts, other.texts)


def _union(a: set[T], b: set[T]) -> set[T]:
    small, large = sorted((a, b), key=len)
    large |= small
    return large


def _sum(c: Cluster) -> _Sum:
    bounds = set() if c.bounds is None else {c.bounds}
    return _Sum(c.fixed, c.closed, set(bounds) if c.fixed else set(), bounds, {d.text for d in c.drafts})


def _all_fit(a: _Sum, b: _Sum) -> bool:
    """True where every cluster of one group fits every one of the other (`_fit`)."""
    if (a.fixed and b.fixed) or a.closed or b.closed:
        return False
    return all(not x.held or not y.bounds or len(x.held | y.bounds) == 1 for x, y in ((a, b), (b, a)))


def _leads(ordered: Sequence[Cluster], sums: Sequence[_Sum], a: Sequence[int], b: Sequence[int]) -> bool:
    """True where the first group gives the merged one its kind: the fixed before the open, a kind before none, the
    larger."""

    def rank(group: Sequence[int]) -> tuple[bool, bool, int, int]:
        first = ordered[group[0]]
        return (first.fixed, first.kind != FREE, len(sums[group[0]].texts), -min(group))

    return rank(a) > rank(b)


def _merged(members: Sequence[Cluster]) -> Cluster:
    first = members[0]
    for other in members[1:]:
        first.drafts.extend(other.drafts)
        if first.bounds is None and not first.fixed and first.kind == FREE:
            first.bounds = other.bounds
    return first


def _fit(a: Cluster, b: Cluster) -> bool:
    """False for two that can't be one: both with roles of their own, or with different figures."""
    if (a.fixed and b.fixed) or a.closed or b.closed:
        return False
    return a.bounds is None or b.bounds is None or a.bounds == b.bounds or not (a.fixed or b.fixed)


def _sample(cluster: Cluster) -> list[Draft]:
    distinct = {d.text: d for d in sorted(cluster.drafts, key=lambda d: d.rank, reverse=True)}
    return sorted(distinct.values(), key=lambda d: (len(d.topic), d.rank))[:SAMPLE]


def _vectors(reps: Sequence[Sequence[Draft]], likeness: Likeness | None) -> dict[str, Any] | None:
    if likeness is None:
        return None
    texts = sorted({d.text for drafts in reps for d in drafts})
    rows = likeness(texts) if texts else None
    return None if rows is None else dict(zip(texts, rows, strict=True))


def _candidates(reps: Sequence[Sequence[Draft]], weight: Mapping[str, float]) -> list[tuple[int, int]]:
    """Pairs of clusters worth a look: those with a telling stem in common, or whose claims stand side by side."""
    holding: dict[str, set[int]] = {}
    beside: dict[str, list[tuple[int, int]]] = {}
    for i, drafts in enumerate(reps):
        for d in drafts:
            beside.setdefault(d.article.page, []).append((d.at, i))
            for s in d.words | d.topic:
                if weight.get(s, 0.0) > 0:
                    holding.setdefault(s, set()).add(i)
    pairs: set[tuple[int, int]] = set()
    for here in holding.values():
        if len(here) <= CROWD:
            pairs.update((i, j) for i in here for j in here if i < j)
    for places in beside.values():
        places.sort()
        pairs.update((min(i, j), max(i, j)) for (_, i), (_, j) in pairwise(places) if i != j)
    return sorted(pairs)


def odds(a: Draft, b: Draft, weight: Mapping[str, float], vectors: Mapping[str, Any] | None) -> float:
    """Log-odds that two claims say (or deny) the same."""
    kinds = a.kind != FREE and b.kind != FREE
    if kinds and a.kind == b.kind and _one_topic(a, b, weight):
        return 4.0
    if _rival_figures(a, b):
        return RIVALS
    know = vectors is not None
    common = a.words & b.words
    union = math.fsum(weight.get(s, 0.0) for s in a.words | b.words)
    z = _BIAS[know] + _SHARED[know] * shared(a.words, b.words, weight)
    z += _COMMON * (math.fsum(weight.get(s, 0.0) for s in common) / union if union else 0.0)
    z += _EACH[know] * min(_MOST, len(common - a.names - b.names))
    if vectors is not None:
        z += _COSINE * float(vectors[a.text] @ vectors[b.text])
    if kinds:
        z += _SAME_KIND if a.kind == b.kind else _OTHER_KIND
    return z + _nearness(a, b)


RIVALS = -5.0
"""Two figures of one unit never say the same."""


def _rival_figures(a: Draft, b: Draft) -> bool:
    if a.figure is None or b.figure is None or a.figure.bounds == b.figure.bounds:
        return False
    return a.kind != FREE or b.kind != FREE or a.figure.unit == b.figure.unit


def _one_topic(a: Draft, b: Draft, weight: Mapping[str, float]) -> bool:
    return bool(a.head & b.head) or (bool(a.topic & b.topic) and shared(a.topic, b.topic, weight) >= TOPIC)


def _nearness(a: Draft, b: Draft) -> float:
    z = _SAME_VOICE if a.body.id == b.body.id else 0.0
    if a.article.page == b.article.page and abs(a.at - b.at) < _NEAR_BY:
        z += _NEAR
        z += _NEXT if "\n" not in a.article.text[min(a.at, b.at) : max(a.at, b.at)] else 0.0
    return z
