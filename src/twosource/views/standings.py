"""Families of propositions with their latest standings, newest first: what story page, brief and site show."""

from dataclasses import dataclass

from twosource.model import Entry, Proposition, Stand

from .index import Filed, Index
from .withheld import APART, Hold
from .wording import INTEREST, counted, day, side


@dataclass(frozen=True, slots=True)
class Line:
    """A proposition with its latest standing; `held` says why it stays out of what is published."""

    proposition: Proposition
    entry: Entry
    held: Hold | None


@dataclass(frozen=True, slots=True)
class Family:
    """Rival values of one question, the newest first; `newest` is the day of the last change."""

    id: str
    kind: str
    lines: tuple[Line, ...]

    @property
    def once(self) -> bool:
        """True where one voice says one thing and nobody else speaks to it."""
        return len(self.lines) == 1 and by_one(self.lines[0].entry)

    @property
    def newest(self) -> str:
        """The day of the last change."""
        return self.lines[0].entry.day


def families(held: Index, kept: dict[tuple[str, str], Hold], apart: bool = False) -> list[Family]:
    """Families that have a standing, the one that changed last first; `apart`: those about a person's whereabouts."""
    found: dict[str, list[Line]] = {}
    for p in held.ledger.propositions:
        if p.history and (p.kind in APART) == apart:
            entry = p.history[-1]
            found.setdefault(p.family, []).append(Line(p, entry, kept.get((p.id, entry.day))))
    made = []
    for name, lines in found.items():
        lines.sort(key=lambda line: (line.entry.day, len(line.proposition.claims), line.proposition.id), reverse=True)
        made.append(Family(name, lines[0].proposition.kind, tuple(lines)))
    weight = {f.id: (f.newest, sum(len(line.proposition.claims) for line in f.lines), f.id) for f in made}
    return sorted(made, key=lambda f: weight[f.id], reverse=True)


def by_one(entry: Entry) -> bool:
    """True where one voice says it and nobody else speaks to it."""
    return entry.standing == "claimed" and len(entry.stands) == 1


def stand_words(held: Index, stand: Stand) -> str:
    """One stand in words, without its claims: side, interest, what it rests on, how often it is reported; for a voice
    in no count the outlets that vouch for it."""
    parts = [side(stand.side, held.called(stand.voice))]
    if stand.own_side:
        parts.append(f"of {stand.own_side}, which this does not touch")
    if INTEREST.get(stand.interest):
        parts.append(INTEREST[stand.interest])
    if stand.certainty != "flat":
        parts.append(stand.certainty)
    if stand.root and held.called(stand.root) != held.called(stand.voice):
        parts.append(f"rests on {held.called(stand.root)}")
    if stand.implied:
        parts.append("follows from what it says of a rival value")
    if stand.since:
        parts.append(f"since {day(stand.since)}")
    parts.append(counted(stand.origins, "origin"))
    if is_apart(held, stand):
        vouching = sorted({held.outlet(f.claim.page) for f in held.filed(stand.claims)})
        parts.append("in no count" + (f", vouched for by {' and '.join(vouching)}" if vouching else ""))
    return ", ".join(parts)


def taken_back(held: Index, proposition: Proposition, entry: Entry) -> list[Filed]:
    """The claims that took back what nobody asserts any more, as far as its day goes: no stand carries them."""
    if entry.standing != "withdrawn":
        return []
    took = held.filed([m.claim for m in proposition.claims if m.retracts])
    return [f for f in took if f.claim.said is None or (f.claim.said.start or "") <= entry.day]


def counted_stands(entry: Entry, held: Index, stance: str) -> list[Stand]:
    """Stands of one stance, named voices of known side first."""
    chosen = [s for s in entry.stands if s.stance == stance]
    return sorted(chosen, key=lambda s: (is_apart(held, s), s.side, held.called(s.voice)))


def is_apart(held: Index, stand: Stand) -> bool:
    """True for unnamed voices and voices of unknown side, which are in no count."""
    voice = held.voices.get(stand.voice)
    return stand.side == "unknown" or (voice is not None and not voice.named)
