"""Places in no list (a stadium, a street): near the settlement that the text names beside them, and flagged."""

from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ..model import Mention, Place
from .placefacts import Facts

NEAR = 80
"""Tokens within which a settlement is named beside a place; beyond, the article's most named one is taken."""
SETTLED_KM = 120.0
"""A place with a larger radius than this (a country, a wide region) places nothing."""
WIDTH_KM = 30.0
"""Added to the radius: what is named beside a town lies in it or about it (GeoWebNews: 4 of 5 within 30 km)."""


def beside(mentions: Sequence[Mention], facts: Facts) -> list[Mention]:
    """The mentions, unlisted places with the point of their neighbour, a wide radius and a flag that says so."""
    out = list(mentions)
    settled = [(s.first, p) for s in facts.sites if (p := mentions[s.index].place) and p.radius_km <= SETTLED_KM]
    if not settled:
        return out
    firsts = [at for at, _ in settled]
    counts = Counter(p.id for _, p in settled)
    usual = max(settled, key=lambda f: counts[f[1].id])[1]
    for site in facts.sites:
        mention = out[site.index]
        if mention.place is not None:
            continue
        k = bisect(firsts, site.first)
        at, place = min(settled[max(0, k - 1) : k + 1], key=lambda f: abs(f[0] - site.first))
        near = place if abs(at - site.first) <= NEAR else usual
        name, radius = mention.name or site.name, near.radius_km + WIDTH_KM
        own = Place(mention.entity or name, name, near.lat, near.lon, radius)
        flag = f"{mention.unresolved}: taken to lie near {near.name}, which the text names beside it"
        out[site.index] = replace(mention, place=own, flag=flag, unresolved=None)
    return out
