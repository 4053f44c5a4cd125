"""What a number counts: a unit of measure, the noun after it, or what the sentence speaks of."""

from dataclasses import dataclass

from .numberwords import SINGULAR, Words
from .patterns import Match
from .tokens import Tokens

NOUN_REACH = 4
"""Words looked at for the counted noun: "six new smaller earth dams"."""
BESIDE = 12
"""Tokens looked at on each side for a word of death or injury: a clause."""
STERLING = 3000
"""Characters on each side in which a pound sign is sought: a page of news."""
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
    if tokens.lowers[i : i + 1] == ["pounds"] and tokens.lowers[i + 1 : i + 2] != ["of"] and _sterling(tokens, i):
        return Measured("GBP", None, i + 1, "money")
    j = i + 1 if tokens.lowers[i : i + 1] in (["-"], ["‑"], ["–"]) else i
    known, length = words.unit_at(tokens, j)
    if known is None and tokens.lowers[j + 1 : j + 2] == ["/"] and tokens.ends[j] == tokens.starts[j + 1]:
        known, length = words.symbols.get(tokens.words[j]), 1
    if known is not None:
        return Measured(known.symbol, _of_what(tokens, j + length, words), j + length, known.measure)
    return phrase(tokens, i, words, single)


def _sterling(tokens: Tokens, i: int) -> bool:
    """Whether the text near writes money with the pound's sign: then its pounds are no weight."""
    at = tokens.starts[i]
    return tokens.text.find("£", max(0, at - STERLING), at + STERLING) >= 0


def rated(after: Measured, tokens: Tokens, words: Words) -> Measured:
    """The same with what it is told for: "€0.40 a kilo" is EUR/kg, "35 patients a day" people/day, "per vote" any;
    "200 tonnes of fish a day" t/day."""
    i = after.last
    if after.of and tokens.lowers[i : i + 1] == ["of"] and after.measure:
        i += 1 + len(after.of.split())
    i += tokens.lowers[i : i + 1] == ["-"]
    if after.unit is None or tokens.lowers[i : i + 1] not in (["a"], ["an"], ["per"], ["each"], ["every"], ["/"]):
        return after
    j = i + 1 + (tokens.lowers[i + 1 : i + 2] == ["-"])
    length, below = _below(tokens, j, words, tokens.lowers[i])
    if below is None or words.has("dating", tokens.lowers[j + length] if j + length < len(tokens) else ""):
        return after
    unit = f"{after.unit}/{below}"
    known = words.measures.get(unit) or f"{after.measure or after.unit}/{below}"
    return Measured(unit, after.of, j + length, known)


def _below(tokens: Tokens, j: int, words: Words, by: str) -> tuple[int, str | None]:
    """How many tokens name what a rate is told for, and its sign; None where they name nothing of the kind."""
    if by == "per" and tokens.shapes[j : j + 1] in (["int"], ["grouped"]):
        many = measured(tokens, j + 1, words, None)
        return many.last - j, f"{tokens.words[j]} {many.unit}" if many.unit else None
    known, length = words.unit_at(tokens, j)
    if by == "/" and known is None and j < len(tokens):
        known, length = words.symbols.get(tokens.words[j]), 1
    if known is not None:
        short = {long: short for short, long in SINGULAR.items()}
        return length, short.get(known.symbol, known.symbol) if known.measure not in ("share", "money") else None
    lower = tokens.lowers[j] if j < len(tokens) else ""
    noun = lower.isalpha() and len(lower) > 1 and not words.has("stop", lower) and tokens.words[j] == lower
    return 1, lower if (noun and by == "per") or words.has("per", lower) else None


def plural(noun: str) -> str:
    """The plural of a regular noun."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou") else f"{noun}s"


def ranked(nouns: list[str], words: Words) -> str | None:
    """What a rank counts: visits of "fourth known visit"; None where the words could be a verb's."""
    *before, noun = [n.lower() for n in nouns]
    if noun.endswith(("ed", "ing")) or len(noun) < 3 or any(not words.has("ranking", w) for w in before):
        return None
    many = noun if words.is_plural(noun) else plural(noun)
    return "people" if words.has("persons", many) else many


def hyphened(tokens: Tokens, i: int, words: Words) -> Measured | None:
    """The noun of a five-seat majority, counted."""
    i -= tokens.lowers[i - 1] == "-"
    if tokens.lowers[i : i + 1] != ["-"] or i + 2 >= len(tokens) or tokens.ends[i] != tokens.starts[i + 1]:
        return None
    noun = tokens.lowers[i + 1]
    if not noun.isalpha() or len(noun) < 3 or words.has("not_counted", noun) or noun.endswith(("ed", "th", "rd", "st")):
        return None
    many = {"man": "people", "woman": "people", "person": "people"}.get(noun) or plural(noun)
    return Measured("people" if words.has("persons", many) else many, None, i + 2)


def _of_what(tokens: Tokens, i: int, words: Words) -> str | None:
    """What a measured amount is of: "four days of rain", "90 percent of the country's steel"."""
    if tokens.lowers[i : i + 1] != ["of"]:
        return None
    j, left = i + 1, NOUN_REACH
    while j < len(tokens) and left and _in_noun(tokens, j, words):
        left -= tokens.lowers[j] != "'s" and not words.has("owners", tokens.lowers[j])
        j += 1
    return " ".join(tokens.text[tokens.starts[i + 1] : tokens.ends[j - 1]].split()) if j > i + 1 else None


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
    whole = _of_those(match, tokens, words) or _ranges(match, tokens, words)
    if whole:
        return whole
    if _is_age(match, tokens, low):
        return "years"
    if len(before) == 2 and before[1] == "of" and words.has("gathered", before[0]):
        return "people"
    near = tokens.lowers[max(0, match.first - BESIDE) : match.last + BESIDE]
    return "people" if any(words.has("casualty", w) for w in near) else None


def _of_those(match: Match, tokens: Tokens, words: Words) -> str | None:
    """Wells, of "fourteen of the valley's 22 wells"."""
    i = match.last
    if tokens.lowers[i : i + 1] != ["of"] or not words.has(
        "owners", tokens.lowers[i + 1] if i + 1 < len(tokens) else ""
    ):
        return None
    j = next((k for k in range(i + 2, min(i + 6, len(tokens))) if tokens.values[k] is not None), None)
    if j is None or any(words.has("stop", w) for w in tokens.lowers[i + 2 : j]):
        return None
    j += 1 + (tokens.lowers[j + 1 : j + 2] in (["million"], ["thousand"], ["billion"]))
    return phrase(tokens, j, words).unit


def _ranges(match: Match, tokens: Tokens, words: Words) -> str | None:
    """Percent, of "from 10 to 80 percent", which is a change and no range."""
    i = match.last
    if tokens.lowers[i : i + 1] != ["to"] or i + 1 >= len(tokens) or tokens.values[i + 1] is None:
        return None
    after = measured(tokens, i + 2, words, None)
    return after.unit if after.measure else None


def _is_age(match: Match, tokens: Tokens, low: float | None) -> bool:
    i, j = match.first, match.last
    fenced = i > 1 and tokens.lowers[i - 1] == "," and tokens.lowers[j : j + 1] in ([","], ["."])
    named = fenced and tokens.words[i - 2][0].isupper()
    aged = i > 0 and tokens.lowers[i - 1] in ("aged", "age")
    return low is not None and AGE[0] <= low <= AGE[1] and j == i + 1 and (named or aged)
