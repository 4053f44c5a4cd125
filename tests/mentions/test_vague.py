"""Vague words are intervals in a table, and every one says where its ends come from."""

import re
import tomllib
from importlib.resources import files

import pytest

from twosource.mentions.numberwords import number_words

DATA = tomllib.loads(files("twosource.mentions").joinpath("grammar/numbers.toml").read_text("utf-8"))
VAGUE = {
    (name, word): value
    for name, words in DATA["classes"].items()
    for word, value in words.items()
    if isinstance(value, dict)
}
CONVENTION = "own convention, because "


def test_every_word_that_stands_for_an_interval_is_in_the_table() -> None:
    assert not [w for words in DATA["classes"].values() for w, v in words.items() if isinstance(v, list)]
    assert {"dozens", "hundreds", "few", "several", "handful"} <= {word for _, word in VAGUE}


@pytest.mark.parametrize("entry", sorted(VAGUE))
def test_a_vague_word_says_where_each_of_its_ends_comes_from(entry: tuple[str, str]) -> None:
    value = VAGUE[entry]
    assert set(value) == {"low", "high", "source"}
    assert 0 < value["low"] <= value["high"]
    source = value["source"]
    ends = dict(re.findall(r"(low|high): ([^;]+)", source)) or {"both": source}
    assert set(ends) in ({"low", "high"}, {"both"})
    for told in ends.values():
        assert CONVENTION in told or any(told.startswith(name) for name in DATA["publications"]), told


def test_every_publication_is_cited_and_names_its_page() -> None:
    said = " ".join(v["source"] for v in VAGUE.values())
    for name, cited in DATA["publications"].items():
        assert name in said
        assert re.search(r"https?://\S+", cited)


def test_one_word_has_one_interval_in_every_class_but_before_a_scale() -> None:
    plain = {(n, w): (v["low"], v["high"]) for (n, w), v in VAGUE.items() if n != "TIMES"}
    for word in {w for _, w in plain}:
        assert len({bounds for (_, w), bounds in plain.items() if w == word}) == 1, word


def test_the_grammar_reads_the_table() -> None:
    assert number_words().grammar.classes["VAGUE"] == DATA["classes"]["VAGUE"]
