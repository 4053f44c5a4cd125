"""Who did it: two sides accuse each other, one denies or admits it, an observer does not know; read from pages."""

from pathlib import Path

import pytest
from tests.story.two_pages import first_said, ledger_of, others

from twosource.model import Ledger

ACCUSED = "Velland's army said on Tuesday that Ostmark had shelled the water tower at Kelm."


def answered(folder: Path, answer: str) -> Ledger:
    """The ledger of the accusation, and of it with an answer."""
    return ledger_of(folder, ACCUSED, answer)


@pytest.mark.parametrize(
    "answer",
    [
        "Ostmark denied that it had shelled the water tower at Kelm.",
        "Ostmark said the report was false.",
        "Ostmark said its forces did not shell the water tower at Kelm.",
        "Ostmark said there was no truth to the claim that it had shelled the water tower.",
        "Ostmark said it was not true that it had shelled the water tower.",
        "Ostmark never shelled the tower, its defence minister, Ada Holm, said.",
        "Contrary to what Velland said, Ostmark had not shelled the water tower, its defence ministry said.",
        "UN monitors said there was no evidence that the tower had been shelled.",
    ],
)
def test_a_denial_in_any_form_denies_it(tmp_path: Path, answer: str) -> None:
    made = answered(tmp_path, answer)
    assert others(made, "Velland's army") == ["denies"] and first_said(made).history[-1].standing == "disputed"


@pytest.mark.parametrize(
    "answer",
    [
        "Ostmark said Velland had shelled the water tower itself.",
        "Ostmark said it was Velland that had shelled the water tower.",
        "Ostmark said the tower had been shelled by Velland.",
        "Velland's own troops had shelled the water tower, Ostmark's defence ministry said.",
        "Ostmark accused Velland of shelling the water tower.",
        "UN monitors found that the tower had been shelled from positions held by Velland.",
    ],
)
def test_that_another_did_it_is_another_proposition(tmp_path: Path, answer: str) -> None:
    made = answered(tmp_path, answer)
    assert others(made, "Velland's army") == [] and len(made.propositions) == 2
    assert {p.history[-1].standing for p in made.propositions} == {"claimed"}


@pytest.mark.parametrize(
    "answer",
    [
        "Ostmark declined to comment on the shelling of the water tower at Kelm.",
        "Ostmark neither confirmed nor denied that it had shelled the water tower.",
        "UN monitors said they could not establish who had shelled the tower.",
    ],
)
def test_who_does_not_say_takes_no_stand(tmp_path: Path, answer: str) -> None:
    made = answered(tmp_path, answer)
    assert others(made, "Velland's army") == [] and len(made.propositions) == 1


@pytest.mark.parametrize(
    "answer",
    [
        "Ostmark admitted that it had shelled the water tower at Kelm.",
        "Ostmark's defence ministry confirmed that its forces had shelled the water tower at Kelm.",
    ],
)
def test_who_says_so_of_its_own_guns_concedes_it(tmp_path: Path, answer: str) -> None:
    assert first_said(answered(tmp_path, answer)).history[-1].standing == "conceded"


def test_an_observer_who_names_the_same_side_corroborates_it(tmp_path: Path) -> None:
    made = answered(tmp_path, "The UN said that Ostmark had shelled the water tower at Kelm.")
    assert first_said(made).history[-1].standing == "corroborated"
