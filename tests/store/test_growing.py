"""A story that grows page by page gives the ledger that all its pages at once give, in any order of arrival."""

from random import Random

import pytest

from twosource.encoder.weights import session
from twosource.model import Ledger, Page, page_id
from twosource.store import open_store
from twosource.story import Story

PAGES = (
    "The siren of Marl had sounded, the Defence Ministry of Velland said on 4 March 2041.\n\n"
    "Greyhook Shipping denied that the siren of Marl had sounded.",
    "No siren had sounded in Marl, said Greyhook Shipping on 5 March 2041. At least 12 people were killed, it said.",
    "“We heard the siren twice,” the Tarn Weather Service said on 6 March 2041.\n\n"
    "The Defence Ministry of Velland said that 12 people were killed in the storm.",
    "Greyhook Shipping withdrew its statement that no siren had sounded, it said on 9 March 2041.\n\n"
    "The Open Map Institute said that 14 people were killed in the storm.",
)


def page(text: str) -> Page:
    return Page(page_id(text.encode()), (f"{page_id(text.encode())}.txt",), "text/plain", text)


def grown(order: list[int], looked: bool) -> Ledger:
    """The ledger after pages came one by one; `looked`: it was asked for after each."""
    story = Story(open_store(":memory:"))
    for i in order:
        story.take([page(PAGES[i])], (), lambda *_: None)
        if looked:
            story.ledger()
    made = story.ledger()
    story.close()
    return made


@pytest.mark.parametrize("seed", range(4))
def test_a_story_that_grew_has_the_ledger_of_one_taken_in_whole(seed: int) -> None:
    order = Random(seed).sample(range(len(PAGES)), len(PAGES))
    whole = grown(list(range(len(PAGES))), looked=False)
    assert whole.propositions
    assert grown(order, looked=True) == whole


@pytest.mark.skipif(session() is None, reason="no weights are shipped")
def test_a_text_is_read_for_likeness_once(monkeypatch: pytest.MonkeyPatch) -> None:
    story = Story(open_store(":memory:"))
    first = story.likeness(["the siren sounded", "nobody heard it"])
    asked: list[list[str]] = []
    monkeypatch.setattr("twosource.encoder.likeness", lambda texts: asked.append(list(texts)))
    again = story.likeness(["nobody heard it", "the siren sounded"])
    assert first is not None and again is not None and (again == first[::-1]).all()
    assert asked == []
    story.close()
