"""Who stands between the page and the voice, and what a claim rests on."""

from tests.claims.pages import article, read

from twosource.claims import read_claims
from twosource.model import Attribution, Signals


def chain(text: str, publisher: str | None = None) -> tuple[str | None, list[str]]:
    claims = read(text, publisher=publisher)
    assert len(claims) == 1, [(c.voice and c.voice.name, c.content) for c in claims]
    return claims[0].voice and claims[0].voice.name, [link.name for link in claims[0].through]


def test_what_officials_claimed_according_to_an_institute_is_theirs_through_it() -> None:
    text = "Port officials claimed the pier was safe, according to the Institute for Harbour Studies."
    assert chain(text) == ("Port officials", ["Institute for Harbour Studies"])


def test_analysts_cited_by_a_paper_speak_through_it() -> None:
    text = "The pier came at a high cost, according to analysts cited by the Harbour Gazette."
    assert chain(text) == ("analysts", ["Harbour Gazette"])


def test_an_outlet_that_is_told_stands_between() -> None:
    text = "Berta Quill, a pilot, told the Harbour Gazette that the pier was rotten."
    assert chain(text) == ("Berta Quill", ["Harbour Gazette"])


def test_the_pages_own_outlet_stands_between_nobody() -> None:
    text = "Berta Quill, a pilot, told the Gazette that the pier was rotten."
    assert chain(text, "Harbour Gazette") == ("Berta Quill", [])


def test_what_someone_was_told_is_the_tellers() -> None:
    text = "Berta Quill said she had been told by a diver that the pier was rotten."
    assert chain(text) == ("a diver", ["Berta Quill"])


def test_someone_quoted_as_saying_speaks_through_who_quotes() -> None:
    text = "The Harbour Gazette quoted a diver as saying the pier was rotten."
    assert chain(text) == ("a diver", ["Harbour Gazette"])


def test_what_one_says_one_said_is_no_chain() -> None:
    claims = read("Berta Quill said that she had told them that the pier was rotten.")
    assert [c.through for c in claims] == [()]


def test_an_analysis_of_anothers_data_rests_on_it() -> None:
    text = "An analysis by NPA of data from the Institute for Harbour Studies shows that the pier sank by a metre."
    claim = read(text)[0]
    assert claim.voice is not None and claim.voice.name == "NPA"
    assert [(b.name, b.exhibit) for b in claim.rests_on] == [("Institute for Harbour Studies", False)]


def test_maps_speak_for_who_published_them_and_are_an_exhibit() -> None:
    text = "Cracks run under the pier, according to maps published by the Institute for Harbour Studies."
    claim = read(text)[0]
    assert claim.voice is not None and claim.voice.name == "Institute for Harbour Studies"
    assert [b.exhibit for b in claim.rests_on] == [True]


def test_a_released_video_speaks_for_who_released_it() -> None:
    text = "A video released by the Harbour Ministry on Wednesday showed divers under the pier."
    claim = read(text)[0]
    assert claim.voice is not None and claim.voice.name == "Harbour Ministry"
    assert claim.channel == "video" and claim.rests_on[0].exhibit


def test_a_video_is_an_exhibit_where_the_trained_cue_holds_its_release() -> None:
    text = "The Harbour Ministry released a video purportedly showing divers under the pier."
    cue = text.index("released"), text.index(" divers")
    found = Attribution(((cue[1] + 1, len(text) - 1),), (cue,), ((0, len("The Harbour Ministry")),))
    claims, _ = read_claims(article(text), Signals("test", (found,)), ())
    assert claims is not None
    assert [(b.name, b.exhibit) for b in claims[0].rests_on] == [("video released by Harbour Ministry", True)]
    assert [text[s:e] for s, e in claims[0].rests_on[0].source] == ["a video purportedly"]
