"""Write the pages on times, numbers, places and names from the tables that the code reads: python docs/grammars.py.

With --check it says which pages are stale. What each page says besides stands in docs/parts.
"""

import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
GRAMMAR = files("twosource.mentions").joinpath("grammar")
MADE = "Made from the tables that the code reads, by `python docs/grammars.py`."
SHOWN = 24
"""Words of a list that a page shows; the rest is counted."""


def load(name: str) -> Mapping[str, Any]:
    """A grammar file."""
    return tomllib.loads(GRAMMAR.joinpath(name).read_text("utf-8"))


def part(name: str) -> str:
    """A text written by hand."""
    return (HERE / "parts" / f"{name}.md").read_text("utf-8").rstrip()


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """A Markdown table."""
    lines = [" | ".join(head), " | ".join("---" for _ in head)]
    lines += [" | ".join(str(cell).replace("|", "/") for cell in row) for row in rows]
    return [f"| {line} |" for line in lines] + [""]


def some(words: Iterable[object]) -> str:
    """The first words of a list, and how many more there are."""
    held = [str(w) for w in words]
    more = f" and {len(held) - SHOWN} more" if len(held) > SHOWN else ""
    return ", ".join(held[:SHOWN]) + more


def rules(data: Mapping[str, Any]) -> list[str]:
    """The rules of a grammar: an example, and what is made of it."""
    return table(
        ("for example", "read as"), [(r.get("name", r["pattern"]), r["make"].replace("_", " ")) for r in data["rule"]]
    )


def classes(data: Mapping[str, Any]) -> list[str]:
    """The word classes of a grammar."""
    return table(("class", "words"), [(name, some(words)) for name, words in data["classes"].items()])


def limits(name: str) -> list[str]:
    """What is known to be missed or misread."""
    return ["## Known misses", "", part(f"{name}.limits"), ""]


def times() -> str:
    """Times."""
    data = load("times.toml")
    parts = [
        "# Times",
        "",
        MADE,
        "",
        part("times.about"),
        "",
        "## What is read",
        "",
        *rules(data),
        "## Words",
        "",
        *classes(data),
    ]
    parts += [
        "## Which way a time points",
        "",
        "The nearest of these words decides, before the mention first, then after it.",
        "",
    ]
    parts += table(("points to", "words"), [(way, some(words)) for way, words in data["tense"].items()])
    parts += ["Words that context, windows, records and fiscal years are read with:", ""]
    others = {**data["words"], "records": data["records"], "not_years": data["not_years"]}
    parts += table(("list", "words"), [(name, some(words)) for name, words in others.items()])
    return "\n".join([*parts, *limits("times")])


def numbers() -> str:
    """Numbers."""
    data, units = load("numbers.toml"), load("units.toml")["unit"]
    parts = ["# Numbers", "", MADE, "", part("numbers.about"), "", "## What is read", "", *rules(data)]
    parts += ["## Vague words", "", part("vague.about"), "", *table(("word", "interval", "source"), vague(data))]
    parts += table(("publication", "what it says"), data["publications"].items())
    measured = [(u["symbol"], u["measure"], some(u["words"]), f"{u['factor']:g}") for u in units]
    parts += ["## Units", "", *table(("unit", "measures", "words", "factor"), measured)]
    return "\n".join([*parts, *limits("numbers")])


VAGUE = {"VAGUE": "", "VAGUEMUL": " of (hundreds, ...)", "TIMES": " (dozen, hundred, ...)", "FEW": "", "CORE": "",
         "PAIR": ""}  # fmt: skip
"""Classes of vague words, and what stands after the word there."""


def vague(data: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """The vague words with their intervals, each with its source."""
    held = ((word + after, v) for name, after in VAGUE.items() for word, v in data["classes"][name].items())
    return [(word, f"{v['low']:g} to {v['high']:g}", v["source"]) for word, v in held]


def places() -> str:
    """Places."""
    data = load("places.toml")
    parts = ["# Places", "", MADE, "", part("places.about"), "", "## Words beside a name", ""]
    parts += table(("says that it is a", "words"), [(kind, some(words)) for kind, words in data["kinds"].items()])
    parts += ["## Contested territory", "", part("contested.about"), ""]
    held = [row.split("\t") for row in lines("contested.tsv")]
    parts += table(("territory", "claimed by", "source"), [(r[0], r[1].replace("|", ", "), r[6]) for r in held])
    parts += [
        "## Transliteration",
        "",
        "Names that no list holds by their spelling meet where these rules bring both to one key:",
        "",
    ]
    families = load("transliteration.toml")["family"]
    parts += table(
        ("names", "by", "replaced, in order", "left out"),
        [(f["name"], f["source"], f"{len(f['rules'])} rules", some(f["without"]) or "nothing") for f in families],
    )
    parts += ["## Places that took another name", ""]
    parts += table(("today", "before", "until"), [row.split("\t")[:3] for row in lines("renamings.tsv")])
    return "\n".join([*parts, *limits("places")])


def names() -> str:
    """Names."""
    data = load("names.toml")
    parts = ["# Names", "", MADE, "", part("names.about"), "", "## Words", ""]
    parts += table(("list", "words"), [(name, some(words)) for name, words in data["words"].items()])
    parts += ["## Institutions that stand for a state", ""]
    parts += table(("institution", "state", "source"), [row.split("\t") for row in lines("institutions.tsv")])
    return "\n".join([*parts, *limits("names")])


def lines(name: str) -> list[str]:
    """The rows of a table file."""
    return [r for r in GRAMMAR.joinpath(name).read_text("utf-8").splitlines() if r and not r.startswith("#")]


PAGES = {"times.md": times, "numbers.md": numbers, "places.md": places, "names.md": names}


def stale() -> list[str]:
    """Names of pages that are not what the tables make."""
    return [n for n, make in PAGES.items() if not (HERE / n).is_file() or (HERE / n).read_text("utf-8") != make()]


if __name__ == "__main__":
    if "--check" in sys.argv:
        found = stale()
        print(
            "\n".join(f"docs/{name} is stale: run python docs/grammars.py" for name in found) or "the pages are fresh"
        )
        sys.exit(1 if found else 0)
    for page, make in PAGES.items():
        (HERE / page).write_text(make(), "utf-8")
