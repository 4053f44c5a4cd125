"""When a page was published and changed: every proof found, the best first, those that disagree kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from twosource.model import Dated, Told

from .dates import Stamp, day_in_url, find_stamps, read_iso
from .head import Head
from .oneoffs import Fixed
from .units import Unit

HOUR = 60
LARGEST_SHIFT = 14 * HOUR
"""Minutes: the largest offset of a zone from UTC."""
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
NO_DATE = "no date in metadata, in a date line or in the address"


@dataclass(frozen=True, slots=True)
class Times:
    """Published and modified, each None without proof; the reason where unpublished."""

    published: Dated | None
    modified: Dated | None
    undated: str | None


def times_of(told: Told, url: str | None, head: Head, units: Sequence[Unit], kinds: Sequence[Fixed]) -> Times:
    """Published and modified of a page with their proof."""
    visible, changed = _visible(units, kinds)
    meta = [s for v, _ in head.published if (s := read_iso(v)) is not None]
    meta_changed = [s for v, _ in head.modified if (s := read_iso(v)) is not None]
    proofs: list[tuple[str, Stamp]] = []
    known = read_iso(told.published) if told.published else None
    if known is not None:
        proofs.append((told.how, known))
    proofs += _settled(meta[:1], visible)
    in_url = day_in_url(url)
    if in_url is not None:
        proofs.append(("url", in_url))
    proofs += [("meta", s) for s in meta[1:4]]
    published = _dated(_preferred(proofs))
    told_modified = read_iso(told.modified) if told.modified else None
    changes = [(told.how, told_modified)] if told_modified is not None else []
    changes += [("visible", s) for s in changed[:1]] + [("meta", s) for s in meta_changed[:1]]
    modified = _dated(changes)
    return Times(published, modified, None if published is not None else NO_DATE)


def _visible(units: Sequence[Unit], kinds: Sequence[Fixed]) -> tuple[list[Stamp], list[Stamp]]:
    """Stamps of publication and of change in date lines and bylines."""
    published: list[Stamp] = []
    changed: list[Stamp] = []
    for unit, kind in zip(units, kinds, strict=True):
        if kind.kind not in ("dateline", "byline"):
            continue
        at = 0
        for stamp in find_stamps(unit.words[:300]):
            before = unit.words[at : stamp.span[0]].lower()
            (changed if any(m in before for m in MODIFIED) else published).append(stamp)
            at = stamp.span[1]
    return published, changed


def _settled(meta: Sequence[Stamp], visible: Sequence[Stamp]) -> list[tuple[str, Stamp]]:
    """Metadata and the visible line together.

    Where the printed time of day is the metadata's shifted by whole hours, the printed one is the page's own, and the
    shift its zone. Where metadata marks as UTC the very time that is printed in a zone of its own, it is local time
    in disguise: the printed zone is right.
    """
    if not meta or not visible:
        return [("meta", s) for s in meta] + [("visible", s) for s in visible[:1]]
    machine = meta[0]
    printed = next((v for v in visible if abs((v.day - machine.day).days) <= 1), None)
    if printed is None:
        return [("meta", machine), ("visible", visible[0])]
    if printed.minute is None or machine.minute is None:
        return (
            [("visible", printed), ("meta", machine)]
            if printed.day != machine.day
            else [("meta", machine), ("visible", printed)]
        )
    if printed.offset is None and machine.offset is not None:
        shift = (printed.day - machine.day).days * 24 * HOUR + printed.minute - machine.minute
        if shift % HOUR == 0 and abs(shift + machine.offset) <= LARGEST_SHIFT:
            printed = replace(printed, offset=machine.offset + shift)
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
