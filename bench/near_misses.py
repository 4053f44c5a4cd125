"""Near misses: `python bench/near_misses.py [--check] [--errors]`.

Each line of near_misses.tsv makes a story of two pages, on each of which another observer says one of two short
statements: "the dam was safe" and "the bridge was safe" are two, "the water was brown" and "the water had turned
brown" one. Prints one JSON line: `different`, how many of a hundred pairs of two statements the ledger keeps apart;
`same`, how many of a hundred pairs of one it joins. The weight that tells them apart was set on these pairs. The peer
in the same run goes by words alone: it joins what shares half of its content words.
"""

import json
import sys
import tempfile
from pathlib import Path

import floors
import twosource
from twosource.ledger.drafts import stems
from twosource.model import Ledger
from twosource.voices.phrases import tokens

TABLE = Path(__file__).with_name("near_misses.tsv")
HALF = 0.5


def rows() -> list[tuple[bool, str, str]]:
    """Whether two statements are one, and both."""
    lines = [x.split("\t") for x in TABLE.read_text("utf-8").splitlines() if x and not x.startswith("#")]
    return [(which == "same", one, other) for which, one, other in lines]


def ledger_of(one: str, other: str) -> Ledger:
    """The ledger of two pages that say them."""
    with tempfile.TemporaryDirectory() as folder:
        a, b = Path(folder) / "a.txt", Path(folder) / "b.txt"
        a.write_text(
            f"First word from Kelm\nBy Piet Marrow\n4 June 2031\n\nThe Marl Hospital said on Tuesday that {one}. "
            "The old town stands on the hill above the market. Rain fell all week.\n"
        )
        b.write_text(
            f"More from Kelm\nBy Ada Roth\n5 June 2031\n\nThe Tarn Institute said {other}. "
            "The council of Kelm has asked for calm until the pumps run again.\n"
        )
        story = twosource.open(":memory:")
        story.add([str(a), str(b)])
        story.read()
        return story.ledger()


def joined(made: Ledger) -> bool:
    """Whether both statements stand under one proposition."""
    return any(len({c.path for c in p.claims}) > 1 for p in made.propositions)


def by_words(one: str, other: str) -> bool:
    """The peer: half of the content words of the shorter are the other's."""
    a, b = stems(tokens(one)), stems(tokens(other))
    return len(a & b) >= HALF * max(1, min(len(a), len(b)))


def main(arguments: list[str]) -> int:
    """Print the shares; with --check compare them with their floors."""
    right = {"different": 0, "same": 0, "words_different": 0, "words_same": 0}
    asked = {"different": 0, "same": 0}
    for same, one, other in rows():
        which = "same" if same else "different"
        asked[which] += 1
        got = joined(ledger_of(one, other))
        right[which] += got == same
        right[f"words_{which}"] += by_words(one, other) == same
        if "--errors" in arguments and got != same:
            print(f"{'joined' if got else 'apart'}: {one} | {other}", file=sys.stderr)
    found = {k: round(100 * n / asked[k.removeprefix("words_")], 1) for k, n in right.items()}
    print(json.dumps(found | {"pairs": asked}))
    return floors.check("near_misses", found) if "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
