"""The area an outlet reports on: read off the places of its other pages, or set by the reader."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model import Article, Place, StorySettings
from .placechoice import Area
from .placefacts import kilometres

LEAST = 8
"""Settlements that an outlet's other pages must name before its area is guessed."""
SHARE = 0.3
"""Share of them that must lie together; world news has no area."""
TOGETHER_KM = 150.0
WIDEST_KM = 60.0
"""Places with a larger radius (regions, countries) say nothing of an outlet's area."""
MOST = 150
"""Places of an outlet that are looked at, the most named first: the area is clear long before."""
WHOLE_DEGREES = 0
"""Digits kept of an area's middle: a page more moves it rarely, so pages are rarely read again. LGL is resolved as well
with it as with the exact middle (bench/places.py)."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Told:
    """What one page tells of its outlet: the page, its host, its origin (copies tell nothing more) and its places."""

    page: str
    host: str
    origin: str
    places: tuple[Place, ...]


def areas_of(told: Iterable[Told]) -> dict[str, Area]:
    """The area of each page's outlet, by page, read off the outlet's pages of other origins; a page is left out where
    they tell of none. The order of pages changes nothing."""
    by_host: dict[str, list[Told]] = {}
    for one in told:
        if one.host:
            by_host.setdefault(one.host, []).append(one)
    return {page: area for pages in by_host.values() for page, area in _areas(pages)}


def _areas(pages: Sequence[Told]) -> Iterator[tuple[str, Area]]:
    origins: dict[Point, set[str]] = {}
    for one in pages:
        for p in one.places:
            if p.radius_km <= WIDEST_KM:
                origins.setdefault((p.lat, p.lon), set()).add(one.origin)
    points = sorted(origins, key=lambda at: (-len(origins[at]), at))[:MOST]
    near = {a: [b for b in points if kilometres(*a, *b) <= TOGETHER_KM] for a in points}
    known: dict[str, Area | None] = {}
    for one in pages:
        if one.origin not in known:
            weights = {at: len(origins[at] - {one.origin}) for at in points}
            known[one.origin] = _densest(near, weights)
        area = known[one.origin]
        if area is not None:
            yield one.page, area


def _densest(near: Mapping[Point, Sequence[Point]], weights: Mapping[Point, int]) -> Area | None:
    """The middle of the densest part, None where the places are few or scattered over the world."""
    total = sum(weights.values())
    if total < LEAST:
        return None
    held = {a: sum(weights[b] for b in around) for a, around in near.items()}
    best = max(held, key=lambda at: (held[at], at))
    if held[best] < SHARE * total:
        return None
    lat = sum(b[0] * weights[b] for b in near[best]) / held[best]
    x = sum(math.cos(math.radians(b[1])) * weights[b] for b in near[best])
    y = sum(math.sin(math.radians(b[1])) * weights[b] for b in near[best])
    lon = math.degrees(math.atan2(y, x))
    return Area(round(lat, WHOLE_DEGREES), round(lon, WHOLE_DEGREES), TOGETHER_KM / 2)


def area_for(article: Article, settings: StorySettings) -> Area | None:
    """The area that the reader set for the article's outlet, by its publisher or a part of its address."""
    for outlet, lat, lon, radius in settings.outlets:
        if outlet == article.publisher or (article.url is not None and outlet.lower() in article.url.lower()):
            return Area(lat, lon, radius)
    return None
