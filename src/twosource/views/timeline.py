"""The timeline: how each proposition's standing changed, as a picture in SVG made by pure functions."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, pairwise
from xml.sax.saxutils import escape, quoteattr

from twosource.model import ON_SCREEN, Proposition

from .safe import plain
from .wording import day, for_against, on_screen

WIDTH = 760
ROW = 44
TOP = 30
LEFT = 12
LABEL = 96
"""Characters of a proposition's text that fit the width at 13 px."""
NAME = 74
"""Pixels that the name of a day takes."""
QUIET = 10
"""Days without a change that are drawn in full."""
LAST_DAYS = 2
"""Days for which the last standing is drawn."""
MOST_ROWS = 20
"""Rows of a picture that a person still reads."""
NARROW = 3.0
"""Least width of a stretch in pixels, so that a single day shows."""
MARKS = {
    "withdrawn": "×",
    "conceded": "◆",
    "contradicted": "▼",
    "disputed": "≠",
    "corroborated": "●",
    "denied": "○",
    "claimed": "–",
}
"""A sign for each standing, so that none is told by its colour alone."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Days on which something changed, in order, each with its pixels from the left edge; the last is the end."""

    days: tuple[date, ...]
    at: tuple[float, ...]
    cut: tuple[float, ...] = ()

    def x(self, on: date) -> float:
        """Pixels from the left edge of a day on which something changed."""
        return self.at[bisect_left(self.days, on)]


def as_date(iso: str) -> date | None:
    """The day, or None where it is none."""
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


def scale(propositions: Sequence[Proposition]) -> Scale | None:
    """The scale that holds all changes, or None where nothing has a day. A quiet time of more than `QUIET` days is
    drawn as that many, and marked (`cut`): one early day would else press all others to the edge."""
    days = sorted({d for p in propositions for e in p.history if (d := as_date(e.day)) is not None})
    if not days:
        return None
    days.append(days[-1] + timedelta(days=LAST_DAYS))
    gaps = [(b - a).days for a, b in pairwise(days)]
    drawn = [min(g, QUIET) for g in gaps]
    unit = (WIDTH - 2 * LEFT) / sum(drawn)
    at = [LEFT + unit * n for n in accumulate(drawn, initial=0)]
    return Scale(tuple(days), tuple(at), tuple((at[n] + at[n + 1]) / 2 for n, g in enumerate(gaps) if g > QUIET))


def picked(propositions: Sequence[Proposition], most: int = MOST_ROWS) -> list[Proposition]:
    """The propositions with most to see (changes, then claims), in order of their first day."""
    dated = [p for p in propositions if p.history]
    dated.sort(key=lambda p: (-len(p.history), -len(p.claims), p.id))
    return sorted(dated[:most], key=lambda p: (p.history[0].day, p.id))


def timeline(propositions: Sequence[Proposition], link: str = "/proposition/") -> str:
    """The picture as an SVG element: a row a proposition, a stretch a standing; `link` goes before its id, or is ""."""
    shown = picked(propositions)
    measure = scale(shown)
    if measure is None:
        return ""
    height = TOP + ROW * len(shown) + 8
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="timeline" viewBox="0 0 {WIDTH} {height}" role="img"'
        ' aria-labelledby="timeline-title"><title id="timeline-title">How each standing changed, by day</title>'
    ]
    parts += axis(measure, height)
    for n, proposition in enumerate(shown):
        parts += row(proposition, TOP + ROW * n, measure, link)
    return "".join([*parts, "</svg>"])


def axis(measure: Scale, height: int) -> list[str]:
    """Days of changes along the top, where there is room for their names, with lines down through the picture."""
    parts = []
    free = 0.0
    for on, x in zip(measure.days[:-1], measure.at, strict=False):
        parts.append(f'<line class="grid" x1="{x:.1f}" y1="{TOP - 8}" x2="{x:.1f}" y2="{height}"/>')
        if x >= free and x <= WIDTH - NAME:
            parts.append(f'<text class="tick" x="{x + 2:.1f}" y="14">{escape(day(on.isoformat()))}</text>')
            free = x + NAME
    for x in measure.cut:
        parts.append(f'<text class="tick" x="{x:.1f}" y="{TOP - 4}"><title>a quiet time, cut short</title>⋯</text>')
    return parts


def row(proposition: Proposition, top: int, measure: Scale, link: str) -> list[str]:
    """One proposition: its words above its stretches; a standing that is kept out leaves a gap."""
    words = plain(proposition.text)
    words = words if len(words) <= LABEL else words[: LABEL - 1].rstrip() + "…"
    label = f'<text class="label" x="{LEFT}" y="{top + 14}">{escape(words)}</text>'
    if link:
        label = f"<a href={quoteattr(link + proposition.id)}>{label}</a>"
    parts = [label]
    history = [(d, e) for e in proposition.history if (d := as_date(e.day)) is not None]
    for n, (start, entry) in enumerate(history):
        if entry.standing not in MARKS:
            continue
        stop = history[n + 1][0] if n + 1 < len(history) else measure.days[-1]
        x, wide = measure.x(start), max(NARROW, measure.x(stop) - measure.x(start) - 1)
        said = f"{day(entry.day)}: {on_screen(entry)}; {for_against(entry)}"
        parts.append(
            f'<g><title>{escape(said)}</title><rect class="s-{entry.standing}" x="{x:.1f}" y="{top + 20}"'
            f' width="{wide:.1f}" height="16" rx="2"/>'
            f'<text class="sign t-{entry.standing}" x="{x + 5:.1f}" y="{top + 32}">'
            f"{MARKS[entry.standing] if wide >= 14 else ''}"
            f"{'  ' + str(entry.for_) + ' : ' + str(entry.against) if wide >= 60 else ''}</text></g>"
        )
    return parts


def legend() -> list[tuple[str, str, str]]:
    """Standing, sign and words of each, for a key beside the picture."""
    return [(name, sign, ON_SCREEN[name].format(n="N")) for name, sign in MARKS.items()]
