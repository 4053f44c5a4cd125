"""Areas are the ellipsoid's, months are measured only between maps, and a bad file is one line."""

import gzip
import json
from math import pi
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.areas import Area, months, read_maps, records
from twosource.areas.geometry import polygon_km2, ring_km2


def square(west: float, south: float, east: float, north: float) -> list[list[float]]:
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def test_a_degree_cell_at_the_equator_has_the_area_of_the_tables() -> None:
    # 1 x 1 degree from the equator on WGS84: 12,308.8 km2 (Snyder, Map Projections, p. 25, from 111.32 km x 110.57 km)
    assert ring_km2(square(0, 0, 1, 1)) == pytest.approx(12308.8, rel=1e-3)


def test_the_whole_northern_half_is_half_of_the_ellipsoids_surface() -> None:
    corners = [(lon, lat) for lon in range(-180, 180, 10) for lat in range(0, 90, 10)]
    cells = sum(ring_km2(square(lon, lat, lon + 10, lat + 10)) for lon, lat in corners)
    assert cells == pytest.approx(510065621.7 / 2, rel=1e-6)  # surface of WGS84: 510,065,621.724 km2
    assert cells < 4 * pi * 6378.137**2 / 2


@given(st.floats(-170, 160), st.floats(-70, 60), st.floats(0.01, 5))
def test_direction_of_drawing_changes_no_area_and_a_hole_is_taken_off(west: float, south: float, size: float) -> None:
    outer = square(west, south, west + size, south + size)
    inner = square(west, south, west + size / 2, south + size / 2)
    assert ring_km2(outer) == pytest.approx(ring_km2(outer[::-1]))
    assert polygon_km2([outer, inner]) == pytest.approx(ring_km2(outer) - ring_km2(inner))


def test_a_month_without_a_map_near_its_ends_is_not_measured_and_says_so() -> None:
    held = [Area("2031-03-01", 100.0, "a"), Area("2031-03-31", 160.0, "b"), Area("2031-05-20", 300.0, "c")]
    march, april, may = months(held)
    assert (march.km2, march.from_day, march.to_day) == (60.0, "2031-03-01", "2031-03-31")
    assert april.km2 is None and april.why and may.km2 is None


def test_a_record_is_larger_than_every_month_before_it() -> None:
    days = ["2031-01-01", "2031-02-01", "2031-03-01", "2031-04-01", "2031-05-01"]
    held = [Area(d, km2, "") for d, km2 in zip(days, [0.0, 50.0, 80.0, 150.0, 160.0], strict=True)]
    assert records(months(held)) == ["2031-03"]


def test_files_that_are_no_maps_are_one_line_each_and_the_rest_is_read(tmp_path: Path) -> None:
    shape = {"type": "Polygon", "coordinates": [square(10, 50, 11, 51)]}
    good = json.dumps({"features": [{"geometry": shape}]}).encode()
    (tmp_path / "2031-05-09.geojson").write_bytes(good)
    (tmp_path / "2031-05-10.geojson.gz").write_bytes(gzip.compress(good))
    (tmp_path / "2031-05-11.geojson").write_bytes(b"\x00no")
    (tmp_path / "map.geojson").write_bytes(good)
    held, bad = read_maps(tmp_path.iterdir())
    assert [a.day for a in held] == ["2031-05-09", "2031-05-10"] and held[0].km2 == held[1].km2 > 7000
    assert len(bad) == 2 and all("\n" not in line for line in bad)
