"""Who a source stands for within one page."""

import re

import pytest
from tests.claims.pages import article, read

from twosource.claims import read_claims
from twosource.claims.rules import attributions
from twosource.claims.segment import lay_out
from twosource.model import Attribution, Claim, Name, Signals, VoiceRef


def voice(claim: Claim) -> VoiceRef:
    assert claim.voice is not None
    return claim.voice


def test_a_pronoun_stands_for_the_person_who_spoke_before() -> None:
    claims = read("Berta Quill, who runs the ferry, said the pier was shut. “Nobody told us,” she said.")
    assert [voice(c).name for c in claims] == ["Berta Quill", "Berta Quill"]


def test_it_stands_for_a_body_and_she_for_a_person() -> None:
    claims = read(
        "The Harbour Ministry said the pier was shut. Ms Quill said it was open.",
        "It said the lamps had failed. She said they had not.",
    )
    assert [voice(c).name for c in claims[1:]] == ["Quill", "Harbour Ministry", "Quill"]


def test_a_pronoun_that_two_may_stand_for_stays_unresolved() -> None:
    claims = read("Anders Holt and Pieter Vaar stood on the pier. “It gave way,” he said.")
    assert voice(claims[0]).unresolved is not None


def test_an_office_stands_for_who_holds_it() -> None:
    claims = read(
        "The operator, Quill Line, said the ferry was safe. Harbour Minister Anna Berg said it was not.",
        "The company said it had been checked. The minister said it had sunk.",
    )
    assert [voice(c).name for c in claims[2:]] == ["Quill Line", "Anna Berg"]


def test_an_office_that_nobody_here_holds_stays_unresolved() -> None:
    claim = read("The governor said the pier was shut.")[0]
    assert voice(claim).name == "The governor" and voice(claim).unresolved is not None


def test_a_surname_that_two_bear_is_told_by_title() -> None:
    claims = read(
        "Anna Berg, the harbour minister, said the pier was shut. Tomas Berg, a diver, said it was open.",
        "Ms Berg said he was wrong. Mr Berg said she had never dived.",
    )
    assert [voice(c).name for c in claims[2:]] == ["Anna Berg", "Tomas Berg"]


def test_a_bracketed_short_name_stands_for_the_long_one() -> None:
    claims = read("The Institute for Harbour Studies (IHS) said the pier was old.", "IHS said it would fall.")
    assert voice(claims[1]).name == "Institute for Harbour Studies"


def test_a_think_tank_is_the_institute_named_before() -> None:
    claims = read("The Institute for Harbour Studies said the pier was old.", "The think tank said it would fall.")
    assert voice(claims[1]).name == "Institute for Harbour Studies"


def test_an_unnamed_spokesman_gives_the_stand_of_his_body() -> None:
    claim = read("A spokesman for the Quill Line denied that any ferry was missing.")[0]
    assert (voice(claim).name, voice(claim).speaks_for) == ("Quill Line", "Quill Line")


def test_a_chief_executive_speaks_for_the_company_named_beside_him() -> None:
    claim = read("Dario Penn, the chief executive of Quill Line, said the ferry was safe.")[0]
    assert (voice(claim).name, voice(claim).speaks_for) == ("Dario Penn", "Quill Line")


@pytest.mark.parametrize("source", ["Two officials", "A person close to the board", "One former deckhand", "Analysts"])
def test_people_without_a_name_are_unnamed_and_keep_the_words(source: str) -> None:
    claim = read(f"The ferry sank on Tuesday in the outer harbour.\n\n{source} said the pier was shut.")[-1]
    assert (voice(claim).name, voice(claim).named) == (source, False)


def test_we_in_a_statement_is_who_publishes_it() -> None:
    claims = read("We reject any claim of neglect. Our logs show that the lamps were lit.", publisher="Quill Line")
    assert [voice(c).name for c in claims] == ["Quill Line", "Quill Line"]


def test_our_insurers_are_not_the_company() -> None:
    claim = read("Our insurers have confirmed that they will pay.", publisher="Quill Line")[0]
    assert voice(claim).name == "Our insurers" and not voice(claim).named


def test_nobody_speaks_where_something_was_said_of_someone() -> None:
    claim = read("Penn was said to have left for the islands on Monday.")[0]
    assert claim.voice is None and claim.source == ()


def test_the_adjective_of_a_land_names_whom_a_body_belongs_to() -> None:
    claims = read("Norlandia has closed its border. The Norlandian Defence Ministry said the pier was shut.")
    assert (voice(claims[0]).name, voice(claims[0]).belongs) == ("Defence Ministry of Norlandia", "Norlandia")


def test_it_added_after_a_paper_of_nobody_named_is_nobody_named() -> None:
    claims = read("The pier was shut on Monday. A video filmed at night showed the pier. It showed two lamps.")
    assert all(voice(c).unresolved for c in claims)


def test_the_report_is_its_makers_who_spoke_in_it() -> None:
    claims = read(
        "The Harbour Institute spent a year at the pier. “It will fall,” it said in its report.",
        "The report says that the lamps were out.",
    )
    assert voice(claims[-1]).name == "Harbour Institute"


def test_bodies_of_one_name_are_told_apart_by_their_lands() -> None:
    claims = read(
        "Tarn and Holm both want the pier. Tarn’s Harbour Ministry said that it had been shut.",
        "Holm’s Harbour Ministry said that it was open.",
    )
    assert [voice(c).belongs for c in claims] == ["Tarn", "Holm"]


@pytest.mark.parametrize("name", ["State Prosecutor’s Office", "St Anne’s Hospital", "Ombudsman’s Office"])
def test_an_office_that_is_part_of_a_name_stays_in_it(name: str) -> None:
    claim = read(f"The pier fell on Monday. The {name} said that two people were hurt.")[0]
    assert voice(claim).name == name


def test_there_is_nobody_and_no_company() -> None:
    claim = read("The lamps had failed. By noon There was little hope. The company said that it would pay.")[-1]
    assert voice(claim).unresolved is not None


def test_a_pronoun_can_mean_somebody_who_only_was_described() -> None:
    claims = read("Berta Quill said that the pier was shut.", "A woman sold soup. Her son was ill, she said.")
    assert voice(claims[-1]).name == "A woman" and not voice(claims[-1]).named


def test_one_of_them_is_one_of_the_group_last_spoken_of() -> None:
    claims = read("The pier was shut. Two divers said that it was rotten. It would fall, one of them said.")
    assert voice(claims[-1]).name == "Two divers"


def test_who_heads_a_body_speaks_for_it() -> None:
    claim = read("“It points down,” said Berta Quill, the retired general who heads the Harbour Mission.")[0]
    assert (voice(claim).name, voice(claim).speaks_for) == ("Berta Quill", "Harbour Mission")


def test_a_bodys_unnamed_chair_gives_its_stand_in_words_of_the_page() -> None:
    claims = read("The Quill Line runs the ferry. The Quill Line’s chairman said that the pier was shut.")
    assert (voice(claims[0]).named, voice(claims[0]).speaks_for) == (False, "Quill Line")


def test_an_attribution_behind_a_name_is_no_apposition() -> None:
    claims = read(
        "The trawler crossed the bow of the patrol ship Vigil, the Harbour Ministry said.",
        "The crew of the Vigil had lowered a boat, it added.",
    )
    assert voice(claims[-1]).name == "Harbour Ministry"


def test_someone_described_in_the_lead_may_be_named_further_down() -> None:
    claim = read("The pier had been rotten for years, said a man who used to inspect it.", "It stands no more.")[0]
    assert voice(claim).unresolved is not None


def test_its_mayor_is_a_towns_and_speaks_for_no_body_named_before() -> None:
    claims = read(
        "The Norlandian army said it had crossed the canal, according to the Quill Institute.",
        "If the canal freezes, the town will have to be fed by sledge, its mayor, Ole Brand, warned.",
    )
    assert (voice(claims[-1]).name, voice(claims[-1]).speaks_for) == ("Ole Brand", None)


def test_a_lands_name_is_not_short_for_a_broadcaster_that_begins_with_it() -> None:
    claims = read(
        "Norlandia's president, Ole Brand, said the canal was shut. Norlandian troops were near.",
        "“We did not fire,” Anna Berg told Norlandia First, the state broadcaster.",
    )
    assert voice(claims[0]).speaks_for == "Norlandia"


def test_the_words_of_an_unnamed_source_end_before_what_tells_of_it() -> None:
    text = "A diplomat from Varn, who had seen the letter, said the pier was shut."
    signals = Signals("reader", (Attribution(((52, 69),), ((47, 51),), ((0, 25),), 0.9),))
    claims, _ = read_claims(article(text), signals, ())
    assert claims is not None
    assert [c.voice.name for c in claims if c.voice] == ["A diplomat from Varn"]


@pytest.mark.parametrize("kind", ["place", "person"])
def test_it_can_be_a_land_that_spoke_whatever_the_encoder_takes_its_name_for(kind: str) -> None:
    text = "Norland said its troops had left. It denied that the town had fallen."
    page = article(text)
    names = tuple(Name(kind, (m.start(), m.end()), 0.99) for m in re.finditer("Norland", page.text))
    claims = read_claims(page, Signals("test", attributions(lay_out(page)), names), ())[0] or ()
    assert [voice(c).name for c in claims] == ["Norland", "Norland"]


def test_it_added_after_an_office_without_a_name_is_that_office() -> None:
    claims = read("The pier was shut, the governor’s office said at a command post. It had been swept away, it added.")
    assert [voice(c).name for c in claims] == ["the governor’s office", "the governor’s office"]


def test_the_office_of_one_owner_is_not_another_ones() -> None:
    claims = read(
        "The prosecutor’s office said the pier was safe.",
        "The governor’s office had not been told, its spokesman said.",
    )
    assert voice(claims[1]).name == "The governor’s office"


def test_a_source_in_another_sentence_gives_way_to_the_subject_before_the_cue() -> None:
    page = article("Sorland’s president, Bo Ek, announced the capture of Velm. Norland denied that it had fallen.")
    at = page.text.index
    denied = ((at("denied"), at("denied") + 6),)
    wrong = Attribution(((at("that it"), len(page.text) - 1),), denied, ((at("Bo Ek"), at("Bo Ek") + 5),), 0.9)
    claims = read_claims(page, Signals("test", (wrong,)), ())[0] or ()
    assert "Norland" in [voice(c).name for c in claims if c.stance == "denies"]
    assert "Bo Ek" not in [voice(c).name for c in claims if c.stance == "denies"]


@pytest.mark.parametrize("hang", [", who", " on Monday", ","])
def test_what_hangs_on_at_a_sources_end_is_no_part_of_it(hang: str) -> None:
    page = article(f"A diplomat from Norland{hang} said the pier was shut.")
    end = page.text.index(" said")
    cue, content = (end + 1, end + 5), (end + 6, len(page.text) - 1)
    claims = read_claims(page, Signals("test", (Attribution((content,), (cue,), ((0, end),), 0.9),)), ())[0] or ()
    assert [page.text[s:e] for c in claims for s, e in c.source] == ["A diplomat from Norland"]


@pytest.mark.parametrize("edge", ["footage", "showing"])
def test_what_footage_shows_is_the_claim_wherever_the_reader_cuts_it(edge: str) -> None:
    page = article("Norland’s Defence Ministry published footage purportedly showing soldiers on the roof of the mill.")
    at = page.text.index
    end = len(page.text) - 1
    if edge == "footage":
        parts = (((at("footage"), end),), ((at("published"), at(" footage")),), ((0, at(" published")),))
    else:
        parts = (((at("soldiers"), end),), ((at("showing"), at(" soldiers")),), ((at("published"), at(" purp")),))
    claims = read_claims(page, Signals("test", (Attribution(*parts, 0.9),)), ())[0] or ()
    told = [(voice(c).name, [page.text[s:e] for s, e in c.content]) for c in claims]
    assert told == [("Defence Ministry of Norland", ["soldiers on the roof of the mill"])]


def test_a_pronoun_after_an_office_that_nobody_holds_is_that_office_and_no_other_body() -> None:
    claims = read(
        "The Harbour Ministry said the pier was shut.",
        "The company said it was open. It said the lamps had been lit.",
    )
    assert [voice(c).name for c in claims[1:]] == ["The company", "The company"]
    assert all(voice(c).unresolved for c in claims[1:])


def test_what_belongs_to_somebody_tells_a_woman_from_a_man() -> None:
    claims = read(
        "Judge Mary Orme said the pier was rotten. Mr Vell called that unkind.",
        "Sorby took a copy to her office. “We may open the file again,” she said.",
    )
    assert voice(claims[-1]).name == "Sorby"


def test_a_document_beside_its_own_maker_leaves_nothing_to_choose() -> None:
    claims = read("The Harbour Ministry has published its review. It said the pier was rotten.")
    assert voice(claims[-1]).name == "Harbour Ministry"


def test_nobody_named_in_what_one_tells_somebody_is_oneself() -> None:
    claims = read("General Peter Ek laughed off the siege. Arlo Birk was no match for the army, he told Radio Velm.")
    assert voice(claims[-1]).name == "Peter Ek"


def test_an_owner_may_be_a_company_and_its_director_speaks_for_it() -> None:
    claims = read(
        "The Fire Service said a kiln exploded.",
        "The union accused Arden Clay of neglect. The owner, Arden Clay, denied that the kiln had been overheated. "
        "“It was running at its normal temperature,” its managing director, Olga Fenn, said.",
    )
    assert voice(claims[-1]).name == "Olga Fenn" and voice(claims[-1]).speaks_for == "Arden Clay"


def test_she_is_no_staff() -> None:
    claims = read("Staff said in private that the pier was rotten. She said it was not.")
    assert voice(claims[-1]).unresolved


def test_a_state_before_a_president_is_no_president() -> None:
    claims = read("US President Ann Lee said the pier was shut.", "The US president said it would stay so.")
    assert [voice(c).name for c in claims] == ["Ann Lee", "Ann Lee"]


@pytest.mark.parametrize(
    "who",
    ["Doctors for the Border, a relief group,", "The relief group Doctors for the Border", "Doctors for the Border"],
)
def test_a_group_whose_name_is_a_phrase_is_one_body_wherever_it_is_named(who: str) -> None:
    claims = read("The relief group Doctors for the Border met.", f"{who} said it had counted eleven bodies.")
    assert [(voice(c).name, voice(c).named) for c in claims] == [("Doctors for the Border", True)]


def test_doctors_for_whom_no_word_says_that_they_are_a_body_are_people() -> None:
    claims = read("Officials of Tarn, a town on the coast, said eleven were dead.")
    assert not voice(claims[0]).named
