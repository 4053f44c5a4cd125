"""Statements told the other way round: who was accused by whom, what was denied by whom, pleas, "which she denies"."""

import pytest
from tests.claims.pages import read


def told(text: str) -> list[tuple[str, str, bool]]:
    """Source, content and whether it denies, of each claim."""
    return [(_words(text, c.source), _words(text, c.content), c.stance == "denies") for c in read(text)]


def _words(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    return " … ".join(text[s:e] for s, e in spans)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mayor Ada Holm was accused by the auditors of taking bribes.",
            ("the auditors", "Mayor Ada Holm … of taking bribes", False),
        ),
        ("Ada Holm has been charged by prosecutors with fraud.", ("prosecutors", "Ada Holm … with fraud", False)),
        (
            "The army was accused on Monday by Ostmark of shelling Kelm.",
            ("Ostmark", "The army … of shelling Kelm", False),
        ),
        (
            "Piet Dorran is alleged by prosecutors to have sold the plans.",
            ("prosecutors", "Piet Dorran … to have sold the plans", False),
        ),
        (
            "The company's account that the brakes had been checked was rejected by the union.",
            ("the union", "The company's account that the brakes had been checked", True),
        ),
        ("The report was confirmed by the ministry.", ("the ministry", "The report", False)),
        ("Ivo Lund pleaded not guilty to fraud.", ("Ivo Lund", "to fraud", True)),
        ("Ivo Lund has pleaded not guilty.", ("Ivo Lund", "not guilty", True)),
        ("Ada Holm pleaded guilty to theft.", ("Ada Holm", "to theft", False)),
    ],
)
def test_who_speaks_may_stand_behind_the_verb(text: str, expected: tuple[str, str, bool]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Prosecutors say Ada Holm took bribes, which she denies.", "she", "Ada Holm took bribes"),
        ("Prosecutors say that Ada Holm took bribes, which she has always denied.", "she", "Ada Holm took bribes"),
        ("Ada Holm is charged with taking bribes, which her lawyer denies.", "her lawyer", "with taking bribes"),
        (
            "The firm dumped it at night, the union said, which the firm denies.",
            "the firm",
            "The firm dumped it at night",
        ),
    ],
)
def test_what_a_clause_with_which_denies_is_what_stands_before_it(text: str, source: str, content: str) -> None:
    assert any(t[0] == source and content in t[1] and t[2] for t in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "The bill was rejected by parliament.",
        "The offer was dismissed by the union.",
        "The book was written by Ada Holm.",
        "The paper, which the council owns, denied the mayor a seat.",
        "Ada Holm was accused of theft.",
    ],
)
def test_what_is_no_statement_gives_none_that_way(text: str) -> None:
    assert not any(
        c.cue and text[c.cue[0][0] : c.cue[0][1]] in {"rejected", "dismissed", "accused"} for c in read(text)
    )
