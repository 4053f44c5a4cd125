"""What the rules read from plain news sentences, without the trained reader."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.claims.pages import article, read, said

from twosource.claims import read_claims
from twosource.claims.rules import attributions
from twosource.claims.segment import lay_out
from twosource.model import Attribution, Signals, cut

MINISTRY = "Norland's Harbour Ministry said the pier had been closed since Friday."


def only(*paragraphs: str, **known: str) -> tuple[str, object]:
    claims = read(*paragraphs, **known)  # type: ignore[arg-type]
    assert len(claims) == 1, [said("\n\n".join(paragraphs), c) for c in claims]
    return "\n\n".join(paragraphs), claims[0]


def test_a_plain_statement_has_content_cue_and_source() -> None:
    claim = read(MINISTRY)[0]
    assert said(MINISTRY, claim) == ["the pier had been closed since Friday"]
    assert cut(MINISTRY, claim.cue) == "said"
    assert cut(MINISTRY, claim.source) == "Norland's Harbour Ministry"
    assert claim.voice is not None and claim.voice.name == "Harbour Ministry of Norland"
    assert claim.voice.belongs == "Norland"


def test_an_attribution_after_the_content_reads_like_one_before_it() -> None:
    text = "The pier had been closed since Friday, according to Norland's Harbour Ministry."
    claim = read(text)[0]
    assert said(text, claim) == ["The pier had been closed since Friday"]
    assert claim.voice is not None and claim.voice.name == "Harbour Ministry of Norland"


def test_a_quotation_that_runs_over_paragraphs_is_one_claim_in_pieces() -> None:
    first = "“We tied up at six,” said Berta Quill, who runs the ferry. “Nobody was on the pier."
    second = "“I would have seen them.”"
    claim = read(first, second)[0]
    assert said(f"{first}\n\n{second}", claim) == ["“We tied up at six,”", "“Nobody was on the pier.", second]
    assert claim.quote == "direct"


def test_two_verbs_of_one_subject_are_two_claims() -> None:
    text = "The Quill Line denied that a ferry was missing, saying all of them “were tied up by six”."
    denied, added = read(text)
    assert (denied.stance, added.stance) == ("denies", "asserts")
    assert denied.voice == added.voice
    assert added.quote == "mixed"


@pytest.mark.parametrize(
    "text",
    [
        "The Quill Line declined to comment.",
        "The report could not be verified.",
        "The town's “dry list” hangs on the door.",
        "The pier, which locals call the “long thumb”, was closed.",
        "The ministry withdrew its troops from the pier.",
        "Rain fell on the harbour from Thursday to Saturday.",
    ],
)
def test_what_states_nothing_of_anyone_is_no_claim(text: str) -> None:
    assert read(text) == []


def test_titles_and_captions_hold_no_claims() -> None:
    page = article(MINISTRY)
    block = page.blocks[0]
    assert block.kind == "paragraph"
    titled = type(page)(page.page, page.path, page.text, (type(block)("title", block.span),), language="en")
    assert read_claims(titled, None, ()) == ((), None)


def test_a_page_in_another_language_is_not_read_and_says_why() -> None:
    claims, why = read_claims(article(MINISTRY, language="de"), None, ())
    assert claims is None and why is not None and "de" in why


def test_an_article_without_paragraphs_has_no_claims() -> None:
    assert read_claims(article(), None, ()) == ((), None)


def test_a_dateline_is_no_part_of_the_content() -> None:
    text = "MILLPORT, May 3 (NPA) - The pier had been closed since Friday, the Harbour Ministry said."
    assert said(text, read(text)[0]) == ["The pier had been closed since Friday"]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="Aa he said that “”\"‘’'«».,:;-—()\n\tQuillMs", max_size=160))
def test_no_text_breaks_the_reader_and_every_span_lies_in_it(text: str) -> None:
    page = article(text)
    claims, _ = read_claims(page, None, ())
    for claim in claims or ():
        for start, end in (*claim.content, *claim.cue, *claim.source, *claim.doubt):
            assert 0 <= start < end <= len(page.text)


@pytest.mark.parametrize(
    "piece", ["“ ", "he said that ", "Mr Quill said: ", "according to X, ", "a, ", "Ab Cd ", "(", "if "]
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def seconds(times: int) -> float:
        page = article(piece * times)
        begin = time.process_time()
        read_claims(page, None, ())
        return time.process_time() - begin

    seconds(50)
    short, long = seconds(1000), seconds(4000)
    assert long < 12 * short + 0.3


MARKS = "“”\"‘’'«»„‚‹›"


def test_single_marks_after_a_colon_hold_a_quotation() -> None:
    for opening, closing in (("'", "'"), ("‘", "’"), ("«", "»"), ("„", "“")):
        text = f"Berta Quill said: {opening}The voters’ list was wrong, and it’s known.{closing}"
        claim = read(text)[0]
        assert claim.quote == "direct" and said(text, claim) == [text[text.index(opening) :]], text


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(["Berta Quill", "told", "that", "citing", "a diver", ",", ".", ":", *MARKS]), max_size=30),
    st.lists(st.lists(st.integers(0, 120), min_size=6, max_size=6), max_size=4),
)
@example(["Berta Quill", "Berta Quill", "told", "that", ",", "told", "Berta Quill"], [[0, 28, 0, 0, 0, 1]])
def test_no_marks_and_no_trained_spans_break_the_reader(pieces: list[str], levels: list[list[int]]) -> None:
    text = " ".join(pieces)

    def span(a: int, b: int) -> tuple[tuple[int, int], ...]:
        low, high = sorted((min(a, len(text)), min(b, len(text))))
        return ((low, high),) if low < high else ()

    given_ = tuple(Attribution(span(a, b), span(c, d), span(e, f), 0.7) for a, b, c, d, e, f in levels)
    claims, why = read_claims(article(text), Signals("test", given_), ())
    assert why is None and claims is not None
    for claim in claims:
        assert all(0 <= s < e <= len(text) for s, e in (*claim.content, *claim.cue, *claim.source))


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The Emergency Service raised the toll to eleven on Tuesday.", "the toll to eleven"),
        ("The Health Ministry has lowered the toll from eleven to ten.", "the toll from eleven to ten"),
        ("Port police corrected the number of injured to 40.", "the number of injured to 40"),
    ],
)
def test_who_gives_a_new_toll_in_digits_or_words_says_so(text: str, content: str) -> None:
    claims = read(text)
    assert [said(text, c) for c in claims] == [[content]]


def test_who_raises_the_number_of_its_branches_says_nothing() -> None:
    assert read("Gannet Bank raised the number of branches to 40 in May.") == []


def test_the_rules_read_thousands_of_sentences_in_a_time_that_grows_with_them() -> None:
    def seconds(n: int) -> float:
        layout = lay_out(article("Ana Brook said the pier was shut. " * n))
        start = time.process_time()
        assert len(attributions(layout)) == n
        return time.process_time() - start

    seconds(100)
    assert seconds(8000) < 8 * seconds(2000)
