"""Fiscal quarters and years: bounded where the text says when the year ends, else unresolved; never the calendar's."""

from collections.abc import Callable

import pytest

from twosource.mentions.timefiscal import UNKNOWN_YEAR
from twosource.model import Mention

Read = Callable[..., dict[str, Mention]]
DAY = "2031-11-20"


def bounds(mention: Mention) -> tuple[str | None, str | None]:
    assert mention.time is not None
    return mention.time.start, mention.time.end


@pytest.mark.parametrize(
    ("text", "words", "timex"),
    [
        ("Profit fell in the fiscal third quarter.", "the fiscal third quarter", "2031-Q3"),
        ("Profit fell in its third fiscal quarter.", "third fiscal quarter", "2031-Q3"),
        ("Profit fell in the third quarter of fiscal 2031.", "the third quarter of fiscal 2031", "2031-Q3"),
        ("Profit fell in fiscal 2031.", "fiscal 2031", "2031"),
        ("Profit fell in the current fiscal year.", "the current fiscal year", "2031"),
        ("Profit fell in the last financial year.", "the last financial year", "2030"),
    ],
)
def test_a_fiscal_stretch_keeps_its_name_and_says_why_it_has_no_days(
    read: Read, text: str, words: str, timex: str
) -> None:
    mention = read("time", text, DAY)[words]
    assert mention.time is not None
    assert (mention.time.timex, bounds(mention), mention.unresolved) == (timex, (None, None), UNKNOWN_YEAR)


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("Sales in the fiscal third quarter, which ended Sept. 30, rose.", "the fiscal third quarter",
         "2031-07-01", "2031-10-01"),
        ("Sales in the fiscal third quarter ended April 30 rose.", "the fiscal third quarter",
         "2031-02-01", "2031-05-01"),
        ("Sales in the fiscal year ended June 30, 2031, rose.", "the fiscal year", "2030-07-01", "2031-07-01"),
        ("Sales rose in fiscal 2031, which ended in June.", "fiscal 2031", "2030-07-01", "2031-07-01"),
        ("Sales rose in fiscal 2031, which began in October 2030.", "fiscal 2031", "2030-10-01", "2031-10-01"),
        ("Sales for the fiscal first quarter ended Sept. 27 rose.", "the fiscal first quarter",
         "2031-06-29", "2031-09-28"),
        ("Sales for the quarter rose. Its fiscal year ends in June. The fiscal first quarter was good.",
         "The fiscal first quarter", "2031-07-01", "2031-10-01"),
        ("Its fiscal year ends Jan. 31. The third quarter of fiscal 2030 was good.", "The third quarter of fiscal 2030",
         "2029-08-01", "2029-11-01"),
    ],
)  # fmt: skip
def test_the_texts_own_end_of_the_year_bounds_it(read: Read, text: str, words: str, start: str, end: str) -> None:
    mention = read("time", text, DAY)[words]
    assert (bounds(mention), mention.unresolved) == ((start, end), None)


def test_two_years_ends_in_one_text_bound_no_other_quarter(read: Read) -> None:
    text = "Its fiscal year ends in June. The rival's fiscal year ends in March. The fiscal first quarter was good."
    assert read("time", text, DAY)["The fiscal first quarter"].unresolved == UNKNOWN_YEAR


def test_a_plain_quarter_is_the_calendars(read: Read) -> None:
    assert bounds(read("time", "Profit rose in the third quarter.", DAY)["the third quarter"]) == (
        "2031-07-01", "2031-10-01",
    )  # fmt: skip


def test_without_a_day_of_publication_a_fiscal_year_has_no_days(read: Read) -> None:
    assert read("time", "Its fiscal year ends in June. Fiscal 2031 was good.")["Fiscal 2031"].time is not None
    assert read("time", "Profit fell in the fiscal third quarter.")["the fiscal third quarter"].unresolved is not None
