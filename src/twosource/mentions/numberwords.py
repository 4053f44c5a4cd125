"""The number grammar with its tables: grammar/numbers.toml and grammar/units.toml, ready to look up."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from .patterns import Grammar, compile_grammar
from .tokens import Tokens

SHAPES = ("NUM", "ORD", "")
SETS = ("plural", "persons", "casualty", "stop", "labels", "gathered", "unity", "owners", "compared",
        "per", "dating", "ranking", "not_counted")  # fmt: skip
SINGULAR = {"min": "minutes", "day": "days", "night": "nights", "week": "weeks", "month": "months", "year": "years",
            "decade": "decades"}  # fmt: skip
"""Units of time as a rate writes them: people/day."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: symbol, what it measures, factor to that measure's first unit (0 where there is none, as for money)."""

    symbol: str
    measure: str
    factor: float


@dataclass(frozen=True, slots=True)
class Words:
    """Grammar, units by their words (blanks between), factors and measures by symbol, the word lists of `[nouns]`."""

    grammar: Grammar
    units: dict[str, Unit]
    factors: dict[str, float]
    measures: dict[str, str]
    lists: dict[str, frozenset[str]]
    endings: tuple[str, ...]

    def has(self, name: str, word: str) -> bool:
        """Whether a word list holds a word."""
        return word in self.lists[name]

    def rank(self, lower: str) -> float | None:
        """The rank that an ordinal word names."""
        value = self.grammar.classes["ORDINAL"].get(lower) or self.grammar.classes["RANKED"].get(lower)
        return float(value) if isinstance(value, int | float) else None

    def factor(self, symbol: str) -> float:
        """Factor of a unit, or of a rate of two, to the first of its measure; 0 where there is none."""
        if symbol in self.factors or "/" not in symbol:
            return self.factors.get(symbol, 0.0)
        above, _, below = symbol.partition("/")
        under = self.factors.get(SINGULAR.get(below, below), 0.0)
        return self.factors.get(above, 0.0) / under if under else 0.0

    def is_plural(self, lower: str) -> bool:
        """Whether a word is a plural noun, by list or by its s."""
        return lower in self.lists["plural"] or (
            len(lower) > 3 and lower[-1] == "s" and not lower.endswith(self.endings) and lower.isalpha()
        )


@lru_cache(maxsize=1)
def number_words() -> Words:
    """Load the tables once."""
    folder = files(__package__).joinpath("grammar")
    data = tomllib.loads(folder.joinpath("numbers.toml").read_text("utf-8"))
    units = tomllib.loads(folder.joinpath("units.toml").read_text("utf-8"))["unit"]
    for rule in data["rule"]:
        for name, pattern in data["macros"].items():
            rule["pattern"] = rule["pattern"].replace(f"{{{name}}}", pattern)
    table = {w: Unit(u["symbol"], u["measure"], u["factor"]) for u in units for w in u["words"]}
    nouns = data["nouns"]
    lists = {k: frozenset(nouns[k]) for k in SETS}
    factors = {u.symbol: u.factor for u in table.values()}
    measures = {u.symbol: u.measure for u in table.values()}
    return Words(compile_grammar(data, SHAPES, _shape), table, factors, measures, lists, tuple(nouns["endings"]))


def _shape(tokens: Tokens, i: int) -> str:
    shape = tokens.shapes[i]
    if tokens.values[i] is None or shape in ("decade", "year", "date"):
        return ""
    return "ORD" if shape == "ord" else "NUM"
