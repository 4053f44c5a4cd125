from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.encoder.pieces import LINE_LIMIT, SHAPES, cut, lines, word_heads
from twosource.encoder.quotes import quoted
from twosource.encoder.sentences import sentence_ends

SIGNS = list("abZ9 .,:;!?\n\t\"'“”‘’«»„‚‹›—\u00a0\u200b\ufeff\ud83d\U0001f600é中")
MESSY = st.text(alphabet=st.sampled_from(SIGNS), max_size=300)


@settings(deadline=None)
@given(MESSY)
def test_pieces_stand_in_order_where_their_offsets_say(text: str) -> None:
    pieces = cut(text, [(0, len(text))])
    assert all(0 <= a < b <= len(text) for a, b in zip(pieces.starts, pieces.ends, strict=True))
    assert list(pieces.starts) == sorted(pieces.starts)
    assert len(word_heads(pieces.words)) == len(set(pieces.words.tolist()))


@settings(deadline=None)
@given(MESSY, MESSY)
def test_a_block_is_cut_the_same_whatever_stands_before_it(before: str, text: str) -> None:
    alone = cut(text, [(0, len(text))])
    later = cut(before + "\n" + text, [(len(before) + 1, len(before) + 1 + len(text))])
    assert alone.ids.tolist() == later.ids.tolist()
    assert alone.forms.tolist() == later.forms.tolist()
    assert (alone.starts + len(before) + 1).tolist() == later.starts.tolist()


@settings(deadline=None)
@given(MESSY)
def test_sentences_end_in_order_and_the_last_at_the_end(text: str) -> None:
    pieces = cut(text, [(0, len(text))])
    ends = sentence_ends(text, pieces).tolist()
    assert ends == sorted(set(ends))
    assert ends[-1:] == ([len(pieces.ids)] if len(pieces.ids) else [])


def sentences(text: str) -> list[str]:
    pieces = cut(text, [(0, len(text))])
    ends = sentence_ends(text, pieces).tolist()
    return [text[pieces.starts[a] : pieces.ends[b - 1]] for a, b in zip([0, *ends], ends, strict=False)]


def test_a_stop_after_a_title_or_an_initial_ends_no_sentence() -> None:
    assert sentences("Dr. A. Wirth spoke. She left.") == ["Dr. A. Wirth spoke.", "She left."]


def test_closing_marks_stay_with_their_sentence() -> None:
    assert sentences("“It held.” He left.") == ["“It held.”", "He left."]


def test_only_the_named_blocks_are_read() -> None:
    text = "Menu\nThe gate held.\nFooter"
    pieces = cut(text, [(5, 19)])
    assert (pieces.starts[0], pieces.ends[-1]) == (5, 19)


def test_a_line_without_an_end_is_cut_at_a_space() -> None:
    text = "gate " * LINE_LIMIT
    spans = list(lines(text, [(0, len(text))]))
    assert max(b - a for a, b in spans) <= LINE_LIMIT
    assert all(text[b] == " " for _, b in spans[:-1])


def test_the_form_tells_case_line_start_and_quotation() -> None:
    pieces = cut("Gate “HELD” 9", [(0, 13)])
    shapes = (pieces.forms % SHAPES).tolist()
    assert shapes == [1, 4, 2, 4, 3]
    assert pieces.forms[0] >= 2 * SHAPES > pieces.forms[1]
    assert ((pieces.forms // SHAPES) % 2).tolist() == [0, 1, 1, 1, 0]


def marked(text: str) -> list[str]:
    return [text[a:b] for a, b in quoted(text, 0, len(text))]


def test_every_style_of_quotation_marks_is_known() -> None:
    for marks in ('""', "“”", "„“", "«»", "‘’", "''", "»«", "„”"):
        text = f"x {marks[0]}a b{marks[1]} y"
        assert marked(text) == [text[2:-2]], text


def test_an_apostrophe_opens_nothing() -> None:
    assert marked("The town's mayor didn't say ’90s") == []


def test_an_apostrophe_inside_single_marks_closes_nothing() -> None:
    assert marked("He said: ‘It’s the town’s gate.’ Then he left.") == ["‘It’s the town’s gate.’"]


def test_a_quotation_that_runs_over_the_paragraph_is_open_to_its_end() -> None:
    assert marked("She said: “The gate held") == ["“The gate held"]


def test_a_single_quotation_runs_over_the_paragraph_where_the_next_one_opens_again() -> None:
    text = "He left. ‘The gate was chained.\n\n‘You saw the rust.’"
    assert text[slice(*quoted(text, 0, text.index("\n"))[0])] == "‘The gate was chained."
    alone = "He left. ‘The gate was chained.\n\nYou saw the rust."
    assert quoted(alone, 0, alone.index("\n")) == []


@settings(deadline=None)
@given(MESSY)
def test_quotations_are_spans_of_their_line_and_do_not_overlap(text: str) -> None:
    spans = quoted(text, 0, len(text))
    edges = [e for span in spans for e in span]
    assert edges == sorted(edges)
    assert all(0 <= a < b <= len(text) for a, b in spans)
