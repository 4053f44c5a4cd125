"""What an answer does to a statement, by kind: who holds a town, what caused a fire, who won, who went."""

from pathlib import Path

import pytest
from tests.story.two_pages import first_said, ledger_of, others

from twosource.model import Proposition

TAKEN = "Velland's army said on Tuesday that its troops had captured the town of Kelm."
CABLE = "The port office said on Tuesday that the fire at Kelm had been caused by a faulty cable."
GONE = "The Marl Courier reported on Tuesday that the mayor of Kelm, Ada Holm, had resigned."
WON = "The election board said on Tuesday that Ada Holm had won the vote in Kelm."
LEFT = "Ostmark's army said on Tuesday that its troops had withdrawn from Kelm."
STUFFED = "The opposition said on Tuesday that ballots had been stuffed in Kelm."
SEEN = "The Marl Courier reported on Tuesday that Ostmark's president, Ada Holm, had visited Kelm."
SAFE = "The Water Ministry said on Tuesday that the water in Kelm was safe to drink."
HELD = "Police said on Tuesday that the treasurer of Kelm, Ada Holm, had been arrested."
BURNT = "Police said on Tuesday that the fire at the mill had been set by Piet Dorran."
DEAD = "The port office said on Tuesday that 19 people had died in the fire at Kelm."


@pytest.mark.parametrize(
    ("said", "speaker", "answer"),
    [
        (TAKEN, "Velland's army", "Ostmark said the town remained under its control."),
        (TAKEN, "Velland's army", "Ostmark's army said its troops still held Kelm."),
        (TAKEN, "Velland's army", "Ostmark said that reports of the capture of Kelm were premature."),
        (TAKEN, "Velland's army", "The Tarn Map Institute said there was no evidence that Velland controlled Kelm."),
        (CABLE, "port office", "The ferry company said the cable had nothing to do with the fire."),
        (CABLE, "port office", "The fire brigade ruled out a faulty cable as the cause of the fire."),
        (GONE, "Marl Courier", "The council said Holm remained mayor."),
        (GONE, "Marl Courier", "Holm said she had no intention of stepping down."),
        (WON, "The election board", "Dorran said Holm had not won."),
        (WON, "The election board", "Piet Dorran said he had won the vote."),
        (DEAD, "port office", "The ferry company called the figure of 19 dead exaggerated."),
        (LEFT, "Ostmark's army", "Velland said Ostmark's troops were still in Kelm."),
        (STUFFED, "The opposition", "The election board said the vote had been fair."),
        (SEEN, "Marl Courier", "Holm's office denied that she had visited Kelm."),
        (HELD, "Police", "Holm's lawyer, Piet Dorran, denied that she had been arrested."),
        (BURNT, "Police", "Dorran denied that he had set the fire."),
    ],
)
def test_what_says_otherwise_denies_it(tmp_path: Path, said: str, speaker: str, answer: str) -> None:
    assert others(ledger_of(tmp_path, said, answer), speaker) == ["denies"]


@pytest.mark.parametrize(
    ("said", "speaker", "answer"),
    [
        (TAKEN, "Velland's army", "The Tarn Map Institute said Velland controlled Kelm."),
        (CABLE, "port office", "The fire brigade said a faulty cable had started the fire."),
        (GONE, "Marl Courier", "The council confirmed that Holm had stepped down."),
        (WON, "The election board", "Observers from the Tarn Union said Holm had won the vote."),
        (DEAD, "port office", "Nineteen people died in the fire, the coastguard said."),
    ],
)
def test_what_says_the_same_asserts_it(tmp_path: Path, said: str, speaker: str, answer: str) -> None:
    assert others(ledger_of(tmp_path, said, answer), speaker) == ["asserts"]


@pytest.mark.parametrize(
    ("said", "speaker", "answer"),
    [
        (TAKEN, "Velland's army", "Ostmark vowed to retake Kelm."),
        (TAKEN, "Velland's army", "UN monitors could not confirm who controlled Kelm."),
        (TAKEN, "Velland's army", "Ostmark said Velland had captured the village of Orl."),
        (CABLE, "port office", "The ferry company said the fire had been caused by lightning."),
        (CABLE, "port office", "The fire brigade said the cause of the fire was not known."),
        (CABLE, "port office", "The fire brigade said it was too early to say what had caused the fire."),
        (GONE, "Marl Courier", "The council called on Holm to resign."),
        (DEAD, "port office", "The coastguard said it could not confirm the figure of 19 dead."),
        (DEAD, "port office", "The coastguard said 12 people had died in the fire."),
        (LEFT, "Ostmark's army", "Velland's army said its troops had withdrawn from Orl."),
        (SAFE, "Water Ministry", "The mayor said the pumps had failed."),
        (HELD, "Police", "Holm's lawyer said she was innocent."),
        (BURNT, "Police", "Dorran said the owner, Ivo Lund, had set the fire himself."),
    ],
)
def test_what_says_neither_takes_no_stand_on_it(tmp_path: Path, said: str, speaker: str, answer: str) -> None:
    assert others(ledger_of(tmp_path, said, answer), speaker) == []


def test_a_negative_statement_stands_against_the_plain_one_whichever_gives_the_text(tmp_path: Path) -> None:
    made = ledger_of(tmp_path, SAFE, "The Tarn Institute said the water was not safe.")
    last = first_said(made).history[-1]
    assert last.standing == "disputed" and sorted(s.stance for s in last.stands) == ["asserts", "denies"]


def test_who_admits_a_loss_holds_the_place_no_more(tmp_path: Path) -> None:
    made = ledger_of(tmp_path, TAKEN, "Ostmark admitted that Kelm had been lost.")
    texts = {p.text: p.history[-1].standing for p in made.propositions}
    assert texts == {"Velland controls Kelm.": "claimed", "Ostmark controls Kelm.": "denied"}


def test_who_took_a_town_is_told_where_it_says_so_of_itself(tmp_path: Path) -> None:
    made = ledger_of(tmp_path, "Velland's army said it had taken Kelm.", "Ostmark said its troops still held Kelm.")
    texts = {p.text: p.history[-1].standing for p in made.propositions}
    assert texts == {"Velland controls Kelm.": "disputed", "Ostmark controls Kelm.": "disputed"}


def test_who_says_she_is_alive_denies_her_death(tmp_path: Path) -> None:
    said = "The Marl Hospital said on Monday that Ada Holm had died. Her brother, Ivo Holm, said she was alive."
    stands = {(s.stance) for s in first_of(tmp_path, said).history[-1].stands}
    assert stands == {"asserts", "denies"}


def first_of(folder: Path, said: str) -> Proposition:
    """The one proposition of a page and its copy."""
    made = ledger_of(folder, said, "Rain fell.")
    assert len(made.propositions) == 1
    return made.propositions[0]


def test_what_is_lost_tells_a_town_from_a_vote_and_from_drones(tmp_path: Path) -> None:
    kinds = []
    for n, said in enumerate(("lost the town of Kelm", "lost the vote in Kelm", "lost three drones")):
        (folder := tmp_path / str(n)).mkdir()
        kinds.append(ledger_of(folder, f"Ostmark's army said it had {said}.", "Rain fell.").propositions[0].kind)
    assert kinds == ["control", "winner", "statement"]


@pytest.mark.parametrize("words", ["corrected its earlier figure of 21 dead to 19", "revised the toll from 21 to 19"])
def test_a_corrected_figure_takes_the_old_one_back(tmp_path: Path, words: str) -> None:
    said = "The Emergency Service said on Monday that 21 people had died in the fire at Kelm."
    made = ledger_of(tmp_path, said, f"The Emergency Service on Tuesday {words}.")
    assert {p.text: p.history[-1].standing for p in made.propositions} == {
        "21 dead.": "withdrawn",
        "19 dead.": "claimed",
    }


def test_police_without_an_article_are_an_institution(tmp_path: Path) -> None:
    (entry,) = first_said(ledger_of(tmp_path, HELD, "Rain fell.")).history[-1:]
    assert entry.for_ == 1


def test_observers_of_a_body_make_it_one(tmp_path: Path) -> None:
    made = ledger_of(
        tmp_path, "Observers from the Tarn Union said on Monday that the vote had been fair.", "Rain fell."
    )
    assert [v.side for v in made.voices if v.name == "Tarn Union"] == ["observer"]


def test_another_origin_for_which_there_is_no_evidence_denies_nothing_of_the_first(tmp_path: Path) -> None:
    said = "The ministry said on Monday that the virus came from a market in Kelm."
    answer = "The ministry said there was no evidence that it had come from a laboratory."
    texts = [p.text for p in ledger_of(tmp_path, said, answer).propositions if p.history[-1].for_]
    assert texts == ["The virus came from a market in Kelm."]


def test_who_will_look_into_a_report_does_not_say_what_it_says(tmp_path: Path) -> None:
    said = "Doctors for Tarn said on Monday that soldiers had beaten prisoners in Orl."
    made = ledger_of(tmp_path, f"{said} The army said it would look into the report.", "Rain fell.")
    assert {s.voice for p in made.propositions[1:] for s in p.history[-1].stands}.isdisjoint(
        {s.voice for s in made.propositions[0].history[-1].stands}
    )


def test_a_governor_is_not_of_the_one_state_whose_ministry_denies_an_attack_on_him(tmp_path: Path) -> None:
    said = "A drone hit a school in Kelm on Monday, the governor, Ada Holm, said."
    made = ledger_of(tmp_path, said, "Ostmark's defence ministry said it had not attacked Kelm.")
    assert {v.name: v.side for v in made.voices if v.name == "Ada Holm"} == {"Ada Holm": "unknown"}


def test_the_winner_is_who_is_said_to_have_won_and_not_who_says_so(tmp_path: Path) -> None:
    assert first_said(ledger_of(tmp_path, WON, "The count ended at dawn.")).text == "Holm won."


def test_what_somebody_says_is_not_so_is_told_in_its_plain_form(tmp_path: Path) -> None:
    made = ledger_of(tmp_path, "The governor said on Monday that nobody had been hurt in Kelm.", "Rain fell.")
    assert [(p.text, p.history[-1].standing) for p in made.propositions] == [
        ("Somebody had been hurt in Kelm.", "denied"),
    ]


def test_another_voice_s_statement_without_a_common_word_is_its_own(tmp_path: Path) -> None:
    said = (
        "Tarn Air said on Monday that flight 31 had been delayed by fog. Two pilots said that the crew had been drunk."
    )
    made = ledger_of(tmp_path, said, "Tarn Air denied that the crew had been drunk.")
    standings = {p.text: p.history[-1].standing for p in made.propositions}
    assert standings == {"Flight 31 had been delayed by fog.": "claimed", "The crew had been drunk.": "disputed"}


def test_another_man_is_another_doer(tmp_path: Path) -> None:
    said = "The prosecutor, Una Dahl, said on Monday that Ivo Lund had stabbed the guard."
    made = ledger_of(tmp_path, said, "Lund's lawyer, Piet Dorran, said that another man had stabbed the guard.")
    assert len(made.propositions) == 2


def test_a_count_of_fair_votes_stands_asserted(tmp_path: Path) -> None:
    made = ledger_of(tmp_path, "The Tarn Institute said on Monday that the count had been fair.", "Rain fell.")
    assert [(p.text, p.history[-1].standing) for p in made.propositions] == [("The count had been fair.", "claimed")]


def test_no_meeting_denies_that_they_met(tmp_path: Path) -> None:
    said = "Velland's president, Ivo Senn, met Ostmark's president in Orl on Monday, Velland's foreign ministry said."
    assert others(
        ledger_of(tmp_path, said, "Ostmark said no meeting had taken place."), "Velland's foreign ministry"
    ) == ["denies"]


def test_what_is_said_of_graves_counts_none(tmp_path: Path) -> None:
    said = "The UN mission said on Monday that its team had seen nine graves at Orl."
    made = ledger_of(tmp_path, said, "The army said the graves were old.")
    assert sorted(p.text for p in made.propositions) == ["9 dead.", "The graves were old."]


def test_who_hit_only_military_targets_does_not_say_that_a_school_was_hit(tmp_path: Path) -> None:
    said = "The governor of Orl, Una Dahl, said on Monday that a school had been hit."
    made = ledger_of(tmp_path, said, "Velland's army said it had hit only military targets.")
    assert len(made.propositions) == 2
