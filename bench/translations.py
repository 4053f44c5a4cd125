"""Two translations of one statement are one: `python bench/translations.py [--check]`.

Each line of translations.tsv makes three pages: one outlet's with a statement, another's with the same statement as
another translator has it, a third's with something else that the speaker said that day. All pages are read as one
story, by the whole program. Prints one JSON line, per cent: `one`, statements whose two translations the ledger holds
as one (one proposition, one voice, one stance); `apart`, other statements that share a proposition with neither; both
also for translations_unseen.tsv, of which nobody looks at more than these figures.
"""

import json
import sys
import tempfile
from pathlib import Path

import floors
import twosource
from twosource.model import Ledger, Reading, cut

TABLE = Path(__file__).with_name("translations.tsv")
UNSEEN = Path(__file__).with_name("translations_unseen.tsv")
Row = tuple[str, str, str, str]


def rows(table: Path) -> list[Row]:
    """Speaker, one translation, the other, another statement."""
    lines = [x.split("\t") for x in table.read_text("utf-8").splitlines() if x and not x.startswith("#")]
    return [(a, b, c, d) for a, b, c, d in lines]


def pages(folder: Path, table: list[Row]) -> None:
    """Three pages a row."""
    for n, (speaker, one, two, other) in enumerate(table):
        name = speaker.split()[-1]
        written = {
            "a": ("News from the capital", "The Calder Post", f"{speaker} spoke on Tuesday. “{one}” {name} said."),
            "b": ("What was said", "Morrow Ledger", f"{speaker} gave a speech on Tuesday.\n\n“{two}” {name} said."),
            "c": ("A day in May", "Hythe Gazette", f"{speaker} took questions on Tuesday. “{other}” {name} said."),
        }
        for which, (title, outlet, text) in written.items():
            (folder / f"{n:02}{which}.txt").write_text(f"{title}\n\n{outlet}, 6 May 2031\n\n{text}\n", "utf-8")


def homes(ledger: Ledger, readings: tuple[Reading, ...]) -> dict[str, set[tuple[str, str, str]]]:
    """Proposition, voice and stance of each claim, by page name and its words."""
    claims = {c.id: (r, c) for r in readings for c in r.claims or ()}
    found: dict[str, set[tuple[str, str, str]]] = {}
    for proposition in ledger.propositions:
        for member in proposition.claims:
            reading, claim = claims[member.claim]
            voice = claim.voice.name.split()[-1] if claim.voice is not None else ""
            words = cut(reading.article.text, claim.content)
            found.setdefault(words, set()).add((proposition.id, voice, member.stance))
    return found


def held(found: dict[str, set[tuple[str, str, str]]], statement: str) -> set[tuple[str, str, str]]:
    """Where a statement went."""
    key = statement.rstrip(".")
    return {home for words, at in found.items() if key in words for home in at}


def figures(table: list[Row], show: bool) -> dict[str, float]:
    """Per cent of the statements that are one, and of the others that stay apart; `show` prints those that do not."""
    with tempfile.TemporaryDirectory() as name:
        pages(Path(name), table)
        story = twosource.open(":memory:")
        story.add([name])
        read = story.read()
        found = homes(story.account(read), read.readings)
    one = apart = 0
    for speaker, first, second, other in table:
        a, b, c = held(found, first), held(found, second), held(found, other)
        joined, parted = bool(a & b), bool(c) and not {p for p, *_ in c} & {p for p, *_ in a | b}
        one += joined
        apart += parted
        if show and not joined:
            print("two:", speaker, "|", first, a, "|", second, b)
        if show and not parted:
            print("one with another:", speaker, "|", first, a, "|", second, b, "|", other, c)
    return {"one": round(100 * one / len(table), 1), "apart": round(100 * apart / len(table), 1)}


def main(arguments: list[str]) -> int:
    """Print the figures; exit status 1 where a floor is missed. Of the unseen half nothing else is shown."""
    seen = figures(rows(TABLE), "--show" in arguments)
    unseen = figures(rows(UNSEEN), False)
    print(json.dumps({"statements": len(rows(TABLE)), **seen, "unseen": {"statements": len(rows(UNSEEN)), **unseen}}))
    return floors.check("translations", {**seen, "unseen": unseen}) if "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
