"""A match of the time grammar with what its rule captured, ready to be read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from . import calendar as cal
from .calendar import When
from .patterns import Grammar, Match
from .timecontext import Context
from .tokens import Tokens

MODS = ("mo", "mo2", "mo3", "ab", "ab1", "ab2", "ab3", "ab4", "ab5", "ab6", "ab7", "ab8", "ab9")
MOD_VALUES = {"ab1": "EQUAL_OR_MORE", "ab2": "EQUAL_OR_LESS", "ab3": "MORE_THAN", "ab4": "LESS_THAN",
              "ab5": "LESS_THAN", "ab6": "EQUAL_OR_LESS", "ab7": "LESS_THAN", "ab8": "MORE_THAN",
              "ab9": "EQUAL_OR_LESS"}  # fmt: skip
IN_UNIT = {"D": "day", "W": "week", "2W": "week", "M": "month", "Q": "quarter", "Y": "year", "DE": "decade",
           "CE": "century", "TH": "hour", "TM": "minute", "TS": "second", "ML": "millennium"}  # fmt: skip
"""Units of the grammar's duration letters."""


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


Maker = Callable[[Found, Context], When | None]


def clocked(found: Found, day: date | None, otherwise: When | None) -> When | None:
    """The day's clock time, where a clock stood beside it; else its part; else the stretch itself."""
    if day is None:
        return otherwise
    clock, part = clock_of(found, "c_"), found.word("p")
    if clock is not None:
        return in_part(day, clock, part if "c_ap" not in found.match.groups else None)
    return otherwise if part is None else part_of(day, part)


def in_part(day: date, clock: tuple[int, int], part: str | None) -> When:
    """The clock time of a part of the day: 8 in the evening is 20:00, 4 at night 04:00."""
    late = part in ("AF", "EV", "NI") and clock[0] < 12
    return cal.a_clock(day, clock[0] + 12 * (late and (part != "NI" or clock[0] > 4)), clock[1])


def part_of(day: date, part: str) -> When:
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
