"""Which units are reporting and which are furniture: evidence of each unit, decided together along the page.

Every unit has a score (evidence for reporting, against if below zero); the best division of the page into stretches
is found by dynamic programming, a change of side costing `SWITCH`. So a paragraph of an appeal that reads like
reporting goes with its neighbours, and so does a line of reporting that happens to say "you".
"""

from collections.abc import Sequence

from .cues import Cues
from .units import Unit

SWITCH = 2.0
"""Cost of a change between reporting and furniture: as much as one telling cue (tests/articles, both stories)."""
VOTED_SWITCH = 1.0
"""The same where the scores are log-odds of HTML pages (bench/pages.py, five-fold over pages)."""
SEED_BEYOND = 1.0
"""What each further seed of another group adds."""
LONG, MIDDLE = 22, 11
"""Words of a full sentence of reporting, and of a short one."""
SAYING = 10
"""Words of the shortest such sentence."""
REPORTING_SHARE = 0.25
"""What a telling phrase weighs in it: "The latest figures show ..., the ministry said" is no list of links."""
FIRST_PERSON = 1.3
SECOND_PERSON = 1.6
"""Weights of "we" and "you" outside quotation marks: reporting hardly has them, furniture lives on them."""
MOST_COUNTED = 3
LETTER = 3
"""Long paragraphs from which a page that mostly says "we" is a letter; an appeal box has fewer."""
LEDE_GUARD = 4.0
"""What the first sentence of the page is given, so that a report on a newsletter survives."""


def score_unit(unit: Unit, cues: Cues, statement: bool) -> float:
    """Evidence that a unit is reporting. `statement`: the page speaks of itself as "we", which then says nothing, and
    may speak to those it is written to."""
    if unit.hint:
        return -8.0
    score = _bulk(cues) - _seeds(cues)
    score -= (SECOND_PERSON / 2 if statement else SECOND_PERSON) * min(MOST_COUNTED, cues.you)
    score -= 0.0 if statement else FIRST_PERSON * min(MOST_COUNTED, cues.we)
    score -= 4.0 * cues.slogan
    score -= 1.5 * cues.money * (not statement) + 2.5 * cues.contact * (cues.size < 40)
    if unit.links > 0.5:
        score -= 3.0 if cues.size < LONG else 1.0
    if cues.size < 8 and not cues.ends:
        score -= 0.4
    return score


def _bulk(cues: Cues) -> float:
    if not cues.ends or cues.size < 4:
        return 0.0
    score = 2.5 if cues.size >= LONG else 1.5 if cues.size >= MIDDLE else 0.5
    return score + min(1.5, 0.75 * cues.says) + (1.0 if cues.quotes else 0.0)


def _seeds(cues: Cues) -> float:
    share = REPORTING_SHARE if reads_like_reporting(cues) else 1.0
    weights = sorted(
        {s.group: share * _weight(s.weight, s.place, cues.size) for s in cues.seeds}.values(), reverse=True
    )
    return weights[0] + SEED_BEYOND * (len(weights) - 1) if weights else 0.0


def reads_like_reporting(cues: Cues) -> bool:
    """A sentence of some length that attributes or quotes and speaks to nobody: a telling phrase in it is chance."""
    return cues.ends and cues.size >= SAYING and (cues.says > 0 or cues.quotes) and not cues.you and not cues.we


def _weight(weight: float, place: str, size: int) -> float:
    """A phrase inside a long paragraph says less than one that opens it."""
    if place != "anywhere" or weight == 0:
        return weight if size < 60 or place == "whole" else weight * 0.7
    return weight if size < 25 else weight * 0.7 if size < 50 else weight * 0.4


def speaks_as_we(units: Sequence[Unit], cues: Sequence[Cues]) -> bool:
    """Whether the page is a statement: two of its first three sentences outside furniture say "we" or "our" and none
    "you", or most of its paragraphs say "we": a letter."""
    told = [c for u, c in zip(units, cues, strict=True) if c.ends and c.size >= 6 and not u.hint and not _opener(c)]
    first = told[:3]
    if len(first) > 1 and sum(c.we > 0 for c in first) >= 2 and not any(c.you > 0 for c in first):
        return True
    long = [c for c in told if c.size >= LONG]
    return len(long) >= LETTER and sum(c.we > 0 for c in long) > len(long) / 2


def _opener(cues: Cues) -> bool:
    return any(s.weight > 0 for s in cues.seeds)


def divide(scores: Sequence[float], switch: float = SWITCH) -> list[bool]:
    """For each unit, whether it is reporting: the division of least cost (Viterbi over two states), linear time.

    `switch`: the cost of a change of side, in the units of the scores.
    """
    best = (0.0, 0.0)  # (furniture, reporting)
    back: list[tuple[bool, bool]] = []
    for score in scores:
        out_from, in_from = best[1] - switch > best[0], best[1] >= best[0] - switch
        back.append((out_from, in_from))
        best = (max(best[0], best[1] - switch) - score / 2, max(best[1], best[0] - switch) + score / 2)
    state = best[1] >= best[0]
    states: list[bool] = []
    for out_from, in_from in reversed(back):
        states.append(state)
        state = in_from if state else out_from
    return states[::-1]
