"""What a stand on one value says of its rivals."""

from twosource.ledger.family import Rivals, settle
from twosource.ledger.history import Utterance
from twosource.ledger.kinds import library

CONTROL = library().kinds["control"]


def _said(claim: str, day: str, change: bool = False) -> Utterance:
    return Utterance(claim, "p", "o", f"v-{claim}", "side", True, "asserts", day, change=change)


def _denied(*spoken: list[Utterance]) -> list[list[tuple[str, str]]]:
    made = settle(["a", "b"], spoken, CONTROL, Rivals())
    return [[(u.claim, u.day) for u in said if u.implied] for said in made]


def test_two_values_of_one_day_deny_each_other() -> None:
    assert _denied([_said("x", "2041-03-04")], [_said("y", "2041-03-04")]) == [
        [("y", "2041-03-04")],
        [("x", "2041-03-04")],
    ]


def test_an_older_stand_denies_no_change_that_is_reported_later() -> None:
    assert _denied([_said("x", "2041-03-04")], [_said("y", "2041-03-09", change=True)]) == [[], []]
    assert _denied([_said("x", "2041-03-09")], [_said("y", "2041-03-04", change=True)])[1] == [("x", "2041-03-09")]


def test_an_election_has_one_winner_for_good() -> None:
    assert not any(s.change for s in library().kinds["winner"].senses)
