"""When a page was published and changed: every proof found, the best first, those that disagree kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from twosource.model import Dated, Told

from .dates import Stamp, day_in_url, find_stamps, make_day, read_iso
from .head import Head
from .parts import Parts
from .people import DATELINE
from .printed import names_day
from .units import Unit

BEFORE_TITLE, AFTER_LEDE = 4, 2
"""Units before the title and after the lede in which a date line is the page's own."""
HOUR = 60
LAST_MONTH = 12
LARGEST_SHIFT = 14 * HOUR
"""Minutes: the largest offset of a zone from UTC."""
FIRST = ("published", "posted", "first ")
MODIFIED = (
    "updated",
    "modified",
    "last edited",
    "aktualisiert",
    "mis à jour",
    "actualizado",
    "обновлено",
    "оновлено",
    "amended",
)
SEALED = frozenset({"meta article:published_time"})
"""Metadata that a printed "updated" line does not overrule: it is written once, while JSON-LD's is often stale or
rewritten (bench/pages.py: right on 10 of 11 pages where the two disagree, JSON-LD on none of 14)."""
NO_DATE = "no date in metadata, in a date line or in the address"


@dataclass(frozen=True, slots=True)
class Times:
    """Published and modified, each None without proof; the reason where unpublished."""

    published: Dated | None
    modified: Dated | None
    undated: str | None


def times_of(told: Told, url: str | None, head: Head, units: Sequence[Unit], parts: Parts) -> Times:
    """Published and modified of a page with their proof: told from outside, printed, in metadata, in the address.

    `published` is the time of the version at hand: where the head of the page prints a date, that one; also where it
    says "updated" and no other is printed, unless `SEALED` metadata states the day of publication. What disagrees is
    kept beside it.
    """
    printed = _printed(units, parts)
    meta = [s for v, _ in head.published if (s := read_iso(v)) is not None]
    sealed = any(where in SEALED for _, where in head.published)
    meta_changed = [s for v, _ in head.modified if (s := read_iso(v)) is not None]
    proofs = [(told.how, s) for v in (told.published,) if v and (s := read_iso(v)) is not None]
    proofs += _settled(meta[:1], _turned(printed.own, meta) or (() if sealed else printed.changed))
    in_url = day_in_url(url)
    proofs += [("url", in_url)] if in_url is not None else []
    proofs += [("meta", s) for s in meta[1:4]]
    if not proofs:
        proofs = [("visible", s) for s in printed.only] or [("meta", s) for s in meta_changed[:1]]
    published = _dated(_preferred(proofs))
    changes = [(told.how, s) for v in (told.modified,) if v and (s := read_iso(v)) is not None]
    changes += [("visible", s) for s in printed.changed[:1]] + [("meta", s) for s in meta_changed[:1]]
    return Times(published, _dated(changes), None if published is not None else NO_DATE)


@dataclass(frozen=True, slots=True)
class _Printed:
    """Stamps at the head of the page: of publication, of change; and the one that all date lines elsewhere agree on."""

    own: tuple[Stamp, ...]
    changed: tuple[Stamp, ...]
    only: tuple[Stamp, ...]


def _printed(units: Sequence[Unit], parts: Parts) -> _Printed:
    title = parts.title if parts.title is not None else 0
    found: dict[str, list[Stamp]] = {
        "own": [],
        "changed": [],
        "before": [],
        "labelled": [],
        "far": [],
        "far changed": [],
    }
    for i, (unit, kind) in enumerate(zip(units, parts.kinds, strict=True)):
        if kind.kind not in ("dateline", "byline") and not (kind.kind == "title" and names_day(unit.words)):
            continue
        at = 0
        for stamp in find_stamps(unit.words[:300]):
            said = unit.words[at : stamp.span[0]].lower()
            at = stamp.span[1]
            where = _where(said, i, title, parts.lede)
            if where is not None:
                found[where].append(stamp)
    own, before, labelled = found["own"], found["before"], found["labelled"]
    wired = _of_wire(units, parts)
    elsewhere = (labelled, wired, found["far"], found["far changed"])
    only = next((x[:1] for x in elsewhere if len({s.day for s in x}) == 1), [])
    above = before if len({s.day for s in before}) == 1 else []
    if own:
        own = own + before  # further off, but it may be the one that metadata confirms
    return _Printed(
        tuple(own or ([] if found["changed"] else labelled[:1] or above)), tuple(found["changed"]), tuple(only)
    )


def _turned(printed: Sequence[Stamp], meta: Sequence[Stamp]) -> tuple[Stamp, ...]:
    """Printed stamps, with day and month as metadata has them where it has them the other way round ("9.10.")."""
    return tuple(replace(s, day=meta[0].day) if meta and _swapped(s.day) == meta[0].day else s for s in printed)


def _swapped(day: date) -> date | None:
    return make_day(day.year, day.day, day.month) if day.day <= LAST_MONTH else None


def _of_wire(units: Sequence[Unit], parts: Parts) -> list[Stamp]:
    """The day in the place line that a wire story opens with, where it has a year."""
    opening = units[parts.lede].words[:140] if parts.lede < len(units) else ""
    hit = DATELINE.match(opening)
    return find_stamps(opening[: hit.end()]) if hit is not None else []


def _where(said: str, i: int, title: int, lede: int) -> str | None:
    """Which stamps one belongs to, by the words before it and its place; None for those of the site itself."""
    late = any(m in said for m in MODIFIED)
    if title <= i <= lede + AFTER_LEDE:
        return "changed" if late else "own"
    if title - BEFORE_TITLE <= i < title:
        return "before"
    if late:
        return None if "site" in said else "far changed"
    return "labelled" if any(m in said for m in FIRST) else "far"


def _settled(meta: Sequence[Stamp], visible: Sequence[Stamp]) -> list[tuple[str, Stamp]]:
    """Metadata and the visible line together.

    Where the printed time of day is the metadata's shifted by whole hours, the printed one is the page's own, and the
    shift its zone. Where metadata marks as UTC the very time that is printed in a zone of its own, it is local time
    in disguise: the printed zone is right.
    """
    if not meta or not visible:
        return [("visible", s) for s in visible[:1]] + [("meta", s) for s in meta]
    machine = meta[0]
    printed = next((v for v in visible if v.day == machine.day), visible[0])
    if printed.minute is None or machine.minute is None:
        same = printed.day == machine.day
        return [("meta", machine), ("visible", printed)] if same else [("visible", printed), ("meta", machine)]
    if printed.offset is None and machine.offset is not None and not machine.utc:
        printed = replace(printed, offset=machine.offset)
    elif printed.offset is None and printed.minute is not None and machine.minute is not None and machine.utc:
        shift = (printed.day - machine.day).days * 24 * HOUR + printed.minute - machine.minute
        if shift % HOUR == 0 and abs(shift) <= LARGEST_SHIFT:
            printed = replace(printed, offset=shift)
    return [("visible", printed), ("meta", machine)]


def _preferred(proofs: list[tuple[str, Stamp]]) -> list[tuple[str, Stamp]]:
    """The address decides between metadata in UTC and the day beside it."""
    in_url = next((s for how, s in proofs if how == "url"), None)
    if in_url is None or not proofs or proofs[0][0] != "meta":
        return proofs
    first = proofs[0][1]
    if first.utc and abs((first.day - in_url.day).days) == 1:
        return [("url", in_url), *[p for p in proofs if p[0] != "url"]]
    return proofs


def _dated(proofs: Sequence[tuple[str, Stamp]]) -> Dated | None:
    """The first proof, with those that disagree (another moment, or another day)."""
    if not proofs:
        return None
    how, first = proofs[0]
    others = tuple(dict.fromkeys(s.dated(h) for h, s in proofs[1:] if not _agree(first, s)))
    return first.dated(how, others)


def _agree(a: Stamp, b: Stamp) -> bool:
    if a.minute is None or b.minute is None:
        return a.day == b.day
    apart = (a.day - b.day).days * 24 * HOUR + a.minute - b.minute
    if a.offset is not None and b.offset is not None:
        return apart == a.offset - b.offset
    return apart == 0
