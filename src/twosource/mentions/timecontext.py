"""What decides which way a time points: publication, the narrative so far, and the verbs around it."""

from dataclasses import dataclass
from datetime import date

from ..model import Dated
from .calendar import When, move_days
from .timewords import TimeWords
from .tokens import Tokens

REACH = 14
"""Tokens looked at on each side for a verb: a clause; more lost value F1 on the tuning part (bench/times.py)."""
SUBJECT = 5
"""Tokens after "Friday's" in which its noun and verb stand: "Friday's peace summit will"."""
REGULAR = 5
"""Letters of the shortest regular past form that is taken for one: "ended", but not "red" or "need"."""
STOPS = frozenset({".", ";", "?", "!", ":"})
"""Marks that no verb points across."""
NO_ANCHOR = "no publication date is known"
OPEN_ANCHOR = "the publication date is known only roughly"


@dataclass(frozen=True, slots=True)
class Anchor:
    """First and last day on which publication may lie (equal where it is known), and how it is known."""

    first: date
    last: date
    how: str


@dataclass(frozen=True, slots=True)
class Context:
    """One reading position: the day taken as publication (None: unknown), the last resolved time, the way verbs point.

    `tense` is "past", "future", "present" or "" (no verb near); `prep` the word before the mention, in lower case;
    `told`: the article is a history, whose months belong to the narrative. `quarter`: the one that results are told of;
    `south`: seasons are those of the southern half of the world; `follows`: the weekday that this one is joined to.
    """

    base: date | None
    focus: When | None
    tense: str
    prep: str
    told: bool = False
    quarter: When | None = None
    south: bool = False
    follows: date | None = None

    def reference(self) -> date | None:
        """The day that months without a year are counted from: the narrative's in a history, else publication."""
        focus = day_of(self.focus)
        return focus or self.base if self.told else self.base or focus


def anchor_of(dated: Dated | None) -> Anchor | None:
    """The anchor of an article; None where publication is unknown or open on one end."""
    if dated is None or dated.start is None:
        return None
    first = read_day(dated.start)
    last = first
    if dated.end is not None:
        last = read_day(dated.end)
        if last is not None and len(dated.end) == 10:
            last = move_days(last, -1)
    elif len(dated.start) == 10:
        last = None
    if first is None or last is None:
        return None
    return Anchor(first, max(first, last), dated.how)


def read_day(stamp: str) -> date | None:
    """The calendar day of an ISO date or date-time, None where it has none."""
    try:
        return date.fromisoformat(stamp[:10])
    except ValueError:
        return None


def day_of(when: When | None) -> date | None:
    """The day on which a stretch starts."""
    return None if when is None or when.start is None else read_day(when.start)


def tense_at(tokens: Tokens, first: int, last: int, words: TimeWords) -> str:
    """The way the nearest verb points: looking back within the sentence first, then ahead."""
    opens = first > 0 and words.has("awaiting", tokens.lowers[first - 1])
    back = range(first - 1 - opens, max(-1, first - 1 - REACH), -1)
    return _scan(tokens, back, words) or _scan(tokens, range(last, min(len(tokens), last + REACH)), words)


def lasts_until(tokens: Tokens, first: int, words: TimeWords) -> bool:
    """Whether what went on until a time is over: "waited until Friday", but not "closed" or "put off until Friday"."""
    back = tokens.lowers[max(0, first - REACH // 2) : first]
    stop = max((k for k, w in enumerate(back) if w in STOPS), default=-1)
    return words.any("lasting", back[stop + 1 :])


def is_yet_to_be(tokens: Tokens, first: int, last: int, words: TimeWords) -> bool:
    """Whether what a day owns is the subject of a verb that points ahead: "Friday's summit will be held", but not
    "critics of Friday's vote will leave"."""
    if first and words.has("before_nouns", tokens.lowers[first - 1]):
        return False
    return _scan(tokens, range(last + 1, min(len(tokens), last + 1 + SUBJECT)), words) == "future"


def _scan(tokens: Tokens, order: range, words: TimeWords) -> str:
    for i in order:
        if tokens.lowers[i] in STOPS:
            return ""
        cue = _cue_at(tokens, i, words)
        if cue == "past" and _is_undone(tokens, i, words):
            continue
        if cue is not None:
            return cue
    return ""


def _cue_at(tokens: Tokens, i: int, words: TimeWords) -> str | None:
    """The way that one word points, by itself and the words beside it; None where it points nowhere."""
    lower = tokens.lowers[i]
    after = tokens.lowers[i + 1] if i + 1 < len(tokens) else ""
    if after in words.ahead_with.get(lower, ()) or words.has("awaiting", lower):
        return "future"
    cue = words.cues.get(lower)
    if cue == "coming":
        return "future" if i and words.has("coming_after", tokens.lowers[i - 1]) else None
    if cue is None and len(lower) >= REGULAR and lower.endswith(words.past_ending) and tokens.words[i] == lower:
        cue = "past"
    return "past" if cue == "future" and _is_given_up(tokens, i, words) else cue


def _is_given_up(tokens: Tokens, i: int, words: TimeWords) -> bool:
    """Whether what was ahead once is so no more: "had been due", "had been due to expire", "as previously planned"."""
    before = tokens.lowers[max(0, i - 4) : i]
    if not before:
        return False
    return words.has("once", before[-1]) or (words.has("infinitive", before[-1]) and words.any("perfect", before))


def _is_undone(tokens: Tokens, i: int, words: TimeWords) -> bool:
    """Whether the participle at `i` tells nothing past: "will be held", "are not found"."""
    before = tokens.lowers[i - 1] if i else ""
    if words.has("negation", before) and i > 1:
        before = tokens.lowers[i - 2]
    return words.has("undone", before)
