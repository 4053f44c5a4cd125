"""Exact alignment of two articles: maximal stretches of words that stand in both."""

from collections.abc import Sequence

SEED = 5
"""Words in a seed: shorter ones join unrelated news of one event (bench: copies)."""
MOST_PLACES = 8
"""A seed that stands in more places than this is a refrain and starts no stretch; it keeps the work linear."""


def stretches(here: Sequence[str], there: Sequence[str]) -> list[tuple[int, int, int]]:
    """Stretches (start here, start there, words), longest first chosen, none overlapping on either side, by `here`."""
    seeds: dict[tuple[str, ...], list[int]] = {}
    for j in range(len(there) - SEED + 1):
        places = seeds.setdefault(tuple(there[j : j + SEED]), [])
        if len(places) < MOST_PLACES:
            places.append(j)
    runs: list[tuple[int, int, int]] = []
    reach: dict[int, int] = {}  # diagonal -> first word here not yet covered on it
    for i in range(len(here) - SEED + 1):
        for j in seeds.get(tuple(here[i : i + SEED]), ()):
            if reach.get(i - j, -1) > i:
                continue
            n = SEED
            while i + n < len(here) and j + n < len(there) and here[i + n] == there[j + n]:
                n += 1
            reach[i - j] = i + n
            runs.append((i, j, n))
    return chosen(runs, len(here), len(there))


def chosen(runs: list[tuple[int, int, int]], n_here: int, n_there: int) -> list[tuple[int, int, int]]:
    """The longest runs that do not overlap, cut at what is taken; pieces under a seed are dropped."""
    used_here, used_there = bytearray(n_here), bytearray(n_there)
    kept: list[tuple[int, int, int]] = []
    for i, j, n in sorted(runs, key=lambda r: (-r[2], r[0], r[1])):
        while n >= SEED and (used_here[i] or used_there[j]):
            i, j, n = i + 1, j + 1, n - 1
        while n >= SEED and (used_here[i + n - 1] or used_there[j + n - 1]):
            n -= 1
        if n < SEED or any(used_here[i : i + n]) or any(used_there[j : j + n]):
            continue
        used_here[i : i + n] = b"\x01" * n
        used_there[j : j + n] = b"\x01" * n
        kept.append((i, j, n))
    return sorted(kept)
