"""What well-kept extractors take for the main text of an HTML page, as a share of each unit's words."""

import logging
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from .units import Unit

WORD = re.compile(r"\w+")
WINDOW = 3
"""Words of the runs that are compared: short enough for list items, long enough not to be met by chance."""
LARGEST = 4_000_000
"""Characters of the largest page that the extractors are shown; beyond it (no news page is) layout decides alone."""
MOST_ELEMENTS = 60_000
"""Elements of the largest tree shown to them."""
DEEPEST = 200
"""Levels of nesting of the deepest tree shown to them: their cost grows with elements times depth, the first 120 pages
of the bench nest up to 40 levels, and what nests deeper than this was made to be slow."""
MAJOR = 0.4
"""Share of the letters that an extractor keeps from which a layout's name for boxes is disbelieved: as much as makes
one element the page itself in `html.py`. At .2 two more pages of the benches take in boxes that are none of theirs."""
MOST = 0.5
"""Share of a unit's words from which an extractor keeps it."""


@dataclass(frozen=True, slots=True)
class Votes:
    """For one unit, the share of its words (0..1) that each extractor keeps; None where one has nothing to say."""

    trafilatura: float | None
    resiliparse: float | None
    stated: float | None


def votes_of(source: str, tree: etree._Element, units: Sequence[Unit], stated: str | None) -> list[Votes]:
    """Votes on each unit. `stated`: the article body that the page's own metadata gives. The tree is used up."""
    small = len(source) <= LARGEST and _tame(tree)
    found = [
        _kept(_resiliparse(source)) if small else None,
        _kept(_trafilatura(tree)) if small else None,
        _kept(stated),
    ]
    return [_votes(u.words, found) for u in units]


def believed(units: Sequence[Unit], votes: Sequence[Votes]) -> tuple[Unit, ...]:
    """Units without the layout's hints that the first extractor contradicts: boxes of one name that hold `MAJOR` of the
    letters it keeps hold the page itself ("paywalled" on each part of an article); what any keeps of them is free."""
    kept: Counter[str] = Counter()
    for unit, vote in zip(units, votes, strict=True):
        kept[unit.hint] += round((vote.trafilatura or 0.0) * len(unit.words))
    most = MAJOR * sum(kept.values())
    wrong = {hint for hint, letters in kept.items() if hint and letters >= most > 0}
    return tuple(
        replace(u, hint="") if u.hint in wrong and max(v.trafilatura or 0.0, v.resiliparse or 0.0) >= MOST else u
        for u, v in zip(units, votes, strict=True)
    )


def _tame(tree: etree._Element) -> bool:
    """Whether a tree has no more elements and levels than an extractor can be shown."""
    depth = count = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += 1
        if depth > DEEPEST or count > 2 * MOST_ELEMENTS:
            return False
    return True


@dataclass(frozen=True, slots=True)
class _Kept:
    """What an extractor kept: runs of words, and whole lines."""

    runs: frozenset[tuple[str, ...]]
    lines: frozenset[str]


def _kept(text: str | None) -> _Kept | None:
    if not text:
        return None
    words = WORD.findall(text.lower())
    lines = frozenset(" ".join(WORD.findall(line)) for line in text.lower().split("\n"))
    return _Kept(frozenset(runs_of(words)), lines)


def runs_of(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    """Every run of `WINDOW` words."""
    return zip(*(words[i:] for i in range(WINDOW)), strict=False)


def _votes(words: str, found: Sequence[_Kept | None]) -> Votes:
    tokens = WORD.findall(words.lower())
    line = " ".join(tokens)
    resiliparse, trafilatura, stated = (None if k is None else _share(k, tokens, line) for k in found)
    return Votes(trafilatura, resiliparse, stated)


def _share(kept: _Kept, tokens: Sequence[str], line: str) -> float:
    if line in kept.lines or len(tokens) < WINDOW:
        return float(line in kept.lines)
    runs = list(runs_of(tokens))
    return sum(r in kept.runs for r in runs) / len(runs)


def _resiliparse(source: str) -> str | None:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(source, main_content=True, list_bullets=False))


def _trafilatura(tree: etree._Element) -> str | None:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(tree, with_metadata=False, include_comments=False)
    except (AttributeError, AssertionError, RecursionError, TypeError, ValueError, etree.LxmlError):
        return None  # seen on damaged trees: the other voices decide
    return getattr(found, "text", None)
