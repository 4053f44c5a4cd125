"""What somebody says that another thinks, remembers or holds; and by whose account, in whose letter one knows it."""

import pytest
from tests.claims.pages import article
from tests.claims.test_relays import Spans, from_spans, who

from twosource.claims import read_claims
from twosource.model import Signals

Case = tuple[str, list[Spans], list[tuple[str, list[str]]]]

MINDS: list[Case] = [
    (
        "Berta Quill said the divers believed the pier had sunk by a metre.",
        [("Berta Quill", "said", ("the divers believed the pier had sunk by a metre",))],
        [("the divers", ["Berta Quill"])],
    ),
    (
        "Berta Quill said her husband was sure that the pier would hold.",
        [("Berta Quill", "said", ("her husband was sure that the pier would hold",))],
        [("Berta Quill's husband", ["Berta Quill"])],
    ),
    (
        "Two divers, Berta Quill said, remembered the cracks very well.",
        [("Berta Quill", "said", ("Two divers", "remembered the cracks very well"))],
        [("Two divers", ["Berta Quill"])],
    ),
    (
        "Ned Orrin left the board. He now believes, his lawyer explained in a statement, that the pier was rotten.",
        [("his lawyer", "explained", ("He now believes", "that the pier was rotten"))],
        [("Ned Orrin", ["Ned Orrin's lawyer"])],
    ),
    (
        "Mary Quill left. Her brother, John Orrin, stayed. She says he told her the pier was rotten.",
        [("She", "says", ("he told her the pier was rotten",))],
        [("John Orrin", ["Mary Quill"])],
    ),
    (
        "Berta Quill said the officers recalled no lorry at the pier.",
        [("Berta Quill", "said", ("the officers recalled no lorry at the pier",))],
        [("the officers", ["Berta Quill"])],
    ),
    (
        "Berta Quill said the divers saw no danger at the pier.",
        [("Berta Quill", "said", ("the divers saw no danger at the pier",))],
        [("the divers", ["Berta Quill"])],
    ),
    (
        "The pier sank in May; two divers, Berta Quill says, have replied that it was rotten.",
        [("Berta Quill", "says", ("two divers", "have replied that it was rotten"))],
        [("two divers", ["Berta Quill"])],
    ),
    (
        "The harbour diary records a diver as asking why a pier should have two ends.",
        [("The harbour diary", "records", ("a diver as asking why a pier should have two ends",))],
        [("a diver", ["The harbour diary"])],
    ),
    (
        "Harbour Nine News, citing a technician at the yard, reported that the pier was rotten.",
        [("Harbour Nine News, citing a technician at the yard", "reported", ("that the pier was rotten",))],
        [("a technician at the yard", ["Harbour Nine News"])],
    ),
]


@pytest.mark.parametrize(("text", "spans", "want"), MINDS)
def test_what_one_says_another_thinks_is_that_others(
    text: str, spans: list[Spans], want: list[tuple[str, list[str]]]
) -> None:
    assert who(from_spans(text, spans)) == want


@pytest.mark.parametrize(
    "clause",
    [
        "its troops still held the pier when the day was over",
        "the men feared dead were alive",
        "an estimated 40 divers were at the pier",
        "the results expected next week would be better",
        "the river remembers where it used to live",
    ],
)
def test_what_is_held_feared_or_expected_is_nobody_elses_word(clause: str) -> None:
    text = f"Berta Quill said {clause}."
    assert who(from_spans(text, [("Berta Quill", "said", (clause,))])) == [("Berta Quill", [])]


def test_a_pronoun_inside_that_may_be_the_speaker_is_the_speaker() -> None:
    text = "Ned Orrin said he believed the pier was rotten."
    assert who(from_spans(text, [("Ned Orrin", "said", ("he believed the pier was rotten",))])) == [("Ned Orrin", [])]
    text = "The foreman said they believed the pier was rotten."
    assert [v for v, _ in who(from_spans(text, [("The foreman", "said", ("they believed the pier was rotten",))]))] == [
        "The foreman"
    ]


ACCOUNTS: list[Case] = [
    (
        "Two divers swore that the pier was rotten, by the account of a ferryman.",
        [("Two divers", "swore", ("that the pier was rotten",))],
        [("Two divers", ["a ferryman"])],
    ),
    (
        "Berta Quill kept a diary. Two divers, by her account, swore that the pier was rotten.",
        [("Berta Quill", "kept", ("a diary",)), ("Two divers", "swore", ("that the pier was rotten",))],
        [("Berta Quill", []), ("Two divers", ["Berta Quill"])],
    ),
    (
        "Two divers warned, in a letter that the Harbour Board released this week, that the pier was rotten.",
        [("Two divers", "warned", ("that the pier was rotten",))],
        [("Two divers", ["Harbour Board"])],
    ),
    (
        "Two divers, in comments sent to Harbour Radio, denied that the pier was rotten.",
        [("Two divers", "denied", ("that the pier was rotten",))],
        [("Two divers", ["Harbour Radio"])],
    ),
    (
        "The ferryman answers, by way of his wife, that the pier was rotten.",
        [("The ferryman", "answers", ("that the pier was rotten",))],
        [("The ferryman", ["the ferryman's wife"])],
    ),
]


@pytest.mark.parametrize(("text", "spans", "want"), ACCOUNTS)
def test_by_whose_account_or_letter_one_knows_it_stands_between(
    text: str, spans: list[Spans], want: list[tuple[str, list[str]]]
) -> None:
    assert who(from_spans(text, spans)) == want


def test_who_releases_what_a_finding_is_drawn_from_does_not_carry_it() -> None:
    text = "The guild concludes from drawings that the Land Office released that the pier was rotten."
    assert who(from_spans(text, [("The guild", "concludes", ("that the pier was rotten",))]))[0][1] == []


def test_who_reports_that_another_calls_a_thing_premature_carries_that() -> None:
    text = "The Pier Board considers the figure premature, two divers told Harbour Radio."
    spans: list[Spans] = [
        ("two divers", "told", ("The Pier Board considers the figure premature",)),
        ("The Pier Board", "considers", ("the figure premature",)),
    ]
    assert who(from_spans(text, spans)) == [("Pier Board", ["Harbour Radio", "two divers"])]


def test_a_witness_who_led_an_inquiry_is_no_inquiry() -> None:
    text = "Berta Quill, who led the inquiry, told the court that a diver had said the pier was rotten."
    spans: list[Spans] = [
        ("Berta Quill, who led the inquiry", "told", ("a diver had said the pier was rotten",)),
        ("a diver", "had said", ("the pier was rotten",)),
    ]
    assert who(from_spans(text, spans)) == [("a diver", ["Berta Quill"])]


def test_cited_by_with_nothing_but_a_name_before_it_is_no_statement() -> None:
    text = "The pilot, cited by a diver, considers such talk unhelpful."
    spans: list[Spans] = [
        ("a diver", "cited by", ("The pilot",)),
        ("The pilot", "considers", ("such talk unhelpful",)),
    ]
    assert [links for _, links in who(from_spans(text, spans))] == [["a diver"]]


def test_one_level_is_named_once() -> None:
    text = "Two divers called the pier rotten, as relayed by three people briefed on it."
    spans: list[Spans] = [
        ("three people briefed on it", "as relayed by", ("Two divers called the pier rotten",)),
        ("Two divers", "called", ("the pier rotten",)),
    ]
    assert [len(links) for _, links in who(from_spans(text, spans))] == [1]


def test_an_interviewer_with_a_persons_name_is_no_outlet() -> None:
    text = "Berta Quill said in an interview with Martha Orrin that the pier was rotten."
    claims, _ = read_claims(article(text), None, ())
    assert claims is not None and [c.through for c in claims] == [()]
    assert read_claims(article(text), Signals("test", ()), ()) is not None


VERBLESS: list[Case] = [
    (
        "The Pier Board quoted one of them: “The pier was rotten.”",
        [("The Pier Board", "quoted", ("one of them: “The pier was rotten.”",))],
        [("one of them", ["Pier Board"])],
    ),
    (
        "The Pier Board said that, in the judgment of two divers, the pier was rotten.",
        [("The Pier Board", "said", ("in the judgment of two divers, the pier was rotten",))],
        [("two divers", ["Pier Board"])],
    ),
    (
        "The Pier Board said that, in the divers' own estimate, the pier had sunk by a metre.",
        [("The Pier Board", "said", ("in the divers' own estimate, the pier had sunk by a metre",))],
        [("the divers", ["Pier Board"])],
    ),
]


@pytest.mark.parametrize(("text", "spans", "want"), VERBLESS)
def test_words_or_views_of_another_that_no_verb_marks_are_that_others(
    text: str, spans: list[Spans], want: list[tuple[str, list[str]]]
) -> None:
    assert who(from_spans(text, spans)) == want
