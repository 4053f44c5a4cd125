"""Who did it: two sides accuse each other, one denies or admits it, an observer does not know; read from pages."""

from pathlib import Path

import pytest

import twosource
from twosource.model import Ledger, Proposition

ACCUSED = "Velland's army said on Tuesday that Ostmark had shelled the water tower at Kelm."
ABOUT = "The tower stood on the hill above the market and gave water to the old town. Nobody was hurt."
AFTER = "The mayor of Kelm has asked for calm until the pumps run again."


def ledger_of(folder: Path, answer: str) -> Ledger:
    """The ledger of the accusation on one page, and of it with an answer on the next day's."""
    one, other = folder / "a.txt", folder / "b.txt"
    one.write_text(f"Tower at Kelm shelled\nBy Piet Dorran\n4 June 2031\n\nKELM, 4 June. {ACCUSED} {ABOUT}\n")
    other.write_text(f"Answer on Kelm\nBy Ada Roth\n5 June 2031\n\n{ACCUSED} {answer} {AFTER}\n")
    story = twosource.open(":memory:")
    story.add([str(one), str(other)])
    story.read()
    return story.ledger()


def accusation(made: Ledger) -> Proposition:
    """The proposition that the army's claim stands in."""
    held = [p for p in made.propositions if any(c.path.endswith("a.txt") for c in p.claims)]
    assert len(held) == 1
    return held[0]


def stances(made: Ledger) -> list[str]:
    """What the accusation's live stands are, of all voices but the army."""
    names = {v.id: v.name for v in made.voices}
    return [s.stance for s in accusation(made).history[-1].stands if names[s.voice] != "Velland's army"]


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
    made = ledger_of(tmp_path, answer)
    assert stances(made) == ["denies"] and accusation(made).history[-1].standing == "disputed"


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
    made = ledger_of(tmp_path, answer)
    assert stances(made) == [] and len(made.propositions) == 2
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
    made = ledger_of(tmp_path, answer)
    assert stances(made) == [] and len(made.propositions) == 1


@pytest.mark.parametrize(
    "answer",
    [
        "Ostmark admitted that it had shelled the water tower at Kelm.",
        "Ostmark's defence ministry confirmed that its forces had shelled the water tower at Kelm.",
    ],
)
def test_who_says_so_of_its_own_guns_concedes_it(tmp_path: Path, answer: str) -> None:
    assert accusation(ledger_of(tmp_path, answer)).history[-1].standing == "conceded"


def test_an_observer_who_names_the_same_side_corroborates_it(tmp_path: Path) -> None:
    made = ledger_of(tmp_path, "The UN said that Ostmark had shelled the water tower at Kelm.")
    assert accusation(made).history[-1].standing == "corroborated"
