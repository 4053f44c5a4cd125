"""Linkage: groups of contents that say the same are brought together, the surest first, by their mean score."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import combinations, pairwise, product
from typing import Any

import numpy as np

from .cluster import Cluster
from .drafts import Draft
from .fitted import Score
from .kinds import FREE
from .pairs import NAMES, Unit, Vectors, numbers
from .ties import same_way

Likeness = Callable[[Sequence[str]], Any]
"""Texts to unit vectors, one row a text; None where there is no encoder."""

CROWD = 60
"""A stem that this many groups share brings none of them near another; keeps the search linear."""
SAMPLE = 6
"""Contents of a group that stand for it when it is compared: enough to tell, and bounded."""
NEIGHBOURS = 4
"""Contents nearest in likeness that each is held up against, whatever words they share."""
MOST_COMPARED = 4000
"""Contents up to which all likenesses are compared: beyond, the table of them outgrows memory."""
LIKELY = -1.4
"""Mean log-odds from which two groups are one: between too many joined and too few on stories left out of the fit
(train/joining.py --leave-one-out)."""
FOLLOWS = -1.0
"""Log-odds from which a claim that nobody else makes is tied to the one it goes on with or answers."""
TELLS = 3
"""Content words from which what follows another also tells what that one is about."""
SMALL = 1500
"""Groups up to which every mean is worked out in full: in a larger story that would cost the square of its size."""
APART = -3.0
"""Log-odds of two groups that were not worth a look: about what two contents with no word in common get."""
SUREST, LEAST = 4.0, -6.0
"""Bounds of one pair's log-odds in a mean, so that no pair alone decides for two large groups."""

TWO_WAYS = NAMES.index("two_ways")
"""Whoever denies one thing and asserts another on one page speaks of two: a fitted weight let them be one."""


@dataclass(slots=True)
class Group:
    """A proposition in the making with its contents."""

    cluster: Cluster
    units: list[Unit]

    @property
    def sample(self) -> list[Unit]:
        """The contents that stand for the group: the plainest and the most telling, of a bounded number."""
        return self.units[:SAMPLE]


class Merger:
    """Groups on their way to propositions: what is near what, and what follows what."""

    def __init__(
        self,
        groups: Sequence[Group],
        weight: Mapping[str, float],
        vectors: Vectors | None,
        score: Score,
        tied: Mapping[str, tuple[float, Draft]],
    ) -> None:
        ordered = sorted(groups, key=lambda g: (g.cluster.kind, g.units[0].first.rank))
        self.live: dict[int, Group] = dict(enumerate(ordered))
        self.of = {d.claim.id: i for i, g in self.live.items() for d in g.cluster.drafts}
        self.near: dict[int, dict[int, float]] = {i: {} for i in self.live}
        self.heap: list[tuple[float, int, int, int]] = []
        self._small = len(ordered) <= SMALL
        self.moved: dict[int, int] = {}
        self._known: dict[tuple[str, str], float] = {}
        self._weight, self._vectors, self._score, self._tied = weight, vectors, score, tied

    def start(self) -> None:
        """Look at all pairs of groups worth a look, and at all ties."""
        for i, j in candidates(self.live, self._vectors):
            if fit(self.live[i].cluster, self.live[j].cluster):
                self._offer(i, j, self.mean(self.live[i], self.live[j]))
        for i, group in self.live.items():
            best = self.tie(group)
            if best is not None and best[0] >= FOLLOWS:
                heappush(self.heap, (FOLLOWS - best[0], 1, i, -1))

    def tie(self, group: Group) -> tuple[float, Draft] | None:
        """The surest tie of a group that has one content and no roles of its own."""
        if group.cluster.fixed or len(group.units) > 1:
            return None
        ties = [self._tied[d.claim.id] for d in group.cluster.drafts if d.claim.id in self._tied]
        return max(ties, key=lambda t: (t[0], t[1].rank), default=None)

    def one(self, a: Unit, b: Unit) -> float:
        """The bounded log-odds of two contents."""
        key = (a.text, b.text) if a.text < b.text else (b.text, a.text)
        if key not in self._known:
            told = numbers(a, b, self._weight, self._vectors)
            odds = LEAST if told[TWO_WAYS] else self._score.of(told)
            self._known[key] = min(SUREST, max(LEAST, odds))
        return self._known[key]

    def mean(self, one: Group, other: Group) -> float:
        """The mean log-odds of two groups."""
        scores = [self.one(a, b) for a, b in product(one.sample, other.sample)]
        return sum(scores) / len(scores)

    def _apart(self, one: Group, other: Group) -> float:
        """The mean of two groups that were not worth a look; in a large story not looked at now either."""
        return self.mean(one, other) if self._small else APART

    def _offer(self, i: int, j: int, value: float) -> None:
        self.near[i][j] = self.near[j][i] = value
        if value >= LIKELY:
            heappush(self.heap, (LIKELY - value, 0, i, j))

    def merge(self, i: int, j: int, made: int) -> None:
        """Make one group of two, and hold it up against what was near either."""
        a, b = self.live.pop(i), self.live.pop(j)
        parts = [(a, len(a.units), self._left(i)), (b, len(b.units), self._left(j))]
        self.live[made] = _merged(a, b)
        self.moved[i] = self.moved[j] = made
        self._near(made, parts)

    def follow(self, i: int, made: int) -> None:
        """Let a group of one content follow what its claims are tied to; what it says counts for that group."""
        group, best = self.live[i], self.tie(self.live[i])
        own = {d.claim.id for d in group.cluster.drafts}
        if best is None or end_of(best[1]).claim.id in own:
            return
        for d in group.cluster.drafts:
            value, other = self._tied.get(d.claim.id, best)
            tie(d, best[1] if value < FOLLOWS or end_of(other).claim.id in own else other)
        del self.live[i]
        near, j = self._left(i), self._home(end_of(best[1]))
        if j is not None:
            target = self.live.pop(j)
            parts = [(target, len(target.units), self._left(j))]
            self.moved[i] = self.moved[j] = made
            tells = not target.cluster.fixed and len(group.units[0].words) >= TELLS
            units = sorted([*target.units, *group.units], key=_plainest) if tells else target.units
            self.live[made] = Group(target.cluster, units)
            self._near(made, [*parts, (group, 1, near)] if tells else parts)

    def _home(self, d: Draft) -> int | None:
        """The live group of a claim."""
        i = self.of.get(d.claim.id)
        while i is not None and i not in self.live:
            i = self.moved.get(i)
        return i

    def _left(self, i: int) -> dict[int, float]:
        """What was near a group that is no more."""
        near = self.near.pop(i)
        for k in near:
            self.near[k].pop(i, None)
        return near

    def _near(self, made: int, parts: Sequence[tuple[Group, int, Mapping[int, float]]]) -> None:
        """Hold a new group up against what was near its parts: the mean of theirs, by how many contents each has."""
        self.near[made] = {}
        whole, cluster = sum(n for _, n, _ in parts), self.live[made].cluster
        for k in sorted({k for _, _, near in parts for k in near if k in self.live}):
            if fit(cluster, self.live[k].cluster):
                told = ((near[k] if k in near else self._apart(g, self.live[k]), n) for g, n, near in parts)
                self._offer(k, made, sum(value * n for value, n in told) / whole)


def link(
    groups: Sequence[Group],
    weight: Mapping[str, float],
    vectors: Vectors | None,
    score: Score,
    tied: Mapping[str, tuple[float, Draft]],
) -> list[Cluster]:
    """Merge groups that say the same, and let contents that nobody else gives follow what they are tied to, the surest
    first; the order of groups is of no matter. `tied`: each claim's best tie on its page, by its id."""
    merger = Merger(groups, weight, vectors, score, tied)
    merger.start()
    made = len(merger.live)
    while merger.heap:
        _, follows, i, j = heappop(merger.heap)
        if follows and i in merger.live:
            merger.follow(i, made)
            made += 1
        elif i in merger.live and j in merger.live:
            merger.merge(i, j, made)
            made += 1
    return [g.cluster for g in merger.live.values()]


def end_of(d: Draft) -> Draft:
    """The claim that one goes with in the end, over all that stand between."""
    seen = {d.claim.id}
    while d.link is not None and d.link.claim.id not in seen:
        d = d.link
        seen.add(d.claim.id)
    return d


def tie(d: Draft, other: Draft) -> None:
    """Let a claim go with another, leaning as it does or against it."""
    d.link, d.same = other, same_way(d, other)


def _merged(a: Group, b: Group) -> Group:
    """One group of two; the first to lead gives its kind: the fixed before the open, a kind before none, the larger."""

    def rank(g: Group) -> tuple[bool, bool, int]:
        return (g.cluster.fixed, g.cluster.kind != FREE, len(g.units))

    if (rank(b), [b.units[0].first.rank]) > (rank(a), [a.units[0].first.rank]):
        a, b = b, a
    a.cluster.drafts.extend(b.cluster.drafts)
    if a.cluster.bounds is None and not a.cluster.fixed and a.cluster.kind == FREE:
        a.cluster.bounds = b.cluster.bounds
    units = [*a.units, *b.units] if a.cluster.fixed else sorted([*a.units, *b.units], key=_plainest)
    return Group(a.cluster, units)


def _plainest(unit: Unit) -> tuple[bool, int, str]:
    return (unit.first.claim.quote == "direct", abs(len(unit.words) - _TELLING), unit.text)


_TELLING = 5
"""Content words of a statement that says plainly what it is about."""


def fit(a: Cluster, b: Cluster) -> bool:
    """False for two that can't be one: both with roles of their own, one that denies others, or another figure."""
    if a.fixed and b.fixed:
        return False
    if (a.fixed and a.bounds is not None) or (b.fixed and b.bounds is not None):
        return a.bounds == b.bounds
    return True


def candidates(groups: Mapping[int, Group], vectors: Vectors | None) -> list[tuple[int, int]]:
    """Pairs of groups worth a look: with a telling stem in common, side by side on a page, or nearest in likeness."""
    holding: dict[str, set[int]] = {}
    beside: dict[str, list[tuple[int, int]]] = {}
    for i, unit in ((i, u) for i, g in groups.items() for u in g.sample):
        for page, at in unit.places.items():
            beside.setdefault(page, []).append((at, i))
        for s in unit.words:
            holding.setdefault(s, set()).add(i)
    pairs: set[tuple[int, int]] = set()
    for here in holding.values():
        if len(here) <= CROWD:
            pairs.update(combinations(sorted(here), 2))
    for places in beside.values():
        pairs.update((min(i, j), max(i, j)) for (_, i), (_, j) in pairwise(sorted(places)) if i != j)
    return sorted(pairs | _nearest(groups, vectors))


def _nearest(groups: Mapping[int, Group], vectors: Mapping[str, Any] | None) -> set[tuple[int, int]]:
    held = [(i, u.text) for i, g in groups.items() for u in g.sample]
    if vectors is None or not 1 < len(held) <= MOST_COMPARED:
        return set()
    rows = np.stack([vectors[text][0] for _, text in held])
    likeness = rows @ rows.T
    np.fill_diagonal(likeness, -1)
    nearest = np.argsort(-likeness, axis=1, kind="stable")[:, :NEIGHBOURS]
    pairs = {(held[a][0], held[b][0]) for a, row in enumerate(nearest.tolist()) for b in row}
    return {(min(p), max(p)) for p in pairs if p[0] != p[1]}
