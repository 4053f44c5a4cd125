"""Drafting: each page's claims as drafts, kept as pages come and go; a page is drafted anew where what it names is
another's now."""

import re
from collections.abc import Mapping

from twosource.model import Claim, LeftOut, Reading, Voice, voice_id
from twosource.voices.index import Index

from .cast import Cast
from .drafts import Draft, page_of
from .drawing import draft
from .kinds import Library
from .places import PlaceBook
from .pointing import follow

_WORD = re.compile(r"[^\W_]+")
_BRIDGE = 40
"""Characters between cue and content that are read with the content (as drafts have it)."""


class Drafting:
    """The drafts of a story by page, and the claims that give none."""

    def __init__(self, lib: Library) -> None:
        self._lib = lib
        self._cast = Cast(())
        self._places = PlaceBook()
        self._words: Index[str, str] = Index()
        self._refs: Index[str, str] = Index()
        self._page: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self._sets: dict[frozenset[str], frozenset[str]] = {}
        self._kinds: dict[str, str | None] = {}
        self.drafts: dict[str, list[Draft]] = {}
        self.unfiled: dict[str, tuple[LeftOut, ...]] = {}

    def update(
        self, readings: Mapping[str, Reading], changed: set[str], cast: Cast, kinds: Mapping[str, str | None]
    ) -> tuple[set[str], set[str]]:
        """Draft what changed; gives the pages whose drafts are others now, and the pages on which anybody spoken or
        passed on is. `kinds`: those that a ruling sets, by claim."""
        for page in changed:
            self._index(page, readings.get(page))
        named, spoken = self._recast(cast)
        dirty = changed | named | spoken | self._places.update(readings, changed)
        ruled = {c for c in {*kinds, *self._kinds} if kinds.get(c) != self._kinds.get(c)}
        dirty |= {self._page[c] for c in ruled if c in self._page}
        self._kinds = dict(kinds)
        return {page for page in dirty if self._draft(page, readings.get(page))}, changed | spoken

    @property
    def other_names(self) -> Mapping[str, str]:
        """The name of each place that a page gives another name."""
        return self._places.places.other

    def _index(self, page: str, reading: Reading | None) -> None:
        words: set[str] = set()
        refs: set[str] = set()
        for c in reading.claims or () if reading is not None else ():
            text = reading.article.text if reading is not None else ""
            self._page[c.id] = page
            words.update(w.lower() for s, e in _heard(c) for w in _WORD.findall(text[s:e]))
            refs |= refs_of(c)
        if reading is not None and reading.article.publisher:
            refs.add(voice_id(reading.article.publisher))
        self._words.put(page, words)
        self._refs.put(page, refs)

    def _recast(self, cast: Cast) -> tuple[set[str], set[str]]:
        """The pages whose contents name somebody other than before, and those whose speakers are others."""
        if cast is self._cast:
            return set(), set()
        sides = set(cast.sides) ^ set(self._cast.sides)
        words, refs = cast.changed(self._cast)
        self._cast = cast
        named = self._places.names.owners(sides)
        for phrase in words:
            named |= self._holding(phrase)
        return named, self._refs.owners(refs)

    def _holding(self, phrase: str) -> set[str]:
        """The pages whose contents may hold a phrase: those that have its rarest word."""
        words = [w.lower() for w in _WORD.findall(phrase)]
        return min((self._words.at.get(w, set()) for w in words), key=len, default=set(self._words.of))

    def _draft(self, page: str, reading: Reading | None) -> bool:
        """Draft one page; True where its drafts are others now."""
        old = self.drafts.pop(page, [])
        self.unfiled.pop(page, None)
        if reading is None:
            return bool(old)
        here, unfiled = drafted(reading, self._places, self._cast, self._lib, self._kinds)
        if unfiled:
            self.unfiled[page] = tuple(unfiled)
        if here == old:
            here = old
        for d in here if here is not old else ():
            self._share(d)
        if here:
            self.drafts[page] = here
        return here is not old

    def _share(self, d: Draft) -> None:
        """Let equal texts and sets of stems be one object: a story repeats itself, and going through many claims then
        reads less memory (bench/ledger_speed.py)."""
        d.text = self._texts.setdefault(d.text, d.text)
        for name in ("words", "topic", "names", "spots"):
            told = getattr(d, name)
            setattr(d, name, self._sets.setdefault(told, told))


def _heard(c: Claim) -> list[tuple[int, int]]:
    """The spans of a claim whose words a draft reads: its content, and what bridges cue and content."""
    spans = list(c.content)
    if c.cue and c.content:
        end = max(e for _, e in c.cue)
        if 0 < c.content[0][0] - end <= _BRIDGE:
            spans.append((end, c.content[0][0]))
    return spans


def refs_of(c: Claim) -> set[str]:
    """The references by which a claim names voices: who speaks, who passes it on, what it rests on."""
    told = [(t.id, t.name) for t in c.through] + [(b.id, b.name) for b in c.rests_on]
    found = {ref for key, name in told for ref in (key, voice_id(name))}
    return found | {c.voice.id} if c.voice is not None else found


def drafted(
    reading: Reading, places: PlaceBook, cast: Cast, lib: Library, kinds: Mapping[str, str | None]
) -> tuple[list[Draft], list[LeftOut]]:
    """The drafts of one page in the order of their contents, and the claims that nobody makes."""
    page = page_of(reading, places.places)
    here: list[Draft] = []
    unfiled: list[LeftOut] = []
    for order, claim in enumerate(sorted(reading.claims or (), key=lambda c: (c.content, c.id))):
        voice: Voice | None = cast.of(claim.voice.id) if claim.voice is not None else None
        if voice is None:
            unfiled.append(LeftOut(claim.id, "nobody is named who says it"))
        else:
            here.append(draft(page, claim, order, voice, cast, lib, kinds.get(claim.id)))
    follow(here)
    return here, unfiled
