"""What decides which way a time points: publication, the narrative so far, and the verbs around it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..model import Dated
from .calendar import When, move_days
from .tokens import Tokens

REACH = 14
"""Tokens looked at on each side for a verb: a clause; more lost value F1 on the tuning part (bench/times.py)."""
SUBJECT = 5
"""Tokens after "Friday's" in which its noun and verb stand: "Friday's peace summit will"."""
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
    `south`: seasons are those of the southern half of the world.
    """

    base: date | None
    focus: When | None
    tense: str
    prep: str
    told: bool = False
    quarter: When | None = None
    south: bool = False

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


def tense_at(tokens: Tokens, first: int, last: int, cues: Mapping[str, str]) -> str:
    """The way the nearest verb points: looking back within the sentence first, then ahead."""
    return _scan(tokens, range(first - 1, max(-1, first - 1 - REACH), -1), cues) or _scan(
        tokens, range(last, min(len(tokens), last + REACH)), cues
    )


def lasts_until(tokens: Tokens, first: int) -> bool:
    """Whether what went on until a time is over: "waited until Friday", but not "closed" or "put off until Friday"."""
    back = tokens.lowers[max(0, first - REACH // 2) : first]
    stop = max((k for k, w in enumerate(back) if w in _STOPS), default=-1)
    return any(w in _LASTING for w in back[stop + 1 :])


def is_yet_to_be(tokens: Tokens, first: int, last: int, cues: Mapping[str, str]) -> bool:
    """Whether what a day owns is the subject of a verb that points ahead: "Friday's summit will be held", but not
    "critics of Friday's vote will leave"."""
    if first and tokens.lowers[first - 1] in _BEFORE_NOUNS:
        return False
    return _scan(tokens, range(last + 1, min(len(tokens), last + 1 + SUBJECT)), cues) == "future"


def _scan(tokens: Tokens, order: range, cues: Mapping[str, str]) -> str:
    for i in order:
        if tokens.lowers[i] in _STOPS:
            return ""
        cue = _cue_at(tokens, i, cues)
        if cue == "past" and _is_undone(tokens, i):
            continue
        if cue is not None:
            return cue
    return ""


def _cue_at(tokens: Tokens, i: int, cues: Mapping[str, str]) -> str | None:
    """The way that one word points, by itself and the words beside it; None where it points nowhere."""
    lower = tokens.lowers[i]
    after = tokens.lowers[i + 1] if i + 1 < len(tokens) else ""
    if lower in _FORMS_OF_BE and after == "to":
        return "future"
    if lower == "set":
        return "future" if after in ("to", "for") else "past"
    cue = cues.get(lower)
    if cue == "coming":
        return "future" if i and tokens.lowers[i - 1] in ("is", "are", "re", "'re") else None
    if cue is None and len(lower) > 4 and lower.endswith("ed") and tokens.words[i] == lower:
        cue = "past"
    return "past" if cue == "future" and _is_given_up(tokens, i) else cue


def _is_given_up(tokens: Tokens, i: int) -> bool:
    """Whether what was ahead once is so no more: "had been due", "had been due to expire", "as previously planned"."""
    before = tokens.lowers[max(0, i - 4) : i]
    if not before:
        return False
    return before[-1] in _ONCE or (before[-1] == "to" and "been" in before)


def _is_undone(tokens: Tokens, i: int) -> bool:
    """Whether the participle at `i` tells nothing past: "will be held", "are not found"."""
    before = tokens.lowers[i - 1] if i else ""
    if before == "not" and i > 1:
        before = tokens.lowers[i - 2]
    return before in _UNDONE


_FORMS_OF_BE = frozenset({"is", "are", "was", "were"})
_ONCE = frozenset({"been", "had", "previously", "originally", "initially"})
"""Before a word that points ahead, these say that it did so once."""
_UNDONE = frozenset({"be", "being", "get", "is", "are"})
"""Before a participle these leave the time to the verb before: "will be held"."""
_BEFORE_NOUNS = frozenset("of in at after since from during for by with on about to before over against until".split())
_LASTING = frozenset(
    "waited lasted stayed remained continued ran worked kept went did didn not never fought lived served slept".split()
)
"""What goes on until a time that is over."""
_STOPS = frozenset({".", ";", "?", "!", ":"})
