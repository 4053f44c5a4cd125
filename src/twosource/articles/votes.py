"""What well-kept extractors take for the main text of an HTML page, as a share of each unit's words."""

import logging
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lxml import etree
from lxml import html as lxml_html

from .html import lay_html, parse
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
AGREED = 0.7
"""Share of the letters kept by either of two extractors from which they agree, so that nobody else is asked: 13 per
cent of the benches' pages stay below it. At .85 (a third of the pages) the third voice gains .0007 to .0014 more of F1,
gives the authors of one page away and takes a twentieth more time (bench: pages, pages_outlets)."""
LITTLE = 0.8
"""Share of what the two keep at least from which the third is heard: it passes over an article in loose lines or in a
script without blanks, and without this bound costs such pages more than it brings the others (bench: pages_outlets)."""
COMMENTS = re.compile(r"(?:\d{1,6}\s)?(?:reader )?comments?(?:\s?\(\d{1,6}\)|\s\d{1,6})?\W{0,3}$", re.I)
"""A heading over what readers wrote."""
STORY = 300
"""Letters of text above such a heading from which the article stands above it."""
UNSEEN = (
    "head", "script", "style", "noscript", "svg", "iframe", "template", "form", "button", "select", "input",
    etree.Comment, etree.ProcessingInstruction,
)  # fmt: skip
"""Elements that the third extractor is not shown: no words, or none of an article."""
THIRD_LARGEST, THIRD_DEEPEST = 15_000, 80
"""Elements and levels of the largest tree that the third extractor is shown: it looks through every element's subtree
several times; pages of the benches have up to 14,000 elements and 40 levels."""


@dataclass(frozen=True, slots=True)
class Votes:
    """For one unit, the share of its words (0..1) that each extractor keeps; None where one has nothing to say.

    `readability` is asked only where the first two disagree and the page states no body of its own.
    """

    trafilatura: float | None
    resiliparse: float | None
    stated: float | None
    readability: float | None = None


@dataclass(frozen=True, slots=True)
class _Kept:
    """What an extractor kept: runs of words, and whole lines."""

    runs: frozenset[tuple[str, ...]]
    lines: frozenset[str]


def votes_of(source: str, tree: etree._Element, units: Sequence[Unit], stated: str | None) -> list[Votes]:
    """Votes on each unit. `stated`: the article body that the page's own metadata gives. The tree is used up."""
    elements, levels = _extent(tree)
    small = len(source) <= LARGEST and elements <= MOST_ELEMENTS and levels <= DEEPEST
    found = [
        _kept(_resiliparse(source)) if small else None,
        _kept(_trafilatura(tree)) if small else None,
        _kept(stated),
    ]
    votes = [_votes(u.words, found) for u in units]
    tame = small and elements <= THIRD_LARGEST and levels <= THIRD_DEEPEST
    if not tame or found[2] is not None or _agree(units, votes):
        return votes
    return _with_third(units, votes, _kept(_readability(source)))


def _agree(units: Sequence[Unit], votes: Sequence[Votes]) -> bool:
    """Whether the first two extractors keep, in the main, the same letters."""
    both = either = 0
    for unit, vote in zip(units, votes, strict=True):
        one, two = (vote.trafilatura or 0.0) >= MOST, (vote.resiliparse or 0.0) >= MOST
        both += len(unit.words) if one and two else 0
        either += len(unit.words) if one or two else 0
    return both >= AGREED * either


def _with_third(units: Sequence[Unit], votes: list[Votes], kept: _Kept | None) -> list[Votes]:
    """The votes with the third extractor's, unless it kept too little to be believed."""
    if kept is None:
        return votes
    shares = [_share_of(kept, u.words) for u in units]
    sizes = [len(u.words) for u in units]
    taken = sum(share * size for share, size in zip(shares, sizes, strict=True))
    least = min(
        sum((v.trafilatura or 0.0) * size for v, size in zip(votes, sizes, strict=True)),
        sum((v.resiliparse or 0.0) * size for v, size in zip(votes, sizes, strict=True)),
    )
    if taken < LITTLE * least:
        return votes
    return [replace(v, readability=share) for v, share in zip(votes, shares, strict=True)]


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


def under_comments(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Units with what follows a heading that counts or names comments marked as comments, below the article."""
    told = 0
    for i, unit in enumerate(units):
        if unit.tag == "heading" and told >= STORY and COMMENTS.match(unit.words):
            return (*units[:i], *(replace(u, hint="comments") for u in units[i:]))
        told += len(unit.words) if unit.tag == "text" and not unit.hint and unit.kind is None else 0
    return tuple(units)


def _extent(tree: etree._Element) -> tuple[int, int]:
    """Elements of a tree and its levels, counted until there are more than any extractor can be shown."""
    depth = deepest = count = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
        count += event == "start"
        if depth > DEEPEST or count > MOST_ELEMENTS:
            break
    return count, deepest


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
    resiliparse, trafilatura, stated = (None if k is None else _share_of(k, words) for k in found)
    return Votes(trafilatura, resiliparse, stated)


def _share_of(kept: _Kept, words: str) -> float:
    """Share of a unit's runs of words that were kept; 1 where it was kept as a line, which short units must be."""
    tokens = WORD.findall(words.lower())
    line = " ".join(tokens)
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


def _readability(source: str) -> str | None:
    from readability import Document
    from readability.readability import Unparseable

    class Bare(Document):  # type: ignore[misc]  # the library has no types
        """Reads our own tree, without what nobody sees: its own cleaner costs as much as all the rest."""

        def _parse(self, input: str) -> etree._Element:
            self.encoding = "utf-8"
            tree = lxml_html.document_fromstring(input, parser=lxml_html.HTMLParser(encoding="utf-8", huge_tree=True))
            etree.strip_elements(tree, *UNSEEN, with_tail=False)
            return tree

    logging.getLogger("readability.readability").setLevel(logging.CRITICAL + 1)
    try:
        found = parse(Bare(source.encode("utf-8", "replace")).summary(html_partial=True))
    except Unparseable:
        return None  # what it cannot take, the other voices decide
    return lay_html(found).text if found is not None else None
