"""Countries, their seats of government and the words for what is theirs; institutions that stand for a state."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

INSTITUTIONS = "grammar/institutions.tsv"


@dataclass(frozen=True, slots=True)
class World:
    """Lookups to the plain country name: from country names, capitals, adjectives, institutions, ISO codes."""

    countries: dict[str, str]
    capitals: dict[str, str]
    adjectives: dict[str, str]
    institutions: dict[str, str]
    codes: dict[str, str]

    def adjective(self, name: str) -> str | None:
        """The country of an adjective or of its people: American, Americans."""
        return self.adjectives.get(name) or (self.adjectives.get(name[:-1]) if name.endswith("s") else None)

    def seat(self, name: str) -> str | None:
        """The seat of government where an institution sits: the White House is in Washington."""
        country = self.institutions.get(name)
        return next((seat for seat, of in self.capitals.items() if of == country), None) if country else None

    def owner(self, name: str) -> str | None:
        """The country that a name of a country, seat of government, institution or adjective stands for."""
        for table in (self.countries, self.institutions, self.capitals, self.adjectives):
            if name in table:
                return table[name]
        return None


@lru_cache(maxsize=1)
def world() -> World:
    """The tables of grammar/countries.tsv and grammar/institutions.tsv."""
    countries: dict[str, str] = {}
    capitals: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    codes: dict[str, str] = {}
    for name, code, capital, others, words, *_ in rows("grammar/countries.tsv", 7):
        codes[code] = name
        countries |= dict.fromkeys([name, *filter(None, others.split("|"))], name)
        for seat in capital.split("|"):
            capitals.setdefault(seat, name)
        adjectives |= dict.fromkeys(filter(None, words.split("|")), name)
    institutions = {name: country for name, country, *_ in rows(INSTITUTIONS, 3)}
    return World(countries, capitals, adjectives, institutions, codes)


def rows(path: str, width: int) -> list[list[str]]:
    """Rows of a table beside the code, padded to a width; lines that start with # are comments."""
    text = files(__package__).joinpath(path).read_text("utf-8")
    split = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return [row + [""] * (width - len(row)) for row in split]
