"""No text makes the room raise, and time grows with its length alone."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentions.texts import article_of
from twosource.mentions import find_mentions

WORDS = (
    "in the last two to three years of a quarter ago , . - – ' 's ( ) / : % $ € 1 12 1990 1,945 3.5 1990s 21st 0630 "
    "GMT p.m. a.m. Monday May March Nov. the at least more than up to half dozen hundreds of thousands million bn km "
    "miles north west Tarn of the Institute for Research ( IRR ) said Mr Minister President Ada Holm 's and , who "
    "chairs at city region Kyiv"
).split(" ")
MEGABYTE = 1_000_000
PART = 40_000
SECONDS_A_MEGABYTE = 120.0
"""The worst piece takes 27 s a megabyte on a busy core (every two letters a mention); a quadratic rule takes hours."""


@given(st.lists(st.sampled_from(WORDS), max_size=60))
@settings(max_examples=300, deadline=None)
def test_no_order_of_the_grammars_own_words_raises(words: list[str]) -> None:
    text = " ".join(words)
    for m in find_mentions(article_of(text, "2031-06-03")):
        assert 0 <= m.span[0] < m.span[1] <= len(text)
        assert m.kind in ("time", "number", "person", "organisation", "place")


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_no_text_raises(text: str) -> None:
    for m in find_mentions(article_of(text)):
        assert text[m.span[0] : m.span[1]].strip()


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 28), st.lists(st.sampled_from(WORDS), max_size=30))
@settings(max_examples=150, deadline=None)
def test_no_day_of_publication_raises(year: int, month: int, day: int, words: list[str]) -> None:
    text = " ".join([*words, "last century next decade two days ago"])
    find_mentions(article_of(text, f"{year:04d}-{month:02d}-{day:02d}"))


PIECES = [
    "1", "1,", "1.", "a ", "A", "A ", "A.", "the ", "two ", "hundred ", "one hundred and ", "last ", "of the ",
    "May 1, ", "1990-", "at least ", "$1 to ", "(1 km) ", "Institute of ", "Tarn and ", "20 km north of ", "'", "-",
    "’s ", "\n", "\n\n", "half a ", "1/", "12:", "é", "\u0301", "\x00", "𝟘", "٣", "In Paris, Texas, ",
    "Ada Holm, the chair of ",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_any_piece_repeated_is_read_in_linear_time(piece: str) -> None:
    assert seconds(piece, PART) < SECONDS_A_MEGABYTE * PART / MEGABYTE


@pytest.mark.parametrize("piece", ["a ", "A", "the last ", "Ministry of "])
def test_a_megabyte_is_read_in_linear_time(piece: str) -> None:
    assert seconds(piece, MEGABYTE) < SECONDS_A_MEGABYTE


def test_many_different_names_are_read_in_linear_time() -> None:
    names = " said. In ".join(
        f"{a}{b}{c}ville near {c}{a}{b}ton" for a in "BCDFGHJ" for b in "aeiou" for c in "lmnrst" * 4
    )
    assert seconds(names + ". ", PART) < SECONDS_A_MEGABYTE * PART / MEGABYTE


def seconds(piece: str, length: int) -> float:
    text = piece * (length // len(piece))
    start = time.process_time()
    find_mentions(article_of(text, "2031-06-03"))
    return time.process_time() - start
