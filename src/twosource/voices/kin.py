"""Kin: which names are one person's or body's, kept as names come and go. A name is kin of those that hold all its
words, that it abbreviates, or that have its land in another form; only the kin of names that came or went is grouped
anew."""

from collections.abc import Iterable, Set
from typing import TypeVar

from .names import Landed, core, initials, landed, lexicon, merge

K = TypeVar("K")
V = TypeVar("V")
Core = frozenset[str]


class Kin:
    """Names of a story by what brings them together, and the name that stands for each one's group."""

    def __init__(self, states: Iterable[str]) -> None:
        self._states = {name: name for name in states}
        self._lands = frozenset(w for name in self._states for w in name.split())
        self._generic = frozenset(lexicon()["generic"])
        self._cores: dict[Core, set[str]] = {}
        self._holding: dict[str, set[Core]] = {}
        self._full: dict[str, set[str]] = {}
        self._short: dict[str, set[str]] = {}
        self._landed: dict[Landed, set[str]] = {}
        self._persons: set[str] = set()
        self.top: dict[str, str] = {}

    def update(self, gone: Iterable[str], new: Iterable[str], persons: Set[str]) -> set[str]:
        """Take in names that came or went, or are a person's now or no more (`persons`: those that are, of the new
        ones); gives all whose group may be another."""
        gone, new = set(gone) & self.top.keys(), set(new)
        touched = self._reach(gone | (new & self.top.keys()))
        for name in gone:
            self._file(name, False)
            del self.top[name]
        self._persons = (self._persons - gone - new) | (persons & new)
        for name in new - self.top.keys():
            self._file(name, True)
        touched |= self._reach(new)
        left = sorted((touched - gone) | new)
        groups = merge(left, self._states, frozenset(self._persons.intersection(left)))
        for name in left:
            self.top[name] = groups.find(name)
        return touched | gone | new

    def _file(self, name: str, here: bool) -> None:
        words, short, bare = frozenset(core(name)), initials(name), name.strip("() .")
        if len(short) > 2:
            _put(self._full, short, name, here)
        if 2 < len(bare) < 8 and bare.isupper():
            _put(self._short, bare.lower(), name, here)
        land = landed(name)
        if land is not None:
            _put(self._landed, land, name, here)
        _put(self._cores, words, name, here)
        if here or words not in self._cores:
            for w in words:
                _put(self._holding, w, words, here)

    def _reach(self, names: Set[str]) -> set[str]:
        """Names with all that are kin to them, over any number of others."""
        found: set[str] = set()
        left = set(names)
        while left:
            found |= left
            left = {n for name in left for n in self._beside(name)} - found
        return found

    def _beside(self, name: str) -> set[str]:
        words, bare = frozenset(core(name)), name.strip("() .")
        cores = {words, *self._longer(words), *self._shorter(words)}
        found = {n for c in cores for n in self._cores.get(c, ())}
        found |= self._short.get(initials(name), set())
        land = landed(name)
        found |= self._landed.get(land, set()) if land is not None else set()
        return found | (self._full.get(bare.lower(), set()) if bare.isupper() else set())

    def _longer(self, words: Core) -> list[Core]:
        """Cores that hold all words of one that may stand for a longer."""
        if not self._stands(words):
            return []
        rarest = min((self._holding.get(w, set()) for w in words), key=len)
        return [o for o in rarest if words < o]

    def _shorter(self, words: Core) -> list[Core]:
        return [o for w in words for o in self._holding.get(w, ()) if o < words and self._stands(o)]

    def _stands(self, words: Core) -> bool:
        return bool(words - self._generic) and not (len(words) == 1 and words <= self._lands)


def _put(held: dict[K, set[V]], key: K, value: V, here: bool) -> None:
    """Let a key hold a value, or no more."""
    if here:
        held.setdefault(key, set()).add(value)
    elif key in held:
        held[key].discard(value)
        if not held[key]:
            del held[key]
