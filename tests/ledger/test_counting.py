"""The count against brute force, and the lines of the standing table."""

from itertools import combinations
from random import Random

import pytest

from twosource.ledger.counting import Position, count, standing


def brute(positions: list[Position]) -> int:
    counted = [p for p in positions if p.counted]
    for size in range(len(counted), 0, -1):
        for some in combinations(counted, size):
            if len({p.party for p in some}) == size and len({p.root or p.voice for p in some}) == size:
                return size
    return 0


def test_the_count_is_the_largest_set_without_a_shared_side_or_root() -> None:
    random = Random(20260101)
    for _ in range(4000):
        positions = [
            Position(
                voice=f"v{i}",
                side=random.choice(["a", "b", "c", "observer", "observer", "unknown"]),
                root=random.choice(["", "", "r1", "r2", f"v{random.randrange(7)}"]),
                named=random.random() < 0.9,
            )
            for i in range(random.randrange(8))
        ]
        assert count(positions) == brute(positions)


def test_a_long_chain_of_shared_roots_is_matched_without_recursion() -> None:
    chain = [Position(f"v{i}", f"s{i // 2}", root=f"r{(i + 1) // 2}") for i in range(6000)]
    assert count(chain) == 3000


A, B = Position("a", "A"), Position("b", "B")
SAYS_NO = Position("b", "B", "denies")
EYE = Position("o", "observer")
EYE_NO = Position("o", "observer", "denies")
HURT = Position("b", "B", interest="against")
NOBODY = Position("u", "unknown")
UNNAMED = Position("n", "B", named=False)

TABLE = [
    ([A], False, "claimed"),
    ([NOBODY], False, "claimed"),
    ([UNNAMED], False, "claimed"),
    ([A, UNNAMED], False, "claimed"),
    ([A, NOBODY], False, "claimed"),
    ([A, B], False, "corroborated"),
    ([A, EYE], False, "corroborated"),
    ([A, Position("b", "B", root="a")], False, "claimed"),
    ([A, SAYS_NO], False, "disputed"),
    ([A, Position("u", "unknown", "denies")], False, "disputed"),
    ([A, Position("a2", "A", "denies", interest="own")], False, "claimed"),
    ([A, Position("a2", "A", "denies", interest="against")], False, "disputed"),
    ([A, B, Position("c", "C", "denies")], False, "disputed"),
    ([A, EYE_NO], False, "contradicted"),
    ([A, Position("o", "observer", "denies", "hedged")], False, "disputed"),
    ([A, EYE_NO, Position("p", "observer")], False, "disputed"),
    ([A, EYE_NO, Position("p", "observer", certainty="hedged")], False, "disputed"),
    ([A, HURT], False, "conceded"),
    ([A, HURT, Position("c", "C", "denies")], False, "conceded"),
    ([EYE, HURT], False, "conceded"),
    ([HURT], False, "claimed"),
    ([HURT, Position("b2", "B")], False, "claimed"),
    ([HURT, NOBODY], False, "claimed"),
    ([A, Position("b", "B", certainty="hedged", interest="against")], False, "corroborated"),
    ([A, Position("b", "B", interest="against", named=False)], False, "claimed"),
    ([SAYS_NO], False, "denied"),
    ([SAYS_NO], True, "withdrawn"),
    ([], True, "withdrawn"),
    ([], False, None),
    ([A], True, "claimed"),
]


@pytest.mark.parametrize(("positions", "taken_back", "expected"), TABLE)
def test_the_first_line_of_the_table_that_fits_is_the_standing(
    positions: list[Position], taken_back: bool, expected: str | None
) -> None:
    assert standing(positions, taken_back) == expected
    assert standing(positions[::-1], taken_back) == expected


def test_thirty_mouthpieces_of_one_side_stay_claimed() -> None:
    assert standing([Position(f"v{i}", "A") for i in range(30)], False) == "claimed"


def test_a_concession_outweighs_any_repetition_by_its_own_side() -> None:
    others = [Position(f"v{i}", "B", "denies", interest="own") for i in range(30)]
    assert standing([A, HURT, *others], False) == "conceded"


def test_an_unnamed_official_who_contradicts_the_own_ministry_makes_a_dispute() -> None:
    leak = Position("a", "Velland", named=False)
    denial = Position("b", "Velland", "denies")
    assert standing([leak, denial], False) == "disputed"
    assert standing([Position("c", "Velland"), denial], False) == "claimed"


def test_a_denial_by_a_speaker_whom_nothing_resolved_disputes_nothing() -> None:
    it = Position("it", "unknown", "denies", named=False, nobody=True)
    assert standing([A, B, it], False) == "corroborated"
    assert standing([A, it], False) == "claimed"
    assert standing([it], False) == "denied"
    assert standing([A, Position("an official", "unknown", "denies", named=False)], False) == "disputed"
