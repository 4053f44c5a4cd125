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
class Tone:
    """How an attribution is said: chances (0..1) that it denies, hedges or is conditional, and the words of the
    outlet's own doubt ("purportedly"); its likeliest channel (None: none is named) and that one's chance."""

    denies: float
    hedged: float
    conditional: float
    doubt: tuple[Span, ...] = ()
    channel: str | None = None
    channel_chance: float = 0.0


@dataclass(frozen=True, slots=True)
class Signals:
    """Attributions and names with their scores (0..1).

    `tones` is parallel to `attributions`, or empty where the model has no such head. Nested attributions overlap:
    the outer one's content holds the inner one's cue and source.
    """

    maker: str
    attributions: tuple[Attribution, ...] = ()
    names: tuple[Name, ...] = ()
    tones: tuple[Tone, ...] = ()
