"""A source is the subject of its cue, not the clause of the verb before it."""

from twosource.claims.merge import _subject


def subject(words: str) -> str:
    start, end = _subject(words, (0, len(words)))
    return words[start:end]


def test_a_source_that_ran_on_to_a_joining_word_is_cut_back_to_the_subject() -> None:
    assert subject("Veldland’s Harbour Office lowered the fee to 4 on Sunday and") == "Veldland’s Harbour Office"
    assert subject("The ministry put the number of dead at six and") == "The ministry"


def test_other_sources_stay_as_they_are() -> None:
    for words in ("Ana Brook, who runs the port", "Brook and Lane", "officials and", "the unnamed official"):
        assert subject(words) == words
