"""Who passes on whose words, read from spans as the trained reader gives them; and voices that are rather left open."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.claims.pages import article, read

from twosource.claims import read_claims
from twosource.model import Attribution, Claim, Signals, Span

Spans = tuple[str | None, str, tuple[str, ...]]


def place(text: str, words: str) -> Span:
    at = text.index(words)
    return (at, at + len(words))


def from_spans(text: str, found: list[Spans], publisher: str | None = None) -> list[Claim]:
    attributions = tuple(
        Attribution(
            tuple(place(text, c) for c in content),
            (place(text, cue),),
            (place(text, source),) if source else (),
            0.9,
        )
        for source, cue, content in found
    )
    claims, _ = read_claims(article(text, publisher=publisher), Signals("test", attributions), ())
    return list(claims or ())


def who(claims: list[Claim]) -> list[tuple[str | None, list[str]]]:
    return [(c.voice and c.voice.name, [link.name for link in c.through]) for c in claims]


CHAINS: list[tuple[str, list[Spans], str, list[str]]] = [
    (
        "Berta Quill, a pilot, quoted in the Harbour Gazette, calls the pier “a rake”.",
        [
            ("the Harbour Gazette", "quoted in", ("Berta Quill, a pilot", "calls the pier “a rake”")),
            ("Berta Quill, a pilot", "calls", ("the pier “a rake”",)),
        ],
        "Berta Quill",
        ["Harbour Gazette"],
    ),
    (
        "The mayor called the news “premature”, the Harbour Gazette reported.",
        [
            ("The mayor", "called", ("the news “premature”",)),
            ("the Harbour Gazette", "reported", ("The mayor called the news “premature”",)),
        ],
        "The mayor",
        ["Harbour Gazette"],
    ),
    (
        "A guard, Berta Quill told members, explained to them that the pier was rotten.",
        [
            ("Berta Quill", "told", ("A guard",)),
            ("A guard", "explained", ("that the pier was rotten",)),
        ],
        "A guard",
        ["Berta Quill"],
    ),
    (
        "Berta Quill heard from a diver that the pier was rotten.",
        [("Berta Quill", "heard", ("that the pier was rotten",))],
        "a diver",
        ["Berta Quill"],
    ),
    (
        "“The pier was rotten,” the Harbour Gazette quoted Berta Quill as saying.",
        [("the Harbour Gazette", "quoted", ("“The pier was rotten,”", "Berta Quill as saying"))],
        "Berta Quill",
        ["Harbour Gazette"],
    ),
    (
        "“Danny told me the pier was rotten,” Berta Quill said.",
        [("Berta Quill", "said", ("“Danny told me the pier was rotten,”",))],
        "Danny",
        ["Berta Quill"],
    ),
    (
        "“The pier was rotten,” said Berta Quill, who had it from a diver in the port.",
        [("Berta Quill, who had it from a diver in the port", "said", ("“The pier was rotten,”",))],
        "a diver in the port",
        ["Berta Quill"],
    ),
    (
        "Two divers from the port said Captain Berta Quill told the board that the pier was rotten.",
        [("Captain Berta Quill", "said", ("Two divers from the port", "that the pier was rotten"))],
        "Berta Quill",
        ["Two divers from the port"],
    ),
    (
        "Two deckhands had told the Harbour Board, which told the court, that the pier was rotten.",
        [("Two deckhands", "told", ("that the pier was rotten",))],
        "Two deckhands",
        ["Harbour Board"],
    ),
    (
        "Berta Quill wrote a note that the Harbour Gazette transcribed, saying the pier was rotten.",
        [("Berta Quill", "saying", ("the pier was rotten",))],
        "Berta Quill",
        ["Harbour Gazette"],
    ),
]


@pytest.mark.parametrize(("text", "found", "voice", "through"), CHAINS)
def test_who_passes_on_whose_words(text: str, found: list[Spans], voice: str, through: list[str]) -> None:
    assert (voice, through) in who(from_spans(text, found))


def test_a_second_clause_of_another_speaker_is_theirs() -> None:
    text = "Berta Quill said that the pier was old, and that a diver had warned that it was rotten."
    claims = from_spans(text, [("Berta Quill", "said", (text[len("Berta Quill said ") : -1],))])
    assert ("a diver", ["Berta Quill"]) in who(claims)


def test_whoever_says_that_another_said_no_such_thing_carries_nobody() -> None:
    text = "Berta Quill said it was not true that a diver had warned that the pier was rotten."
    claims = from_spans(
        text,
        [
            ("Berta Quill", "said", ("it was not true that a diver had warned that the pier was rotten",)),
            ("a diver", "had warned", ("that the pier was rotten",)),
        ],
    )
    assert all(not c.through for c in claims)


def test_what_one_rests_on_is_no_link() -> None:
    text = "Quill Line, citing its own survey, put support at under half."
    found: list[Spans] = [
        ("its own survey", "citing", ("put support at under half",)),
        ("Quill Line", "put", ("support at under half",)),
    ]
    assert who(from_spans(text, found)) == [("Quill Line", [])]


def test_a_pronoun_is_not_whom_its_own_clause_names() -> None:
    text = (
        "Kolt's predecessor remembers it. In his memoirs he writes that Mr Kolt told the cabinet the pier was rotten."
    )
    claims = from_spans(
        text,
        [
            ("he", "writes", ("Mr Kolt told the cabinet the pier was rotten",)),
            ("Mr Kolt", "told", ("the pier was rotten",)),
        ],
    )
    assert len(claims) == 1 and len(claims[0].through) == 1


def test_a_bare_spokeswoman_speaks_for_no_outlet() -> None:
    claims = read(
        "Quill Line said the pier was safe. Asked by City Radio which pier, a spokeswoman said it was the old one."
    )
    assert claims[-1].voice is not None and claims[-1].voice.name != "City Radio"


def test_mr_is_no_woman_of_the_same_name() -> None:
    claims = read("Judith Vant said the pier was safe.", "Mr Vant said it was rotten.")
    assert claims[-1].voice is not None and claims[-1].voice.name != "Judith Vant"


def test_the_company_in_its_own_statement_is_who_publishes_it() -> None:
    text = "The Company rejects the report."
    claims = from_spans(text, [("The Company", "rejects", ("the report",))], publisher="Quill Line plc")
    assert claims[0].voice is not None and claims[0].voice.name == "Quill Line plc"
    claims = from_spans(text, [("The Company", "rejects", ("the report",))], publisher="Harbour Gazette")
    assert claims[0].voice is not None and claims[0].voice.name != "Harbour Gazette"


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Berta Quill, in comments to the Harbour Gazette, rejected the plan.", "told"),
        ("Berta Quill said in a letter to the court that the pier was rotten.", "letter"),
        ("Berta Quill said at this morning's briefing that the pier was rotten.", "briefing"),
        ("Berta Quill, before the transport committee, said the pier was rotten.", "parliament"),
        ("Its captain, in dry dock, said the pier was rotten.", None),
    ],
)
def test_channels_by_the_words_beside_the_cue(text: str, channel: str | None) -> None:
    assert read(text)[0].channel == channel


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="abWQ“”’\"', .;-\nthat said told from by which ", max_size=120), st.data())
def test_any_spans_in_any_text_are_read(text: str, data: st.DataObject) -> None:
    text += " Berta Quill told Harbour Gazette, which told us that it was so."
    spot = st.integers(0, len(text) - 2).flatmap(lambda s: st.tuples(st.just(s), st.integers(s + 1, len(text))))
    found = data.draw(st.lists(st.tuples(spot, spot, spot), max_size=4))
    signals = Signals("test", tuple(Attribution((c,), (q,), (s,), 0.9) for c, q, s in found))
    claims, why = read_claims(article(text), signals, ())
    assert why is None and all(0 <= s < e <= len(text) for c in claims or () for s, e in c.content)


def test_who_neither_confirms_nor_denies_says_nothing() -> None:
    assert read("The minister could neither confirm nor deny reports that the pier was rotten.") == []
    text = "Asked about it in parliament, Minister Andre Kolt would neither confirm nor deny it."
    text += " He told deputies that it stood."
    assert [c.voice and c.voice.name for c in read(text)] == ["Andre Kolt"]
