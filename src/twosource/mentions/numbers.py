"""Numbers: bounds, unit and what is counted, by the grammar in grammar/numbers.toml and the table in units.toml."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..model import Also, Mention, Number, Span
from .numbernouns import Measured, guessed, hyphened, measured, ranked, rated
from .numbervalues import Bounds, Held, bounds_of
from .numberwords import Words, number_words
from .patterns import Match
from .tokens import Tokens

IN_BRACKETS = 14
"""Tokens within brackets that are searched for the second unit: "($310 million to $340 million)" has 8."""
MISMATCH = 0.12
"""Relative difference of two units from which they contradict each other; news rounds to one figure ("20 kilometers
(12 miles)" differs by 3.4 %, "2 meters (7 feet)" by 6.3 %)."""
SCORE = 20
"""Two bare figures below this with a dash between are a score, not a range."""


def find_numbers(tokens: Tokens, taken: Sequence[Span]) -> Iterator[Mention]:
    """Number mentions in order; `taken` are the spans of dates and clocks, whose figures are no quantities."""
    words = number_words()
    blocks = iter(sorted(taken))
    block = next(blocks, None)
    done = 0
    for match in words.grammar.matches(tokens):
        start, end = tokens.starts[match.first], tokens.ends[match.last - 1]
        while block is not None and block[1] <= start:
            block = next(blocks, None)
        if match.first < done or (block is not None and block[0] < end):
            continue
        found = _ordinal(match, tokens, words) if match.rule.make == "ordinal" else _number(match, tokens, words)
        if found is not None:
            mention, done = found
            yield mention


def _number(match: Match, tokens: Tokens, words: Words) -> tuple[Mention, int] | None:
    if match.groups.get("d") == match.first and Held(match, tokens, words).apart("d"):
        match = replace(match, first=match.first + 1, groups={k: v for k, v in match.groups.items() if k != "d"})
    match = _without_metre(match, tokens, words)
    bounds = None if _is_label(match, tokens, words) else bounds_of(Held(match, tokens, words))
    if bounds is None:
        ranked = match.rule.make == "fraction" and "f" in match.groups and "n" not in match.groups
        rank = replace(match, first=match.last - 1, groups={"o": match.last - 1})
        return _ordinal(rank, tokens, words) if ranked else None
    single = bounds.low == 1 or bounds.high == 1
    after = measured(tokens, match.last, words, bounds.unit, single)
    if _counts_nothing(match, tokens, after) or (after.unit is None and _is_model(match, tokens)):
        return None
    bounds, after = _with_smaller(bounds, after, tokens, words)
    after = rated(after if after.unit else hyphened(tokens, match.last, words) or after, tokens, words)
    unit = after.unit or guessed(match, tokens, words, bounds.low)
    number = Number(bounds.low, bounds.high, unit, after.of, bounds.approximate)
    also, last, flag = _also(tokens, after, number, words)
    span = (tokens.starts[match.first], tokens.ends[last - 1])
    return Mention("number", span, number=replace(number, also=also), flag=flag), last


def _without_metre(match: Match, tokens: Tokens, words: Words) -> Match:
    """A letter that is a unit is no scale: 20 m3/s, 74 m, a 5m-high wall; but $20m/year, 5m users, 5 m people."""
    i = match.groups.get("s", -1)
    if i < 0 or i != match.last - 1 or tokens.words[i] != "m" or "c" in match.groups:
        return match
    after = tokens.lowers[match.last] if match.last < len(tokens) else ""
    joined = after == "-"
    after = tokens.lowers[match.last + 1] if joined and match.last + 1 < len(tokens) else after
    apart = tokens.starts[i] > tokens.ends[i - 1] and not words.is_plural(after)
    if not apart and after not in ("/", "2", "3") and not words.has("extends", after):
        return match
    return replace(match, last=i, groups={k: v for k, v in match.groups.items() if k != "s"})


def _with_smaller(bounds: Bounds, after: Measured, tokens: Tokens, words: Words) -> tuple[Bounds, Measured]:
    """Two units of one measure side by side are one quantity in the first: 27 minutes 12 seconds, 6 ft 2 in."""
    i = after.last + (tokens.lowers[after.last : after.last + 1] == ["and"])
    value = tokens.values[i] if i < len(tokens) else None
    if value is None or bounds.low is None or bounds.high is None or after.measure not in ("time", "length", "mass"):
        return bounds, after
    more = measured(tokens, i + 1, words, None)
    one, two = words.factors.get(after.unit or "", 0.0), words.factors.get(more.unit or "", 0.0)
    if more.measure != after.measure or not one or two >= one:
        return bounds, after
    extra = value * two / one
    return replace(bounds, low=bounds.low + extra, high=bounds.high + extra), replace(after, last=more.last)


def _counts_nothing(match: Match, tokens: Tokens, after: Measured) -> bool:
    """One, and a few, count only before a noun ("one of them", "a few said"); a bare 2-3 is a score."""
    if match.rule.make == "range":
        bare = after.unit is None and not match.groups.keys() & {"c", "s", "c2", "s2"}
        dashed = any(w in "-–" for w in tokens.lowers[match.first : match.last])
        return bare and dashed and (tokens.values[match.groups["n2"]] or 0) < SCORE
    index = match.groups.get("n")
    one = index is not None and tokens.lowers[index] == "one" and not match.groups.keys() & {"s", "c"}
    single = one and match.rule.make == "count"
    if single and tokens.lowers[match.last : match.last + 1] == ["of"]:
        return True
    return (single or match.rule.make == "few") and after.unit is None


def _is_label(match: Match, tokens: Tokens, words: Words) -> bool:
    """Figures that name: Route 66, No. 5, F-16, gate three."""
    index = match.groups.get("n", match.first)
    if not tokens.shapes[index] or index == 0 or "c" in match.groups or index > match.first + 3:
        return False
    before = tokens.lowers[index - 1]
    if before == "." and index > 1:
        return tokens.lowers[index - 2] in ("no", "nos")
    touching = tokens.ends[index - 1] == tokens.starts[index]
    glued = touching and tokens.shapes[index] != "word" and index == match.first
    named = words.has("labels", before) and tokens.lowers[index + 1 : index + 2] != ["of"] and index == match.first
    return (glued and (before in "-/:@_.=&#" or before.isalpha())) or named


def _is_model(match: Match, tokens: Tokens) -> bool:
    """A bare figure right after a name, within a sentence, is part of it: Boeing 747, Apollo 11."""
    i = match.first
    if i < 2 or match.last != i + 1 or tokens.shapes[i] not in ("int", "float"):
        return False
    before, earlier = tokens.words[i - 1], tokens.words[i - 2]
    return before.isalpha() and before[0].isupper() and len(before) > 1 and earlier not in ENDS


ENDS = frozenset('.!?:"“”‘’¶—–•-(') | {"'"}


def _also(tokens: Tokens, after: Measured, number: Number, words: Words) -> tuple[Also | None, int, str | None]:
    """The second unit in brackets, and whether it contradicts the first."""
    i = after.last
    window = tokens.lowers[i : i + IN_BRACKETS]
    if not window or window[0] != "(" or ")" not in window or not after.measure:
        return None, i, None
    close = i + window.index(")")
    inner = [m for m in words.grammar.matches(tokens.cut(i + 1, close)) if m.rule.make != "ordinal"]
    if len(inner) != 1:
        return None, i, None
    match = inner[0]
    bounds = bounds_of(Held(match, tokens.cut(i + 1, close), words))
    if bounds is None:
        return None, i, None
    inside = tokens.cut(i + 1, close)
    unit = rated(measured(inside, match.last, words, bounds.unit), inside, words)
    if unit.unit is None or not _comparable(unit.measure, after.measure) or unit.last != close - i - 1:
        return None, i, None
    low = bounds.low if number.low is not None else None
    high = bounds.high if number.high is not None else None
    also = Also(low, high, unit.unit)
    return also, close + 1, _mismatch(number, also, words)


def _comparable(one: str, two: str) -> bool:
    return one == two or {one, two} <= {"money", ""}


def _mismatch(number: Number, also: Also, words: Words) -> str | None:
    one, two = words.factor(number.unit or ""), words.factor(also.unit)
    if not one or not two:
        return None
    for a, b in ((number.low, also.low), (number.high, also.high)):
        if a is not None and b is not None and abs(a * one - b * two) > MISMATCH * max(abs(a * one), abs(b * two)):
            return f"the two units differ: {a:g} {number.unit} are {a * one / two:.3g} {also.unit}"
    return None


def _ordinal(match: Match, tokens: Tokens, words: Words) -> tuple[Mention, int] | None:
    """An ordinal before a noun: "fourth known visit"; the 1st Corps is a name."""
    index = match.groups["o"]
    value = words.rank(tokens.lowers[index]) if not tokens.shapes[index] else tokens.values[index]
    j = match.last
    nouns: list[str] = []
    while j < len(tokens) and len(nouns) < 3 and tokens.lowers[j].isalpha() and not words.has("stop", tokens.lowers[j]):
        if tokens.words[j][0].isupper():
            return None
        nouns.append(tokens.words[j])
        j += 1
    if not nouns or not isinstance(value, int | float):
        return None
    if "n" in match.groups:
        value *= tokens.values[match.groups["n"]] or 1
    number = Number(float(value), float(value), ranked(nouns, words), " ".join(nouns), ordinal=True)
    return Mention("number", (tokens.starts[match.first], tokens.ends[match.last - 1]), number=number), match.last
