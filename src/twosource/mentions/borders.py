"""Whose a place is: its country, or for contested territory what the setting says; and names of other years."""

from dataclasses import dataclass
from functools import lru_cache

from ..model import Mention, StorySettings
from .gazetteer import COUNTRY, REGION, WIDE, Candidate, gazetteer
from .placefacts import kilometres
from .renamings import renamings_of
from .world import rows, world


@dataclass(frozen=True, slots=True)
class Contested:
    """Territory with several claimants: numbers of gazetteer regions, or a middle and a radius in km; its own names."""

    name: str
    claimants: tuple[str, ...]
    regions: frozenset[int]
    lat: float
    lon: float
    radius_km: float

    def holds(self, c: Candidate) -> bool:
        """Whether a place lies in it; a country or wide place that merely overlaps does not."""
        if c.name == self.name:
            return True
        if c.kind in (COUNTRY, WIDE):
            return False
        if c.radius_km > self.radius_km > 0:
            return False
        return c.region in self.regions or (
            self.radius_km > 0 and kilometres(c.lat, c.lon, self.lat, self.lon) <= self.radius_km
        )


@lru_cache(maxsize=1)
def contested() -> tuple[Contested, ...]:
    """The table grammar/contested.tsv, its regions looked up in the gazetteer."""
    out = []
    for name, claimants, regions, lat, lon, radius, _ in rows("grammar/contested.tsv", 7):
        held = frozenset(n for part in regions.split("|") if part for n in _numbers(*part.split(":")))
        point = (float(lat or 0), float(lon or 0), float(radius or 0))
        out.append(Contested(name, tuple(claimants.split("|")), held, *point))
    return tuple(out)


def _numbers(code: str, name: str) -> list[int]:
    return [c.region for c in gazetteer().find(name) if c.kind == REGION and c.country == code]


def country_of(c: Candidate, settings: StorySettings) -> str | None:
    """The country that a place belongs to; of contested territory all claimants, unless the setting names one."""
    area = next((a for a in contested() if a.holds(c)), None)
    if area is None:
        return world().codes.get(c.country) or None
    return settings.borders if settings.borders in area.claimants else f"claimed by {' and '.join(area.claimants)}"


def dated_name(mention: Mention, words: str, year: int | None) -> str | None:
    """What there is to say of a name that the place no longer bore when the article was published."""
    if year is None or mention.place is None:
        return None
    named = (r for r in renamings_of(words) if r.over(year) and r.is_of(mention.place.name))
    given_up = next(named, None)
    if given_up is None:
        return None
    return f"called {words} until {given_up.last}, since then {given_up.today}"
