"""What the text says of where places lie: containment, distances and bearings, countries spoken of."""

import math
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from ..model import Mention
from .tokens import Tokens
from .world import World, world

EARTH_KM = 6371.0
KM = {"km": 1.0, "mi": 1.609344, "m": 0.001, "nmi": 1.852}
REACH = 30
"""Tokens back from a distance to the place it is told of: one long clause."""
JOINTS = (["and"], ["or"], [",", "and"], [",", "or"], ["and", "in"], ["or", "in"], ["/"], ["and", "the"], ["to"])
COPULAS = frozenset({"is", "was", "as", "remains", "became", "referring", "meaning"})
"""Before "a village 5 km west of Tarn", these tell it of a place named before."""
ARTICLES = frozenset({"a", "an", "another", "one", "the"})
GAP = 3
"""Tokens between a place and what contains it."""


@dataclass(frozen=True, slots=True)
class Site:
    """A place mention: its number among the mentions, its tokens, its name, and the kind of place that words say."""

    index: int
    first: int
    last: int
    name: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Distance:
    """Site `of` (None: a place without a name) lies `km` from site `base`, in a direction (degrees) or any (None).

    `noun`: first and last token (half-open) of the words for a place without a name ("a village")."""

    of: int | None
    base: int
    km: float
    bearing: float | None
    approximate: bool
    noun: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All of it for one article: sites, pairs (inner, outer) of sites, pairs joined by "and" or "or", distances, how
    often a country is named."""

    sites: tuple[Site, ...]
    within: tuple[tuple[int, int], ...]
    joined: tuple[tuple[int, int], ...]
    distances: tuple[Distance, ...]
    countries: Mapping[str, int]


DATED = frozenset({"(", "-", "–", "—"})
"""What follows the place in a dateline."""
CAPITALS = 3
"""Letters above which capitals are no acronym."""


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The tables of grammar/places.toml."""

    kinds: Mapping[str, str]
    bearings: Mapping[str, float]
    lists: Mapping[str, frozenset[str]]


@lru_cache(maxsize=1)
def place_words() -> PlaceWords:
    """Load the tables once."""
    data = tomllib.loads(files(__package__).joinpath("grammar/places.toml").read_text("utf-8"))
    kinds = {word: kind for kind, words in data["kinds"].items() for word in words}
    return PlaceWords(kinds, data["bearings"], {k: frozenset(v) for k, v in data["words"].items()})


def read_facts(tokens: Tokens, mentions: Sequence[Mention]) -> Facts:
    """The facts of an article whose place and number mentions are known."""
    starts = {s: i for i, s in enumerate(tokens.starts)}
    ends = {e: i + 1 for i, e in enumerate(tokens.ends)}
    sites = [
        _site(k, m, starts[m.span[0]], ends[m.span[1]], tokens)
        for k, m in enumerate(mentions)
        if m.kind == "place" and m.span[0] in starts and m.span[1] in ends
    ]
    numbers = [m for m in mentions if m.kind == "number" and m.number is not None and m.number.unit in KM]
    distances = _distances(sites, numbers, starts, ends, tokens)
    pairs = tuple(_within(sites, tokens)), tuple(_joined(sites, tokens))
    return Facts(tuple(sites), *pairs, tuple(distances), _countries(tokens, world()))


def _site(index: int, mention: Mention, first: int, last: int, tokens: Tokens) -> Site:
    words = place_words()
    after = tokens.words[last] if last < len(tokens) else ""
    before = tokens.words[max(0, first - 2) : first]
    kind = words.kinds.get(tokens.words[last - 1], "") if last - first > 1 else ""
    kind = kind or words.kinds.get(after, "")
    if not kind and len(before) == 2 and before[1] == "of" and before[0].lower() not in words.lists["of_states"]:
        kind = words.kinds.get(before[0], "")
    name = mention.name or tokens.text[mention.span[0] : mention.span[1]]
    if not kind and (_is_dateline(tokens, first, last) or world().seat(name)):
        kind = "city"
    return Site(index, first, last, name, kind)


def _is_dateline(tokens: Tokens, first: int, last: int) -> bool:
    """Whether capitals before a bracket or dash say where an article was written: WASHINGTON (AP) -. That is a town."""
    words = tokens.words[first:last]
    after = tokens.words[last] if last < len(tokens) else ""
    return after in DATED and all(w.isupper() or not w.isalpha() for w in words) and len(words[0]) > CAPITALS


def _within(sites: Sequence[Site], tokens: Tokens) -> list[tuple[int, int]]:
    """Neighbours of which the second holds the first ("Tarn, Velmar") or the first the second ("Velmar's Tarn")."""
    out = []
    for k, (one, two) in enumerate(pairwise(sites)):
        between = tokens.lowers[one.last : two.first]
        if len(between) > GAP:
            continue
        if between in ([","], ["in"], [",", "in"], ["in", "the"], [",", "the"], ["-"]):
            out.append((k, k + 1))
        elif between[:1] == ["'s"]:
            out.append((k + 1, k))
    return out


def _joined(sites: Sequence[Site], tokens: Tokens) -> list[tuple[int, int]]:
    """Neighbours that one word puts side by side: "Tarn and Holm", "Norland or Velmar"."""
    pairs = enumerate(pairwise(sites))
    return [(k, k + 1) for k, (one, two) in pairs if tokens.lowers[one.last : two.first] in JOINTS]


def _distances(
    sites: Sequence[Site],
    numbers: Sequence[Mention],
    starts: Mapping[int, int],
    ends: Mapping[int, int],
    tokens: Tokens,
) -> list[Distance]:
    """Every "22 kilometers (13.6 miles) north of Tarn", with the place it is told of."""
    out: list[Distance] = []
    at = {s.first: k for k, s in enumerate(sites)}
    for mention in numbers:
        number = mention.number
        if number is None or mention.span[0] not in starts or mention.span[1] not in ends:
            continue
        first, value = starts[mention.span[0]], number.high if number.high is not None else number.low
        base, bearing = _base(ends[mention.span[1]], at, tokens)
        if base is None or value is None:
            continue
        noun = _nameless(first, {s.last for s in sites[max(0, base - 8) : base]}, tokens)
        if noun is not None:
            of = None
        else:
            of = out[-1].of if out and _goes_on(out[-1], first, sites, tokens) else _told_of(first, base, sites, tokens)
        out.append(Distance(of, base, value * KM[number.unit or "km"], bearing, number.approximate, noun))
    return out


def _nameless(i: int, named: set[int], tokens: Tokens) -> tuple[int, int] | None:
    """The words of a settlement without a name right before its distance: "a village 5 km west of Tarn"; in "Holm, a
    village 5 km west of Tarn" it has one."""
    last = i - (tokens.lowers[i - 1 : i] == [","])
    first = last - 1
    if first < 1 or place_words().kinds.get(tokens.words[first], "") != "city" or not tokens.words[first].islower():
        return None
    while (
        first > 0 and last - first < GAP and tokens.words[first - 1].isalpha() and tokens.lowers[first] not in ARTICLES
    ):
        first -= 1
    before = tokens.lowers[max(0, first - 2) : first]
    told = before[-1:] == [","] and first - 1 in named
    if tokens.lowers[first] not in ARTICLES or told or (before and (before[-1] in COPULAS or before[0] in COPULAS)):
        return None
    return first, last


def _goes_on(before: Distance, first: int, sites: Sequence[Site], tokens: Tokens) -> bool:
    """Whether a distance goes on from the one before: "26 km north of Tarn and 35 km west of Holm"."""
    between = tokens.lowers[sites[before.base].last : first]
    return 0 < len(between) <= GAP and set(between) <= {"and", ",", "some", "about"}


def _base(i: int, at: Mapping[int, int], tokens: Tokens) -> tuple[int | None, float | None]:
    """The place after "north of", "to the west of" or "from", and the direction."""
    words = place_words()
    bearing: float | None = None
    for j in range(i, min(i + 10, len(tokens))):
        if j in at:
            return (at[j], bearing) if j > i and _linked(tokens, i, j) else (None, None)
        lower = tokens.lowers[j]
        if lower in words.bearings and words.bearings[lower] >= 0:
            bearing = _joined_bearing(bearing, float(words.bearings[lower]), tokens.lowers[j - 1])
        elif lower in (".", ";", "and", "but"):
            break
    return None, None


def _joined_bearing(before: float | None, new: float, word: str) -> float:
    """North-west is between its two winds: written with a hyphen it comes as two words."""
    if before is None or word != "-":
        return new
    return (before + new) / 2 if abs(before - new) < 180 else (before + new + 360) / 2 % 360


def _linked(tokens: Tokens, i: int, j: int) -> bool:
    return any(w in place_words().lists["from"] for w in tokens.lowers[i:j])


def _told_of(i: int, base: int, sites: Sequence[Site], tokens: Tokens) -> int | None:
    """The last place before the distance in its sentence, else the next after its base: "6 km west of Tarn, Holm"."""
    before = [k for k, s in enumerate(sites[max(0, base - 8) : base], max(0, base - 8)) if s.last <= i]
    if before and i - sites[before[-1]].last <= REACH and not _stops(tokens, sites[before[-1]].last, i):
        return before[-1] if sites[before[-1]].name != sites[base].name else None
    after = base + 1
    near = after < len(sites) and sites[after].first - sites[base].last <= GAP
    return after if near and tokens.lowers[sites[base].last] in (",", "at", "in") else None


def _stops(tokens: Tokens, first: int, last: int) -> bool:
    return any(w in (".", "?", "!", "¶") for w in tokens.lowers[first:last])


def _countries(tokens: Tokens, lands: World) -> Counter[str]:
    """How often each country is named, by its name or by the word for what is its."""
    found: Counter[str] = Counter()
    for i, word in enumerate(tokens.words):
        if not word[:1].isupper():
            continue
        pair = f"{word} {tokens.words[i + 1]}" if i + 1 < len(tokens) else word
        name = lands.adjectives.get(pair) or lands.countries.get(pair)
        name = name or lands.adjectives.get(word) or lands.countries.get(word)
        if name:
            found[name] += 1
    return found


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance (haversine) of two points in degrees."""
    a, b = math.radians(lat1), math.radians(lat2)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def bearing_of(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Direction of the second point seen from the first, in degrees from north, clockwise."""
    a, b, d = math.radians(lat1), math.radians(lat2), math.radians(lon2 - lon1)
    y = math.sin(d) * math.cos(b)
    return math.degrees(math.atan2(y, math.cos(a) * math.sin(b) - math.sin(a) * math.cos(b) * math.cos(d))) % 360


def moved(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """The point that far from another in a direction."""
    a, t, d = math.radians(lat), math.radians(bearing), km / EARTH_KM
    b = math.asin(math.sin(a) * math.cos(d) + math.cos(a) * math.sin(d) * math.cos(t))
    x = math.atan2(math.sin(t) * math.sin(d) * math.cos(a), math.cos(d) - math.sin(a) * math.sin(b))
    return math.degrees(b), (lon + math.degrees(x) + 540) % 360 - 180
