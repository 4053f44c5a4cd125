"""`pages.toml`: what a reader knows of pages that lost their header, kept beside them."""

import tomllib
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from twosource.errors import BadInput
from twosource.model import Told

NAME = "pages.toml"
KEYS = {"path", "url", "published", "modified", "publisher", "title", "byline"}


@lru_cache(maxsize=64)
def _read(path: str, stamp: float) -> dict[str, Told]:
    try:
        found = tomllib.loads(Path(path).read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: {error}", "mend the TOML: one [[page]] with path, url, published, publisher") from None
    entries = found.get("page", [])
    if not isinstance(entries, list):
        raise BadInput(f"{path}: page is no list of tables", "write [[page]] before each entry")
    return {str(e.get("path")): _told(e, path) for e in entries if isinstance(e, dict)}


def _told(entry: dict[str, object], path: str) -> Told:
    unknown = sorted(set(entry) - KEYS)
    if unknown:
        raise BadInput(f"{path}: unknown key {unknown[0]}", f"use {', '.join(sorted(KEYS))}")
    byline = entry.get("byline") or []
    names = [byline] if isinstance(byline, str) else byline if isinstance(byline, list) else []
    return Told(
        title=_text(entry.get("title")),
        byline=tuple(str(n) for n in names),
        publisher=_text(entry.get("publisher")),
        published=_text(entry.get("published")),
        modified=_text(entry.get("modified")),
        url=_text(entry.get("url")),
    )


def _text(value: object) -> str | None:
    if value is None:
        return None
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def told_of(path: Path) -> Told:
    """What `pages.toml` in the page's folder says of it; an empty Told without one. Errors: BadInput."""
    beside = path.parent / NAME
    try:
        stamp = beside.stat().st_mtime
    except OSError:
        return Told()
    return _read(str(beside), stamp).get(path.name, Told())
