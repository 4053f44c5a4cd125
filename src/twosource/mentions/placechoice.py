"""The choice among homonyms: every name of an article scored together, by what the text says and by its neighbours."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from .gazetteer import CITY, COUNTRY, DISTRICT, REGION, WIDE, Candidate
from .placefacts import Distance, Facts, bearing_of, kilometres
from .placespelling import is_seat
from .world import World, world

ROUNDS = 3
"""Sweeps over the names; the choice is steady after two on LGL and GeoWebNews."""
MOST_NAMED, MOST_TOLD = 40, 40
"""Names, and statements about one name, that are weighed: more change nothing and cost time."""
PEOPLE = 1.5
"""Weight of a tenfold population. This and the weights below: bench/places.py, on LGL and GeoWebNews."""
EXACT = 2.2
WELL_KNOWN, ALIKE_KM = 500_000, 300.0
"""A name spelled otherwise than in the gazetteer is taken for a place that is this large or this near to others, or for
a town (`KNOWN`) that alone is spelled so: with that, bench/spellings.py finds 58 % without the country, not 33, and
none more goes astray."""
KIND = {CITY: 0.0, REGION: 1.0, DISTRICT: -1.5, COUNTRY: 4.0, WIDE: 1.0}
SAID_KIND = 4.0
WITHIN = 6.0
LAND = 0.6
NEAR = 2.0
NEAR_KM = 150.0
REGIONAL = 1.0
FAR_OFF = -5.0
SEAT = 4.0
NAMESAKE = 2.5
LOCAL = 8.0
LOCAL_KM = 120.0
JOINED = 1.0
KNOWN, CROWD, ALL_BUT = 50_000, 3, 0.7
"""A place with fewer people is no place of a country that the article does not speak of, where so many mentions, and so
large a share of them, lie in one other country: of such readings 1 in 5 was right on LGL, 1 in 3 on GeoWebNews."""
FITS = 8.0
SLACK_KM = 6.0
SLACK_SHARE = 0.25
"""A stated distance fits within this share of itself and this many km: towns are wide, news rounds."""
BEARING_SLACK = 50.0
"""Degrees by which a stated wind may miss: half a wind and the width of a town."""


@dataclass(frozen=True, slots=True)
class Area:
    """Where an outlet's places lie: degrees, and the radius in km that holds most of them."""

    lat: float
    lon: float
    radius_km: float


@dataclass(frozen=True, slots=True)
class Group:
    """All mentions of one name in an article: its candidates, the kinds of place that words say, its sites."""

    name: str
    candidates: tuple[Candidate, ...]
    kinds: frozenset[str]
    sites: frozenset[int]


Told = tuple[int, bool, Distance | None, bool]
"""The other group, whether it is the outer (of a containment) or the base (of a distance), the distance, and whether
the two are merely joined ("Tarn and Holm")."""

SAID = {"region": (REGION,), "district": (DISTRICT, REGION), "city": (CITY,), "water": (WIDE,)}


def choose(groups: Sequence[Group], facts: Facts, area: Area | None = None) -> list[Candidate | None]:
    """The best candidate of each group, None where it has none."""
    lands = {c: n for c, n in facts.countries.items()}
    outer = {s for _, s in facts.within}
    groups = [_sensible(group, not outer.isdisjoint(group.sites)) for group in groups]
    told = _told_by_group(groups, facts)
    alone = [[_alone(c, group, lands) + _local(c, area) for c in group.candidates] for group in groups]
    chosen = [_best(scores) for scores in alone]
    usual = sorted(range(len(groups)), key=lambda g: -len(groups[g].sites))[:MOST_NAMED]
    for _ in range(ROUNDS):
        for g, group in enumerate(groups):
            if len(group.candidates) > 1:
                around = _around(g, usual, groups, chosen)
                scores = [
                    own + _together(c, around) + _told(c, told[g], groups, chosen)
                    for own, c in zip(alone[g], group.candidates, strict=True)
                ]
                chosen[g] = _best(scores)
    proven = [_proven(g, groups, chosen, usual, told[g], lands) for g in range(len(groups))]
    spoken = _countries(groups, proven)
    return [
        None if c is not None and _is_alien(c, len(g.sites), spoken) else c for g, c in zip(groups, proven, strict=True)
    ]


def _sensible(group: Group, holds_others: bool) -> Group:
    """The group without what its bare name can hardly mean: beside a country of just this name, what is spelled
    otherwise; beside a region's seat, the region, unless the text puts something in it."""
    held = group.candidates
    if any(c.kind == COUNTRY and c.exact for c in held):
        held = tuple(c for c in held if c.exact)
    if not (holds_others or group.kinds & {"region", "district"}):
        seats = [c for c in held if c.kind == CITY]
        held = tuple(
            c for c in held if c.kind != REGION or not any(o.exact >= c.exact and is_seat(c, o) for o in seats)
        )
    return replace(group, candidates=held)


def _countries(groups: Sequence[Group], chosen: Sequence[Candidate | None]) -> Counter[str]:
    """How many mentions of places lie in each country."""
    spoken: Counter[str] = Counter()
    for group, c in zip(groups, chosen, strict=True):
        if c is not None and c.kind != WIDE:
            spoken[c.country] += len(group.sites)
    return spoken


def _is_alien(c: Candidate, sites: int, spoken: Mapping[str, int]) -> bool:
    """Whether a small place is the only one in its country, where nearly all others lie in one other: a namesake."""
    others = sum(spoken.values()) - spoken[c.country]
    if c.kind in (COUNTRY, WIDE) or c.index < 0 or c.people >= KNOWN or spoken[c.country] > sites or others < CROWD:
        return False
    return max((n for country, n in spoken.items() if country != c.country), default=0) >= ALL_BUT * others


def _proven(
    g: int, groups: Sequence[Group], chosen: Sequence[int | None], usual: Sequence[int], told: Sequence[Told],
    lands: Mapping[str, int],
) -> Candidate | None:  # fmt: skip
    """The chosen candidate; one that is spelled otherwise needs a country, neighbour or statement to speak for it, or,
    where a list holds the spelling, its size."""
    k = chosen[g]
    if k is None:
        return None
    c = groups[g].candidates[k]
    large = c.people > WELL_KNOWN or (c.people > KNOWN and len(groups[g].candidates) == 1)
    if c.exact or (large and not c.by_rule) or lands.get(country_name(c.country, world())):
        return c
    others = _around(g, usual, groups, chosen)
    near = any(o.exact and kilometres(c.lat, c.lon, o.lat, o.lon) < ALIKE_KM for o, _ in others)
    return c if near or _told(c, told, groups, chosen) > 0 else None


def _told_by_group(groups: Sequence[Group], facts: Facts) -> list[list[Told]]:
    """What the text says of each group and another one."""
    group_of = {s: g for g, group in enumerate(groups) for s in group.sites}
    out: list[list[Told]] = [[] for _ in groups]
    pairs: list[tuple[int, int, Distance | None, bool]] = [(inner, outer, None, False) for inner, outer in facts.within]
    pairs += [(d.of, d.base, d, False) for d in facts.distances if d.of is not None]
    pairs += [(one, two, None, True) for one, two in facts.joined]
    for one, two, distance, joined in pairs:
        g, h = group_of[one], group_of[two]
        if g != h:
            for a, b, outer in ((g, h, True), (h, g, False)):
                if len(out[a]) < MOST_TOLD:
                    out[a].append((b, outer, distance, joined))
    return out


def _best(scores: Sequence[float]) -> int | None:
    return max(range(len(scores)), key=scores.__getitem__) if scores else None


def _alone(c: Candidate, group: Group, lands: Mapping[str, int]) -> float:
    """What speaks for a candidate by itself: people, spelling, the kind that words say, its country being spoken of."""
    score = PEOPLE * math.log10(c.people + 1) + EXACT * c.exact + KIND[c.kind]
    for said in group.kinds:
        kinds = SAID.get(said)
        if kinds is not None:
            score += SAID_KIND if c.kind in kinds else -SAID_KIND / 2
    named = lands.get(country_name(c.country, world()), 0)
    bare = not group.kinds & {"region", "district"}
    seat = bare and c.kind == CITY and c.exact and world().capitals.get(c.name) == country_name(c.country, world())
    namesake = bare and c.kind == REGION and any(o.exact >= c.exact and is_seat(c, o) for o in group.candidates)
    return score + LAND * math.log2(1 + named) + SEAT * seat - NAMESAKE * namesake


def _local(c: Candidate, area: Area | None) -> float:
    """Nearness to the outlet's area."""
    if area is None or c.kind in (COUNTRY, WIDE):
        return 0.0
    return LOCAL * math.exp(-max(0.0, kilometres(c.lat, c.lon, area.lat, area.lon) - area.radius_km) / LOCAL_KM)


def country_name(code: str, lands: World) -> str:
    """The plain name of a country code."""
    return lands.codes.get(code, "")


def _around(
    g: int, usual: Sequence[int], groups: Sequence[Group], chosen: Sequence[int | None]
) -> list[tuple[Candidate, int]]:
    """The places chosen for the names that the article uses most, with how often each is named."""
    return [(groups[i].candidates[k], len(groups[i].sites)) for i in usual if i != g and (k := chosen[i]) is not None]


def _together(c: Candidate, around: Sequence[tuple[Candidate, int]]) -> float:
    """Neighbours: near places, one region, one country."""
    near = region = 0.0
    for other, times in around:
        if other.kind in (COUNTRY, WIDE) or c.kind in (COUNTRY, WIDE):
            continue
        weight = 1 + math.log2(times)
        near += weight * math.exp(-kilometres(c.lat, c.lon, other.lat, other.lon) / NEAR_KM)
        region += weight * (c.region == other.region)
    return NEAR * min(near, 3.0) + REGIONAL * min(region, 3.0)


def _told(c: Candidate, told: Sequence[Told], groups: Sequence[Group], chosen: Sequence[int | None]) -> float:
    """What the text says of this name and others: containment and distances."""
    score = 0.0
    for g, is_outer, distance, joined in told:
        k = chosen[g]
        if k is None:
            continue
        other = groups[g].candidates[k]
        if joined:
            score += JOINED * alike(c, other)
        elif distance is None:
            score += WITHIN * (holds(other, c) if is_outer else holds(c, other))
        else:
            right = fits(distance, c, other) if is_outer else fits(distance, other, c)
            score += FITS if right else FAR_OFF
    return score


def alike(one: Candidate, two: Candidate) -> bool:
    """Whether two places may stand side by side: two countries, or two of one kind in one country."""
    return one.kind == two.kind and (one.kind == COUNTRY or one.country == two.country)


def holds(outer: Candidate, inner: Candidate) -> bool:
    """Whether one place lies in the other, by country and region."""
    if outer.kind == COUNTRY:
        return outer.country == inner.country and inner.kind != COUNTRY
    if outer.kind == REGION:
        return outer.region == inner.region and inner.kind in (CITY, DISTRICT)
    return kilometres(outer.lat, outer.lon, inner.lat, inner.lon) < outer.radius_km + inner.radius_km


def fits(d: Distance, of: Candidate, base: Candidate) -> bool:
    """Whether two places lie as far apart, and in the direction, that the text says, within the width of both."""
    real = kilometres(base.lat, base.lon, of.lat, of.lon)
    slack = SLACK_KM + SLACK_SHARE * d.km + of.radius_km + base.radius_km
    if abs(real - d.km) > slack:
        return False
    if d.bearing is None or real < slack:
        return True
    turn = abs(bearing_of(base.lat, base.lon, of.lat, of.lon) - d.bearing) % 360
    return min(turn, 360 - turn) <= BEARING_SLACK
