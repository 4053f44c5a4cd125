"""Two copies side by side: blocks that stand in both next to each other, changed words marked."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from twosource.model import Article, Block, Stretch

SHINGLE = 3
"""Words of a passage by which blocks of two texts find each other: two share by chance, three seldom."""
LONGEST_DIFF = 1200
"""Words of a block up to which single words are compared (difflib takes quadratic time); beyond, the block is one."""
Piece = tuple[str, bool]
"""Words, and whether they stand in this copy alone."""


@dataclass(frozen=True, slots=True)
class Row:
    """A block of each copy, or of one; kinds are the blocks' own."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    kind: str

    @property
    def same(self) -> bool:
        """True where nothing differs."""
        return not any(alone for _, alone in (*self.left, *self.right))


def side_by_side(left: Article, right: Article, stretches: Sequence[Stretch] = ()) -> list[Row]:
    """Rows of two articles in the left one's order; `stretches` (here: left, there: right) pair blocks first."""
    ours, theirs = told(left), told(right)
    partner = by_stretches(ours, theirs, stretches) or by_passages(left, ours, right, theirs)
    partner |= by_kind(ours, theirs, partner)
    after: dict[int | None, list[int]] = {}
    back = {j: i for i, j in partner.items()}
    last: int | None = None
    for j in range(len(theirs)):
        if j in back:
            last = back[j]
        else:
            after.setdefault(last, []).append(j)
    rows = [alone(right.words(theirs[j]), theirs[j].kind, False) for j in after.get(None, [])]
    for i, block in enumerate(ours):
        words = left.words(block)
        if i in partner:
            rows.append(compared(words, right.words(theirs[partner[i]]), block.kind))
        else:
            rows.append(alone(words, block.kind, True))
        rows += [alone(right.words(theirs[j]), theirs[j].kind, False) for j in after.get(i, [])]
    return rows


def told(article: Article) -> list[Block]:
    """The blocks that are the article's own: all but furniture and related links."""
    return [b for b in article.blocks if b.kind not in ("furniture", "related")]


def by_stretches(ours: Sequence[Block], theirs: Sequence[Block], stretches: Sequence[Stretch]) -> dict[int, int]:
    """For each left block the right one that shares most characters of stretches with it, each used once."""
    votes: Counter[tuple[int, int]] = Counter()
    for stretch in stretches:
        shift = stretch.there[0] - stretch.here[0]
        for i in touched(ours, stretch.here):
            start, end = ours[i].span
            there = (max(start, stretch.here[0]) + shift, min(end, stretch.here[1]) + shift)
            for j in touched(theirs, there):
                votes[i, j] += overlap(theirs[j].span, there)
    return once(votes)


def by_kind(ours: Sequence[Block], theirs: Sequence[Block], partner: dict[int, int]) -> dict[int, int]:
    """Titles, bylines and datelines left over, where each text has one: they belong together though no word is kept."""
    found = {}
    for kind in ("title", "byline", "dateline"):
        mine = [i for i, b in enumerate(ours) if b.kind == kind and i not in partner]
        other = [j for j, b in enumerate(theirs) if b.kind == kind and j not in partner.values()]
        if len(mine) == len(other) == 1:
            found[mine[0]] = other[0]
    return found


def touched(blocks: Sequence[Block], span: tuple[int, int]) -> range:
    """Indices of the blocks that share a character with a span (blocks are in order and apart)."""
    first = bisect_right(blocks, span[0], key=lambda b: b.span[1])
    return range(first, max(first, bisect_left(blocks, span[1], key=lambda b: b.span[0])))


def overlap(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Characters that two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def by_passages(left: Article, ours: Sequence[Block], right: Article, theirs: Sequence[Block]) -> dict[int, int]:
    """For each left block the right one that shares most passages with it, each used once."""
    homes: dict[tuple[str, ...], int] = {}
    for j, block in enumerate(theirs):
        for passage in passages(right.words(block)):
            homes.setdefault(passage, j)
    votes = Counter((i, homes[p]) for i, b in enumerate(ours) for p in passages(left.words(b)) if p in homes)
    return once(votes)


def once(votes: Counter[tuple[int, int]]) -> dict[int, int]:
    """The pairs with most votes, every block in one pair at most."""
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for (i, j), _ in sorted(votes.items(), key=lambda kv: (-kv[1], kv[0])):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return partner


def passages(words: str) -> list[tuple[str, ...]]:
    """Runs of `SHINGLE` words; a shorter text is one."""
    parts = [w.casefold() for w in re.findall(r"\w+", words)]
    if len(parts) < SHINGLE:
        return [tuple(parts)] if parts else []
    return [tuple(parts[n : n + SHINGLE]) for n in range(len(parts) - SHINGLE + 1)]


def alone(words: str, kind: str, left: bool) -> Row:
    """A block that stands in one copy only."""
    return Row(((words, True),), (), kind) if left else Row((), ((words, True),), kind)


def compared(left: str, right: str, kind: str) -> Row:
    """Two blocks with the words marked that stand in one alone."""
    a, b = re.findall(r"\S+\s*", left), re.findall(r"\S+\s*", right)
    bare_a, bare_b = [w.strip() for w in a], [w.strip() for w in b]
    if bare_a == bare_b:
        return Row(((left, False),), ((right, False),), kind)
    if len(a) > LONGEST_DIFF or len(b) > LONGEST_DIFF:
        return Row(((left, True),), ((right, True),), kind)
    ours: list[Piece] = []
    theirs: list[Piece] = []
    for what, i, j, k, m in SequenceMatcher(None, bare_a, bare_b, autojunk=False).get_opcodes():
        differs = what != "equal"
        if i < j:
            ours.append(("".join(a[i:j]), differs))
        if k < m:
            theirs.append(("".join(b[k:m]), differs))
    return Row(tuple(ours), tuple(theirs), kind)
