"""Rivals: what a stand on one proposition does to the others of its family (later figures, implied denials)."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from .history import NEVER, Utterance
from .kinds import Kind

Ended = list[tuple[str, Utterance, Utterance]]
"""What ends older figures of a voice: the proposition, the utterance that ends its stand there, and whence that is."""


@dataclass(frozen=True, slots=True)
class Told:
    """The figures that one voice gave, in the order of their propositions, and what they end."""

    figures: list[tuple[str, Sequence[Utterance]]]
    ended: Ended


class Rivals:
    """What was settled in a family: what was said of each of its propositions and by whom, what came of each voice's
    figures, and what each utterance implied."""

    def __init__(self) -> None:
        self.said: dict[str, tuple[Sequence[Utterance], Mapping[str, Sequence[Utterance]]]] = {}
        self.told: dict[str, Told] = {}
        self.implied: dict[tuple[str, str, str], tuple[Utterance, Utterance]] = {}


def settle(
    ids: Sequence[str], spoken: Sequence[Sequence[Utterance]], kind: Kind | None, known: Rivals
) -> list[list[Utterance]]:
    """The utterances of each proposition of a family, with those that follow from its rivals. `known`: what was settled
    before; brought up to date."""
    settled = [list(said) for said in spoken]
    before, known.implied = known.implied, {}
    if kind is None or len(ids) < 2 or kind.time != "count":
        known.told.clear()
        known.said.clear()
    if kind is None or len(ids) < 2:
        return settled
    if kind.time == "count":
        at = dict(zip(ids, settled, strict=True))
        _superseded(ids, spoken, known)
        for voice in sorted(known.told):
            for name, u, _ in known.told[voice].ended:
                at[name].append(u)
    elif kind.functional:
        _deny(spoken, settled, before, known.implied)
    return settled


Implied = dict[tuple[str, str, str], tuple[Utterance, Utterance]]
"""What an utterance says of its rivals, by its claim, the stance and the day: the utterance, and what it implies."""


def _deny(
    spoken: Sequence[Sequence[Utterance]], settled: Sequence[list[Utterance]], before: Implied, known: Implied
) -> None:
    """Let each value that is asserted deny the others."""
    told_by = [_asserted(said) for said in spoken]
    for i, said in enumerate(spoken):
        for j, rival in enumerate(told_by):
            if i == j:
                continue
            for u, stance, day in _implied(said, told_by[i].first, rival):
                key = (u.claim, stance, day)
                told = known.get(key) or before.get(key)
                if told is None or told[0] is not u:
                    told = u, u.implying(stance, day)
                known[key] = told
                settled[j].append(told[1])


def _superseded(ids: Sequence[str], spoken: Sequence[Sequence[Utterance]], known: Rivals) -> None:
    """Work out what the figures of each voice end, where it told others than before."""
    moved = _moved(dict(zip(ids, spoken, strict=True)), known)
    figures: dict[str, list[tuple[str, Sequence[Utterance]]]] = {voice: [] for voice in moved}
    for i in ids if moved else ():
        held = known.said[i][1]
        for voice in moved & held.keys():
            figures[voice].append((i, held[voice]))
    for voice, theirs in figures.items():
        before = known.told.pop(voice, None)
        if theirs:
            same = before is not None and before.figures == theirs
            known.told[voice] = before if before is not None and same else Told(theirs, _supersede(theirs, before))


def _moved(said: Mapping[str, Sequence[Utterance]], known: Rivals) -> set[str]:
    """The voices of propositions of which something else is said than before; what is, is kept by voice."""
    moved: set[str] = set()
    for i in known.said.keys() - said.keys():
        moved |= known.said.pop(i)[1].keys()
    for i, told in said.items():
        old = known.said.get(i)
        if old is None or old[0] is not told:
            by_voice: dict[str, list[Utterance]] = {}
            for u in (u for u in told if u.stance == "asserts"):
                by_voice.setdefault(u.voice, []).append(u)
            known.said[i] = told, by_voice
            moved |= by_voice.keys() | (old[1].keys() if old is not None else set())
    return moved


def _supersede(told: Sequence[tuple[str, Sequence[Utterance]]], before: Told | None) -> Ended:
    """A voice's figure for a later moment ends its older one; said to be a correction, it takes the older one back.
    `before`: what its figures ended earlier."""
    known = {(i, id(whence)): (i, u, whence) for i, u, whence in before.ended} if before is not None else {}
    figures = [(u.day, n, i, u) for n, (i, theirs) in enumerate(told) for u in theirs]
    figures.sort(key=lambda f: (f[0], f[1], f[3].claim))
    ended: Ended = []
    live: set[str] = set()
    for day, today in groupby(figures, key=lambda f: f[0]):
        new = {i: u for _, _, i, u in today}
        for old in sorted(live - new.keys()):
            u = next((u for u in new.values() if u.correcting), next(iter(new.values())))
            stance = "retracts" if u.correcting else "ends"
            was = known.get((old, id(u)))
            ended.append(was if was is not None else (old, u.implying(stance, day, u.implied), u))
        live = set(new)
    return ended


@dataclass(frozen=True, slots=True)
class _Asserted:
    """On which days a proposition is asserted, the first day on which it was true already, and each voice's first."""

    days: Sequence[str]
    met: str
    first: Mapping[str, str]


def _asserted(said: Sequence[Utterance]) -> _Asserted:
    told = [u for u in said if u.stance == "asserts"]
    met = min((u.day if u.change else "" for u in told), default=NEVER)
    return _Asserted(sorted({u.day for u in told}), met, _firsts(told))


def _implied(
    said: Sequence[Utterance], since: Mapping[str, str], rival: _Asserted
) -> Iterator[tuple[Utterance, str, str]]:
    """What each utterance says of a rival, and from which day. Asserting one value denies the others, and ends with the
    assertion. A change that is reported denies no older stand of another voice, nor does the older one deny it: what
    was true may have ceased to be. `since`: the day from which each voice asserts what is said."""
    days, met, theirs = rival.days, rival.met, rival.first
    for u in said:
        if u.stance == "asserts" and not u.change:
            if met <= u.day:
                yield u, "denies", u.day
        elif u.stance == "asserts" and days:
            later = days[at : at + 1] if (at := bisect_left(days, u.day)) < len(days) else []
            told = min([*later, *([theirs[u.voice]] if u.voice in theirs else [])], default=None)
            if told is not None:
                yield u, "denies", max(u.day, told)
        elif u.stance != "asserts" and since.get(u.voice, "~") <= u.day:
            yield u, "ends", u.day


def _firsts(said: Sequence[Utterance]) -> dict[str, str]:
    """The day of each voice's first assertion."""
    first: dict[str, str] = {}
    for u in said:
        if u.stance == "asserts":
            first[u.voice] = min(u.day, first.get(u.voice, u.day))
    return first
