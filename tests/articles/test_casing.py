"""Names in capitals are written in their usual case."""

import pytest

from twosource.articles import label
from twosource.articles.casing import name_case
from twosource.model import Page


@pytest.mark.parametrize(
    ("capitals", "usual"),
    [("STATE PROSECUTOR’S OFFICE", "State Prosecutor’s Office"), ("THE PEOPLE'S PAPER", "The People's Paper"),
     ("O’BRIEN DAILY", "O’Brien Daily"), ("D'ANGELO", "D'Angelo"), ("ST. JOHN’S", "St. John’s"),
     ("NORD-WEST POST 24", "Nord-West Post 24"), ("ÉCHO DE L'EST", "Écho de L'Est"),
     ("TOWN OF CORRIN", "Town of Corrin"),
     ("THE BANK OF THE NORTH", "The Bank of the North"), ("", "")],
)  # fmt: skip
def test_a_name_in_capitals_gets_its_usual_case(capitals: str, usual: str) -> None:
    assert name_case(capitals) == usual


def test_the_masthead_of_a_page_keeps_its_apostrophe_small() -> None:
    text = (
        "STATE PROSECUTOR’S OFFICE\n\nStatement on the fire at the mill\n\n3 June 2031\n\n"
        "The State Prosecutor’s Office has opened a case into the fire at the mill, it said.\n\n"
        "Two people were hurt when the roof came down, and the mill has been shut until further notice."
    )
    article = label(Page("p", ("p.txt",), "text", text))
    assert article.publisher == "State Prosecutor’s Office"
