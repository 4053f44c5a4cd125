"""For which body a spokesman with a name speaks."""

import pytest
from tests.claims.pages import read

from twosource.model import Claim, Mention


def told(claim: Claim) -> tuple[str, str | None]:
    assert claim.voice is not None
    return claim.voice.name, claim.voice.speaks_for


@pytest.mark.parametrize(
    "who",
    ["Harbour Ministry spokesman Viktor Sall", "Viktor Sall, a Harbour Ministry spokesman,", "spokesman Viktor Sall"],
)
def test_a_spokesman_with_a_name_speaks_for_the_body_before_his_office_or_whose_word_he_goes_on_with(who: str) -> None:
    claims = read(f"Norland’s Harbour Ministry denied that the pier had fallen. “It stands,” {who} said.")
    assert told(claims[1]) == ("Viktor Sall", "Harbour Ministry of Norland")


def test_a_ministry_spokesman_with_a_name_speaks_for_the_ministry_of_the_page() -> None:
    claims = read("The Harbour Ministry met on Monday.", "The pier was shut, ministry spokesman Viktor Sall said.")
    assert told(claims[0]) == ("Viktor Sall", "Harbour Ministry")


@pytest.mark.parametrize(
    "before",
    [
        "Norland’s Harbour Ministry denied that the pier had fallen. Berta Quill said it had.",
        "City Radio said the pier had fallen.",
        "The pier had fallen.",
    ],
)
def test_a_bare_spokesman_with_a_name_speaks_for_nobody_where_another_or_an_outlet_spoke_last(before: str) -> None:
    claims = read(f"{before} “It stands,” spokesman Viktor Sall said.")
    assert told(claims[-1]) == ("Viktor Sall", None)


@pytest.mark.parametrize("land", ["Norlandian", "opposition", "former"])
def test_a_word_before_the_office_that_names_no_body_makes_none(land: str) -> None:
    claims = read(f"Orland’s Harbour Ministry spoke of Norland’s pier. “It stands,” {land} spokesman Viktor Sall said.")
    assert told(claims[-1]) == ("Viktor Sall", None)


def test_a_bare_spokesman_goes_on_with_the_body_of_the_paragraph_before_where_no_other_is_named_since() -> None:
    told_before = "Norland’s Harbour Ministry denied that the pier had fallen"
    one = read(f"{told_before}.", "“It stands,” spokesman Viktor Sall said.")
    two = read(f"{told_before}, after the Tarn Council had met.", "“It stands,” spokesman Viktor Sall said.")
    far = read(f"{told_before}.", "It rained.", "“It stands,” spokesman Viktor Sall said.")
    assert [told(c[-1])[1] for c in (one, two, far)] == ["Harbour Ministry of Norland", None, None]


def test_the_article_of_an_office_that_is_a_mention_is_nobodys_name() -> None:
    first = "Norland’s Health Ministry raised the toll on Tuesday. "
    text = f"{first}The ministry’s count left out a girl, its spokeswoman Dora Peltz explained."
    short = Mention("organisation", (len(first), len(first) + len("The ministry")), name="Norland’s Health Ministry")
    assert told(read(text, mentions=(short,))[-1]) == ("Dora Peltz", "Health Ministry of Norland")


@pytest.mark.parametrize("who", ["union president Gil Farrow", "Harbour Union chairman Gil Farrow"])
def test_the_head_of_a_body_named_before_his_office_gives_its_word(who: str) -> None:
    claims = read(
        "The Harbour Union called a strike, after talks with the Tarn Bank.", f"“We stay at home,” {who} said."
    )
    assert told(claims[-1]) == ("Gil Farrow", "Harbour Union")


def test_a_ministers_field_is_no_body() -> None:
    claims = read("The Harbour Union called a strike.", "“We shall see,” Transport Minister Ivo Kestrel said.")
    assert told(claims[-1]) == ("Ivo Kestrel", None)
