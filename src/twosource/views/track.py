"""Track records: what a voice asserted, and what became of it; counts and days, never one score."""

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.model import Ledger, Proposition, Voice

from .wording import days_between

LATER = ("conceded", "corroborated", "contradicted")
"""Standings that a record tells (the design's kinds of later news)."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A proposition that a voice asserted: since when, whether before all others, and what it later became."""

    proposition: Proposition
    day: str
    first: bool
    became: str | None
    on: str | None
    lag: int | None


@dataclass(frozen=True, slots=True)
class Track:
    """A voice's record: its deeds by day, and how many there are of each sort."""

    voice: str
    deeds: tuple[Deed, ...]
    first: int
    became: tuple[tuple[str, int], ...]


def track(ledger: Ledger, voice: Voice) -> Track | None:
    """The record of a public voice; None for private and unnamed ones, of whom none is kept."""
    if voice.private or not voice.named:
        return None
    deeds = sorted(of_voice(ledger, voice.id), key=lambda d: (d.day, d.proposition.id))
    became = tuple((name, sum(d.became == name for d in deeds)) for name in LATER)
    return Track(voice.id, tuple(deeds), sum(d.first for d in deeds), became)


def of_voice(ledger: Ledger, voice: str) -> Iterator[Deed]:
    """Each proposition that the voice asserted in its own words (what rival values imply is not its deed)."""
    for proposition in ledger.propositions:
        begun = beginnings(proposition)
        if voice not in begun:
            continue
        day = begun[voice]
        later = next(((e.standing, e.day) for e in proposition.history if e.day >= day and e.standing in LATER), None)
        became, on = later or (None, None)
        others = [d for v, d in begun.items() if v != voice]
        lag = None if on is None else days_between(day, on)
        yield Deed(proposition, day, all(day < d for d in others), became, on, lag)


def beginnings(proposition: Proposition) -> dict[str, str]:
    """The first day on which each voice asserted a proposition."""
    begun: dict[str, str] = {}
    for entry in proposition.history:
        for stand in entry.stands:
            if stand.stance == "asserts" and not stand.implied:
                day = min(stand.since or entry.day, begun.get(stand.voice, "9999"))
                begun[stand.voice] = day
    return begun
