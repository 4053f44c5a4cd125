"""Readying: drafts that lean on the rest of the story get from it what they leave open, kept as pages come and go."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from twosource.voices.index import Index

from .drafts import Draft, copied
from .kinds import FREE, Library, Sense
from .own import Meant, looks_back, own_words, speakers
from .pointing import Count, alike, bare_count, count_of
from .weighing import Pages

Bounds = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Open:
    """What the story gives a draft: the kind of a bare figure, or the claim that a voice's own word means."""

    kind: str = ""
    sense: Sense | None = None
    roles: tuple[tuple[str, str], ...] = ()
    link: str = ""
    same: bool = True
    back: bool = False
    left_out: str | None = None


class Readying:
    """The drafts of a story, ready to be joined, by page."""

    def __init__(self, lib: Library) -> None:
        self._lib = lib
        self._counts = Counts(lib)
        self._bodies: Index[str, str] = Index()
        self._pointing: dict[str, set[str]] = {}
        self._told: dict[str, dict[str, list[Draft]]] = {}
        self._own: dict[str, dict[str, Meant]] = {}
        self._given: dict[str, Open] = {}
        self._page: dict[str, str] = {}
        self._places: dict[str, str] = {}
        self.drafts: dict[str, list[Draft]] = {}

    def update(self, pages: Pages, changed: set[str], places: Mapping[str, str]) -> set[str]:
        """Take in changed pages; gives those whose ready drafts are others now. `places`: the name that a ruling gives
        each other name of a place."""
        for page in changed:
            self._page.update((d.claim.id, page) for d in pages.get(page, ()))
        self._counts.update(pages, changed)
        self._point(pages, changed)
        given = self._counts.given()
        targets: dict[str, Draft] = {}
        for claim, m in ((c, m) for own in self._own.values() for c, m in own.items()):
            targets[claim] = m.other
            given[claim] = replace(
                given.get(claim, Open()), link=m.other.claim.id, same=m.same, left_out=m.left_out, back=m.back
            )
        dirty = changed | {self._page[c] for c in {*given, *self._given} if given.get(c) != self._given.get(c)}
        if places != self._places:
            dirty |= set(pages)
        self._given, self._places = given, dict(places)
        for page in dirty:
            drafts = [self._ready(d, targets) for d in pages.get(page, ())]
            self.drafts[page] = sorted(drafts, key=lambda d: (d.at, d.claim.id))
            if not drafts:
                del self.drafts[page]
        return dirty

    def _point(self, pages: Pages, changed: set[str]) -> None:
        """Find anew what the voices of changed pages mean by their own words."""
        bodies: set[str] = set()
        for page in changed:
            told: dict[str, list[Draft]] = {}
            names: dict[str, str] = {}
            for d in pages.get(page, ()):
                for body in speakers(d, names):
                    told.setdefault(body, []).append(d)
            bodies |= told.keys() | self._bodies.of.get(page, frozenset())
            self._bodies.put(page, told)
            self._told[page] = told
            for body in {d.body.id for d in pages.get(page, ()) if looks_back(d)}:
                self._pointing.setdefault(body, set()).add(page)
        for body in bodies & self._pointing.keys():
            self._own[body] = own_words(
                body, [d for p in sorted(self._bodies.at.get(body, ())) for d in self._told[p][body]]
            )

    def _ready(self, d: Draft, targets: Mapping[str, Draft]) -> Draft:
        given, place = self._given.get(d.claim.id), self._places.get(d.roles.get("place", ""))
        if given is None and not place:
            return d
        made = copied(d)
        if given is not None and given.kind:
            made.kind, made.sense, made.roles = given.kind, given.sense, dict(given.roles)
            place = self._places.get(made.roles.get("place", ""))
        if given is not None and given.link:
            made.link, made.same, made.left_out = targets[d.claim.id], given.same, given.left_out
            made.retracts = made.retracts or given.back
        if place:
            made.roles["place"] = place
        return made


class Counts:
    """What the story counts, and its bare figures: "an earlier estimate of more than 60".

    A bare figure joins the one count of the story that has this figure, else it is another of what was counted last on
    its page, else of all that the story counts if that is one thing."""

    def __init__(self, lib: Library) -> None:
        self._lib = lib
        self._told: dict[str, dict[tuple[Bounds, Count], Draft]] = {}
        self._on: dict[str, list[Draft]] = {}
        self._bare: dict[str, list[Draft]] = {}
        self._pages: Index[str, tuple[Bounds, Count]] = Index()
        self._fits: Index[tuple[Bounds, Count], Bounds] = Index()
        self._figures: Index[tuple[Bounds, Count], Count] = Index()
        self._first: dict[Count, Draft] = {}

    def update(self, pages: Pages, changed: Iterable[str]) -> None:
        """Take in changed pages."""
        touched: set[tuple[Bounds, Count]] = set()
        for page in changed:
            counted, bare = self._split(pages.get(page, ()))
            told: dict[tuple[Bounds, Count], Draft] = {}
            for d in counted:
                if d.figure is not None:
                    told.setdefault((d.figure.bounds, count_of(d)), d)
            touched |= self._pages.of.get(page, frozenset()) | told.keys()
            self._pages.put(page, told)
            self._told[page], self._on[page] = told, counted
            self._bare.pop(page, None)
            if bare:
                self._bare[page] = bare
        for key in touched:
            self._fits.put(key, (key[0],) if key in self._pages.at else ())
            self._figures.put(key, (key[1],) if key in self._pages.at else ())
            self._first.pop(key[1], None)

    def _split(self, drafts: Iterable[Draft]) -> tuple[list[Draft], list[Draft]]:
        counted: list[Draft] = []
        bare: list[Draft] = []
        for d in sorted(drafts, key=lambda d: d.rank):
            if d.figure is not None and d.kind != FREE and self._lib.kinds[d.kind].needs:
                counted.append(d)
            elif d.figure is not None and d.kind == FREE and bare_count(d):
                bare.append(d)
        return counted, bare

    def given(self) -> dict[str, Open]:
        """The kind and roles that each bare figure gets from the story, by claim."""
        found: dict[str, Open] = {}
        for page, bare in self._bare.items():
            for d in bare:
                e = self._meant(d, self._on.get(page, ()))
                if e is not None:
                    found[d.claim.id] = Open(e.kind, e.sense, tuple(sorted(e.roles.items())))
        return found

    def _meant(self, d: Draft, here: Iterable[Draft]) -> Draft | None:
        if d.figure is None:
            return None
        fits = self._fits.at.get(d.figure.bounds, ())
        if len(fits) == 1:
            (key,) = fits
            return min((self._told[p][key] for p in self._pages.at[key]), key=lambda e: e.rank)
        before = [e for e in here if e.at < d.at and alike(e, d)]
        if before:
            return before[-1]
        fit = [e for count in self._figures.at if alike(e := self._foremost(count), d)]
        return fit[0] if len(fit) == 1 else None

    def _foremost(self, count: Count) -> Draft:
        """The first claim of the story that tells this count."""
        if count not in self._first:
            told = (self._told[p][key] for key in self._figures.at[count] for p in self._pages.at[key])
            self._first[count] = min(told, key=lambda e: e.rank)
        return self._first[count]
