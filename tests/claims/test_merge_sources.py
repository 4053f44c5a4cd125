"""What of the trained reader's attributions is kept, and how: sources, silence, names, wishes."""

from tests.claims.pages import article

from twosource.claims.merge import _subject, merged
from twosource.claims.rules import attributions
from twosource.claims.segment import lay_out
from twosource.model import Attribution, cut


def subject(words: str) -> str:
    start, end = _subject(words, (0, len(words)))
    return words[start:end]


def test_a_source_that_ran_on_to_a_joining_word_is_cut_back_to_the_subject() -> None:
    assert subject("Veldland’s Harbour Office lowered the fee to 4 on Sunday and") == "Veldland’s Harbour Office"
    assert subject("The ministry put the number of dead at six and") == "The ministry"


def test_other_sources_stay_as_they_are() -> None:
    for words in ("Ana Brook, who runs the port", "Brook and Lane", "officials and", "the unnamed official"):
        assert subject(words) == words


def cues(text: str, *levels: tuple[str, str, str]) -> list[str]:
    """Cues of the attributions kept of these: source, cue, content, in words of the text."""

    def span(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    layout = lay_out(article(text))
    given = [Attribution((span(c),), (span(cue),), (span(s),), 0.6) for s, cue, c in levels]
    return [cut(text, a.cue) for a in merged(layout, given, attributions(layout))]


def test_silence_is_no_claim_and_a_refusal_is_one() -> None:
    assert cues("Quill declined to comment on the pier.", ("Quill", "declined", "to comment on the pier")) == []
    assert cues("Quill refused to sell the pier.", ("Quill", "refused", "to sell the pier")) == ["refused"]


def test_a_name_alone_is_a_content_only_where_it_is_blamed() -> None:
    assert cues("Quill thanked Ana Brook.", ("Quill", "thanked", "Ana Brook")) == []
    assert cues("Quill blamed Ana Brook.", ("Quill", "blamed", "Ana Brook")) == ["blamed"]
    assert cues("Poll Shows Brook Far Ahead In Quill.", ("Poll", "Shows", "Brook Far Ahead In Quill")) == ["Shows"]


def test_a_wish_inside_a_statement_is_the_speakers() -> None:
    text = "The yard wants five million for the pier, its chief, Ana Brook, said."
    outer = ("its chief, Ana Brook", "said", "The yard wants five million for the pier")
    assert cues(text, outer, ("The yard", "wants", "five million for the pier")) == ["said"]


def test_what_a_review_shows_inside_a_statement_is_the_speakers() -> None:
    text = "Ana Brook says an internal review shows that the pier is sound."
    assert cues(text, ("Ana Brook", "says", "an internal review shows that the pier is sound")) == ["says"]


def test_the_verb_between_a_source_and_its_content_is_its_cue_where_the_reader_marked_none() -> None:
    text = "The Courier reported that Bo Holm had denied the charge."
    layout = lay_out(article(text))

    def span(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    given = [Attribution((span("the charge"),), (), (span("Bo Holm"),), 0.6)]
    assert "had denied" in [cut(text, a.cue) for a in merged(layout, given, attributions(layout))]
