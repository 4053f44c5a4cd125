"""Places against gold coordinates, gold spans given: the share within 161 km (and within 5 km on own items).

Run: python bench/places.py [FOLDER] [--check] [--misses] prints one JSON line; FOLDER is ../shared/data/geo with LGL
and GeoWebNews (literal toponyms with a GeoNames id). `lgl` knows each outlet's area as the program does, from
its other articles; `lgl_alone` reads every article by itself. `small`: the unseen half of bench/gold/places.json,
within 5 km.
"""

import json
import os
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import floors
from twosource.articles import verbatim
from twosource.mentions import Area, Told, areas_of, find_places, read_tokens
from twosource.mentions.names import find_names
from twosource.mentions.numbers import find_numbers
from twosource.mentions.placefacts import kilometres
from twosource.mentions.places import resolve_places
from twosource.model import Mention, StorySettings

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("TWOSOURCE_SHARED", ROOT.parent / "shared"))
OWN = ROOT / "bench" / "gold" / "places.json"
WIDE_KM, CLOSE_KM = 161.0, 5.0
LITERAL = frozenset({"Literal", "Literal_Modifier", "Mixed", "Coercion", "Embedded_Literal"})


@dataclass(frozen=True)
class Gold:
    """One toponym: its span and where it lies."""

    span: tuple[int, int]
    lat: float
    lon: float


@dataclass(frozen=True)
class Item:
    """One article: text, toponyms, and who published it ("" where several of its articles tell nothing)."""

    text: str
    gold: Sequence[Gold]
    outlet: str = ""


def lgl(path: Path) -> Iterator[Item]:
    """Articles of the Local-Global Lexicon, toponyms that have coordinates."""
    for article in ET.parse(path).getroot():
        gold = [
            Gold(
                (int(t.findtext("start") or 0), int(t.findtext("end") or 0)),
                float(lat),
                float(t.findtext("gaztag/lon") or 0),
            )
            for t in article.iter("toponym")
            if (lat := t.findtext("gaztag/lat"))
        ]
        yield Item(article.findtext("text") or "", gold, article.findtext("domain") or "")


def gwn(path: Path) -> Iterator[Item]:
    """Articles of GeoWebNews, literal toponyms with a GeoNames id."""
    for article in ET.parse(path).getroot():
        gold = [
            Gold((int(t.findtext("start") or 0), int(t.findtext("end") or 0)), float(t.findtext("latitude") or 0),
                 float(t.findtext("longitude") or 0))
            for t in article.iter("toponym")
            if t.findtext("type") in LITERAL and t.findtext("geonamesID")
        ]  # fmt: skip
        yield Item(article.findtext("text") or "", gold)


def own(path: Path, part: str) -> Iterator[Item]:
    """Own items (docs/places-gold.md): small places with namesakes, one of them labelled in each text."""
    for item in json.loads(path.read_text("utf-8"))["items"]:
        if item["part"] == part:
            at = -1
            for _ in range(item.get("n", 1)):
                at = item["text"].index(item["words"], at + 1)
            yield Item(item["text"], [Gold((at, at + len(item["words"])), item["lat"], item["lon"])])


def areas(articles: Sequence[Item]) -> dict[str, Area]:
    """The area of each article's outlet, by the article's number, read off the outlet's other articles."""
    held = enumerate(articles)
    return areas_of(
        Told(str(n), a.outlet, str(n), find_places(verbatim(str(n), a.text, None))) for n, a in held if a.outlet
    )


def read(item: Item, area: Area | None) -> tuple[list[Mention], dict[tuple[int, int], Gold]]:
    """The toponyms of an article as resolved, and the gold of each span."""
    tokens = read_tokens(verbatim("bench", item.text, None))
    spans = {snapped(g.span, tokens.starts, tokens.ends): g for g in item.gold}
    named = [Mention("place", s, name=" ".join(item.text[s[0] : s[1]].split())) for s in spans]
    if not item.outlet and len(spans) == 1:
        named += [m for m in find_names(tokens) if not any(m.span[0] < e and m.span[1] > s for s, e in spans)]
    named.sort(key=lambda m: m.span)
    numbers = list(find_numbers(tokens, []))
    found = resolve_places(tokens, [*numbers, *named], StorySettings(), area)
    return [m for m in found if m.span in spans and m.kind == "place"], spans


def score(articles: Sequence[Item], limit: float, misses: bool, alone: bool = False) -> tuple[float, int]:
    """Percentage of toponyms resolved within the limit, and their number; `alone`: each article by itself."""
    right = total = 0
    known = {} if alone else areas(articles)
    for n, item in enumerate(articles):
        found, spans = read(item, known.get(str(n)))
        for mention in found:
            g = spans[mention.span]
            place = mention.place
            off = kilometres(place.lat, place.lon, g.lat, g.lon) if place else None
            total += 1
            right += off is not None and off <= limit
            if misses and (off is None or off > limit):
                words = item.text[max(0, g.span[0] - 50) : g.span[1] + 50].replace("\n", " ")
                name = item.text[g.span[0] : g.span[1]]
                print(name, place and place.name, off and round(off), g.lat, g.lon, words, sep=" | ")
    return round(100 * right / max(total, 1), 1), total


def snapped(span: tuple[int, int], starts: Sequence[int], ends: Sequence[int]) -> tuple[int, int]:
    """The span widened to whole tokens."""
    inside = [i for i, (s, e) in enumerate(zip(starts, ends, strict=True)) if s < span[1] and e > span[0]]
    return (starts[inside[0]], ends[inside[-1]]) if inside else span


def main(arguments: Sequence[str]) -> int:
    """Score both corpora and the own items; with --check against the floors."""
    names = [a for a in arguments if not a.startswith("--")]
    folder = Path(names[0]) if names else SHARED / "data" / "geo"
    misses = "--misses" in arguments
    start = time.process_time()
    figures: dict[str, float] = {}
    figures["lgl"], figures["lgl_toponyms"] = score(list(lgl(folder / "lgl.xml")), WIDE_KM, misses)
    figures["lgl_alone"], _ = score(list(lgl(folder / "lgl.xml")), WIDE_KM, False, alone=True)
    figures["gwn"], figures["gwn_toponyms"] = score(list(gwn(folder / "GWN.xml")), WIDE_KM, misses)
    figures["small"], figures["small_toponyms"] = score(list(own(OWN, "test")), CLOSE_KM, False)
    figures["tuned_small"], figures["tuned_small_toponyms"] = score(list(own(OWN, "tune")), CLOSE_KM, misses)
    figures["seconds"] = round(time.process_time() - start, 1)
    print(json.dumps(figures))
    return floors.check("places", figures) if "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
