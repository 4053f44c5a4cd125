"""What a number counts: a unit of measure, the noun after it, or what the sentence speaks of."""

from dataclasses import dataclass

from .numberwords import Words
from .patterns import Match
from .tokens import Tokens

NOUN_REACH = 4
"""Words looked at for the counted noun: "six new smaller earth dams"."""
BESIDE = 12
"""Tokens looked at on each side for a word of death or injury: a clause."""
AGE = (10, 115)
"""Figures between two commas after a name are an age within these: "Bo Ek, 61, said"."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Unit or counted noun, its words, the token after it, and what the unit measures ("" for a noun)."""

    unit: str | None
    of: str | None
    last: int
    measure: str = ""


def measured(tokens: Tokens, i: int, words: Words, unit: str | None, single: bool = False) -> Measured:
    """Unit or counted noun from token `i` on; a number with a sign of its own keeps it."""
    if unit == "%":
        return Measured(unit, phrase(tokens, i, words).of, i, "share")
    if unit is not None:
        return Measured(unit, None, i, "money")
    j = i + 1 if tokens.lowers[i : i + 1] in (["-"], ["‑"], ["–"]) else i
    for length in (3, 2, 1):
        known = words.units.get(" ".join(tokens.lowers[j : j + length]))
        if known is not None and j + length <= len(tokens):
            return Measured(known.symbol, _of_what(tokens, j + length, words), j + length, known.measure)
    return phrase(tokens, i, words, single)


def _of_what(tokens: Tokens, i: int, words: Words) -> str | None:
    """What a measured amount is of: "four days of rain", "90 percent of the country's steel"."""
    if tokens.lowers[i : i + 1] != ["of"]:
        return None
    j = i + 1
    while j < len(tokens) and j - i <= NOUN_REACH and _in_noun(tokens, j, words):
        j += 1
    return " ".join(tokens.words[i + 1 : j]) or None


def _in_noun(tokens: Tokens, j: int, words: Words) -> bool:
    lower = tokens.lowers[j]
    return lower in words.lists["owners"] or lower == "'s" or (lower[0].isalpha() and not words.has("stop", lower))


def phrase(tokens: Tokens, i: int, words: Words, single: bool = False) -> Measured:
    """The counted noun: the first plural within reach, past "of the" and adjectives; for one, the first noun."""
    start = _past_of(tokens, i, words)
    j = start
    while j < len(tokens) and j - start < NOUN_REACH:
        lower = tokens.lowers[j]
        if words.has("stop", lower) or not lower or not (lower[0].isalpha() or lower == "-"):
            break
        if words.is_plural(lower) and tokens.lowers[j + 1 : j + 2] != ["-"]:
            unit = "people" if words.has("persons", lower) else lower
            return Measured(unit, " ".join(tokens.words[start : j + 1]), j + 1)
        j += 1
    if single and start < j and start == i and not words.has("unity", tokens.lowers[start]):
        return Measured(tokens.lowers[j - 1], " ".join(tokens.words[start:j]), j)
    return Measured(None, None, i)


def _past_of(tokens: Tokens, i: int, words: Words) -> int:
    if tokens.lowers[i : i + 1] != ["of"]:
        return i
    return i + 2 if tokens.lowers[i + 1 : i + 2] and words.has("owners", tokens.lowers[i + 1]) else i + 1


def guessed(match: Match, tokens: Tokens, words: Words, low: float | None) -> str | None:
    """The unit of a bare number: years for an age, people where the clause speaks of the dead or of a crew's size."""
    if match.rule.make == "vague":
        return "people"
    before = tokens.lowers[max(0, match.first - 2) : match.first]
    share = tokens.lowers[match.last : match.last + 3]
    if len(share) == 3 and share[:2] == ["of", "the"] and tokens.values[match.last + 2] is not None:
        return phrase(tokens, match.last + 3, words).unit
    if _is_age(match, tokens, low):
        return "years"
    if len(before) == 2 and before[1] == "of" and words.has("gathered", before[0]):
        return "people"
    near = tokens.lowers[max(0, match.first - BESIDE) : match.last + BESIDE]
    return "people" if any(words.has("casualty", w) for w in near) else None


def _is_age(match: Match, tokens: Tokens, low: float | None) -> bool:
    i, j = match.first, match.last
    fenced = i > 1 and tokens.lowers[i - 1] == "," and tokens.lowers[j : j + 1] in ([","], ["."])
    named = fenced and tokens.words[i - 2][0].isupper()
    aged = i > 0 and tokens.lowers[i - 1] in ("aged", "age")
    return low is not None and AGE[0] <= low <= AGE[1] and j == i + 1 and (named or aged)
