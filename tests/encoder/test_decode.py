import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.encoder.decode import BIES, Linked, best_paths, one_a_cue, read_paths, runs, transitions

LABELS = 1 + 2 * BIES  # outside and two roles keep the brute force small


def legal(path: tuple[int, ...]) -> bool:
    if any(transitions(LABELS)[a, b] < 0 for a, b in itertools.pairwise(path)):
        return False
    first, last = path[0], path[-1]
    return (not first or (first - 1) % BIES in (0, 3)) and (not last or (last - 1) % BIES >= 2)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 100_000))
def test_the_best_path_is_the_best_of_all_legal_paths(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(1, 4, LABELS)).astype(np.float32)
    paths = [p for p in itertools.product(range(LABELS), repeat=4) if legal(p)]
    best = max(paths, key=lambda p: sum(float(scores[0, t, x]) for t, x in enumerate(p)))
    assert tuple(best_paths(scores, np.array([4]))[0].tolist()) == best


def test_padding_changes_no_path() -> None:
    rng = np.random.default_rng(3)
    scores = rng.normal(size=(1, 6, LABELS)).astype(np.float32)
    padded = np.concatenate([scores, rng.normal(size=(1, 3, LABELS)).astype(np.float32) * 9], 1)
    assert best_paths(padded, np.array([6]))[0, :6].tolist() == best_paths(scores, np.array([6]))[0].tolist()


def test_runs_keep_neighbouring_pieces_apart() -> None:
    begin, inside, end, single = 5, 6, 7, 8
    path = np.array([0, begin, inside, end, single, 0, begin, end, 4])
    assert runs(path, 2) == [[(8, 9)], [(1, 4), (4, 5), (6, 8)]]


def test_a_reading_without_content_is_none() -> None:
    scores = np.full((1, 3, 1 + 3 * BIES), -9.0, np.float32)
    scores[0, :, 0] = 0.0
    found = read_paths(scores, np.array([3]), np.array([[0, 1, 2]]), np.array([1]), np.array([0.9], np.float32))
    assert found == []


def linked(anchor: int, score: float, cue: tuple[int, int], content: tuple[int, int] | None = None) -> Linked:
    return Linked(anchor, score, (cue,), ((0, 1),), (content or (cue[1] + 20, cue[1] + 30),))


def test_of_two_readings_of_one_cue_the_surer_stays() -> None:
    sure, unsure = linked(4, 0.9, (4, 6)), linked(5, 0.6, (5, 6))
    assert one_a_cue([unsure, sure], 0.5, 0.5) == [sure]


def test_readings_below_the_floor_are_dropped_and_the_rest_stand_in_text_order() -> None:
    late, early, weak = linked(9, 0.9, (9, 10)), linked(2, 0.7, (2, 3)), linked(12, 0.4, (12, 13))
    assert one_a_cue([late, weak, early], 0.5, 0.5) == [early, late]


def test_of_two_readings_of_one_content_the_surer_stays() -> None:
    sure, unsure = linked(40, 0.9, (40, 41), (20, 30)), linked(44, 0.6, (44, 45), (20, 31))
    assert one_a_cue([unsure, sure], 0.5, 0.5) == [sure]


def test_a_chain_keeps_both_its_readings() -> None:
    inner, outer = linked(30, 0.6, (30, 31), (20, 29)), linked(33, 0.9, (33, 35), (20, 32))
    assert one_a_cue([inner, outer], 0.5, 0.5) == [inner, outer]


def test_a_reading_without_a_source_must_be_surer() -> None:
    nobody = Linked(4, 0.6, ((4, 5),), (), ((5, 9),))
    assert one_a_cue([nobody], 0.5, 0.7) == []
    assert one_a_cue([nobody], 0.5, 0.5) == [nobody]


def test_a_piece_that_a_surer_reading_has_is_taken_from_the_other() -> None:
    sure = linked(40, 0.9, (40, 41), (20, 30))
    greedy = Linked(50, 0.6, ((50, 51),), ((48, 50),), ((20, 30), (42, 47)))
    assert one_a_cue([greedy, sure], 0.5, 0.5) == [sure, Linked(50, 0.6, ((50, 51),), ((48, 50),), ((42, 47),))]
