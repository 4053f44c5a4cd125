"""Of two who hold an office in two places, each is a voice; who leads a body gives its word."""

import pytest
from tests.claims.pages import article, read

from twosource.claims import read_claims
from twosource.model import Attribution, Signals


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The army of Velland said Kelm had fallen. The army of Ostmark denied it.",
            ["Velland's army", "Ostmark's army"],
        ),
        ("Velland's army said Kelm was calm. The army of Velland said it had fallen.", ["Velland's army"] * 2),
        ("The mayor of Kelm said the town had fallen. The mayor of Orl said it had not.", None),
        ("The Velland side said talks had begun. The Ostmark side said they had not.", None),
        ("The union's leader in Kelm said it would go on. The union's leader in Orl said it would not.", None),
        ("The Kelm hospital said two had died. The Orl hospital said three had.", ["Kelm hospital", "Orl hospital"]),
        ("The Kelm hospital said two had died. The hospital in Kelm said it was three.", ["Kelm hospital"] * 2),
        ("The board of Lund Mills said the mill was safe. Lund Mills said it was not.", ["Lund Mills"] * 2),
    ],
)
def test_whose_an_office_is_tells_voices_apart(text: str, names: list[str] | None) -> None:
    found = [c.voice.name for c in read(text) if c.voice is not None]
    assert found == names if names else len(set(found)) == 2


def test_the_mayor_of_one_town_is_not_the_named_one_of_another() -> None:
    said = read("Ada Holm, the mayor of Kelm, said the town had fallen. The mayor of Orl said it had not.")
    assert [c.voice.name for c in said if c.voice] == ["Ada Holm", "The mayor of Orl"]


@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("Lund Mills boss Ivo Senn", "Lund Mills"),
        ("Green List leader Ivo Senn", "Green List"),
        ("Free Kelm Front commander Ivo Senn", "Free Kelm Front"),
        ("The leader of the Free Kelm Front, Ivo Senn,", "Free Kelm Front"),
        ("Former Green List leader Ivo Senn", None),
        ("Opposition leader Ivo Senn", None),
        ("Lund Mills engineer Ivo Senn", None),
        ("Green List vice chairman Ivo Senn", None),
    ],
)
def test_who_leads_the_body_named_before_his_office_gives_its_word(source: str, body: str | None) -> None:
    said = read(f"{source} said the mill in Kelm was safe. The Front has held Kelm.")
    assert [(c.voice.name, c.voice.speaks_for) for c in said if c.voice] == [("Ivo Senn", body)]


def test_both_are_two() -> None:
    said = read("Both Holm and Lund said the dam was safe.")
    assert [c.voice.name for c in said if c.voice] == ["Holm", "Lund"]


def test_people_in_a_town_are_neither_its_voice_nor_a_paper_s_that_is_called_after_it() -> None:
    said = read("The Orlund Dispatch said the bridge was shut. Analysts in Orlund said it was open.")
    assert [(c.voice.name, c.voice.speaks_for) for c in said if c.voice] == [
        ("Orlund Dispatch", None),
        ("Analysts in Orlund", None),
    ]


def test_a_word_of_its_author_is_not_that_of_authors_named_before() -> None:
    said = read(
        "The authors of the map said the river had moved. Ada Holm wrote a letter.",
        "Its author said the letter was a draft.",
    )
    authors, author = (c.voice.name for c in said if c.voice)
    assert authors != author


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The mother of the victim said they had come late. The mother of the accused said he was at home.",
            ["The mother of the victim", "The mother of the accused"],
        ),
        (
            "Police chief Ada Holm said two were held. Deputy chief Ivo Senn said three. The chief said it was four.",
            ["Ada Holm", "Ivo Senn", "Ada Holm"],
        ),
    ],
)
def test_neither_another_s_mother_nor_the_deputy_is_taken_for_the_one_meant(text: str, names: list[str]) -> None:
    assert [c.voice.name for c in read(text) if c.voice] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nine had been hurt, the hospital in Kelm said. It had treated two children, the hospital added.",
         ["hospital in Kelm"] * 2),
        ("Three had died, according to the regional hospital in Orl.",
         ["regional hospital in Orl"]),
        ("The hospital said three had died.", ["The hospital"]),
        ("It had been the army that fired first, the Four Rivers Mission said.", ["Four Rivers Mission"]),
        ("Four Norland Mission members left. The Norland Mission said they were ill.", ["Norland Mission"]),
        ("The harbour office said the brakes had failed. The office said so twice.", ["harbour office"] * 2),
        ("The state agency said three had died.", ["The state agency"]),
        ("Kelm's delegation said it had tried. The delegation said that it would stay.", ["Kelm's delegation"] * 2),
        ("The Parents of Marl Bay said that 200 children were ill.", ["Parents of Marl Bay"]),
        ("Lund Foods said it would go on. The Ferry Families said ten had died. The company said it was five.",
         ["Lund Foods", "Ferry Families", "Lund Foods"]),
    ],
)  # fmt: skip
def test_bodies_go_by_the_name_that_their_place_number_or_people_give_them(text: str, names: list[str]) -> None:
    assert [c.voice.name for c in read(text) if c.voice is not None] == names


def test_who_holds_the_heights_says_nothing_of_them() -> None:
    page = article("The rounds had come from the hills, which Velland holds, the Tarn Institute said.")

    def at(words: str) -> tuple[tuple[int, int], ...]:
        start = page.text.index(words)
        return ((start, start + len(words)),)

    read = Attribution(at("The rounds had come from the hills, which"), at("holds"), at("Velland"), 0.9)
    claims = read_claims(page, Signals("reader", (read,)), ())[0] or ()
    assert "Velland" not in [c.voice.name for c in claims if c.voice]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Health Ministry said two had died. The defence ministry denied it.",
            ["Health Ministry", "defence ministry"],
        ),
        ("The Ministry of Health said two had died. The health ministry said so twice.", ["Ministry of Health"] * 2),
        ("The prosecutor’s office said it was safe. The governor’s office said it was not.", None),
    ],
)
def test_a_ministry_of_another_field_is_another_voice(text: str, names: list[str] | None) -> None:
    found = [c.voice.name for c in read(text) if c.voice is not None]
    assert found == names if names else len(set(found)) == 2


def test_a_chief_executive_gives_the_word_of_the_body_that_the_page_speaks_of() -> None:
    said = read("The ship was safe, said her owner, Lodda Line. Greta Holm, the chief executive, said she had sailed.")
    assert [c.voice.speaks_for for c in said if c.voice] == [None, "Lodda Line"]


def test_a_company_may_be_any_of_two_names_that_nothing_tells_to_be_one() -> None:
    said = read(
        "They count in the kitchen of Jorun Pike. A friend got it from Quill. The company denied that five had died."
    )
    assert [c.voice.unresolved for c in said if c.voice] == ["several hold this office"]


def test_a_lands_delegation_is_known_by_its_land() -> None:
    voice = read("Kelm's delegation said that the truce held.")[0].voice
    assert voice is not None and voice.named and voice.unresolved is None
