"""Several who say one thing in one breath, firms with an "and" in their name, crowds, and what nobody said."""

import pytest
from tests.claims.pages import article

from twosource.claims import read_claims
from twosource.model import Attribution, Claim, Signals

SHUT = "the gate was shut"


def told(source: str, cue: str = "said", before: str = "", after: str = "") -> list[Claim]:
    """The claims of "SOURCE said the gate was shut", its spans given."""
    page = article(f"{before}{source} {cue} {SHUT}.{after}")
    at = len(before) + len(source) + 1
    cue_at, content = (at, at + len(cue)), (at + len(cue) + 1, at + len(cue) + 1 + len(SHUT))
    signals = Signals("test", (Attribution((content,), (cue_at,), ((len(before), at - 1),), 0.9),))
    claims, _ = read_claims(page, signals, ())
    assert claims is not None
    return [c for c in claims if c.content[0][0] == content[0]]


def voices(claims: list[Claim]) -> list[tuple[str, bool]]:
    return [(c.voice.name, c.voice.named) for c in claims if c.voice is not None]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("Ada Holm and Piet Dorran", ["Ada Holm", "Piet Dorran"]),
        ("Both Ada Holm and Piet Dorran", ["Ada Holm", "Piet Dorran"]),
        ("Ada Holm, the mayor, and Piet Dorran, the harbour master,", ["Ada Holm", "Piet Dorran"]),
        ("Mayor Ada Holm and Governor Piet Dorran", ["Ada Holm", "Piet Dorran"]),
        ("The Water Ministry and the Port Authority", ["Water Ministry", "Port Authority"]),
        ("Calderline and the Marl Courier", ["Calderline", "Marl Courier"]),
    ],
)
def test_who_say_it_together_have_a_claim_each(source: str, names: list[str]) -> None:
    found = told(source)
    assert voices(found) == [(name, True) for name in names]
    assert len({c.id for c in found}) == len(found) and len({c.source for c in found}) == 1


def test_short_names_speak_for_themselves_where_the_page_knows_each() -> None:
    found = told("Holm and Dorran", before="Ada Holm met Piet Dorran on Monday. ")
    assert [name for name, _ in voices(found)] == ["Ada Holm", "Piet Dorran"]


def test_a_point_in_a_name_before_and_parts_nobody_from_those_he_speaks_with() -> None:
    known = " Britain's guard was there, and so was one of the U.S. army."
    assert voices(told("Britain", before="Rain fell. The U.S. and ", after=known)) == [
        ("U.S.", True),
        ("Britain", True),
    ]


@pytest.mark.parametrize("source", ["Tallis and Reed", "the broker Tallis and Reed", "Brume and Daughters"])
def test_what_nothing_on_the_page_tells_apart_stays_one_voice_with_its_whole_name(source: str) -> None:
    assert voices(told(source)) == [(source.removeprefix("the broker "), True)]


@pytest.mark.parametrize("source", ["The Ministry of Water and Energy", "The Department of Health and Human Services"])
def test_a_body_of_two_tasks_is_one(source: str) -> None:
    assert voices(told(source)) == [(source.removeprefix("The "), True)]


@pytest.mark.parametrize("source", ["Holm and her aides", "Officials and residents", "Ada Holm and a friend"])
def test_a_source_of_which_a_part_has_no_name_is_nobodys_claim_twice(source: str) -> None:
    assert len(told(source)) == 1


@pytest.mark.parametrize("source", ["Neither Ada Holm nor Piet Dorran", "Nobody", "No official", "None of them"])
def test_what_nobody_said_is_no_claim(source: str) -> None:
    assert told(source) == []


def test_number_ten_is_somebody() -> None:
    assert len(told("No. 10")) == 1


@pytest.mark.parametrize(
    "source",
    ["Environmental groups", "Aid agencies", "Local authorities", "Police", "Other major unions", "Opposition parties"],
)
def test_the_capital_of_a_sentence_makes_no_crowd_a_named_voice(source: str) -> None:
    assert [named for _, named in voices(told(source))] == [False]
    assert [named for _, named in voices(told(source, before="Rain fell all week. "))] == [False]


@pytest.mark.parametrize("source", ["Modelling by the Imuri Institute", "Work by the Imuri Institute"])
def test_what_an_institute_made_gives_no_name_to_its_kind(source: str) -> None:
    assert ("Modelling", True) not in voices(told(source, "suggests"))
    assert ("Work", True) not in voices(told(source, "suggests"))


@pytest.mark.parametrize(
    "made", ["Modelling by", "A tally by", "Estimates from", "A survey from", "A paper from", "A bulletin by"]
)
def test_what_an_institute_made_is_its_word(made: str) -> None:
    assert voices(told(f"{made} the Imuri Institute", "suggests")) == [("Imuri Institute", True)]
