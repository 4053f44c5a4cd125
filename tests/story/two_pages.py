"""Small stories: a statement on one page, and the same with an answer on the next day's."""

from pathlib import Path

import twosource
from twosource.model import Ledger, Proposition

ABOUT = "The old town stands on the hill above the market. Rain fell all week."
AFTER = "The council of Kelm has asked for calm until the pumps run again."


def ledger_of(folder: Path, said: str, answer: str) -> Ledger:
    """The ledger of both pages."""
    one, other = folder / "a.txt", folder / "b.txt"
    one.write_text(f"First word from Kelm\nBy Piet Dorran\n4 June 2031\n\nKELM, 4 June. {said} {ABOUT}\n")
    other.write_text(f"The answer from Kelm\nBy Ada Roth\n5 June 2031\n\n{said} {answer} {AFTER}\n")
    story = twosource.open(":memory:")
    story.add([str(one), str(other)])
    story.read()
    return story.ledger()


def first_said(made: Ledger) -> Proposition:
    """The proposition in which the first page's claim stands."""
    held = [p for p in made.propositions if any(c.path.endswith("a.txt") for c in p.claims)]
    assert len(held) == 1
    return held[0]


def others(made: Ledger, speaker: str) -> list[str]:
    """How the live stands on it of all voices but its first speaker go."""
    names = {v.id: v.name for v in made.voices}
    return [s.stance for s in first_said(made).history[-1].stands if names[s.voice] != speaker]
