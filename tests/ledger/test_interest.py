"""Whom a proposition favours and hurts."""

from twosource.ledger.cluster import Cluster
from twosource.ledger.interest import interests_of, rivals_of
from twosource.ledger.kinds import library

CONTROL = library().kinds["control"]


def _held(holder: str) -> Cluster:
    return Cluster("control", {"holder": holder, "place": "Marl"}, fixed=True)


def test_whoever_holds_a_rival_value_is_hurt_so_that_a_concession_runs_against_its_interest() -> None:
    ours, theirs = rivals_of([_held("Velland"), _held("Orsia")], CONTROL)
    assert (ours, theirs) == ({"Orsia"}, {"Velland"})
    found = interests_of(_held("Velland"), [], CONTROL, ours)
    assert found.of("Orsia", "asserts") == "against" and found.of("Orsia", "denies") == "own"
    assert found.of("Velland", "asserts") == "own"


def test_a_kind_with_many_values_at_a_time_has_no_rivals_to_hurt() -> None:
    assert rivals_of([_held("Velland"), _held("Orsia")], library().kinds["toll"]) == [frozenset(), frozenset()]
