"""Figures in a claim: from the mentions where there are any, else read here, with their bounds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from tomllib import loads

from twosource.model import Mention
from twosource.voices.phrases import Token, tokens

_SMALL = {
    w: i
    for i, w in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        ).split()
    )
}
_TENS = {w: 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALE = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "m": 10**6,
    "bn": 10**9,
}
_VAGUE = {"dozens": (24, 99), "hundreds": (200, 999), "thousands": (2000, 9999), "scores": (40, 99), "tens": (20, 99)}
_MONEY = re.compile(
    r"[$€£¥]|dollar|euro|pound|crown|rouble|ruble|franc|mark|peso|yen|\bcents?\b|hryvnia|krona|florin|dinar|thaler|guilder|shilling|lira|ducat"
)


@lru_cache(maxsize=1)
def currencies() -> frozenset[str]:
    """ISO 4217 codes of currencies, as a unit has them ("EUR 3 billion", and what the mentions make of "£4m")."""
    return frozenset(loads((files(__package__) / "money.toml").read_text("utf-8"))["codes"].split())


@lru_cache(maxsize=1)
def measures() -> frozenset[str]:
    """Words of units in which shares, lengths, weights and times are told."""
    return frozenset(loads((files(__package__) / "measures.toml").read_text("utf-8"))["words"].split())


_LOWER = ("at least", "more than", "over", "no fewer than", "no less than", "upwards of", "in excess of", "above")
_UPPER = (
    "up to",
    "less than",
    "fewer than",
    "at most",
    "no more than",
    "under",
    "nearly",
    "almost",
    "not more than",
    "below",
)
_ABOUT = ("about", "some", "around", "roughly", "approximately", "an estimated", "estimated", "nearly", "almost")


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in a text: bounds (None where open), its unit or counted noun, and its span; `nth`: told by its
    last one ("a third person")."""

    low: float | None
    high: float | None
    unit: str
    start: int
    end: int
    approximate: bool = False
    nth: bool = False

    @property
    def bounds(self) -> tuple[float | None, float | None]:
        """What tells one figure from another."""
        return (self.low, self.high)

    @property
    def money(self) -> bool:
        """True for a sum of money."""
        return bool(_MONEY.search(self.unit.lower())) or not currencies().isdisjoint(self.unit.split())

    @property
    def measured(self) -> bool:
        """True for a share, a length, a weight, a time: nothing that has heads."""
        return "%" in self.unit or not measures().isdisjoint(self.unit.lower().split())

    @property
    def words(self) -> str:
        """The figure as a proposition's text gives it."""
        if self.low is not None and self.high is not None:
            return plain(self.low) if self.low == self.high else f"{plain(self.low)} to {plain(self.high)}"
        return f"at least {plain(self.low)}" if self.low is not None else f"up to {plain(self.high)}"


def plain(number: float | None) -> str:
    """A number without needless decimals, thousands set off."""
    if number is None:
        return "?"
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.4g}" if number < 1000 else f"{number:,.1f}"


def from_mentions(mentions: Sequence[Mention]) -> list[Figure]:
    """The resolved, non-ordinal number mentions as figures."""
    found = []
    for m in mentions:
        n = m.number
        if m.kind == "number" and n is not None and not n.ordinal and (n.low, n.high) != (None, None):
            found.append(Figure(n.low, n.high, n.unit or n.of or "", m.span[0], m.span[1], n.approximate))
    return found


def find(text: str, offset: int = 0) -> list[Figure]:
    """Figures read from the words themselves, for readings that came without mentions; years and clock times are
    none."""
    words = tokens(text)
    found: list[Figure] = []
    i = 0
    while i < len(words):
        value, used = _number(words, i)
        if used and not _is_date(text, words, i, value):
            found.append(_figure(text, words, i, i + used, value, offset))
        elif not used and words[i].word in _VAGUE:
            low, high = _VAGUE[words[i].word]
            low, high = (
                (24, 60)
                if words[i].word == "dozens" and "few" in text[max(0, words[i].start - 8) : words[i].start]
                else (low, high)
            )
            found.append(Figure(low, high, _unit(words, i + 1), words[i].start + offset, words[i].end + offset, True))
        i += max(1, used)
    return found


def current(found: Sequence[Figure], text: str) -> list[Figure]:
    """Figures without those that a text tells as what was before: 31 in "rose from 31 to 47", 21 in "its figure of 21
    dead to 19". Spans are offsets into the text."""
    begins = {f.start for f in found}

    def was(f: Figure) -> bool:
        lead = text[max(0, f.start - BEFORE) : f.start]
        form = _TO if lead.endswith("from ") else _TO_NEW if _OLD.search(lead) else None
        to = None if form is None else form.match(text, f.end)
        return to is not None and to.end() in begins

    return [f for f in found if not was(f)]


BEFORE = 24
"""Characters before a figure that tell it as an old one."""
_TO = re.compile(r"\s+to\s+")
_TO_NEW = re.compile(r"(?:\s+[a-z]+){0,2}\s+to\s+")
_OLD = re.compile(r"\b(?:figure|toll|count|number|estimate|total|tally)s? of (?:about |some )?$", re.I)


_NTH = {
    w: i for i, w in enumerate("second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 2)
}
_EACH = re.compile(
    r"\b("
    + "|".join(_NTH)
    + r")\s(?:person|victim|body|man|woman|child|patient|miner|worker|soldier|passenger|case)\b",
    re.I,
)


def nth(text: str, offset: int = 0) -> list[Figure]:
    """ "A third person has died" tells a count of three."""
    return [
        Figure(n, n, "people", m.start() + offset, m.end() + offset, nth=True)
        for m in _EACH.finditer(text)
        for n in (float(_NTH[m.group(1).lower()]),)
    ]


def _number(words: Sequence[Token], at: int) -> tuple[float, int]:
    """(value, words used) of the number that starts here; (0, 0) where none does."""
    word = words[at].word
    if word[0].isdigit():
        try:
            total, used = float(word.replace(",", "")), 1
        except ValueError:
            return 0, 0
    elif word in _SMALL or word in _TENS:
        total, used = float(_SMALL.get(word, _TENS.get(word, 0))), 1
        if word in _TENS and at + 1 < len(words) and 0 < _SMALL.get(words[at + 1].word, 0) < 10:
            total, used = total + _SMALL[words[at + 1].word], 2
        if word == "one":
            return 0, 0
    else:
        return 0, 0
    while at + used < len(words) and words[at + used].word in _SCALE:
        total, used = total * _SCALE[words[at + used].word], used + 1
    return total, used


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CLOCK = ("a.m.", "p.m.", "am", "pm", "gmt", "o'clock", "hours", "minutes")


def _is_date(text: str, words: Sequence[Token], at: int, value: float) -> bool:
    before = words[at - 1].word if at else ""
    after = words[at + 1].word if at + 1 < len(words) else ""
    token = words[at].word
    if after in _CLOCK or before[:3] in _MONTHS or after[:3] in _MONTHS or after in ("th", "st", "nd", "rd"):
        return True
    if text[words[at].end : words[at].end + 1] == ":" or before == ":":
        return True
    year = token.isdigit() and len(token) == 4 and 1500 <= value <= 2100
    return year and before in ("in", "since", "of", "by", "until", "from", "late", "early", "")


def _figure(text: str, words: Sequence[Token], start: int, end: int, value: float, offset: int) -> Figure:
    before = " ".join(w.word for w in words[max(0, start - 4) : start])
    low: float | None = value
    high: float | None = value
    if before.endswith(_LOWER):
        high = None
    elif before.endswith(_UPPER):
        low = None
    sign = words[start - 1].word if start and words[start - 1].word in "$€£" else ""
    unit = (sign + " " + _unit(words, end)).strip()
    return Figure(low, high, unit, words[start].start + offset, words[end - 1].end + offset, before.endswith(_ABOUT))


def _unit(words: Sequence[Token], at: int) -> str:
    following = [w.word for w in words[at : at + 2] if w.word[0].isalpha() or w.word == "%"]
    return following[0] if following else ""
