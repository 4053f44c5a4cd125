"""Control maps, one a day, to areas by day and net changes by month."""

import gzip
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from twosource.errors import BadInput

from .geometry import polygon_km2

DAY = re.compile(r"(20\d\d)-?(\d\d)-?(\d\d)")
EDGE_DAYS = 3
"""A month is measured only where maps stand within so many days of both its ends: a week's gain is no month's."""


@dataclass(frozen=True, slots=True)
class Area:
    """The area that one map shows on a day, km2."""

    day: str
    km2: float
    path: str


@dataclass(frozen=True, slots=True)
class Month:
    """Net change over a month, km2, with the days of the two maps it rests on; None where no map is near an end."""

    month: str
    km2: float | None
    from_day: str | None
    to_day: str | None
    why: str | None = None


def read_maps(paths: Iterable[Path]) -> tuple[list[Area], list[str]]:
    """Areas by day, one a map, and a line for each file that is no dated map."""
    done: dict[str, Area] = {}
    bad: list[str] = []
    for path in sorted(paths):
        try:
            found = read_map(path)
        except BadInput as error:
            bad.append(str(error))
            continue
        done[found.day] = found
    return sorted(done.values(), key=lambda a: a.day), bad


def read_map(path: Path) -> Area:
    """The area that one GeoJSON file (gzip or not) shows; its day is in its name. Raises `BadInput`."""
    stamp = DAY.search(path.name)
    try:
        day = date(*map(int, stamp.groups())).isoformat() if stamp else ""
    except ValueError:
        day = ""
    if not day:
        raise BadInput(f"{path}: its name has no day", "name it like 2031-05-09.geojson")
    try:
        data = path.read_bytes()
        raw = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
        features = json.loads(raw)["features"]
        total = sum(geometry_km2(f["geometry"]) for f in features if f.get("geometry"))
    except (OSError, ValueError, KeyError, TypeError, IndexError, EOFError) as error:
        raise BadInput(f"{path}: is no GeoJSON map ({type(error).__name__})", "give polygons by day") from None
    return Area(day, total, str(path))


def geometry_km2(geometry: dict[str, object]) -> float:
    """Area of a GeoJSON geometry, km2; lines and points have none."""
    coordinates = geometry.get("coordinates", [])
    if geometry.get("type") == "Polygon":
        return polygon_km2(coordinates)  # type: ignore[arg-type]
    if geometry.get("type") == "MultiPolygon":
        return sum((polygon_km2(p) for p in coordinates), 0.0)  # type: ignore[attr-defined]
    return 0.0


def months(areas: Sequence[Area]) -> list[Month]:
    """Net change by calendar month, between the maps nearest to its two ends."""
    if not areas:
        return []
    found = []
    first = date.fromisoformat(areas[0].day).replace(day=1)
    while first <= date.fromisoformat(areas[-1].day):
        after = (first + timedelta(days=32)).replace(day=1)
        start, end = nearest(areas, first), nearest(areas, after)
        name = f"{first:%Y-%m}"
        if start is None or end is None:
            found.append(Month(name, None, None, None, f"no map within {EDGE_DAYS} days of both its ends"))
        else:
            found.append(Month(name, end.km2 - start.km2, start.day, end.day))
        first = after
    return found


def nearest(areas: Sequence[Area], day: date) -> Area | None:
    """The map nearest to a day, within `EDGE_DAYS`."""
    best = min(areas, key=lambda a: abs((date.fromisoformat(a.day) - day).days))
    return best if abs((date.fromisoformat(best.day) - day).days) <= EDGE_DAYS else None


def records(found: Sequence[Month]) -> list[str]:
    """Months whose gain is larger than that of every measured month before them."""
    most: float | None = None
    held = []
    for month in found:
        if month.km2 is None:
            continue
        if most is not None and month.km2 > most:
            held.append(month.month)
        most = month.km2 if most is None else max(most, month.km2)
    return held
