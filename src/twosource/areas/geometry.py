"""Areas of polygons on the WGS84 ellipsoid."""

from collections.abc import Sequence
from math import asin, atanh, pi, radians, sin, sqrt

SEMI_MAJOR_KM = 6378.137
FLATTENING = 1 / 298.257223563
"""WGS84 (NIMA TR8350.2, 2000, table 3.1)."""
ECCENTRICITY = sqrt(FLATTENING * (2 - FLATTENING))

Ring = Sequence[Sequence[float]]


def q_of(latitude: float) -> float:
    """Snyder's q for a latitude in degrees (Map Projections, USGS PP 1395, eq. 3-12)."""
    e, s = ECCENTRICITY, sin(radians(latitude))
    return (1 - e * e) * (s / (1 - e * e * s * s) + atanh(e * s) / e)


Q_POLE = q_of(90.0)
AUTHALIC_KM = SEMI_MAJOR_KM * sqrt(Q_POLE / 2)
"""Radius of the sphere with the ellipsoid's surface (Snyder, eq. 3-13)."""


def authalic(latitude: float) -> float:
    """Authalic latitude, radians: on it the sphere's areas are the ellipsoid's (Snyder, eq. 3-11)."""
    return asin(max(-1.0, min(1.0, q_of(latitude) / Q_POLE)))


def ring_km2(ring: Ring) -> float:
    """Area within a closed ring of (lon, lat) degrees, km2, positive whatever its direction."""
    total = 0.0
    for (lon, lat, *_), (lon2, lat2, *_) in zip(ring, [*ring[1:], ring[0]], strict=True):
        turn = (lon2 - lon + 180) % 360 - 180
        total += radians(turn) * (sin(authalic(lat)) + sin(authalic(lat2))) / 2
    area = abs(total) * AUTHALIC_KM**2
    return min(area, 4 * pi * AUTHALIC_KM**2 - area)


def polygon_km2(rings: Sequence[Ring]) -> float:
    """Area of a polygon, km2: its outer ring less its holes."""
    if not rings:
        return 0.0
    return ring_km2(rings[0]) - sum(ring_km2(hole) for hole in rings[1:])
