"""Which way claims of one proposition lean."""

from dataclasses import replace

import pytest

from twosource.ledger.leaning import oriented

from .test_kinds import read


@pytest.mark.parametrize(
    "one, other, same",
    [
        (
            "the vaccine is safe for children over five",
            "for children older than five there is no danger in the shot",
            True,
        ),
        ("the vaccine is a danger for children", "for children there is no danger in the vaccine", False),
        ("the well has water for the farmers", "for the farmers there was no water in the well", False),
    ],
)
def test_there_is_no_denies_what_follows_it_and_not_whom_it_is_said_of(one: str, other: str, same: bool) -> None:
    drafts = [read(one), read(other)]
    drafts[1].claim = replace(drafts[1].claim, id="d")
    plain = oriented(drafts)
    told = [plain.get(d.claim.id, d.plain) for d in drafts]
    assert (told[0] == told[1]) is same


@pytest.mark.parametrize(
    "one, other, same",
    [
        ("we shall stay in the mill", "we will not leave the mill", True),
        ("the sluice was shut at dawn", "the sluice was not open at dawn", True),
        ("we shall stay in the mill", "we will not stay in the mill", False),
        ("nine families sleep without a bed", "it is not true that nine families sleep without a bed", False),
        ("the votes went into the stove", "not one vote went into that stove", False),
        ("the boat had lamps and oars", "the boat had neither lamps nor oars", False),
        ("the boat had no lamps and no oars", "the boat had neither lamps nor oars", True),
    ],
)
def test_to_deny_the_opposite_is_to_say_the_same(one: str, other: str, same: bool) -> None:
    drafts = [read(one), read(other)]
    drafts[1].claim = replace(drafts[1].claim, id="d")
    plain = oriented(drafts)
    told = [plain.get(d.claim.id, d.plain) != d.against for d in drafts]
    assert (told[0] == told[1]) is same


@pytest.mark.parametrize(
    "said, plain",
    [
        ("nobody had opened the sluice", False),
        ("the keepers had not opened the sluice", False),
        ("the keeper was so ill that he could no longer stand", True),
        ("one pump had failed and left the crew no other choice", True),
        ("a draught in quantities that no lung survives", True),
    ],
)
def test_a_negation_that_comes_late_or_in_a_later_clause_does_not_deny_the_whole(said: str, plain: bool) -> None:
    assert read(said).plain is plain
