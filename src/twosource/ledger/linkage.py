"""Linkage: groups of contents that say the same are brought together, the surest first, by their mean score."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Any

import numpy as np

from twosource.model import Span

from .cluster import Cluster, differ, other_cause
from .drafts import Draft, Rank
from .kinds import FREE
from .pairs import NAMES, Unit
from .roles import SOMEWHERE

Likeness = Callable[[Sequence[str], Sequence[Sequence[Span]]], Any]
"""Texts to unit vectors, one row a text; None where there is no encoder."""

SAMPLE = 6
"""Contents of a group that stand for it when it is compared: enough to tell, and bounded."""
NEIGHBOURS = 4
"""Contents nearest in likeness that each is held up against, whatever words they share."""
LIKELY = -1.0
"""Mean log-odds from which two groups are one, chosen on the stories to build on (bench/story.py; docs/joining.md)."""
FOLLOWS = 0.0
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

    @property
    def order(self) -> tuple[str, Rank]:
        """Order of groups that does not hang on when they came."""
        return (self.cluster.kind, self.units[0].first.rank)


@dataclass(frozen=True, slots=True)
class Pull:
    """The ties of a group's claims, by claim: how sure each is, and to which other claim; and the surest of them."""

    ties: Mapping[str, tuple[float, Draft]]
    best: tuple[float, Draft]


def pull(ties: Mapping[str, tuple[float, Draft]]) -> Pull:
    """Some claims' ties, of which there is one at least; of equal ones the best is that to the last claim."""
    return Pull(ties, max(ties.values(), key=lambda t: (t[0], t[1].rank)))


def together(pulls: Sequence[Pull]) -> Pull:
    """What some of a group's claims and others of them are tied to, as one."""
    if len(pulls) == 1:
        return pulls[0]
    best = max((p.best for p in pulls), key=lambda t: (t[0], t[1].rank))
    return Pull({claim: tie for p in pulls for claim, tie in p.ties.items()}, best)


Scored = Callable[[Group, Group], float]
"""The mean log-odds of two groups."""


class Merger:
    """Groups on their way to propositions: what is near what, and what follows what.

    `near`: pairs of groups by their place in `groups`, with their mean score. `mean`: for two that are not among them;
    None where that would cost too much. `tied`: by a group's place its claims' best ties on their pages, by id, from
    `FOLLOWS` on. `links`: the claims that go with another, and which. `of`: the place of the group that holds a claim.
    """

    def __init__(
        self,
        groups: Sequence[Group],
        near: Iterable[tuple[int, int, float]],
        mean: Scored | None,
        tied: Mapping[int, Pull],
        links: Mapping[str, str],
        of: Callable[[str], int | None],
    ) -> None:
        self.live: dict[int, Group] = dict(enumerate(groups))
        self.links, self._of = dict(links), of
        self.near: dict[int, dict[int, float]] = {i: {} for i in self.live}
        self.heap: list[tuple[float, int, int, int]] = []
        self.moved: dict[int, int] = {}
        self._mean, self._tied = mean, tied
        for i, j, value in near:
            self._offer(i, j, value)
        self._best: dict[int, tuple[float, Draft]] = {}
        for at in sorted(tied):
            best = self.tie(at)
            if best is not None and best[0] >= FOLLOWS:
                self._best[at] = best
                heappush(self.heap, (FOLLOWS - best[0], 1, at, -1))

    def tie(self, at: int) -> tuple[float, Draft] | None:
        """The surest tie of a group, as it came, that has one content and no roles of its own."""
        group = self.live[at]
        if group.cluster.fixed or len(group.units) > 1:
            return None
        return self._tied[at].best

    def _apart(self, one: Group, other: Group) -> float:
        """The mean of two groups that were not worth a look."""
        return self._mean(one, other) if self._mean is not None else APART

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
        group, best = self.live[i], self._best.get(i)
        if best is None or self._of(self._end(best[1].claim.id)) == i:
            return
        tied, instead = self._tied[i].ties, best[1].claim.id
        for d in group.cluster.drafts:
            claim = d.claim.id
            other = tied[claim][1].claim.id if claim in tied else instead
            self.links[claim] = instead if self._of(self._end(other) if other in self.links else other) == i else other
        del self.live[i]
        near, j = self._left(i), self.home(self._of(self._end(best[1].claim.id)))
        if j is not None:
            target = self.live.pop(j)
            parts = [(target, len(target.units), self._left(j))]
            self.moved[i] = self.moved[j] = made
            tells = not target.cluster.fixed and len(group.units[0].words) >= TELLS
            units = sorted([*target.units, *group.units], key=_plainest) if tells else target.units
            self.live[made] = Group(target.cluster, units)
            self._near(made, [*parts, (group, 1, near)] if tells else parts)

    def _end(self, claim: str) -> str:
        """The claim that one goes with in the end, over all that stand between."""
        seen = {claim}
        while claim in self.links and self.links[claim] not in seen:
            claim = self.links[claim]
            seen.add(claim)
        return claim

    def home(self, i: int | None) -> int | None:
        """The live group that holds what a group held."""
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


def link(merger: Merger) -> tuple[list[Cluster], dict[str, str]]:
    """Merge groups that say the same, and let contents that nobody else gives follow what they are tied to, the surest
    first; gives the clusters, and the claims that go with another."""
    made = len(merger.live)
    while merger.heap:
        _, follows, i, j = heappop(merger.heap)
        if follows and i in merger.live:
            merger.follow(i, made)
            made += 1
        elif i in merger.live and j in merger.live:
            merger.merge(i, j, made)
            made += 1
    return [g.cluster for g in merger.live.values()], merger.links


def _merged(a: Group, b: Group) -> Group:
    """One group of two; the first to lead gives its kind: the fixed before the open, the larger, a kind before none."""

    def rank(g: Group) -> tuple[bool, int, bool]:
        return (g.cluster.fixed, len(g.units), g.cluster.kind != FREE)

    if (rank(b), [b.units[0].first.rank]) > (rank(a), [a.units[0].first.rank]):
        a, b = b, a
    a.cluster.drafts.extend(b.cluster.drafts)
    a.cluster.doers |= b.cluster.doers
    if a.cluster.bounds is None and not a.cluster.fixed and a.cluster.kind == FREE:
        a.cluster.bounds = b.cluster.bounds
    units = [*a.units, *b.units] if a.cluster.fixed else sorted([*a.units, *b.units], key=_plainest)
    return Group(a.cluster, units)


def _plainest(unit: Unit) -> tuple[bool, int, Rank]:
    return (unit.first.claim.quote == "direct", abs(len(unit.words) - _TELLING), unit.first.rank)


_TELLING = 5
"""Content words of a statement that says plainly what it is about."""


def fit(a: Cluster, b: Cluster) -> bool:
    """False for two that can't be one: both with roles of their own, one that only roles tell, another figure, or
    another doer."""
    if a.closed or b.closed or (a.fixed and b.fixed):
        return False
    if not (_there(a, b) and _there(b, a)) or other_cause(a, b) or differ(a.told_of, b.told_of):
        return False
    if (a.fixed and a.bounds is not None) or (b.fixed and b.bounds is not None):
        return a.bounds == b.bounds
    return True


def _there(a: Cluster, b: Cluster) -> bool:
    """False where one is about a place of which the other does not speak."""
    place = a.roles.get("place") if a.fixed else None
    return place is None or b.spots is None or place in b.spots or SOMEWHERE in b.spots


def nearest(rows: Sequence[Any], most: int) -> list[list[int]]:
    """For each unit vector the places of those nearest to it, the nearest first, but itself."""
    held = np.stack(rows)
    likeness = held @ held.T
    np.fill_diagonal(likeness, -1)
    return np.argsort(-likeness, axis=1, kind="stable")[:, :most].tolist()  # type: ignore[no-any-return]
