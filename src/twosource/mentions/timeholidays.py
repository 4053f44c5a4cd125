"""Holidays by the calendar."""

from datetime import date

from . import calendar as cal
from .calendar import When
from .timecontext import Context, day_of
from .timefound import Found

NEW_YEAR = "01-01"
"""Its eve lies in the year before."""


def make_holiday(found: Found, context: Context) -> When | None:
    """Christmas, Thanksgiving, Easter: by the calendar, in the year that fits."""
    base = context.reference()
    year = found.number("y")
    name = found.word("h", "h2", "h3") or ""
    if year is None and base is None:
        return None
    if year is not None and "eve" in found.match.groups and name == NEW_YEAR:
        year += 1
    years = [year] if year is not None else [base.year - 1, base.year, base.year + 1] if base else []
    days = [d for y in years if (d := holiday(name, y)) is not None]
    way = found.number("dir")
    if base is not None and way:
        days = [d for d in days if (d < base if way < 0 else d > base)] or days
    if not days:
        return None
    day = min(days, key=lambda d: 0 if base is None else abs((d - base).days))
    eve = cal.move_days(day, -1) if "eve" in found.match.groups else day
    return None if eve is None else cal.a_day(eve)


def make_holiday_week(found: Found, context: Context) -> When | None:
    """Easter week, Holy Week: the week that holds the day; Easter's is the one before it."""
    day = day_of(make_holiday(found, context))
    return None if day is None else cal.a_week(day)


def holiday(name: str, year: int) -> date | None:
    """The day of a holiday; Easter by the anonymous Gregorian rule (Meeus), Thanksgiving the fourth Thursday of
    November."""
    if name == "thanksgiving":
        first = cal.first_day(year, 11, 1)
        return None if first is None else cal.first_day(year, 11, 22 + (4 - first.isoweekday()) % 7)
    if name.startswith("easter"):
        return cal.move_days(_easter(year), int(name.removeprefix("easter") or 0))
    if "/" in name:
        return _nth_weekday(year, *map(int, name.split("/")))
    return cal.first_day(year, int(name[:2]), int(name[3:]))


def _nth_weekday(year: int, month: int, weekday: int, number: int) -> date | None:
    """The n-th such weekday of a month, the last for -1: 9/1/1 is the first Monday of September."""
    if number < 0:
        last = cal.first_day(year, month, 31)
        return None if last is None else cal.move_days(last, -((last.isoweekday() - weekday) % 7))
    first = cal.first_day(year, month, 1)
    return None if first is None else cal.move_days(first, (weekday - first.isoweekday()) % 7 + 7 * (number - 1))


def _easter(year: int) -> date:
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + m - 7 * ((a + 11 * h + 22 * m) // 451) + 114, 31)
    return date(year, month, day + 1)
