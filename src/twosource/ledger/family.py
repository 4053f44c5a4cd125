"""Rivals: what a stand on one proposition does to the others of its family (later figures, implied denials)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from .history import Utterance
from .kinds import Kind

Ended = list[tuple[str, Utterance]]
"""What ends older figures of a voice: the proposition, and the utterance that ends its stand there."""


@dataclass(frozen=True, slots=True)
class Told:
    """The figures that one voice gave, in the order of their propositions, and what they end."""

    figures: list[tuple[str, Utterance]]
    ended: Ended


def settle(
    ids: Sequence[str], spoken: Sequence[Sequence[Utterance]], kind: Kind | None, known: dict[str, Told]
) -> list[list[Utterance]]:
    """The utterances of each proposition of a family, with those that follow from its rivals. `known`: what each voice
    of the family told before, and what came of it; brought up to date."""
    settled = [list(said) for said in spoken]
    if kind is None or len(ids) < 2:
        known.clear()
    elif kind.time == "count":
        at = dict(zip(ids, settled, strict=True))
        for voice in _superseded(ids, spoken, known):
            for name, u in known[voice].ended:
                at[name].append(u)
    elif kind.functional:
        _deny(spoken, settled)
    return settled


def _deny(spoken: Sequence[Sequence[Utterance]], settled: Sequence[list[Utterance]]) -> None:
    """Let each value that is asserted deny the others."""
    for i, said in enumerate(spoken):
        for j, rival in enumerate(spoken):
            if i != j:
                settled[j].extend(_implied(said, rival))


def _superseded(ids: Sequence[str], spoken: Sequence[Sequence[Utterance]], known: dict[str, Told]) -> list[str]:
    """Work out what the figures of each voice end, where it told others than before; gives the voices."""
    by_voice: dict[str, list[tuple[str, Utterance]]] = {}
    for i, said in zip(ids, spoken, strict=True):
        for u in said:
            if u.stance == "asserts":
                by_voice.setdefault(u.voice, []).append((i, u))
    for voice in known.keys() - by_voice.keys():
        del known[voice]
    for voice, figures in by_voice.items():
        if voice not in known or known[voice].figures != figures:
            known[voice] = Told(figures, _supersede(figures))
    return sorted(by_voice)


def _supersede(told: Sequence[tuple[str, Utterance]]) -> Ended:
    """A voice's figure for a later moment ends its older one; said to be a correction, it takes the older one back."""
    order = {i: n for n, i in enumerate(dict.fromkeys(i for i, _ in told))}
    figures = sorted(((u.day, order[i], i, u) for i, u in told), key=lambda f: (f[0], f[1], f[3].claim))
    ended: Ended = []
    live: set[str] = set()
    for day, today in groupby(figures, key=lambda f: f[0]):
        new = {i: u for _, _, i, u in today}
        for old in sorted(live - new.keys()):
            u = next((u for u in new.values() if u.correcting), next(iter(new.values())))
            ended.append((old, replace(u, day=day, stance="retracts" if u.correcting else "ends")))
        live = set(new)
    return ended


def _implied(said: Sequence[Utterance], rival: Sequence[Utterance]) -> list[Utterance]:
    """Asserting one value denies the others, and ends with the assertion. A change that is reported denies no older
    stand of another voice: what was true may have ceased to be."""
    implied: list[Utterance] = []
    live = [(r.day, r.voice) for r in rival if r.stance == "asserts"]
    since: dict[str, str] = {}
    for a in said:
        if a.stance == "asserts":
            since[a.voice] = min(a.day, since.get(a.voice, a.day))
    for u in said:
        if u.stance == "asserts" and not u.change and live:
            implied.append(u.implying("denies", u.day))
        elif u.stance == "asserts" and live:
            theirs = min((day for day, voice in live if day >= u.day or voice == u.voice), default=None)
            if theirs is not None:
                implied.append(u.implying("denies", max(u.day, theirs)))
        elif u.stance != "asserts" and since.get(u.voice, "~") <= u.day:
            implied.append(u.implying("ends", u.day))
    return implied
