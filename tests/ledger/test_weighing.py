"""What a stem tells, and which contents hold it."""

from typing import Any, cast

from twosource.ledger.drafts import Draft
from twosource.ledger.weighing import Weights


def draft(text: str, *words: str) -> Draft:
    """A claim of which nothing is known but its words."""
    nothing = cast(Any, None)
    return Draft(nothing, nothing, 0, nothing, nothing, text, words=frozenset(words))


def test_a_content_holds_the_stems_of_each_claim_that_gives_it() -> None:
    """What stands between cue and content is read with it: "claimed to have quietly left" gives a stem more."""
    pages = {"a": [draft("left", "left")], "b": [draft("left", "left", "quiet")], "c": [draft("slept", "quiet")]}
    pages |= {f"d{n}": [draft(f"w{n}", f"w{n}")] for n in range(11)}
    weights = Weights()
    weights.update(pages, pages.keys() - {"c"})
    assert "left" in weights.update(pages, ["c"])
    pages["e"] = [draft("woke", "quiet")]
    assert "left" in weights.update(pages, ["e"])


def test_so_it_does_where_the_first_of_these_is_another_now() -> None:
    pages = {"b": [draft("left", "left", "quiet")], "c": [draft("slept", "quiet")]}
    pages |= {f"d{n}": [draft(f"w{n}", f"w{n}")] for n in range(10)}
    weights = Weights()
    weights.update(pages, list(pages))
    pages["a"] = [draft("left", "left")]
    weights.update(pages, ["a"])
    pages["e"], pages["f"] = [draft("woke", "quiet")], [draft("rose", "quiet")]
    assert "left" in weights.update(pages, ["e", "f"])
