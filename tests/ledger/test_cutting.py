"""Pieces that are cut anew only where bonds changed are those that are cut at once, the surest bonds first."""

from random import Random
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from twosource.ledger.cutting import Cutting


def plainly(held: dict[int, Any], bonds: dict[int, dict[int, float]], most: int) -> set[tuple[int, ...]]:
    """Every bond in turn: it joins two pieces where the one of both is not too large."""
    piece = {k: [k] for k in held}
    turns = [(-s, held[k].order, held[h].order, k, h) for k in held for h, s in bonds.get(k, {}).items()]
    for _, _, _, k, h in sorted(t for t in turns if t[1] < t[2]):
        if piece[k] is not piece[h] and len(piece[k]) + len(piece[h]) <= most:
            piece[k] += piece[h]
            for other in piece[h]:
                piece[other] = piece[k]
    return {tuple(sorted(p, key=lambda k: held[k].order)) for p in piece.values()}


def change(random: Random, held: dict[int, Any], bonds: dict[int, dict[int, float]]) -> set[int]:
    """Let groups and bonds come and go; gives the groups that came, went, or have other bonds."""
    touched: set[int] = set()
    for _ in range(random.randrange(1, 6)):
        k, h = random.randrange(25), random.randrange(25)
        if random.random() < 0.2 and k in held:
            del held[k]
            touched |= {k, *bonds.pop(k, {})}
            for other in bonds.values():
                other.pop(k, None)
            continue
        for new in {k, h} - held.keys():
            held[new] = SimpleNamespace(order=("", ("", "", random.randrange(5), f"{new}")))
        touched |= {k, h}
        if k != h and random.random() < 0.8:
            bonds.setdefault(k, {})[h] = bonds.setdefault(h, {})[k] = random.randrange(6) / 4
        elif k != h and h in bonds.get(k, {}):
            del bonds[k][h], bonds[h][k]
    return touched


@given(st.integers(0, 10**6), st.integers(2, 9))
def test_pieces_cut_step_by_step_are_those_cut_at_once(seed: int, most: int) -> None:
    random, cutting = Random(seed), Cutting(most)
    held: dict[int, Any] = {}
    bonds: dict[int, dict[int, float]] = {}
    for _ in range(12):
        before = set(cutting.pieces.values())
        touched = change(random, held, bonds)
        made, region = cutting.update(touched, held, bonds)
        assert set(cutting.pieces.values()) == plainly(held, bonds, most)
        assert set(made) | {p for p in before if region.isdisjoint(p)} == set(cutting.pieces.values())
