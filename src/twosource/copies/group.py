"""Origins out of pairs: every article joins the text that it came from, and rulings have the last word."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from twosource.model import Ruling, in_force

Link = tuple[int, int]
"""Numbers of two articles, the lower one first."""
KINDS = ("copies", "no copies")


class Sets:
    """Disjoint sets of numbers."""

    def __init__(self) -> None:
        self.parent: dict[int, int] = {}

    def root(self, n: int) -> int:
        """The least number of n's set."""
        while (up := self.parent.get(n, n)) != n:
            self.parent[n] = self.parent.get(up, up)
            n = up
        return n

    def join(self, a: int, b: int) -> None:
        """Make one set of two."""
        a, b = self.root(a), self.root(b)
        self.parent[max(a, b)] = min(a, b)


def components(numbers: Iterable[int], links: Iterable[Link]) -> list[list[int]]:
    """Numbers that links connect, each group sorted, by its least number."""
    sets = Sets()
    for a, b in links:
        sets.join(a, b)
    groups: dict[int, list[int]] = defaultdict(list)
    for n in numbers:
        groups[sets.root(n)].append(n)
    return [sorted(g) for _, g in sorted(groups.items())]


def ruled(pages: dict[str, int], rulings: Sequence[Ruling]) -> tuple[list[Link], set[Link]]:
    """Pairs to fold, in order, and pairs to keep apart; where rulings contradict each other the later one holds."""
    sets = Sets()
    apart: set[Link] = set()
    fold: list[Link] = []
    for ruling in reversed(in_force(tuple(rulings))):
        if ruling.kind not in KINDS or len(ruling.target) != 2 or not set(ruling.target) <= set(pages):
            continue
        a, b = sorted(pages[t] for t in ruling.target)
        held = {(sets.root(x), sets.root(y)) for x, y in apart}
        ends = (sets.root(a), sets.root(b))
        if ruling.kind == "no copies" and ends[0] != ends[1]:
            apart.add((a, b))
        elif ruling.kind == "copies" and ends not in held and ends[::-1] not in held:
            sets.join(a, b)
            fold.append((a, b))
    return fold[::-1], apart


class Grouping:
    """Origins in the making: which origin each article is in, and who is in each."""

    def __init__(self, apart: AbstractSet[Link]) -> None:
        self.of: dict[int, int] = {}
        self.members: dict[int, list[int]] = {}
        self.apart: dict[int, set[int]] = defaultdict(set)
        for a, b in apart:
            self.apart[a].add(b)
            self.apart[b].add(a)

    def may(self, n: int, origin: int) -> bool:
        """Whether no ruling keeps n out of the origin."""
        return self.apart[n].isdisjoint(self.members[origin])

    def put(self, n: int, origin: int | None) -> None:
        """Put n into an origin, or found its own."""
        origin = n if origin is None else origin
        self.of[n] = origin
        self.members.setdefault(origin, []).append(n)

    def merge(self, a: int, b: int) -> bool:
        """Make one origin of those of a and b, unless a ruling keeps members apart."""
        one, two = self.of[a], self.of[b]
        if one == two:
            return True
        if not all(self.may(n, one) for n in self.members[two]):
            return False
        for n in self.members.pop(two):
            self.put(n, one)
        return True

    def together(self, a: int, b: int) -> None:
        """Make one origin of a and b by ruling; where their copies may not meet, of the two alone."""
        if self.merge(a, b):
            return
        if self.may(b, self.of[a]):
            self.move(b, self.of[a])
        elif self.may(a, self.of[b]):
            self.move(a, self.of[b])
        else:
            self.move(a, None)
            self.move(b, self.of[a])

    def move(self, n: int, origin: int | None) -> None:
        """Take n alone out of its origin into another, or one of its own."""
        rest = [m for m in self.members.pop(self.of[n]) if m != n]
        for m in rest:
            self.of[m] = rest[0]
        if rest:
            self.members[rest[0]] = rest
        self.put(n, origin)


def grouped(
    order: Sequence[int],
    links: dict[Link, float],
    whole: Iterable[Link] = (),
    fold: Iterable[Link] = (),
    apart: AbstractSet[Link] = frozenset(),
) -> list[list[int]]:
    """Origins of articles that are in order of time: each joins the earlier one that it shares most words with.

    `links`: words in common. A text made of two others joins one of them and does not make them one, so that a copy
    more changes no count; `whole` are pairs that are one all the same: an excerpt, and the whole of it without a date.
    """
    groups = Grouping(apart)
    near: dict[int, list[int]] = defaultdict(list)
    place = {n: k for k, n in enumerate(order)}
    for a, b in links:
        near[a].append(b)
        near[b].append(a)
    for n in order:
        earlier = [m for m in near[n] if place[m] < place[n] and groups.may(n, groups.of[m])]
        best = max(earlier, key=lambda m: (links[min(n, m), max(n, m)], -place[m]), default=None)
        groups.put(n, None if best is None else groups.of[best])
    for a, b in whole:
        groups.merge(a, b)
    for a, b in fold:
        groups.together(a, b)
    return [sorted(m, key=lambda n: place[n]) for m in groups.members.values()]
