"""Where things stand: offsets into a text, and intervals of days."""

from dataclasses import dataclass

Span = tuple[int, int]
"""Half-open offsets in Unicode code points into an article's text."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Half-open stretch of time; ISO dates or date-times in the page's own calendar, None where open."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Dated:
    """An interval with its proof: `how` names where it was read (url, meta, visible, copy, known, ...)."""

    start: str | None
    end: str | None
    how: str
    others: tuple["Dated", ...] = ()

    @property
    def interval(self) -> Interval:
        """The interval without its proof."""
        return Interval(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Maker:
    """What made a derived record: the stage, its version and the settings that shaped it."""

    stage: str
    version: str
    settings: str = ""


def cut(text: str, spans: tuple[Span, ...] | list[Span], joint: str = " ") -> str:
    """The words of the spans, in order."""
    return joint.join(text[start:end] for start, end in spans)
