"""Words in bulk: equal words hash alike wherever they stand, and every word is where it is said to be."""

import re

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.copies.near import RARE, candidates, meetings
from twosource.copies.quotes import quotations
from twosource.copies.sketch import Sketches
from twosource.copies.words import runs, words_of

LETTERS = st.text(st.sampled_from("abcÉéß’' .,\n1中文字\U0001f600\ud800"), max_size=60)


@settings(deadline=None)
@given(st.lists(LETTERS, min_size=1, max_size=5))
def test_a_word_hashes_alike_in_any_company(texts: list[str]) -> None:
    together = words_of(texts)
    bounds = together.bounds()
    for n, text in enumerate(texts):
        alone = words_of([text])
        part = slice(bounds[n], bounds[n + 1])
        assert np.array_equal(together.hashes[part], alone.hashes)
        assert np.array_equal(together.starts[part] - together.offsets[n], alone.starts)


@settings(deadline=None)
@given(st.text(st.characters(codec="ascii"), max_size=200))
def test_words_stand_where_a_plain_search_finds_them(text: str) -> None:
    found = words_of([text])
    spans = list(zip(found.starts.tolist(), found.ends.tolist(), strict=True))
    assert spans == [m.span() for m in re.finditer(r"[0-9A-Za-z]+", text)]


def test_a_long_text_hashes_as_its_parts_do() -> None:
    line = "Some words of a line that is said again and again. "
    found = words_of([line * 20_000])
    count = len(words_of([line]).hashes)
    assert found.hashes[:count].tolist() == found.hashes[-count:].tolist() == words_of([line]).hashes.tolist()
    assert len(words_of(["a" * 1_000_000 + " b"]).hashes) == 2


def test_case_accents_and_apostrophes_do_not_part_words() -> None:
    one, two = words_of(["Don’t go to the CAFÉ"]), words_of(["don't go to the cafe"])
    assert one.hashes.tolist() == two.hashes.tolist()


def test_scripts_without_spaces_are_read_by_the_character() -> None:
    assert len(words_of(["中文字ab"]).hashes) == 4


def test_a_run_of_words_is_told_from_the_same_words_in_another_order() -> None:
    one, two = (runs(words_of([t]).hashes, 5) for t in ("a b c d e", "a b c e d"))
    assert one[0] != two[0]
    assert len(runs(words_of(["a b c d"]).hashes, 5)) == 0


def test_a_key_in_a_crowd_costs_no_more_than_its_size() -> None:
    text = " ".join(f"word{n}" for n in range(60))
    held = Sketches()
    held.take([f"{text} {n} {n + 1} {n + 2} {n + 3} {n + 4} {n + 5}" for n in range(200)])
    found = candidates(held)
    assert len({n for pair in found.tolist() for n in pair}) == 200
    assert len(found) < 200 * RARE


def test_sketches_of_nothing_have_no_candidates() -> None:
    assert len(candidates(Sketches())) == 0
    assert len(meetings(Sketches().bands)) == 0


def test_numbers_can_be_given_anew() -> None:
    text = " ".join(f"word{n}" for n in range(60))
    held = Sketches()
    held.take([text, "something else " * 9, text])
    held.renumber(np.array([1, 2, 0]))
    assert candidates(held).tolist() == [[0, 1]]


def test_quotations_and_printed_statements_are_told_from_own_words() -> None:
    lines = [
        "He said “a b c” and left.",
        "The statement reads: we go.",
        "They published a statement:",
        "All stay.",
        "Now.",
    ]
    text = "\n".join(lines)
    assert [text[s:e].strip() for s, e in quotations(text)] == ["“a b c”", "we go.", "All stay."]
    assert [*quotations("It rained: all day.")] == []
    assert [*quotations("“An open one\nends here")] == [(0, 12)]
