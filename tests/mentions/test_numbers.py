"""Numbers: bounds, unit, what is counted, and a second unit that is checked."""

from collections.abc import Callable

import pytest

from twosource.model import Mention

Read = Callable[..., dict[str, Mention]]


@pytest.mark.parametrize(
    ("words", "low", "high", "unit", "approximate"),
    [
        ("at least nine settlements", 9, None, "settlements", False),
        ("fewer than 7,000 civilians", None, 7000, "people", False),
        ("between 112 and 140 mm", 112, 140, "mm", False),
        ("hundreds of barns", 200, 999, "barns", True),
        ("a few dozen buildings", 24, 60, "buildings", True),
        ("90 % of the country's steelmaking needs", 90, 90, "%", False),
        ("two-thirds of the vote", 66.7, 66.7, "%", False),
        ("$1.2bn", 1.2e9, 1.2e9, "USD", False),
        ("a dozen boats", 12, 12, "boats", False),
        ("nearly twelve weeks", None, 12, "weeks", True),
        ("tens of thousands of people", 20000, 99000, "people", True),
        ("more than half of them", 50, None, "%", False),
        ("one in five voters", 20, 20, "%", False),
        ("up to 40 km", None, 40, "km", False),
        ("60-odd men", 60, 60, "people", True),
        ("20 or more cars", 20, None, "cars", False),
        ("2½ hours", 2.5, 2.5, "h", False),
        ("27 minutes 12 seconds", 27.2, 27.2, "minutes", False),
        ("-5 degrees Celsius", -5, -5, "°C", False),
    ],
)
def test_a_number_has_the_bounds_and_unit_of_its_words(
    read: Read, words: str, low: float | None, high: float | None, unit: str, approximate: bool
) -> None:
    found = [m.number for m in read("number", f"It was {words}, they said.").values() if m.number is not None]
    number = found[0]
    assert [None if b is None else round(b, 1) for b in (number.low, number.high)] == [low, high]
    assert (number.unit, number.approximate) == (unit, approximate)


def test_two_units_that_contradict_each_other_are_flagged(read: Read) -> None:
    mention = read("number", "It lies 20 kilometers (16 miles) off.")["20 kilometers (16 miles)"]
    assert mention.flag == "the two units differ: 20 km are 12.4 mi"


def test_two_units_that_agree_are_not_flagged(read: Read) -> None:
    assert read("number", "It is 2 meters (7 feet) tall.")["2 meters (7 feet)"].flag is None


def test_an_ordinal_is_a_rank_and_no_count(read: Read) -> None:
    number = read("number", "It was his fourth known visit.")["fourth"].number
    assert number is not None
    assert (number.low, number.ordinal, number.of) == (4, True, "known visit")


@pytest.mark.parametrize(
    "text",
    ["It was on Route 66.", "He flew an F-16 there.", "They won 3-1.", "No one came.", "One of them fell.",
     "It was No. 5.",
     "The Boeing 747 landed.", "In 2019 it rained.", "At 10:35 a.m. it rang.", "Gate three was shut."],
)  # fmt: skip
def test_figures_that_name_or_date_are_no_quantities(read: Read, text: str) -> None:
    assert not read("number", text, "2031-06-03")


def test_a_bare_number_beside_the_dead_counts_people(read: Read) -> None:
    number = read("number", "The firm put the number of dead at 19.")["19"].number
    assert number is not None
    assert number.unit == "people"


def test_a_number_between_commas_after_a_name_is_an_age(read: Read) -> None:
    number = read("number", "Mr Holm, 61, left the hall.")["61"].number
    assert number is not None
    assert number.unit == "years"
