"""The area an outlet reports on: read off the places of its own pages, or set by the reader."""

import math
from collections.abc import Sequence

from ..model import Article, Place, StorySettings
from .placechoice import Area
from .placefacts import kilometres

LEAST = 8
"""Settlements that an outlet's pages must name before its area is guessed."""
SHARE = 0.3
"""Share of them that must lie together; world news has no area."""
TOGETHER_KM = 150.0
WIDEST_KM = 60.0
"""Places with a larger radius (regions, countries) say nothing of an outlet's area."""
MOST = 400
"""Places looked at: the area is clear long before."""


def area_of(places: Sequence[Place]) -> Area | None:
    """The middle of the densest part of an outlet's places, None where they are few or scattered over the world."""
    near = [p for p in places if p.radius_km <= WIDEST_KM][:MOST]
    if len(near) < LEAST:
        return None
    around = [[q for q in near if kilometres(p.lat, p.lon, q.lat, q.lon) <= TOGETHER_KM] for p in near]
    best = max(around, key=len)
    if len(best) < SHARE * len(near):
        return None
    lat = sum(p.lat for p in best) / len(best)
    x = sum(math.cos(math.radians(p.lon)) for p in best)
    y = sum(math.sin(math.radians(p.lon)) for p in best)
    return Area(lat, math.degrees(math.atan2(y, x)), TOGETHER_KM / 2)


def area_for(article: Article, settings: StorySettings) -> Area | None:
    """The area that the reader set for the article's outlet, by its publisher or a part of its address."""
    for outlet, lat, lon, radius in settings.outlets:
        if outlet == article.publisher or (article.url is not None and outlet.lower() in article.url.lower()):
            return Area(lat, lon, radius)
    return None
