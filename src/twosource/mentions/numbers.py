"""Numbers: bounds, unit and what is counted, by grammar/numbers.toml and grammar/units.toml."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from ..model import Also, Mention, Number, Span
from .patterns import Grammar, Match, compile_grammar
from .tokens import Tokens

SHAPES = ("NUM", "ORD", "")
NOUN_REACH = 4
"""Words looked at for the counted noun: "six new smaller earth dams"."""
AGES = (1, 120)
MISMATCH = 0.12
"""Relative difference of two units from which they contradict each other; news rounds to one figure ("20 kilometers
(12 miles)" differs by 3.4 %, "2 meters (7 feet)" by 6.3 %)."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: symbol, measure, factor to the measure's first unit."""

    symbol: str
    measure: str
    factor: float


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of grammar/numbers.toml and units.toml, ready to look up; `units` is keyed by words joined by blanks."""

    grammar: Grammar
    units: dict[str, Unit]
    plural: frozenset[str]
    persons: frozenset[str]
    casualty: frozenset[str]
    stop: frozenset[str]
    endings: tuple[str, ...]
    labels: frozenset[str]


@dataclass(frozen=True, slots=True)
class Measured:
    """What follows a number: unit or counted noun, its words, the token after it."""

    unit: str | None
    of: str | None
    last: int
    measure: str = ""


@lru_cache(maxsize=1)
def number_words() -> Words:
    """The compiled number grammar and its tables."""
    folder = files(__package__).joinpath("grammar")
    data = tomllib.loads(folder.joinpath("numbers.toml").read_text("utf-8"))
    units = tomllib.loads(folder.joinpath("units.toml").read_text("utf-8"))["unit"]
    for rule in data["rule"]:
        rule["pattern"] = rule["pattern"].replace("{BOUNDS}", data["macros"]["BOUNDS"])
    table = {w: Unit(u["symbol"], u["measure"], u["factor"]) for u in units for w in u["words"]}
    nouns = data["nouns"]
    sets = {k: frozenset(nouns[k]) for k in ("plural", "persons", "casualty", "stop", "labels")}
    return Words(compile_grammar(data, SHAPES, _shape), table, endings=tuple(nouns["endings"]), **sets)


def _shape(tokens: Tokens, i: int) -> str:
    shape = tokens.shapes[i]
    if tokens.values[i] is None or shape in ("decade", "year"):
        return ""
    return "ORD" if shape == "ord" else "NUM"


def find_numbers(tokens: Tokens, taken: Sequence[Span]) -> Iterator[Mention]:
    """Number mentions in order; `taken` are the spans of dates and clocks, whose figures are no quantities."""
    words = number_words()
    blocked = iter(sorted(taken))
    block = next(blocked, None)
    done = 0
    for match in words.grammar.matches(tokens):
        start, end = tokens.starts[match.first], tokens.ends[match.last - 1]
        while block is not None and block[1] <= start:
            block = next(blocked, None)
        if match.first < done or (block is not None and block[0] < end):
            continue
        found = _mention(match, tokens, words)
        if found is not None:
            mention, done = found
            yield mention


def _mention(match: Match, tokens: Tokens, words: Words) -> tuple[Mention, int] | None:
    if match.rule.make == "ordinal":
        return _ordinal(match, tokens, words)
    bounds = _bounds(match, tokens, words)
    if bounds is None or _is_label(match, tokens, words):
        return None
    low, high, approximate, unit = bounds
    after = _measured(tokens, match.last, words, unit)
    if _alone(match, tokens, after):
        return None
    number = Number(low, high, after.unit or _guess(match, tokens, words), after.of, approximate)
    also, last, flag = _also(tokens, after, number, words)
    span = (tokens.starts[match.first], tokens.ends[last - 1])
    return Mention("number", span, number=replace(number, also=also), flag=flag), last


def _alone(match: Match, tokens: Tokens, after: Measured) -> bool:
    """One, and a few, count only before a noun: "one of them", "no one" and "a few said" are no quantities."""
    index = match.groups.get("n")
    is_one = index is not None and tokens.lowers[index] == "one" and "s" not in match.groups
    return (is_one or match.rule.make == "few") and after.unit is None


def _bounds(match: Match, tokens: Tokens, words: Words) -> tuple[float | None, float | None, bool, str | None] | None:
    values = _values(match, tokens, words)
    if values is None:
        return None
    low, high = values
    vague = match.rule.make in ("vague", "vague_times", "few")
    unit = next((str(words.grammar.value(match, g, tokens)) for g in ("c", "c2") if g in match.groups), None)
    if match.rule.make == "fraction":
        unit = "%"
    bound = _bound(match, tokens, words)
    if bound == "above":
        return low, None, False, unit
    if bound == "below":
        return None, high, False, unit
    if bound == "nearly":
        return None, high, True, unit
    return low, high, vague or bound == "around", unit


ABOVE = frozenset({"b1", "b3", "b7", "b8", "bd", "be", "bg"})
BELOW = frozenset({"b2", "b4", "b5", "b6", "b9", "ba", "bb", "bc"})


def _bound(match: Match, tokens: Tokens, words: Words) -> str:
    groups = match.groups.keys()
    if groups & ABOVE:
        return "below" if tokens.lowers[match.first] in ("not", "no") and "b3" in groups else "above"
    if groups & BELOW:
        return "below"
    if "bf" in groups:
        return "around"
    return str(words.grammar.value(match, "b", tokens) or "")


def _values(match: Match, tokens: Tokens, words: Words) -> tuple[float, float] | None:
    def get(group: str) -> float | None:
        value = words.grammar.value(match, group, tokens)
        return float(value) if isinstance(value, int | float) else None

    make = match.rule.make
    number, scale = get("n"), get("s") or 1.0
    if make == "range":
        return _range(number, get("n2"), get("s"), get("s2"))
    if make == "vague" or make == "few":
        return _interval(words.grammar.value(match, "v" if make == "vague" else "f", tokens))
    if make == "vague_times":
        times = _interval(words.grammar.value(match, "t", tokens))
        return None if times is None else (times[0] * scale, times[1] * scale)
    if make == "mixed":
        low = get("low")
        return None if not low else _same((number or 0) + (get("top") or 0) / low)
    if make == "fraction":
        part = 50.0 if match.rule.args.get("half") else get("f") or 0
        return _same(round((number or 1) * part, 1))
    if make == "and_half":
        return None if number is None else _same((number + 0.5) * scale)
    if make in ("one_scale", "half_scale"):
        return _same(scale / 2 if make == "half_scale" or "f" in match.groups else scale)
    return None if number is None else _same(number * scale * (get("s2") or 1.0))


def _same(value: float) -> tuple[float, float]:
    value = round(value, 6)
    return value, value


def _interval(value: object) -> tuple[float, float] | None:
    return (float(value[0]), float(value[1])) if isinstance(value, list) else None


def _range(one: float | None, two: float | None, scale: float | None, scale2: float | None) -> tuple[float, float] | None:
    if one is None or two is None:
        return None
    low, high = one * (scale or scale2 or 1.0), two * (scale2 or 1.0)
    return (low, high) if low <= high else None


def _is_label(match: Match, tokens: Tokens, words: Words) -> bool:
    """Figures that name: Route 66, No. 5, F-16, the 3-1 of a score."""
    index = match.groups.get("n", match.first)
    if tokens.shapes[index] not in ("int", "float", "grouped") or index == 0 or "c" in match.groups:
        return False
    before = tokens.lowers[index - 1]
    touching = tokens.ends[index - 1] == tokens.starts[index]
    if before == "." and index > 1:
        return tokens.lowers[index - 2] == "no"
    return (touching and (before in "-/:@_.=&" or before.isalpha())) or before in words.labels or before == "#"


def _measured(tokens: Tokens, i: int, words: Words, unit: str | None) -> Measured:
    """Unit or counted noun from token `i` on; money keeps its sign."""
    if i < len(tokens) and unit is not None:
        return Measured(unit, _phrase(tokens, i, words).of if unit == "%" else None, i)
    j = i + 1 if i < len(tokens) and tokens.lowers[i] == "-" else i
    for length in (3, 2, 1):
        known = words.units.get(" ".join(tokens.lowers[j : j + length]))
        if known is not None and j + length <= len(tokens):
            return Measured(known.symbol, None, j + length, known.measure)
    return _phrase(tokens, i, words)


def _phrase(tokens: Tokens, i: int, words: Words) -> Measured:
    """The counted noun: the first plural within reach, past "of the" and adjectives."""
    j = i
    if tokens.lowers[j : j + 1] == ["of"]:
        j += 1
        if tokens.lowers[j : j + 1] and tokens.lowers[j] in ("the", "our", "their", "its", "his", "her", "these", "those"):
            j += 1
    start = j
    while j < len(tokens) and j - start < NOUN_REACH:
        lower = tokens.lowers[j]
        if lower in words.stop or not (lower[0].isalpha() or lower == "-"):
            break
        if _is_plural(lower, words):
            unit = "people" if lower in words.persons else lower
            return Measured(unit, " ".join(tokens.words[start : j + 1]), j + 1)
        j += 1
    return Measured(None, None, i)


def _is_plural(lower: str, words: Words) -> bool:
    return lower in words.plural or (len(lower) > 3 and lower[-1] == "s" and not lower.endswith(words.endings))


def _guess(match: Match, tokens: Tokens, words: Words) -> str | None:
    """People, where the sentence speaks of the dead or missing and nothing else is counted."""
    if match.rule.make == "vague":
        return "people"
    near = tokens.lowers[max(0, match.first - 12) : match.last + 8]
    return "people" if any(w in words.casualty for w in near) else None


def _also(tokens: Tokens, after: Measured, number: Number, words: Words) -> tuple[Also | None, int, str | None]:
    """The second unit in brackets, and whether it contradicts the first."""
    i = after.last
    window = tokens.lowers[i : i + 12]
    if not window or window[0] != "(" or ")" not in window:
        return None, i, None
    close = window.index(")")
    found = [k for k in range(i + 1, i + close) if tokens.shapes[k] and tokens.values[k] is not None]
    if not 0 < len(found) < 3:
        return None, i, None
    values = sorted(tokens.values[k] or 0.0 for k in found)
    unit = _measured(tokens, found[-1] + 1, words, None)
    if unit.measure != after.measure or not after.measure or unit.last > i + close:
        return None, i, None
    also = Also(None if number.low is None else values[0], None if number.high is None else values[-1], unit.unit or "")
    return also, i + close + 1, _mismatch(number, also, words)


def _mismatch(number: Number, also: Also, words: Words) -> str | None:
    factors = {u.symbol: u.factor for u in words.units.values()}
    one, two = factors.get(number.unit or "", 0.0), factors.get(also.unit, 0.0)
    for a, b in ((number.low, also.low), (number.high, also.high)):
        if a is None or b is None or not one or not two or max(abs(a * one), abs(b * two)) == 0:
            continue
        if abs(a * one - b * two) / max(abs(a * one), abs(b * two)) > MISMATCH:
            return f"the two units differ: {a:g} {number.unit} are {a * one / two:.3g} {also.unit}"
    return None


def _ordinal(match: Match, tokens: Tokens, words: Words) -> tuple[Mention, int] | None:
    """An ordinal before a noun: "fourth known visit"; the 1st Corps is a name."""
    value = words.grammar.value(match, "o", tokens)
    j = match.last
    nouns: list[str] = []
    while j < len(tokens) and len(nouns) < 3 and tokens.lowers[j].isalpha() and tokens.lowers[j] not in words.stop:
        if tokens.words[j][0].isupper():
            return None
        nouns.append(tokens.words[j])
        j += 1
    if not nouns or not isinstance(value, int | float):
        return None
    number = Number(float(value), float(value), None, " ".join(nouns), ordinal=True)
    return Mention("number", (tokens.starts[match.first], tokens.ends[match.last - 1]), number=number), match.last
