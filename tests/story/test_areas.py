"""An outlet's other pages decide among namesakes; a page is read again only where what they tell changed."""

from twosource.model import Page, Place, Reading
from twosource.store import open_store
from twosource.story import read_set

NEWS = "Rain fell in Lancaster on Monday. The council said that the road to the mill will be shut."
LOCAL = (
    "The roads of Dallas, Plano, Denison, Sherman, McKinney and Bonham in Texas were wet.\n\nSnow lay in Ennis.",
    "Schools in Dallas, Plano, Greenville, Sherman and Garland in Texas were shut.\n\nBuses stopped in Ennis.",
)


def page(name: str, text: str) -> Page:
    return Page(name, (f"{name}.txt",), "text/plain", text, url=f"https://lantern.example/{name}")


def places(reading: Reading) -> list[Place]:
    return [m.place for m in reading.mentions if m.place is not None]


def test_an_outlets_other_pages_choose_among_namesakes() -> None:
    store = open_store(":memory:")
    pages = [page("news", NEWS)]
    (alone,) = places(read_set(store, pages).readings[0])
    pages += [page(f"local{n}", text) for n, text in enumerate(LOCAL)]
    (known,) = places(read_set(store, pages).readings[0])
    assert round(alone.lon) != -97
    assert round(known.lon) == -97


def test_a_page_of_another_outlet_changes_no_reading() -> None:
    store = open_store(":memory:")
    pages = [page("news", NEWS), *(page(f"local{n}", text) for n, text in enumerate(LOCAL))]
    before = read_set(store, pages).readings
    other = Page("other", ("other.txt",), "text/plain", "Hail fell in Oslo.", url="https://gazette.example/hail")
    assert read_set(store, [*pages, other]).readings[:3] == before
