"""Values of a number: what its rule says, and which end the words around it leave open."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .numberwords import Words
from .patterns import Match
from .tokens import Tokens

ABOVE = frozenset({"b1", "b1a", "b3", "b7", "b8", "bd", "be", "bg", "bp", "bq", "bs", "bt", "ay", "a1", "a1p", "a2"})
BELOW = frozenset({"b2", "b2a", "b4", "b5", "b6", "b9", "ba", "bb", "bc", "br", "ax", "a5", "a6"})
AROUND = frozenset({"bf", "bh", "bi", "a3", "a4"})
"""Groups of the macros BOUNDS and AFTER in grammar/numbers.toml."""
VAGUE = frozenset({"vague", "vague_times", "few"})
EXACT_PAIR = (2.0, 2.0)

Pair = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Low and high (None where open), whether approximate, and the unit that the number itself carries ($, %)."""

    low: float | None
    high: float | None
    approximate: bool
    unit: str | None


@dataclass(frozen=True, slots=True)
class Held:
    """A match of the number grammar, with its captured values."""

    match: Match
    tokens: Tokens
    words: Words

    def raw(self, group: str) -> object | None:
        """What a group stands for."""
        return self.words.grammar.value(self.match, group, self.tokens)

    def get(self, group: str) -> float | None:
        """The same as a number."""
        value = self.raw(group)
        return float(value) if isinstance(value, int | float) else None

    def interval(self, group: str) -> Pair | None:
        """The interval of a vague word."""
        value = self.raw(group)
        return (float(value["low"]), float(value["high"])) if isinstance(value, Mapping) else None

    def ends(self) -> bool:
        """Whether no noun follows: "a third of them", but not "a third man"."""
        after = self.tokens.lowers[self.match.last : self.match.last + 1]
        return (
            not after
            or self.words.has("stop", after[0])
            or self.words.has("compared", after[0])
            or not after[0].isalpha()
        )

    def apart(self, group: str) -> bool:
        """Whether a sign is the article before a sum, not a dollar's state: "A $35 offer", but "A$35"."""
        i = self.match.groups[group]
        return group == "d" and len(self.tokens.words[i]) == 1 and self.tokens.ends[i] != self.tokens.starts[i + 1]

    def scale(self) -> float:
        """Million, dozen, ...: 1 where there is none."""
        return (self.get("s") or 1.0) * (self.get("s2") or 1.0)


def bounds_of(held: Held) -> Bounds | None:
    """The bounds of a match; None where its figures are no quantity (a score of 3-1)."""
    make = held.match.rule.make
    values = VALUES[make](held)
    if values is None:
        return None
    low, high = values
    unit = next((str(held.raw(g)) for g in ("d", "c", "c2") if g in held.match.groups and not held.apart(g)), None)
    unit = "%" if make in ("fraction", "share") else unit
    bound = _bound(held)
    if bound == "above":
        return Bounds(low, None, False, unit)
    if bound in ("below", "nearly"):
        return Bounds(None, high, bound == "nearly", unit)
    vague = make in VAGUE and values != EXACT_PAIR
    return Bounds(low, high, vague or bound == "around", unit)


def _bound(held: Held) -> str:
    groups = held.match.groups.keys()
    first = held.tokens.lowers[held.match.first]
    if "b3" in groups and first in ("not", "no"):
        return "below"
    for names, bound in ((ABOVE, "above"), (BELOW, "below"), (AROUND, "around")):
        if groups & names:
            return bound
    return str(held.raw("b") or "")


def _same(value: float | None) -> Pair | None:
    return None if value is None else (round(value, 6), round(value, 6))


def _count(held: Held) -> Pair | None:
    number = held.get("n")
    return None if number is None else _same(number * held.scale())


def _negative(held: Held) -> Pair | None:
    number = held.get("n")
    return None if number is None else _same(-number)


def _range(held: Held) -> Pair | None:
    one, two = held.get("n"), held.get("n2")
    if one is None or two is None:
        return None
    scale, scale2 = held.get("s"), held.get("s2")
    low, high = one * (scale or scale2 or 1.0), two * (scale2 or 1.0)
    return (low, high) if low <= high else None


def _vague(held: Held) -> Pair | None:
    one, two = held.interval("v"), held.interval("v2")
    if one is None or two is None:
        return one
    unit = two[0] / 2
    return one[0] * unit, one[1] * unit


def _vague_times(held: Held) -> Pair | None:
    times = held.interval("t")
    return None if times is None else (times[0] * held.scale(), times[1] * held.scale())


def _mixed(held: Held) -> Pair | None:
    top, low = held.get("top"), held.get("low")
    if not low or top is None or top >= low:
        return None
    return _same(((held.get("n") or 0) + top / low) * held.scale())


def _fraction(held: Held) -> Pair | None:
    if "f" in held.match.groups and "n" not in held.match.groups and not held.ends():
        return None
    part = 50.0 if held.match.rule.args.get("half") else held.get("f") or 0.0
    share = (held.get("n") or 1.0) * part
    return _same(round(share, 1)) if share <= 100 else None


def _signed(held: Held) -> Pair | None:
    return _same(((held.get("n") or 0.0) + (held.get("sg") or 0.0)) * held.scale())


def _share(held: Held) -> Pair | None:
    part, whole = held.get("n"), held.get("low")
    return None if part is None or not whole or part > whole else _same(round(100 * part / whole, 1))


def _and_half(held: Held) -> Pair | None:
    number = held.get("n")
    return None if number is None else _same((number + 0.5) * held.scale())


def _one_scale(held: Held) -> Pair | None:
    half = held.match.rule.make == "half_scale" or "f" in held.match.groups
    return _same(held.scale() / 2 if half else held.scale())


VALUES: Mapping[str, Callable[[Held], Pair | None]] = {
    "count": _count, "negative": _negative, "signed": _signed, "range": _range, "vague": _vague,
    "few": lambda held: held.interval("f"),
    "vague_times": _vague_times, "mixed": _mixed, "fraction": _fraction, "share": _share, "and_half": _and_half,
    "one_scale": _one_scale, "half_scale": _one_scale,
}  # fmt: skip
