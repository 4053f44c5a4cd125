"""What those are called whom a page describes by somebody else, and whom a pronoun cannot stand for."""

import pytest
from tests.claims.pages import read
from tests.claims.test_relays import from_spans, who
from tests.claims.test_speakers import names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Tarn Rail Union will strike on Monday. Its general secretary said the offer was thin.",
            "general secretary of Tarn Rail Union",
        ),
        ("Tobias Carne was fined on Monday. His brother said the fine was too high.", "Tobias Carne's brother"),
        (
            "Tarn Rail Union will strike on Monday.\n\nA steward of the union said the offer was thin.",
            "A steward of Tarn Rail Union",
        ),
        ("Nora Venn was fined on Monday. One of her neighbours said it was early.", "One of Nora Venn's neighbours"),
    ],
)
def test_who_is_told_by_somebody_elses_pronoun_is_called_after_them(text: str, name: str) -> None:
    assert names(read(text)) == [name]


def test_who_belongs_to_nobody_known_keeps_the_pages_words() -> None:
    assert names(read("Rain fell on Monday. Her brother said the weir would hold."))[0] in {"Her brother", None}


def test_he_can_be_who_is_called_after_a_body_that_reports() -> None:
    claims = read(
        "Simon Ark left in May. The World Fever Network met on Monday, and its coordinator said the count was early. "
        "He called the count a guess."
    )
    assert names(claims)[-1] == "coordinator of World Fever Network"


def test_whom_somebody_recalls_saying_a_thing_is_another() -> None:
    text = "Karl Venn was fined on Monday. A broker recalled him saying that the pier was rotten."
    spans = [
        ("A broker", "recalled", ("him saying that the pier was rotten",)),
        ("him", "saying", ("that the pier was rotten",)),
    ]
    assert who(from_spans(text, spans)) == [("Karl Venn", ["A broker"])]


@pytest.mark.parametrize(
    ("name", "noun"), [("Halden Glass", "glassmaker"), ("Halden Lending Group", "lender"), ("Halden Poll", "pollster")]
)
def test_a_noun_made_of_a_names_word_points_to_it(name: str, noun: str) -> None:
    claims = read(f"{name} lost a tenth on Monday. Port Nine gained. The {noun} said the winter had been warm.")
    assert names(claims) == [name]
