"""Candidates among articles that come one by one: the pairs that `near.candidates` finds, kept as articles come and go.

Only keys of the article that comes are looked up, so that it costs what it meets, not what is held.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

import numpy as np

from .near import LEAST_SHARED, RARE
from .sketch import BAND, NUMBER_BITS
from .table import NUMBER, Table
from .words import Hashes, Places

Pair = tuple[int, int]


class Meetings:
    """Sketches of articles held, by number in order of arrival, and who shares how many keys with whom."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.table = Table()
        self.waiting: list[Hashes] = []
        """Keys that the next look-up puts into the table: a set that is folded once needs none."""
        self.crowds: dict[int, list[int]] = {}
        """Keys that more than `RARE` articles held at some time: who holds them, in order of name."""
        self.near: dict[int, dict[int, int]] = {}
        """Weight of what two articles share: a passage is 1, a band `LEAST_SHARED`."""

    def linked(self, number: int) -> list[int]:
        """The candidates of an article."""
        return [other for other, weight in self.near.get(number, {}).items() if weight >= LEAST_SHARED]

    def take(self, names: Sequence[str], sketches: Sequence[Hashes]) -> set[int]:
        """Hold more articles, whose names order those of a crowd; gives the numbers whose candidates changed."""
        self.settle()
        base = len(self.names)
        self.names += names
        numbers = np.repeat(np.arange(base, len(self.names), dtype=np.uint64), [len(s) for s in sketches])
        packed = np.sort(np.concatenate([np.zeros(0, np.uint64), *sketches]) | numbers)
        first = np.flatnonzero(np.append(True, packed[1:] >> NUMBER_BITS != packed[:-1] >> NUMBER_BITS))[: len(packed)]
        keys, size = packed[first] & ~NUMBER, np.diff(np.append(first, len(packed)))
        which, held = self.table.find(keys)
        holders = np.bincount(which, minlength=len(keys)) + size
        many = holders > RARE
        if self.crowds:
            many |= np.fromiter((k in self.crowds for k in keys.tolist()), np.bool_, len(keys))
        own = np.repeat(np.arange(len(keys)), size)
        self.waiting.append(packed[~many[own]])
        meet = ((holders > 1) | many)[own]
        if not meet.any():
            return set()
        which, held = np.concatenate([which, own[meet]]), np.concatenate([held, packed[meet] & NUMBER])
        order = np.lexsort((held, which))
        which, held = which[order], held[order]
        touched = self.gather(keys, np.flatnonzero(many), which, held, base) if many.any() else set()
        few = ~many[which]
        return touched | self.meet(keys, which[few], held[few], base)

    def settle(self) -> None:
        """Put keys that wait into the table."""
        for packed in self.waiting:
            self.table.put(packed)
        self.waiting = []

    def meet(self, keys: Hashes, which: Places, held: Hashes, base: int) -> set[int]:
        """Count what pairs share in keys of few articles, where one came just now (its number is `base` or more)."""
        found, weight = [np.zeros(0, np.uint64)], [np.zeros(0, np.uint64)]
        for step in range(1, RARE):
            meet = np.flatnonzero((which[step:] == which[:-step]) & (held[step:] >= base))
            if not len(meet):
                break
            found.append((held[meet] << np.uint64(32)) | held[meet + step])
            weight.append(np.where(keys[which[meet]] & BAND, LEAST_SHARED, 1).astype(np.uint64))
        pairs, places = np.unique(np.concatenate(found), return_inverse=True)
        sums = np.bincount(places, np.concatenate(weight), len(pairs)).astype(np.int64)
        low = (pairs & np.uint64(0xFFFFFFFF)).tolist()
        met = zip((pairs >> np.uint64(32)).tolist(), low, sums.tolist(), strict=True)
        return self.count({(a, b): n for a, b, n in met})

    def gather(self, keys: Hashes, many: Places, which: Places, held: Hashes, base: int) -> set[int]:
        """Take in who holds keys of crowds: those who came just now, and at first the others too."""
        shared: Counter[Pair] = Counter()
        edges = np.searchsorted(which, np.stack([many, many + 1])).T.tolist()
        for key, (start, end) in zip(keys[many].tolist(), edges, strict=True):
            numbers = held[start:end].tolist()
            if key not in self.crowds:
                self.crowds[key] = sorted((n for n in numbers if n < base), key=self.names.__getitem__)
            came = [n for n in numbers if n >= base]
            told = self.put_in(self.crowds[key], came[0]) if len(came) == 1 else self.put_all(self.crowds[key], came)
            for pair, times in told.items():
                shared[pair] += times * weight_of(key)
        return self.count(shared)

    def put_in(self, crowd: list[int], number: int) -> Counter[Pair]:
        """Put one into a crowd; gives how pairs changed."""
        at = bisect_left(crowd, self.names[number], key=self.names.__getitem__)
        if at == 0 or len(crowd) <= RARE:
            return self.put_all(crowd, [number])
        change = Counter([(crowd[at - 1], number), (crowd[0], number)])
        if at < len(crowd):
            change[number, crowd[at]] += 1
            change[crowd[at - 1], crowd[at]] -= 1
        crowd.insert(at, number)
        return change

    def put_all(self, crowd: list[int], numbers: Iterable[int]) -> Counter[Pair]:
        """Put several into a crowd; gives how pairs changed."""
        before = pairs_of(crowd)
        crowd += numbers
        crowd.sort(key=self.names.__getitem__)
        change = pairs_of(crowd)
        change.subtract(before)
        return change

    def drop(self, number: int, sketch: Hashes) -> set[int]:
        """Hold an article no more; gives the numbers whose candidates changed."""
        self.settle()
        shared: Counter[Pair] = Counter()
        for key in sketch.tolist() if self.crowds else ():
            crowd = self.crowds.get(key)
            if crowd is None:
                continue
            before = pairs_of(crowd)
            crowd.remove(number)
            change = pairs_of(crowd)
            change.subtract(before)
            for pair, times in change.items():
                shared[pair] += times * weight_of(key)
        touched = self.count(shared)
        self.table.drop(sketch | np.uint64(number))
        rest = {(number, other): -weight for other, weight in self.near.get(number, {}).items()}
        return touched | self.count(rest)

    def count(self, shared: dict[Pair, int]) -> set[int]:
        """Add to what pairs share; gives the numbers whose candidates changed."""
        touched: set[int] = set()
        for (a, b), change in shared.items():
            was = self.near.get(a, {}).get(b, 0)
            for one, other in ((a, b), (b, a)):
                row = self.near.setdefault(one, {})
                row[other] = was + change
                if not row[other]:
                    del row[other]
            if (was >= LEAST_SHARED) != (was + change >= LEAST_SHARED):
                touched |= {a, b}
        return touched


def weight_of(key: int) -> int:
    """What a key that two articles share counts for."""
    return LEAST_SHARED if key & int(BAND) else 1


def pairs_of(crowd: Sequence[int]) -> Counter[Pair]:
    """Pairs of those who hold one key, in order, as `near.paired` makes them."""
    if len(crowd) <= RARE:
        return Counter(combinations(crowd, 2))
    return Counter(pairwise(crowd)) + Counter((crowd[0], other) for other in crowd[1:])
