"""What a reader set for a story: `story.toml`, `places.toml` and own kinds, picked up beside the pages."""

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from twosource.errors import BadInput
from twosource.model import SetAside, StorySettings
from twosource.pages.ownplaces import places_in


def settings_beside(
    paths: Iterable[str], check_kinds: Callable[[tuple[str, ...]], object]
) -> tuple[StorySettings | None, list[SetAside]]:
    """Settings beside files and in folders, None where there are none or one is broken; and what is broken.

    `check_kinds` raises `BadInput` for files that hold no kind.
    """
    try:
        picked = read_settings({Path(p) if Path(p).is_dir() else Path(p).parent for p in paths})
        if picked is not None:
            check_kinds(picked.kinds)
    except BadInput as error:
        path, _, why = error.what.partition(": ")
        return None, [SetAside(path, why, error.mend)]
    return picked, []


def read_settings(folders: Iterable[Path]) -> StorySettings | None:
    """Settings of the first folder, by name, that holds any, else None. Raises `BadInput` for broken TOML."""
    for folder in sorted(folders):
        story, places = folder / "story.toml", folder / "places.toml"
        kinds = tuple(str(p.resolve()) for p in sorted((folder / "kinds").glob("*.toml")))
        listed = places_in(folder)
        if story.is_file() or places.is_file() or kinds or listed:
            try:
                held = settings(table(story), table(places), kinds)
            except BadInput as error:
                named = error.what if error.what.startswith(str(folder)) else str(folder / error.what)
                raise BadInput(named, error.mend) from None
            return replace(held, places=(*held.places, *listed))
    return None


def table(path: Path) -> dict[str, object]:
    """A TOML file's table, empty where there is no file."""
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: is no TOML ({error})", "mend the line it names") from None


def settings(story: dict[str, object], places: dict[str, object], kinds: tuple[str, ...]) -> StorySettings:
    """Settings from the two tables: `[sides]` name = side, `borders`, `[[place]]` name, lat, lon, radius_km, names, and
    `[[outlet]]` name (of publisher or host), lat, lon, radius_km of the area that it reports on."""
    sides = story.get("sides", {})
    if not isinstance(sides, dict) or not all(isinstance(v, str) for v in sides.values()):
        raise BadInput("story.toml: a side is no text", 'write each line below [sides] as "Name of a voice" = "side"')
    outlets = story.get("outlet")
    rows = places.get("place")
    return StorySettings(
        sides=tuple(sides.items()),
        borders=str(story.get("borders", "both")),
        places=tuple(place(row) for row in rows if isinstance(row, dict)) if isinstance(rows, list) else (),
        kinds=kinds,
        outlets=tuple(place(o)[:4] for o in outlets if isinstance(o, dict)) if isinstance(outlets, list) else (),
    )


def place(row: dict[str, object]) -> tuple[str, float, float, float, tuple[str, ...]]:
    """One place of the reader's own list. Raises `BadInput` where a key is missing or no number."""
    try:
        names = row.get("names", [])
        others = tuple(str(n) for n in names) if isinstance(names, list) else ()
        lat, lon, radius = (float(str(row.get(k, d))) for k, d in (("lat", ""), ("lon", ""), ("radius_km", "0")))
        return (str(row["name"]), lat, lon, radius, others)
    except (KeyError, ValueError) as error:
        raise BadInput(f"places.toml: a place lacks a key or a number ({error})", "give name, lat and lon") from None
