"""Other spellings of places' names: the share that is put where the place lies, and that is put elsewhere.

Run: python bench/spellings.py [--check] [--misses] prints one JSON line, over bench/gold/spellings.tsv: each spelling
in a sentence that names its country, right within 15 km. Figures without prefix: the part by place that was not looked
at when grammar/transliteration.toml was made. `by_rule`: of those that no list holds by their spelling, the share that
the rules find; `astray`: the share of all that is put somewhere else. `alone` is the same without the country.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import floors
from twosource.articles import verbatim
from twosource.mentions import read_tokens
from twosource.mentions.gazetteer import CITY, Candidate, gazetteer
from twosource.mentions.placefacts import kilometres
from twosource.mentions.places import resolve_places
from twosource.mentions.world import world
from twosource.model import Mention, Place, StorySettings

GOLD = Path(__file__).resolve().parent / "gold" / "spellings.tsv"
CLOSE_KM = 15.0


@dataclass(frozen=True)
class Item:
    """One spelling: its part, language, and the place that it means."""

    part: str
    language: str
    spelling: str
    place: Candidate


def items() -> Iterator[Item]:
    """The gold, each place as the gazetteer has it: the largest of the name in the country."""
    for line in GOLD.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            part, language, spelling, name, country = line.split("\t")
            held = [c for c in gazetteer().find(name) if c.kind == CITY and c.country == country]
            yield Item(part, language, spelling, max(held, key=lambda c: (c.name == name, c.people)))


def put(item: Item, alone: bool) -> Place | None:
    """Where the spelling is put in a sentence, which names the country unless `alone`."""
    land = "" if alone else f" in {world().codes[item.place.country]}"
    text = f"The convoy reached {item.spelling}{land} at night."
    article = verbatim("bench", text, None)
    at = text.index(item.spelling)
    named = [Mention("place", (at, at + len(item.spelling)), name=item.spelling)]
    if land:
        start = text.index(land) + len(" in ")
        named.append(Mention("place", (start, start + len(land) - len(" in ")), name=land.removeprefix(" in ")))
    return resolve_places(read_tokens(article), named, StorySettings())[0].place


def score(held: Sequence[Item], alone: bool, misses: bool) -> dict[str, float]:
    """Per cent found, found by rule alone, and astray."""
    right = astray = unlisted = ruled = 0
    for item in held:
        place = put(item, alone)
        fits = place is not None and kilometres(place.lat, place.lon, item.place.lat, item.place.lon) <= CLOSE_KM
        new = not gazetteer().find(item.spelling)
        right, astray = right + fits, astray + (place is not None and not fits)
        unlisted, ruled = unlisted + new, ruled + (new and fits)
        if misses and not fits:
            where = "in no list" if new else "listed"
            print(item.language, item.spelling, item.place.name, place and place.name, where, sep=" | ")
    return {"found": round(100 * right / len(held), 1), "astray": round(100 * astray / len(held), 1),
            "by_rule": round(100 * ruled / max(unlisted, 1), 1), "unlisted": unlisted, "items": len(held)}  # fmt: skip


def main(arguments: Sequence[str]) -> int:
    """Score both parts; with --check against the floors, with --misses those of the part that was looked at."""
    held = list(items())
    figures: dict[str, float] = {}
    for prefix, part in (("", "test"), ("tuned_", "tune")):
        for how, alone in (("", False), ("alone_", True)):
            misses = "--misses" in arguments and part == "tune" and not alone
            told = score([i for i in held if i.part == part], alone, misses)
            figures |= {f"{prefix}{how}{k}": v for k, v in told.items()}
    print(json.dumps(figures))
    return floors.check("spellings", figures) if "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
