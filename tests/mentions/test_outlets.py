"""An outlet's area is read off its other pages and decides among namesakes."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from mentions.texts import article_of
from twosource.mentions import Area, Told, areas_of, find_mentions, find_places
from twosource.model import Place, StorySettings

NEAR = "The roads of Dallas, Plano, Denison, Sherman, McKinney and Bonham in Texas were wet. Snow lay in Ennis."
WORLD = (
    "Talks were held in London, Lagos, Lima, Hanoi, Oslo, Accra, Perth in Australia and Riga. Snow lay in Sapporo, "
    "Minsk and Quito."
)


def told(page: str, text: str, origin: str | None = None) -> Told:
    return Told(page, "lantern.example", origin or page, find_places(article_of(text)))


def test_an_outlets_other_pages_choose_among_namesakes() -> None:
    held = [told("p1", NEAR), told("p2", NEAR.replace("Bonham", "Greenville")), told("p3", "Rain fell in Lancaster.")]
    area = areas_of(held)["p3"]
    text = article_of("Rain fell in Lancaster.")
    alone, known = (next(m.place for m in find_mentions(text, area=a) if m.kind == "place") for a in (None, area))
    assert alone is not None and known is not None
    assert round(alone.lon) != -97
    assert round(known.lon) == -97


def test_an_outlets_area_is_where_its_places_crowd() -> None:
    near = tuple(Place("g", "G", 40.0 + 0.02 * n, -80.0) for n in range(7))
    far = tuple(Place("g", "G", -40.0 + 10 * n, 30.0 * n) for n in range(7))
    pages = [Told("p1", "h", "p1", (*far, *near)), Told("p2", "h", "p2", ())]
    assert areas_of(pages) == {"p2": Area(40.0, -80.0, 75.0)}


def test_what_the_reader_set_goes_before_what_the_pages_tell() -> None:
    lancashire = StorySettings(outlets=(("lantern.example", 54.0, -2.8, 50.0),))
    text = replace(article_of("Rain fell in Lancaster."), url="https://lantern.example/rain")
    place = next(
        m.place for m in find_mentions(text, settings=lancashire, area=Area(33.0, -97.0, 75.0)) if m.kind == "place"
    )
    assert place is not None and round(place.lon) == -3


def test_the_page_itself_and_its_copies_tell_nothing_of_its_outlet() -> None:
    assert areas_of([told("p1", NEAR), told("p2", NEAR, origin="p1")]) == {}


def test_an_outlet_of_world_news_has_no_area() -> None:
    assert areas_of([told("p1", WORLD), told("p2", "Rain fell in Lancaster.")]) == {}


def test_pages_of_no_known_host_tell_nothing_of_each_other() -> None:
    places = find_places(article_of(NEAR))
    assert areas_of([Told("p1", "", "p1", places), Told("p2", "", "p2", places)]) == {}


POINTS = st.tuples(st.integers(-80, 80), st.integers(-179, 179))


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xyz"), st.lists(POINTS, max_size=12)), max_size=8))
def test_the_order_of_pages_changes_no_area(pages: list[tuple[str, str, list[tuple[int, int]]]]) -> None:
    held = [
        Told(str(n), host, origin, tuple(Place("g", "G", float(lat), float(lon)) for lat, lon in points))
        for n, (host, origin, points) in enumerate(pages)
    ]
    assert areas_of(held) == areas_of(held[::-1])
