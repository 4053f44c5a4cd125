"""Which of the places that a name may stand for bear it, where the gazetteer files them under another spelling."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from .gazetteer import CITY, REGION, Candidate, gazetteer
from .placefacts import kilometres
from .renamings import Renaming, renamings_of
from .world import world

LARGE = 100_000
"""People from which a city lends its name to the region around it."""

FORGOTTEN = 40
"""Years after which an earlier name is history where another place bears it: Salisbury is in England, but Bombay still
in India. Set by the table: no bench holds such names."""


def spelled_right(name: str, found: Sequence[Candidate], year: int | None) -> list[Candidate]:
    """The places found for a name and those that gave it up; `exact` also where it was the name in that year, and of
    seats of a region that the gazetteer spells so: where Kiev is the region, it is the city as well."""
    renamed = tuple(renamings_of(name))
    known = {c.index for c in found}
    found = [*found, *(c for r in renamed for c in gazetteer().find(r.today) if _is_of(r, c) and c.index not in known)]
    taken = any(c.exact and not any(_is_of(r, c) for r in renamed) for c in found)
    right = [replace(c, exact=_bears(c, found, renamed, taken, year)) for c in found]
    return [replace(c, people=0.0) if taken and _is_history(c, renamed, year) else c for c in right]


def _is_history(c: Candidate, renamed: Sequence[Renaming], year: int | None) -> bool:
    """Whether a place gave the name up so long ago that its size makes nobody think of it."""
    return any(_is_of(r, c) and r.over(year and year - FORGOTTEN) for r in renamed)


def _is_of(renaming: Renaming, c: Candidate) -> bool:
    """Whether a candidate is the settlement that was renamed."""
    return c.kind == CITY and renaming.is_of(c.name) and renaming.country == world().codes.get(c.country)


def _bears(
    c: Candidate, found: Sequence[Candidate], renamed: Sequence[Renaming], taken: bool, year: int | None
) -> bool:
    """Whether the name is right for a place; an earlier name, after its years, where no other place bears it."""
    given_up = next((r for r in renamed if _is_of(r, c)), None)
    if c.exact or given_up is None:
        return c.exact or lends(c, found)
    return not given_up.over(year) or not taken


def lends(city: Candidate, found: Iterable[Candidate]) -> bool:
    """Whether a region of the name is called after this city."""
    return city.kind == CITY and any(is_seat(r, city) for r in found if r.kind == REGION and r.exact)


def is_seat(region: Candidate, city: Candidate) -> bool:
    """Whether a city is large and lies in a region, or is carved out of its middle."""
    if city.kind != CITY or city.people <= LARGE or city.country != region.country:
        return False
    near = kilometres(city.lat, city.lon, region.lat, region.lon) <= region.radius_km
    return city.region == region.region or near
