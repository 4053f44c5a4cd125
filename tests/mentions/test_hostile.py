"""No text makes the room raise, and its work grows with the text's length alone."""

import sys
import time
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentions.texts import article_of
from twosource.mentions import find_mentions, read_tokens
from twosource.mentions.names import find_names
from twosource.mentions.numbers import find_numbers
from twosource.mentions.places import resolve_places
from twosource.mentions.times import find_times
from twosource.mentions.tokens import Tokens
from twosource.model import Article, StorySettings

WORDS = (
    "in the last two to three years of a quarter ago , . - – ' 's ( ) / : % $ € 1 12 1990 1,945 3.5 1990s 21st 0630 "
    "GMT p.m. a.m. Monday May March Nov. the at least more than up to half dozen hundreds of thousands million bn km "
    "miles north west Tarn of the Institute for Research ( IRR ) said Mr Minister President Ada Holm 's and , who "
    "chairs at city region Kyiv fiscal quarter third year ended beginning in Sept. 30 Artemivsk stormed"
).split(" ")


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


KINDS: dict[str, Callable[[Article, Tokens], object]] = {
    "times": lambda article, tokens: list(find_times(article, tokens)),
    "numbers": lambda article, tokens: list(find_numbers(tokens, ())),
    "names": lambda article, tokens: list(find_names(tokens)),
    "places": lambda article, tokens: resolve_places(
        tokens, [m for found in (find_numbers(tokens, ()), find_names(tokens)) for m in found], StorySettings()
    ),
}
HOSTILE = {
    "times": "since last month the largest ",
    "numbers": "1 pounds a day, ",
    "names": "Mayor Ada Holm of Tarn said. ",
    "places": "In Paris, Texas, 20 km north of Lima, ",
}
SHORT, LONG = 2_000, 8_000
FOUR_TIMES = 4.6
"""Most calls for a text over those for a quarter of it: linear is 4, quadratic 16; the rest is what any text costs."""
MEGABYTE = 1_000_000
FOUR_TIMES_THE_TIME = 7.5
"""Most CPU time of a megabyte over that of a quarter: what no count of calls sees; a shared core is uneven."""
TOO_FAST = 0.15
"""Seconds below which a quarter's time tells nothing."""


def text_of(piece: str, length: int) -> str:
    return piece * (length // len(piece))


def calls(kind: str, text: str) -> int:
    """How many functions, Python's and C's, reading a text calls: the same on every machine."""
    article = article_of(text, "2031-06-03")
    tokens = read_tokens(article)
    KINDS[kind](article, tokens)  # caches are filled
    count = 0

    def tell(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tell)
    try:
        KINDS[kind](article, tokens)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", [*PIECES, *HOSTILE.values()])
@pytest.mark.parametrize("kind", KINDS)
def test_the_work_for_a_piece_repeated_grows_with_the_length_alone(kind: str, piece: str) -> None:
    short, long = (calls(kind, text_of(piece, length)) for length in (SHORT, LONG))
    assert long < FOUR_TIMES * max(short, SHORT)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6), st.sampled_from(sorted(KINDS)))
@settings(max_examples=15, deadline=None)
def test_the_work_for_any_words_repeated_grows_with_the_length_alone(words: list[str], kind: str) -> None:
    short, long = (calls(kind, text_of(f"{' '.join(words)} ", length)) for length in (SHORT, LONG))
    assert long < FOUR_TIMES * max(short, SHORT)


def test_the_work_for_many_different_names_grows_with_their_number_alone() -> None:
    names = [f"{a}{b}{c}ville near {c}{a}{b}ton" for a in "BCDFGHJ" for b in "aeiou" for c in "lmnrst"]
    few, many = (calls("places", " said. In ".join(names[:n])) for n in (40, 160))
    assert many < FOUR_TIMES * few


@pytest.mark.parametrize("kind", KINDS)
def test_a_megabyte_takes_each_kind_four_times_as_long_as_a_quarter(kind: str) -> None:
    quarter, whole = (seconds_of(kind, HOSTILE[kind], length) for length in (MEGABYTE // 4, MEGABYTE))
    assert whole < FOUR_TIMES_THE_TIME * max(quarter, TOO_FAST)


@pytest.mark.parametrize("end", ["zz", "", "."])
def test_a_hundred_thousand_dotted_letters_are_words_in_time_and_nothing_of_them_is_lost(end: str) -> None:
    text = "a." * 100_000 + end
    words = read_tokens(article_of(text)).words
    assert "".join(words) == text


def seconds_of(kind: str, piece: str, length: int) -> float:
    article = article_of(text_of(piece, length), "2031-06-03")
    tokens = read_tokens(article)
    start = time.process_time()
    KINDS[kind](article, tokens)
    return time.process_time() - start


@pytest.mark.parametrize("piece", ["a ", "A", "Ministry of ", "\x00"])
def test_a_megabyte_of_one_piece_is_read_without_raising(piece: str) -> None:
    text = text_of(piece, MEGABYTE)
    for m in find_mentions(article_of(text, "2031-06-03")):
        assert 0 <= m.span[0] < m.span[1] <= len(text)
