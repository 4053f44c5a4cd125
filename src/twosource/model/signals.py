"""What the one model says of an article, run once; the claims and mentions rooms turn it into records."""

from dataclasses import dataclass

from .claim import Attribution
from .spans import Span


@dataclass(frozen=True, slots=True)
class Name:
    """A name found: kind is person, organisation or place."""

    kind: str
    span: Span
    score: float


@dataclass(frozen=True, slots=True)
class Signals:
    """Attributions and names with their scores (0..1), and one vector a sentence (span, unit-length floats)."""

    maker: str
    attributions: tuple[Attribution, ...] = ()
    names: tuple[Name, ...] = ()
    vectors: tuple[tuple[Span, tuple[float, ...]], ...] = ()
