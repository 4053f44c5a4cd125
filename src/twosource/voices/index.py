"""Which owners hold which keys, kept both ways, so that a change leads to all that it touches and to nothing else."""

from collections.abc import Hashable, Iterable, Mapping
from itertools import compress
from operator import is_not
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
W = TypeVar("W", bound=Hashable)


def changed_in(old: Mapping[K, V], new: Mapping[K, V]) -> set[K]:
    """The keys whose value is another in the one than in the other, or that only one has. What is the same object is
    passed over fast."""
    others = compress(new, map(is_not, new.values(), map(old.get, new)))
    return {k for k in others if k not in old or old[k] != new[k]} | (old.keys() - new.keys())


class Index(Generic[W, K]):
    """Keys by owner and owners by key."""

    def __init__(self) -> None:
        self.of: dict[W, frozenset[K]] = {}
        self.at: dict[K, set[W]] = {}

    def put(self, owner: W, keys: Iterable[K]) -> frozenset[K]:
        """Let an owner hold these keys and no others (none: forget it); gives the keys that it gained or lost."""
        new, old = frozenset(keys), self.of.get(owner, frozenset())
        changed = new ^ old
        for key in changed:
            if key in new:
                self.at.setdefault(key, set()).add(owner)
            else:
                left = self.at[key]
                left.discard(owner)
                if not left:
                    del self.at[key]
        if new:
            self.of[owner] = new
        else:
            self.of.pop(owner, None)
        return changed

    def owners(self, keys: Iterable[K]) -> set[W]:
        """All that hold one of the keys."""
        found: set[W] = set()
        for key in keys:
            found |= self.at.get(key, set())
        return found

    def keys(self, owners: Iterable[W]) -> set[K]:
        """All that one of the owners holds."""
        found: set[K] = set()
        for owner in owners:
            found |= self.of.get(owner, frozenset())
        return found
