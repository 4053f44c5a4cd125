"""The gazetteer: names to places of the world, from one file of columns that is mapped, not loaded.

The file is MAGIC, the header's length (4 bytes), a JSON header that names the columns (numpy type, offset, length) and
the columns. `keys` holds the folded names (fold.spelling_key) sorted as bytes, `key_at` where each ends, `place` whose
it is; `sound` the sorted numbers of what names come to by rule (transliteration.sound_keys), `sound_of` whose they are.
Made by train/gazetteer.py from GeoNames (CC BY 4.0).
"""

import json
import mmap
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from .fold import plain, spelling_key
from .renamings import renamings_of
from .transliteration import sound_keys

PATH = "gazetteer.bin"
MAGIC = b"TSGAZ1\n\0"
CITY, REGION, DISTRICT, COUNTRY, WIDE = range(5)
"""Kinds of place: settlement, first and second order region, country, and wide places (seas, rivers, continents)."""
CURATED = (COUNTRY, WIDE)
"""Kinds whose other names are our own tables': each of them is as good as the first."""
Column = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that a name may stand for; `people` is a rough population, `region` a number shared within a region;
    `by_rule`: no list holds the name by this spelling, the rules of transliteration alone lead here."""

    index: int
    id: int
    kind: int
    name: str
    lat: float
    lon: float
    people: float
    radius_km: float
    country: str
    region: int
    exact: bool
    by_rule: bool = False


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The mapped columns."""

    columns: Mapping[str, NDArray[np.generic]]
    codes: tuple[str, ...]
    names: memoryview
    keys: memoryview

    def find(self, name: str) -> list[Candidate]:
        """Places whose name folds to the same key, in the order of the file."""
        key = spelling_key(name).encode()
        first, last = self._bound(key, False), self._bound(key, True)
        plainly = plain(name)
        return [self._candidate(int(i), plainly) for i in self.columns["place"][first:last]]

    def sounding_like(self, name: str) -> list[Candidate]:
        """Settlements whose name may be a spelling of this one by the rules of transliteration, none of them exact."""
        held, of = self.columns["sound"], self.columns["sound_of"]
        found: set[int] = set()
        for key in sound_keys(name):
            first, last = (int(np.searchsorted(held, np.uint32(key), side)) for side in ("left", "right"))
            found.update(int(i) for i in of[first:last])
        return [replace(self._candidate(i, ""), exact=False, by_rule=True) for i in sorted(found)]

    def _bound(self, key: bytes, after: bool) -> int:
        """Index of the first key not before (or after) the one sought."""
        at = self.columns["key_at"]
        low, high = 0, len(at)
        while low < high:
            mid = (low + high) // 2
            held = bytes(self.keys[int(at[mid - 1]) if mid else 0 : int(at[mid])])
            if held < key or (after and held == key):
                low = mid + 1
            else:
                high = mid
        return low

    def _candidate(self, i: int, plainly: str) -> Candidate:
        c = self.columns
        start = int(c["name_at"][i - 1]) if i else 0
        name = bytes(self.names[start : int(c["name_at"][i])]).decode()
        kind = int(c["kind"][i])
        exact = kind in CURATED or plain(name) in (plainly, f"{plainly} city")
        people = 10 ** (float(c["people"][i]) / 25) - 1
        return Candidate(
            i, int(c["id"][i]), kind, name, float(c["lat"][i]) / 1e5, float(c["lon"][i]) / 1e5, people,
            float(c["radius"][i]) / 10, self.codes[int(c["country"][i])], int(c["region"][i]), exact,
        )  # fmt: skip


LISTED = 2
"""Letters above which a name is looked up as a place with nothing else to say that it is one."""


@lru_cache(maxsize=4096)
def is_listed(name: str) -> bool:
    """Whether the gazetteer holds a place of exactly this name, or one is known to have borne it."""
    return len(name) > LISTED and (any(c.exact for c in gazetteer().find(name)) or any(renamings_of(name)))


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer that ships with the package."""
    with as_file(files(__package__).joinpath(PATH)) as path, path.open("rb") as held:
        data = mmap.mmap(held.fileno(), 0, access=mmap.ACCESS_READ)
    return read_gazetteer(data)


def read_gazetteer(data: mmap.mmap | bytes) -> Gazetteer:
    """A gazetteer over the file's bytes; ValueError where they are none."""
    if bytes(data[: len(MAGIC)]) != MAGIC:
        raise ValueError("this is no gazetteer file")
    size = int.from_bytes(data[len(MAGIC) : len(MAGIC) + 4], "little")
    begin = len(MAGIC) + 4
    header = json.loads(bytes(data[begin : begin + size]))
    base = begin + size
    layout: dict[str, Column] = {k: (str(t), int(o), int(n)) for k, (t, o, n) in header["columns"].items()}
    columns = {k: np.frombuffer(data, t, n, base + o) for k, (t, o, n) in layout.items()}
    names, keys = (memoryview(data)[base + o : base + o + n] for _, o, n in (layout["names"], layout["keys"]))
    return Gazetteer(columns, tuple(header["codes"]), names, keys)
