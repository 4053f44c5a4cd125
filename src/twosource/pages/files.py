"""Files, folders and globs -> pages; what can't be read is set aside with its reason and the rest goes on."""

import glob
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from twosource.errors import BadInput
from twosource.model import Page, SetAside, Told

from .readers import read_bytes
from .told import beside

FILE_LIMIT = 512 * 1024 * 1024
"""Bytes of one file taken into memory: web archives are large, pages never are (those have a limit of their own)."""
SETTINGS = ".toml"
"""Files beside pages that are settings (pages.toml, story.toml, places.toml, own kinds), not pages."""
LISTS = frozenset({"places.csv", "places.geojson"})
"""The reader's own places in other forms."""


def read_pages(paths: Iterable[str]) -> tuple[list[Page], list[SetAside]]:
    """Pages of files, folders (with all below them) and globs, and what was set aside.

    Order is that of the paths, folders sorted. A file met twice is one page; equal bytes under several paths are one
    page with several paths.
    """
    pages: dict[str, Page] = {}
    aside: list[SetAside] = []
    files = list(dict.fromkeys(_files(paths, aside)))
    aside += [fault for folder in dict.fromkeys(f.parent for f in files) for fault in beside(folder).faults]
    for file in files:
        for page in _read_file(file, aside):
            held = pages.get(page.id)
            pages[page.id] = page if held is None else _joined(held, page)
    return list(pages.values()), aside


def _joined(held: Page, page: Page) -> Page:
    """One page under one more path, with what either path is known to say."""
    told = held.told if held.told != Told() else page.told
    return replace(held, paths=tuple(dict.fromkeys((*held.paths, *page.paths))), told=told, url=held.url or page.url)


def _files(paths: Iterable[str], aside: list[SetAside]) -> Iterable[Path]:
    for path in paths:
        found = Path(path)
        if found.is_dir():
            inside = sorted(
                p for p in found.rglob("*") if p.is_file() and not _hidden(p, found) and not _is_settings(p)
            )
            if not inside:
                aside.append(SetAside(path, "folder without pages", "name a folder that holds saved pages"))
            yield from inside
        elif found.exists():
            yield found
        else:
            matched = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []
            if not matched:
                aside.append(SetAside(path, "no such file or folder", "check the path"))
            yield from _files(matched, aside)


def _is_settings(path: Path) -> bool:
    return path.suffix == SETTINGS or path.name in LISTS


def _hidden(path: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)


def _read_file(path: Path, aside: list[SetAside]) -> list[Page]:
    try:
        if path.is_char_device() or path.is_block_device():
            raise BadInput(f"{path}: a device, no file", "save the page in a file")
        size = path.stat().st_size
        if size > FILE_LIMIT:
            raise BadInput(f"{path}: larger than {FILE_LIMIT >> 20} MB", "split it")
        told = beside(path.parent).entries.get(path.name, Told())
        pages = read_bytes(path.read_bytes(), str(path), told.url)
    except BadInput as error:
        aside.append(SetAside(str(path), error.what.removeprefix(f"{path}: "), error.mend))
        return []
    except OSError as error:
        aside.append(SetAside(str(path), error.strerror or "can't be read", "check its rights"))
        return []
    return [replace(p, told=told) if p.told == Told() else p for p in pages]
