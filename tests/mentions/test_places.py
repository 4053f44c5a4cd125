"""Places: points by the gazetteer, homonyms by what the text says, the reader's own places first."""

from collections.abc import Callable

import pytest

from mentions.texts import article_of
from twosource.mentions import find_mentions
from twosource.mentions.gazetteer import gazetteer, read_gazetteer
from twosource.mentions.placefacts import bearing_of, kilometres, moved
from twosource.model import Mention, StorySettings

Read = Callable[..., dict[str, Mention]]


@pytest.mark.parametrize(
    ("text", "name", "lat", "lon"),
    [
        ("A barn burned in Paris, Texas, on Monday.", "Paris", 33.7, -95.6),
        ("The talks in Paris went on, the French said.", "Paris", 48.9, 2.4),
        ("A mill burned in Springfield, 30 kilometers north of Hartford in Connecticut.", "Springfield", 42.1, -72.6),
        ("The trains in Kiev stood still.", "Kiev", 50.4, 30.5),
    ],
)
def test_the_text_decides_among_places_of_one_name(read: Read, text: str, name: str, lat: float, lon: float) -> None:
    place = read("place", text)[name].place
    assert place is not None
    assert (place.lat, place.lon) == (pytest.approx(lat, abs=0.3), pytest.approx(lon, abs=0.3))


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [("Kiev", 50.45, 30.52), ("Kyiv", 50.45, 30.52), ("Odessa", 46.48, 30.73), ("Lviv", 49.84, 24.02),
     ("Warsaw", 52.23, 21.01), ("Madrid", 40.42, -3.70), ("Munich", 48.14, 11.58)],
)  # fmt: skip
def test_a_bare_name_that_a_city_shares_with_its_region_is_the_city(
    read: Read, name: str, lat: float, lon: float
) -> None:
    place = read("place", f"The trains in {name} stood still.")[name].place
    assert place is not None
    assert kilometres(place.lat, place.lon, lat, lon) < 5


def test_a_region_is_the_region_where_the_text_says_so(read: Read) -> None:
    place = read("place", "The trains in the Kiev region stood still.")["Kiev"].place
    assert place is not None
    assert place.radius_km > 100


def test_a_region_that_merely_overlaps_contested_territory_is_not_contested(read: Read) -> None:
    found = read("place", "The trains in the Odessa region and in Odessa stood still.")
    assert found["Odessa"].belongs == "Ukraine"


def test_the_readers_own_place_wins() -> None:
    own = StorySettings(places=(("Paris", 10.0, 20.0, 2.0, ("Old Paris",)),))
    places = [m.place for m in find_mentions(article_of("Rain fell in Paris."), settings=own) if m.kind == "place"]
    assert [(p.lat, p.lon) for p in places if p is not None] == [(10.0, 20.0)]


def test_a_place_in_no_list_is_put_where_the_text_says(read: Read) -> None:
    place = read("place", "A fire broke out in Qeldrin, 20 kilometers north of Madrid in Spain.")["Qeldrin"].place
    assert place is not None
    assert kilometres(place.lat, place.lon, 40.42, -3.70) == pytest.approx(20, abs=1)
    assert place.radius_km > 2


def test_a_place_in_no_list_and_placed_by_nothing_says_so(read: Read) -> None:
    mention = read("place", "A fire broke out in Qeldrin.")["Qeldrin"]
    assert (mention.place, mention.unresolved) == (None, "in no list at hand")


def test_what_is_stormed_or_entered_is_a_place_whatever_lists_hold(read: Read) -> None:
    assert "Qeldrin" in read("place", "Rebels stormed Qeldrin on Monday.")
    assert "Bo Ek" not in read("place", "The guards captured Bo Ek.")


def test_a_settlement_without_a_name_is_put_where_the_text_says(read: Read) -> None:
    places = read("place", "Troops left Toledo for a small village 15 kilometers east of Madrid in Spain.")
    village, near = places["a small village"].place, places["Toledo"]
    assert village is not None and near.flag is None
    assert kilometres(village.lat, village.lon, 40.42, -3.70) == pytest.approx(15, abs=1)
    assert (village.name, village.radius_km > 5) == ("a small village 15 kilometers east of Madrid", True)


@pytest.mark.parametrize(
    "text",
    ["A fire broke out in Qeldrin, a village 20 kilometers north of Madrid in Spain.",
     "He lived in Qeldrin. Qeldrin is a small village 20 kilometers north of Madrid in Spain.",
     "It burned near Qeldrin, he said, referring to a town some 20 kilometers north of Madrid in Spain."],
)  # fmt: skip
def test_a_settlement_with_a_name_before_it_is_that_one(read: Read, text: str) -> None:
    places = read("place", text)
    place = places["Qeldrin"].place
    assert set(places) <= {"Qeldrin", "Madrid", "Spain"} and place is not None
    assert kilometres(place.lat, place.lon, 40.42, -3.70) == pytest.approx(20, abs=1)


def test_a_name_that_only_sounds_like_a_listed_one_says_which(read: Read) -> None:
    mention = read("place", "A fire broke out in Hostomell.")["Hostomell"]
    assert mention.place is None
    assert mention.unresolved is not None and "sounds like" in mention.unresolved


def test_a_distance_that_the_map_contradicts_is_flagged(read: Read) -> None:
    text = "Troops in Toulouse, 20 kilometers north of Madrid, left for Spain and France."
    assert read("place", text)["Toulouse"].flag == "the text puts it 20 km from Madrid, the map 553 km"


def test_names_that_the_text_equates_are_one_place(read: Read) -> None:
    text = "They spoke of the towns of Qeldrin and Ostwar, the army said, using the Russian name for Velmar."
    places = read("place", f"Velmar fell. Ostwar fell. The city of Velmar stood, and in Ostwar it rained. {text}")
    assert places["Qeldrin"].entity == places["Velmar"].entity


def test_two_spellings_of_one_name_are_one_place(read: Read) -> None:
    places = read("place", "Shells fell in Dobrovillia. It was quiet near Dobrovilla.")
    assert places["Dobrovillia"].entity == places["Dobrovilla"].entity


def test_contested_territory_names_all_claimants_unless_the_reader_chose() -> None:
    article = article_of("A ship left the port of Yalta in Crimea.")
    both = [m.belongs for m in find_mentions(article) if m.kind == "place"]
    one = [m.belongs for m in find_mentions(article, settings=StorySettings(borders="Ukraine")) if m.kind == "place"]
    assert set(both) == {"claimed by Ukraine and Russia"}
    assert set(one) == {"Ukraine"}


def test_an_old_name_is_told_from_the_year_after_it_was_given_up() -> None:
    later, earlier = (
        [m.flag for m in find_mentions(article_of("The port of Bombay in India was shut.", day)) if m.name == "Mumbai"]
        for day in ("2031-06-03", "1990-06-03")
    )
    assert later == ["called Bombay until 1995, since then Mumbai"]
    assert earlier == [None]


def test_a_point_moved_lies_as_far_and_in_that_direction() -> None:
    lat, lon = moved(48.0, 37.0, 22.0, 45.0)
    assert kilometres(48.0, 37.0, lat, lon) == pytest.approx(22.0, abs=0.01)
    assert bearing_of(48.0, 37.0, lat, lon) == pytest.approx(45.0, abs=0.2)


def test_the_gazetteer_finds_every_name_that_it_holds() -> None:
    held = gazetteer()
    assert {c.country for c in held.find("Springfield")} == {"US"} | {c.country for c in held.find("springfield")}
    assert held.find("zzzz no such place") == []
    assert held.find("") == []


def test_a_foreign_file_is_no_gazetteer() -> None:
    with pytest.raises(ValueError, match="no gazetteer"):
        read_gazetteer(b"something else entirely")


def test_a_small_namesake_in_a_country_that_nothing_speaks_of_is_not_meant(read: Read) -> None:
    text = "Trains in Lyon, Nantes, Lille, Rennes and Toulouse in France stood still, as they did at Heathrow."
    heathrow = read("place", text)["Heathrow"]
    assert heathrow.place is None or (
        heathrow.flag is not None and "countries of which nothing here speaks" in heathrow.flag
    )


def test_the_territory_of_a_state_is_the_states(read: Read) -> None:
    text = "Mines were laid in the border territory of Georgia, Armenia said. Azerbaijan said nothing."
    assert read("place", text)["Georgia"].belongs == "Georgia"


def test_a_capital_joined_to_a_place_is_a_place(read: Read) -> None:
    assert "Washington" in read("place", "Jobs moved to California or Washington, where Oregon lost some, too.")


@pytest.mark.parametrize(
    "text",
    ["WASHINGTON (AP) - The talks failed.", "WASHINGTON—The talks failed.",
     "He flew to Washington on Monday.", "She grew up in New York and left."],
)  # fmt: skip
def test_a_bare_name_that_a_city_shares_with_a_region_is_no_region(read: Read, text: str) -> None:
    places = [m.place for m in read("place", text).values() if m.place is not None]
    assert all(
        kilometres(p.lat, p.lon, 38.9, -77.04) < 5 or kilometres(p.lat, p.lon, 40.71, -74.0) < 20 for p in places
    )


def test_a_region_in_which_the_text_puts_a_town_stays_one(read: Read) -> None:
    place = read("place", "They met in Spokane, Washington, on Monday.")["Washington"].place
    assert place is not None and place.lon < -117


def test_a_country_is_no_city_that_is_spelled_a_little_like_it(read: Read) -> None:
    place = read("place", "They live in Tunisia.")["Tunisia"].place
    assert place is not None and place.name == "Tunisia"
