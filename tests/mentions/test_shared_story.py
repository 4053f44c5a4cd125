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


def test_every_place_lies_where_it_does_and_no_stated_distance_is_contradicted(shared: Path) -> None:
    for number, day, after in (("000", "2025-06-18", "2025-06-19"), ("001", "2025-11-04", "2025-11-05"),
                               ("002", "2025-12-02", "2025-12-03"), ("003", "2025-08-12", "2025-08-13")):  # fmt: skip
        _, mentions = read(shared, number, day, after)
        places = [m for m in mentions if m.kind == "place"]
        assert places
        assert [m.name for m in places if m.place is None] == []
        assert [m.flag for m in places if m.flag and "the map" in m.flag] == []


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
