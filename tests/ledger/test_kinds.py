"""Every kind's own examples, and the turns that a statement can take."""

import pytest

from twosource.ledger.cast import Cast
from twosource.ledger.drafts import Draft, page_of
from twosource.ledger.drawing import draft
from twosource.ledger.kinds import library
from twosource.model import Article, Block, Claim, Reading, Voice, VoiceRef

EXAMPLES = [(k.name, e.text, e.stance) for k in library().kinds.values() for e in k.examples]
SPEAKER = Voice("v", "Northern Army of Velland", (), True, False, None, "Velland", refs=("r",))
OTHER = Voice("w", "Orsia", (), True, False, None, "Orsia", refs=("s",))


def read(
    text: str, cue: str = "said", stance: str = "asserts", certainty: str = "flat", quote: str = "indirect"
) -> Draft:
    """The draft of one claim: the army, a cue, the content."""
    source = "The army"
    whole = f"{source} {cue} {text}."
    c = ((9, 9 + len(cue)),)
    body = ((10 + len(cue), len(whole) - 1),)
    claim = Claim(
        "c", "p", body, c, ((0, 8),), VoiceRef("r", SPEAKER.name, True), stance=stance, certainty=certainty, quote=quote
    )
    reading = Reading(Article("p", "p.txt", whole, (Block("paragraph", (0, len(whole))),)), (), (claim,))
    return draft(page_of(reading), claim, 0, SPEAKER, Cast([SPEAKER, OTHER]), library())


@pytest.mark.parametrize(("kind", "text", "stance"), EXAMPLES)
def test_a_kind_is_evoked_by_its_examples_with_the_stance_they_give(kind: str, text: str, stance: str) -> None:
    found = read(text)
    assert (found.kind, found.stance) == (kind, stance)


def test_every_kind_has_an_example_and_a_text() -> None:
    for kind in library().kinds.values():
        assert kind.examples and kind.text.endswith(".") and kind.senses


TURNS = [
    ("that the town of Marl had been captured", "denied", "denies", "denies"),
    ("that the town of Marl had been captured", "denied", "asserts", "denies"),
    ("the town of Marl had not been captured", "said", "asserts", "denies"),
    ("the town of Marl had not been captured", "said", "denies", "denies"),
    ("no siren had sounded", "said", "asserts", "denies"),
    ("the minister gave no such order", "said", "asserts", "denies"),
    ("the minister gave no written instructions", "said", "asserts", "denies"),
    ("it is not true that the siren had sounded", "said", "asserts", "denies"),
    ("the siren had sounded", "confirmed", "asserts", "asserts"),
    ("the claim that the siren had sounded was false", "said", "asserts", "denies"),
    ("the report that the siren had sounded a fairy tale", "called", "asserts", "denies"),
    ("it had rejected the idea that the owner was negligent", "said", "asserts", "denies"),
    ("the siren had sounded and nobody was hurt", "said", "asserts", "asserts"),
]


@pytest.mark.parametrize(("text", "cue", "told", "stance"), TURNS)
def test_stance_is_worked_out_through_the_content(text: str, cue: str, told: str, stance: str) -> None:
    assert read(text, cue, told).stance == stance


LEFT = [
    ("its troops would capture the town of Marl", "said", "flat", "plan"),
    ("whether the siren had sounded?", "asked", "flat", "question"),
    ("the gate be repaired", "demanded", "flat", "request"),
    ("the town of Marl would fall if no help came", "said", "conditional", "conditional"),
    ("the losses could lead to the capture of Marl", "said", "hedged", "possibility"),
]


@pytest.mark.parametrize(("text", "cue", "certainty", "why"), LEFT)
def test_plans_questions_and_requests_say_nothing_about_now(text: str, cue: str, certainty: str, why: str) -> None:
    found = read(text, cue, certainty=certainty)
    assert found.left_out is not None and why in found.left_out


def test_a_part_of_a_place_is_its_own() -> None:
    whole, part = read("we captured the town of Marl"), read("we captured a few buildings in the town of Marl")
    assert whole.roles["holder"] == part.roles["holder"] == "Velland"
    assert "part" not in whole.roles and part.roles["part"] == "buildings"


def test_our_control_is_the_speakers_and_a_passive_names_its_doer() -> None:
    assert read("the town of Marl remains under our control").roles["holder"] == "Velland"
    assert read("the town of Marl was captured by Orsian troops").roles["holder"] == "Orsia"


def test_a_cue_and_its_verb_are_read_together() -> None:
    found = read("to have captured the town of Marl", "claimed")
    assert found.kind == "control"


def test_hostile_texts_are_read_without_failing() -> None:
    for text in ("", "?" * 50_000, "no not never " * 5_000, "“" * 9_000, "\x00\ud800 1e999 ½ ²", "x" * 100_000):
        assert read(text or " ").claim.id == "c"


def test_whose_hands_or_control_it_is_says_the_phrase_itself() -> None:
    assert read("the town of Marl was in Orsian hands").roles["holder"] == "Orsia"
    assert "holder" not in read("Marl is under enemy control").roles


VISITORS = [
    ("he visited troops near the town of Marl", "indirect", "Velland"),
    ("we visited the town of Marl", "direct", "Velland"),
    ("their highest commander visited troops near the town of Marl", "indirect", None),
    ("he visited the town of Marl", "direct", None),
]


@pytest.mark.parametrize(("text", "quote", "who"), VISITORS)
def test_a_visitor_is_whoever_is_the_subject_and_else_nobody_known(text: str, quote: str, who: str | None) -> None:
    found = read(text, quote=quote)
    assert found.kind == "visit" and found.roles.get("who") == who


def test_its_troops_are_the_speakers_in_reported_speech() -> None:
    assert read("its troops were pushing into the district of Marl").roles["who"] == "Velland"
    assert read("it was “tightening the encirclement” around the town of Marl").roles["who"] == "Velland"


def test_a_square_named_after_its_town_is_a_part_of_it() -> None:
    assert read("soldiers raised the flag over Marl's central square").roles["part"] == "central square"


def test_a_kind_of_places_without_one_gives_way_to_the_next_that_the_words_evoke() -> None:
    assert read("she had visited the camp to thank the soldiers in person").kind == "visit"


def test_the_missing_who_were_found_dead_are_dead_and_no_longer_missing() -> None:
    assert read("the two missing workers had been found dead").roles["measure"] == "dead"
    assert read("two workers were missing").roles["measure"] == "missing"


def test_an_intention_to_cut_a_town_off_says_nothing_about_now() -> None:
    found = read("the enemy intends to cut the town of Marl off before the frost")
    assert found.kind == "encirclement" and "plan" in (found.left_out or "")


def test_a_place_where_others_meet_is_not_the_place_of_what_is_told() -> None:
    assert read("ahead of the summit in Marl it showed its control over the lost lands").roles.get("place") != "Marl"


def test_who_says_in_the_first_person_that_the_fault_is_his_speaks_against_himself() -> None:
    assert read("The crack was our mistake", quote="direct").conceding
    assert not read("The crack was our mistake").conceding
    assert not read("The crack was their mistake", quote="direct").conceding
