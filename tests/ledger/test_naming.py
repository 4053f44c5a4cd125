"""Both names of a place stand wherever one of them is used."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ledger.test_own import story

from twosource.ledger.naming import both, names_of

NAMES = names_of((("Korun", "Corrin"), ("Lower Orle", "Orle")))


@pytest.mark.parametrize(
    ("text", "shown"),
    [("Velland controls Corrin.", "Velland controls Corrin/Korun."),
     ("The schools of Korun would open.", "The schools of Korun/Corrin would open."),
     ("Corrin is quiet, and Corrin is cold.", "Corrin/Korun is quiet, and Corrin is cold."),
     ("The town of Corrin, or Korun, is quiet.", "The town of Corrin, or Korun, is quiet."),
     ("Lower Orle was taken.", "Lower Orle/Orle was taken."),
     ("The Corrinian army left.", "The Corrinian army left.")],
)  # fmt: skip
def test_a_place_with_two_names_is_told_with_both(text: str, shown: str) -> None:
    assert both(text, NAMES) == shown


@given(st.lists(st.sampled_from(["Corrin", "Korun", "Orle", "Lower ", " ", "/", ".", "s"])).map("".join))
def test_nothing_but_names_is_added_and_a_text_with_both_stays(text: str) -> None:
    shown = both(text, NAMES)
    assert both(shown, NAMES) == shown
    rest = iter(shown)
    assert all(c in rest for c in text)


def test_what_a_page_calls_a_town_stands_beside_the_name_that_the_others_use(tmp_path: Path) -> None:
    first = (
        "CORRIN, Orsia, March 5 (XNA) - Shells fell on the town of Corrin on Sunday.\n\nThe army of Velland said that "
        "it had captured the town, which it calls Korun."
    )
    made = story(tmp_path, first, "The army of Orsia denied that Korun had fallen.")
    texts = [p.text for p in made.propositions]
    assert any("Corrin/Korun" in t or "Korun/Corrin" in t for t in texts), texts
