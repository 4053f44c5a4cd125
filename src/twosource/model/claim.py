"""Claims: attributed statements."""

from dataclasses import dataclass

from .spans import Interval, Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution found in a text, before it is read further: spans only. Nesting shows as containment:
    an outer attribution's content contains the inner one's cue."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class VoiceRef:
    """Who speaks, as far as one article tells; `id` hashes the name, `unresolved` says why no more is known.

    `named` is False for "officials", "people familiar with the matter". `speaks_for` is the name of the body whose
    stand it gives (a spokesman, minister or chief executive), `belongs` the state, company or camp it belongs to.
    """

    id: str
    name: str
    named: bool
    unresolved: str | None = None
    speaks_for: str | None = None
    belongs: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One level of the chain between the page and the voice."""

    id: str
    name: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Basis:
    """What a claim rests on: another voice, its data, or an exhibit (video, document, satellite picture)."""

    id: str
    name: str
    exhibit: bool
    source: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One attributed statement. `id` hashes page id and the spans of content, cue and source (`claim_id`)."""

    id: str
    page: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    voice: VoiceRef | None
    through: tuple[Link, ...] = ()
    rests_on: tuple[Basis, ...] = ()
    retracts: bool = False
    doubt: tuple[Span, ...] = ()
    quote: str = "indirect"
    stance: str = "asserts"
    certainty: str = "flat"
    likelihood: tuple[float, float] | None = None
    said: Interval | None = None
    about: Interval | None = None
    channel: str | None = None
    checked: bool = False
    maker: str = ""
