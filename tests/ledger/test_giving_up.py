"""Who gives up a word of their own takes it back."""

import pytest

from twosource.ledger.giving_up import gives_up
from twosource.model import Article, Block, Claim

TAIL = " that the boiler had been inspected."


@pytest.mark.parametrize(
    "said, gone",
    [
        ("The mill no longer stands by its [statement]", True),
        ("The mill has quietly dropped its earlier [claim]", True),
        ("The mill retreated from its [account]", True),
        ("The mill walked back its [accusation]", True),
        ("The mill distanced itself from its [report]", True),
        ("The mill repeated its [claim]", False),
        ("The mill dropped the charges and repeated its [claim]", False),
        ("The mill dropped the union's [claim]", False),
        ("The mill dropped a hint and its owner [said]", False),
    ],
)
def test_the_noun_of_a_word_that_its_sentence_gives_up_takes_it_back(said: str, gone: bool) -> None:
    start, end = said.index("["), said.index("]") - 1
    text = said.replace("[", "").replace("]", "") + TAIL
    article = Article("p", "p.txt", text, (Block("paragraph", (0, len(text))),))
    claim = Claim("c", "p", ((end + 1, len(text) - 1),), ((start, end),), ((0, 8),), None)
    assert gives_up(article, claim) is gone
