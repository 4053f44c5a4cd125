"""Deciding: the side of every voice, kept as voices come and go. A side hangs on the voice's own words and on those
with whom it speaks for one body; only what hangs together with a change is decided anew."""

from collections.abc import Callable, Iterable, Mapping, Set

from twosource.model import OBSERVER, UNKNOWN, StorySettings

from .index import Index
from .merging import ALONE, Body, Relation
from .names import core, keys_of
from .sides import (
    Found,
    Scene,
    affected_side,
    affected_told,
    bystanders,
    is_civil,
    office_told,
    official_side,
    own_side,
)

NOTHING = None, None
"""No office, and nothing that befell anybody."""


class Deciding:
    """Sides of the voices of a story. `made`: what is told of each; `related`: for whom each speaks; `owner`: whose a
    name is."""

    def __init__(
        self,
        made: Mapping[str, Body],
        related: Mapping[str, Relation],
        owner: Mapping[str, str],
        settings: StorySettings,
    ) -> None:
        self._made, self._related, self._owner = made, related, owner
        self._told = {" ".join(core(name)): side for name, side in settings.sides}
        self._barred = {" ".join(core(name)) for name, _ in settings.sides}
        self._below: Index[str, str] = Index()
        self._speakers: Index[str, str] = Index()
        self._own: dict[str, Found] = {}
        self._first: dict[str, Found] = {}
        self._unknown: dict[str, tuple[str | None, tuple[str, str] | None]] = {}
        self._late: dict[str, Found] = {}
        self._denying: set[str] = set()

    def update(self, changed: Set[str], here: Scene, spoken_of: Callable[[Set[str]], set[str]]) -> dict[str, Found]:
        """Every voice's side, after some changed, came or went. `spoken_of`: of which of some states anybody speaks."""
        touched = self._together(changed)
        for name in changed:
            told = self._related.get(name, ALONE) if name in self._made else ALONE
            self._below.put(name, (told.up,) if told.up is not None else ())
            self._speakers.put(name, (told.speaks_for,) if told.speaks_for is not None else ())
            self._own.pop(name, None)
            self._unknown.pop(name, None)
            denies = name in self._made and self._made[name].about.denial
            (self._denying.add if denies else self._denying.discard)(name)
        touched |= self._together(changed)
        for name in touched:
            self._first.pop(name, None)
        for name in sorted(touched & self._made.keys()):
            self._decide(name, here, ())
        for name in touched:
            if name not in self._first or self._first[name].side != UNKNOWN:
                self._unknown.pop(name, None)
            elif name not in self._unknown:
                about = self._made[name].about
                self._unknown[name] = office_told(about), affected_told(about)
        self._settle(touched, here)
        found = {**self._first, **self._late}
        return found | bystanders(found, self._denying, spoken_of, here, lambda n: self._is_civil(n, here))

    def _together(self, names: Iterable[str]) -> set[str]:
        """All that speak for the same body, or for one that does."""
        found: set[str] = set()
        left = set(names)
        while left:
            found |= left
            beside = self._below.keys(left) | self._below.owners(left)
            left = beside - found
        return found

    def _decide(self, name: str, here: Scene, seen: tuple[str, ...]) -> Found:
        """One voice's side, its body's decided first; a circle of bodies ends where it began."""
        found = self._first
        if name in found:
            return found[name]
        body, told = self._made[name], self._related.get(name, ALONE)
        given = next((self._told[a] for n in (name, *body.aliases) if (a := " ".join(core(n))) in self._told), None)
        if given is not None:
            found[name] = Found(given, "set for this story")
            return found[name]
        up = told.up
        if up is not None and up in self._made and up not in (name, *seen):
            theirs = self._decide(up, here, (*seen, name))
            if theirs.side == UNKNOWN:
                theirs = found[up] = self._party(up) or theirs
            if _passes_on(theirs, body, told):
                why = f"“{told.why.strip()}”" if told.why else speaks(body, up)
                found[name] = Found(theirs.side, why)
                return found[name]
        found[name] = self._owned(name, here)
        return found[name]

    def _owned(self, name: str, here: Scene) -> Found:
        if name not in self._own:
            self._own[name] = own_side(self._made[name].about, here)
        return self._own[name]

    def _settle(self, touched: Set[str], here: Scene) -> None:
        """Find sides of those whose own words tell none: their body's, their office's beside a body of a state, that of
        people whom the event befell, last their own quarrel's."""
        late = self._late
        again = self._together({*touched, *(n for n, told in self._unknown.items() if told != NOTHING)})
        for name in again:
            late.pop(name, None)
        known: dict[str, str] | None = None

        def side(name: str) -> str | None:
            found = self._first.get(self._owner.get(name, name))
            return found.side if found is not None else None

        def of(name: str) -> Found:
            return late.get(name) or self._first[name]

        for name in sorted(again & self._unknown.keys(), key=lambda n: (self._spoken_for(n) is not None, n)):
            body, up = self._made[name], self._spoken_for(name)
            office, befell = self._unknown[name]
            found = None
            if up is not None and up in self._first and of(up).side != UNKNOWN:
                found = Found(of(up).side, speaks(body, up))
            found = found or official_side(body.about, office, side, here)
            if found is None and befell is not None:
                known = known or {n: f.side for n, f in self._first.items() if f.side not in (UNKNOWN, OBSERVER)}
                found = affected_side(*befell, known)
            found = found or self._party(name)
            if found is not None:
                late[name] = found

    def _spoken_for(self, name: str) -> str | None:
        return self._related.get(name, ALONE).speaks_for

    def _party(self, name: str) -> Found | None:
        """A side of its own for someone named whom the quarrel itself makes a party: who denies what is said of them,
        or for whom another speaks."""
        about = self._made[name].about
        if not about.named:
            return None
        speakers = self._speakers.at.get(name)
        if speakers:
            return Found(name, f"{min(speakers)} speaks for {name}")
        return Found(name, f"“{about.denial}”") if about.denial else None

    def _is_civil(self, name: str, here: Scene) -> bool:
        """True for an institution, or someone who speaks for one, that may be a guest: no state itself, and none whose
        side is set."""
        body, up = self._made[name], self._spoken_for(name)
        called = {" ".join(core(a)) for a in (name, *body.aliases, *([up] if up else ()))}
        if self._barred & called or called & here.states.names.keys():
            return False
        return is_civil(self._made[up].about if up is not None and up in self._made else body.about)


def speaks(body: Body, up: str) -> str:
    """Why a voice gives a body's word, with the page's words beside its name that tell its office."""
    told = sorted({t.strip() for t in body.about.said if len(t) > len(body.about.name)})
    office = next((t for t in told if "speaks" in keys_of(t)), next(iter(told), ""))
    return f"speaks for {up}: “{office}”" if office else f"speaks for {up}"


def _passes_on(theirs: Found, body: Body, told: Relation) -> bool:
    """True where a body's side is also its people's; an unnamed person near an observer is no observer."""
    lent = theirs.side == OBSERVER and told.speaks_for is None and not body.about.named
    return theirs.side != UNKNOWN and not lent
