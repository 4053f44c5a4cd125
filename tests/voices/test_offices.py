"""Offices: what the pages call a person, from which day to which, and whether it is over."""

from itertools import permutations

import pytest

from twosource.mentions import find_mentions
from twosource.model import Article, Block, Claim, Dated, Office, Reading, VoiceRef, claim_id, voice_id
from twosource.voices import find_voices
from twosource.voices.offices import merged, offices


def reading(text: str, day: str | None = "2031-06-03", end: str | None = None) -> Reading:
    """One page of our own writing, published on a day."""
    known = None if day is None else Dated(day, end or f"{day[:8]}{int(day[8:]) + 1:02d}", "known")
    article = Article(f"{day} {text[:9]}", "p.txt", text, (Block("paragraph", (0, len(text))),), anchor=known)
    return Reading(article, find_mentions(article), ())


def held(name: str, *readings: Reading) -> tuple[Office, ...]:
    return merged(offices(readings).get(name, ()))


def test_an_office_runs_from_the_first_to_the_last_dated_page_that_names_it() -> None:
    pages = [
        reading("Norland's Defence Minister Ada Holm said so.", "2031-06-07"),
        reading("Defence Minister Ada Holm was there.", "2031-06-03"),
        reading("Defence minister Ada Holm wrote it.", None),
    ]
    (office,) = held("Ada Holm", *pages)
    assert (office.role, office.body) == ("Defence Minister", "Norland")
    assert (office.first, office.last, office.ended) == ("2031-06-03", "2031-06-07", False)
    assert office.page == pages[1].article.page


@pytest.mark.parametrize(
    "text",
    ["Former mayor Ada Holm said so.", "The former Tarn mayor Ada Holm came.", "It was ex-mayor Ada Holm.",
     "The late mayor Ada Holm built it.", "Then-mayor Ada Holm signed it.", "Ada Holm, the former mayor, left.",
     "Ada Holm resigned as mayor on Monday.", "Ada Holm was dismissed as mayor."],
)  # fmt: skip
def test_a_former_office_is_over_from_the_day_of_the_page_that_says_so(text: str) -> None:
    (office,) = held("Ada Holm", reading("The mayor Ada Holm said so.", "2031-05-02"), reading(text))
    assert (office.first, office.last) == ("2031-05-02", "2031-05-02")
    assert (office.former, office.ended) == ("2031-06-03", True)


@pytest.mark.parametrize(
    "text",
    ["A former adviser to President Ada Holm spoke.", "Late last month President Ada Holm left.",
     "Then the president Ada Holm spoke.", "The late change angered President Ada Holm."],
)  # fmt: skip
def test_words_that_say_nothing_of_the_office_end_none(text: str) -> None:
    (office,) = held("Ada Holm", reading(text))
    assert (office.role.lower(), office.ended, office.first) == ("president", False, "2031-06-03")


def test_who_takes_an_office_again_holds_it() -> None:
    pages = [reading("The former mayor Ada Holm won.", "2031-05-02"), reading("The mayor Ada Holm said so.")]
    (office,) = held("Ada Holm", *pages)
    assert (office.former, office.first, office.ended) == ("2031-05-02", "2031-06-03", False)


def test_the_texts_own_bounds_are_kept() -> None:
    (now,) = held("Ada Holm", reading("Ada Holm has been mayor of Holm since 2027."))
    (once,) = held("Bo Ek", reading("Bo Ek, who was mayor of Holm until 2024, left."))
    assert (now.role, now.body, now.since, now.until) == ("mayor", "Holm", "2027-01-01", None)
    assert (once.body, once.until, once.ended, once.first) == ("Holm", "2025-01-01", True, None)


def test_what_somebody_was_in_a_tale_ends_no_office() -> None:
    assert held("Ada Holm", reading("Ada Holm was the minister on duty.")) == ()


def test_a_page_dated_only_roughly_dates_no_office() -> None:
    (office,) = held("Ada Holm", reading("The mayor Ada Holm said so.", "2031-06-01", "2031-07-01"))
    assert (office.first, office.last, office.ended) == (None, None, False)


def test_a_shorter_name_of_an_office_is_the_only_longer_ones() -> None:
    pages = [reading("The defence minister Ada Holm came. The minister Ada Holm spoke.")]
    assert [o.role for o in held("Ada Holm", *pages)] == ["defence minister"]
    pages = [reading("The deputy minister Ada Holm came."), reading("The minister Ada Holm spoke.", "2031-06-09")]
    assert [o.role for o in held("Ada Holm", *pages)] == ["deputy minister", "minister"]


Bounds = tuple[str, str | None, bool, str | None, str | None]
FORMS: list[tuple[str, Bounds]] = [
    ("Bo Ek, minister of health from 2019, said so.", ("minister of health", None, False, "2019-01-01", None)),
    ("Bo Ek, minister of health from 2019 to 2021, said so.",
     ("minister of health", None, True, "2019-01-01", "2022-01-01")),
    ("Bo Ek, health minister until 2021, said so.", ("health minister", None, True, None, "2022-01-01")),
    ("Bo Ek, mayor of Holm (2019-2021), said so.", ("mayor", "Holm", True, "2019-01-01", "2022-01-01")),
    ("Bo Ek, Holm's mayor from 2019 to 2021, said so.", ("mayor", "Holm", True, "2019-01-01", "2022-01-01")),
    ("Bo Ek, president of Norland between 2011 and 2019, died.",
     ("president", "Norland", True, "2011-01-01", "2020-01-01")),
    ("Bo Ek, once mayor of Holm, said so.", ("mayor", "Holm", True, None, None)),
    ("Bo Ek, previously mayor of Holm, said so.", ("mayor", "Holm", True, None, None)),
    ("Bo Ek, Holm's mayor at the time, said so.", ("mayor", "Holm", True, None, None)),
    ("Bo Ek, 64, the former head of the Tarn Institute, died.", ("head", "Tarn Institute", True, None, None)),
    ("The agency's former head, Bo Ek, said so.", ("head", None, True, None, None)),
    ("The head of the Tarn Institute, Bo Ek, said so.", ("head", "Tarn Institute", False, None, None)),
    ("Then-police chief Bo Ek signed it.", ("police chief", None, True, None, None)),
    ("Acting mayor Bo Ek said so.", ("Acting mayor", None, False, None, None)),
    ("Bo Ek, the acting director of the Tarn Institute, said so.",
     ("acting director", "Tarn Institute", False, None, None)),
    ("The interim president Bo Ek said so.", ("interim president", None, False, None, None)),
    ("Bo Ek, the outgoing mayor of Holm, said so.", ("mayor", "Holm", False, None, None)),
    ("Bo Ek, who led the agency for a decade, said so.", ("head", None, True, None, None)),
    ("Bo Ek, who led the Tarn Agency from 2010 to 2020, said so.",
     ("head", "Tarn Agency", True, "2010-01-01", "2021-01-01")),
    ("Bo Ek, who has led the Tarn Agency since 2027, said so.", ("head", "Tarn Agency", False, "2027-01-01", None)),
    ("Bo Ek served as mayor of Holm from 2019 to 2021.", ("mayor", "Holm", True, "2019-01-01", "2022-01-01")),
    ("Bo Ek became mayor of Holm in 2019.", ("mayor", "Holm", False, "2019-01-01", None)),
    ("Bo Ek stepped down as chief of the Tarn Agency in May.", ("chief", "Tarn Agency", True, None, "2031-06-01")),
    ("Bo Ek, mayor of Holm until 2033, said so.", ("mayor", "Holm", False, None, "2034-01-01")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), FORMS)
def test_an_office_is_read_with_its_times(text: str, told: Bounds) -> None:
    (office,) = held("Bo Ek", reading(text))
    assert (office.role, office.body, office.ended, office.since, office.until) == told


@pytest.mark.parametrize(
    "text",
    ["Bo Ek, who led the attack, was hurt.", "Bo Ek will become director of the Tarn Institute in July.",
     "Mayor-elect Bo Ek said so.", "Bo Ek served as a judge once.", "Bo Ek, who led the agency, said so."],
)  # fmt: skip
def test_what_is_no_office_yet_or_only_told_of_the_past_is_none(text: str) -> None:
    assert held("Bo Ek", reading(text)) == ()


def test_ranks_and_trades_are_no_offices() -> None:
    assert held("Ada Holm", reading("Gen. Ada Holm spoke. Then the farmer Bo Ek came.")) == ()


def test_the_order_of_pages_changes_no_office() -> None:
    pages = [
        reading("The mayor Ada Holm said so.", "2031-05-02"),
        reading("Norland's mayor Ada Holm said so.", "2031-05-02"),
        reading("The former mayor Ada Holm said so."),
    ]
    assert len({held("Ada Holm", *order) for order in permutations(pages)}) == 1


def test_a_voice_carries_its_offices() -> None:
    page = reading("Norland's Defence Minister Ada Holm said it held.")
    cue, source, content = ((41, 45),), ((10, 35),), ((46, 53),)
    ref = VoiceRef(voice_id("Ada Holm"), "Ada Holm", True, speaks_for="Norland")
    key = claim_id("p", content, cue, source)
    made = find_voices([Reading(page.article, page.mentions, (Claim(key, "p", content, cue, source, ref),))])
    (voice,) = [v for v in made if v.name == "Ada Holm"]
    assert [(o.role, o.body, o.first) for o in voice.offices] == [("Defence Minister", "Norland", "2031-06-03")]


@pytest.mark.parametrize(
    ("text", "since", "until", "ended"),
    [
        ("The head until 2029, Bo Ek, denied it.", None, "2030-01-01", True),
        ("The institute's head until 2029, Bo Ek, denied it.", None, "2030-01-01", True),
        ("Its director from March 2027 to May 2029, Bo Ek, denied it.", "2027-03-01", "2029-06-01", True),
        ("The mayor since 2028, Bo Ek, denied it.", "2028-01-01", None, False),
        ("Bo Ek, mayor until the coup, denied it.", None, None, True),
        ("Bo Ek, mayor before the invasion of March 2029, denied it.", None, "2029-04-01", True),
        ("Bo Ek, minister since the coup of March 2029, denied it.", "2029-03-01", None, False),
        ("Bo Ek became mayor after the coup in 2029.", "2029-01-01", None, False),
        ("Bo Ek, mayor until the election, denied it.", None, None, False),
    ],
)
def test_an_office_is_bounded_before_the_name_and_by_events(
    text: str, since: str | None, until: str | None, ended: bool
) -> None:
    (office,) = held("Bo Ek", reading(text))
    assert (office.since, office.until, office.ended) == (since, until, ended)


def test_a_trade_of_two_words_at_the_head_of_a_sentence_is_one_office() -> None:
    for text in (
        "Harbour master Bo Ek said so.",
        "The harbour master, Bo Ek, said so.",
        "Chief engineer Bo Ek said so.",
    ):
        (office,) = held("Bo Ek", reading(text))
        assert office.role.lower() in ("harbour master", "chief engineer")
