"""What those are to each other who stand beside an "and"."""

from twosource.model import Article, Block
from twosource.voices.told import beside


def words_beside(name: str, text: str) -> list[str]:
    article = Article("p", "p.txt", text, (Block("paragraph", (0, len(text))),))
    return beside(name, article)


def test_a_name_before_and_is_no_title_of_the_one_behind_it() -> None:
    assert words_beside("Ostmark", "Velland and Ostmark said the dam was shut.") == ["Ostmark"]


def test_an_and_inside_an_office_is_part_of_it() -> None:
    assert words_beside("Ada Holm", "The Minister of Trade and Industry Ada Holm spoke.") == [
        "The Minister of Trade and Industry Ada Holm"
    ]
