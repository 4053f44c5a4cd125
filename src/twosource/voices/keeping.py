"""Keeping: the voices of a story as pages come and go. Only what hangs together with the names of a changed page is
worked out again; where the states of the story are others than before, or the settings, all is."""

from collections.abc import Mapping, Set

from twosource.model import OBSERVER, UNKNOWN, Reading, Ruling, StorySettings, Voice, voice_id

from .deciding import Deciding
from .gathering import Gathered, Heard, Stage
from .index import changed_in
from .joined import Bodies, Names
from .merging import ALONE, Body, Relation
from .names import core, keys_of
from .offices import Offices
from .sides import Found


class Memo:
    """What the voices of a story were made of, and the voices by name."""

    def __init__(self) -> None:
        self._settings: StorySettings | None = None
        self._readings: dict[str, Reading] = {}
        self._gathered, self._stage, self._offices = Gathered(), Stage(), Offices()
        self._begin(StorySettings())

    def _begin(self, settings: StorySettings) -> None:
        """Forget all that hangs on the story's states and settings."""
        self._names = Names(self._stage.here.states.names)
        bodies = self._bodies = Bodies()
        self._heard = Heard()
        self._deciding = Deciding(bodies.made, bodies.related, bodies.lookup.owner, settings)
        self._found: dict[str, Found] = {}
        self.voices: dict[str, Voice] = {}

    def update(self, readings: dict[str, Reading], rulings: tuple[Ruling, ...], settings: StorySettings) -> None:
        """Bring the voices up to date; `rulings` are those in force."""
        old, self._readings = self._readings, readings
        changed = changed_in(old, readings)
        touched = self._gathered.update(readings, changed)
        abouts, before = self._gathered.abouts, self._stage.here
        anew = self._stage.update(abouts, touched, readings, changed) or settings != self._settings
        if anew:
            self._settings = settings
            self._begin(settings)
            touched = set(abouts)
        here = self._stage.here
        names = self._names.update(abouts, touched, here, rulings)
        dirty = self._bodies.update(self._names.abouts, names, self._names.group)
        named = self._offices.update(readings, changed)
        self._heard.forget(changed)
        outlets = here.outlets ^ before.outlets if not anew else frozenset[str]()
        if outlets:
            dirty |= {n for n in self._bodies.made if " ".join(core(n)) in outlets}
        found = self._deciding.update(dirty, here, lambda s: self._heard.of(s, here.states, readings))
        owner = self._bodies.lookup.owner
        dirty |= {owner.get(n, n) for n in named}
        self._voice(dirty, found, rulings)

    def _voice(self, dirty: Set[str], found: Mapping[str, Found], rulings: tuple[Ruling, ...]) -> None:
        """Make the voices anew of which anything is other than before."""
        ruled = {
            r.target[0]: Found(r.get("side") or UNKNOWN, r.why or "set by a ruling")
            for r in rulings
            if r.kind == "side" and r.target
        }
        made = self._bodies.made
        found = {n: _ruled(n, made[n], ruled) or f for n, f in found.items()} if ruled else found
        for name in self.voices.keys() - made.keys():
            del self.voices[name]
        for name, side in found.items():
            old = self._found.get(name)
            if name in dirty or (old is not side and old != side):
                voice = self._one(name, side)
                self.voices[name] = voice if (was := self.voices.get(name)) != voice or was is None else was
        self._found = dict(found)

    def _one(self, name: str, found: Found) -> Voice:
        body, told = self._bodies.made[name], self._bodies.related.get(name, ALONE)
        aliases = tuple(sorted(set(body.aliases) - {name}))
        private = _private(body, told, found)
        return Voice(
            id=voice_id(name),
            name=name,
            aliases=aliases,
            named=body.about.named,
            private=private,
            speaks_for=voice_id(told.speaks_for) if told.speaks_for else None,
            side=found.side,
            why_side=found.why,
            refs=tuple(sorted(body.about.refs)),
            guest=found.guest,
            offices=self._offices.of((name, *aliases)) if body.about.named and not private else (),
        )


def _ruled(name: str, body: Body, ruled: Mapping[str, Found]) -> Found | None:
    """The side that a ruling gives a voice."""
    told = (voice_id(name), *sorted(body.about.refs))
    return next((ruled[ref] for ref in told if ref in ruled), None)


_PUBLIC = {"state", "speaks", "office", "observer", "media"}


def _private(body: Body, told: Relation, found: Found) -> bool:
    """A person without a public role: no office, no body spoken for, no expert's or outlet's part in the story."""
    if not body.about.person or told.up is not None:
        return False
    return found.side != OBSERVER and not any(keys_of(text) & _PUBLIC for text in body.about.said)
