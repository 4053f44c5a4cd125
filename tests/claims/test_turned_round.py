"""Statements told the other way round: who was accused by whom, what was denied by whom, pleas, "which she denies"."""

import pytest
from tests.claims.pages import article, read

from twosource.claims import read_claims
from twosource.model import Attribution, Claim, Signals, Span


def told(text: str) -> list[tuple[str, str, bool]]:
    """Source, content and whether it denies, of each claim."""
    return [(_words(text, c.source), _words(text, c.content), c.stance == "denies") for c in read(text)]


def _words(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    return " … ".join(text[s:e] for s, e in spans)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mayor Ada Holm was accused by the auditors of taking bribes.",
            ("the auditors", "Mayor Ada Holm … of taking bribes", False),
        ),
        ("Ada Holm has been charged by prosecutors with fraud.", ("prosecutors", "Ada Holm … with fraud", False)),
        (
            "The army was accused on Monday by Ostmark of shelling Kelm.",
            ("Ostmark", "The army … of shelling Kelm", False),
        ),
        (
            "Piet Dorran is alleged by prosecutors to have sold the plans.",
            ("prosecutors", "Piet Dorran … to have sold the plans", False),
        ),
        (
            "The company's account that the brakes had been checked was rejected by the union.",
            ("the union", "The company's account that the brakes had been checked", True),
        ),
        ("The report was confirmed by the ministry.", ("the ministry", "The report", False)),
        ("Ivo Lund pleaded not guilty to fraud.", ("Ivo Lund", "to fraud", True)),
        ("Ivo Lund has pleaded not guilty.", ("Ivo Lund", "not guilty", True)),
        ("Ada Holm pleaded guilty to theft.", ("Ada Holm", "to theft", False)),
    ],
)
def test_who_speaks_may_stand_behind_the_verb(text: str, expected: tuple[str, str, bool]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Prosecutors say Ada Holm took bribes, which she denies.", "she", "Ada Holm took bribes"),
        ("Prosecutors say that Ada Holm took bribes, which she has always denied.", "she", "Ada Holm took bribes"),
        ("Ada Holm is charged with taking bribes, which her lawyer denies.", "her lawyer", "with taking bribes"),
        (
            "The firm dumped it at night, the union said, which the firm denies.",
            "the firm",
            "The firm dumped it at night",
        ),
    ],
)
def test_what_a_clause_with_which_denies_is_what_stands_before_it(text: str, source: str, content: str) -> None:
    assert any(t[0] == source and content in t[1] and t[2] for t in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "The bill was rejected by parliament.",
        "The offer was dismissed by the union.",
        "The book was written by Ada Holm.",
        "The paper, which the council owns, denied the mayor a seat.",
        "Ada Holm was accused of theft.",
    ],
)
def test_what_is_no_statement_gives_none_that_way(text: str) -> None:
    assert not any(
        c.cue and text[c.cue[0][0] : c.cue[0][1]] in {"rejected", "dismissed", "accused"} for c in read(text)
    )


@pytest.mark.parametrize("dash", ["—", "–", "-"])
def test_a_quotation_may_be_signed_behind_a_dash(dash: str) -> None:
    text = f"The dam was checked in May. “The dam is safe.” {dash} Ada Holm, governor of Kelm."
    assert ("Ada Holm, governor of Kelm", "“The dam is safe.”", False) in told(text)


def test_words_between_dashes_sign_nothing() -> None:
    assert not read("The “old town” — Kelm's pride — burned. “The dam is safe” — and it was.")


def given(text: str, *found: tuple[str, str, str]) -> list[Claim]:
    """The claims of a text whose contents, cues and sources the trained reader gave."""

    def span(words: str) -> tuple[Span, ...]:
        at = text.rindex(words)
        return ((at, at + len(words)),)

    marked = tuple(Attribution(span(content), span(cue), span(source), 0.9) for content, cue, source in found)
    claims, _ = read_claims(article(text), Signals("test", marked), ())
    return list(claims or ())


def test_who_replies_is_whoever_was_asked() -> None:
    said = given(
        "Ivo Lund said that the gate was open. The judge asked him how he knew. “I saw it,” he replied.",
        ("that the gate was open", "said", "Ivo Lund"),
        ("how he knew", "asked", "The judge"),
        ("“I saw it,”", "replied", "he"),
    )
    assert [c.voice.name for c in said if c.voice][-1] == "Ivo Lund"


def test_thanks_and_what_is_not_ruled_out_are_no_statements() -> None:
    assert not read("Ada Holm thanked the crews. The minister refused to rule out more cuts.")


def test_an_apology_for_saying_it_takes_it_back() -> None:
    (claim,) = given(
        "Ada Holm apologised for saying that the dam was safe.",
        ("saying that the dam was safe", "apologised", "Ada Holm"),
    )
    assert claim.retracts


def test_low_confidence_is_a_hedge() -> None:
    said = given(
        "The institute assessed with low confidence that Kelm fell. It assessed that Orl fell too.",
        ("that Kelm fell", "assessed with low confidence", "The institute"),
        ("that Orl fell too", "assessed that", "It"),
    )
    assert [c.certainty for c in said] == ["hedged", "flat"]


def test_who_believes_no_word_of_it_denies_it() -> None:
    said = given(
        "Their mothers do not believe a word of it.",
        ("a word of it", "do not believe", "Their mothers"),
    )
    assert [c.stance for c in said] == ["denies"]


def test_who_said_it_is_whoever_stands_before_the_who() -> None:
    (claim,) = given(
        "Tarn's foreign ministry summoned the Ostmark ambassador, who said Ostmark had not fired.",
        ("Ostmark had not fired", "said", "Tarn's foreign ministry"),
    )
    assert claim.voice is not None and claim.voice.name == "the Ostmark ambassador"


def test_a_court_that_hears_something_does_not_say_it() -> None:
    (claim,) = given("The court heard that Lund had sold the plans.", ("that Lund had", "heard", "The court"))
    assert claim.voice is None


def test_what_pictures_show_is_his_word_who_says_so_and_rests_on_them() -> None:
    (claim,) = given(
        "The Tarn Institute said satellite images from Sunday showed no mines on the bridge.",
        ("satellite images from Sunday showed no mines on the bridge", "said", "The Tarn Institute"),
        ("no mines on the bridge", "showed", "satellite images from Sunday"),
    )
    assert claim.voice is not None and claim.voice.name == "Tarn Institute"
    assert [(b.name, b.exhibit) for b in claim.rests_on] == [("satellite images from Sunday", True)]


def test_who_gives_no_evidence_or_runs_a_trial_of_a_drug_stands_in_no_court() -> None:
    said = given(
        "Velland claims, without giving evidence, that Ostmark fired first. Giving evidence, Lund said he saw it.",
        ("that Ostmark fired first", "claims", "Velland"),
        ("he saw it", "said", "Lund"),
    )
    assert [c.channel for c in said] == [None, "court"]
    drug = given("At the trial office Ada Roth said the drug had failed.", ("the drug had failed", "said", "Ada Roth"))
    court = given("At the trial Ada Roth said the drug had failed.", ("the drug had failed", "said", "Ada Roth"))
    assert [c.channel for c in (*drug, *court)] == [None, "court"]
