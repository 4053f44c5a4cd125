"""Makers of calendar dates: days, months, years, decades, centuries, seasons."""

from datetime import date

from . import calendar as cal
from .calendar import When
from .timecontext import Context, day_of
from .timefound import Found, clocked


def make_date(found: Found, context: Context) -> When | None:
    """A day of a month, its year given or the nearest that fits."""
    year, month, number = found.number("y"), found.number("m", "m2"), found.number("d", "d2")
    if month is None or number is None:
        return None
    if year is not None and found.word("e") == "BC":
        return When(f"BC{year:04d}-{month:02d}-{number:02d}", None, None, "day")
    if year is None:
        year = _year_for(context, month, number)
    elif month > (found.number("end") or month):
        year -= 1
    if year is None:
        return When(f"XXXX-{month:02d}-{number:02d}", None, None, "day")
    day = cal.first_day(year, month, number)
    return None if day is None else clocked(found, day, cal.a_day(day))


def _year_for(context: Context, month: int, number: int) -> int | None:
    """The year of the latest such day, or of the next where the verbs point ahead or it is close at hand."""
    base = context.reference()
    if base is None:
        return None
    if context.told:
        return base.year
    past = base.year - ((month, number) > (base.month, base.day))
    back = (base.year - past) * 365 + (base.month - month) * 30 + base.day - number
    return past + _is_ahead(context.tense, back, 365)


def _is_ahead(tense: str, back: int, cycle: int) -> bool:
    """Whether the next of two neighbours in a cycle is meant, the last being `back` of `cycle` ago."""
    limit = {"future": 0.06, "past": 0.78}.get(tense, 0.6)
    return back > limit * cycle


def make_date_range(found: Found, context: Context) -> When | None:
    """June 3-6: from the first day to the last; an ISO interval stands for the TIMEX3 value, which knows no ranges."""
    first = make_date(found, context)
    last = found.number("d2")
    day = day_of(first)
    end = None if day is None or last is None else cal.first_day(day.year, day.month, last)
    if first is None or day is None or end is None or end <= day:
        return first
    return When(f"{first.timex}/{end.isoformat()}", first.start, cal.a_day(end).end, "day")


def make_slashes(found: Found, context: Context) -> When | None:
    """6/3/2031: the American order unless the second number may be a month as well: then the year alone is sure."""
    a, b, year = found.number("a", "a2"), found.number("b", "b2"), found.number("y")
    if a is None or b is None or year is None:
        return None
    if a != b and b <= 12:
        return When(f"{year:04d}-XX-XX", f"{year:04d}-01-01", f"{year + 1:04d}-01-01", "day")
    day = cal.first_day(year, a, b)
    return None if day is None else cal.a_day(day)


def make_dotted(found: Found, context: Context) -> When | None:
    """11.08.2025: the day first, as everywhere that writes dots."""
    day, month, year = map(int, found.tokens.words[found.match.first].split("."))
    at = cal.first_day(year, month, day)
    return None if at is None else cal.a_day(at)


def make_day_of_month(found: Found, context: Context) -> When | None:
    """On the 15th: of the month that the narrative is at."""
    number, at = found.number("d"), day_of(context.focus) or context.base
    day = None if number is None or at is None else cal.first_day(at.year, at.month, number)
    return None if day is None else cal.a_day(day)


def make_month(found: Found, context: Context) -> When | None:
    """A month: with its year, with last or next, else the latest that fits the verbs."""
    month, year = found.number("m"), found.number("y")
    if month is None:
        return None
    if found.word("e") == "BC" and year is not None:
        return When(f"BC{year:04d}-{month:02d}", None, None, "month")
    if year is not None:
        return cal.a_month(year - (month > (found.number("end") or month)), month)
    base = context.base if found.get("dir", "dir2") is not None else context.reference()
    if base is None:
        return When(f"XXXX-{month:02d}", None, None, "month")
    return cal.a_month(_month_year(found, context, base, month), month)


def _month_year(found: Found, context: Context, base: date, month: int) -> int:
    ahead = found.number("dir2")
    if ahead is not None:
        return base.year + ahead
    way = found.number("dir")
    if way == -1:
        return base.year - (month >= base.month)
    if way == 1:
        return base.year + (month <= base.month)
    if way == 0 or context.told:
        return base.year
    past = base.year - (month > base.month)
    back = (base.year - past) * 12 + base.month - month
    return past + _is_ahead(context.tense, back, 12)


def make_year(found: Found, context: Context) -> When | None:
    """A year."""
    year = found.number("y")
    if year is None or year > 9999:
        return None
    return cal.a_year(-year) if found.word("e") == "BC" else cal.a_year(year) if year else None


def make_year_tail(found: Found, context: Context) -> When | None:
    """The second year of 2007-08."""
    year, tail = found.number("y"), found.number("t")
    if year is None or tail is None or year % 100 >= tail:
        return None
    return cal.a_year(year // 100 * 100 + tail)


def make_decade(found: Found, context: Context) -> When | None:
    """A decade; two digits mean the twentieth century."""
    year = found.number("d")
    if year is None or year > 9999:
        return None
    return cal.a_decade(year if year > 99 else 1900 + year)


def make_century(found: Found, context: Context) -> When | None:
    """The n-th century."""
    number = found.number("n")
    if number is None or not 0 < number < 90:
        return None
    if found.word("e") == "BC":
        return When(f"BC{number - 1:02d}", None, None, "century")
    return cal.a_century((number - 1) * 100 or 1)


def make_season(found: Found, context: Context) -> When | None:
    """A season: its year given, with last or next, else the latest that has begun."""
    season, year = found.word("s"), found.number("y")
    if season not in cal.SEASONS:
        return None
    if year is not None:
        return (
            When(f"BC{year:04d}-{season}", None, None, "season")
            if found.word("e") == "BC"
            else cal.a_season(year, season, context.south)
        )
    base = context.reference()
    way = found.number("dir")
    usual = bool(found.args().get("usual")) and context.tense == "present"
    if base is None or usual:
        return When(f"XXXX-{season}", None, None, "set" if usual else "season")
    first = (cal.SOUTHERN if context.south else cal.SEASONS)[season]
    tense = "told" if context.told else context.tense
    return cal.a_season(_season_year(base, first, way, tense), season, context.south)


def _season_year(base: date, start: int, way: int | None, tense: str) -> int:
    begun, over = start <= base.month, start + 3 <= base.month
    if way == -1:
        return base.year - (not over)
    if way == 1:
        return base.year + begun
    if way == 0:
        return base.year - (start == 12 and base.month < 3)
    return base.year if begun or tense in ("future", "told") else base.year - 1
