"""Stance, certainty, likelihood, doubt, channel, time and taking back."""

import pytest
from tests.claims.pages import day, read

from twosource.model import Interval


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The Quill Line said the ferry was safe.", "asserts"),
        ("The Quill Line denied that the ferry was unsafe.", "denies"),
        ("The Quill Line rejected any suggestion of neglect.", "denies"),
        ("The Quill Line dismissed the report as “a jigsaw without pieces”.", "denies"),
        ("The Quill Line called the figure mistaken.", "denies"),
        ("The Quill Line said it was “premature” to speak of neglect.", "denies"),
        ("The Quill Line said the ferry had never sailed.", "denies"),
        ("The Quill Line said there was no leak in the hull.", "denies"),
        ("“Not one plate was loose,” Berta Quill said.", "denies"),
        ("The Quill Line said it was too early to blame the pilot.", "denies"),
        ("The Harbour Ministry said that the ferry could not sail before May.", "asserts"),
    ],
)
def test_stance_follows_the_cue(text: str, stance: str) -> None:
    assert read(text)[0].stance == stance


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The Quill Line said the ferry was safe.", "flat"),
        ("The Quill Line said it would rebuild the pier.", "flat"),
        ("The Quill Line believes the ferry was safe.", "hedged"),
        ("The Quill Line said the ferry might be safe.", "hedged"),
        ("The Quill Line said repairs were expected to last a year.", "hedged"),
        ("The Quill Line said the pier would fall if the wind turned.", "conditional"),
        ("“Unless the wind turns, it stays up,” the Quill Line said.", "conditional"),
        ("“Had they shut the hatch, she would still float,” Berta Quill said.", "conditional"),
        ("Berta Quill said she had asked if the hatch was shut.", "flat"),
        ("The Quill Line said on 3 May that the ferry was safe.", "flat"),
    ],
)
def test_certainty_is_the_speakers_own(text: str, certainty: str) -> None:
    assert read(text)[0].certainty == certainty


def test_estimative_words_keep_their_range() -> None:
    claim = read("The Harbour Institute said the pier would very likely fall within days.")[0]
    assert (claim.certainty, claim.likelihood) == ("hedged", (0.80, 0.95))


def test_the_outlets_doubt_is_kept_apart_from_certainty() -> None:
    text = "The Quill Line claimed the ferry was safe, without offering proof."
    claim = read(text)[0]
    assert claim.certainty == "flat"
    assert [text[s:e] for s, e in claim.doubt] == ["without offering proof"]


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("The Quill Line said in a statement that the ferry was safe.", "statement"),
        ("“She is safe,” the Quill Line wrote in a post on Telegram.", "telegram"),
        ("“She is safe,” the Quill Line wrote on X.", "x"),
        ("The Quill Line said on social media that the ferry was safe.", "social media"),
        ("Berta Quill told the Harbour Gazette the ferry was safe.", "told"),
        ("The Quill Line said the ferry was safe.", None),
    ],
)
def test_channel_is_named_beside_the_cue_or_not_at_all(text: str, channel: str | None) -> None:
    assert read(text)[0].channel == channel


def test_a_figure_taken_back_is_a_retraction_and_troops_are_not() -> None:
    claim = read("The Harbour Ministry withdrew its figure of nine dead.")[0]
    assert claim.retracts and claim.stance == "denies"


def test_words_of_ones_own_that_were_wrong_are_taken_back() -> None:
    claim = read("“Our figure of nine dead was wrong,” the Harbour Ministry said.")[0]
    assert claim.retracts and claim.stance == "denies"


def test_anothers_figure_called_wrong_is_denied_and_not_taken_back() -> None:
    claim = read("The Quill Line called the figure of nine dead wrong.")[0]
    assert not claim.retracts and claim.stance == "denies"


def test_the_day_of_saying_stands_beside_the_cue() -> None:
    text = "The Harbour Ministry said on Tuesday that the pier had been shut since Friday."
    times = (day(text, "Tuesday", "2031-05-06", "2031-05-07"), day(text, "Friday", "2031-05-02", "2031-05-03"))
    claim = read(text, mentions=times)[0]
    assert claim.said == Interval("2031-05-06", "2031-05-07")
    assert claim.about == Interval("2031-05-02", "2031-05-03")


def test_a_page_that_names_no_day_of_saying_gives_none() -> None:
    text = "The Harbour Ministry said the pier had been shut on Friday."
    assert read(text, mentions=(day(text, "Friday", "2031-05-02", "2031-05-03"),))[0].said is None
