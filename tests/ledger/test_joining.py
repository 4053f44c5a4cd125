"""What may be joined, and what a bare count counts."""

import pytest

from twosource.ledger import pairs, ties
from twosource.ledger.cluster import Cluster
from twosource.ledger.figures import Figure
from twosource.ledger.fitted import model_of, shipped
from twosource.ledger.linkage import fit
from twosource.ledger.roles import SOMEWHERE

from .test_kinds import read

TOLL = Cluster("toll", {"measure": "dead"}, bounds=(19.0, 19.0), fixed=True)


def test_a_claim_without_a_figure_or_with_another_never_joins_a_count() -> None:
    assert not fit(TOLL, Cluster("statement", {}))
    assert not fit(TOLL, Cluster("statement", {}, bounds=(21.0, 21.0)))
    assert fit(TOLL, Cluster("statement", {}, bounds=(19.0, 19.0)))


def test_two_propositions_told_apart_by_their_roles_are_never_one() -> None:
    assert not fit(
        Cluster("control", {"holder": "Velland"}, fixed=True), Cluster("control", {"holder": "X"}, fixed=True)
    )


def test_nothing_joins_a_kind_that_its_roles_alone_tell_by_its_words() -> None:
    siege = Cluster("encirclement", {"who": "Velland", "place": "Marl"}, fixed=True, closed=True)
    assert not fit(siege, Cluster("statement", {}))
    assert not fit(Cluster("visit", {}, closed=True), Cluster("visit", {}, closed=True))


def test_a_claim_that_speaks_of_no_place_or_another_joins_no_proposition_of_a_place() -> None:
    held = Cluster("control", {"holder": "Velland", "place": "Marl"}, fixed=True)
    assert not fit(held, Cluster("statement", {}, spots=frozenset()))
    assert not fit(held, Cluster("statement", {}, spots=frozenset({"Orl"})))
    assert fit(held, Cluster("statement", {}, spots=frozenset({"Marl"})))
    assert fit(held, Cluster("statement", {}, spots=frozenset({SOMEWHERE})))


def test_a_count_that_only_tells_which_thing_is_meant_is_no_count() -> None:
    assert read("the shots that killed two people came from the roof").kind != "toll"
    assert read("two people were killed by shots from the roof").kind == "toll"


def test_the_last_of_a_count_tells_it_whatever_age_stands_beside() -> None:
    found = read("a third person, a student of 19, had died").figure
    assert found is not None and found.bounds == (3.0, 3.0)


def test_every_shipped_weight_has_its_number_and_a_missing_one_weighs_nothing() -> None:
    model = shipped()
    assert len(model.pair.weights) == len(model.plain_pair.weights) == len(pairs.NAMES)
    assert len(model.tie.weights) == len(ties.NAMES)
    empty = model_of({name: {"bias": -1.0} for name in ("pair", "plain_pair", "tie")})
    assert empty.tie.of([1.0] * len(ties.NAMES)) == pytest.approx(-1.0)


@pytest.mark.parametrize(
    "one, other, apart",
    [
        (Figure(22000, 22000, "tonnes", 0, 1), Figure(40000, 40000, "tonnes", 0, 1), True),
        (Figure(3e9, 3e9, "crowns", 0, 1), Figure(4e9, 4e9, "million marks", 0, 1), True),
        (Figure(22000, 22000, "tonnes", 0, 1), Figure(40000, 40000, "jobs", 0, 1), False),
        (Figure(31, None, "people", 0, 1), Figure(47, 47, "people", 0, 1), False),
        (Figure(60, 60, "people", 0, 1, approximate=True), Figure(61, 61, "people", 0, 1), False),
    ],
)
def test_two_exact_figures_of_one_unit_are_no_one_statement(one: Figure, other: Figure, apart: bool) -> None:
    assert pairs.two_values(one, other) is apart
