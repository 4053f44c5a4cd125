"""`pages.toml`: what a reader knows of pages that lost their header, kept beside them."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from twosource.model import SetAside, Told

NAME = "pages.toml"
KEYS = ("byline", "modified", "path", "published", "publisher", "title", "url")
DAYS = ("published", "modified")
DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:[T ].*)?)?)?")


@dataclass(frozen=True, slots=True)
class Beside:
    """What a folder's `pages.toml` says, by file name, and what in it can't be used."""

    entries: dict[str, Told] = field(default_factory=dict)
    faults: tuple[SetAside, ...] = ()


def beside(folder: Path) -> Beside:
    """What `pages.toml` in a folder says of its pages; empty without one. A faulty entry is told of and left out."""
    path = folder / NAME
    try:
        stamp = path.stat().st_mtime
    except OSError:
        return Beside()
    return _read(str(path), stamp)


@lru_cache(maxsize=64)
def _read(path: str, stamp: float) -> Beside:
    try:
        found = tomllib.loads(Path(path).read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        mend = "mend the TOML: one [[page]] with path, url, published, publisher"
        return Beside({}, (SetAside(path, f"is no TOML ({error})", mend),))
    rows = found.get("page", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return Beside({}, (SetAside(path, "page is no list of tables", "write [[page]] before each entry"),))
    faults = tuple(SetAside(path, why, mend) for row in rows for why, mend in _faults(row, Path(path).parent))
    return Beside({str(row.get("path")): _told(row) for row in rows}, faults)


def _faults(row: dict[str, object], folder: Path) -> Iterator[tuple[str, str]]:
    """What of an entry can't be used, and the mend."""
    name = str(row.get("path"))
    if not (folder / name).is_file():
        yield f"there is no file {name} beside it", "give each [[page]] the name of a file in the same folder as path"
    for key in sorted(set(row) - set(KEYS)):
        yield f"unknown key {key}", f"use {', '.join(KEYS)}"
    for key in DAYS:
        if key in row and _day(row[key]) is None:
            yield f"{key} of {name} is no date: {row[key]}", "write it as 2025-06-18"


def _told(row: dict[str, object]) -> Told:
    byline = row.get("byline") or []
    names = [byline] if isinstance(byline, str) else byline if isinstance(byline, list) else []
    return Told(
        title=_text(row.get("title")),
        byline=tuple(str(n) for n in names),
        publisher=_text(row.get("publisher")),
        published=_day(row.get("published")),
        modified=_day(row.get("modified")),
        url=_text(row.get("url")),
    )


def _day(value: object) -> str | None:
    text = _text(value)
    return text if text is not None and DAY.fullmatch(text) else None


def _text(value: object) -> str | None:
    if value is None:
        return None
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
