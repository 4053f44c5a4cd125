"""The words of a proposition are those of the page, without its quote marks."""

import pytest

from twosource.ledger.wording import without_quote_marks


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("its operator’s neglect", "its operator’s neglect"),
        ("the pilots’ union would strike", "the pilots’ union would strike"),
        ("“no second choice”", "no second choice"),
        ("it was ‘closing the ring’ around them", "it was closing the ring around them"),
        ("the mayor’s ‘mistake’ cost lives", "the mayor’s mistake cost lives"),
        ('the "pilot\'s error"', "the pilot's error"),
        ("the gate was shut’", "the gate was shut"),
    ],
)
def test_quote_marks_go_and_apostrophes_stay(told: str, shown: str) -> None:
    assert without_quote_marks(told) == shown
