"""From utterances to histories: each voice's latest stand by day, and the standing on every day that changed it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from twosource.model import Entry, Stand

from .counting import Position, count, standing

RANK = {"asserts": 1, "denies": 2, "retracts": 3}
"""Of one voice's stands on one day retraction goes before denial, denial before assertion (the design)."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """One claim, ready to count: who stands behind it (the body where one is spoken for), what it rests on, its day.

    `stance` is the stance towards the proposition ("asserts", "denies", "retracts"), or "ends" where a later figure of
    the same voice, or the outlet that alone vouched for it, ends a stand without denying it. `own_side`: that of a
    guest, who stands as an observer here.
    """

    claim: str
    page: str
    origin: str
    voice: str
    side: str
    named: bool
    stance: str
    day: str
    certainty: str = "flat"
    root: str = ""
    implied: bool = False
    change: bool = False
    nobody: bool = False
    correcting: bool = False
    own_side: str = ""

    def implying(self, stance: str, day: str) -> "Utterance":
        """What this says of a rival: a stance on a day, in no words."""
        return Utterance(
            self.claim, self.page, self.origin, self.voice, self.side, self.named, stance, day,
            self.certainty, self.root, True, self.change, self.nobody, self.correcting, self.own_side,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Interests:
    """Whom a proposition favours and whom it hurts, by side."""

    favours: frozenset[str] = frozenset()
    hurts: frozenset[str] = frozenset()

    def of(self, side: str, stance: str) -> str:
        """Own, against or neutral: the interest with which a side takes this stance."""
        good, bad = ("own", "against") if stance == "asserts" else ("against", "own")
        return good if side in self.favours else bad if side in self.hurts else "neutral"


NEUTRAL = Interests()


@dataclass(slots=True)
class _Run:
    """A voice's present stand, with what carries it since its stance last changed, counted as it is heard."""

    stance: str
    first: Utterance
    implied: bool
    claims: dict[str, None] = field(default_factory=dict)
    origins: Counter[str] = field(default_factory=Counter)
    pages: Counter[str] = field(default_factory=Counter)
    free: bool = False
    day: str = ""
    flat: bool = False

    def hear(self, u: Utterance) -> None:
        """Take in one more utterance, of the last day or a later one."""
        self.flat = u.certainty == "flat" or (self.flat and u.day == self.day)
        self.day, self.implied = u.day, u.implied
        self.claims[u.claim] = None
        self.origins[u.origin] += 1
        self.pages[u.page] += 1
        self.free = self.free or u.root in ("", u.voice)


@dataclass(slots=True)
class _Day:
    """How things stand: each voice's run, stand and position, who took back, and how often each origin and page carries
    a stand.

    Only what is heard on a day is worked out anew, so that a long history stays linear.
    """

    interests: Interests
    runs: dict[str, _Run] = field(default_factory=dict)
    stands: dict[str, tuple[Stand, Position]] = field(default_factory=dict)
    taken_back: set[str] = field(default_factory=set)
    origins: Counter[str] = field(default_factory=Counter)
    pages: Counter[str] = field(default_factory=Counter)

    def end(self, voice: str) -> None:
        """End a voice's stand where it has one."""
        run = self.runs.pop(voice, None)
        if run is not None:
            del self.stands[voice]
            _less(self.origins, run.origins)
            _less(self.pages, run.pages)

    def hear(self, voice: str, said: Sequence[Utterance]) -> None:
        """Take in what one voice said on one day."""
        carried = said if len(said) == 1 else _strongest(said)
        stance = carried[0].stance
        if stance == "retracts" and any(u.named for u in carried):
            self.taken_back.add(voice)
        if stance in ("retracts", "ends"):
            self.end(voice)
            return
        if stance == "asserts":
            self.taken_back.discard(voice)
        run = self.runs.get(voice)
        if run is None or run.stance != stance or run.implied != carried[0].implied:
            self.end(voice)
            run = self.runs[voice] = _Run(stance, carried[0], carried[0].implied)
        for u in carried:
            run.hear(u)
            self.origins[u.origin] += 1
            self.pages[u.page] += 1
        stand = _stand(voice, run, self.interests)
        self.stands[voice] = stand, _position(stand, run.first)


def _strongest(said: Sequence[Utterance]) -> list[Utterance]:
    """What counts of one voice's utterances of one day: words before what only follows from others, and of those the
    stance that goes before the rest."""
    explicit = [u for u in said if not u.implied and u.stance in RANK] or said
    stance = max((u.stance for u in explicit), key=lambda s: RANK.get(s, 0))
    return [u for u in explicit if u.stance == stance]


def _less(held: Counter[str], gone: Counter[str]) -> None:
    """Take away counts, and what has none left."""
    for key, n in gone.items():
        held[key] -= n
        if not held[key]:
            del held[key]


def history(utterances: Iterable[Utterance], interests: Interests = NEUTRAL) -> tuple[Entry, ...]:
    """One entry for each day on which something changed, in order; the order in which utterances come is of no
    matter."""
    now = _Day(interests)
    entries: list[Entry] = []
    ordered = sorted(set(utterances), key=lambda u: (u.day, u.voice, u.claim, u.stance, u.implied))
    for day, today in groupby(ordered, key=lambda u: u.day):
        for voice, said in groupby(today, key=lambda u: u.voice):
            now.hear(voice, list(said))
        entry = _entry(day, now)
        if entry is not None and not (entries and _same(entries[-1], entry)):
            entries.append(entry)
    return tuple(entries)


def _entry(day: str, now: _Day) -> Entry | None:
    held = [now.stands[voice] for voice in sorted(now.stands)]
    positions = [p for _, p in held]
    state = standing(positions, bool(now.taken_back))
    if state is None:
        return None
    asserting = [p for p in positions if p.stance == "asserts"]
    denying = [p for p in positions if p.stance == "denies"]
    return Entry(
        day=day,
        standing=state,
        for_=count(asserting),
        against=count(denying),
        unnamed_for=sum(not p.counted for p in asserting),
        unnamed_against=sum(not p.counted for p in denying),
        stands=tuple(s for s, _ in held),
        sides=len({p.party for p in positions if p.counted}),
        voices=len(positions),
        origins=len(now.origins),
        pages=len(now.pages),
    )


def _position(s: Stand, first: Utterance) -> Position:
    return Position(
        s.voice, s.side, s.stance, s.certainty, s.interest, s.root, first.named, s.implied, first.nobody, first.own_side
    )


def _stand(voice: str, run: _Run, interests: Interests) -> Stand:
    return Stand(
        voice=voice,
        side=run.first.side,
        stance=run.stance,
        interest=interests.of(run.first.side, run.stance),
        root=voice if run.free else run.first.root,
        origins=len(run.origins),
        claims=tuple(run.claims),
        implied=run.first.implied,
        certainty="flat" if run.flat else "hedged",
        since=run.first.day,
        own_side=run.first.own_side or None,
    )


def _same(before: Entry, now: Entry) -> bool:
    return replace(before, day="") == replace(now, day="")
