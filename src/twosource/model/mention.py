"""Mentions: times, places, numbers, people and organisations, as written and as resolved."""

from dataclasses import dataclass

from .spans import Interval, Span

MENTION_KINDS = ("time", "place", "number", "person", "organisation")


@dataclass(frozen=True, slots=True)
class Time:
    """A resolved time: half-open ISO interval, TIMEX3 value, grain (day, month, ...), modifier and anchor used.

    `window` is the stretch that the words around it open: "since July 2024" runs from that month to publication.
    """

    start: str | None
    end: str | None
    timex: str
    grain: str
    mod: str | None = None
    anchor: str | None = None
    window: Interval | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A resolved place: gazetteer id, name, WGS84 degrees, and the radius in km within which it may lie."""

    id: str
    name: str
    lat: float
    lon: float
    radius_km: float = 0.0


@dataclass(frozen=True, slots=True)
class Also:
    """The same quantity in a second unit, as the text gives it in brackets."""

    low: float | None
    high: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity: bounds (None where open), unit symbol or counted noun, what is counted, whether approximate."""

    low: float | None
    high: float | None
    unit: str | None
    of: str | None = None
    approximate: bool = False
    ordinal: bool = False
    also: Also | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention with its span; `entity` is the id shared by mentions of one person, body or place in the article.

    `flag` says what does not fit (a mismatch of two units, a distance against the map); `unresolved` why a value is
    missing. `name` is the full name that the mention stands for, for people and organisations; `role` the words of an
    office ("chief of the general staff"), `belongs` the name of what it belongs to ("Russia").
    """

    kind: str
    span: Span
    time: Time | None = None
    place: Place | None = None
    number: Number | None = None
    entity: str | None = None
    name: str | None = None
    role: str | None = None
    belongs: str | None = None
    flag: str | None = None
    unresolved: str | None = None
