"""What every reader of a story meets first."""

from collections.abc import Callable

from twosource.model import Mention

Read = Callable[..., dict[str, Mention]]
TUESDAY = "2031-06-03"


def test_a_weekday_on_that_weekday_is_the_day_itself(read: Read) -> None:
    times = read("time", "The mayor of Tarn on Tuesday said the bridge held.", TUESDAY)
    assert times["Tuesday"].time is not None
    assert times["Tuesday"].time.timex == TUESDAY


def test_without_a_publication_date_a_weekday_has_no_interval_and_says_why(read: Read) -> None:
    mention = read("time", "The mayor said on Tuesday the bridge held.")["Tuesday"]
    assert mention.time is not None
    assert (mention.time.timex, mention.time.start) == ("XXXX-WXX-2", None)
    assert mention.unresolved == "no publication date is known"


def test_two_units_of_one_quantity_are_one_number(read: Read) -> None:
    number = read("number", "The camp lies some 20 kilometers (12 miles) away.")["some 20 kilometers (12 miles)"].number
    assert number is not None
    assert (number.low, number.high, number.unit, number.approximate) == (20, 20, "km", True)
    assert number.also is not None
    assert number.also.unit == "mi"


def test_a_capital_that_speaks_is_a_voice_and_no_place(read: Read) -> None:
    text = "Vienna said the talks would go on."
    assert not read("place", text)
    assert read("organisation", text)["Vienna"].belongs == "Austria"


def test_a_body_and_its_acronym_are_one(read: Read) -> None:
    bodies = read("organisation", "The Institute for River Research (IRR) denied it. IRR said more.")
    assert bodies["Institute for River Research"].entity == bodies["IRR"].entity


def test_a_surname_stands_for_the_full_name(read: Read) -> None:
    people = read("person", "Defense Minister Ada Holm spoke. Holm said it was over.")
    assert people["Holm"].name == "Ada Holm"
    assert people["Defense Minister Ada Holm"].role == "Defense Minister"
