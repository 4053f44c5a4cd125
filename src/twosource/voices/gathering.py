"""Gathering: what the pages tell of every name, and what all names together tell of the story, kept as pages come and
go."""

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace

from twosource.model import Reading, cut

from .index import Index
from .names import core, keys_of
from .sides import Scene, has_forces, home_of, state_of, takes_part
from .states import States, owners
from .told import About, slim, tell


class Gathered:
    """All that is told of each name, page by page and together."""

    def __init__(self) -> None:
        self._on: dict[str, tuple[str, ...]] = {}
        self._told: dict[str, dict[str, About]] = {}
        self._all: dict[str, About] = {}
        self._pool: dict[object, object] = {}
        self.abouts: dict[str, About] = {}

    def update(self, readings: Mapping[str, Reading], changed: Iterable[str]) -> set[str]:
        """Take in pages that are new, changed or went; gives the names of which they tell or told."""
        touched, gone = set[str](), set[str]()
        fresh: dict[str, list[str]] = {}
        for page in sorted(changed):
            for name in self._on.pop(page, ()):
                del self._told[name][page]
                gone.add(name)
            if page in readings:
                here = tell(readings[page])
                self._on[page] = tuple(here)
                for name, about in here.items():
                    self._told.setdefault(name, {})[page] = slim(about, self._pool)
                    fresh.setdefault(name, []).append(page)
        touched = gone | fresh.keys()
        for name in touched:
            self._bring(name, name in gone, fresh.get(name, ()))
        return touched

    def _bring(self, name: str, anew: bool, pages: Iterable[str]) -> None:
        """Bring what is told of one name up to date: all of it `anew`, or with these pages."""
        told = self._told[name]
        whole = self._all.get(name)
        if anew or whole is None:
            whole, pages = About(name), list(told)
        if not told:
            del self._told[name]
            self._all.pop(name, None)
            self.abouts.pop(name, None)
            return
        for page in pages:
            whole.add(told[page], page)
        whole.settle()
        self._all[name] = whole
        if whole.uses:
            self.abouts[name] = whole
        else:
            self.abouts.pop(name, None)


class Stage:
    """The story's states, outlets, and what "the government" means in it, from all names together."""

    def __init__(self) -> None:
        self._learned: Index[str, str] = Index()
        self._state: dict[str, str] = {}
        self._votes: dict[str, int] = {}
        self._parties: Index[str, str] = Index()
        self._denying: Index[str, tuple[str, ...]] = Index()
        self._spoken: Index[str, tuple[str, ...]] = Index()
        self._publishers: Index[str, str] = Index()
        self._states = States()
        self.here = Scene(self._states, frozenset(), None)

    def update(
        self, abouts: Mapping[str, About], touched: Set[str], readings: Mapping[str, Reading], changed: Iterable[str]
    ) -> bool:
        """Take in names and pages; True where the states are others, or the one at home, so that all is."""
        for page in changed:
            article = readings[page].article if page in readings else None
            self._publishers.put(page, [n for n in (article.publisher, article.agency) if n] if article else ())
        for name in touched:
            self._party(name, abouts.get(name))
        learned = self._states.learned
        if learned != self._learned.at.keys():
            self._states = States(learned=self._learned.at)
            self._state.clear()
            self._votes.clear()
            self._parties = Index()
            touched = abouts.keys()
        for name in touched:
            self._vote(name, abouts.get(name))
        before, home = self.here, home_of(self._votes)
        if home is not None and self._votes.get(home) == 1 and self._only_forces(home, abouts):
            home = None  # an army or defence ministry alone may be the other country's
        rival = home is not None and not self._parties.at.keys() <= {home}
        self.here = Scene(self._states, self._outlets(), home, rival)
        return before.states is not self._states or (before.home, before.rival) != (home, rival)

    def _only_forces(self, home: str, abouts: Mapping[str, About]) -> bool:
        """Whether those who speak for a state are forces or a defence ministry."""
        return all(has_forces(abouts[n]) for n, state in self._state.items() if state == home and n in abouts)

    def _party(self, name: str, about: About | None) -> None:
        """What one name tells: which names are states, whether it denies something, for whom an officer speaks who
        edits nothing."""
        if about is None:
            self._learned.put(name, ())
            self._denying.put(name, ())
            self._spoken.put(name, ())
            return
        texts = (name, *about.belongs, *about.said)
        self._learned.put(name, {n for t in texts for n in owners(t)})
        self._denying.put(name, (core(name),) if about.denial else ())
        officer = bool(about.speaks_for) and any(_is_officer(t) for t in about.said)
        self._spoken.put(name, [core(body) for body in about.speaks_for] if officer else ())

    def _vote(self, name: str, about: About | None) -> None:
        new = state_of(about, self._states) if about is not None else None
        old = self._state.pop(name, None)
        self._parties.put(name, () if new is None or about is None or not takes_part(about) else (new,))
        if new is not None:
            self._state[name] = new
            self._votes[new] = self._votes.get(new, 0) + 1
        if old is not None:
            self._votes[old] -= 1
            if not self._votes[old]:
                del self._votes[old]

    def _outlets(self) -> frozenset[str]:
        """Publishers and agencies of the pages, but those whose pages mostly give their own word (a company's
        statement)."""
        found = (
            n for n in self._publishers.at if not _stakes(n) and (not self._is_party(core(n)) or "media" in keys_of(n))
        )
        return frozenset(" ".join(core(n)) for n in found)

    def _is_party(self, name: tuple[str, ...]) -> bool:
        """True for one who denies something, or for whom an officer speaks who edits nothing: a party, whatever it
        publishes."""
        return name in self._denying.at or name in self._spoken.at


def _is_officer(text: str) -> bool:
    """Whether words call one who speaks for a body its officer: a spokesman, "our mayor"; an editor is none."""
    keys = keys_of(text)
    own = text.lower().startswith("our ")
    return ("speaks" in keys or own) and "media" not in keys and "editor" not in text


def _stakes(name: str) -> bool:
    keys = keys_of(name)
    return bool(keys & {"company", "association", "state"}) and "media" not in keys


class Heard:
    """Of which states anybody speaks: a page is searched once for each state that is asked about."""

    def __init__(self) -> None:
        self._looked: dict[str, set[str]] = {}
        self._found: dict[str, set[str]] = {}

    def forget(self, pages: Iterable[str]) -> None:
        """Pages that changed or went."""
        for page in pages:
            for held in (*self._looked.values(), *self._found.values()):
                held.discard(page)

    def of(self, states: Iterable[str], known: States, readings: Mapping[str, Reading]) -> set[str]:
        """Those of the states of which somebody speaks."""
        return {s for s in states if self._of(s, known.forms(s), readings)}

    def _of(self, state: str, forms: re.Pattern[str], readings: Mapping[str, Reading]) -> bool:
        if self._found.get(state):
            return True
        looked = self._looked.setdefault(state, set())
        for page in readings.keys() - looked:
            looked.add(page)
            text = readings[page].article.text
            if any(forms.search(cut(text, c.content)) for c in readings[page].claims or ()):
                self._found.setdefault(state, set()).add(page)
                return True
        return False


def seen_as(about: About, here: Scene) -> About:
    """A state is a body, whatever its name was taken for."""
    state = " ".join(core(about.name)) in here.states.names
    return replace(about, kinds={"organisation"}) if state else about
