"""The language of a text: English without the identifier's model, every other language with it."""

import sys

import pytest

from twosource.articles.language import language_of

ENGLISH = (
    "Marl Harbour's port office counted 19 dead on Tuesday, and the coastguard said the ferry Aldis had left "
    "with its bow door open. The owner, Calder Line, denied that."
)
GERMAN = (
    "Der Hafenmeister sagte am Dienstag, in Marl seien neunzehn Menschen gestorben; an Bord war in der Nacht "
    "niemand, der das Tor geprüft hat. Die Reederei „Man of the Sea“ bestritt das."
)
DUTCH = (
    "De havenmeester zei dinsdag dat in Marl negentien mensen zijn overleden; er was in de nacht niemand aan boord "
    "die de deur had gecontroleerd, en de rederij is er niet over te spreken."
)


def test_english_news_waits_for_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py3langid", None)
    assert language_of([ENGLISH]) == "en"


@pytest.mark.parametrize(("text", "code"), [(GERMAN, "de"), (DUTCH, "nl")])
def test_words_that_english_shares_with_its_neighbours_make_no_text_english(text: str, code: str) -> None:
    assert language_of([text]) == code


def test_a_text_of_a_few_letters_has_no_language() -> None:
    assert language_of(["Marl, Tuesday", "19 dead"]) is None
