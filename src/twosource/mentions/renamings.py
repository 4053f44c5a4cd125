"""Earlier names of places, from grammar/renamings.tsv: today's name, spellings of the earlier one, its last year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from .fold import spelling_key
from .world import rows


@dataclass(frozen=True, slots=True)
class Renaming:
    """A place's name today, how its earlier name was spelled, the earlier name's last year, the country."""

    today: str
    earlier: tuple[str, ...]
    last: int
    country: str

    def is_of(self, name: str) -> bool:
        """Whether a name is today's, however it is spelled."""
        return spelling_key(name) == spelling_key(self.today)

    def over(self, year: int | None) -> bool:
        """Whether the earlier name was given up before a year; an unknown year counts as today."""
        return year is None or year > self.last


@lru_cache(maxsize=1)
def renamings() -> tuple[Renaming, ...]:
    """The table."""
    table = rows("grammar/renamings.tsv", 4)
    return tuple(Renaming(new, tuple(old.split("|")), int(year), country) for new, old, year, country in table)


@lru_cache(maxsize=1)
def by_earlier_name() -> Mapping[str, tuple[Renaming, ...]]:
    """Renamings by the folded forms of the earlier name."""
    out: dict[str, tuple[Renaming, ...]] = {}
    for renaming in renamings():
        for key in {spelling_key(n) for n in renaming.earlier}:
            out[key] = (*out.get(key, ()), renaming)
    return out


def renamings_of(name: str) -> Iterable[Renaming]:
    """The places that bore a name and gave it up."""
    return by_earlier_name().get(spelling_key(name), ())
