"""Stretches of the calendar with their TIMEX3 values, from minutes to centuries."""

from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
SOUTHERN = {"SP": 9, "SU": 12, "FA": 3, "WI": 6}
"""First month of each season, north and south; one that spans two years carries that of its December."""
PARTS = {"MO": (6, 12), "AF": (12, 18), "EV": (18, 22), "NI": (20, 30), "DT": (6, 20), "MI": (12, 13)}
"""Clock hours of the parts of a day (30 is six the next morning); news usage, no standard fixes them."""
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of the calendar: TIMEX3 value, half-open ISO bounds (None where unknown), grain."""

    timex: str
    start: str | None
    end: str | None
    grain: str


def first_day(year: int, month: int = 1, day: int = 1) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def a_day(day: date) -> When:
    """One day."""
    return When(day.isoformat(), day.isoformat(), _iso(move_days(day, 1)), "day")


def move_days(day: date, count: int) -> date | None:
    """The day that many days on, None beyond the calendar's ends."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def move_months(year: int, month: int, count: int) -> tuple[int, int] | None:
    """Year and month that many months on."""
    index = year * 12 + month - 1 + count
    return (index // 12, index % 12 + 1) if 12 <= index < (MAXYEAR + 1) * 12 else None


def _months(timex: str, grain: str, year: int, month: int, count: int) -> When:
    end = move_months(year, month, count)
    start = first_day(year, month)
    return When(timex, _iso(start), None if end is None else _iso(first_day(*end)), grain)


def a_month(year: int, month: int) -> When:
    """One month."""
    return _months(f"{year:04d}-{month:02d}", "month", year, month, 1)


def a_quarter(year: int, number: int) -> When:
    """A calendar quarter, 1 to 4."""
    return _months(f"{year:04d}-Q{number}", "quarter", year, 3 * number - 2, 3)


def a_half(year: int, number: int) -> When:
    """A half year, 1 or 2."""
    return _months(f"{year:04d}-H{number}", "half", year, 6 * number - 5, 6)


def a_season(year: int, season: str, south: bool = False) -> When:
    """A season: SP, SU, FA or WI; one that spans two years by the year whose December begins it."""
    first = (SOUTHERN if south else SEASONS)[season]
    return _months(f"{year:04d}-{season}", "season", year, first, 3)


def a_year(year: int) -> When:
    """One year; before Christ as BC0480 without bounds."""
    if year <= 0:
        return When(f"BC{-year:04d}", None, None, "year")
    return _months(f"{year:04d}", "year", year, 1, 12)


def a_decade(year: int) -> When:
    """The decade that holds the year, as its first three digits."""
    return _months(f"{year // 10:03d}", "decade", year // 10 * 10, 1, 120)


def a_century(year: int) -> When:
    """The century that holds the year, as its first two digits."""
    return _months(f"{year // 100:02d}", "century", year // 100 * 100, 1, 1200)


def a_week(day: date) -> When:
    """The ISO week that holds the day."""
    year, week, weekday = day.isocalendar()
    start = move_days(day, 1 - weekday)
    end = move_days(day, 8 - weekday)
    return When(f"{year:04d}-W{week:02d}", _iso(start), _iso(end), "week")


def a_weekend(day: date) -> When:
    """Saturday and Sunday of the ISO week that holds the day."""
    year, week, weekday = day.isocalendar()
    return When(
        f"{year:04d}-W{week:02d}-WE", _iso(move_days(day, 6 - weekday)), _iso(move_days(day, 8 - weekday)), "weekend"
    )


def a_part(day: date, part: str) -> When:
    """A part of a day: MO, AF, EV, NI, DT or MI (midday)."""
    first, last = PARTS[part]
    end = day if last < 24 else move_days(day, 1)
    stop = None if end is None else f"{end.isoformat()}T{last % 24:02d}:00"
    return When(f"{day.isoformat()}T{part}", f"{day.isoformat()}T{first:02d}:00", stop, "part")


def a_clock(day: date, hour: int, minute: int) -> When:
    """One minute of a day; hour 24 is the midnight that ends it."""
    stamp = f"{day.isoformat()}T{hour:02d}:{minute:02d}"
    if hour == 24:
        nxt = move_days(day, 1)
        start = None if nxt is None else f"{nxt.isoformat()}T00:00"
        return When(f"{day.isoformat()}T24:00", start, start, "minute")
    total = hour * 60 + minute + 1
    end = day if total < 1440 else move_days(day, 1)
    stop = None if end is None else f"{end.isoformat()}T{total // 60 % 24:02d}:{total % 60:02d}"
    return When(stamp, stamp, stop, "minute")


def around(unit: str, day: date, count: int = 0) -> When | None:
    """The unit (day, week, weekend, month, quarter, half, season, year, ...) of the day, `count` units on."""
    if unit in ("day", "week", "weekend"):
        moved = move_days(day, count * (1 if unit == "day" else 7))
        maker = {"day": a_day, "week": a_week, "weekend": a_weekend}[unit]
        return None if moved is None else maker(moved)
    if unit == "season":
        return _season_of(day, count)
    at = move_months(day.year, day.month, count * MONTHS_IN.get(unit, 12))
    return None if at is None else _unit_at(unit, *at)


def _season_of(day: date, count: int) -> When | None:
    index = (day.year * 12 + day.month - 3) // 3 + count
    return a_season(index // 4, ("SP", "SU", "FA", "WI")[index % 4]) if 4 <= index < MAXYEAR * 4 else None


def _unit_at(unit: str, year: int, month: int) -> When:
    if unit == "month":
        return a_month(year, month)
    if unit == "quarter":
        return a_quarter(year, (month + 2) // 3)
    if unit == "half":
        return a_half(year, 1 if month < 7 else 2)
    return {"year": a_year, "decade": a_decade, "century": a_century}[unit](year)
