"""The first real input: places and days come right, by what the pages say and where things lie."""

from dataclasses import replace
from pathlib import Path

import pytest

from twosource.articles import label
from twosource.mentions import find_mentions
from twosource.mentions.placefacts import kilometres
from twosource.model import Dated, Mention
from twosource.pages import read_pages

pytestmark = pytest.mark.shared


def read(shared: Path, number: str, day: str, after: str) -> tuple[str, tuple[Mention, ...]]:
    """Text and mentions of one page, its day given."""
    path = next((shared / "stories" / "pokrovsk").glob(f"{number}_*.txt"))
    article = label(read_pages([str(path)])[0][0])
    dated = Dated(day, after, "known")
    article = replace(article, anchor=dated)
    return article.text, find_mentions(article)


LIES = {
    "Pokrovsk": (48.28, 37.18),
    "Dobropillia": (48.47, 37.08),
    "Avdiyivka": (48.14, 37.75),
    "Kramatorsk": (48.74, 37.58),
    "Dnipro": (48.46, 35.04),
    "Mariupol": (47.10, 37.54),
    "Vovchansk": (50.29, 36.94),
    "Washington": (38.90, -77.04),
    "Ukraine": (49.0, 32.0),
    "Russia": (60.0, 100.0),
    "United States": (39.8, -98.6),
    "Alaska": (64.4, -150.0),
}
"""Public positions of the places that the five pages name, countries and Alaska by their middles."""
REGIONS = {"Donetsk": (48.1, 37.8), "Kharkiv": (49.6, 36.5), "Dnipropetrovsk": (48.4, 35.0)}
CITIES = {"Donetsk": (48.0, 37.8), "Kharkiv": (49.99, 36.23)}
NEAR_KM, NEAR_REGION_KM, WIDE_KM = 3.0, 30.0, 100.0


def test_every_place_of_the_five_pages_lies_where_it_does_and_no_stated_distance_is_contradicted(shared: Path) -> None:
    for number, day, after in (("000", "2025-06-18", "2025-06-19"), ("001", "2025-11-04", "2025-11-05"),
                               ("002", "2025-12-02", "2025-12-03"), ("003", "2025-08-12", "2025-08-13"),
                               ("004", "2025-11-04", "2025-11-05")):  # fmt: skip
        text, mentions = read(shared, number, day, after)
        places = [m for m in mentions if m.kind == "place"]
        assert places
        assert [m.name for m in places if m.place is None] == []
        assert [text[slice(*m.span)] for m in places if not lies_right(m, text)] == []
        assert [m.flag for m in places if m.flag and "the map" in m.flag] == []


def lies_right(mention: Mention, text: str) -> bool:
    """Whether a place's point is within 3 km of the town's, 30 km of the region's middle, 100 km of a state's."""
    place = mention.place
    assert place is not None
    region = place.name in REGIONS and (text.startswith(" region", mention.span[1]) or place.name not in CITIES)
    lat, lon = REGIONS[place.name] if region else LIES.get(place.name) or CITIES[place.name]
    wide = NEAR_REGION_KM if region else WIDE_KM if place.radius_km > 300 else NEAR_KM
    return kilometres(place.lat, place.lon, lat, lon) < wide


def test_two_spellings_of_the_northern_town_are_one_20_km_off(shared: Path) -> None:
    text, mentions = read(shared, "003", "2025-08-12", "2025-08-13")
    north = {m.entity: m.place for m in mentions if text[slice(*m.span)].startswith("Dobrop")}
    here = next(m.place for m in mentions if text[slice(*m.span)] == "Pokrovsk")
    assert len(north) == 1
    (there,) = north.values()
    assert there is not None and here is not None
    assert kilometres(here.lat, here.lon, there.lat, there.lon) == pytest.approx(21, abs=1.5)


def test_the_russian_name_is_the_same_place_because_the_text_says_so(shared: Path) -> None:
    text, mentions = read(shared, "002", "2025-12-02", "2025-12-03")
    assert len({m.entity for m in mentions if text[slice(*m.span)] in ("Krasnoarmeysk", "Pokrovsk")}) == 1


def test_days_count_from_the_page_and_the_summit_is_ahead(shared: Path) -> None:
    text, mentions = read(shared, "003", "2025-08-12", "2025-08-13")
    days = [(text[slice(*m.span)], m.time.timex) for m in mentions if m.time is not None]
    assert ("Friday", "2025-08-15") in days
    assert ("Tuesday", "2025-08-12") in days
    assert ("late last month", "2025-07") in days


def test_capitals_that_speak_are_bodies(shared: Path) -> None:
    text, mentions = read(shared, "001", "2025-11-04", "2025-11-05")
    kinds = {m.kind for m in mentions if text[slice(*m.span)] == "Kyiv"}
    assert kinds == {"organisation"}
