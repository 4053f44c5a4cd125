"""From utterances to histories: each voice's latest stand by day, and the standing on every day that changed it."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from itertools import groupby
from operator import attrgetter, itemgetter

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

    def implying(self, stance: str, day: str, implied: bool = True) -> "Utterance":
        """What this says of a rival: a stance on a day, in no words."""
        return Utterance(
            self.claim, self.page, self.origin, self.voice, self.side, self.named, stance, day,
            self.certainty, self.root, implied, self.change, self.nobody, self.correcting, self.own_side,
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


@dataclass(frozen=True, slots=True)
class _Step:
    """What a voice's words of one day make of its stand: the stand from then on (None: it has none), whether it is
    taken back, what no longer carries the voice, and what carries it now too."""

    day: str
    held: tuple[Stand, Position] | None
    taken_back: bool
    lost: _Run | None
    carried: Sequence[Utterance]


@dataclass(frozen=True, slots=True)
class _Line:
    """One voice's utterances, and what they make of its stand, day by day."""

    said: Sequence[Utterance]
    steps: Sequence[_Step]


class History:
    """What a history was made of: a voice of which nothing else is heard is not gone through again, nor are the days
    before the first on which anything changed."""

    def __init__(self) -> None:
        self.interests = NEUTRAL
        self.lines: dict[str, _Line] = {}
        self.entries: tuple[Entry, ...] = ()

    def hear(self, utterances: Iterable[Utterance], interests: Interests) -> str:
        """Take in all that is said; gives the first day on which anything is other than before."""
        said: dict[str, list[Utterance]] = {}
        for u in utterances:
            said.setdefault(u.voice, []).append(u)
        old, self.lines = (self.lines if interests == self.interests else {}), {}
        self.interests = interests
        since = NEVER if old else ""
        for voice, theirs in said.items():
            line = old.get(voice)
            if line is None or line.said != theirs:
                new = _Line(theirs, _steps(voice, theirs, interests))
                since = min(since, _apart(line.steps if line is not None else (), new.steps))
                line = new
            self.lines[voice] = line
        return min([since, *(old[v].steps[0].day for v in old.keys() - said.keys())])


NEVER = "~"
"""After every day."""


def _apart(old: Sequence[_Step], new: Sequence[_Step]) -> str:
    """The first day on which two lines differ."""
    for a, b in zip(old, new, strict=False):
        if (a.day, a.held, a.taken_back, a.carried) != (b.day, b.held, b.taken_back, b.carried):
            return min(a.day, b.day)
    longer = max(old, new, key=len)
    return longer[min(len(old), len(new))].day if len(old) != len(new) else NEVER


def _steps(voice: str, said: Iterable[Utterance], interests: Interests) -> list[_Step]:
    """What one voice's utterances make of its stand."""
    steps: list[_Step] = []
    run: _Run | None = None
    back = False
    last: Position | None = None
    ordered = sorted(set(said), key=lambda u: (u.day, u.claim, u.stance, u.implied))
    for day, today in groupby(ordered, key=lambda u: u.day):
        carried = _strongest(list(today))
        stance = carried[0].stance
        if stance in ("retracts", "ends"):
            back = back or (stance == "retracts" and any(u.named for u in carried))
            steps.append(_Step(day, None, back, run, ()))
            run = None
            continue
        back, lost = back and stance != "asserts", None
        if run is None or run.stance != stance or run.implied != carried[0].implied:
            lost, run = run, _Run(stance, carried[0], carried[0].implied)
        for u in carried:
            run.hear(u)
        stand = _stand(voice, run, interests)
        position = _position(stand, run.first)
        last = position if position != last else last
        steps.append(_Step(day, (stand, last), back, lost, carried))
    return steps


@dataclass(slots=True)
class _Day:
    """How things stand: each voice's stand and position, who took back, and how often each origin and page carries a
    stand."""

    stands: dict[str, tuple[Stand, Position]] = field(default_factory=dict)
    taken_back: set[str] = field(default_factory=set)
    origins: Counter[str] = field(default_factory=Counter)
    pages: Counter[str] = field(default_factory=Counter)
    counted: dict[tuple[int, ...], "_Counted | None"] = field(default_factory=dict)

    def begin(self, voice: str, steps: Sequence[_Step]) -> None:
        """Let a voice stand as these steps, which are all its first ones, have left it."""
        last = steps[-1]
        if last.taken_back:
            self.taken_back.add(voice)
        if last.held is None:
            return
        self.stands[voice] = last.held
        since = len(steps) - 1
        while since and steps[since].lost is None and steps[since - 1].held is not None:
            since -= 1
        carried = [u for step in steps[since:] for u in step.carried]
        self.origins.update(map(_ORIGIN, carried))
        self.pages.update(map(_PAGE, carried))

    def take(self, voice: str, step: _Step) -> None:
        """Let a voice stand as it does from a day on."""
        if step.held is None:
            self.stands.pop(voice, None)
        else:
            self.stands[voice] = step.held
        (self.taken_back.add if step.taken_back else self.taken_back.discard)(voice)
        if step.lost is not None:
            _less(self.origins, step.lost.origins)
            _less(self.pages, step.lost.pages)
        origins, pages = self.origins, self.pages
        for u in step.carried:
            origins[u.origin] = origins.get(u.origin, 0) + 1
            pages[u.page] = pages.get(u.page, 0) + 1


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


def history(
    utterances: Iterable[Utterance], interests: Interests = NEUTRAL, known: History | None = None
) -> tuple[Entry, ...]:
    """One entry for each day on which something changed, in order; the order in which utterances come is of no
    matter. `known`: what an earlier history of the proposition was made of; brought up to date."""
    known = known or History()
    since = known.hear(utterances, interests)
    entries = [e for e in known.entries if e.day < since]
    if since == NEVER:
        return known.entries
    now = _Day()
    steps: list[tuple[str, str, _Step]] = []
    for voice, line in known.lines.items():
        done = bisect_left(line.steps, since, key=_OF)
        if done:
            now.begin(voice, line.steps[:done])
        steps += [(s.day, voice, s) for s in line.steps[done:]]
    for day, today in groupby(sorted(steps, key=_DAY), key=_DAY):
        for _, voice, step in today:
            now.take(voice, step)
        entry = _entry(day, now)
        if entry is not None and not (entries and _same(entries[-1], entry)):
            entries.append(entry)
    known.entries = tuple(entries)
    return known.entries


_DAY, _OF = itemgetter(0), attrgetter("day")
_ORIGIN, _PAGE = attrgetter("origin"), attrgetter("page")


@dataclass(frozen=True, slots=True)
class _Counted:
    """What counting gives for the positions of one day."""

    standing: str
    for_: int
    against: int
    unnamed_for: int
    unnamed_against: int
    sides: int


def _count(positions: Sequence[Position], taken_back: bool) -> _Counted | None:
    state = standing(positions, taken_back)
    if state is None:
        return None
    asserting = [p for p in positions if p.stance == "asserts"]
    denying = [p for p in positions if p.stance == "denies"]
    return _Counted(
        standing=state,
        for_=count(asserting),
        against=count(denying),
        unnamed_for=sum(not p.counted for p in asserting),
        unnamed_against=sum(not p.counted for p in denying),
        sides=len({p.party for p in positions if p.counted}),
    )


def _entry(day: str, now: _Day) -> Entry | None:
    """How things stand after a day; who stands alike on several days is counted once."""
    held = [now.stands[voice] for voice in sorted(now.stands)]
    key = (bool(now.taken_back), *(id(p) for _, p in held))
    if key not in now.counted:
        now.counted[key] = _count([p for _, p in held], bool(now.taken_back))
    told = now.counted[key]
    if told is None:
        return None
    return Entry(
        day=day,
        standing=told.standing,
        for_=told.for_,
        against=told.against,
        unnamed_for=told.unnamed_for,
        unnamed_against=told.unnamed_against,
        stands=tuple([s for s, _ in held]),
        sides=told.sides,
        voices=len(held),
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


_TOLD = attrgetter(*(f.name for f in fields(Entry) if f.name != "day"))


def _same(before: Entry, now: Entry) -> bool:
    return bool(_TOLD(before) == _TOLD(now))
