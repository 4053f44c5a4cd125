"""Numbers: bounds, unit, what is counted, and a second unit that is checked."""

from collections.abc import Callable

import pytest

from mentions.texts import article_of
from twosource.mentions import find_mentions
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
        ("the toll has gone up to 19 dead", 19, 19, "people", False),
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


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [
        ("Growers got €0.40 a kilo.", "€0.40 a kilo", "EUR/kg"),
        ("Some 35 patients a day need a bed.", "Some 35 patients a day", "people/day"),
        ("They fire six rounds a minute.", "six rounds a minute", "rounds/min"),
        ("It lent at 1.85 percent a year.", "1.85 percent a year", "%/year"),
        ("It was sold for $35-a-share.", "$35-a-share", "USD/share"),
        ("A $35-a-share offer came.", "$35-a-share", "USD/share"),
        ("It cost A$35 a head.", "A$35 a head", "AUD/head"),
        ("He spent £2.30 per vote.", "£2.30 per vote", "GBP/vote"),
        ("It held 0.1 milligrams per litre.", "0.1 milligrams per litre", "mg/l"),
        ("The river carried 900 cubic metres per second.", "900 cubic metres per second", "m³/s"),
        ("Trains reach 120 km per hour.", "120 km per hour", "km/h"),
    ],
)
def test_a_rate_keeps_its_second_unit(read: Read, text: str, words: str, unit: str) -> None:
    number = read("number", text)[words].number
    assert number is not None and number.unit == unit


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [
        ("It killed six people a day after the truce.", "six people", "people"),
        ("He sold two houses a week ago.", "two houses", "houses"),
        ("They gave 300 euros a friend had lent.", "300 euros", "EUR"),
        ("It took 40 percent per cent by cent.", "40 percent", "%"),
    ],
)
def test_what_only_looks_like_a_rate_is_none(read: Read, text: str, words: str, unit: str) -> None:
    number = read("number", text)[words].number
    assert number is not None and number.unit == unit


def test_two_units_of_a_rate_are_checked_against_each_other(read: Read) -> None:
    right = "It ran at 100 kilometers an hour (62 miles an hour) there."
    wrong = right.replace("62", "90")
    assert read("number", right)["100 kilometers an hour (62 miles an hour)"].flag is None
    assert "differ" in (read("number", wrong)["100 kilometers an hour (90 miles an hour)"].flag or "")
    wells = "They drew 10 gallons a day (90 litres a day) there."
    assert "differ" in (read("number", wells)["10 gallons a day (90 litres a day)"].flag or "")


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [
        ("Fourteen of the valley's 22 wells are dry.", "Fourteen", "wells"),
        ("It holds a five-seat majority.", "five-seat", "seats"),
        ("A three-man crew came.", "three-man", "people"),
        ("It charges from 10 to 80 percent.", "10", "%"),
        ("Half paid £3; the rest spent a million pounds.", "a million pounds", "GBP"),
        ("They moved 200 pounds of flour.", "200 pounds", "pounds"),
    ],
)
def test_the_counted_noun_is_found_where_it_stands_elsewhere(read: Read, text: str, words: str, unit: str) -> None:
    numbers = {w.strip("- "): m for w, m in read("number", text).items()}
    number = next(m.number for w, m in numbers.items() if w.startswith(words))
    assert number is not None and number.unit == unit


def test_a_rank_says_what_it_ranks_and_may_be_made_of_figure_and_scale(read: Read) -> None:
    read_here = read("number", "It built its 20-millionth car after a third straight win. Its second sank.")
    (car,) = (m.number for w, m in read_here.items() if "millionth" in w)
    (win,) = (m.number for w, m in read_here.items() if "third" in w)
    assert car is not None and win is not None
    assert (car.low, car.unit, car.ordinal) == (20e6, "cars", True)
    assert (win.low, win.unit) == (3, "wins")


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("It went 100 km/h.", 100, "km/h"),
        ("It pumps 20 m3/s.", 20, "m³/s"),
        ("It pumps 15 m³/s.", 15, "m³/s"),
        ("It pumps 15 m³ per second.", 15, "m³/s"),
        ("It yields 4 t/ha.", 4, "t/ha"),
        ("It costs 20 cents a kilowatt-hour.", 20, "cents/kWh"),
        ("It uses 8 litres per 100 km.", 8, "l/100 km"),
        ("It counts 1,200 cases per 100,000 people.", 1200, "cases/100,000 people"),
        ("It lands 200 tonnes of fish a day.", 200, "t/day"),
        ("It pumps 400,000 bpd.", 400_000, "bbl/day"),
        ("It holds 50 inhabitants per km2.", 50, "people/km²"),
        ("It blew at 30 m/s.", 30, "m/s"),
        ("It pumps 5 litres per second.", 5, "l/s"),
        ("It costs $40 a barrel.", 40, "USD/bbl"),
        ("It counts 12 deaths a day.", 12, "deaths/day"),
        ("It lost 30 g/km.", 30, "g/km"),
        ("It is 74 m long.", 74, "m"),
        ("It is a 5m-high wall.", 5, "m"),
        ("It has 5m users.", 5e6, "people"),
        ("It has 5 m users.", 5e6, "people"),
        ("It is worth $74m a year.", 74e6, "USD/year"),
    ],
)
def test_a_rate_keeps_both_its_units(text: str, low: float, unit: str) -> None:
    found = [m.number for m in find_mentions(article_of(text)) if m.number is not None]
    assert [(n.low, n.unit) for n in found] == [(low, unit)]


def test_two_speeds_are_checked_against_each_other() -> None:
    def flag(text: str) -> str | None:
        (found,) = (m for m in find_mentions(article_of(text)) if m.kind == "number")
        assert found.number is not None and found.number.also is not None
        return found.flag

    assert flag("It blew at 30 metres per second (67 mph).") is None
    assert flag("It blew at 30 metres per second (97 mph).") is not None


def test_what_a_share_is_of_is_told_as_it_stands_in_the_text(read: Read) -> None:
    number = read("number", "It met 90 % of the country's steelmaking needs.")["90 %"].number
    assert number is not None and number.of == "the country's steelmaking needs"


@pytest.mark.parametrize(
    ("words", "low", "unit"), [("EUR500m", 5e8, "EUR"), ("USD 3 million", 3e6, "USD"), ("UAH 20,000", 2e4, "UAH")]
)
def test_money_may_be_named_by_its_code(read: Read, words: str, low: float, unit: str) -> None:
    number = read("number", f"It cost {words} in all.")[words].number
    assert number is not None and (number.low, number.unit) == (low, unit)
