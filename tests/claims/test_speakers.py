"""Whom a source stands for in running English: who goes on, whose lawyer speaks, what a title belongs to."""

from tests.claims.pages import read

from twosource.model import Claim


def names(claims: list[Claim]) -> list[str | None]:
    return [c.voice.name if c.voice is not None and c.voice.unresolved is None else None for c in claims]


def test_she_added_is_whoever_spoke_last() -> None:
    claims = read(
        "Maria Olt, a farmer, was seen at the weir. The gate had been open for a week, said Jo Brandt, the warden. "
        "“Nobody looked,” she added."
    )
    assert names(claims)[-1] == "Jo Brandt"


def test_a_pronoun_keeps_in_mind_whom_it_stands_for() -> None:
    claims = read(
        "Karl Venn, the mate, said the hatch was shut. Ivo Lund, his cousin, said it was open. "
        "Two guards had seen him on the quay that night. He said he had been merry."
    )
    assert names(claims)[-1] == "Ivo Lund"


def test_who_cites_a_count_is_not_who_made_it() -> None:
    claims = read(
        "The Harbour Ministry took back its figure on Monday. Citing a count by Dockside Aid, it said five had died."
    )
    assert names(claims)[-1] != "Dockside Aid"


def test_what_a_lawyer_says_of_him_is_what_his_client_says() -> None:
    claims = read("Tobias Carne was fined on Monday. Carne's lawyer said he denied having seen the letter.")
    assert any(c.voice is not None and c.voice.name == "Tobias Carne" for c in claims)


def test_the_lawyer_of_a_person_is_a_voice_of_its_own() -> None:
    claims = read("Tobias Carne was fined on Monday. Carne's lawyer said the fine was too high.")
    assert names(claims) == ["Carne's lawyer"]


def test_the_client_is_whose_lawyer_speaks() -> None:
    claims = read(
        "Tobias Carne was fined on Monday. Carne's lawyer said it was early.",
        "According to her client, the fine was wrong.",
    )
    assert names(claims)[-1] == "Tobias Carne"


def test_a_body_before_a_comma_is_no_title_of_who_says_so() -> None:
    claims = read(
        "Asta Voss, the foreign minister, said the note was lost. The log may be read by a court, Voss said. "
        "“We will wait,” she said."
    )
    assert names(claims) == ["Asta Voss"] * 3


def test_the_head_of_a_league_is_a_person() -> None:
    claims = read("The president of the league, Hanne Brod, said the ice was thin. “It cracked,” she said.")
    assert names(claims) == ["Hanne Brod"] * 2


def test_he_is_tells_of_another_than_the_one_before() -> None:
    claims = read(
        "“He poured it from a bottle,” said Liv Parrow. He is Emil Sann, who looks after the team.",
        "“I can swim,” Parrow said; “I cannot ski,” she added.",
    )
    assert names(claims)[-1] == "Liv Parrow"


def test_a_name_with_an_article_is_no_person() -> None:
    claims = read("Petra Kolm, a cook, said the pot was empty. The Heron sank on Sunday. She said nobody was aboard.")
    assert names(claims)[-1] == "Petra Kolm"
