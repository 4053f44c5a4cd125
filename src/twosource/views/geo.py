"""Settlements of a story with what is said of them, as GeoJSON (RFC 7946); nothing finer than a settlement."""

import json
from collections.abc import Sequence

from twosource.model import Ledger, Place, Proposition, Reading

from .index import Index, index
from .private import veiled
from .withheld import published
from .wording import counts, for_against, on_screen

PLACED = ("control", "advance", "encirclement", "withdrawal", "strike", "toll", "cause", "breach", "surrender")
"""Kinds that belong on a map: events and states of settlements, never where a person or a unit is."""
ROLES = ("place", "where", "target")
"""Arguments that name the place."""
DEGREES = 2
"""Decimals kept: about a kilometre, the grain of a settlement."""


def as_geojson(ledger: Ledger, readings: Sequence[Reading]) -> bytes:
    """A point for each settlement with a published standing; `properties` give the standing and its counts."""
    held = index(ledger, readings)
    places = settlements(held)
    words = {p.id: p.text for p in veiled(ledger).propositions}
    features = []
    for proposition, entry in published(held)[0]:
        place = located(proposition, places)
        if place is None:
            continue
        features.append(
            {
                "type": "Feature",
                "id": proposition.id,
                "geometry": {
                    "type": "Point",
                    "coordinates": [round(place.lon, DEGREES), round(place.lat, DEGREES)],
                },
                "properties": {
                    "place": place.name,
                    "kind": proposition.kind,
                    "text": words[proposition.id],
                    "day": entry.day,
                    "standing": entry.standing,
                    "on_screen": on_screen(entry),
                    "counts": f"{for_against(entry)}; {counts(entry)}",
                },
            }
        )
    return (json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False) + "\n").encode()


def settlements(held: Index) -> dict[str, Place]:
    """Places of the story by id, name and words, case folded; a name that is two places is none."""
    found: dict[str, Place] = {}
    double: set[str] = set()
    for reading in held.readings.values():
        for mention in reading.mentions:
            if mention.place is None:
                continue
            as_written = reading.article.text[mention.span[0] : mention.span[1]]
            for key in {mention.place.id, mention.place.name.casefold(), as_written.casefold()}:
                if found.setdefault(key, mention.place).id != mention.place.id:
                    double.add(key)
    return {k: v for k, v in found.items() if k not in double}


def located(proposition: Proposition, places: dict[str, Place]) -> Place | None:
    """The settlement that a proposition is about, where its kind belongs on a map and the place was found."""
    if proposition.kind not in PLACED:
        return None
    for role in ROLES:
        named = proposition.arguments.get(role)
        if isinstance(named, str):
            found = places.get(named) or places.get(named.casefold())
            if found is not None:
                return found
    return None
