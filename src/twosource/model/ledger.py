"""Voices, propositions, stands and standings: who stands behind what, since when."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from .origin import Origin
from .spans import Span

STANDINGS = ("withdrawn", "conceded", "contradicted", "disputed", "corroborated", "denied", "claimed")
ON_SCREEN = {
    "withdrawn": "taken back",
    "conceded": "also said by the side it hurts",
    "contradicted": "an observer denies it, none supports it",
    "disputed": "said and denied",
    "corroborated": "said by {n} with no connection found",
    "denied": "denied; nobody here says it",
    "claimed": "one side says",
}
OBSERVER = "observer"
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Office:
    """An office that pages give a person: its words, the body it is held at, and when.

    `first` and `last` are the first and last ISO day on which a dated page names the person by it; `former` the first
    on which one calls it over ("former", "ex-", "resigned as"), None where no dated page does. `ended`: the last word
    on it is that it is over. `since` and `until` are half-open ISO bounds in the text's own words ("mayor since 2019").
    `page` and `span` are of the earliest mention.
    """

    role: str
    body: str | None
    first: str | None
    last: str | None
    page: str
    span: Span
    former: str | None = None
    ended: bool = False
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """One person or body over all pages. `side` is a side's name, "observer" or "unknown"; `why_side` its sentence;
    `guest`: it stands as an observer wherever what is said does not touch its side."""

    id: str
    name: str
    aliases: tuple[str, ...]
    named: bool
    private: bool
    speaks_for: str | None
    side: str
    why_side: str | None = None
    refs: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    guest: bool = False


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A video, picture, document or set of data that claims rest on."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Stand:
    """A voice's latest position on a proposition on one day, with the claims that carry it.

    `root` is the id of the voice, data or exhibit it rests on in the end; `origins` how many origins report it;
    `implied`: a denial that follows from the voice's assertion of a rival value; `own_side`: the side of a voice that
    stands as an observer here, because the proposition does not touch that side.
    """

    voice: str
    side: str
    stance: str
    interest: str
    root: str
    origins: int
    claims: tuple[str, ...]
    implied: bool = False
    certainty: str = "flat"
    since: str = ""
    own_side: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """The standing of a proposition from one day on, with the counts and the stands behind it."""

    day: str
    standing: str
    for_: int
    against: int
    unnamed_for: int
    unnamed_against: int
    stands: tuple[Stand, ...]
    sides: int = 0
    voices: int = 0
    origins: int = 0
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Member:
    """A claim's place under its proposition: its stance towards it (which may differ from the claim's own)."""

    claim: str
    page: str
    path: str
    stance: str
    retracts: bool = False
    checked: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim that joined the proposition but carries no stand, and why."""

    claim: str
    why: str


@dataclass(frozen=True, slots=True)
class Proposition:
    """What several claims are about. `family` groups rival values; `undated` claims count on no day."""

    id: str
    kind: str
    family: str
    text: str
    arguments: dict[str, object]
    claims: tuple[Member, ...]
    left_out: tuple[LeftOut, ...]
    history: tuple[Entry, ...]
    favours: tuple[str, ...] = ()
    hurts: tuple[str, ...] = ()


def begun(history: Sequence[Entry], entry: Entry) -> str:
    """The ISO day from which a standing has held without a break up to an entry of this history; another number with no
    connection found is another standing."""
    day = entry.day
    for before in reversed([e for e in history if e.day < entry.day]):
        if before.standing != entry.standing or (entry.standing == "corroborated" and before.for_ != entry.for_):
            break
        day = before.day
    return day


@dataclass(frozen=True, slots=True)
class Ledger:
    """One story's account: origins, voices, exhibits and propositions with their histories."""

    origins: tuple[Origin, ...]
    voices: tuple[Voice, ...]
    exhibits: tuple[Exhibit, ...]
    propositions: tuple[Proposition, ...]
    unfiled: tuple[LeftOut, ...] = field(default=())
