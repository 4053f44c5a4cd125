"""The title that a text prints: the first line at its head that is no masthead, section, kicker, address or button."""

import itertools
import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from .header import SENTENCE, Evidence, speaks_up, told_off
from .oneoffs import is_dateline
from .units import Unit

MASTHEADS = Path(__file__).with_name("mastheads.toml")
JOINTS = re.compile(r"\s+(?:[|\-–—·•:»›~/>]|::|\|\|)\s+")
TRAIL = re.compile(r"\S\s{1,3}[›»>]\s{1,3}\S")
"""The way to a page through its sections ("Home › World")."""
SITE = re.compile(r"(?:www\.)?[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}$")
NAMED = re.compile(r"(?:title|headline|subject)\s?:\s{1,3}(?=\S)", re.I)
"""What a title stands behind in a head of named fields."""
BRIEF = 6
"""Words of the longest masthead or kicker."""
SECTION = 2
"""Words of the longest section in a row of them."""
LEAST = -2.0
"""Score below which a line at the head is furniture."""
SMALL = frozenset({"of", "the", "and", "for", "&", "a", "an", "in", "on", "to"})
PLACED = frozenset({"of", "for"})
VERB = re.compile(r"[a-z]{3,20}(?:s|ed)$")
"""What a headline's verb ends with and a word within an outlet's name hardly ever does."""


def printed_title(seen: Evidence, lede: int) -> int | None:
    """The place of the title among the lines before the lede; None where there is none.

    Headings go first, unless a free line stands above the byline and they below it.
    """
    free = [i for i in range(lede) if _is_free(seen, i)] or [i for i in range(lede) if _may_be(seen, i)]
    heads = [i for i in range(lede) if seen.units[i].tag == "heading" and (i in free or _may_be(seen, i))]
    lines = _lines(seen, free)
    if heads and not (lines and seen.voted is False and _parted(seen, lines[0], heads[0])):
        return _past(seen, heads)[0]
    return lines[0] if lines else None


def _is_free(seen: Evidence, i: int) -> bool:
    """Whether a line has no kind of its own and nothing against it."""
    c, words = seen.cues[i], seen.units[i].words
    plain = seen.fixed[i] is None and c.size >= 1 and TRAIL.search(words) is None and SITE.match(words) is None
    if not plain or told_off(c):
        return plain and _may_be(seen, i) and _heads_lines(seen, i)
    return seen.scores[i] > LEAST


def _may_be(seen: Evidence, i: int) -> bool:
    """Whether a line can be a title though it speaks to the reader, names a price, or is a link."""
    c, unit = seen.cues[i], seen.units[i]
    spoken = speaks_up(c) and not c.slogan and not any(s.weight > 0 for s in c.seeds)
    linked = unit.tag == "heading" and not told_off(c) and not unit.hint
    return seen.fixed[i] is None and c.size > 1 and (spoken or linked) and not seen.voted


def _heads_lines(seen: Evidence, i: int) -> bool:
    """Whether a byline or date line stands right below."""
    below = seen.fixed[i + 1] if i + 1 < len(seen.fixed) else None
    return below is not None and below.kind in ("byline", "dateline")


def _parted(seen: Evidence, line: int, heading: int) -> bool:
    """Whether a byline or date line stands between a line and a heading below it."""
    between = seen.fixed[line + 1 : heading]
    return any(f is not None and f.kind in ("byline", "dateline") for f in between)


def _lines(seen: Evidence, free: Sequence[int]) -> list[int]:
    """Free lines that are no headings, without mastheads and what stands over a title."""
    runs: dict[int, list[int]] = {}
    for i in free:
        if seen.units[i].tag != "heading":
            runs.setdefault(seen.units[i].run, []).append(i)
    left = list(runs.values())
    while len(left) > 1 and _is_masthead(seen, left[0], left[1][0]):
        left.pop(0)
    return _past(seen, [i for run in left for i in run])


def _past(seen: Evidence, lines: list[int]) -> list[int]:
    """The lines without the sections, kickers and outlets that stand above the first that is none."""
    while len(lines) > 1 and _stands_over(seen.units, lines[0], lines[1]):
        lines = lines[1:]
    return lines


def _stands_over(units: Sequence[Unit], line: int, next_line: int) -> bool:
    """Whether a line is a section, a kicker or an outlet above the title."""
    words, below = units[line].words, units[next_line].words
    if is_label(words) or names_outlet(words):
        return True
    return len(words.split()) == 1 and len(below.split()) > SECTION


def is_label(words: str) -> bool:
    """Whether a line is a section's or form's name ("Politics", "BREAKING NEWS"), or a row of sections."""
    bare = words.strip(" :.!*").lower()
    pieces = [p for p in JOINTS.split(words) if p.strip()]
    row = len(pieces) > 1 and all(len(p.split()) <= SECTION for p in pieces)
    return bare in _words("labels") or row


def _is_masthead(seen: Evidence, run: Sequence[int], below: int) -> bool:
    """Whether a run of lines above others is the outlet's name, alone or with its motto."""
    words = seen.units[run[0]].words
    if len(words.split()) > BRIEF:
        return False
    if names_outlet(words):
        return True
    standfirst = seen.cues[below].ends and seen.cues[below].size >= SENTENCE
    titled = all(w[:1].isupper() or w in SMALL for w in words.split())
    over = _parted(seen, run[0], below) and len(words.split()) < len(seen.units[below].words.split())
    return not standfirst and (words.isupper() or (titled and (len(run) > 1 or over)))


@lru_cache(maxsize=4)
def _words(kind: str) -> frozenset[str]:
    return frozenset(tomllib.loads(MASTHEADS.read_text("utf-8"))[kind])


def names_outlet(words: str) -> bool:
    """Whether a line has the form of an outlet's or office's name: a few capitalised words, one of them telling."""
    parts = words.split()
    if not 2 <= len(parts) <= BRIEF or not all(p[:1].isupper() or p in SMALL for p in parts):
        return False
    low = [p.lower() for p in parts]
    pairs = list(itertools.pairwise(low))
    if any(VERB.match(w) and before not in SMALL and w not in _words("words") for before, w in pairs[:-1]):
        return False  # "Ministry Denies Dam Report"
    of = {word for word, after in pairs if after in PLACED}
    return not ({low[0], low[-1]} | of).isdisjoint(_words("words"))


def bare_title(words: str) -> str:
    """A printed title without its field's name and without the outlet, section or day that stands beside it."""
    bare = NAMED.sub("", words, count=1)
    pieces = JOINTS.split(bare)
    kept = [p for p in pieces if not (names_outlet(p) or is_label(p) or is_dateline(p) or SITE.match(p))]
    if len(kept) == len(pieces) or not kept:
        return bare
    start, end = bare.index(kept[0]), bare.rindex(kept[-1]) + len(kept[-1])
    return bare[start:end]


def names_day(words: str) -> bool:
    """Whether a day stands beside a title on its line, as "Outlet | 6 May 2031 | Title"."""
    pieces = JOINTS.split(words)
    return len(pieces) > 1 and any(is_dateline(p) for p in pieces)
