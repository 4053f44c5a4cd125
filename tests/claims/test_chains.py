"""Who stands between the page and the voice, and what a claim rests on."""

from dataclasses import replace

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


def found(text: str, *levels: tuple[str, str, str], publisher: str | None = None) -> list[tuple[str, list[str]]]:
    """Speakers and their links where the trained reader gave these levels: source, cue, content, in words."""

    def span(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    given = tuple(Attribution((span(c),), (span(cue),), (span(s),), 0.9) for s, cue, c in levels)
    claims, _ = read_claims(article(text, publisher=publisher), Signals("test", given), ())
    assert claims is not None
    return [(c.voice.name if c.voice else "", [link.name for link in c.through]) for c in claims]


def test_an_outlet_that_the_outer_speaker_told_stands_before_that_speaker() -> None:
    text = "Berta Quill told the Harbour Gazette that two divers had admitted the pier was rotten."
    inner = ("two divers", "had admitted", "the pier was rotten")
    outer = ("Berta Quill", "told", "that two divers had admitted the pier was rotten")
    assert found(text, outer, inner) == [("two divers", ["Harbour Gazette", "Berta Quill"])]


def test_a_carrier_beside_the_outer_source_stands_before_it() -> None:
    text = "A report by the Pier Board, seen by the Harbour Gazette, says divers had warned that the pier was rotten."
    inner = ("divers", "had warned", "that the pier was rotten")
    outer = ("A report by the Pier Board", "says", "divers had warned that the pier was rotten")
    assert found(text, outer, inner) == [("divers", ["Harbour Gazette", "Pier Board"])]


def test_the_inner_speaker_is_found_where_the_outer_level_alone_was_read() -> None:
    for clause in (
        "two divers had told harbour staff the pier was rotten",
        "two divers admitted that the pier was rotten",
        "she was warned by two divers in March that the pier was rotten",
    ):
        text = f"Berta Quill said {clause}."
        assert found(text, ("Berta Quill", "said", clause)) == [("two divers", ["Berta Quill"])], clause


def test_the_inner_speaker_before_an_interruption_is_found() -> None:
    text = "Port officials, Berta Quill recalled, blamed the pier on the tide."
    assert found(text, ("Berta Quill", "recalled", "blamed the pier on the tide")) == [
        ("Port officials", ["Berta Quill"])
    ]


def test_the_account_of_another_is_that_others() -> None:
    text = "Berta Quill relayed a diver's account that the pier was rotten."
    assert found(text, ("Berta Quill", "relayed", "that the pier was rotten")) == [("a diver", ["Berta Quill"])]


def test_what_may_be_said_or_a_noun_of_speech_is_no_inner_statement() -> None:
    for clause in (
        "two divers might say the pier was rotten",
        "the tweets of a diver were wrong",
        "Quill's remarks hurt",
    ):
        text = f"Berta Quill said {clause} today."
        assert found(text, ("Berta Quill", "said", clause)) == [("Berta Quill", [])], clause


def test_the_outer_speaker_after_the_statement_is_found() -> None:
    text = "Berta Quill told a closed meeting that the pier was rotten, two of those present recalled."
    inner = ("Berta Quill", "told", "that the pier was rotten")
    assert found(text, inner) == [("Berta Quill", ["two of those present"])]


def test_who_denies_anothers_word_does_not_carry_it() -> None:
    text = "The Pier Board rejects the claim by two divers that the pier was rotten."
    outer = ("The Pier Board", "rejects", "the claim by two divers that the pier was rotten")
    inner = ("two divers", "claim", "that the pier was rotten")
    assert ("two divers", []) in found(text, outer, inner)


def test_who_cites_stands_between_wherever_the_citing_stands() -> None:
    text = "The Harbour Gazette, quoting a diver, reported that the pier was rotten."
    assert found(text, ("a diver", "reported", "that the pier was rotten")) == [("a diver", ["Harbour Gazette"])]
    text = "The pier was rotten, the Harbour Gazette reported, citing two divers."
    outer = ("the Harbour Gazette", "reported", "The pier was rotten")
    assert found(text, outer) == [("two divers", ["Harbour Gazette"])]


def test_she_who_says_what_another_told_her_is_not_that_other() -> None:
    text = "Berta Quill left early. A diver, she said, had told her that the pier was rotten."
    outer, inner = (
        ("she", "said", "had told her that the pier was rotten"),
        ("A diver", "told", "that the pier was rotten"),
    )
    assert found(text, outer, inner) == [("A diver", ["Berta Quill"])]


def test_a_letter_adds_nobody_to_its_writer() -> None:
    text = "The pier was rotten, a diver wrote in May, according to letters obtained by the Harbour Gazette."
    inner = ("a diver", "wrote", "The pier was rotten")
    outer = ("letters obtained by the Harbour Gazette", "according to", "The pier was rotten, a diver wrote in May")
    assert [links for _, links in found(text, outer, inner)] == [["Harbour Gazette"]]


def test_those_who_are_told_are_outlets_only_where_their_words_say_so() -> None:
    for whom in ("a press conference", "viewers of Harbour Television", "her agency", "the UN"):
        assert chain(f"Berta Quill told {whom} that the pier was rotten.")[1] == [], whom
    for whom in ("the Sunday Lens", "Canal 5", "the state broadcaster"):
        assert len(chain(f"Berta Quill told {whom} that the pier was rotten.")[1]) == 1, whom


def test_a_go_between_stands_between() -> None:
    assert chain("Berta Quill said through a lawyer that the pier was rotten.") == ("Berta Quill", ["a lawyer"])
    assert chain("Berta Quill said through a spokesman that the pier was rotten.") == ("Berta Quill", [])


def test_a_bare_name_that_is_only_told_something_is_an_outlet() -> None:
    assert chain("A harbour pilot told Retsk on Monday that the pier was rotten.") == ("A harbour pilot", ["Retsk"])


def test_a_company_of_the_story_that_is_told_something_is_no_outlet() -> None:
    claims = read("Vela had told Pellam in March that the pier was rotten. Pellam built it in 1998 and still owns it.")
    assert [link.name for claim in claims for link in claim.through] == []


def test_when_an_outlet_was_told_is_no_part_of_its_name() -> None:
    text = "Berta Quill, a pilot, told the Harbour Gazette last night that the pier was rotten."
    assert chain(text) == ("Berta Quill", ["Harbour Gazette"])


def test_a_number_carries_nothing() -> None:
    claims = read("The board, when heard on 3 and 17 May, declared that the pier was sound.")
    assert [link.name for claim in claims for link in claim.through] == []


def test_an_outlet_whose_page_it_is_by_its_address_stands_between_nobody() -> None:
    page = replace(article("Berta Quill, a pilot, told the Fen Observer that the pier was rotten."),
                   url="https://www.fenobserver.example/news/1")  # fmt: skip
    claims, _ = read_claims(page, None, ())
    assert claims and [claim.through for claim in claims] == [()]


def test_a_name_of_two_words_that_is_told_things_is_an_outlet_however_often() -> None:
    claims = read("A harbour pilot told Quay One that the pier was rotten.", "Quay One is on the air from six.")
    assert [link.name for claim in claims for link in claim.through] == ["Quay One"]


def test_whom_a_carrier_conveyed_it_for_and_who_is_named_after_saying_stand_between() -> None:
    text = "The divers hold, as conveyed to us by the Harbour Board, that the pier was rotten."
    assert found(text, ("The divers", "hold", "that the pier was rotten")) == [("The divers", ["Harbour Board"])]
    text = "“The pier was rotten,” its builder is quoted as saying by the Harbour Gazette."
    assert found(text, ("its builder", "saying", "“The pier was rotten,”"))[0][1] == ["Harbour Gazette"]


def test_whoever_adds_to_what_another_told_her_does_so_to_the_same_outlet() -> None:
    text = (
        "Mary Quill, a widow, told the Harbour Gazette that a diver had admitted to her that the pier was rotten. "
        '"He wept," the widow added.'
    )
    inner = ("a diver", "had admitted", "that the pier was rotten")
    outer = ("Mary Quill, a widow", "told", "that a diver had admitted to her that the pier was rotten")
    later = ("the widow", "added", '"He wept,"')
    assert found(text, outer, inner, later) == [
        ("a diver", ["Harbour Gazette", "Mary Quill"]),
        ("Mary Quill", ["Harbour Gazette"]),
    ]


def test_an_outlet_that_was_let_have_a_document_or_has_seen_it_stands_between() -> None:
    for words in ("shared with the Harbour Gazette", "which the Harbour Gazette has seen"):
        text = f"A report by the Pier Board, {words}, says that the pier was rotten."
        assert found(text, ("A report by the Pier Board", "says", "that the pier was rotten")) == [
            ("Pier Board", ["Harbour Gazette"])
        ], words
    text = "A report by the Pier Board, which the minister has seen, says that the pier was rotten."
    assert found(text, ("A report by the Pier Board", "says", "that the pier was rotten"))[0][1] == []


def test_a_page_whose_address_bears_the_head_of_its_name_is_that_outlets_own() -> None:
    for name, links in (("Fenby Online", 0), ("Fenby News", 0), ("Harrow Online", 1)):
        page = replace(article(f"A harbour pilot told {name} that the pier was rotten."),
                       url="https://www.fenby.example/news/1")  # fmt: skip
        claims, _ = read_claims(page, None, ())
        assert claims and [len(claim.through) for claim in claims] == [links], name


def test_what_a_sentence_cites_first_is_what_its_statement_rests_on() -> None:
    claims = read("The pier sank, according to Mats Ferrow. Citing Mats Ferrow, the Quill Line said the loss was high.")
    assert claims[-1].voice is not None and claims[-1].voice.name == "Quill Line"
    assert [b.name for b in claims[-1].rests_on] == ["Mats Ferrow"]
    assert not claims[-1].through


def test_the_maker_of_maps_is_who_stands_after_by_whatever_its_name_begins_with() -> None:
    text = "Quill met the Tolm Guard. Others close in, according to maps published by the U.S.-based Alder Institute."
    claim = read(text)[-1]
    assert claim.voice is not None and claim.voice.name == "Alder Institute"


def test_reports_that_somebody_cites_say_nothing_themselves() -> None:
    claims = read("The clinic had long been used as a store, Anton Brask said, citing intelligence reports.")
    assert [(c.voice and c.voice.name, c.through) for c in claims] == [("Anton Brask", ())]
    assert [b.name for b in claims[0].rests_on] == ["intelligence reports"]
    pronoun = read("Anton Brask spoke. The clinic had long been a store, he said, citing intelligence reports.")
    assert [(c.voice and c.voice.name, c.through) for c in pronoun] == [("Anton Brask", ())]
