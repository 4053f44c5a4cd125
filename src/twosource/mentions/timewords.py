"""The words that times are read with besides rules and classes: which way verbs point, what opens a window, ...

All of them stand in `[tense]` and `[words]` of the language's grammar file; the modules hold none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WORDS = (
    "own", "coming_after", "once", "infinitive", "perfect", "undone", "negation", "before_nouns", "lasting", "sure",
    "since", "until", "earlier", "later", "clock_day", "day_clock", "before_no_year", "after_no_year", "parts", "of",
    "fiscal", "year", "ended", "begun", "between", "business", "play", "listed", "accords", "events", "shows",
    "spanning", "awaiting",
)  # fmt: skip
"""Lists of `[words]`; one that a language has no use for may be left out."""


@dataclass(frozen=True, slots=True)
class TimeWords:
    """`cues`: the way that each word points ("past", "future", "present", "coming"); `ahead`: words that put a time
    ahead right before it; `ahead_with`: words that point ahead before one of some others; `past_ending`: endings of
    regular past forms; `not_years`: words that make a number before them no year; `records`: "the largest since";
    `lists`: the rest by name."""

    cues: Mapping[str, str]
    ahead: frozenset[str]
    ahead_with: Mapping[str, frozenset[str]]
    past_ending: tuple[str, ...]
    not_years: frozenset[str]
    records: frozenset[str]
    lists: Mapping[str, frozenset[str]]

    def has(self, name: str, word: str) -> bool:
        """Whether a list holds a word."""
        return word in self.lists[name]

    def any(self, name: str, words: Sequence[str]) -> bool:
        """Whether a list holds one of some words."""
        return not self.lists[name].isdisjoint(words)


def time_words(data: Mapping[str, object]) -> TimeWords:
    """The words of a parsed grammar file. TypeError where a list is none."""
    tense, words = _table(data.get("tense", {})), _table(data.get("words", {}))
    return TimeWords(
        {word: way for way, held in tense.items() if way != "ahead" for word in _list(held)},
        _set(tense.get("ahead", ())),
        {word: _set(held) for word, held in _table(words.get("ahead_with", {})).items()},
        tuple(_list(words.get("past_ending", ()))),
        _set(data.get("not_years", ())),
        _set(data.get("records", ())),
        {name: _set(words.get(name, ())) for name in WORDS},
    )


def _table(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise TypeError("a table was expected")
    return value


def _list(value: object) -> list[str]:
    if not isinstance(value, list | tuple):
        raise TypeError("a list was expected")
    return [str(v) for v in value]


def _set(value: object) -> frozenset[str]:
    return frozenset(_list(value))
