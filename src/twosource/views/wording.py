"""The words of numbers, days and standings, one way everywhere."""

from collections.abc import Sequence
from datetime import date

from twosource.model import Dated, Entry, Interval, begun

from .text import INTEREST, counted, on_screen, on_these, side

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
HOW = {
    "url": "from its address",
    "meta": "from the page's own metadata",
    "visible": "as it stands on the page",
    "copy": "from a copy of the same text",
    "known": "as told by the reader",
    "feed": "from the feed",
    "header": "from the page's header",
    "modified": "from the time it was changed",
}
"""Where a date was read."""

__all__ = [
    "INTEREST",
    "counted",
    "counts",
    "dated",
    "day",
    "days_between",
    "for_against",
    "on_screen",
    "on_these",
    "side",
    "since",
    "span",
]


def day(iso: str | None) -> str:
    """An ISO day as people read it ("9 Oct 2033"); months, years and whatever else stays as it is."""
    if iso is None:
        return "open"
    try:
        found = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    clock = iso[11:16]
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}" + (f", {clock}" if clock else "")


def days_between(first: str, last: str) -> int | None:
    """Whole days from one ISO day to another, or None where one is no day."""
    try:
        return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days
    except ValueError:
        return None


def span(found: Interval | Dated | None) -> str:
    """A half-open interval: one day, or the first and the last."""
    if found is None or (found.start is None and found.end is None):
        return "no day found"
    if found.start is None:
        return f"until {day(found.end)}"
    if found.end is None:
        return f"since {day(found.start)}"
    if "T" not in found.start and (days_between(found.start, found.end) or 0) <= 1:
        return day(found.start)
    if found.start[:10] == found.end[:10] or (days_between(found.start, found.end) or 0) < 1:
        return day(found.start)
    return f"{day(found.start)} to before {day(found.end)}"


def dated(found: Dated) -> str:
    """A date with its proof."""
    return f"{span(found)}, {HOW.get(found.how, found.how)}"


def since(history: Sequence[Entry], entry: Entry) -> str:
    """Since when a standing holds and, where who stands behind it changed meanwhile, since when so."""
    first = begun(history, entry)
    return f"since {day(first)}" + (f", last change {day(entry.day)}" if first != entry.day else "")


def for_against(entry: Entry) -> str:
    """How many stand for it and how many against it."""
    return f"for {entry.for_}, against {entry.against}"


def counts(entry: Entry) -> str:
    """Sides, voices, origins and pages behind a standing; in words where nobody stands behind it any more."""
    if not entry.stands:
        return "no live stand"
    parts = [counted(entry.sides, "side"), counted(entry.voices, "voice"), counted(entry.origins, "origin")]
    return ", ".join([*parts, counted(entry.pages, "page")])
