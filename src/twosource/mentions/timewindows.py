"""Stretches that words around a time open or narrow: since, until, earlier this week, the past 24 hours."""

from datetime import date, timedelta

from ..model import Interval, Time
from .calendar import When, move_days, move_months
from .timecontext import Anchor
from .timewords import TimeWords
from .tokens import BREAK, Tokens

STOPS = frozenset({".", "!", "?", ";", BREAK})
RECORD = 30
"""Tokens before "since" among which the record and its own time are sought: a sentence of news has some 25."""
DAYS = {"D": 1.0, "W": 7.0, "TH": 1 / 24, "TM": 1 / 1440, "TS": 1 / 86400}


def window_of(made: When, prep: str, anchor: Anchor | None, words: TimeWords) -> Interval | None:
    """From the time to the day of publication after "since", from publication to the time's end after "until"."""
    if made.start is None or made.timex.startswith("P"):
        return None
    if words.has("since", prep):
        end = None if anchor is None else move_days(anchor.last, 1)
        return Interval(made.start, None if end is None else end.isoformat())
    if words.has("until", prep):
        return Interval(None if anchor is None else anchor.first.isoformat(), made.end)
    return None


def compared(
    window: Interval | None, told: tuple[int, Time] | None, at: int, tokens: Tokens, words: TimeWords
) -> Interval | None:
    """What a record is compared with: "the largest gain last month since July 2024" runs from July to last month.

    `told` is the time mention before, with its first token; `at` the first token of the time after "since".
    """
    if window is None or told is None or not words.has("since", tokens.lowers[at - 1]):
        return window
    first, time = told
    start = next((i + 1 for i in range(at - 1, max(0, at - RECORD), -1) if tokens.lowers[i] in STOPS), at - RECORD)
    fits = first >= start and time.end is not None and window.start is not None and time.end > window.start
    if not fits or not words.records.intersection(tokens.lowers[max(0, start) : at - 1]):
        return window
    return Interval(window.start, time.end)


def narrowed(mod: str | None, made: When, anchor: Anchor | None, words: TimeWords) -> tuple[str | None, str | None]:
    """The bounds of a time: "earlier this week" ends before publication's day, "later this month" begins after it."""
    now = anchor is not None and anchor.first == anchor.last
    if anchor is None or not now or made.start is None or made.end is None:
        return made.start, made.end
    today = anchor.first.isoformat()
    after = move_days(anchor.first, 1)
    if words.has("earlier", mod or "") and made.start < today < made.end:
        return made.start, today
    if words.has("later", mod or "") and after is not None and made.start <= today and after.isoformat() < made.end:
        return after.isoformat(), made.end
    return made.start, made.end


def stretch(letter: str, count: float | None, way: int, base: date) -> tuple[str | None, str | None]:
    """Bounds of a duration that ends (way -1) or begins (1) at publication; an unknown count leaves one end open."""
    nearest = base if way > 0 else move_days(base, 1)
    far = None if count is None else _far(letter, count * way, base)
    near = None if nearest is None else nearest.isoformat()
    return (far, near) if way < 0 else (near, far)


def _far(letter: str, count: float, base: date) -> str | None:
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}.get(letter)
    if months is not None:
        at = move_months(base.year, base.month, round(count * months)) if abs(count * months) < 1e5 else None
        return None if at is None else date(*at, min(base.day, 28)).isoformat()
    days = count * DAYS.get(letter, 7.0)
    try:
        return (base + timedelta(days=round(days) or (1 if count > 0 else -1))).isoformat()
    except OverflowError:
        return None
