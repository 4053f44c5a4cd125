"""A voice's side counts where a proposition touches it; elsewhere a civil body of a state stands as an observer."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.ledger import build_ledger
from twosource.ledger.counting import Position, count, standing
from twosource.model import Proposition, Reading, StorySettings
from twosource.voices import find_voices

from .test_laws import page

ORSIA = "The Interior Ministry of Orsia"
NAMES = (
    "The Interior Ministry of Velland",
    ORSIA,
    "Greyhook Shipping",
    "The Mines Board of Orsia",
    "The Map Fund",
    "people",
)


def _made(pages: list[Reading], guests: bool = True) -> list[Proposition]:
    voices = [replace(v, guest=guests and v.side == "Orsia") for v in find_voices(pages, (), SIDES)]
    return list(build_ledger(pages, (), voices, (), SIDES).propositions)


SIDES = StorySettings(sides=(("The Mines Board of Orsia", "Orsia"), (ORSIA, "Orsia")))


def _kind(made: list[Proposition], kind: str) -> Proposition:
    return next(p for p in made if p.kind == kind)


def test_a_guest_stands_as_an_observer_of_what_does_not_touch_its_state() -> None:
    made = _kind(_made([page(1, 0, [(2, 0, 4), (1, 1, 4)], NAMES)]), "toll")
    (entry,) = made.history
    assert entry.standing == "contradicted"
    assert [(s.side, s.own_side) for s in entry.stands if s.stance == "denies"] == [("observer", "Orsia")]


def test_where_it_speaks_of_its_own_it_is_of_its_side() -> None:
    made = _kind(_made([page(1, 0, [(1, 2, 0)], NAMES)]), "control")
    (entry,) = made.history
    assert [(s.side, s.own_side) for s in entry.stands] == [("Orsia", None)]


def test_bodies_of_one_state_count_as_one_also_where_they_stand_as_observers() -> None:
    made = _kind(_made([page(1, 0, [(1, 0, 4), (3, 0, 4)], NAMES)]), "toll")
    (entry,) = made.history
    assert (entry.standing, entry.for_) == ("claimed", 1)


@given(st.integers(1, 30), st.booleans())
@settings(max_examples=20, deadline=None)
def test_thirty_guests_of_one_side_stay_claimed(many: int, denied: bool) -> None:
    guests = [Position(f"v{i}", "observer", own_side="Orsia") for i in range(many)]
    against = [Position("d", "Velland", "denies")] if denied else []
    assert count(guests) == 1
    assert standing([*guests, *against], False) == ("disputed" if denied else "claimed")


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 6), st.integers(1, 3)), max_size=8))
@settings(max_examples=25, deadline=None)
def test_a_guest_never_raises_a_count(said: list[tuple[int, int, int]]) -> None:
    pages = [page(i, i % 3, [one], NAMES) for i, one in enumerate(said)]
    with_, without = _made(pages), _made(pages, guests=False)
    for p, q in zip(with_, without, strict=True):
        for e, f in zip(p.history, q.history, strict=False):
            assert (p.id, e.day, e.for_, e.against) == (q.id, f.day, f.for_, f.against)
