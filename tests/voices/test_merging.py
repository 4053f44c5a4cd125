"""Names that are one voice's, and whom a person's word is not: bodies left, states taken for persons."""

import pytest

from twosource.model import Article, Block, Claim, Reading, Voice, VoiceRef, claim_id, voice_id
from twosource.voices import find_voices
from twosource.voices.names import core


def reading(page: str, *told: tuple[str, str, VoiceRef]) -> Reading:
    """A page of one paragraph a claim: source words, the rest, and who the reader says it is."""
    text, claims = "", []
    for source, rest, ref in told:
        start = len(text)
        text += f"{source} {rest}\n"
        content, where = ((start + len(source) + 1, len(text) - 1),), ((start, start + len(source)),)
        claims.append(Claim(claim_id(page, content, (), where), page, content, (), where, ref))
    return Reading(Article(page, f"{page}.txt", text, (Block("paragraph", (0, len(text))),)), (), tuple(claims))


def ref(name: str, speaks_for: str | None = None, kind: str | None = None) -> VoiceRef:
    return VoiceRef(voice_id(name), name, True, None, speaks_for, None, kind)


def voices(*told: tuple[str, str, VoiceRef]) -> dict[str, Voice]:
    return {n: v for v in find_voices([reading("p", *told)]) for n in (v.name, *v.aliases)}


def test_one_ministry_in_two_spellings_is_one_voice() -> None:
    found = voices(
        ("Norvia's Defense Ministry", "said it was quiet.", ref("Defense Ministry of Norvia")),
        ("Norvia's Defence Ministry", "said it was loud.", ref("Defence Ministry of Norvia")),
    )
    assert found["Defense Ministry of Norvia"] == found["Defence Ministry of Norvia"]


def test_general_staff_keeps_its_first_word_and_general_before_a_person_goes() -> None:
    assert set(core("General Staff of Norvia")) == set(core("Norvia's General Staff")) == {"general", "staff", "norvia"}
    assert core("General Ada Lund") == ("ada", "lund")


def test_a_companys_first_word_is_its_short_name() -> None:
    found = voices(
        ("Tarrow Shipping", "said the hull was sound.", ref("Tarrow Shipping")),
        ("Tarrow", "said the crew was safe.", ref("Tarrow")),
    )
    assert found["Tarrow"] == found["Tarrow Shipping"]


def test_a_land_is_no_short_name_of_a_body_that_begins_with_it() -> None:
    found = voices(
        ("Norvia's government", "said it would wait.", ref("Government of Norvia")),
        ("Norvia First", "said the news was bad.", ref("Norvia First")),
        ("Norvia", "said it had not fired.", ref("Norvia")),
    )
    assert found["Norvia"] != found["Norvia First"]


def test_who_left_a_body_does_not_give_its_word() -> None:
    found = voices(
        ("Ole Brand, a former minister of Norvia,", "said he took nothing.", ref("Ole Brand", "Norvia", "person")),
    )
    assert found["Ole Brand"].speaks_for is None and found["Ole Brand"].side != "Norvia"


def test_a_state_is_nobodys_private_person() -> None:
    found = voices(
        ("Norvia's Defence Ministry", "said it was quiet.", ref("Defence Ministry of Norvia")),
        ("Norvia", "said it had not fired.", ref("Norvia", None, "person")),
    )
    assert not found["Norvia"].private and found["Norvia"].side == "Norvia"


@pytest.mark.parametrize(
    ("source", "body", "theirs"),
    [
        ("Casper Holm, the interior minister,", "Interior Ministry of Norvia", True),
        ("Casper Holm, the minister of the interior,", "Ministry of the Interior", True),
        ("Casper Holm, the Norvian interior minister,", "Interior Ministry of Norvia", True),
        ("Casper Holm, Ostmark's interior minister,", "Interior Ministry of Norvia", False),
        ("Casper Holm, the former interior minister,", "Interior Ministry of Norvia", False),
        ("Casper Holm, the finance minister,", "Interior Ministry of Norvia", False),
        ("Casper Holm, the prosecutor,", "State Prosecutor’s Office", True),
        ("Casper Holm, the prosecutor,", "Governor’s Office", False),
        ("Casper Holm, the mayor of Orl,", "Kelm Mayor’s Office", False),
        ("Casper Holm, the mayor of Kelm,", "Kelm Mayor’s Office", True),
        ("Casper Holm, Orl's mayor,", "Kelm Mayor’s Office", False),
    ],
)
def test_a_minister_gives_the_word_of_the_ministry_of_his_field_and_land(source: str, body: str, theirs: bool) -> None:
    found = voices(
        (source, "said it was quiet.", ref("Casper Holm", None, "person")),
        (f"The {body}", "said it was loud.", ref(body, None, "organisation")),
    )
    assert (found["Casper Holm"].speaks_for == found[body].id) is theirs


def test_a_minister_of_two_lands_ministries_of_one_field_is_given_to_neither() -> None:
    found = voices(
        ("Casper Holm, the interior minister,", "said it was quiet.", ref("Casper Holm", None, "person")),
        ("Norvia's Interior Ministry", "said it was loud.", ref("Interior Ministry of Norvia")),
        ("Ostmark's Interior Ministry", "said it was not.", ref("Interior Ministry of Ostmark")),
    )
    assert found["Casper Holm"].speaks_for is None
