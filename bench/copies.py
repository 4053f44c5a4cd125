"""Copies: what is found among edited articles and hard negatives, how fast, and beside datasketch and datatrove.

Run: python bench/copies.py [FOLDER] [--check] [--peers] prints one line of JSON, shares in per cent. FOLDER holds texts
like bench/copies_texts/test, the default; constants were tuned on bench/copies_texts/tune alone. `--check` implies
`--peers`: the same pairs and texts go through both peers, in an environment under build/ that pip fills on first use.

recall: copies whose relation is same, abridged, extended or later version. precision: of all pairs put together, how
many are copies. relation: of those, how many are told right. reworded: recall of light rewording, OCR noise and
translation marks. borrowed: of lifted paragraphs and merged wires. hard: negatives with containment of .3 and more.
set_*: all articles folded at once. per_second: articles a CPU second of the installed command, text to origins.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import floors
from copies_made import made
from copies_pairs import COUNTED, TURNED, Case, cases, containment
from twosource.copies import fold_copies
from twosource.copies.order import proven

HERE = Path(__file__).resolve().parent
PEERS = HERE.parent / "build" / "copies-peers"
NEEDED = ("datasketch>=1.6,<3", "datatrove>=0.4,<0.11", "regex", "xxhash<4", "tokenizers", "nltk")
"""datatrove imports the last four without naming them, and hashes strings as xxhash 3 still allows."""
SEED, PAIRS = 11, 1200
PEER_STEP, PEER_ARTICLES = 7, 800
"""Every seventh pair: kinds of edits come in cycles of twelve, kinds of negatives in cycles of five."""
ARTICLES = 20_000
HARD = 0.3
LIGHT = frozenset({"reworded", "half reworded", "scanned", "translated"})
MIXED = frozenset({"extended", "merged", "lifted", "updated"})


def percent(part: int, whole: int) -> float:
    """A share."""
    return round(100 * part / max(1, whole), 2)


def judged(case: Case) -> tuple[bool, bool]:
    """Whether the two were put together, and whether the relation is right."""
    origins = fold_copies([case.one, case.two])
    if len(origins) > 1:
        return False, False
    first, second = origins[0].articles
    forward = first.page == case.one.page
    return True, second.relation in (case.relations if forward else {TURNED.get(r, r) for r in case.relations})


def of_pairs(held: list[Case]) -> dict[str, float]:
    """Figures of pairs judged by themselves."""
    seen: Counter[str] = Counter()
    for case in held:
        together, right = judged(case)
        if not case.relations:
            seen["false"] += together
            seen["hard"] += containment(case) >= HARD
            continue
        names = ["copies", *(["counted"] if case.relations & COUNTED and case.kind != "merged" else ["borrowed"])]
        names += ["reworded"] if case.kind in LIGHT else []
        for name in names:
            seen[name] += 1
            seen[f"{name} found"] += together
        seen["right"] += right
    return {
        "pairs": len(held),
        "hard": seen["hard"],
        "recall": percent(seen["counted found"], seen["counted"]),
        "precision": percent(seen["copies found"], seen["copies found"] + seen["false"]),
        "relation": percent(seen["right"], seen["copies found"]),
        "reworded": percent(seen["reworded found"], seen["reworded"]),
        "borrowed": percent(seen["borrowed found"], seen["borrowed"]),
    }


def of_set(held: list[Case]) -> dict[str, float]:
    """Figures of all articles folded at once; texts of mixed origin only where their order is proven."""
    held = [c for c in held if c.kind not in MIXED or proven(c.one, c.two)]
    origins = fold_copies([a for c in held for a in (c.one, c.two)])
    home = {page: o.id for o in origins for page in o.pages()}
    kept = [c for c in held if c.kind not in ("merged", "lifted")]  # these join the source that they share most with
    joined = [c for c in kept if home[c.one.page] == home[c.two.page]]
    right = sum(bool(c.relations) for c in joined)
    return {
        "set_recall": percent(right, sum(bool(c.relations) for c in kept)),
        "set_precision": percent(right, len(joined)),
    }


def of_speed(count: int) -> tuple[dict[str, float], list[str]]:
    """Articles a CPU second of the installed command, bytes an article, and some of the texts."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text("\n".join(made(count)), "utf-8")
        texts = [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()[:PEER_ARTICLES]]
        with path.open("rb") as lines:
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            command = [str(Path(sys.executable).with_name("twosource")), "copies", "--jsonl"]
            done = subprocess.run(command, stdin=lines, capture_output=True, check=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    origins = len(done.stdout.splitlines())
    return {"per_second": round(count / spent), "origins_missed": abs(origins - (count - count // 5))}, texts


def of_peers(held: list[Case], texts: list[str]) -> dict[str, dict[str, object]]:
    """The peers' figures, or why there are none."""
    python = PEERS / "bin" / "python"
    quiet = {"check": True, "capture_output": True, "text": True}
    try:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(PEERS)], **quiet)  # type: ignore[call-overload]
        asking = [str(python), "-c", "import datasketch, datatrove, tokenizers"]
        if subprocess.run(asking, capture_output=True).returncode:
            pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
            subprocess.run([*pip, "--upgrade", "pip>=24"], **quiet)  # type: ignore[call-overload]
            subprocess.run([*pip, *NEEDED], **quiet)  # type: ignore[call-overload]
        asked = {"pairs": [(c.one.text, c.two.text, bool(c.relations)) for c in held], "speed": texts}
        script = [str(python), str(HERE / "copies_peers.py")]
        done = subprocess.run(script, input=json.dumps(asked), env={**os.environ, "PYTHONPATH": ""}, **quiet)  # type: ignore[call-overload]
        return dict(json.loads(done.stdout.splitlines()[-1]))
    except (subprocess.CalledProcessError, OSError) as error:
        why = str(getattr(error, "stderr", None) or error).strip().splitlines()
        return {name: {"failed": why[-1] if why else "?"} for name in ("datasketch", "datatrove")}


def beside(held: list[Case], texts: list[str], per_second: float) -> dict[str, object]:
    """The table beside the peers, on every n-th pair, and the ratio of speeds."""
    part = held[::PEER_STEP]
    peers = of_peers(part, texts)
    mine = of_pairs(part)
    found = (judged(c)[0] for c in part if c.relations)
    mine = {"recall": percent(sum(found), sum(bool(c.relations) for c in part)), "precision": mine["precision"]}
    table: dict[str, object] = {"twosource": mine | {"per_second": per_second}, **peers}
    for name, row in peers.items():
        if "failed" in row:
            print(f"bench copies: {name} could not be run: {row['failed']}", file=sys.stderr)
        else:
            speed = row["per_second"]
            assert isinstance(speed, int)
            table[f"times_{name}"] = round(per_second / max(1, speed), 1)
    return table


def main(arguments: list[str]) -> int:
    """Print the figures; with --check compare them with the floors."""
    check = "--check" in arguments
    folder = next((Path(a) for a in arguments if not a.startswith("--")), HERE / "copies_texts" / "test")
    held = cases(folder, SEED, PAIRS)
    figures: dict[str, object] = {**of_pairs(held), **of_set(held[::7])}
    speed, texts = of_speed(ARTICLES)
    figures |= speed
    if check or "--peers" in arguments:
        figures |= beside(held, texts, speed["per_second"])
    print(json.dumps(figures))
    numbers = {k: v for k, v in figures.items() if isinstance(v, int | float)}
    return floors.check("copies", numbers) if check else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
