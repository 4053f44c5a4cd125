"""Cutting: groups in pieces of a bounded size that the surest bonds hold together, kept as bonds come and go.

The surest bond comes first; it joins two pieces where the one of both is not too large. What a bond finds when its turn
comes is remembered, so that only pieces with other bonds than before are cut anew, and those that a bond of theirs then
joins.
"""

from collections.abc import Mapping, Set

from .drafts import Rank
from .grouping import Key
from .linkage import Group

Order = tuple[str, Rank]
Turn = tuple[float, Order, Order]
"""When a bond comes: the surest first, of equal ones that of the earliest groups."""


class Cutting:
    """The pieces of a story's groups. `most`: groups of one piece."""

    def __init__(self, most: float) -> None:
        self.most = most
        self.pieces: dict[Key, tuple[Key, ...]] = {}
        self._up: dict[Key, tuple[Turn, Key]] = {}
        self._sizes: dict[Key, list[tuple[Turn, int]]] = {}

    def update(
        self, touched: Set[Key], held: Mapping[Key, Group], bonds: Mapping[Key, Mapping[Key, float]]
    ) -> tuple[list[tuple[Key, ...]], set[Key]]:
        """Cut anew what holds or held touched groups (those with other bonds, or that came or went); gives the new
        pieces, each in the groups' order, and all groups that are in them or were in the old ones."""
        region: set[Key] = set()
        left = set(touched)
        order: dict[Key, Order] = {}
        while left:
            found = {k for key in left for k in (key, *self.pieces.get(key, ()))}
            region |= found
            order |= {k: held[k].order for k in found if k in held}
            self._join(region, order, bonds)
            left = self._drawn_in(region, order, held, bonds)
        return self._piece(region, order), region

    def _join(self, region: Set[Key], order: Mapping[Key, Order], bonds: Mapping[Key, Mapping[Key, float]]) -> None:
        """Join the groups of a region, by its own bonds alone."""
        for key in region:
            self._up.pop(key, None)
            self._sizes.pop(key, None)
        turns = [
            (-s, order[k], order[h], k, h)
            for k in order
            for h, s in bonds.get(k, {}).items()
            if h in order and order[k] < order[h]
        ]
        turns.sort()
        for s, first, second, k, h in turns:
            a, b = self._top(k), self._top(h)
            size = self._size(a) + self._size(b)
            if a != b and size <= self.most:
                if self._size(a) < self._size(b):
                    a, b = b, a
                turn = s, first, second
                self._up[b] = turn, a
                self._sizes.setdefault(a, []).append((turn, size))

    def _drawn_in(
        self,
        region: Set[Key],
        order: Mapping[Key, Order],
        held: Mapping[Key, Group],
        bonds: Mapping[Key, Mapping[Key, float]],
    ) -> set[Key]:
        """Groups beside the region that a bond of it would join to one there, as things stand when its turn comes."""
        found: set[Key] = set()
        for k in order:
            for h, s in bonds.get(k, {}).items():
                if h in region or h in found or self._both(k, h, (-s,)) > self.most:
                    continue
                one, other = order[k], held[h].order
                if self._both(k, h, (-s, min(one, other), max(one, other))) <= self.most:
                    found.add(h)
        return found

    def _both(self, k: Key, h: Key, turn: Turn | tuple[float]) -> int:
        """How large the pieces of two groups are together when a bond's turn comes, or (by its strength alone) at least
        are."""
        return self._size(self._top(k, turn), turn) + self._size(self._top(h, turn), turn)

    def _top(self, key: Key, turn: Turn | tuple[float] | None = None) -> Key:
        """What stands for a group's piece, at the end or when a bond's turn comes."""
        while (up := self._up.get(key)) is not None and (turn is None or up[0] < turn):
            key = up[1]
        return key

    def _size(self, top: Key, turn: Turn | tuple[float] | None = None) -> int:
        """How large a piece is, at the end or when a bond's turn comes."""
        for t, size in reversed(self._sizes.get(top, ())):
            if turn is None or t < turn:
                return size
        return 1

    def _piece(self, region: Set[Key], order: Mapping[Key, Order]) -> list[tuple[Key, ...]]:
        """Bring the region's groups into their pieces."""
        for key in region:
            self.pieces.pop(key, None)
        made: dict[Key, list[Key]] = {}
        for key in sorted(order, key=order.__getitem__):
            made.setdefault(self._top(key), []).append(key)
        done = [tuple(piece) for piece in made.values()]
        for piece in done:
            self.pieces.update(dict.fromkeys(piece, piece))
        return done
