"""Tying: on each page the claim before it that another most surely goes on with, kept as pages come and go."""

from collections.abc import Iterable, Mapping, Sequence

from .drafts import Draft
from .fitted import Score
from .pointing import is_bare
from .ties import candidates, same_way
from .weighing import Pages

POINTS = -1.5
"""Log-odds from which a claim that only points is tied to what it points at (train/joining.py --leave-one-out)."""
Tie = tuple[float, Draft]
Link = tuple[str, bool]
"""The claim that another only points at, and whether it leans as that one does."""


def ties_of(page: Sequence[Draft], weight: Mapping[str, float], score: Score) -> dict[str, Tie]:
    """Each claim's best tie on its page, by its id."""
    found: dict[str, Tie] = {}
    for i, d in enumerate(page):
        for e, told in candidates(page, i, weight):
            value = score.of(told)
            if d.claim.id not in found or value > found[d.claim.id][0]:
                found[d.claim.id] = (value, e)
    return found


class Ties:
    """Every claim's best tie; the claims that have no words of their own and go where they point, and who points at
    each."""

    def __init__(self, score: Score) -> None:
        self._score = score
        self._on: dict[str, tuple[str, ...]] = {}
        self.tied: dict[str, Tie] = {}
        self.links: dict[str, Link] = {}
        self.pointers: dict[str, set[str]] = {}
        self.unlinked: set[str] = set()
        self._by: dict[str, set[str]] = {}

    def update(self, pages: Pages, dirty: Iterable[str], weight: Mapping[str, float]) -> tuple[set[str], set[str]]:
        """Tie the claims of these pages anew; gives the claims whose tie, and those whose link, is another now;
        `unlinked` then holds what those pointed at before."""
        ties, links = set[str](), set[str]()
        self.unlinked = set()
        for page in dirty:
            drafts = pages.get(page, ())
            found = ties_of(drafts, weight, self._score)
            here = {d.claim.id: d for d in drafts}
            for claim in {*self._on.get(page, ()), *here}:
                if self._tie(claim, found.get(claim)):
                    ties.add(claim)
                if self._link(claim, here.get(claim)):
                    links.add(claim)
            self._on[page] = tuple(here)
        return ties, links

    def _tie(self, claim: str, new: Tie | None) -> bool:
        old = self.tied.pop(claim, None)
        if old is not None:
            self._by[old[1].claim.id].discard(claim)
        if new is not None:
            self.tied[claim] = new
            self._by.setdefault(new[1].claim.id, set()).add(claim)
        return (old is None) != (new is None) or (
            old is not None and new is not None and (old[0], old[1].claim.id) != (new[0], new[1].claim.id)
        )

    def _link(self, claim: str, d: Draft | None) -> bool:
        new = self._pointed(d) if d is not None else None
        old = self.links.pop(claim, None)
        if new is not None:
            self.links[claim] = new
        if old != new:
            if old is not None:
                self.pointers[old[0]].discard(claim)
                if not self.pointers[old[0]]:
                    del self.pointers[old[0]]
                self.unlinked.add(old[0])
            if new is not None:
                self.pointers.setdefault(new[0], set()).add(claim)
        return old != new

    def _pointed(self, d: Draft) -> Link | None:
        if d.link is not None:
            return d.link.claim.id, d.same
        value, e = self.tied.get(d.claim.id, (POINTS - 1, d))
        return (e.claim.id, same_way(d, e)) if is_bare(d) and value >= POINTS else None

    def end(self, claim: str) -> str:
        """The claim that one goes with in the end, over all that stand between."""
        if claim not in self.links:
            return claim
        seen = {claim}
        while claim in self.links and self.links[claim][0] not in seen:
            claim = self.links[claim][0]
            seen.add(claim)
        return claim

    def tied_to(self, claims: Iterable[str]) -> set[str]:
        """The claims whose best tie is to one of these."""
        found: set[str] = set()
        for claim in claims:
            found |= self._by.get(claim, set())
        return found

    def followers(self, claims: Iterable[str]) -> list[str]:
        """The claims that point at one of these, directly or over others."""
        found: list[str] = []
        left: Iterable[str] = claims if self.pointers else ()
        while left:
            left = [p for claim in left if claim in self.pointers for p in sorted(self.pointers[claim])]
            found += left
        return found
