"""Nearness: the pairs of groups worth a look and their mean scores, kept as groups come and go."""

from collections.abc import Iterable, Mapping, Set
from itertools import pairwise, product
from typing import Any

from twosource.voices.index import Index

from .cluster import Cluster
from .fitted import Model, Score
from .grouping import Groups, Key
from .linkage import LEAST, NEIGHBOURS, SUREST, TWO_WAYS, Group, Likeness, fit, nearest
from .pairs import Unit, Vectors, moved_on, numbers, vectors_of

CROWD = 60
"""A stem that this many groups share brings none of them near another; keeps the search linear."""
MOST_COMPARED = 4000
"""Contents up to which all likenesses are compared: beyond, the table of them outgrows memory."""
Pair = frozenset[Key]
NOWHERE: frozenset[tuple[str, int]] = frozenset()


class Scores:
    """The bounded log-odds of contents and their means over groups."""

    def __init__(self, model: Model, weight: Mapping[str, float], likeness: Likeness | None) -> None:
        self._model, self._weight, self._likeness = model, weight, likeness
        self.vectors: dict[str, Any] = {}
        self._of: dict[str, str] = {}

    def read(self, units: Iterable[Unit]) -> set[str]:
        """Take in the vectors of contents; gives the contents that have others now."""
        if self._likeness is None:
            return set()
        fresh = [u for u in units if self._of.get(u.text) != u.first.claim.id]
        found = vectors_of(fresh, self._likeness)
        if found is not None:
            self.vectors.update(found)
            self._of.update((u.text, u.first.claim.id) for u in fresh)
        return {u.text for u in fresh} if found is not None else set()

    def one(self, a: Unit, b: Unit) -> float:
        """The bounded log-odds of two contents."""
        told = numbers(a, b, self._weight, self._told())
        score: Score = self._model.pair if self.vectors else self._model.plain_pair
        return min(SUREST, max(LEAST, LEAST if told[TWO_WAYS] else score.of(told)))

    def _told(self) -> Vectors | None:
        return self.vectors or None

    def mean(self, one: Group, other: Group) -> float:
        """The mean log-odds of two groups."""
        if other.order < one.order:
            one, other = other, one
        scores = [self.one(a, b) for a, b in product(one.sample, other.sample)]
        return sum(scores) / len(scores)


class Nearness:
    """What is near what: for each group those worth a look, with the mean score of the two."""

    def __init__(self, scores: Scores) -> None:
        self._scores = scores
        self.near: dict[Key, dict[Key, float]] = {}
        self._words: Index[Key, str] = Index()
        self._pages: Index[Key, str] = Index()
        self._at: dict[Key, frozenset[tuple[str, int]]] = {}
        self._beside: dict[str, set[Pair]] = {}
        self._alike: set[Pair] = set()
        self._next: dict[Key, dict[Key, int]] = {}
        self._seen: dict[Key, tuple[Cluster, list[Unit]]] = {}

    def update(self, groups: Groups, changed: set[Key], texts: Set[str] = frozenset()) -> set[Key]:
        """Look at changed groups and at what they change for others; gives those, and all others that gained or
        lost a neighbour among others. `texts`: contents that weigh another than before."""
        again = self._read(groups, changed)
        changed = changed | again
        new = {key: pages for key, pages in self._new_on(groups, changed, texts).items() if key not in again}
        touched = set(changed) | self._stems(groups, changed)
        for pairs in (self._places(groups, changed), self._likest(groups)):
            touched |= {key for pair in pairs for key in pair}
        moved, done = set(changed), set[Key]()
        for key in touched & groups.groups.keys():
            moved |= self._look(key, groups, changed, done, new)
            done.add(key)
        for key in touched - groups.groups.keys():
            self._forget(key)
        return moved

    def _new_on(self, groups: Groups, changed: set[Key], texts: Set[str]) -> dict[Key, set[str]]:
        """The pages of changed groups that stand there in another way, where nothing else changed: with what stands on
        none of these they have in common what they had."""
        found: dict[Key, set[str]] = {}
        for key in changed:
            group, old = groups.groups.get(key), self._seen.pop(key, None)
            if group is None:
                continue
            self._seen[key] = group.cluster, group.sample
            if old is not None and alike(old[0], group.cluster) and len(old[1]) == len(group.sample):
                told = [moved_on(a, b) for a, b in zip(old[1], group.sample, strict=True)]
                if texts.isdisjoint(u.text for u in group.sample) and None not in told:
                    found[key] = {page for pages in told for page in pages or ()}
        return found

    def _read(self, groups: Groups, changed: set[Key]) -> set[Key]:
        """Give the contents of changed groups their vectors, each by the earliest claim that gives it."""
        texts = (groups.texts.keys(changed) | groups.retold) & groups.texts.at.keys()
        first: dict[str, Unit] = {}
        for key in groups.texts.owners(texts):
            for u in groups.groups[key].units:
                if u.text in texts and (u.text not in first or u.first.rank < first[u.text].first.rank):
                    first[u.text] = u
        return groups.texts.owners(self._scores.read(first[t] for t in sorted(first)))

    def _stems(self, groups: Groups, changed: set[Key]) -> set[Key]:
        """Tell which stems the changed groups have; gives the groups of stems that became a crowd's, or ceased to."""
        before: dict[str, int] = {}
        for key in changed:
            group = groups.groups.get(key)
            words = frozenset(s for u in group.sample for s in u.words) if group is not None else frozenset()
            for s in words ^ self._words.of.get(key, frozenset()):
                before.setdefault(s, len(self._words.at.get(s, ())))
            self._words.put(key, words)
        turned = [s for s, n in before.items() if (n <= CROWD) != (len(self._words.at.get(s, ())) <= CROWD)]
        return self._words.owners(turned)

    def _places(self, groups: Groups, changed: set[Key]) -> set[Pair]:
        """Tell on which pages the changed groups stand; gives the pairs that now stand side by side or no longer do."""
        pages: set[str] = set()
        for key in changed:
            group = groups.groups.get(key)
            at = frozenset(told for u in group.sample for told in u.places.items()) if group is not None else NOWHERE
            pages.update(page for page, _ in at ^ self._at.get(key, NOWHERE))
            self._at[key] = at
            self._pages.put(key, (page for page, _ in at))
        turned: set[Pair] = set()
        for page in pages:
            new, old = self._side_by_side(groups, page), self._beside.pop(page, set())
            if new:
                self._beside[page] = new
            for pair in new ^ old:
                turned.add(pair)
                self._count(pair, 1 if pair in new else -1)
        return turned

    def _side_by_side(self, groups: Groups, page: str) -> set[Pair]:
        standing = [
            (u.places[page], key)
            for key in self._pages.at.get(page, ())
            for u in groups.groups[key].sample
            if page in u.places
        ]
        standing.sort(key=lambda s: s[0])
        return {frozenset((a, b)) for (_, a), (_, b) in pairwise(standing) if a != b}

    def _count(self, pair: Pair, by: int) -> None:
        one, other = pair
        for a, b in ((one, other), (other, one)):
            held = self._next.setdefault(a, {})
            held[b] = held.get(b, 0) + by
            if not held[b]:
                del held[b]

    def _likest(self, groups: Groups) -> set[Pair]:
        """Find anew which contents are nearest in likeness, in a story small enough; gives the pairs that changed."""
        few = self._scores.vectors and len(groups.groups) <= MOST_COMPARED
        ordered = sorted(groups.groups, key=lambda k: groups.groups[k].order) if few else []
        held = [(k, u.text) for k in ordered for u in groups.groups[k].sample]
        found: set[Pair] = set()
        if 1 < len(held) <= MOST_COMPARED:
            rows = nearest([self._scores.vectors[t] for _, t in held], NEIGHBOURS)
            found = {
                frozenset((held[a][0], held[b][0]))
                for a, row in enumerate(rows)
                for b in row
                if held[a][0] != held[b][0]
            }
        turned = found ^ self._alike
        for pair in turned:
            self._count(pair, 1 if pair in found else -1)
        self._alike = found
        return turned

    def _look(
        self, key: Key, groups: Groups, changed: set[Key], done: set[Key], new: Mapping[Key, set[str]]
    ) -> set[Key]:
        """Hold a group up against all that is worth a look, but those that were (`done`); gives what changed for groups
        that did not. `new`: as `_new_on` has it."""
        held, near = groups.groups, self.near.setdefault(key, {})
        worth = set(self._next.get(key, ()))
        for s in self._words.of.get(key, ()):
            here = self._words.at[s]
            if len(here) <= CROWD:
                worth |= here
        worth.discard(key)
        moved: set[Key] = set()
        for other in near.keys() - worth:
            del near[other]
            self.near[other].pop(key, None)
            moved |= {key, other} if changed.isdisjoint((key, other)) else set()
        for other in worth:
            known = other in near and self._as_before(key, other, changed, new)
            if known or other in done or other not in held:
                continue
            value = self._scores.mean(held[key], held[other]) if fit(held[key].cluster, held[other].cluster) else None
            moved |= {key, other} if changed.isdisjoint((key, other)) and value is not None else set()
            self._keep(key, other, value)
        return moved

    def _as_before(self, key: Key, other: Key, changed: set[Key], new: Mapping[Key, set[str]]) -> bool:
        """True where two groups have in common what they had."""
        for one, two in ((key, other), (other, key)):
            if one in changed:
                pages, theirs = new.get(one), self._pages.of.get(two, frozenset())
                if pages is None or not pages.isdisjoint(theirs | new.get(two, set())):
                    return False
        return True

    def _keep(self, key: Key, other: Key, value: float | None) -> None:
        for a, b in ((key, other), (other, key)):
            if value is None:
                self.near.get(a, {}).pop(b, None)
            else:
                self.near.setdefault(a, {})[b] = value

    def _forget(self, key: Key) -> None:
        self._seen.pop(key, None)
        for other in self.near.pop(key, {}):
            self.near[other].pop(key, None)


def alike(a: Cluster, b: Cluster) -> bool:
    """True for two clusters that fit the same others."""
    return (a.kind, a.roles, a.bounds, a.fixed, a.closed, a.spots, a.doers) == (
        b.kind, b.roles, b.bounds, b.fixed, b.closed, b.spots, b.doers
    )  # fmt: skip
