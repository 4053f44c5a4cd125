"""The weights of the choice among namesakes, fitted on one corpus and tested on the other.

Run: python bench/places_crossed.py [FOLDER] prints one JSON line (some minutes): toponyms within 161 km, gold spans
given, per cent. The shipped weights were tuned on both corpora. Here weights that know nothing (all 1) are fitted on
articles of one corpus alone, one weight at a time, and then read the other; `shipped` is the same run with the shipped
weights. FOLDER as for bench/places.py. LGL's areas of outlets are found with the weights under test.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import places as bench
from twosource.articles import verbatim
from twosource.mentions import Area, read_tokens
from twosource.mentions import placechoice as choice
from twosource.mentions import places as room
from twosource.mentions.numbers import find_numbers
from twosource.mentions.placefacts import Facts, kilometres, read_facts
from twosource.model import Mention, StorySettings

WEIGHTS = ("PEOPLE", "EXACT", "SAID_KIND", "WITHIN", "LAND", "NEAR", "REGIONAL", "FAR_OFF", "SEAT", "NAMESAKE", "LOCAL",
           "FITS")  # fmt: skip
FACTORS = (0.5, 2.0, 4.0)
PASSES = 2
FITTED = 120
"""Articles that weights are fitted on, spread over the corpus."""
Weights = Mapping[str, float]


@dataclass(frozen=True)
class Case:
    """One article ready for the choice: names with their candidates, what the text says, and where each name lies."""

    groups: Sequence[choice.Group]
    facts: Facts
    gold: Sequence[tuple[int, float, float]]


@contextmanager
def weighing(weights: Weights) -> Iterator[None]:
    """The room with other weights, for a while."""
    before = {name: getattr(choice, name) for name in weights}
    for name, value in weights.items():
        setattr(choice, name, value)
    try:
        yield
    finally:
        for name, value in before.items():
            setattr(choice, name, value)


def case(item: bench.Item) -> Case:
    """The article up to the choice."""
    tokens = read_tokens(verbatim("bench", item.text, None))
    spans = {bench.snapped(g.span, tokens.starts, tokens.ends): g for g in item.gold}
    named = [Mention("place", s, name=" ".join(item.text[s[0] : s[1]].split())) for s in sorted(spans)]
    mentions = [*find_numbers(tokens, []), *named]
    facts = read_facts(tokens, mentions)
    same = room._spellings(mentions) | room._renamings(tokens, mentions)
    groups = room._groups(facts, same, room._own(StorySettings()))
    gold = [
        (g, spans[mentions[facts.sites[s].index].span].lat, spans[mentions[facts.sites[s].index].span].lon)
        for g, group in enumerate(groups) for s in group.sites
    ]  # fmt: skip
    return Case(groups, facts, gold)


def right(cases: Sequence[Case], areas: Mapping[str, Area], weights: Weights) -> float:
    """Per cent of the toponyms within the limit."""
    hits = total = 0
    with weighing(weights):
        for n, one in enumerate(cases):
            chosen = choice.choose(one.groups, one.facts, areas.get(str(n)))
            for g, lat, lon in one.gold:
                c = chosen[g]
                total += 1
                hits += c is not None and kilometres(c.lat, c.lon, lat, lon) <= bench.WIDE_KM
    return round(100 * hits / max(total, 1), 2)


def fitted(cases: Sequence[Case], areas: Mapping[str, Area]) -> Weights:
    """Weights that read these cases best, one changed at a time."""
    weights = dict.fromkeys(WEIGHTS, 1.0) | {"FAR_OFF": -1.0}
    best = right(cases, areas, weights)
    for _ in range(PASSES):
        before = best
        for name in WEIGHTS:
            for factor in FACTORS:
                tried = weights | {name: weights[name] * factor}
                got = right(cases, areas, tried)
                if got > best:
                    best, weights = got, tried
        if best == before:
            break
    return weights


def main(arguments: Sequence[str]) -> int:
    """Fit on each corpus, test on the other."""
    named = [a for a in arguments if not a.startswith("--")]
    folder = Path(named[0]) if named else bench.SHARED / "data" / "geo"
    items = {"lgl": list(bench.lgl(folder / "lgl.xml")), "gwn": list(bench.gwn(folder / "GWN.xml"))}
    cases = {name: [case(i) for i in held] for name, held in items.items()}
    shipped = {name: getattr(choice, name) for name in WEIGHTS}
    figures: dict[str, object] = {}
    for tuned, tested in (("lgl", "gwn"), ("gwn", "lgl")):
        step = max(1, len(cases[tuned]) // FITTED)
        areas = bench.areas(items[tuned])
        few = {str(n): areas[str(k)] for n, k in enumerate(range(0, len(cases[tuned]), step)) if str(k) in areas}
        weights = dict(fitted(cases[tuned][::step], few))
        if tested == "lgl":  # GeoWebNews names no outlets, so nothing in it weighs their areas
            weights |= {"LOCAL": shipped["LOCAL"]}
        for how, tried in ((f"fitted_on_{tuned}", weights), ("shipped", shipped)):
            with weighing(tried):
                figures[f"{tested}_{how}"], _ = bench.score(items[tested], bench.WIDE_KM, False)
                figures[f"{tested}_alone_{how}"], _ = bench.score(items[tested], bench.WIDE_KM, False, alone=True)
        figures[f"weights_{tuned}"] = {k: round(v, 2) for k, v in weights.items()}
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
