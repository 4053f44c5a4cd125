"""What a person ruled about a claim holds after every reading, or is reported as orphaned."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from twosource.claims.ruled import apply_rulings
from twosource.model import Article, Block, Claim, Ruling, VoiceRef, claim_id, voice_id

TEXT = "The gate was shut, the harbour office said. It opened at noon, said Ana Brook."
ARTICLE = Article("p1", "a.txt", TEXT, (Block("paragraph", (0, len(TEXT))),))


def claim(start: int, end: int) -> Claim:
    content = ((start, end),)
    return Claim(claim_id("p1", content, (), ()), "p1", content, (), (), VoiceRef(voice_id("x"), "x", True))


SHUT, OPENED = claim(0, 17), claim(44, 62)


def ruling(kind: str, spans: tuple[tuple[int, int], ...], **value: str) -> Ruling:
    return Ruling(f"r-{kind}", kind, page="p1", spans=spans, value=tuple(value.items()))


def test_a_claim_ruled_to_be_none_is_gone() -> None:
    assert apply_rulings(ARTICLE, [SHUT, OPENED], [ruling("no claim", SHUT.content)]) == ((OPENED,), ())


def test_a_checked_claim_says_so_and_stays_as_it_was() -> None:
    (got, _), _ = apply_rulings(ARTICLE, [SHUT, OPENED], [ruling("checked", SHUT.content)])
    assert got == replace(SHUT, checked=True)


def test_a_misread_claim_gets_the_voice_stance_and_certainty_of_the_ruling() -> None:
    decided = ruling("misread", SHUT.content, voice="Harbour Office", stance="denies", certainty="hedged")
    (got,), lost = apply_rulings(ARTICLE, [SHUT], [decided])
    assert got.voice is not None and got.voice.name == "Harbour Office"
    assert (got.stance, got.certainty) == ("denies", "hedged")
    assert got.id == SHUT.id and not lost


def test_a_misread_span_gives_the_claim_the_id_of_its_new_words() -> None:
    (got,), _ = apply_rulings(ARTICLE, [SHUT], [ruling("misread", SHUT.content, content="4:17")])
    assert got.content == ((4, 17),) and got.id == claim_id("p1", ((4, 17),), (), ())


def test_a_missed_claim_is_added_with_its_source_as_voice() -> None:
    decided = ruling("missed claim", OPENED.content, source="68:77", cue="63:67")
    (got,), lost = apply_rulings(ARTICLE, [], [decided])
    assert got.voice is not None and got.voice.name == "Ana Brook" and TEXT[got.cue[0][0] : got.cue[0][1]] == "said"
    assert got.maker == "ruling" and not lost


def test_a_ruling_survives_a_reading_that_moves_the_edges_a_little() -> None:
    moved = claim(4, 17)
    assert apply_rulings(ARTICLE, [moved, OPENED], [ruling("no claim", SHUT.content)])[0] == (OPENED,)


def test_a_ruling_whose_claim_is_gone_is_orphaned_and_touches_no_other() -> None:
    assert apply_rulings(ARTICLE, [OPENED], [ruling("no claim", SHUT.content)]) == ((OPENED,), ("r-no claim",))


def test_a_missed_claim_outside_the_text_is_orphaned() -> None:
    assert apply_rulings(ARTICLE, [], [ruling("missed claim", ((500, 600),))]) == ((), ("r-missed claim",))


def test_rulings_on_other_pages_change_nothing() -> None:
    other = replace(ruling("no claim", SHUT.content), page="p2")
    assert apply_rulings(ARTICLE, [SHUT], [other]) == ((SHUT,), ())


@given(st.lists(st.sampled_from(["no claim", "checked", "misread", "missed claim"]), max_size=4))
def test_applying_the_same_rulings_to_a_fresh_reading_gives_the_same(kinds: list[str]) -> None:
    rulings = [ruling(k, SHUT.content, stance="denies") for k in kinds]
    assert apply_rulings(ARTICLE, [SHUT, OPENED], rulings) == apply_rulings(ARTICLE, [OPENED, SHUT], rulings)


def test_a_misread_claim_outside_the_text_is_orphaned_and_the_claim_stays_as_it_was_read() -> None:
    for spans in ("70:900", "20:10", "3:3"):
        wrong = ruling("misread", SHUT.content, content=spans, stance="denies")
        assert apply_rulings(ARTICLE, [SHUT], [wrong]) == ((SHUT,), (wrong.id,))
