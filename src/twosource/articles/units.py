"""The pieces of a page before they have a kind: stretches of the article's text with what its layout says of them."""

import re
from dataclasses import dataclass

from twosource.model import Span


@dataclass(frozen=True, slots=True)
class Unit:
    """One stretch of text. `tag` is heading, item, quote, cell or text; `kind` is set where the layout alone decides,
    with its reason in `why`. `links` is the share of letters within links; `hint` the furniture that layout tells of;
    `run` numbers the runs of lines without a blank line between them; `box` and `outer` the elements it stands in;
    `level` that of a heading (1 to 6)."""

    span: Span
    words: str
    tag: str = "text"
    kind: str | None = None
    why: str | None = None
    links: float = 0.0
    run: int = 0
    hint: str = ""
    box: int = 0
    outer: int = 0
    level: int = 0


@dataclass(frozen=True, slots=True)
class Laid:
    """A page laid out: its text and its units in order."""

    text: str
    units: tuple[Unit, ...]


WRAP_LEAST, WRAP_MOST = 45, 130
"""Length of a hard-wrapped line: mail and terminals wrap at 65 to 120 columns; export lines are whole paragraphs."""
SPLIT_LEAST = 20
"""Letters of the shortest first line of a title on two lines."""
OPEN = re.compile(r"\s(?:and|or|of|the|an?|in|to|for|on|at|by|with|as|that|from|over|after|into|is|are)$", re.I)
"""Words that no line of its own ends with."""
ENDS = re.compile(r"""[.!?…:;]["'”’»)\]]{0,3}\s{0,4}$""")
LINE = re.compile(r"\S(?:[^\n]*\S)?")
ITEM = re.compile(r"(?:[-*•·–—▪●]|\d{1,2}[.)])[ \t]+\S")


def lay_text(text: str) -> Laid:
    """Units of plain text: its lines, or its runs of lines where these are hard-wrapped."""
    units: list[Unit] = []
    for number, run in enumerate(_runs(text)):
        for start, end in run if len(run) == 1 else _unwrapped(text, run):
            words = " ".join(text[start:end].split())
            units.append(Unit((start, end), words, "item" if ITEM.match(words) else "text", run=number))
    return Laid(text, tuple(units))


def stretches(text: str) -> list[Span]:
    """The spans of plain text's units."""
    return [span for run in _runs(text) for span in (run if len(run) == 1 else _unwrapped(text, run))]


def _runs(text: str) -> list[list[Span]]:
    """Runs of lines without a blank line between them, each line trimmed of white space."""
    runs: list[list[Span]] = []
    last = -2
    for line in LINE.finditer(text):
        start, end = line.span()
        if last >= 0 and text.count("\n", last, start) == 1:
            runs[-1].append((start, end))
        else:
            runs.append([(start, end)])
        last = end
    return runs


def _runs_on(text: str, first: Span, second: Span) -> bool:
    """Whether a line ends in the middle of a sentence that the next one goes on with."""
    start, end = first
    if not SPLIT_LEAST <= end - start <= WRAP_MOST or ENDS.search(text[max(start, end - 12) : end]) is not None:
        return False
    return text[second[0]].islower() or OPEN.search(text[max(start, end - 12) : end]) is not None


def _unwrapped(text: str, run: list[Span]) -> list[Span]:
    """The run as one unit where its lines are hard-wrapped, else each line."""
    inner = run[:-1]
    if not inner or any(ITEM.match(text, *s) for s in run[1:]):
        return run
    if len(run) == 2:  # two lines are a wrapped one, or a title on two, only in the middle of a sentence
        return [(run[0][0], run[1][1])] if _runs_on(text, *run) else run
    fits = sum(WRAP_LEAST <= e - s <= WRAP_MOST for s, e in inner)
    open_ends = sum(ENDS.search(text[max(s, e - 12) : e]) is None for s, e in inner)
    return [(run[0][0], run[-1][1])] if fits >= 0.8 * len(inner) and open_ends >= 0.6 * len(inner) else run
