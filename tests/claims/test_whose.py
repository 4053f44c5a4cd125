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


def test_she_who_told_him_a_thing_is_not_he_who_says_so() -> None:
    text = "Petra Lund kept the lists. A driver says she had admitted to him that two were lost."
    spans = [
        ("A driver", "says", ("she had admitted to him that two were lost",)),
        ("she", "had admitted", ("that two were lost",)),
    ]
    assert who(from_spans(text, spans)) == [("Petra Lund", ["A driver"])]


def test_a_sentence_that_begins_with_she_makes_no_woman_of_a_mans_name() -> None:
    claims = read(
        "Ada Finch kept the books. Hugo Brandt, for the defence, came late on Monday. She said the forms were blank."
    )
    assert names(claims)[-1] != "Hugo Brandt"


def test_a_gender_is_not_learned_where_a_person_without_a_name_stands_beside() -> None:
    claims = read("Gren Mallow met a driver at the weir. She said the gate was shut.")
    assert names(claims)[-1] != "Gren Mallow"


def test_a_court_without_a_name_is_nobody_whom_she_can_mean() -> None:
    claims = read(
        "The nurse on Ward 6 had been told to wait. A tribunal heard on Monday that two visors broke. "
        "She said one lasted nine days."
    )
    assert names(claims)[-1] != "A tribunal"


@pytest.mark.parametrize(
    ("title", "noun"), [("Inspector", "detective"), ("Dr", "surgeon"), ("Captain", "skipper"), ("Ambassador", "envoy")]
)
def test_another_word_for_what_a_person_is_points_to_them(title: str, noun: str) -> None:
    claims = read(f"{title} Noel Wick came at nine, and the gate was open. It rained. The {noun} said it was quiet.")
    assert names(claims)[-1] == "Noel Wick"


@pytest.mark.parametrize("noun", ["lock-keeper", "liquidator", "statistician"])
def test_he_can_be_a_person_whose_trade_is_in_no_list(noun: str) -> None:
    claims = read(
        f"Karl Venn left in May. His driver stayed at home. The ice will bear until spring, the {noun} said. "
        "He said it was thick."
    )
    assert claims[-1].voice is not None and claims[-1].voice.name == f"the {noun}"


def test_whom_somebody_telephoned_can_be_she() -> None:
    claims = read(
        "Max Tarn watched the count with a bodyguard. He telephoned Ember twice. She said she was not taking bids."
    )
    assert names(claims)[-1] == "Ember"


def test_who_stands_for_somebody_in_court_has_him_for_a_client() -> None:
    claims = read(
        "Arlen Voss, 51, was tried on Monday.",
        "Basil Crewe, for Voss, said the case was thin. His client denied that he had been on the land.",
    )
    assert names(claims)[-1] == "Arlen Voss"


@pytest.mark.parametrize(
    "text, name",
    [
        ("Velland's army accused Ostmark on Monday. Ostmark never shelled the tower, its defence minister said.",
         "defence minister of Ostmark"),
        ("Velland's army accused Ostmark on Monday. Ostmark never shelled the tower, said its defence minister.",
         "defence minister of Ostmark"),
    ],
)  # fmt: skip
def test_its_minister_behind_a_statement_is_of_the_body_that_the_statement_begins_with(text: str, name: str) -> None:
    assert [c.voice.name for c in read(text) if c.voice is not None][-1] == name


def test_a_name_inside_the_statement_is_not_whose_head_speaks() -> None:
    text = "The River Mission was careful. It is too soon to call the summit Ostmark's, said its head, Ruth Amsel. "
    found = read(text + "Snow fell on the pass. The guns were on the far bank, her monitors found.")
    assert not [c for c in found if c.voice is not None and "Ostmark" in c.voice.name]


def test_his_office_is_called_after_who_was_spoken_of_and_is_one_with_the_office_named_so() -> None:
    claims = read("President Anton Brask is away. His office said he was ill.", "Brask’s office said he would be back.")
    assert names(claims) == ["Anton Brask's office"] * 2
    nobody = read("Rain fell on Monday. His office said he was ill.")[0]
    assert nobody.voice is not None and nobody.voice.unresolved
