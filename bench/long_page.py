"""A page of 200,000 words: taken in by the installed command, and opened in the desk.

Run: python bench/long_page.py [--check] [--words=N], or `make long-page`; reading takes up to a minute. Prints one
JSON line: CPU and clock seconds of `twosource add`, of starting the desk on the story, and of opening the page and one
of its claims over HTTP. The desk's CPU seconds come from /proc and are null where there is none. `--check` holds
them to `bench/floors.toml`: a busy machine fails nothing.
"""

import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from html import escape
from pathlib import Path

import floors

WORDS = 200_000
TEXTS = Path(__file__).parent / "copies_texts" / "test"
LEAST = 15
"""Words of the shortest paragraph taken."""
FIGURE = re.compile(r"\b\d+\b")


def paragraphs(seed: int = 3) -> Iterator[str]:
    """Paragraphs of our own articles in random order, their figures moved each time, without end."""
    rng = random.Random(seed)
    texts = [p.read_text("utf-8") for p in sorted(TEXTS.glob("[!_]*.txt"))]
    held = [line for text in texts for line in text.split("\n") if len(line.split()) >= LEAST]
    while True:
        shift = rng.randrange(17)
        yield FIGURE.sub(lambda hit: str(int(hit[0]) + shift), rng.choice(held))  # noqa: B023  (used at once)


def page(words: int) -> str:
    """A page of so many words."""
    body: list[str] = []
    held = 0
    for paragraph in paragraphs():
        body.append(f"<p>{escape(paragraph)}</p>")
        held += len(paragraph.split())
        if held >= words:
            break
    return f"<html><head><title>The whole file</title></head><body><h1>The whole file</h1>{''.join(body)}</body></html>"


def spent(pid: int) -> float | None:
    """CPU seconds of a running process; None where the system does not tell."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def taken(pid: int, address: str) -> tuple[dict[str, float | None], bytes]:
    """CPU and clock seconds of one request, and the answer."""
    before, begun = spent(pid), time.perf_counter()
    with urllib.request.urlopen(address, timeout=600) as answer:
        body: bytes = answer.read()
    clock, after = time.perf_counter() - begun, spent(pid)
    cpu = None if before is None or after is None else round(after - before, 2)
    return {"cpu": cpu, "clock": round(clock, 2)}, body


def added(command: str, store: Path, path: Path) -> dict[str, float]:
    """CPU and clock seconds of taking the page in."""
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([command, "add", "--quiet", "--store", str(store), str(path)], check=True, stdout=sys.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"cpu": round(cpu, 1), "clock": round(time.perf_counter() - begun, 1)}


def opened(command: str, store: Path) -> dict[str, object]:
    """What starting the desk and opening the page and a claim of it cost."""
    begun = time.perf_counter()
    serving = [command, "serve", "--store", str(store), "--port", "8791"]
    with subprocess.Popen(serving, stdout=subprocess.PIPE, text=True) as desk:
        try:
            assert desk.stdout is not None
            home = desk.stdout.readline().split()[-1]
            taken(desk.pid, home)
            start = {"cpu": spent(desk.pid), "clock": round(time.perf_counter() - begun, 1)}
            _, listed = taken(desk.pid, f"{home}copies.json")
            at = f"{home}page/{json.loads(listed)[0]['articles'][0]['page']}"
            first, body = taken(desk.pid, at)
            claim = re.search(rb'href="(\?claim=[0-9a-f]+)#passage"', body)
            chosen = taken(desk.pid, at + claim.group(1).decode())[0] if claim else None
        finally:
            desk.terminate()
    return {"desk": start, "page": first, "claim": chosen, "megabytes": round(len(body) / 1e6, 1)}


def main(arguments: list[str]) -> int:
    """Print the figures; exit status 1 where a floor is missed."""
    words = int(next((a.split("=", 1)[1] for a in arguments if a.startswith("--words=")), WORDS))
    command = str(Path(sys.executable).with_name("twosource"))
    with tempfile.TemporaryDirectory() as name:
        store, path = Path(name) / "story.db", Path(name) / "long.html"
        path.write_text(page(words), "utf-8")
        figures: dict[str, object] = {"words": words, "add": added(command, store, path), **opened(command, store)}
    print(json.dumps(figures))
    costs = [c for c in (figures["page"], figures["claim"]) if isinstance(c, dict)]
    slowest = max(c["clock"] if c["cpu"] is None else c["cpu"] for c in costs)
    return floors.check("long_page", {"opens_in": slowest}) if "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
