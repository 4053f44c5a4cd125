"""Contents that deny by themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.claims.negation import says_no


@pytest.mark.parametrize(
    "said",
    [
        "“Nobody was welding on the pier,”",
        "that no letter of warning had ever arrived",
        "it is not true that the gate was open",
        "the ferry had never sailed",
        "its crew did not fire",
        "it could not have been the lamp",
        "its divers found no trace of oil",
        "it has no record of a visit",
        "“None of our pipes leaked,”",
    ],
)
def test_a_first_clause_that_says_no_denies(said: str) -> None:
    assert says_no(said)


@pytest.mark.parametrize(
    "said",
    [
        "the pier was safe",
        "the mill would not pay",
        "no ferry may sail before May",
        "nobody had warned her",
        "the bank had not been repaired",
        "the pump had not worked since October",
        "“I do not know,”",
        "she had not seen who fired",
        "the mill no longer pays",
        "the pier was not drowned but left to rust",
        "“It was not drowned, it was left to rust,”",
        "its guards carried nothing but lamps",
        "If the men are not found by Saturday, the search will end",
        "not only the pier had burned",
        "the lamp went out, and nobody lit it",
        "No.",
    ],
)
def test_plans_lacks_contrasts_and_what_stands_later_do_not(said: str) -> None:
    assert not says_no(said)


@given(st.text())
def test_any_text_can_be_asked(said: str) -> None:
    assert says_no(said) in (True, False)
