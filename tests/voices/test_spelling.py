"""How a name is spelt decides nothing: hyphens, capitals of other alphabets, short names, long ones."""

import pytest
from tests.claims.pages import read

from twosource.voices.states import States

NAMES = [("Norland", "Norlandian"), ("Nor-Ostria", "Nor-Ostrian"), ("Šelmaria", "Šelmarian"), ("Ozia", "Ozian")]


@pytest.mark.parametrize(("state", "adjective"), NAMES)
def test_a_state_is_learned_from_its_ministry_whatever_its_name(state: str, adjective: str) -> None:
    known = States([f"{state}’s Defence Ministry", f"{adjective} troops"])
    assert known.named(f"the {adjective} army") == state
    assert known.named(f"the Harbour Office of {state}") == state
    assert known.installed(f"{adjective}-installed officials in the district") == state
    assert known.owner(f"Rescue Service of {state}") == state
    assert known.spoken_of([state], [f"The {adjective} fleet has left."]) == {state}


@pytest.mark.parametrize("person", ["Bo Ek", "Anne-Marie Hart-Lewis", "Hélène de Ångström Rådmand"])
def test_a_state_is_learned_from_its_president_whatever_the_presidents_name(person: str) -> None:
    assert States([f"President {person} of Nor-Ostria"]).named("Nor-Ostria") == "Nor-Ostria"


@pytest.mark.parametrize(("state", "adjective"), NAMES)
def test_the_army_of_a_land_is_named_by_its_adjective_whatever_its_name(state: str, adjective: str) -> None:
    claims = read(f"The {adjective} army said the pier was shut.", f"{state} lies in the north.")
    assert [c.voice.name for c in claims if c.voice] == [f"{adjective} army"]


@pytest.mark.parametrize("surname", ["Ro", "Ek", "Varrenhofer"])
def test_the_office_of_somebody_is_not_that_person(surname: str) -> None:
    claims = read(f"Envoys will meet on Friday, {surname}’s office said.")
    assert [c.voice.name for c in claims if c.voice] == [f"{surname}’s office"]
