"""From utterances to histories: each voice's latest stand by day, and the standing on every day that changed it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
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
    the same voice, or the outlet that alone vouched for it, ends a stand without denying it.
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
    """A voice's present stand: the utterances that carry it since its stance last changed."""

    stance: str
    said: list[Utterance] = field(default_factory=list)

    @property
    def latest(self) -> list[Utterance]:
        return [u for u in self.said if u.day == self.said[-1].day]


def history(
    utterances: Iterable[Utterance], interests: Interests | Callable[[str], Interests] = NEUTRAL
) -> tuple[Entry, ...]:
    """One entry for each day on which something changed, in order; the order in which utterances come is of no matter.

    `interests` may be a function of the day, where what runs against whom shows only as the story goes on.
    """
    at = interests if callable(interests) else (lambda _day: interests)
    runs: dict[str, _Run] = {}
    taken_back: set[str] = set()
    entries: list[Entry] = []
    ordered = sorted(set(utterances), key=lambda u: (u.day, u.voice, u.claim, u.stance, u.implied))
    for day, today in groupby(ordered, key=lambda u: u.day):
        for voice, said in groupby(today, key=lambda u: u.voice):
            _hear(voice, list(said), runs, taken_back)
        entry = _entry(day, runs, bool(taken_back), at(day))
        if entry is not None and not (entries and _same(entries[-1], entry)):
            entries.append(entry)
    return tuple(entries)


def _hear(voice: str, said: Sequence[Utterance], runs: dict[str, _Run], taken_back: set[str]) -> None:
    """Take in what one voice said on one day."""
    explicit = [u for u in said if not u.implied and u.stance in RANK]
    stance = max((u.stance for u in explicit or said), key=lambda s: RANK.get(s, 0))
    carried = [u for u in explicit or said if u.stance == stance]
    if stance == "retracts" and any(u.named for u in carried):
        taken_back.add(voice)
    if stance in ("retracts", "ends"):
        runs.pop(voice, None)
        return
    if stance == "asserts":
        taken_back.discard(voice)
    run = runs.get(voice)
    if run is None or run.stance != stance or (run.said[-1].implied != carried[0].implied):
        runs[voice] = _Run(stance, carried)
    else:
        run.said.extend(carried)


def _entry(day: str, runs: Mapping[str, _Run], taken_back: bool, interests: Interests) -> Entry | None:
    stands = tuple(_stand(voice, run, interests) for voice, run in sorted(runs.items()))
    positions = [
        Position(s.voice, s.side, s.stance, s.certainty, s.interest, s.root, runs[s.voice].said[0].named, s.implied)
        for s in stands
    ]
    state = standing(positions, taken_back)
    if state is None:
        return None
    asserting = [p for p in positions if p.stance == "asserts"]
    denying = [p for p in positions if p.stance == "denies"]
    said = [u for run in runs.values() for u in run.said]
    return Entry(
        day=day,
        standing=state,
        for_=count(asserting),
        against=count(denying),
        unnamed_for=sum(not p.counted for p in asserting),
        unnamed_against=sum(not p.counted for p in denying),
        stands=stands,
        sides=len({p.party for p in positions if p.counted}),
        voices=len(positions),
        origins=len({u.origin for u in said}),
        pages=len({u.page for u in said}),
    )


def _stand(voice: str, run: _Run, interests: Interests) -> Stand:
    first = run.said[0]
    free = [u for u in run.said if u.root in ("", voice)]
    rest = voice if free else run.said[0].root
    return Stand(
        voice=voice,
        side=first.side,
        stance=run.stance,
        interest=interests.of(first.side, run.stance),
        root=rest,
        origins=len({u.origin for u in run.said}),
        claims=tuple(dict.fromkeys(u.claim for u in run.said)),
        implied=first.implied,
        certainty="flat" if any(u.certainty == "flat" for u in run.latest) else "hedged",
        since=first.day,
    )


def _same(before: Entry, now: Entry) -> bool:
    return replace(before, day="") == replace(now, day="")
