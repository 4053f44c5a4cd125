"""Fiscal quarters and years: their days are known only where the text says when the year or quarter ends.

The TIMEX3 value stays the name that TimeML gives them (2031-Q3), as in TimeBank; no day follows from it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from ..model import Mention, Time
from .calendar import move_days, move_months
from .patterns import Match
from .timecontext import Anchor, read_day
from .timewords import TimeWords
from .tokens import Tokens

UNKNOWN_YEAR = "a fiscal year's; the text does not say when that year ends"
MONTHS = {"quarter": 3, "half": 6, "year": 12}
WEEKS = {"quarter": 13, "half": 26, "year": 52}
"""A year that does not end with a month has 52 weeks."""
UNNUMBERED = frozenset({"quarter_told", "latest_quarter"})
"""Makers of quarters that the text does not number: "the quarter ended March 31"."""
GAP = 6
"""Tokens between a fiscal year and its end: ", which ended on"."""


@dataclass(frozen=True, slots=True)
class Told:
    """A mention with its rule's match; `fiscal` where its words or the word before say so; the number of a quarter or
    half, the first and last day that the text gives it, each None where it gives none."""

    match: Match
    mention: Mention
    fiscal: bool
    number: int | None
    first: date | None
    last: date | None


def fiscal(
    found: Sequence[tuple[Match, Mention]], anchor: Anchor | None, tokens: Tokens, words: TimeWords
) -> Iterator[Mention]:
    """The mentions, those of fiscal years with the days that the text's own ends give, else without and why."""
    if not (words.any("fiscal", tokens.lowers) or words.any("ended", tokens.lowers)):
        yield from (mention for _, mention in found)
        return
    told = [_told(k, found, tokens, words) for k in range(len(found))]
    ends = {month for t in [*told, *_years(found, tokens, words)] if t.fiscal and (month := _year_end(t)) is not None}
    end = ends.pop() if len(ends) == 1 else None
    for one in told:
        yield _settled(one, end, anchor)


def _told(k: int, found: Sequence[tuple[Match, Mention]], tokens: Tokens, words: TimeWords) -> Told:
    match, mention = found[k]
    time = mention.time
    is_fiscal = words.any("fiscal", tokens.lowers[max(0, match.first - 1) : match.last])
    if time is None or (time.grain not in MONTHS and not is_fiscal):
        return Told(match, mention, False, None, None, None)
    number = int(time.timex[-1]) if time.timex[-2:-1] in ("Q", "H") and time.timex[-1].isdigit() else None
    first, last = _own_days(match.last, *found[k + 1], tokens, words) if k + 1 < len(found) else (None, None)
    return Told(match, mention, is_fiscal, number, first, last)


def _years(found: Sequence[tuple[Match, Mention]], tokens: Tokens, words: TimeWords) -> Iterator[Told]:
    """What is told of fiscal years that are no mention themselves: "its fiscal year ends in June"."""
    k = 0
    for i, (one, two) in enumerate(pairwise(tokens.lowers)):
        if not words.has("fiscal", one) or not words.has("year", two):
            continue
        while k < len(found) and found[k][0].first <= i:
            k += 1
        if k < len(found):
            yield Told(*found[k], True, None, *_own_days(i + 2, *found[k], tokens, words))


def _own_days(
    after: int, match: Match, mention: Mention, tokens: Tokens, words: TimeWords
) -> tuple[date | None, date | None]:
    """The first or the last day that the next mention gives: "which ended Sept. 30", "beginning in July"."""
    time = mention.time
    gap = tokens.lowers[after : match.first]
    told = all(any(words.has(name, w) for name in ("ended", "begun", "between")) for w in gap)
    if not 0 < len(gap) <= GAP or not told or time is None or time.grain not in ("day", "month"):
        return None, None
    if words.any("ended", gap):
        day = None if time.end is None else read_day(time.end)
        return None, None if day is None else move_days(day, -1)
    return (None if time.start is None else read_day(time.start), None) if words.any("begun", gap) else (None, None)


def _unit(told: Told) -> str:
    """The stretch that is fiscal: a quarter, a half or a year."""
    grain = told.mention.time.grain if told.mention.time is not None else ""
    return grain if grain in MONTHS else "year"


def _year_end(told: Told) -> int | None:
    """The month (1 to 12) in which the fiscal year ends, by what is told of one of its parts."""
    length = MONTHS[_unit(told)]
    parts = 12 // length
    number = told.number or parts
    if told.last is not None:
        return (told.last.month - 1 + length * (parts - number)) % 12 + 1
    return None if told.first is None else (told.first.month - 2 + length * (parts - number + 1)) % 12 + 1


def _settled(told: Told, end: int | None, anchor: Anchor | None) -> Mention:
    """The mention with its days."""
    time = told.mention.time
    if time is None or not (told.fiscal or (told.last is not None and told.number is not None)):
        return told.mention
    bounds = _of_days(told) or (_of_year(told, time, end, anchor) if end is not None else None)
    if bounds is None and told.fiscal:
        named = replace(time, start=None, end=None, anchor=None, window=None)
        return replace(told.mention, time=named, unresolved=UNKNOWN_YEAR)
    if bounds is None:
        return told.mention
    how = None if anchor is None else anchor.how
    timex = _named_by(bounds[0]) if not told.fiscal and told.match.rule.make in UNNUMBERED else None
    first, after = (day.isoformat() for day in bounds)
    return replace(told.mention, time=replace(time, start=first, end=after, anchor=how, timex=timex or time.timex))


def _named_by(first: date) -> str | None:
    """The calendar quarter that begins on a day; None where none does."""
    return f"{first.year:04d}-Q{(first.month + 2) // 3}" if first.day == 1 and first.month % 3 == 1 else None


def _of_days(told: Told) -> tuple[date, date] | None:
    """Half-open bounds by the day that the text gives: whole months where it ends one, else whole weeks."""
    unit = _unit(told)
    after = None if told.last is None else move_days(told.last, 1)
    start, end = told.first, after
    if after is not None:
        start = _moved(after, -MONTHS[unit]) if after.day == 1 else move_days(after, -7 * WEEKS[unit])
    elif start is not None:
        end = _moved(start, MONTHS[unit]) if start.day == 1 else move_days(start, 7 * WEEKS[unit])
    return None if start is None or end is None else (start, end)


def _of_year(told: Told, time: Time, end: int, anchor: Anchor | None) -> tuple[date, date] | None:
    """Half-open bounds by the month in which the year ends; without a year's number the latest that has begun."""
    unit = _unit(told)
    length = MONTHS[unit]
    back = length * (12 // length - (told.number or 12 // length))
    named = time.timex[:4] if "y" in told.match.groups or "y2" in told.match.groups else ""
    if named.isdigit():
        after = move_months(int(named), end, 1 - back)
        return None if after is None else (_moved(date(*after, 1), -length), date(*after, 1))
    if anchor is None or anchor.first != anchor.last:
        return None
    return _latest(anchor.last, end, back, length)


def _latest(day: date, end: int, back: int, length: int) -> tuple[date, date] | None:
    """The latest such stretch that has begun by a day."""
    for year in (day.year + 1, day.year, day.year - 1):
        at = move_months(year, end, 1 - back)
        if at is not None and _moved(date(*at, 1), -length) <= day:
            return _moved(date(*at, 1), -length), date(*at, 1)
    return None


def _moved(day: date, months: int) -> date:
    at = move_months(day.year, day.month, months)
    return day if at is None else date(*at, 1)
