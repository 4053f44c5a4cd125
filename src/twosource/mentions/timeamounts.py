"""Makers of what lies nowhere on the calendar: amounts of time, sets of times, now and the future."""

from . import calendar as cal
from .calendar import When
from .timecontext import Context
from .timefound import IN_UNIT, Found
from .timewindows import stretch

LETTERS = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE"}


def amount(count: float | None, letter: str) -> str:
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
    return When(amount(count, letter), start, end, IN_UNIT[letter])


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
        return amount(count + 0.5, letter)
    whole = amount(count, letter) if count else ("PT" if letter[0] == "T" else "P")
    return whole + smaller


def make_set_weekday(found: Found, context: Context) -> When | None:
    """Every Friday."""
    part = found.word("p")
    return When(f"XXXX-WXX-{found.number('w')}" + (f"T{part}" if part in cal.PARTS else ""), None, None, "set")


def make_set_unit(found: Found, context: Context) -> When | None:
    """Every nine years, each day, per week."""
    count = 2 if found.match.groups.keys() & {"other", "other2"} else found.get("n")
    return When(
        amount(float(count) if isinstance(count, int | float) else 1, found.word("u", "u2") or "D"), None, None, "set"
    )


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
