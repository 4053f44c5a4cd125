"""Makers of times counted from here: weekdays, quarters, last week, two years ago, this morning."""

from datetime import date

from . import calendar as cal
from .calendar import When
from .timeamounts import amount
from .timecontext import Context, day_of
from .timedates import make_date
from .timefound import IN_UNIT, Found, clock_of, clocked, in_part, part_of

NEXT_DAYS = 2
"""Days by which a weekday may follow the one before it, against what its verbs say: "Friday and Saturday"."""
DAILY = frozenset({"day", "part", "minute"})
"""Grains of the narrative's last time from which "the same day" and "the next day" can be counted."""


def make_quarter(found: Found, context: Context) -> When | None:
    """A numbered quarter or half: its year given, else the latest that has begun."""
    number, unit = found.number("q"), found.word("u")
    maker, length = (cal.a_half, 6) if unit == "half" else (cal.a_quarter, 3)
    if number is None or number * length > 12:
        return None
    year = found.number("y", "y2")
    letter = "H" if unit == "half" else "Q"
    if year is None and context.base is None:
        return When(f"XXXX-{letter}{number}", None, None, str(unit))
    if year is None and context.base is not None:
        way = found.number("dir")
        begun = (number - 1) * length < context.base.month
        year = context.base.year + way if way is not None else context.base.year - (not begun)
    return None if year is None else maker(year, number)


def make_latest_quarter(found: Found, context: Context) -> When | None:
    """The last quarter that had ended; the latest period is the one that results are told of."""
    unit = "half" if found.word("u") == "half" else "quarter"
    if context.quarter is not None and found.word("u") == "period":
        return context.quarter
    return None if context.base is None else cal.around(unit, context.base, -1)


def make_quarter_told(found: Found, context: Context) -> When | None:
    """The quarter that results are told of, else the last that had ended; with a year: the same of that year."""
    year = found.number("y")
    at = context.quarter
    if at is None and context.base is not None and found.word("u") != "period":
        at = cal.around("quarter", context.base, -1)
    day = day_of(at)
    if year is not None:
        return cal.a_year(year) if day is None else cal.a_quarter(year, (day.month + 2) // 3)
    return at or When("P1Q", None, None, "quarter")


def make_year_earlier(found: Found, context: Context) -> When | None:
    """The year-earlier quarter: the one in focus, a year before."""
    day = day_of(context.quarter)
    if day is not None:
        return cal.around("quarter", day, -4)
    return None if context.base is None else cal.around("year", context.base, -1)


def make_weekday(found: Found, context: Context) -> When | None:
    """A weekday: the latest not after publication, or the next where the verbs point ahead; or one of a named week."""
    number = found.number("w")
    part = found.word("p")
    if number is None:
        return None
    base = day_of(context.focus) if "told" in found.match.groups else context.base
    if base is None:
        return When(f"XXXX-WXX-{number}" + (f"T{part}" if part in cal.PARTS else ""), None, None, "day")
    day = _weekday_from(found, context, base, number)
    return None if day is None else clocked(found, day, cal.a_day(day))


def _weekday_from(found: Found, context: Context, base: date, number: int) -> date | None:
    weeks = found.number("dir2")
    if weeks is not None:
        return cal.move_days(base, number - base.isoweekday() + 7 * weeks)
    back = (base.isoweekday() - number) % 7
    ahead = (number - base.isoweekday()) % 7
    way = found.number("dir", "told")
    if way == -1:
        return cal.move_days(base, -(back or 7))
    if way == 1:
        return cal.move_days(base, ahead or 7)
    if way == 0:
        return cal.move_days(base, number - base.isoweekday())
    usual = cal.move_days(base, ahead if context.tense == "future" and ahead else -back)
    return _after_the_other(context, base, number) or usual


def _after_the_other(context: Context, base: date, number: int) -> date | None:
    """The weekday after the one that it is joined to: "Friday and Saturday"; None where it would be ahead of its verbs
    and not the very next ones."""
    if context.follows is None:
        return None
    gap = (number - context.follows.isoweekday()) % 7
    day = cal.move_days(context.follows, gap) if gap else None
    sure = day is not None and (day <= base or context.tense == "future" or gap <= NEXT_DAYS)
    return day if sure else None


def make_deictic(found: Found, context: Context) -> When | None:
    """Today, yesterday, tomorrow and the days beside them."""
    shift = found.number("n")
    extra = found.args().get("shift", 0)
    if shift is None or context.base is None or not isinstance(extra, int):
        return None
    day = cal.move_days(context.base, shift + extra)
    return None if day is None else clocked(found, day, cal.a_day(day))


def make_part(found: Found, context: Context) -> When | None:
    """This morning, last night, tonight, overnight."""
    part = found.word("p") or str(found.args().get("part", ""))
    shift = found.number("dir") or (-1 if found.args().get("back") else 0)
    if context.base is None or not part:
        return None
    day = cal.move_days(context.base, shift)
    return None if day is None else part_of(day, part)


def make_part_told(found: Found, context: Context) -> When | None:
    """The morning: of the day that the narrative is at."""
    part = found.word("p")
    focus = context.focus
    day = day_of(focus) if focus is not None and focus.grain == "day" else None if context.told else context.base
    shift = found.number("told")
    day = cal.move_days(day, shift) if day is not None and shift else day
    if part is None:
        return None
    return When(f"XXXX-XX-XXT{part}", None, None, "part") if day is None else part_of(day, part)


def make_clock(found: Found, context: Context) -> When | None:
    """A time of day: on the day that the narrative is at, else on that of publication."""
    clock = clock_of(found)
    if clock is None:
        return None
    focus = context.focus
    day = day_of(focus) if focus is not None and focus.grain == "day" else None if context.told else context.base
    if day is None:
        return When(f"XXXX-XX-XXT{clock[0]:02d}:{clock[1]:02d}", None, None, "minute")
    return in_part(day, clock, found.word("p"))


def make_unit(found: Found, context: Context) -> When | None:
    """Last week, this year, the end of the month: counted from publication; "the following" from the narrative."""
    unit = found.word("u") or "day"
    told = "told" in found.match.groups or context.told
    base = day_of(context.focus) if told else context.base
    vague = told and unit == "day" and context.focus is not None and context.focus.grain not in DAILY
    if base is None or vague:
        return When({"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX"}.get(unit, "XXXX-XX-XX"), None, None, unit)
    return cal.around(unit, base, found.number("dir", "told") or 0)


def make_weekend(found: Found, context: Context) -> When | None:
    """The weekend: the last one, or the one ahead where the verbs point there."""
    base = context.base
    if base is None:
        return When("XXXX-WXX-WE", None, None, "weekend")
    at_it = base.isoweekday() > 5 or context.tense == "future"
    return cal.around("weekend", base, 0 if at_it else -1)


def make_year_end(found: Found, context: Context) -> When | None:
    """Year-end: the last day of the year, of the one before where the verbs of a first half point back."""
    if context.base is None:
        return None
    over = context.tense == "past" and context.base.month <= cal.MONTHS_IN["half"]
    return cal.a_day(date(max(1, context.base.year - over), 12, 31))


def make_beside(found: Found, context: Context) -> When | None:
    """The week after next, the month before last: two units from publication."""
    return (
        None if context.base is None else cal.around(found.word("u") or "day", context.base, found.number("way") or 0)
    )


def make_beside_weekday(found: Found, context: Context) -> When | None:
    """The day before last Tuesday."""
    day = day_of(make_weekday(found, context))
    moved = None if day is None else cal.move_days(day, found.number("way") or 0)
    return None if moved is None else cal.a_day(moved)


def make_half_ago(found: Found, context: Context) -> When | None:
    """A year and a half ago, two and a half years ago: the month."""
    count = found.number("n") or 1
    at = None if context.base is None else cal.move_months(context.base.year, context.base.month, -12 * count - 6)
    return None if at is None else cal.a_month(*at)


def make_week_of(found: Found, context: Context) -> When | None:
    """The week of March 6."""
    day = day_of(make_date(found, context))
    return None if day is None else cal.a_week(day)


def make_ago(found: Found, context: Context) -> When | None:
    """A number of units before or after publication ("ago") or the narrative ("later")."""
    unit = IN_UNIT.get(found.word("u", "u2") or "", "day")
    way = -1 if found.args().get("ago") else found.number("way") or -1
    count = found.number("n", "n2", "n5", "n6")
    if found.args().get("ago") or count is None:
        return When("PAST_REF" if way < 0 else "FUTURE_REF", None, None, "reference")
    base = context.base if abs(way) == 1 and not context.told else day_of(context.focus) or context.base
    quarter = day_of(context.quarter)
    if base is None:
        return None
    sign = 1 if way > 0 else -1
    if quarter is not None and unit == "year" and sign < 0 and count == 1:
        return cal.around("quarter", quarter, -4)
    if unit in ("hour", "minute", "second", "millennium"):
        return When(amount(count, found.word("u", "u2") or "TH"), None, None, unit)
    return cal.around(unit, base, sign * count)


def make_next_to(found: Found, context: Context) -> When | None:
    """The day before, the year after: beside the narrative."""
    base = day_of(context.focus)
    return None if base is None else cal.around(found.word("u") or "day", base, found.number("way") or 0)
