"""On which day something was said: the day beside the cue, that of the scene, and that of a body's own statement."""

import pytest
from tests.claims.pages import article, day

from twosource.claims import read_claims
from twosource.model import Attribution, Claim, Mention, Signals

TUESDAY = ("2031-06-03", "2031-06-04")
FRIDAY = ("2031-06-06", "2031-06-07")


def read(*paragraphs: str, publisher: str | None = None, days: dict[str, tuple[str, str]] | None = None) -> list[Claim]:
    """The claims of a page of Friday 6 June 2031, with the days that stand in it."""
    page = article(*paragraphs, publisher=publisher, published="2031-06-06")
    mentions: tuple[Mention, ...] = tuple(day(page.text, word, *when) for word, when in (days or {}).items())
    claims, _ = read_claims(page, None, mentions)
    assert claims
    return list(claims)


def days_said(claims: list[Claim]) -> list[str | None]:
    return [c.said.start if c.said is not None else None for c in claims]


def test_what_follows_on_a_scene_is_said_on_its_day() -> None:
    text = "On Tuesday Berta Quill took the stand. She said that the pier was rotten."
    assert days_said(read(text, days={"Tuesday": TUESDAY})) == ["2031-06-03"]


def test_a_scene_of_somebody_else_dates_nobodys_words() -> None:
    text = "On Tuesday Oskar Venn was buried in Marl. The pier was rotten, Berta Quill said."
    assert days_said(read(text, days={"Tuesday": TUESDAY})) == [None]


def test_a_day_after_publication_is_no_scene() -> None:
    text = "On Monday Berta Quill goes to court. She said that the pier was rotten."
    assert days_said(read(text, days={"Monday": ("2031-06-09", "2031-06-10")})) == [None]


def test_who_goes_on_in_the_next_paragraph_speaks_on_the_same_day() -> None:
    first, second = "Berta Quill said on Tuesday that the pier was rotten.", "She said that the bolts had been tested."
    assert days_said(read(first, second, days={"Tuesday": TUESDAY})) == ["2031-06-03", "2031-06-03"]


def test_a_day_does_not_pass_from_one_voice_to_another() -> None:
    first, second = "Berta Quill said on Tuesday that the pier was rotten.", "Oskar Venn said that it was sound."
    assert days_said(read(first, second, days={"Tuesday": TUESDAY})) == ["2031-06-03", None]


def test_what_one_holds_at_all_times_takes_no_day() -> None:
    text = "Berta Quill said on Tuesday that the pier was rotten. Quill insists that the bolts were never tested."
    assert days_said(read(text, days={"Tuesday": TUESDAY})) == ["2031-06-03", None]


@pytest.mark.parametrize(
    "told", ["that it gave on Tuesday", "it had given on Tuesday", "that it gave on Monday and Tuesday"]
)
def test_the_day_of_what_is_taken_back_is_not_the_day_of_taking_back(told: str) -> None:
    page = article(f"Marl Harbour withdrew the figure of 19 dead {told}, which counted one ship twice.")
    at = {
        w: (page.text.index(w), page.text.index(w) + len(w))
        for w in ("Marl Harbour", "withdrew", "the figure of 19 dead")
    }
    content, cue, source = at["the figure of 19 dead"], at["withdrew"], at["Marl Harbour"]
    signals = Signals("test", (Attribution((content,), (cue,), (source,), 0.9),))
    claims, _ = read_claims(page, signals, (day(page.text, "Tuesday", *TUESDAY),))
    assert claims and [c.retracts for c in claims] == [True] and days_said(list(claims)) == [None]


def test_a_bodys_own_people_speak_in_its_statement_on_the_day_it_bears() -> None:
    text = "We have opened our books. “Nobody was warned,” said our chairman, Oskar Venn."
    (found,) = read(text, "Those who ask shall be heard.", publisher="Marl Shipping")
    assert found.voice is not None and found.voice.speaks_for == "Marl Shipping"
    assert days_said([found]) == ["2031-06-06"]


def test_our_readers_do_not_speak_for_the_outlet() -> None:
    (found,) = read("“Nobody was warned,” said our reader Oskar Venn.", publisher="The Marl Post")
    assert found.voice is not None and found.voice.speaks_for is None
