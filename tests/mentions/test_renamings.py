"""Earlier names of places: still those places, dated, unless another place bears the name today."""

from collections.abc import Callable

import pytest

from mentions.texts import article_of
from twosource.mentions import find_mentions
from twosource.mentions.placefacts import kilometres
from twosource.mentions.renamings import Renaming, renamings
from twosource.model import Mention, Place

Read = Callable[..., dict[str, Mention]]

ALL = [(r, name) for r in renamings() for name in r.earlier]
HOMONYMS = frozenset(
    {"Dzerzhinsk", "Dimitrov", "Novomoskovsk", "Pervomaiskyi", "Krasnyi Lyman", "Salisbury", "Batavia", "Gorky",
     "Madras", "Frunze", "Leningrad", "Sverdlovsk", "Dnipropetrovsk", "Kirovohrad", "Gurgaon", "Artemovsk"}
)  # fmt: skip
"""Earlier names that another place or a region bears today: alone they may mean that one."""


def placed(words: str, country: str, day: str | None) -> Place | None:
    """Where the article puts the name that the sentence ends in."""
    text = f"Officials in {country} met on Monday. A mill burned down near {words}."
    found = [m for m in find_mentions(article_of(text, day)) if text[slice(*m.span)] == words]
    return found[0].place if found else None


@pytest.mark.parametrize(("renaming", "earlier"), [(r, n) for r, n in ALL if n != "Dzerzhinsk"])
def test_every_earlier_name_in_the_table_is_todays_place(renaming: Renaming, earlier: str) -> None:
    now = placed(renaming.today, renaming.country, "2031-06-03")
    old = placed(earlier, renaming.country, f"{renaming.last}-06-03")
    assert now is not None and old is not None
    assert kilometres(now.lat, now.lon, old.lat, old.lon) < 5


@pytest.mark.parametrize("name", [name for r, name in ALL if r.country == "Ukraine" and name not in HOMONYMS])
def test_an_earlier_name_alone_is_enough_today(read: Read, name: str) -> None:
    mention = read("place", f"Shells fell near {name} on Monday.", "2031-06-03")[name]
    assert mention.place is not None
    assert mention.flag is not None and f"called {name} until" in mention.flag


@pytest.mark.parametrize("verb", ["entered", "captured", "left", "reached", "stormed", "shelled"])
def test_what_troops_enter_is_a_place_by_its_earlier_name_too(read: Read, verb: str) -> None:
    mention = read("place", f"Troops {verb} Artemivsk on Monday.", "2031-06-03")["Artemivsk"]
    assert mention.name == "Bakhmut"


def test_a_place_that_bears_the_name_today_goes_before_one_that_gave_it_up(read: Read) -> None:
    assert read("place", "A mill burned in Salisbury.", "2031-06-03")["Salisbury"].belongs != "Zimbabwe"
    assert read("place", "A mill burned in Salisbury.", "1975-06-03")["Salisbury"].name == "Harare"
    assert read("place", "A mill burned in Bombay.", "2031-06-03")["Bombay"].name == "Mumbai"


def test_a_region_that_kept_the_name_goes_before_the_city_that_gave_it_up(read: Read) -> None:
    now = read("place", "Shells fell in Dnipropetrovsk.", "2031-06-03")["Dnipropetrovsk"].place
    then = read("place", "Shells fell in Dnipropetrovsk.", "2014-06-03")["Dnipropetrovsk"].place
    assert now is not None and then is not None
    assert now.radius_km > 100 > then.radius_km


def test_an_earlier_name_with_its_region_is_the_place_in_that_region(read: Read) -> None:
    mention = read("place", "Shells fell in Dzerzhinsk in the Donetsk region.", "2031-06-03")["Dzerzhinsk"]
    assert mention.name == "Toretsk"
