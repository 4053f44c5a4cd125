"""A firm that is told by what it does is a body, and its officers speak for it."""

import pytest
from tests.claims.pages import read

from twosource.model import Claim


def told(claim: Claim) -> tuple[str, str | None]:
    assert claim.voice is not None
    return claim.voice.name, claim.voice.speaks_for


@pytest.mark.parametrize(
    "what", ["the largest grain trader in Veldmark", "the biggest miner in Veldmark", "a listed grain trader"]
)
def test_its_chief_executive_is_that_of_the_firm_whose_word_stands_before(what: str) -> None:
    claims = read(
        f"Brightholm Grain, {what}, has booked revenue from empty fields, the short seller Cassel Row said.",
        "Brightholm rejected the claims as baseless. Its chief executive, Marcus Feld, said every silo stood.",
    )
    assert told(claims[-1]) == ("Marcus Feld", "Brightholm Grain")


def test_a_trader_with_a_name_of_a_person_stays_one() -> None:
    claims = read("Ivo Brandt, a grain trader in Veldmark, said the silos were empty. He said he had seen them.")
    assert [told(c)[0] for c in claims] == ["Ivo Brandt", "Ivo Brandt"]


def test_a_report_in_which_somebody_said_a_thing_is_theirs_further_down() -> None:
    claims = read(
        "The silos do not exist, the short seller Cassel Row said in a 94-page report on Tuesday.",
        "“Nineteen were empty fields,” the report said.",
    )
    assert [told(c)[0] for c in claims] == ["Cassel Row", "Cassel Row"]


def test_an_auditor_that_withdraws_its_opinion_takes_it_back() -> None:
    claims = read("The auditor, Penhale Rowe, withdrew its audit opinion for 2034.")
    assert [c.retracts for c in claims] == [True]
