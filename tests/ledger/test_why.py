"""The proof of a standing, and track records."""

from dataclasses import replace

import pytest

from twosource.ledger import explain, track_records
from twosource.model import Entry, Ledger, LeftOut, Proposition, Stand, Voice, begun


def voice(key: str, side: str, named: bool = True) -> Voice:
    return Voice(key, key.title(), (), named, False, None, side, "“a sentence”")


def stand(key: str, side: str, stance: str = "asserts", interest: str = "neutral", root: str = "") -> Stand:
    return Stand(key, side, stance, interest, root or key, 1, (f"claim {key}",), since="2041-03-04")


FIRST = Entry("2041-03-04", "claimed", 1, 0, 0, 0, (stand("mill", "Mill"),), 1, 1, 1, 1)
LAST = Entry(
    "2041-03-14", "corroborated", 2, 0, 1, 0,
    (stand("mill", "Mill"), stand("eye", "observer"), stand("echo", "observer", root="mill"),
     stand("whisper", "unknown")), 3, 4, 2, 2,
)  # fmt: skip
ONE = Proposition("p", "fault", "f", "The gate stuck.", {}, (), (LeftOut("claim x", "a question"),), (FIRST, LAST))
RIVAL = Proposition("q", "fault", "f", "The door stuck.", {}, (), (), ())
VOICES = (voice("mill", "Mill"), voice("eye", "observer"), voice("echo", "observer"), voice("whisper", "unknown"))
MADE = Ledger((), VOICES, (), (ONE, RIVAL))


def test_the_proof_names_stands_roots_what_was_left_out_rivals_and_other_sides() -> None:
    told = explain(MADE, "p", "2041-03-20")
    for words in (
        "corroborated (said by 2 with no connection found) since 2041-03-14: 2 for, 0 against",
        "Echo (side observer; interest neutral; flat; since 2041-03-04; 1 origin; rests on Mill)",
        "side because: “a sentence”",
        "side unknown: in no count",
        "left out:",
        "a question",
        "The door stuck. no stand yet",
        "if Eye were unknown: claimed, 1 for, 0 against",
    ):
        assert words in told


def test_the_proof_says_of_every_voice_what_another_side_would_change() -> None:
    told = explain(MADE, "p", "2041-03-20").split("were a side another")[1]
    for v in VOICES:
        assert f"if {v.name} were " in told or f"{v.name}: no other side would change it" in told
    assert "Echo: no other side would change it" in told


def test_sides_that_only_other_propositions_know_are_tried_too() -> None:
    made = Ledger((), (*VOICES, voice("far", "Far Bank")), (), (ONE,))
    assert "if Eye were unknown" in explain(made, "p", "2041-03-20")
    hurt = Proposition("p", "fault", "f", "The gate stuck.", {}, (), (), (LAST,), hurts=("Far Bank",))
    made = Ledger((), (*VOICES, voice("far", "Far Bank")), (), (hurt,))
    assert "if Eye were Far Bank: conceded, 2 for, 0 against" in explain(made, "p", "2041-03-20")


def test_a_day_before_the_first_stand_says_so() -> None:
    assert "No stand on these pages counts by 2041-01-01." in explain(MADE, "p", "2041-01-01")


def test_an_unknown_proposition_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        explain(MADE, "nothing", "2041-03-20")


def test_a_track_record_counts_first_assertions_and_the_days_until_they_were_settled() -> None:
    (record,) = track_records(MADE)
    assert record.name == "Mill"
    assert (record.count("corroborated"), record.lags("corroborated"), record.count("withdrawn")) == (1, (10,), 0)


def test_a_standing_holds_since_it_came_about_and_not_since_a_voice_was_added_to_it() -> None:
    more = replace(FIRST, day="2041-03-09", unnamed_for=1)
    again = replace(LAST, day="2041-03-16", for_=3)
    told = replace(ONE, history=(FIRST, more, LAST, again))
    assert [begun(told.history, e) for e in told.history] == ["2041-03-04", "2041-03-04", "2041-03-14", "2041-03-16"]
    made = replace(MADE, propositions=(told,))
    assert "claimed (one side says) since 2041-03-04, last change 2041-03-09: 1 for" in explain(made, "p", "2041-03-10")
