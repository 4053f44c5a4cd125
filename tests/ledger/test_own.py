"""Which earlier statement of its own a voice stands by, takes back or turns against."""

from pathlib import Path

import pytest

import twosource
from twosource.ledger.own import is_own, own_words
from twosource.model import Ledger

from .test_kinds import read
from .test_laws import ledger, page


def story(folder: Path, *pages: str) -> Ledger:
    """The ledger of pages a day apart."""
    for i, text in enumerate(pages):
        (folder / f"{i}.txt").write_text(f"The mill at Orle\n\nMarch {i + 5}, 2034\n\n{text}\n", "utf-8")
    held = twosource.open(":memory:")
    held.add([str(folder)])
    return held.ledger()


FIRST = (
    "Harle Mills said the boiler had been inspected in January.\n\nThe Rescue Service said the fire had "
    "started in a store of paint."
)


def test_what_a_voice_takes_back_in_other_words_is_its_own_statement(tmp_path: Path) -> None:
    last = "Harle Mills withdrew its statement that inspectors had seen the boiler."
    made = story(tmp_path, FIRST, last)
    (found,) = [p for p in made.propositions if any(m.retracts for m in p.claims)]
    assert len(found.claims) == 2 and [e.standing for e in found.history] == ["claimed", "withdrawn"]


def test_of_two_statements_as_near_the_one_that_says_least_else_is_taken_back(tmp_path: Path) -> None:
    first = "Harle Mills said that the drums had been foul.\n\nThe Rescue Service said that it was night."
    second = (
        "“Orle may well ask where its drums stood all winter while the gate was open and nobody at the works looked,” "
        "Harle Mills said."
    )
    made = story(tmp_path, first, second, "Harle Mills withdrew its charge about foul drums from Orle.")
    (found,) = [p for p in made.propositions if any(m.retracts for m in p.claims)]
    assert found.text == "The drums had been foul."


def test_that_account_is_the_one_that_the_voice_spoke_of_just_before(tmp_path: Path) -> None:
    last = (
        "Harle Mills withdrew its statement that the boiler had been inspected in January. “That account rested on a "
        "paper which has turned out to be forged,” it said."
    )
    made = story(tmp_path, FIRST, last)
    held = [p for p in made.propositions if any("boiler" in p.text for _ in p.claims)]
    assert len(held) == 1 and held[0].history[-1].standing == "withdrawn"


def test_a_claim_that_only_points_never_gives_a_proposition_its_text(tmp_path: Path) -> None:
    made = story(tmp_path, FIRST, "Harle Mills stood by its report.")
    assert not [p.text for p in made.propositions if "report" in p.text]


def test_its_account_of_something_is_its_own_word_and_another_report_is_none() -> None:
    assert is_own(read("its account of the note", "stood by"))
    assert not is_own(read("its account of the long night in the harbour of Marl", "published"))


def test_nobody_who_takes_back_nothing_means_an_earlier_word() -> None:
    assert own_words("v", [read("the town of Marl was quiet")]) == {}


def test_a_statement_of_another_voice_is_not_taken_back(tmp_path: Path) -> None:
    last = "Harle Mills withdrew its statement about the weather."
    made = story(tmp_path, FIRST, last)
    (paint,) = [p for p in made.propositions if "paint" in p.text]
    assert [e.standing for e in paint.history] == ["claimed"]


def test_the_ledger_with_withdrawals_is_the_same_in_any_order() -> None:
    pages = [page(1, 0, [(0, 4, 0)]), page(2, 2, [(0, 6, 0), (1, 0, 3)])]
    assert ledger(pages) == ledger(pages[::-1], seed=3)


OWNED = [
    "Harle Mills said it had been wrong about the boiler.",
    "Harle Mills said it was wrong to say that the boiler had been inspected.",
    "Harle Mills abandoned its claim that the boiler had been inspected in January.",
    "Harle Mills said it no longer believed that the boiler had been inspected.",
    "Harle Mills conceded that its statement about the boiler had been false.",
    "Harle Mills apologised for saying that the boiler had been inspected.",
]


@pytest.mark.parametrize("words", OWNED)
def test_whoever_owns_an_error_in_whatever_words_takes_back_what_he_said(words: str, tmp_path: Path) -> None:
    (found,) = [p for p in story(tmp_path, FIRST, words).propositions if "inspected in January" in p.text]
    assert [e.standing for e in found.history] == ["claimed", "withdrawn"]


def test_an_error_of_others_takes_nothing_back(tmp_path: Path) -> None:
    made = story(tmp_path, FIRST, "Anna Vey, an engineer, said Harle Mills was wrong about the boiler.")
    assert "withdrawn" not in {e.standing for p in made.propositions for e in p.history}
