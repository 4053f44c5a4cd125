"""The ledger: propositions with their stands, counts and histories, from readings, origins, voices and rulings."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from operator import attrgetter

from twosource.model import (
    Exhibit,
    Ledger,
    Origin,
    Reading,
    Ruling,
    StorySettings,
    Voice,
    in_force,
)
from twosource.voices.index import changed_in

from .blocks import Blocks
from .cast import Cast
from .cluster import Cluster
from .drafting import Drafting
from .drafts import Draft
from .facts import Facts
from .kinds import Library, library
from .linkage import Likeness
from .naming import with_both_names
from .propositions import Propositions, Scales
from .readying import Readying

NO_SETTINGS = StorySettings()
_ID, _PAGE = attrgetter("id"), attrgetter("article.page")
Joiner = Callable[[Sequence[Draft], Library, Likeness | None], list[Cluster]]


@dataclass(frozen=True, slots=True)
class Ways:
    """What a ledger is made with, apart from pages, voices and rulings; another makes all anew."""

    kinds: tuple[str, ...]
    likeness: Likeness | None
    joiner: Joiner | None


class Memo:
    """What the parts of a ledger were made of and what they gave, so that what has not changed is not done again.

    A ledger that is made with a memo is the one that is made without: an empty memo takes in all pages as new ones.
    """

    def __init__(self) -> None:
        self.ways: Ways | None = None

    def begin(self, ways: Ways) -> Library:
        """Forget all where the ledger is made another way than before; gives the kinds."""
        lib = library(ways.kinds)
        if ways != self.ways:
            self.ways = ways
            self.readings: dict[str, Reading] = {}
            self.voices: tuple[Voice, ...] = ()
            self.cast = Cast(())
            self.exhibits: dict[str, dict[str, Exhibit]] = {}
            self.drafting, self.readying = Drafting(lib), Readying(lib)
            self.blocks, self.facts = Blocks(lib, ways.likeness), Facts()
            self.propositions = Propositions()
            self.names: Mapping[str, str] = {}
        return lib

    def take(self, readings: Sequence[Reading], voices: Sequence[Voice]) -> set[str]:
        """Keep the readings and voices; gives the pages that changed, came or went."""
        new = dict(zip(map(_PAGE, readings), readings, strict=True))
        changed = changed_in(self.readings, new)
        self.readings = new
        for page in changed:
            reading = new.get(page)
            found = exhibits_of(reading) if reading is not None else {}
            self.exhibits.pop(page, None)
            if found:
                self.exhibits[page] = found
        ordered = tuple(sorted(voices, key=_ID))
        if ordered != self.voices:
            self.voices, self.cast = ordered, Cast(ordered)
        return changed


def build_ledger(
    readings: Sequence[Reading],
    origins: Sequence[Origin],
    voices: Sequence[Voice],
    rulings: Sequence[Ruling] = (),
    settings: StorySettings = NO_SETTINGS,
    likeness: Likeness | None = None,
    joiner: Joiner | None = None,
    memo: Memo | None = None,
) -> Ledger:
    """The story's ledger. The order of readings, origins, voices is of no matter; `likeness` gives unit vectors of
    texts; `joiner` brings claims that say the same together in another way than the story's own; `memo` is that of an
    earlier ledger of the story, and is brought up to date.

    Claims without a voice are listed as unfiled with the reason; a reading without claims adds none.
    """
    memo = memo or Memo()
    with unswept():
        _update(memo, readings, origins, voices, in_force(tuple(rulings)), Ways(settings.kinds, likeness, joiner))
    return ledger_of(memo, origins)


@contextmanager
def unswept() -> Iterator[None]:
    """Hold off the garbage collector: a ledger in the making is all of it needed, and going through it again and again
    cost a third of the time (bench/ledger_speed.py)."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _update(
    memo: Memo,
    readings: Sequence[Reading],
    origins: Sequence[Origin],
    voices: Sequence[Voice],
    rulings: Sequence[Ruling],
    ways: Ways,
) -> None:
    """Bring a memo up to date; `rulings` are those in force."""
    if ways.joiner is not None:
        memo.ways = None
    lib = memo.begin(ways)
    changed = memo.take(readings, voices)
    kinds = {t: r.get("kind") for r in rulings if r.kind == "kind" for t in r.target}
    drafted, spoken = memo.drafting.update(memo.readings, changed, memo.cast, kinds)
    memo.names = {**memo.drafting.other_names, **same_places(rulings)}
    ready = memo.readying.update(memo.drafting.drafts, drafted, same_places(rulings))
    if ways.joiner is None:
        gone, made = memo.blocks.update(memo.readying.drafts, ready)
    else:
        drafts = [d for page in sorted(memo.readying.drafts) for d in memo.readying.drafts[page]]
        gone, made = [], ways.joiner(drafts, lib, ways.likeness)
    known = memo.facts.update(memo.readings, changed, origins)
    scales = Scales(memo.cast, lib, memo.facts, tuple(r for r in rulings if r.kind == "withdrawn"))
    memo.propositions.update(gone, made, known | spoken, rulings, scales)


def ledger_of(memo: Memo, origins: Sequence[Origin]) -> Ledger:
    """The ledger as a memo holds it."""
    exhibits = {k: e for page in sorted(memo.exhibits) for k, e in memo.exhibits[page].items()}
    unfiled = [u for page in memo.drafting.unfiled.values() for u in page]
    made = memo.propositions.made
    return Ledger(
        origins=tuple(sorted(origins, key=_ID)),
        voices=memo.voices,
        exhibits=tuple(exhibits[k] for k in sorted(exhibits)),
        propositions=with_both_names((made[i] for i in memo.propositions.ids), memo.names),
        unfiled=tuple(sorted(unfiled, key=lambda u: u.claim)),
    )


def same_places(rulings: Sequence[Ruling]) -> Mapping[str, str]:
    """The name that a ruling gives each other name of a place."""
    return {r.get("name") or "": r.get("same_as") or "" for r in rulings if r.kind == "place"}


def exhibits_of(reading: Reading) -> dict[str, Exhibit]:
    """The exhibits that a page's claims rest on."""
    return {b.id: Exhibit(b.id, b.name) for c in reading.claims or () for b in c.rests_on if b.exhibit}
