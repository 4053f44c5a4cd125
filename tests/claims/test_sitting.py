"""Hearings and debates that go on: who is heard in court or in parliament, and who is not any more."""

import pytest
from tests.claims.pages import article, read

from twosource.claims import read_claims
from twosource.model import Attribution, Signals, Tone


def channels(*paragraphs: str) -> list[str | None]:
    return [claim.channel for claim in read(*paragraphs)]


def test_a_witness_goes_on_in_court() -> None:
    text = "Berta Quill told the court that the pier was rotten. She agreed that the bolts had been tested."
    assert channels(text) == ["court", "court"]


def test_a_deputy_who_answers_in_the_chamber_is_heard_there() -> None:
    text = "Berta Quill told parliament that the pier was rotten. Oskar Venn replied that the bolts had been tested."
    assert channels(text) == ["parliament", "parliament"]


def test_who_speaks_outside_is_heard_in_no_court() -> None:
    text = "Berta Quill told the court that the pier was rotten. Outside, Oskar Venn said that the bolts were tested."
    assert channels(text) == ["court", None]


def test_a_hearing_ends_with_its_paragraph() -> None:
    second = "Oskar Venn said that the bolts had been tested."
    assert channels("Berta Quill told the court that the pier was rotten.", second) == ["court", None]


def test_the_readers_sure_channel_fills_what_words_leave_open() -> None:
    page = article("Berta Quill said that the pier was rotten.")
    cue = page.text.index("said")
    told = Attribution(((17, 41),), ((cue, cue + 4),), ((0, 11),), 0.9)

    def channel(chance: float) -> str | None:
        tone = Tone(0.0, 0.0, 0.0, (), "court", chance)
        claims, _ = read_claims(page, Signals("reader", (told,), (), (tone,)), ())
        assert claims and len(claims) == 1
        return claims[0].channel

    assert channel(0.95) == "court"
    assert channel(0.6) is None


def test_whoever_speaks_at_a_press_conference_still_speaks_there_in_the_next_paragraph() -> None:
    claims = read(
        "Mary Quill told a press conference on Monday that the pier was safe.",
        "Quill said the divers had found nothing.",
    )
    assert [c.channel for c in claims] == ["press conference", "press conference"]


def test_what_one_tells_of_another_in_court_came_out_in_court() -> None:
    text = "Mary Quill told the court that the pier was rotten. She added that two divers had warned her that it sank."
    assert [c.channel for c in read(text)] == ["court", "court"]


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("The harbour board's interim report says that the pier was rotten.", "report"),
        ("The document says that the pier was rotten.", "report"),
        ("Its paper says that the pier was rotten.", "report"),
        ("The paper says that the pier was rotten.", None),
    ],
)
def test_a_report_is_known_by_its_noun_and_a_newspaper_is_none(text: str, way: str | None) -> None:
    assert [c.channel for c in read(text)] == [way]
