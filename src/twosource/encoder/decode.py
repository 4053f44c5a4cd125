"""From the linker's label scores to word spans: the best legal path for each cue, then one reading a cue."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Ints = NDArray[np.int64]
Words = tuple[int, int]

BIES = 4  # begin, inside, end, single
IMPOSSIBLE = -1e4
CHANNELS = (None, "statement", "telegram", "x", "facebook", "social media", "video", "interview", "briefing",
            "press conference", "report", "court", "letter", "tv", "radio", "parliament", "told")  # fmt: skip
UNSURE = 0.5  # weight of the words' log chances in a score: raised F1 on PolNeAR dev by 0.4
SAME = 0.6  # share of a content's piece from which it is another's; 0.6 to 1 read PolNeAR dev alike


@dataclass(frozen=True, slots=True)
class Linked:
    """What the linker read at one cue, in word numbers; `anchor` is the word it started from."""

    anchor: int
    score: float
    cue: tuple[Words, ...]
    source: tuple[Words, ...]
    content: tuple[Words, ...]


@lru_cache(maxsize=4)
def transitions(labels: int) -> Floats:
    """Matrix [from, to] of 0 where a label may follow another and IMPOSSIBLE where not; label 0 is outside."""
    place = np.array([-1, *[(i - 1) % BIES for i in range(1, labels)]])
    kind = np.array([-1, *[(i - 1) // BIES for i in range(1, labels)]])
    goes_on = (place == 0) | (place == 1)
    comes_on = (place == 1) | (place == 2)
    same = kind[:, None] == kind[None, :]
    legal = np.where(goes_on[:, None], comes_on[None, :] & same, ~comes_on[None, :])
    return np.where(legal, 0.0, IMPOSSIBLE).astype(np.float32)


def best_paths(scores: Floats, lengths: Ints) -> Ints:
    """Viterbi: scores [k, n, labels] with `lengths` real steps each -> labels [k, n]; 0 beyond a length."""
    k, n, labels = scores.shape
    step = transitions(labels)
    places = np.arange(labels)
    begins = (places == 0) | ((places - 1) % BIES == 0) | ((places - 1) % BIES == 3)
    ends = (places == 0) | ((places - 1) % BIES >= 2)
    best = scores[:, 0] + np.where(begins, 0.0, IMPOSSIBLE)
    back = np.zeros((k, n, labels), np.int8)
    stay = np.arange(labels, dtype=np.int8)
    for t in range(1, n):
        ways = best[:, :, None] + step[None]
        choice = ways.argmax(1)
        live = (t < lengths)[:, None]
        back[:, t] = np.where(live, choice, stay)
        best = np.where(live, ways.max(1) + scores[:, t], best)
    path = np.zeros((k, n), np.int64)
    here = (best + np.where(ends, 0.0, IMPOSSIBLE)).argmax(1)
    rows = np.arange(k)
    for t in range(n - 1, -1, -1):
        path[:, t] = here
        here = back[rows, t, here]
    return np.where(np.arange(n)[None] < lengths[:, None], path, 0)


def runs(path: Ints, roles: int) -> list[list[Words]]:
    """Half-open runs of each role (0 cue, 1 source, 2 content) in one path."""
    found: list[list[Words]] = [[] for _ in range(roles)]
    start = 0
    for at in np.flatnonzero(path).tolist():
        role, place = divmod(int(path[at]) - 1, BIES)
        if place in (0, 3):
            start = at
        if place >= 2:
            found[role].append((start, at + 1))
    return found


def read_paths(scores: Floats, lengths: Ints, words: Ints, anchors: Ints, chances: Floats) -> list[Linked]:
    """Decode cues: label scores [k, n, labels] of their words [k, n] (numbers in the text), the word each began at.

    A reading's score is its chance, lowered where the words of its source and content are unsure.
    """
    if not len(scores):
        return []
    found = []
    paths = best_paths(scores, lengths)
    sure = chances * np.exp(UNSURE * (_surety(scores, paths, 1) + _surety(scores, paths, 2)))
    for path, numbers, anchor, score, row in zip(paths, words, anchors, sure, scores, strict=True):
        cue, source, content = (
            [(int(numbers[a]), int(numbers[b - 1]) + 1) for a, b in _kept(spans, row, role)]
            for role, spans in enumerate(runs(path, 3))
        )
        if content:
            found.append(Linked(int(anchor), float(score), tuple(cue), tuple(source), tuple(content)))
    return found


def _surety(scores: Floats, paths: Ints, role: int) -> Floats:
    """Mean log chance of a role's words on each path; 0 where it has none."""
    taken = np.take_along_axis(scores, paths[:, :, None], 2)[:, :, 0]
    mine = (paths > 0) & ((paths - 1) // BIES == role)
    return np.asarray((taken * mine).sum(1) / np.maximum(1, mine.sum(1)))


def _kept(spans: list[Words], scores: Floats, role: int) -> list[Words]:
    """All pieces of a content; of several cues or sources the one the scores favour most."""
    if role == 2 or len(spans) < 2:
        return spans
    mine = scores[:, 1 + BIES * role : 1 + BIES * role + BIES].max(1) - scores[:, 0]
    return [max(spans, key=lambda s: float(mine[s[0] : s[1]].mean()))]


def one_a_cue(found: list[Linked], floor: float, sourceless: float) -> list[Linked]:
    """Drop readings below their floor, and all but the surest of those that share a cue; let contents be said once.

    A content may hold another cue with its own (a chain). Else a piece of content that a surer reading has is taken
    from the others, and what is left without content goes. `sourceless` is the floor where nobody is named. Kept
    readings come in text order.
    """
    kept: list[Linked] = []
    cued: set[int] = set()
    holders: dict[int, list[Linked]] = {}
    for one in sorted(found, key=lambda x: (-x.score, x.anchor)):
        cue = _words(one.cue) | {one.anchor}
        if one.score < (floor if one.source else sourceless) or cue & cued:
            continue
        content = _untold(one, cue, holders)
        if not content:
            continue
        cued |= cue
        kept.append(replace(one, content=content))
        for word in _words(content):
            holders.setdefault(word, []).append(kept[-1])
    return sorted(kept, key=lambda x: x.anchor)


def _untold(one: Linked, cue: set[int], holders: dict[int, list[Linked]]) -> tuple[Words, ...]:
    """The pieces of a content that no surer reading has, chains apart."""
    content = one.content
    mine = _words(content)
    for other in {id(o): o for word in mine for o in holders.get(word, ())}.values():
        theirs = _words(other.content)
        if not cue & theirs and not mine & _words(other.cue):
            content = tuple(p for p in content if len(_words((p,)) & theirs) < SAME * (p[1] - p[0]))
    return content


def _words(spans: tuple[Words, ...]) -> set[int]:
    return {word for a, b in spans for word in range(a, b)}
