"""Figures that lean on what was counted before them, and figures that say themselves what they count."""

from pathlib import Path

import pytest

import twosource

LEAD = "The Harbour Ministry said 40 people had died when the ferry sank."


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("The Rescue Service put the figure at 45.", {"toll"}),
        ("Anna Berg, the mayor, reckoned that some 300 people were still in their cellars.", {"toll", "statement"}),
    ],
)
def test_a_figure_is_a_toll_only_where_its_clause_does_not_say_what_it_counts(
    words: str, kinds: set[str], tmp_path: Path
) -> None:
    (tmp_path / "page.txt").write_text(f"The ferry\n\nMarch 5, 2034\n\n{LEAD}\n\n{words}\n", "utf-8")
    story = twosource.open(":memory:")
    story.add([str(tmp_path)])
    assert {p.kind for p in story.ledger().propositions} == kinds
