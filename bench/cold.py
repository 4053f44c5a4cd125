"""What it costs to take one page into a story that no process holds, on pages of our own making.

python bench/cold.py [CLAIMS] [--check]: fills a store with pages that are read already, 10 claims each, in words of
their own (none is taken for a copy), then runs `twosource add PAGE` in a process of its own. Prints its CPU seconds
(`add_here`), those of an `add` to an empty store (`add_alone_here`: starting, and reading the one page), its megabytes,
and `milliseconds_a_page`: what each page that is held adds to the `add`, in CPU milliseconds of a core of the usual
speed.
"""

import json
import os
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from random import Random
from unittest.mock import patch

import floors
import ledger_speed
from ledger_speed import pace
from twosource import story
from twosource.mentions import Area
from twosource.model import Article, Claim, Reading, StorySettings, claim_id


def page(number: int, random: Random) -> Reading:
    """A page of ten claims, in words of its own."""
    starts = ("ba", "de", "fi", "go", "lu", "mar", "nes", "pol", "ri", "san", "tu", "ver")
    words = [f"{a}{b}{c}" for a in starts for b in starts for c in "bklnt"]
    said = [("said", "asserts", " ".join(["the", *random.sample(words, 9)])) for _ in range(10)]
    names = [f"{a.title()} {b.title()}" for a, b in zip(random.sample(words, 9), random.sample(words, 9), strict=True)]
    with patch.multiple(ledger_speed, SAYINGS=said, BODIES=names, OTHERS=names):
        return ledger_speed.page(number, random, 10)


def fill(path: Path, pages: Path, count: int) -> list[Reading]:
    """A store with this many pages, each of which is read already as what it was made of."""
    random = Random(7)
    made = [page(n, random) for n in range(count)]
    for n, r in enumerate(made):
        (pages / f"{n:06}.txt").write_text(r.article.text, "utf-8")
    claims = {f"{n:06}.txt": r for n, r in enumerate(made)}

    def read(article: Article, settings: StorySettings, area: Area | None = None) -> Reading:
        """The page's own claims, where its text has them."""
        known = claims[Path(article.path).name]
        by = article.text.find(known.article.text[:40])
        told = [moved(c, article.page, by) for c in known.claims or ()] if by >= 0 else []
        return Reading(article, (), tuple(told))

    with patch.object(story, "read_article", read):
        held = story.open(str(path))
        held.add([str(pages)])
        held.read()
        held.close()
    return made


def moved(claim: Claim, key: str, by: int) -> Claim:
    """A claim at another place of another page."""
    content, cue, source = (
        tuple((s + by, e + by) for s, e in spans) for spans in (claim.content, claim.cue, claim.source)
    )
    return replace(claim, id=claim_id(key, content, cue, source), page=key, content=content, cue=cue, source=source)


def run(*arguments: str) -> tuple[float, float]:
    """CPU seconds and megabytes of one run of the program."""
    code = "import sys; from twosource.cli import main; sys.exit(main())"
    pid = os.fork()
    if not pid:
        with open(os.devnull, "w") as nowhere:
            os.dup2(nowhere.fileno(), 1)
        os.execv(sys.executable, [sys.executable, "-c", code, *arguments])
    _, _, used = os.wait4(pid, 0)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main(arguments: list[str]) -> int:
    """Print the figures; with --check compare with the floors."""
    wanted = next((int(a) for a in arguments if a.isdigit()), 100_000)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "pages").mkdir()
        start = time.process_time()
        made = fill(home / "large.db", home / "pages", wanted // 10)
        filling = time.process_time() - start
        new = home / "new.txt"
        new.write_text(page(wanted, Random(3)).article.text, "utf-8")
        usual = pace(made[:1000])
        alone, _ = run("add", str(new), "--store", str(home / "small.db"))
        add, most = run("add", str(new), "--store", str(home / "large.db"))
    found = {
        "claims": wanted,
        "filling_here": round(filling, 1),
        "add_here": round(add, 2),
        "add_alone_here": round(alone, 2),
        "megabytes": round(most),
        "milliseconds_a_page": round((add - alone) * usual / (wanted // 10) * 1000, 2),
    }
    print(json.dumps(found))
    return floors.check("cold", found) if "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
