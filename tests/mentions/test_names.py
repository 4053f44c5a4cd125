"""People and organisations: told apart, joined with proof alone, with their offices and what they belong to."""

from collections.abc import Callable

import pytest

from mentions.texts import article_of
from twosource.mentions import find_mentions
from twosource.mentions.runs import find_runs
from twosource.mentions.tokens import tokenise
from twosource.model import Mention, Name, Signals, StorySettings

Read = Callable[..., dict[str, Mention]]


@pytest.mark.parametrize(
    ("text", "words", "name", "role", "belongs"),
    [
        ("Chief of the General Staff Ada Holm came.", "Chief of the General Staff Ada Holm", "Ada Holm",
         "Chief of the General Staff", None),
        ("Austrian Defense Minister Bo Ek left.", "Austrian Defense Minister Bo Ek", "Bo Ek", "Defense Minister",
         "Austria"),
        ("U.S. special envoy Bo Ek came.", "Bo Ek", "Bo Ek", "special envoy", "United States"),
        ("Ada Holm, a senior fellow at the Tarn Institute, wrote.", "Ada Holm", "Ada Holm", "senior fellow",
         "Tarn Institute"),
        ("Wenna Tarr, who chairs the Harbour Club, said no.", "Wenna Tarr", "Wenna Tarr", "chair", "Harbour Club"),
        ("Bo Ek, spokesman for the Tarn Agency, said no.", "Bo Ek", "Bo Ek", "spokesman", "Tarn Agency"),
        ("Bo Ek, 61, its head of research, said no.", "Bo Ek", "Bo Ek", "head of research", None),
        ("Bo Ek, Norland's minister of health, said no.", "Bo Ek", "Bo Ek", "minister of health", "Norland"),
        ("The head of the Tarn Institute, Bo Ek, said no.", "Bo Ek", "Bo Ek", "head", "Tarn Institute"),
        ("Bo Ek, who led the attack, said no.", "Bo Ek", "Bo Ek", None, None),
    ],
)  # fmt: skip
def test_a_person_has_the_office_that_stands_beside_the_name(
    read: Read, text: str, words: str, name: str, role: str | None, belongs: str | None
) -> None:
    person = read("person", text)[words]
    assert (person.name, person.role, person.belongs) == (name, role, belongs)


def test_two_people_with_one_surname_stay_two(read: Read) -> None:
    people = read("person", "Ada Holm spoke. Bo Holm left. Holm denied it.")
    assert people["Ada Holm"].entity != people["Bo Holm"].entity
    assert people["Holm"].unresolved == "several people here have this surname"


def test_an_honorific_tells_two_people_of_one_surname_apart(read: Read) -> None:
    people = read("person", "Ms Ada Holm spoke. Mr Bo Holm left. Ms Holm denied it.")
    assert people["Ms Holm"].name == "Ada Holm"


def test_one_ministry_is_one_whether_its_state_is_named_by_name_or_adjective(read: Read) -> None:
    text = "Austria's Defence Ministry said no. The Austrian Defense Ministry repeated it. The ministry is large."
    entities = {m.entity for m in read("organisation", text).values()}
    assert len(entities) == 1


def test_an_invented_states_adjective_is_learnt_from_the_text(read: Read) -> None:
    bodies = read(
        "organisation",
        "Tovania's Defence Ministry spoke. The Tovanian Defence Ministry fell silent. In Tovania it rained.",
    )
    assert {m.belongs for m in bodies.values()} == {"Tovania"}


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The operator, Brask Water, denied it.", "Brask Water", "Brask Water"),
        ("Brask Water, the operator, denied it.", "Brask Water", "Brask Water"),
        ("Brask Water, a water company, denied it. The company is large.", "The company", "Brask Water"),
        ("The Brask relief group said no.", "Brask relief group", "Brask"),
        (
            "The 1st Corps of the National Guard came.",
            "1st Corps of the National Guard",
            "1st Corps of the National Guard",
        ),
        ("The Kremlin said no.", "Kremlin", "Kremlin"),
    ],
)
def test_a_body_is_told_by_its_own_words_or_those_beside_it(read: Read, text: str, words: str, name: str) -> None:
    assert read("organisation", text)[words].name == name


def test_an_office_without_a_name_stands_for_who_holds_it_here(read: Read) -> None:
    people = read("person", "Prime Minister Ada Holm came. The Prime Minister left.")
    assert people["Prime Minister"].entity == people["Prime Minister Ada Holm"].entity


def test_a_weak_vote_of_the_model_changes_nothing_and_a_strong_one_decides() -> None:
    text = "People watched as Ostrava Qel burned."
    for score, kinds in ((0.6, {"person"}), (0.95, {"organisation"})):
        signals = Signals("m", names=(Name("organisation", (18, 29), score),))
        assert {m.kind for m in find_mentions(article_of(text), signals)} == kinds


@pytest.mark.parametrize("crowd", ["Witnesses", "Protesters", "Fishermen", "Villagers"])
def test_a_crowd_that_opens_a_sentence_and_speaks_is_no_organisation(read: Read, crowd: str) -> None:
    assert crowd not in read("organisation", f"Rain fell on the valley all week. {crowd} told us the gate was shut.")


def test_a_name_in_the_plural_is_one_where_the_model_sees_it_or_the_text_writes_it_inside(read: Read) -> None:
    assert "Tallis" in read("organisation", "Rain fell. Tallis said the gate was shut, and Tallis was right.")
    text = "Tallis said the gate was shut."
    signals = Signals("test", names=(Name("organisation", (0, 6), 0.6),))
    assert [m.kind for m in find_mentions(article_of(text), signals)] == ["organisation"]


def test_headlines_in_capitals_name_nobody(read: Read) -> None:
    assert not read("person", "Mayor Ada Holm Says Bridge Will Hold\n\nIt rained.")


def test_a_cross_named_after_someone_is_one_name() -> None:
    assert next(find_runs(tokenise("They met at Widow's Cross on Monday."))).text == "Widow's Cross"


def test_a_name_that_opens_a_sentence_is_what_it_is_elsewhere(read: Read) -> None:
    text = "The mayor Ada Clinton spoke. Clinton was tired. They live in Qeldrin. Qeldrin was quiet. Reading helps."
    assert read("person", text)["Clinton"].name == "Ada Clinton"
    assert "Qeldrin" in read("place", "It burned near Qeldrin. Qeldrin was quiet.")
    assert "Reading" not in {**read("place", text), **read("person", text)}


def test_a_name_keeps_its_hyphens_as_they_are_written(read: Read) -> None:
    text = "Nor-Ostria's Emergency Service said Mr Karl-Erik Hart-Lewis of Bad-Orr had left."
    assert "Nor-Ostria's Emergency Service" in {m.name for m in read("organisation", text).values()}
    assert {m.name for m in read("person", text).values()} >= {"Karl-Erik Hart-Lewis"}


def test_an_apostrophe_inside_a_name_splits_it_not(read: Read) -> None:
    places = read("place", "Rebels took Ma'rib, Xi’an and Ta'izz. They met in Be'er Sheva.")
    assert set(places) == {"Ma'rib", "Xi’an", "Ta'izz", "Be'er Sheva"}
    people = read("person", "Mayor Ada O'Brien spoke. They've left, and he'd wait.")
    assert [m.name for m in people.values()] == ["Ada O'Brien"]


@pytest.mark.parametrize(
    "text",
    ["Drones hit Kyiv overnight.", "They fled Kyiv for Tarn.", "Kyiv was shelled on Monday.",
     "Kyiv and its suburbs were hit.", "Kyiv, the capital, was dark.", "Kyiv residents slept in cellars.",
     "Kyiv is 20 km from Tarn.",
     "Troops surrounded Kyiv and the towns around it.", "He visited Kyiv."],
)  # fmt: skip
def test_a_capital_that_something_befalls_is_ground(read: Read, text: str) -> None:
    assert "Kyiv" in read("place", text)


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv accused its foes of lying.",
        "Talks with Kyiv failed.",
        "Kyiv has denied it.",
        "Kyiv and its allies said so.",
    ],
)
def test_a_capital_that_acts_is_its_government(read: Read, text: str) -> None:
    assert "Kyiv" in read("organisation", text)


def test_the_readers_own_place_has_an_adjective() -> None:
    settings = StorySettings(places=(("Tovania", 10.0, 10.0, 50.0, ()),))
    text = "The Tovanian army said it had left."
    found = {text[slice(*m.span)]: m for m in find_mentions(article_of(text, None), settings=settings)}
    assert found["Tovanian army"].belongs == "Tovania"
