"""Dates as pages print them: in lines, in metadata, in addresses. Days are the page's own, never turned into UTC."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from twosource.model import Dated

MONTHS = Path(__file__).with_name("months.toml")
YEARS = (1970, 2100)
"""Years taken for dates of pages; others are numbers of something else."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date as found: its day; time of day and offset from UTC, in minutes, where given; its zone's letters."""

    day: date
    minute: int | None = None
    offset: int | None = None
    zone: str | None = None
    span: tuple[int, int] = (0, 0)

    @property
    def utc(self) -> bool:
        """Whether the stamp is marked as UTC itself ("Z", "+00:00")."""
        return self.offset == 0

    def dated(self, how: str, others: tuple[Dated, ...] = ()) -> Dated:
        """The half-open interval: one day, or one minute with its offset where known."""
        if self.minute is None:
            return Dated(self.day.isoformat(), (self.day + timedelta(days=1)).isoformat(), how, others)
        start = datetime(self.day.year, self.day.month, self.day.day) + timedelta(minutes=self.minute)
        tail = "" if self.offset is None else _offset(self.offset)
        end = start + timedelta(minutes=1)
        return Dated(start.isoformat() + tail, end.isoformat() + tail, how, others)


def _offset(minutes: int) -> str:
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


@lru_cache(maxsize=1)
def months() -> dict[str, int]:
    """Month names of several languages and their numbers."""
    return {name: int(n) for n, names in tomllib.loads(MONTHS.read_text("utf-8")).items() for name in names}


WORD = r"([^\W\d_]{3,14})"
YEAR = re.compile(r"\d{4}")
LINE = re.compile(
    r"(?<!\d)(?P<d1>\d{1,2})(?:st|nd|rd|th|er|º|°)?[.\s\-/]{1,3}(?:of |de |d')?(?P<m1>[^\W\d_]{3,14})[.,]?(?: de|"
    r" del)?[\s\-/,]{1,3}(?P<y1>\d{4})(?!\d)"
    r"|(?<![^\W\d_])(?P<m2>[^\W\d_]{3,14})[.\s]{1,2}(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s{1,2}(?P<y2>\d{4})(?!\d)"
    r"|(?<!\d)(?P<y3>\d{4})[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})(?!\d)"
    r"|(?<![\d.])(?P<d4>\d{1,2})(?P<s4>[./-])(?P<m4>\d{1,2})(?P=s4)(?P<y4>\d{4})(?!\d)"
    r"|(?<!\d)(?P<y5>\d{4})年(?P<m5>\d{1,2})月(?P<d5>\d{1,2})日"
)
CLOCK = re.compile(
    r"\s{0,3}(?:,|at|um|à|·|\||-|–|—|\(|kl\.?|o|"
    r"T)?\s{0,3}(?:at )?(?P<h>\d{1,2})(?:[:.h](?P<m>\d{2}))(?::\d{2}(?:\.\d{1,9})?)?\s{0,2}(?P<half>[ap]\.?m\.?)?"
    r"(?:\s{0,2}\(?(?P<zone>Z\b|(?:UTC|GMT)?\s?[+−-]\d{1,2}(?::?\d{2})?|[A-Z]{2,5})\b\)?)?|\s{0,3}(?:,|at|·|\|)?\s{0,3}(?P<h2>\d{1,2})\s?(?P<half2>[ap]\.?m\.?)(?:\s(?P<zone2>[A-Z]{2,5})\b)?",
    re.I,
)
BEFORE = re.compile(
    r"(?P<h>\d{1,2})[:.](?P<m>\d{2})\s?(?P<half>[ap]\.?m\.?)?(?:\s(?P<zone>[A-Z]{2,5}))?(?:\s(?:on|o’clock))?[\s,·|–—-]{1,4}(?:[^\W\d_]{3,10},?\s)?$",
    re.I,
)
OFFSETS = {"UTC": 0, "GMT": 0, "Z": 0, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360,
           "PST": -480, "PDT": -420, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180, "MSK": 180, "JST": 540,
           "AEST": 600, "AEDT": 660, "SGT": 480, "HKT": 480, "WET": 0, "WEST": 60, "SAST": 120}  # fmt: skip
"""Zone letters with one offset the world over; "CT", "ET", "IST", "BST" have several or change and are left open."""
ISO = re.compile(
    r"\s{0,8}(?P<y>\d{4})-?(?P<mo>\d{2})-?(?P<d>\d{2})(?:[T\s]{1,2}(?P<h>\d{2}):?(?P<m>\d{2})(?::?\d{2}(?:[.,]\d{1,9})?)?\s?(?P<zone>Z|[+-]\d{2}:?\d{0,2})?)?"
)


def find_stamps(words: str) -> list[Stamp]:
    """The dates that stand in a line, with the times of day beside them, in order; at most the first 20."""
    found: list[Stamp] = []
    if YEAR.search(words) is None:
        return found
    for hit in LINE.finditer(words):
        day = _day(hit)
        if day is None:
            continue
        found.append(_with_clock(words, hit, day))
        if len(found) == 20:
            break
    return found


def _day(hit: re.Match[str]) -> date | None:
    got = hit.groupdict()
    for n in "12345":
        if got[f"y{n}"] is None:
            continue
        month = got[f"m{n}"]
        number = int(month) if month.isdigit() else months().get(month.lower())
        day = int(got[f"d{n}"])
        if n == "4" and number is not None and number > 12 >= day and got["s4"] == "/":
            number, day = day, number
        elif n == "4" and got["s4"] == "/" and number is not None and day <= 12 and number <= 12 and day != number:
            return None  # 3/4/2025: no way to tell which is the month
        return make_day(int(got[f"y{n}"]), number, day)
    return None


def make_day(year: int, month: int | None, day: int) -> date | None:
    """The date, or None where the calendar has no such day or its year is out of `YEARS`."""
    if month is None or not YEARS[0] <= year <= YEARS[1]:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _with_clock(words: str, hit: re.Match[str], day: date) -> Stamp:
    clock = CLOCK.match(words, hit.end()) or BEFORE.search(words[max(0, hit.start() - 40) : hit.start()])
    if clock is None:
        return Stamp(day, span=hit.span())
    got = clock.groupdict()
    hour, half = got.get("h") or got.get("h2") or "0", got.get("half") or got.get("half2")
    minute = _minute(int(hour), int(got.get("m") or 0), half)
    zone = got.get("zone") or got.get("zone2")
    start = hit.start() if clock.re is CLOCK else max(0, hit.start() - 40) + clock.start()
    span = (start, clock.end() if clock.re is CLOCK else hit.end())
    return Stamp(day, minute, zone_offset(zone), zone, span)


def _minute(hour: int, minute: int, half: str | None) -> int | None:
    if half is not None and hour <= 12:
        hour = hour % 12 + (12 if half.lower().startswith("p") else 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def zone_offset(zone: str | None) -> int | None:
    """Minutes east of UTC of a printed zone, None where its letters have no one meaning."""
    if zone is None:
        return None
    known = OFFSETS.get(zone.upper())
    if known is not None:
        return known
    found = re.search(r"([+−-])(\d{1,2}):?(\d{2})?$", zone)
    if found is None:
        return None
    minutes = int(found.group(2)) * 60 + int(found.group(3) or 0)
    return minutes if found.group(1) == "+" else -minutes


def read_iso(value: str) -> Stamp | None:
    """A machine-written time ("2032-03-08T10:30:00Z", also a plain date); other forms as in lines."""
    hit = ISO.match(value)
    if hit is None:
        stamps = find_stamps(value[:200])
        return stamps[0] if stamps else None
    day = make_day(int(hit["y"]), int(hit["mo"]), int(hit["d"]))
    if day is None:
        return None
    if hit["h"] is None:
        return Stamp(day)
    return Stamp(day, _minute(int(hit["h"]), int(hit["m"]), None), zone_offset(hit["zone"]), hit["zone"])


IN_URL = re.compile(
    r"(?:^|[/_.=-])(?P<y>(?:19|20)\d{2})[/_-]?(?P<m>\d{2}|[a-z]{3,9})[/_-]?(?P<d>\d{2})(?=$|[/_.?&#-])", re.I
)


def day_in_url(url: str | None) -> Stamp | None:
    """The day written in an address ("/2025/06/18/", "-20250618", "/2025/jun/18/"), None without one."""
    if url is None:
        return None
    for hit in IN_URL.finditer(url[:2000]):
        month = int(hit["m"]) if hit["m"].isdigit() else months().get(hit["m"].lower())
        day = make_day(int(hit["y"]), month, int(hit["d"]))
        if day is not None:
            return Stamp(day)
    return None
