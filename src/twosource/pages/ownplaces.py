"""The reader's own places: places.csv (name, lat, lon, radius_km, names) or places.geojson beside the pages."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

from twosource.errors import BadInput

OwnPlace = tuple[str, float, float, float, tuple[str, ...]]
"""Name, latitude, longitude, radius in km, other names."""
Row = tuple[str, object, object, object, list[str]]
"""The same as a file gives it, numbers still to be read."""
MEND = "give each place a name, a latitude and a longitude in degrees"


def places_in(folder: Path) -> tuple[OwnPlace, ...]:
    """The places of both files, CSV first; none where a file is missing. Raises `BadInput` for a broken one."""
    return (*_read(folder / "places.csv", _csv), *_read(folder / "places.geojson", _geojson))


def _read(path: Path, rows: Callable[[Path], list[Row]]) -> tuple[OwnPlace, ...]:
    if not path.is_file():
        return ()
    try:
        return tuple(_place(*row) for row in rows(path))
    except (KeyError, ValueError, TypeError, IndexError, AttributeError, csv.Error) as error:
        raise BadInput(f"{path}: no list of places ({error})", MEND) from None


def _csv(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as held:
        return [
            (r["name"], r["lat"], r["lon"], r.get("radius_km") or 0, (r.get("names") or "").split("|"))
            for r in csv.DictReader(held)
        ]


def _geojson(path: Path) -> list[Row]:
    out: list[Row] = []
    for feature in json.loads(path.read_text("utf-8"))["features"]:
        of, (lon, lat, *_) = feature["properties"], feature["geometry"]["coordinates"]
        out.append((of["name"], lat, lon, of.get("radius_km", 0), [str(n) for n in of.get("names", [])]))
    return out


def _place(name: str, lat: object, lon: object, radius: object, names: list[str]) -> OwnPlace:
    point = float(str(lat)), float(str(lon))
    if not (name and abs(point[0]) <= 90 and abs(point[1]) <= 180):
        raise ValueError(f"{name!r} lies nowhere")
    return name, *point, float(str(radius)), tuple(n for n in names if n)
