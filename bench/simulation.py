"""Simulation with known truth: how often a standing is right, against counting articles, counting outlets, one vote a
voice.

python bench/simulation.py [--check] [--tables]: one line of JSON; `--tables` prints the tables of docs/simulation.md
instead.
Nothing is read: worlds are drawn from fixed seeds, utterances go through the ledger's own history and counting.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import floors
from twosource.ledger.history import Interests, Utterance, history

HERE = Path(__file__).parent
WORLDS = 2000
"""Propositions drawn for each row: the share of a state is then known to within two points (95 %)."""


@dataclass(frozen=True, slots=True)
class World:
    """How a story behaves. Chances are 0 to 1; `lie`: a side says what favours it though it is false; `err`: an
    observer
    says the opposite of what is so; `answers`: the side it hurts is heard on these pages at all; `bare`: an outlet
    that copies drops the name of who said it and so speaks itself."""

    observers: int = 4
    speaks: float = 0.6
    err: float = 0.02
    lie: float = 0.7
    answers: float = 0.5
    mouthpieces: int = 2
    copies: int = 6
    bare: float = 0.1
    found: float = 0.95
    told: float = 0.9
    shared_data: float = 0.0
    concede: float = 0.1
    sides_known: float = 1.0


@dataclass(frozen=True, slots=True)
class Heard:
    """What reached the reader of one proposition: its truth, the utterances, and each with the article and its
    outlet."""

    truth: bool
    said: tuple[Utterance, ...]
    articles: tuple[tuple[str, str, str], ...]


GENERATORS: dict[str, tuple[World, str]] = {
    "plain": (World(), "two sides, four observers, some copying"),
    "mass copying": (
        World(copies=60, bare=0.3, lie=0.9),
        "the side that lies is copied sixty times, a third without its name",
    ),
    "mouthpieces": (World(mouthpieces=30, lie=0.9, observers=3), "thirty voices of one side repeat it"),
    "late concessions": (World(concede=0.7, lie=0.9), "a side denies what hurts it and concedes it later"),
    "observers err": (
        World(err=0.08, observers=6, speaks=0.8),
        "observers say the opposite of what is so in 8 of 100 cases",
    ),
    "one set of data": (
        World(shared_data=0.6, err=0.06, observers=5, speaks=0.7),
        "most observers read one set of data, which may be wrong",
    ),
    "nobody answers": (World(answers=0.0, lie=0.9), "the side it hurts is never heard"),
    "few observers": (
        World(observers=1, speaks=0.5, err=0.01, lie=0.9),
        "one observer, who speaks half the time and errs once in a hundred",
    ),
}


def draw(world: World, random: Random, number: int) -> Heard:
    """One proposition: it favours side A and hurts side B, and is true in half of all cases."""
    truth = random.random() < 0.5
    said: list[Utterance] = []
    articles: list[tuple[str, str, str]] = []

    def say(voice: str, side: str, stance: str, day: int, root: str = "", origin: str = "") -> None:
        shown = side if random.random() < world.sides_known else "unknown"
        n = len(said)
        own = origin or f"o{number}-{n}"
        said.append(Utterance(f"c{n}", f"p{n}", own, voice, shown, True, stance, f"2041-01-{day:02}", "flat", root))
        articles.append((f"p{n}", f"outlet {random.randrange(40)}", stance))

    a_speaks = truth or random.random() < world.lie
    if a_speaks:
        for i in range(random.randint(1, world.mouthpieces)):
            say(f"A{i}", "A", "asserts", 1 + i % 5)
    if random.random() < world.answers and (not truth or random.random() < world.lie):
        for i in range(random.randint(1, 2)):
            say(f"B{i}", "B", "denies", 2 + i)
    _observe(world, random, truth, say)
    if truth and random.random() < world.concede:
        say("B0", "B", "asserts", 20)
        say("B1", "B", "asserts", 20)
    _copy(world, random, said, say, number)
    return Heard(truth, tuple(said), tuple(articles))


def _observe(world: World, random: Random, truth: bool, say: Callable[..., None]) -> None:
    data_wrong = random.random() < world.err
    for i in range(world.observers):
        if random.random() >= world.speaks:
            continue
        from_data = random.random() < world.shared_data
        wrong = data_wrong if from_data else random.random() < world.err
        told = from_data and random.random() < world.told
        say(f"O{i}", "observer", "asserts" if truth != wrong else "denies", 6 + i, "the data" if told else "")


def _copy(world: World, random: Random, said: list[Utterance], say: Callable[..., None], number: int) -> None:
    """Outlets copy what one voice said; some drop its name and so speak themselves, on its word where the copy is
    found."""
    if not said:
        return
    first = said[0]
    for i in range(random.randint(0, world.copies)):
        if random.random() >= world.bare:
            say(first.voice, first.side, first.stance, 3 + i % 9, first.root, first.origin)
        elif random.random() < world.found:
            say(first.voice, first.side, first.stance, 3 + i % 9, first.voice, first.origin)
        else:
            say(f"outlet {i}", "observer", first.stance, 3 + i % 9, "", f"o{number}-copy{i}")


SIDES = Interests(frozenset("A"), frozenset("B"))


def ours(heard: Heard) -> str:
    """The standing on the last day."""
    entries = history(heard.said, SIDES)
    return entries[-1].standing if entries else "nothing"


def by_articles(heard: Heard) -> bool:
    """Two or more articles say so, and more than deny it."""
    tally = Counter(stance for _, _, stance in heard.articles)
    return tally["asserts"] >= 2 and tally["asserts"] > tally["denies"]


def by_outlets(heard: Heard) -> bool:
    """Two or more outlets say so, and more than deny it."""
    tally = Counter(stance for _, stance in {(outlet, stance) for _, outlet, stance in heard.articles})
    return tally["asserts"] >= 2 and tally["asserts"] > tally["denies"]


def by_voices(heard: Heard) -> bool:
    """One vote a voice, its last word: two or more say so, and more than deny it."""
    last = {u.voice: u.stance for u in sorted(heard.said, key=lambda u: u.day)}
    tally = Counter(last.values())
    return tally["asserts"] >= 2 and tally["asserts"] > tally["denies"]


NAIVE = {"articles": by_articles, "outlets": by_outlets, "voices": by_voices}


def run(world: World, seed: str) -> dict[str, dict[str, float]]:
    """Share of worlds in each standing and how often P is true there, per cent; the same for each way of counting."""
    random = Random(seed)
    total: Counter[str] = Counter()
    true: Counter[str] = Counter()
    for n in range(WORLDS):
        heard = draw(world, random, n)
        verdicts = [ours(heard), *(f"by {name}" for name, rule in NAIVE.items() if rule(heard))]
        for verdict in verdicts:
            total[verdict] += 1
            true[verdict] += heard.truth
    return {
        k: {"share": round(100 * total[k] / WORLDS, 1), "true": round(100 * true[k] / total[k], 1)}
        for k in sorted(total)
    }


def curve(world: World, field: str, values: list[float]) -> list[tuple[float, dict[str, dict[str, float]]]]:
    """The figures as one chance of a world is swept."""
    return [(v, run(replace(world, **{field: v}), f"{field} {v}")) for v in values]


def figures() -> dict[str, float]:
    """What the floors are about: how often `corroborated` is right in each generator, and the least lead over
    articles."""
    found: dict[str, float] = {}
    leads = []
    for name, (world, _) in GENERATORS.items():
        got = run(world, name)
        right = got.get("corroborated", {"true": 100.0})["true"]
        found[name.replace(" ", "_")] = right
        leads.append(right - got["by articles"]["true"])
    return {**found, "least": min(found.values()), "least_lead_over_articles": round(min(leads), 1)}


STATES = ("conceded", "corroborated", "claimed", "disputed", "denied", "contradicted")


def tables() -> str:
    """The tables of docs/simulation.md: share of cases / how often the statement is true there, per cent."""
    lines = ["| world | " + " | ".join((*STATES, *(f"by {n}" for n in NAIVE))) + " |"]
    lines.append("|---" * (len(STATES) + len(NAIVE) + 1) + "|")
    for name, (world, _) in GENERATORS.items():
        got = run(world, name)
        lines.append(
            f"| {name} | " + " | ".join(_cell(got.get(k)) for k in (*STATES, *(f"by {n}" for n in NAIVE))) + " |"
        )
    hostile = GENERATORS["mass copying"][0]
    sweeps = (
        ("copies found, mass copying", hostile, "found", [1.0, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5]),
        ("sides known, mouthpieces", GENERATORS["mouthpieces"][0], "sides_known", [1.0, 0.95, 0.9, 0.8, 0.6, 0.4]),
        ("observers' errors, plain", World(), "err", [0.0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3]),
        (
            "errors of the one observer, few observers",
            GENERATORS["few observers"][0],
            "err",
            [0.0, 0.01, 0.02, 0.05, 0.1],
        ),
        ("dependence told, one set of data", GENERATORS["one set of data"][0], "told", [1.0, 0.9, 0.7, 0.5, 0.0]),
    )
    for title, world, field, values in sweeps:
        lines += [
            "",
            f"| {title} | corroborated | " + " | ".join(f"by {n}" for n in NAIVE) + " |",
            "|---" * (len(NAIVE) + 2) + "|",
        ]
        for value, got in curve(world, field, values):
            lines.append(
                f"| {value:.2f} | "
                + " | ".join(_cell(got.get(k)) for k in ("corroborated", *(f"by {n}" for n in NAIVE)))
                + " |"
            )
    return "\n".join(lines)


def _cell(found: dict[str, float] | None) -> str:
    return f"{found['share']:.0f} / {found['true']:.1f}" if found else "-"


def main(arguments: list[str]) -> int:
    """Print the figures, or the tables; with --check compare with the floors."""
    if "--tables" in arguments:
        print(tables())
        return 0
    found = figures()
    print(json.dumps(found))
    return floors.check("simulation", found) if "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
