"""Words that only another side's channels carry, and that it favours, are that side's claim that they were said."""

from dataclasses import replace

from twosource.ledger import build_ledger
from twosource.ledger.history import Interests, Utterance
from twosource.ledger.relays import without_relays
from twosource.model import Entry, Reading
from twosource.voices import find_voices

from .test_laws import page

NAMES = (
    "The Defence Ministry of Velland",
    "The Defence Ministry of Orsia",
    "Greyhook Shipping",
    "the Tarn Weather Service",
    "The Open Map Institute",
    "people",
)
SIDES = ("Orsia", "Velland")


def _said(voice: str, side: str, day: str, claim: str, stance: str = "asserts") -> Utterance:
    return Utterance(claim, "p", "o", voice, side, True, stance, day)


OURS = _said("v", "Velland", "2041-03-04", "c1")
THEIRS = _said("o", "Orsia", "2041-03-05", "c2")


def test_an_admission_that_the_other_side_reports_and_says_itself_is_its_own_claim() -> None:
    said, dropped = without_relays([OURS, THEIRS], {"c2": "Velland"}, SIDES, Interests())
    assert (said, dropped) == ([OURS], {"c2": "Velland"})


def test_what_the_channel_neither_says_nor_favours_counts_as_the_speakers_word() -> None:
    assert without_relays([THEIRS], {"c2": "Velland"}, SIDES, Interests()) == ([THEIRS], {})
    hurting = Interests(hurts=frozenset({"Velland"}))
    assert without_relays([THEIRS], {"c2": "Velland"}, SIDES, hurting) == ([THEIRS], {})


def test_what_hurts_the_one_who_is_quoted_favours_the_channel() -> None:
    hurting = Interests(hurts=frozenset({"Orsia"}))
    assert without_relays([THEIRS], {"c2": "Velland"}, SIDES, hurting) == ([], {"c2": "Velland"})


def test_own_words_count_from_their_day_and_not_from_that_of_the_relay() -> None:
    own = _said("o", "Orsia", "2041-03-09", "c3")
    said, dropped = without_relays([OURS, THEIRS, own], {"c2": "Velland"}, SIDES, Interests())
    assert (said, dropped) == ([OURS, own], {"c2": "Velland"})
    early = replace(own, day="2041-03-05")
    assert without_relays([OURS, THEIRS, early], {"c2": "Velland"}, SIDES, Interests())[0] == [OURS, THEIRS, early]


def test_a_denial_that_only_the_accuser_reports_is_dropped_where_it_favours_the_accuser() -> None:
    denial = _said("o", "Orsia", "2041-03-05", "c2", "denies")
    favouring = Interests(hurts=frozenset({"Velland"}))
    assert without_relays([denial], {"c2": "Velland"}, SIDES, favouring) == ([], {"c2": "Velland"})


def _last(pages: list[Reading]) -> Entry:
    voices = find_voices(pages)
    (siren,) = build_ledger(pages, (), voices).propositions
    return siren.history[-1]


def _by(publisher: str, reading: Reading) -> Reading:
    return replace(reading, article=replace(reading.article, publisher=publisher))


def test_what_a_partys_own_page_lets_the_other_side_admit_concedes_nothing() -> None:
    both = page(1, 0, [(0, 4, 0), (1, 4, 0)], NAMES)
    theirs = _by("Defence Ministry of Velland", both)
    assert [s.side for s in _last([theirs]).stands] == ["Velland"]
    assert {s.side for s in _last([_by("Marl Courier", both)]).stands} == {"Velland", "Orsia"}
    elsewhere = _by("Marl Courier", page(2, 3, [(1, 4, 0)], NAMES))
    assert {s.side for s in _last([theirs, elsewhere]).stands} == {"Velland", "Orsia"}
