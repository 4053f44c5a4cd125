"""Track records: what a voice asserted first, what became of it, and after how many days. Counts, never a score."""

from dataclasses import dataclass
from datetime import date

from twosource.model import Ledger, Proposition, Voice

OUTCOMES = ("conceded", "corroborated", "contradicted", "withdrawn")


@dataclass(frozen=True, slots=True)
class First:
    """A voice's first assertion of a proposition: the day, what became of it later ("" where nothing did), and the
    lag."""

    proposition: str
    day: str
    outcome: str
    outcome_day: str | None
    lag: int | None


@dataclass(frozen=True, slots=True)
class Track:
    """An institution's record: its first assertions, in order of day."""

    voice: str
    name: str
    firsts: tuple[First, ...]

    def count(self, outcome: str) -> int:
        """How many of its first assertions came to this outcome."""
        return sum(f.outcome == outcome for f in self.firsts)

    def lags(self, outcome: str) -> tuple[int, ...]:
        """Days from first assertion to this outcome, shortest first."""
        return tuple(sorted(f.lag for f in self.firsts if f.outcome == outcome and f.lag is not None))


def track_records(ledger: Ledger) -> tuple[Track, ...]:
    """The record of every named voice that is no private person, by name. Only what it asserted before all others
    counts
    as its own first; an outcome is the first standing after that day that settles the matter."""
    public: dict[str, Voice] = {v.id: v for v in ledger.voices if v.named and not v.private}
    firsts: dict[str, list[First]] = {}
    for p in ledger.propositions:
        opening = next((e for e in p.history if any(s.stance == "asserts" for s in e.stands)), None)
        if opening is None:
            continue
        outcome, day = _outcome(p, opening.day)
        lag = (date.fromisoformat(day[:10]) - date.fromisoformat(opening.day[:10])).days if day else None
        for stand in opening.stands:
            if stand.stance == "asserts" and stand.voice in public:
                firsts.setdefault(stand.voice, []).append(First(p.id, opening.day, outcome, day, lag))
    made = [Track(k, public[k].name, tuple(sorted(v, key=lambda f: (f.day, f.proposition)))) for k, v in firsts.items()]
    return tuple(sorted(made, key=lambda t: (t.name, t.voice)))


def _outcome(proposition: Proposition, since: str) -> tuple[str, str | None]:
    """The last settled standing after the day, and the day on which it was first reached."""
    later = [e for e in proposition.history if e.day > since]
    if not later or later[-1].standing not in OUTCOMES:
        return "", None
    final = later[-1].standing
    first = later[-1].day
    for e in reversed(later):
        if e.standing != final:
            break
        first = e.day
    return final, first
