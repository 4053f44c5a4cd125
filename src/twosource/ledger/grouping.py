"""Grouping: what roles, figures and equal words alone tell to be one, kept as pages come and go."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from operator import attrgetter, is_

from twosource.voices.index import Index

from .cluster import Cluster
from .drafts import CLAIM, Draft, kept
from .kinds import FREE, Kind, Library
from .linkage import Group
from .pairs import unit_from
from .pointing import is_bare
from .values import Filled, by_figure, by_roles
from .weighing import Pages

Raw = tuple[Hashable, ...]
"""What tells a group from others."""
Key = int
"""A group's number: it has no meaning but to find the group."""
WHOLE = "*"
"""Stands for all values of a kind's first family role: where one claim leaves it open, it may be any of them."""


def raw_key(d: Draft, lib: Library) -> Raw:
    """What tells a draft from those of other groups: its words, its figure, or for a kind whose roles are filled from
    other claims (first "r") the value of the family's first role."""
    kind = lib.kinds.get(d.kind)
    if kind is None or "topic" in kind.key or not (kind.by_roles or kind.needs):
        return ("t", d.kind, d.text, d.body.id if is_bare(d) else "")
    if any(r not in d.roles for r in kind.own):
        return ("t", d.kind, d.text, d.body.id)
    if kind.needs:
        bounds = d.figure.bounds if d.figure is not None else (None, None)
        return ("f", kind.name, bounds, *sorted((r, v) for r, v in d.roles.items() if r in kind.key))
    return ("r", kind.name, d.roles.get(kind.family[0]) if kind.family else "")


def by_text(drafts: Sequence[Draft]) -> Cluster:
    """Copies and repetitions: the same words (and for words that only point, the same voice)."""
    d = drafts[0]
    bounds = d.figure.bounds if d.kind == FREE and d.figure is not None else None
    doers = frozenset(e.doer for e in drafts if e.doer)
    return Cluster(d.kind, {}, list(drafts), bounds, closed=d.alone, spots=d.spots, doers=doers)


class Groups:
    """The groups of a story by key, and the group of each claim."""

    def __init__(self, lib: Library) -> None:
        self._lib = lib
        self._told: dict[str, dict[Raw, list[Draft]]] = {}
        self._raw: Index[str, Raw] = Index()
        self._values: dict[str, set[Raw]] = {}
        self._bound: dict[Raw, set[Raw]] = {}
        self._numbers: dict[Raw, Key] = {}
        self._clusters: dict[Key, Cluster] = {}
        self.groups: dict[Key, Group] = {}
        self.of: dict[str, Key] = {}
        self.texts: Index[Key, str] = Index()
        self._order: dict[str, int] = {}
        self._filled: Filled = {}
        self.retold: set[str] = set()
        self.moved: set[str] = set()

    def update(
        self, pages: Pages, dirty: Iterable[str], linked: Iterable[str], texts: Iterable[str],
        weight: Mapping[str, float],
    ) -> set[Key]:  # fmt: skip
        """Group the claims of these pages anew, without the `linked`; gives the keys of groups that changed or went.
        `texts`: contents that weigh another than before; `retold` then holds those that a group gained or lost,
        `moved` the claims whose group is another now."""
        dirty, self.retold = set(dirty), set()
        raw = self._take(pages, dirty, linked)
        changed: set[Key] = set()
        for told in raw:
            if told[0] != "r":
                changed |= self._set(told, self._direct(told))
        for block in self._blocks(raw):
            changed |= self._bind(block, dirty)
        changed |= self.texts.owners(texts) & self._clusters.keys()
        self.moved = set()
        for key in changed:
            self.moved |= self._group(key, weight)
        return changed

    def _take(self, pages: Pages, dirty: set[str], linked: Iterable[str]) -> set[Raw]:
        """The raw keys that the pages hold now or held before."""
        linked = linked if isinstance(linked, Mapping | set) else set(linked)
        touched: set[Raw] = set()
        for page in dirty:
            touched |= self._raw.of.get(page, frozenset())
            here: dict[Raw, list[Draft]] = {}
            for i, d in enumerate(pages.get(page, ())):
                self._order[d.claim.id] = i
                if d.claim.id not in linked:
                    here.setdefault(raw_key(d, self._lib), []).append(d)
            self._told[page] = here
            self._raw.put(page, here)
            touched.update(here)
        for key in touched:
            if key[0] == "r":
                held = self._values.setdefault(str(key[1]), set())
                (held.add if key in self._raw.at else held.discard)(key)
        return touched

    def _drafts(self, keys: Iterable[Raw]) -> list[Draft]:
        found = [d for key in keys for page in self._raw.at.get(key, ()) for d in self._told[page][key]]
        return sorted(found, key=_RANK)

    def _direct(self, key: Raw) -> dict[Raw, Cluster]:
        drafts = self._drafts([key])
        if not drafts:
            return {}
        return {key: by_text(drafts) if key[0] == "t" else by_figure(drafts, self._lib.kinds[drafts[0].kind])[0]}

    def _blocks(self, raw: Iterable[Raw]) -> set[Raw]:
        """The parts of kinds whose roles are filled among themselves: a value's, or a whole kind where one claim leaves
        the value open."""
        found: set[Raw] = set()
        for key in raw:
            if key[0] == "r":
                name = str(key[1])
                whole = ("r", name, WHOLE)
                if ("r", name, None) in self._values[name]:
                    found |= {k for k in self._bound if k[1] == name} | {whole}
                elif whole in self._bound:
                    found |= self._values[name] | {whole}
                else:
                    found.add(key)
        return found

    def _bind(self, block: Raw, dirty: set[str]) -> set[Key]:
        name = str(block[1])
        open_ = ("r", name, None) in self._values[name]
        keys = self._values[name] if open_ and block[2] == WHOLE else set() if open_ or block[2] == WHOLE else {block}
        drafts = self._drafts(keys)
        kind: Kind = self._lib.kinds[name]
        before = [c for k in self._bound.get(block, ()) if (c := self._clusters.get(self._numbers[k])) is not None]
        was = [d for c in before for d in c.drafts]
        same = set(map(id, was))
        made = {
            ("R", *block[1:], *sorted(c.roles.items())): c
            for c in (by_roles(drafts, kind, self._filled) if drafts else ())
        }
        for c in made.values():
            new = [d for d in c.drafts if id(d) not in same and d.article.page not in dirty]
            if new:
                old = dict(zip(map(CLAIM, was), was, strict=True))
                instead = {id(d): kept(d, old) for d in new}
                c.drafts = [instead.get(id(d), d) for d in c.drafts]
        changed: set[Key] = set()
        for key in self._bound.pop(block, set()) | made.keys():
            changed |= self._set(key, made)
        if made:
            self._bound[block] = set(made)
        return changed

    def _set(self, raw: Raw, made: Mapping[Raw, Cluster]) -> set[Key]:
        """Keep a group's cluster; gives its number, but where it says what it said."""
        key = self._numbers.setdefault(raw, len(self._numbers))
        old, new = self._clusters.get(key), made.get(raw)
        if old is not None and new is not None and _same(old.drafts, new.drafts):
            return set()
        if new is not None:
            self._clusters[key] = new
        elif old is not None:
            del self._clusters[key]
        return {key} if old is not None or new is not None else set()

    def _group(self, key: Key, weight: Mapping[str, float]) -> set[str]:
        """Make a group anew; gives the claims that it gained or lost."""
        old, cluster = self.groups.pop(key, None), self._clusters.get(key)
        before = old.cluster.drafts if old is not None else []
        drafts = cluster.drafts if cluster is not None else []
        gone, came = _without(before, drafts), _without(drafts, before)
        for claim in gone - came:
            if self.of.get(claim) == key:
                del self.of[claim]
        self.of.update(dict.fromkeys(came - gone, key))
        by_text: dict[str, list[Draft]] = {}
        for d in drafts:
            by_text.setdefault(d.text, []).append(d)
        self.retold |= self.texts.put(key, by_text)
        if cluster is not None:
            known = {u.text: u for u in old.units} if old is not None else {}
            ordered = sorted(by_text.items(), key=lambda told: told[1][0].rank)
            units = [unit_from(known.get(t), t, here, self._order, weight) for t, here in ordered]
            self.groups[key] = Group(cluster, units)
        return gone ^ came


def _without(drafts: Sequence[Draft], others: Iterable[Draft]) -> set[str]:
    """The claims of drafts that are not among others."""
    there = set(map(id, others))
    return {d.claim.id for d in drafts if id(d) not in there}


_RANK = attrgetter("rank")


def _same(old: Sequence[Draft], new: Sequence[Draft]) -> bool:
    return len(old) == len(new) and all(map(is_, old, new))
