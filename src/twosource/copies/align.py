"""Exact alignment of two texts: maximal stretches of words that stand in both, and the chains that they make."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .texts import Text
from .words import RUN, Hashes

MOST_PLACES = 8
"""A seed that stands in more places than this is a refrain and starts no stretch; it keeps the work linear."""
GAP = 8
"""Words replaced, dropped or put in between two stretches of one passage, at most, on either side (bench: copies)."""
NOISY_GAP = 30
"""The same where the words between are for a good part equal: rewording or misreading that leaves no seed whole."""
NOISY_SHARE = 0.4
"""That part; unrelated sentences of this length share a quarter of their words in order (bench: copies)."""

Run = tuple[int, int, int]
"""First word here, first word there, number of words."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Stretches in the same order on both sides with small gaps between them: one passage, perhaps reworded."""

    runs: tuple[Run, ...]

    @property
    def here(self) -> tuple[int, int]:
        """Words here that the passage covers."""
        return self.runs[0][0], self.runs[-1][0] + self.runs[-1][2]

    @property
    def there(self) -> tuple[int, int]:
        """Words there that the passage covers."""
        return self.runs[0][1], self.runs[-1][1] + self.runs[-1][2]

    @property
    def words(self) -> int:
        """Words in common."""
        return sum(n for _, _, n in self.runs)

    def gaps(self) -> Iterator[tuple[range, range]]:
        """Words here and words there between one stretch and the next."""
        for (i, j, n), (k, m, _) in zip(self.runs, self.runs[1:], strict=False):
            yield range(i + n, k), range(j + n, m)


def aligned(here: Text, there: Text) -> list[Chain]:
    """The passages that stand in both texts, by their place here."""
    one, two = here.words, there.words
    ahead = opening(here.hashes, there.hashes)
    found = [(0, 0, ahead)] if ahead else []
    if ahead < min(len(one), len(two)):
        found = chosen(stretches(one, two, here.seeds, there.seeds), len(one), len(two))
    return [Chain(joined(c)) for c in chains(found, one, two)]


def opening(one: Hashes, two: Hashes) -> int:
    """How many words are equal from the start."""
    size = min(len(one), len(two))
    other = np.flatnonzero(one[:size] != two[:size])
    return int(other[0]) if len(other) else size


def stretches(one: Sequence[int], two: Sequence[int], seeds: Sequence[int], held: Sequence[int]) -> list[Run]:
    """All maximal stretches that a seed starts."""
    first: dict[int, int] = {}
    more: dict[int, list[int]] = {}
    for j, seed in enumerate(held):
        if first.setdefault(seed, j) != j:
            more.setdefault(seed, []).append(j)
    found: list[Run] = []
    reach: dict[int, int] = {}  # diagonal -> first word here not yet covered on it
    for i, seed in enumerate(seeds):
        at = first.get(seed)
        if at is None:
            continue
        others = more.get(seed)
        if others is not None and len(others) >= MOST_PLACES:
            continue
        for j in (at, *others) if others else (at,):
            if reach.get(i - j, -1) <= i:
                n = extent(one, two, i, j)
                reach[i - j] = i + n
                found.append((i, j, n))
    return found


def extent(one: Sequence[int], two: Sequence[int], i: int, j: int) -> int:
    """How many words are equal from here on."""
    most = min(len(one) - i, len(two) - j)
    if one[i : i + most] == two[j : j + most]:
        return most
    n = 0
    while n < most and one[i + n] == two[j + n]:
        n += 1
    return n


def chosen(found: list[Run], n_here: int, n_there: int) -> list[Run]:
    """The longest stretches that do not overlap, cut at what is taken; pieces under a seed are dropped."""
    if len(found) < 2:
        return found
    used_here, used_there = bytearray(n_here), bytearray(n_there)
    kept: list[Run] = []
    for i, j, n in sorted(found, key=lambda r: (-r[2], r[0], r[1])):
        while n >= RUN and (used_here[i] or used_there[j]):
            i, j, n = i + 1, j + 1, n - 1
        while n >= RUN and (used_here[i + n - 1] or used_there[j + n - 1]):
            n -= 1
        if n < RUN or any(used_here[i : i + n]) or any(used_there[j : j + n]):
            continue
        used_here[i : i + n] = b"\x01" * n
        used_there[j : j + n] = b"\x01" * n
        kept.append((i, j, n))
    return sorted(kept)


def chains(found: list[Run], one: Sequence[int], two: Sequence[int]) -> list[list[Run]]:
    """Stretches joined over gaps, with the words in the gaps that stand on both sides in order."""
    made: list[list[Run]] = []
    for run in found:
        between = bridge(made[-1][-1], run, one, two) if made else None
        if between is None:
            made.append([run])
        else:
            made[-1] += [*between, run]
    return made


def bridge(last: Run, run: Run, one: Sequence[int], two: Sequence[int]) -> list[Run] | None:
    """Equal words between two stretches; None where they are too far apart for one passage."""
    here, there = range(last[0] + last[2], run[0]), range(last[1] + last[2], run[1])
    longer = max(run[0] - here.start, run[1] - there.start)
    if run[1] < there.start or longer > NOISY_GAP:
        return None
    equal = common(one, two, here, there) if here and there else []
    return equal if longer <= GAP or len(equal) >= NOISY_SHARE * longer else None


def common(one: Sequence[int], two: Sequence[int], here: range, there: range) -> list[Run]:
    """The longest common subsequence of two gaps, as runs of one word."""
    best = [[0] * (len(there) + 1) for _ in range(len(here) + 1)]
    for a in range(len(here) - 1, -1, -1):
        for b in range(len(there) - 1, -1, -1):
            same = one[here[a]] == two[there[b]]
            best[a][b] = best[a + 1][b + 1] + 1 if same else max(best[a + 1][b], best[a][b + 1])
    found: list[Run] = []
    a = b = 0
    while a < len(here) and b < len(there):
        if one[here[a]] == two[there[b]]:
            found.append((here[a], there[b], 1))
            a, b = a + 1, b + 1
        elif best[a + 1][b] >= best[a][b + 1]:
            a += 1
        else:
            b += 1
    return found


def joined(runs: list[Run]) -> tuple[Run, ...]:
    """Runs that touch on both sides made one."""
    made: list[Run] = []
    for i, j, n in runs:
        if made and made[-1][0] + made[-1][2] == i and made[-1][1] + made[-1][2] == j:
            made[-1] = (made[-1][0], made[-1][1], made[-1][2] + n)
        else:
            made.append((i, j, n))
    return tuple(made)
