"""The reader's own places, in the file they have them in."""

from pathlib import Path

import pytest

from twosource.errors import BadInput
from twosource.pages.settings import read_settings


def test_places_come_from_csv_and_geojson_beside_the_pages(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text(
        "name,lat,lon,radius_km,names\nTarn,48.5,37.1,2,Old Tarn|Tarna\nHolm,1,2,,\n", "utf-8"
    )
    (tmp_path / "places.geojson").write_text(
        '{"features": [{"properties": {"name": "Orm"}, "geometry": {"type": "Point", "coordinates": [30, 60]}}]}',
        "utf-8",
    )
    settings = read_settings([tmp_path])
    assert settings is not None
    assert settings.places == (
        ("Tarn", 48.5, 37.1, 2.0, ("Old Tarn", "Tarna")), ("Holm", 1.0, 2.0, 0.0, ()), ("Orm", 60.0, 30.0, 0.0, ()),
    )  # fmt: skip


@pytest.mark.parametrize("text", ["name,lat\nTarn,1\n", "name,lat,lon\nTarn,far,2\n", "name,lat,lon\nTarn,95,2\n"])
def test_a_broken_list_of_places_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "places.csv").write_text(text, "utf-8")
    with pytest.raises(BadInput, match=r"places\.csv"):
        read_settings([tmp_path])


def test_an_outlets_area_is_set_in_the_story_file(tmp_path: Path) -> None:
    (tmp_path / "story.toml").write_text(
        '[[outlet]]\nname = "tarn.example"\nlat = 48\nlon = 37\nradius_km = 80\n', "utf-8"
    )
    settings = read_settings([tmp_path])
    assert settings is not None
    assert settings.outlets == (("tarn.example", 48.0, 37.0, 80.0),)


def test_a_side_that_is_no_text_is_named_with_its_mend(tmp_path: Path) -> None:
    (tmp_path / "story.toml").write_text("[sides]\nMill = 5\n")
    with pytest.raises(BadInput, match=r"story\.toml: a side is no text"):
        read_settings([tmp_path])
