"""Joined: the names of a story in groups, a voice in the making for each, and for whom it speaks; kept as names come
and go."""

from collections.abc import Iterable, Mapping, Sequence, Set

from twosource.model import Ruling

from .gathering import seen_as
from .houses import houses_of
from .index import Index
from .kin import Kin
from .merging import (
    ALONE,
    HEAD,
    Body,
    Entry,
    Lookup,
    Relation,
    apart_and_joined,
    body_of,
    entries,
    implied,
    relation,
    words_of,
)
from .sides import Scene
from .told import About


class Names:
    """The names of which a story's voices are made, and what stands for each one's group."""

    def __init__(self, states: Iterable[str]) -> None:
        self._kin = Kin(states)
        self._spoken: Index[str, str] = Index()
        self._person: dict[str, bool] = {}
        self.abouts: dict[str, About] = {}
        self.group: Mapping[str, str] = self._kin.top

    def update(self, told: Mapping[str, About], touched: Set[str], here: Scene, rulings: Sequence[Ruling]) -> set[str]:
        """Take in names of which other things are told; gives all that tell other things now, or may be another
        voice's."""
        names = set(touched)
        for name in touched:
            names |= self._spoken.put(name, told[name].speaks_for if name in told else ())
        gone, new = set[str](), set[str]()
        for name in names:
            about = self._take(name, told.get(name), here)
            old, person = self._person.pop(name, None), about.person if about is not None and about.named else None
            if person is not None:
                self._person[name] = person
            if person != old:
                (new if person is not None else gone).add(name)
        names |= self._kin.update(gone, new, {n for n in new if self._person[n]})
        group = apart_and_joined(self._kin.top, self.abouts, rulings)
        if group is not self.group:
            names |= {n for n in self.abouts if group.get(n, n) != self.group.get(n, n)}
        self.group = group
        return names

    def _take(self, name: str, told: About | None, here: Scene) -> About | None:
        """Keep what is told of a name; one for whom others speak is a body, though it says nothing itself."""
        if told is not None:
            self.abouts[name] = seen_as(told, here)
        elif name in self._spoken.at:
            self.abouts[name] = About(name, named=True, kinds={"organisation"})
        else:
            self.abouts.pop(name, None)
        return self.abouts.get(name)


class Bodies:
    """Voices in the making by the name they go by, with the body that each speaks for. A body that is spoken for, but
    never speaks itself, is made too."""

    def __init__(self) -> None:
        self.made: dict[str, Body] = {}
        self.related: dict[str, Relation] = {}
        self.lookup = Lookup()
        self._key: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        self._named: dict[str, str] = {}
        self._entries: dict[str, set[Entry]] = {}
        self._words: Index[str, str] = Index()
        self._asked: Index[str, str] = Index()
        self._wanted: Index[str, str] = Index()
        self._implied: set[str] = set()

    def update(self, abouts: Mapping[str, About], names: Set[str], group: Mapping[str, str]) -> set[str]:
        """Take in names that tell other things, or may be in another group, now; gives the voices that are others, by
        name, with those that are no more."""
        keys = self._regroup(abouts, names, group)
        dirty, entered, owners = self._remake(keys, abouts)
        again = (
            dirty
            | self._words.owners({word.removeprefix(HEAD) for _, word, _, _ in entered})
            | self._asked.owners(owners)
        )
        wanted = set(dirty)
        for name in again:
            if self._relate(name):
                dirty.add(name)
            told = self.related.get(name, ALONE)
            wanted |= self._wanted.put(name, [n for n in (told.speaks_for, told.member_of) if n])
        return dirty | {n for n in wanted if self._imply(n)}

    def _regroup(self, abouts: Mapping[str, About], names: Set[str], group: Mapping[str, str]) -> set[str]:
        """Put names into their groups; gives the groups that are others."""
        keys: set[str] = set()
        for name in names:
            old = self._key.pop(name, None)
            if old is not None:
                self._members[old].discard(name)
                keys.add(old)
            if name in abouts:
                key = self._key[name] = group.get(name, name)
                self._members.setdefault(key, set()).add(name)
                keys.add(key)
        return keys

    def _remake(self, keys: Set[str], abouts: Mapping[str, About]) -> tuple[set[str], set[Entry], set[str]]:
        """Make the voices of groups anew; gives them by name with those that are no more, and what is looked up
        otherwise than before: entries, and names whose voice is another."""
        owner = self.lookup.owner
        before: dict[str, str] = {}
        gone, new = set[Entry](), set[Entry]()
        dirty = {old for key in keys if (old := self._named.pop(key, None)) is not None}
        for name in dirty:
            before |= dict.fromkeys((name, *self.made.pop(name).aliases), name)
            gone |= self._entries.pop(name)
        for alias in before:
            owner.pop(alias, None)
        for key in keys:
            members = self._members[key]
            if not members:
                del self._members[key]
                continue
            name, body = body_of(sorted(members), abouts)
            self._named[key], self.made[name] = name, body
            self._implied.discard(name)
            self._entries[name] = entries(name, body)
            new |= self._entries[name]
            owner |= dict.fromkeys((name, *body.aliases), name)
            dirty.add(name)
        self.lookup.change(gone - new, new - gone)
        others = {a for name in dirty if name in self.made for a in (name, *self.made[name].aliases)} | before.keys()
        return dirty, gone ^ new, {a for a in others if before.get(a) != owner.get(a)}

    def _relate(self, name: str) -> bool:
        """Find anew whom a voice speaks for; True where that is another."""
        old = self.related.pop(name, None)
        if name not in self.made or name in self._implied:
            self._words.put(name, ())
            self._asked.put(name, ())
            return old is not None
        about = self.made[name].about
        told = self.related[name] = relation(name, about, self.lookup)
        self._words.put(name, {w for text in about.said for w in words_of(text)} | houses_of(about.said))
        self._asked.put(name, told.asked)
        return told != old

    def _imply(self, name: str) -> bool:
        """Make or drop a body that others alone bring in; True where it came or went."""
        wanted = name in self._wanted.at and (name in self._implied or name not in self.made)
        if wanted == (name in self._implied):
            return False
        if wanted:
            self.made[name] = implied(name)
            self._implied.add(name)
        else:
            self._implied.discard(name)
            self.made.pop(name, None)
        return True
