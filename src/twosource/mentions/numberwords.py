"""The number grammar with its tables: grammar/numbers.toml and grammar/units.toml, ready to look up."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from .patterns import Grammar, compile_grammar
from .tokens import Tokens

SHAPES = ("NUM", "ORD", "")
SETS = ("plural", "persons", "casualty", "stop", "labels", "gathered", "unity", "owners", "compared",
        "per", "dating", "ranking", "not_counted", "extends")  # fmt: skip
SINGULAR = {"min": "minutes", "day": "days", "night": "nights", "week": "weeks", "month": "months", "year": "years",
            "decade": "decades"}  # fmt: skip
"""Units of time as a rate writes them: people/day."""
UNIT_WORDS = 3
"""Tokens of a unit: "kilometers per hour", "km/h"."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: symbol, what it measures, factor to that measure's first unit (0 where there is none, as for money)."""

    symbol: str
    measure: str
    factor: float


@dataclass(frozen=True, slots=True)
class Words:
    """Grammar, units by their words (blanks between) and by their symbols, factors and measures by symbol, the word
    lists of `[nouns]`."""

    grammar: Grammar
    units: dict[str, Unit]
    symbols: dict[str, Unit]
    factors: dict[str, float]
    measures: dict[str, str]
    lists: dict[str, frozenset[str]]
    endings: tuple[str, ...]

    def has(self, name: str, word: str) -> bool:
        """Whether a word list holds a word."""
        return word in self.lists[name]

    def unit_at(self, tokens: Tokens, i: int) -> tuple[Unit | None, int]:
        """The unit whose words begin at a token, and how many tokens it takes; written together where it has marks."""
        for length in range(min(UNIT_WORDS, len(tokens) - i), 0, -1):
            spoken = " ".join(tokens.lowers[i : i + length])
            written = tokens.text[tokens.starts[i] : tokens.ends[i + length - 1]].lower()
            known = self.units.get(spoken) or self.units.get(written)
            if known is not None:
                return known, length
        return None, 0

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
    symbols = {u.symbol: u for u in table.values() if u.measure not in ("share", "money")}
    symbols |= {short: symbols[long] for short, long in SINGULAR.items()}
    return Words(
        compile_grammar(data, SHAPES, _shape), table, symbols, factors, measures, lists, tuple(nouns["endings"])
    )


def _shape(tokens: Tokens, i: int) -> str:
    shape = tokens.shapes[i]
    if tokens.values[i] is None or shape in ("decade", "year", "date"):
        return ""
    return "ORD" if shape == "ord" else "NUM"
