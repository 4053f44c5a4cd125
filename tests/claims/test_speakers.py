"""Whom a source stands for in running English: who goes on, whose lawyer speaks, what a title belongs to."""

import pytest
from tests.claims.pages import read

from twosource.claims.cast import Actor
from twosource.claims.stage import full_name
from twosource.model import Claim


def names(claims: list[Claim]) -> list[str | None]:
    return [c.voice.name if c.voice is not None and c.voice.unresolved is None else None for c in claims]


def test_she_added_is_whoever_spoke_last() -> None:
    claims = read(
        "Maria Olt, a farmer, was seen at the weir. The gate had been open for a week, said Jo Brandt, the warden. "
        "“Nobody looked,” she added."
    )
    assert names(claims)[-1] == "Jo Brandt"


def test_a_pronoun_keeps_in_mind_whom_it_stands_for() -> None:
    claims = read(
        "Karl Venn, the mate, said the hatch was shut. Ivo Lund, his cousin, said it was open. "
        "Two guards had seen him on the quay that night. He said he had been merry."
    )
    assert names(claims)[-1] == "Ivo Lund"


def test_who_cites_a_count_is_not_who_made_it() -> None:
    claims = read(
        "The Harbour Ministry took back its figure on Monday. Citing a count by Dockside Aid, it said five had died."
    )
    assert names(claims)[-1] != "Dockside Aid"


def test_what_a_lawyer_says_of_him_is_what_his_client_says() -> None:
    claims = read("Tobias Carne was fined on Monday. Carne's lawyer said he denied having seen the letter.")
    assert any(c.voice is not None and c.voice.name == "Tobias Carne" for c in claims)


def test_the_lawyer_of_a_person_is_a_voice_of_its_own() -> None:
    claims = read("Tobias Carne was fined on Monday. Carne's lawyer said the fine was too high.")
    assert names(claims) == ["Carne's lawyer"]


def test_the_lawyers_of_a_body_are_a_voice_of_their_own() -> None:
    claims = read("Sable Bank lost on Monday, the bank said. The bank's lawyers said the fine was too high.")
    assert names(claims) == ["Sable Bank", "lawyers of Sable Bank"]


def test_the_client_is_whose_lawyer_speaks() -> None:
    claims = read(
        "Tobias Carne was fined on Monday. Carne's lawyer said it was early.",
        "According to her client, the fine was wrong.",
    )
    assert names(claims)[-1] == "Tobias Carne"


def test_a_body_before_a_comma_is_no_title_of_who_says_so() -> None:
    claims = read(
        "Asta Voss, the foreign minister, said the note was lost. The log may be read by a court, Voss said. "
        "“We will wait,” she said."
    )
    assert names(claims) == ["Asta Voss"] * 3


def test_the_head_of_a_league_is_a_person() -> None:
    claims = read("The president of the league, Hanne Brod, said the ice was thin. “It cracked,” she said.")
    assert names(claims) == ["Hanne Brod"] * 2


def test_he_is_tells_of_another_than_the_one_before() -> None:
    claims = read(
        "“He poured it from a bottle,” said Liv Parrow. He is Emil Sann, who looks after the team.",
        "“I can swim,” Parrow said; “I cannot ski,” she added.",
    )
    assert names(claims)[-1] == "Liv Parrow"


def test_a_name_with_an_article_is_no_person() -> None:
    claims = read("Petra Kolm, a cook, said the pot was empty. The Heron sank on Sunday. She said nobody was aboard.")
    assert names(claims)[-1] == "Petra Kolm"


def test_the_report_is_whose_report_was_spoken_of() -> None:
    claims = read(
        "The bridge was sound, according to a report of the Harbour Board that somebody had mislaid.",
        "Two piers had been mended, the report says.",
    )
    assert names(claims) == ["Harbour Board"] * 2


@pytest.mark.parametrize(
    "source",
    [
        "the board's own calculation",
        "a poll by the board of its members",
        "figures the board gave to the papers",
        "a video released by the board and shared by many",
        "a notice on the board's site",
        "the board's ledger",
    ],
)
def test_a_document_speaks_for_whose_it_is(source: str) -> None:
    claims = read(f"The Harbour Board met on Monday. The pier was shut, according to {source}.")
    assert names(claims) == ["Harbour Board"]


@pytest.mark.parametrize("source", ["a paper by Professor Ada Brill of Ebb University in the Annals of Piers"])
def test_a_paper_speaks_for_its_author(source: str) -> None:
    claims = read(f"It rained on Monday. The pier was shut, according to {source}.")
    assert names(claims) == ["Ada Brill"]


@pytest.mark.parametrize("source", ["Norland's delegation", "Voss's campaign"])
def test_people_who_belong_to_somebody_are_no_document(source: str) -> None:
    claims = read(f"It rained on Monday in Norland. {source} said that the pier was shut.")
    assert [c.voice.name for c in claims if c.voice is not None] == [source]


def test_its_army_is_the_army_of_the_land_spoken_of() -> None:
    claims = read("The war in Norland goes on. Norland's troops have taken the hill, its army said on Monday.")
    assert names(claims) == ["Norland's army"]


def test_a_ministry_is_told_apart_by_where_it_sits() -> None:
    claims = read("Sixty had drowned, according to the Harbour Ministry in Port Ebb.")
    assert names(claims) == ["Harbour Ministry of Port Ebb"]


def test_the_judges_are_the_court_of_the_page() -> None:
    claims = read("The sale was void, the Fleet Court said on Monday. A clerk had been bought, the judges said.")
    assert names(claims) == ["Fleet Court"] * 2


def test_the_surgeon_after_a_quotation_is_whoever_was_named_last() -> None:
    claims = read("Dr Milo Harr has dust in his eyebrows and does not sit. “I signed the form,” the surgeon said.")
    assert names(claims) == ["Milo Harr"]


@pytest.mark.parametrize("source", ["the mayor", "the designer"])
def test_an_office_or_trade_elsewhere_may_be_somebody_else(source: str) -> None:
    claims = read(f"Dr Milo Harr has dust in his eyebrows and does not sit. In a letter {source} said it was late.")
    assert names(claims) == [None]


def test_a_ministry_spokesman_speaks_for_the_ministry_of_the_page() -> None:
    claims = read("The Harbour Ministry met on Monday. A ministry spokesman said the pier was shut.")
    assert names(claims) == ["Harbour Ministry"]


def test_a_police_spokesman_of_no_police_named_says_so() -> None:
    claims = read("It rained on Monday. A police spokesman said the pier was shut.")
    assert names(claims) == [None]


def test_observers_give_the_word_of_their_mission() -> None:
    claims = read("The Blue Cord Mission counted twenty-six. Its observers said there had been a dog.")
    assert names(claims) == ["Blue Cord Mission"]


def test_the_board_is_another_named_so_before_the_page_itself() -> None:
    claims = read(
        "The Hollin Water Board was asked on Monday. The Board said its logs were complete.",
        publisher="Fisheries Department",
    )
    assert names(claims) == ["Hollin Water Board"]


@pytest.mark.parametrize(
    "name", ["Velland's Defence Ministry", "Velland’s Defence Ministry", "Vellandian Defence Ministry"]
)
def test_a_body_that_bears_its_lands_name_does_not_get_its_seat_on_top(name: str) -> None:
    assert full_name(Actor(0, name, "body", frozenset(), owner="Ostmark")) == name


def test_a_body_that_bears_no_land_is_told_with_its_owner() -> None:
    assert full_name(Actor(0, "Weather Office", "body", frozenset(), owner="Norland")) == "Weather Office of Norland"


@pytest.mark.parametrize(
    "told",
    [
        "Ostmark's defence minister, Ivo Lund, visited Kelm.",
        "The defence minister of Ostmark, Ivo Lund, visited Kelm.",
        "On Monday the defence minister of Ostmark, Ivo Lund, visited Kelm.",
        "The council met Ostmark's defence minister, Ivo Lund, on Monday.",
        "Ivo Lund, Ostmark's defence minister, visited Kelm.",
        "Ivo Lund, who is Ostmark's defence minister, visited Kelm.",
    ],
)
def test_an_office_told_beside_a_name_is_known_again_wherever_it_was_told(told: str) -> None:
    assert names(read(f"{told} The minister said the bridge would open.")) == ["Ivo Lund"]


def test_a_name_that_speaks_after_a_list_holds_no_office_of_it() -> None:
    claims = read("Letters went to the mayor of Kelm, Calder Line said. The mayor said none had come.")
    assert names(claims)[-1] != "Calder Line"
