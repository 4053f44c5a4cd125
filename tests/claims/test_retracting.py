"""Who takes a word back, and who only gives something up."""

import pytest

from twosource.claims.retracting import retracts
from twosource.claims.segment import lay_out
from twosource.model import Article, Attribution, Block


def taken_back(marked: str) -> bool:
    """Whether the attribution with its cue in square and its content in curly brackets takes something back."""
    text, spans, at = "", {}, 0
    for mark in marked:
        if mark in "[{":
            at = len(text)
        elif mark in "]}":
            spans[mark] = ((at, len(text)),)
        else:
            text += mark
    article = Article("p", "p.txt", text, (Block("paragraph", (0, len(text))),))
    return retracts(lay_out(article), Attribution(spans["}"], spans["]"], (), 1.0))


@pytest.mark.parametrize(
    "said",
    [
        "The mill [withdrew] {its figure of nine dead}.",
        "The mill [took back] {the nine of its first report}.",
        "The mill [took back] {his 9,000}.",
        "The mill [withdrew] {the 4.2 million which it had named}.",
        "The mill [dropped] {the tale of the broken lamp}.",
        "The mill [dropped] {what it had said about the boiler}.",
        "The mill [gave up] {its claim to have saved a third}.",
        "The mill [has abandoned] {its forecast of a good year}.",
        "The mill [withdrew] {everything that had been said about the boiler}.",
        "The paper [withdrew] {its own}.",
        "The minister [took back] {his declaration of victory}.",
        "The mill [said] {“The figure of 31 was wrong, and I gave it.”}",
        "The mill [said] {“The figure of 31 that we gave in May is withdrawn.”}",
        "The mill no longer stands by its [statement] {that the boiler had been inspected}.",
        "The mill has quietly dropped its earlier [claim] {that the boiler had been inspected}.",
        "The mill retreated from its [account] {that the boiler had been inspected}.",
        "The mill walked back its [accusation] {that the boiler had been inspected}.",
        "The mill distanced itself from its [report] {that the boiler had been inspected}.",
    ],
)
def test_who_withdraws_a_word_of_their_own_takes_it_back(said: str) -> None:
    assert taken_back(said)


@pytest.mark.parametrize(
    "said",
    [
        "The mill [withdrew] {its 300 guards}.",
        "The mill [withdrew] {the nine lorries}.",
        "The mill [gave up] {its claim to the island}.",
        "The mill [dropped] {the charges}.",
        "The mill [dropped] {the union's claim}.",
        "The mill [abandoned] {its plan to sell the pier}.",
        "The mill repeated its [claim] {that the boiler had been inspected}.",
        "The mill dropped the charges and repeated its [claim] {that the boiler had been inspected}.",
        "The mill dropped a hint and its owner [said] {that the boiler had been inspected}.",
        "The mill [said] {“The figure of 31 was wrong, and the union gave it.”}",
    ],
)
def test_who_gives_up_something_else_takes_no_word_back(said: str) -> None:
    assert not taken_back(said)
