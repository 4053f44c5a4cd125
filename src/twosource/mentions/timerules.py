"""The functions that the time grammar's rules name: from what a rule captured and its context to a stretch of time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from . import calendar as cal
from .calendar import When
from .patterns import Grammar, Match
from .timecontext import Context, day_of
from .timewindows import stretch
from .tokens import Tokens

Maker = Callable[["Found", Context], When | None]
MODS = ("mo", "mo2", "mo3", "ab", "ab1", "ab2", "ab3", "ab4", "ab5", "ab6", "ab7", "ab8", "ab9")
MOD_VALUES = {"ab1": "EQUAL_OR_MORE", "ab2": "EQUAL_OR_LESS", "ab3": "MORE_THAN", "ab4": "LESS_THAN",
              "ab5": "LESS_THAN", "ab6": "EQUAL_OR_LESS", "ab7": "LESS_THAN", "ab8": "MORE_THAN",
              "ab9": "EQUAL_OR_LESS"}  # fmt: skip
LETTERS = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE"}
IN_UNIT = {"D": "day", "W": "week", "2W": "week", "M": "month", "Q": "quarter", "Y": "year", "DE": "decade",
           "CE": "century", "TH": "hour", "TM": "minute", "TS": "second", "ML": "millennium"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A match with what it needs to be read."""

    match: Match
    grammar: Grammar
    tokens: Tokens

    def get(self, *groups: str) -> object | None:
        """Value of the first captured of the groups."""
        for group in groups:
            if group in self.match.groups:
                return self.grammar.value(self.match, group, self.tokens)
        return None

    def number(self, *groups: str) -> int | None:
        """The same as a whole number, None where it is none."""
        value = self.get(*groups)
        return int(value) if isinstance(value, int | float) and abs(value) < 1e12 else None

    def word(self, *groups: str) -> str | None:
        """The same as a word."""
        value = self.get(*groups)
        return None if value is None else str(value)

    def args(self) -> Mapping[str, object]:
        """The rule's own parameters."""
        return self.match.rule.args

    def mod(self) -> str | None:
        """TIMEX3 modifier: START, MID, END, APPROX, MORE_THAN, ..."""
        for group in MODS:
            if group in self.match.groups:
                return MOD_VALUES.get(group) or self.word(group)
        return None


    def mod_word(self) -> str | None:
        """The word itself of an early, earlier, late or later."""
        index = self.match.groups.get("mo")
        return None if index is None else self.tokens.lowers[index]


def _clocked(found: Found, day: date | None, otherwise: When | None) -> When | None:
    """The day's clock time, where a clock stood beside it; else its part; else the stretch itself."""
    if day is None:
        return otherwise
    clock = clock_of(found, "c_")
    if clock is not None:
        return cal.a_clock(day, *clock)
    part = found.word("p")
    return otherwise if part is None else _part(day, part)


def _part(day: date, part: str) -> When:
    """A part of the day, or the clock hour that noon and midnight name."""
    return cal.a_part(day, part) if part in cal.PARTS else cal.a_clock(day, int(part[:2]), 0)


def clock_of(found: Found, prefix: str = "") -> tuple[int, int] | None:
    """Hour and minute of a clock's groups, None where there is none or it can't be."""
    hour, minute = found.number(f"{prefix}h"), found.number(f"{prefix}mi") or 0
    whole = found.number(f"{prefix}h4")
    dotted = found.match.groups.get(f"{prefix}hm")
    if whole is not None:
        hour, minute = divmod(whole, 100)
    if dotted is not None:
        hours, _, minutes = found.tokens.words[dotted].partition(".")
        hour, minute = int(hours), int(minutes)
    half = found.word(f"{prefix}ap")
    if hour is None or hour > 24 or minute > 59 or (half and hour > 12):
        return None
    if half == "PM" and hour < 12:
        hour += 12
    if half == "AM" and hour == 12:
        hour = 0
    return hour, minute


def make_date(found: Found, context: Context) -> When | None:
    """A day of a month, its year given or the nearest that fits."""
    year, month, number = found.number("y"), found.number("m"), found.number("d")
    if month is None or number is None:
        return None
    if year is not None and found.word("e") == "BC":
        return When(f"BC{year:04d}-{month:02d}-{number:02d}", None, None, "day")
    if year is None:
        year = _year_for(context, month, number)
    if year is None:
        return When(f"XXXX-{month:02d}-{number:02d}", None, None, "day")
    day = cal.first_day(year, month, number)
    return None if day is None else _clocked(found, day, cal.a_day(day))


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
    limit = {"future": 0.02, "past": 0.78}.get(tense, 0.6)
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
    a, b, year = found.number("a"), found.number("b"), found.number("y")
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
        return cal.a_month(year, month)
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
    """The last quarter that had ended."""
    unit = "half" if found.word("u") == "half" else "quarter"
    return None if context.base is None else cal.around(unit, context.base, -1)


def make_quarter_told(found: Found, context: Context) -> When | None:
    """The quarter: the one the narrative is at, else the last that had ended; the 1988 quarter: the same of that year."""
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
    return When(f"{number - 1:02d}", f"{(number - 1) * 100:04d}-01-01" if number > 1 else None, f"{number * 100:04d}-01-01", "century")


def make_season(found: Found, context: Context) -> When | None:
    """A season (northern): its year given, with last or next, else the latest that has begun."""
    season, year = found.word("s"), found.number("y")
    if season not in cal.SEASONS:
        return None
    if year is not None:
        return When(f"BC{year:04d}-{season}", None, None, "season") if found.word("e") == "BC" else cal.a_season(year, season)
    base = context.reference()
    if base is None:
        return When(f"XXXX-{season}", None, None, "season")
    way = found.number("dir")
    return cal.a_season(_season_year(base, season, way, "told" if context.told else context.tense), season)


def _season_year(base: date, season: str, way: int | None, tense: str) -> int:
    start = cal.SEASONS[season]
    begun, over = start <= base.month, start + 3 <= base.month
    if way == -1:
        return base.year - (not over)
    if way == 1:
        return base.year + begun
    if way == 0:
        return base.year - (season == "WI" and base.month < 3)
    return base.year if begun or tense in ("future", "told") else base.year - 1


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
    return None if day is None else _clocked(found, day, cal.a_day(day))


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
    return cal.move_days(base, ahead if context.tense == "future" and ahead else -back)


def make_deictic(found: Found, context: Context) -> When | None:
    """Today, yesterday, tomorrow and the days beside them."""
    shift = found.number("n")
    extra = found.args().get("shift", 0)
    if shift is None or context.base is None or not isinstance(extra, int):
        return None
    day = cal.move_days(context.base, shift + extra)
    return None if day is None else _clocked(found, day, cal.a_day(day))


def make_part(found: Found, context: Context) -> When | None:
    """This morning, last night, tonight, overnight."""
    part = found.word("p") or str(found.args().get("part", ""))
    shift = found.number("dir") or (-1 if found.args().get("back") else 0)
    if context.base is None or not part:
        return None
    day = cal.move_days(context.base, shift)
    return None if day is None else _part(day, part)


def make_part_told(found: Found, context: Context) -> When | None:
    """The morning: of the day that the narrative is at."""
    part = found.word("p")
    focus = context.focus
    day = day_of(focus) if focus is not None and focus.grain == "day" else None if context.told else context.base
    shift = found.number("told")
    day = cal.move_days(day, shift) if day is not None and shift else day
    if part is None:
        return None
    return When(f"XXXX-XX-XXT{part}", None, None, "part") if day is None else _part(day, part)


def make_clock(found: Found, context: Context) -> When | None:
    """A time of day: on the day that the narrative is at, else on that of publication."""
    clock = clock_of(found)
    if clock is None:
        return None
    focus = context.focus
    day = day_of(focus) if focus is not None and focus.grain == "day" else None if context.told else context.base
    if day is None:
        return When(f"XXXX-XX-XXT{clock[0]:02d}:{clock[1]:02d}", None, None, "minute")
    return cal.a_clock(day, *clock)


def make_unit(found: Found, context: Context) -> When | None:
    """Last week, this year, the end of the month: a unit counted from publication; "the following" from the narrative."""
    unit = found.word("u") or "day"
    told = "told" in found.match.groups or context.told
    base = day_of(context.focus) if told else context.base
    if base is None:
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
    """Year-end: the last day of the year."""
    return None if context.base is None else cal.a_day(date(context.base.year, 12, 31))


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
        return When(_amount(count, found.word("u", "u2") or "TH"), None, None, unit)
    return cal.around(unit, base, sign * count)


def make_next_to(found: Found, context: Context) -> When | None:
    """The day before, the year after: beside the narrative."""
    base = day_of(context.focus)
    return None if base is None else cal.around(found.word("u") or "day", base, found.number("way") or 0)


def _amount(count: float | None, letter: str) -> str:
    """TIMEX3 duration: 2 and W give P2W, None and TH give PTXH."""
    for unit, times, plainer in (("2W", 2, "W"), ("DE", 10, "Y"), ("CE", 100, "Y"), ("Q", 3, "M")):
        if letter == unit and count is not None and (unit != "Q" or count > 1):
            count, letter = times * count, plainer
    number = "X" if count is None else f"{count:g}" if abs(count) < 1e6 else f"{count:.0f}"
    return f"PT{number}{letter[1:]}" if letter[0] == "T" else f"P{number}{letter}"


def make_duration(found: Found, context: Context) -> When | None:
    """An amount of time."""
    letter = found.word("u", "u2") or "D"
    letter = LETTERS.get(letter, letter)
    value = found.get("n")
    count = float(value) if isinstance(value, int | float) else None
    if "n" not in found.match.groups and "u" in found.match.groups:
        count = 1.0
    if found.args().get("vague"):
        count = None
    if count == 0.5 or found.args().get("half"):
        return When(_with_half(0 if count in (None, 0.5) else count or 0, letter), None, None, IN_UNIT[letter])
    start, end = _window(found, context, letter, count)
    return When(_amount(count, letter), start, end, IN_UNIT[letter])


def _window(found: Found, context: Context, letter: str, count: float | None) -> tuple[str | None, str | None]:
    """Bounds of "the past two weeks" and "the coming days"; other durations lie nowhere."""
    way = found.number("sd")
    if not way or context.base is None or context.told:
        return None, None
    return stretch(letter, count, way, context.base)


def _with_half(count: float, letter: str) -> str:
    """Two and a half years: P2Y6M; hours: PT2H30M."""
    smaller = {"Y": "6M", "TH": "30M", "TM": "30S", "DE": "5Y", "D": "T12H"}.get(letter)
    if smaller is None:
        return _amount(count + 0.5, letter)
    whole = _amount(count, letter) if count else ("PT" if letter[0] == "T" else "P")
    return whole + smaller


def make_set_weekday(found: Found, context: Context) -> When | None:
    """Every Friday."""
    part = found.word("p")
    return When(f"XXXX-WXX-{found.number('w')}" + (f"T{part}" if part in cal.PARTS else ""), None, None, "set")


def make_set_unit(found: Found, context: Context) -> When | None:
    """Every nine years, each day, per week."""
    count = found.get("n")
    return When(_amount(float(count) if isinstance(count, int | float) else 1, found.word("u", "u2") or "D"), None, None, "set")


def make_set_month(found: Found, context: Context) -> When | None:
    """Every July."""
    return When(f"XXXX-{found.number('m') or 0:02d}", None, None, "set")


def make_set_part(found: Found, context: Context) -> When | None:
    """Every morning."""
    return When(f"XXXX-XX-XXT{found.word('p')}", None, None, "set")


def make_frequency(found: Found, context: Context) -> When | None:
    """Daily, weekly, annually."""
    return When(found.word("f") or "P1D", None, None, "set")


def make_reference(found: Found, context: Context) -> When | None:
    """Now, recently, the future: no date."""
    return When(str(found.args()["value"]), None, None, "reference")


def make_holiday(found: Found, context: Context) -> When | None:
    """Christmas, Thanksgiving, Easter: by the calendar, in the year that fits."""
    base = context.reference()
    year = found.number("y")
    name = found.word("h") or ""
    if year is None and base is None:
        return None
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


def holiday(name: str, year: int) -> date | None:
    """The day of a holiday; Easter by the anonymous Gregorian rule (Meeus), Thanksgiving the fourth Thursday of
    November."""
    if name == "thanksgiving":
        first = cal.first_day(year, 11, 1)
        return None if first is None else cal.first_day(year, 11, 22 + (4 - first.isoweekday()) % 7)
    if "/" in name:
        return _nth_weekday(year, *map(int, name.split("/")))
    if name != "easter":
        return cal.first_day(year, int(name[:2]), int(name[3:]))
    return _easter(year)


def _nth_weekday(year: int, month: int, weekday: int, number: int) -> date | None:
    """The n-th such weekday of a month, the last for -1: 9/1/1 is the first Monday of September."""
    if number < 0:
        last = cal.first_day(year, month, 31)
        return None if last is None else cal.move_days(last, -((last.isoweekday() - weekday) % 7))
    first = cal.first_day(year, month, 1)
    return None if first is None else cal.move_days(first, (weekday - first.isoweekday()) % 7 + 7 * (number - 1))


def _easter(year: int) -> date | None:
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + m - 7 * ((a + 11 * h + 22 * m) // 451) + 114, 31)
    return cal.first_day(year, month, day + 1)


MAKERS: Mapping[str, Maker] = {name[5:]: value for name, value in list(globals().items()) if name.startswith("make_")}
