"""Counting: how many voices with no connection found stand behind a proposition, and what its standing is."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from twosource.model import OBSERVER, UNKNOWN


@dataclass(frozen=True, slots=True)
class Position:
    """A voice's live stand on one proposition on one day, with all that counting needs to know of it."""

    voice: str
    side: str
    stance: str = "asserts"
    certainty: str = "flat"
    interest: str = "neutral"
    root: str = ""
    named: bool = True
    implied: bool = False
    nobody: bool = False
    own_side: str = ""

    @property
    def party(self) -> str:
        """What the voice may share with another: its side, also where it stands as an observer; another observer, a
        voice of unknown side or one without a name shares none (an official who contradicts the own ministry in secret
        is no mouthpiece of it)."""
        if self.own_side and self.named:
            return self.own_side
        alone = self.side in (OBSERVER, UNKNOWN) or not self.named
        return f"{self.side} {self.voice}" if alone else self.side

    @property
    def counted(self) -> bool:
        """Unnamed voices and voices of unknown side are in no count."""
        return self.named and self.side != UNKNOWN

    @property
    def partisan(self) -> bool:
        """True where the voice has a side of its own, known and named."""
        return self.counted and self.side != OBSERVER


def count(positions: Iterable[Position]) -> int:
    """The largest set of counted positions in which no two share a side (each observer its own) or a root."""
    edges: dict[str, list[str]] = {}
    for p in positions:
        if p.counted:
            roots = edges.setdefault(p.party, [])
            root = p.root or p.voice
            if root not in roots:
                roots.append(root)
    return _matching(edges)


def _matching(edges: dict[str, list[str]]) -> int:
    """Size of a largest bipartite matching between the keys and their values (Kuhn's augmenting paths, breadth
    first)."""
    holder: dict[str, str] = {}
    given: dict[str, str] = {}
    return sum(_augment(start, edges, holder, given) for start in edges)


def _augment(start: str, edges: dict[str, list[str]], holder: dict[str, str], given: dict[str, str]) -> bool:
    """Find a path from a free key to a free value and flip it; False where there is none."""
    came: dict[str, str] = {}
    queue = deque([start])
    while queue:
        key = queue.popleft()
        for value in edges[key]:
            if value in came:
                continue
            came[value] = key
            if value in holder:
                queue.append(holder[value])
            else:
                _flip(value, start, came, holder, given)
                return True
    return False


def _flip(value: str, start: str, came: dict[str, str], holder: dict[str, str], given: dict[str, str]) -> None:
    while True:
        key = came[value]
        earlier = given.get(key)
        holder[value], given[key] = key, value
        if key == start or earlier is None:
            return
        value = earlier


def standing(positions: Sequence[Position], taken_back: bool) -> str | None:
    """The first line of the design's table that fits the live positions; None where no stand lives and none ended in
    words.

    A denial by a speaker whom nothing resolved ("it said") is shown and disputes nothing: it may be another's word.
    `taken_back`: a named voice that asserted it took it back in words. Only live, unconditional positions come in.
    """
    asserting = [p for p in positions if p.stance == "asserts"]
    denying = [p for p in positions if p.stance == "denies"]
    if not asserting:
        return "withdrawn" if taken_back else "denied" if denying else None
    if _conceded(asserting):
        return "conceded"
    denying = [p for p in denying if not p.nobody]
    if _contradicted(asserting, denying):
        return "contradicted"
    if _disputed(asserting, denying):
        return "disputed"
    return "corroborated" if not denying and count(asserting) > 1 else "claimed"


def _conceded(asserting: Sequence[Position]) -> bool:
    return any(
        p.partisan
        and p.interest == "against"
        and p.certainty == "flat"
        and any(other.counted and other.party != p.party for other in asserting)
        for p in asserting
    )


def _contradicted(asserting: Sequence[Position], denying: Sequence[Position]) -> bool:
    denied = any(p.named and p.side == OBSERVER and p.certainty == "flat" for p in denying)
    return denied and not any(p.side == OBSERVER for p in asserting)


def _disputed(asserting: Sequence[Position], denying: Sequence[Position]) -> bool:
    parties = {p.party for p in asserting}
    return any(parties - {d.party} or d.interest == "against" for d in denying)
