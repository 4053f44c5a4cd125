"""The shipped model on texts of our own; skipped where the weight file is not installed."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.encoder import likeness, maker, read_signals, weights
from twosource.errors import BadModel
from twosource.model import Article, Attribution, Block, Signals

needs_weights = pytest.mark.skipif(weights.session() is None, reason="the weight file is not installed")
FILLER = (
    "The regatta drew forty boats to the bay. Stalls sold smoked eel along the quay until dusk.\n\n"
    "Rain fell on the second day and the smaller classes stayed in harbour. The cup went to a crew from Tolm.\n\n"
)
STORY = (
    "A gate of the Sarn dam gave way shortly after midnight, the Ministry of Waterways said on Tuesday.\n\n"
    "“We had no warning,” Harbour Master Ana Brook told reporters. She denied that inspections had been skipped.\n\n"
    "According to Tobias Reyl, an engineer, the gate had been repaired twice since spring.\n"
)


def read(text: str) -> Signals:
    article = Article("page", "path", text, (Block("paragraph", (0, len(text))),), verbatim=True)
    signals = read_signals(article)
    assert signals is not None
    return signals


def words(text: str, one: Attribution) -> tuple[str, str, str]:
    return tuple(" … ".join(text[a:b] for a, b in spans) for spans in (one.source, one.cue, one.content))  # type: ignore[return-value]


@needs_weights
def test_attributions_before_inside_and_after_their_content_are_found() -> None:
    found = {(s, c) for s, c, _ in (words(STORY, a) for a in read(STORY).attributions)}
    assert {("the Ministry of Waterways", "said"), ("Harbour Master Ana Brook", "told"), ("She", "denied")} <= found
    assert any(c == "According to" and s.startswith("Tobias Reyl") for s, c in found)


@needs_weights
def test_a_content_in_quotation_marks_keeps_them() -> None:
    contents = [words(STORY, a)[2] for a in read(STORY).attributions]
    assert "“We had no warning,”" in contents


@needs_weights
def test_names_of_people_bodies_and_places_are_told_apart() -> None:
    kinds = {STORY[n.span[0] : n.span[1]]: n.kind for n in read(STORY).names}
    assert kinds.get("Ana Brook") == "person"
    assert kinds.get("Tobias Reyl") == "person"


@needs_weights
def test_a_claim_is_read_the_same_wherever_its_window_falls() -> None:
    def last(text: str) -> list[tuple[str, str, str]]:
        at = text.index(STORY)
        return [words(text, a) for a in read(text).attributions if a.content[0][0] >= at]

    assert last(FILLER * 11 + STORY) == last(FILLER * 24 + STORY) == last(FILLER * 40 + STORY)


@needs_weights
def test_only_paragraphs_and_lists_are_read() -> None:
    title = "The dam was safe, the ministry said.\n"
    blocks = (Block("title", (0, len(title))), Block("paragraph", (len(title), len(title) + len(STORY))))
    signals = read_signals(Article("page", "path", title + STORY, blocks))
    assert signals is not None
    assert min(s for a in signals.attributions for s, _ in a.content) >= len(title)


@needs_weights
@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("aB9 .,:\n\"'“”‘’«»„—\u00a0\u200b\ud83d\U0001f600é中")), max_size=200))
def test_no_text_is_an_exception_and_every_span_stands_in_it(text: str) -> None:
    signals = read(text)
    spans = [s for a in signals.attributions for part in (a.content, a.cue, a.source) for s in part]
    spans += [n.span for n in signals.names]
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert len(signals.tones) == len(signals.attributions)


@needs_weights
def test_a_paraphrase_is_more_alike_than_another_sentence() -> None:
    vectors = likeness(["The dam burst at night.", "The dam gave way in the night.", "Shares of Brightmoor fell.", " "])
    assert vectors is not None
    near = vectors @ vectors.T
    assert near[0, 1] > near[0, 2] + 0.3
    assert not vectors[3].any()


def test_every_record_says_which_reader_made_it() -> None:
    assert maker() == f"reader {weights.card().version}"


def test_without_the_weight_file_there_are_no_signals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twosource.encoder.session", lambda: None)
    assert read_signals(Article("page", "path", STORY, (Block("paragraph", (0, len(STORY))),))) is None
    assert likeness(["x"]) is None


@needs_weights
def test_weights_of_another_make_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    other = weights.Card(**{f: getattr(weights.card(), f) for f in weights.Card.__slots__} | {"sha256": "0" * 64})
    monkeypatch.setattr(weights, "card", lambda: other)
    with pytest.raises(BadModel, match="install the package again"):
        weights.session.__wrapped__()


@needs_weights
def test_a_run_takes_one_way_so_that_reading_does_not_pay_for_likeness() -> None:
    session = weights.session()
    assert session is not None
    pieces = np.array([[101, 2002, 2056, 102]])
    fed = {"ids": pieces, "forms": np.zeros_like(pieces), "heads": np.array([[0, 1, 1, 0]], np.float32),
           "asked": np.array([[0, 1, 1, 0]], np.float32)}  # fmt: skip
    given = {}
    for reading in (True, False):
        both = session.run(("names", "likeness"), fed | {"reading": np.array(reading)})
        given[reading] = [bool(found.size) for found in both]
    assert given == {True: [True, False], False: [False, True]}
