"""Which place "the town" means, and which names are one place's."""

import re

from twosource.ledger.places import antecedent, name_of, places_of
from twosource.model import Article, Block, Mention, Reading


def reading(text: str, *names: str, page: str = "p") -> Reading:
    """A page whose mentions of these places are known."""
    found = [Mention("place", m.span(), name=n) for n in names for m in re.finditer(re.escape(n), text, re.IGNORECASE)]
    return Reading(Article(page, f"{page}.txt", text, (Block("paragraph", (0, len(text))),)), tuple(found), ())


def town(text: str, *names: str) -> str | None:
    """What "the town" at the end of a text means."""
    read = reading(text, *names)
    found = antecedent(read.article, places_of([read]).on["p"], len(text))
    return None if found is None else name_of(found)


def test_the_town_is_the_nearest_one_called_so_not_the_capital_where_somebody_spoke() -> None:
    told = "Velm, a town of 900 people, was shelled. The minister told reporters in Oster, the capital, of it. The town"
    assert town(told, "Velm", "Oster") == "Velm"


def test_a_region_and_a_dateline_are_no_town() -> None:
    assert town("OSTER, Oct 9 - Velm lies in the Lower Nore district. The town", "Velm", "Oster", "Nore") == "Velm"


def test_where_only_the_capital_is_named_the_town_stays_open() -> None:
    assert town("She spoke to reporters in Oster, the capital. The town", "Oster") is None


def test_a_name_that_others_use_for_a_town_is_the_same_place_in_the_whole_story() -> None:
    one = reading("Velm, a town by the sea, was quiet. The army took the town, which it calls Arnau.", "Velm")
    two = reading("The general spoke of the fall of Arnau.", "Arnau", page="q")
    assert places_of([one, two]).other == {"Arnau": "Velm"}


def test_using_a_sides_name_for_the_town_tells_its_other_name() -> None:
    text = "Velm, a port, had fallen. He told her of the “taking of Arnau”, using the Orsian name for the town."
    assert places_of([reading(text, "Velm", "Arnau")]).other == {"Arnau": "Velm"}


def test_a_place_that_one_page_knows_is_found_on_every_page() -> None:
    one, two = reading("Velm was quiet.", "Velm"), reading("The loss of Velm hurt. Velmer wept.", page="q")
    assert [m.span for m in places_of([one, two]).on["q"]] == [(12, 16)]


def test_a_name_that_begins_with_any_capital_letter_is_one() -> None:
    one = reading("Šarn, a town by the sea, was quiet. The army took Šarn, which it calls Østby.", "Šarn")
    two = reading("The general spoke of the fall of Østby.", "Østby", page="q")
    assert places_of([one, two]).other == {"Østby": "Šarn"}
