"""Times against TimeML gold: strict, relaxed and value F1, and sentences a second of a core.

Run: python bench/times.py [FOLDER] [--check] prints one JSON line; FOLDER is ../shared/data/timex. `value` and
`relaxed` are of TimeBank's last 60 documents by name, on which nothing is tuned; `tuned_*` of the tuning part.
`sentences_per_second` is told for a core of the usual speed: a plain loop over the same text, run beside each document,
says how fast this one is just now. `sentences_per_second_here` is as the clock went.
"""

import contextlib
import importlib.util
import io
import json
import os
import re
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import floors
from twosource.articles import verbatim
from twosource.mentions import read_tokens
from twosource.mentions.times import find_times, time_grammar
from twosource.model import Mention

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("TWOSOURCE_SHARED", ROOT.parent / "shared"))
UNSEEN = 60
LOOP = 20e6
"""Characters a second that the plain loop does on the core the floor was set on (Python 3.11, nothing else running)."""
SENTENCE = re.compile(r"[.!?][\"')]*\s+(?=[A-Z\"'`(])")


def load_scorer() -> ModuleType:
    """The shared scorer, whatever it is called here."""
    spec = importlib.util.spec_from_file_location("timeml_scorer", SHARED / "scorers" / "times.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SHARED)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def line_of(name: str, mentions: Sequence[Mention]) -> str:
    """One reading as the scorer takes it."""
    timex = [{"kind": "time", "span": m.span, "time": {"timex": m.time.timex} if m.time else None} for m in mentions]
    return json.dumps({"id": name, "mentions": timex})


@dataclass
class Pace:
    """Sentences and characters read, and CPU seconds of reading and of the plain loop beside it."""

    sentences: int = 0
    characters: int = 0
    reading: float = 0.0
    looping: float = 0.0

    def figures(self) -> dict[str, float]:
        """Sentences a second, for a core of the usual speed and for this one."""
        here = self.sentences / self.reading
        usual = LOOP / (self.characters / self.looping)
        return {"sentences_per_second": round(here * usual), "sentences_per_second_here": round(here)}


def plain_loop(text: str) -> int:
    """The yardstick: how many different characters a text has, counted one by one."""
    seen: dict[str, int] = {}
    for character in text:
        seen[character] = seen.get(character, 0) + 1
    return len(seen)


def score(scorer: ModuleType, paths: Sequence[Path], pace: Pace) -> dict[str, float]:
    """The scorer's figures for some documents; what reading took is added to the pace."""
    lines = []
    for path in paths:
        text, published, _ = scorer.load(str(path))
        article = verbatim(path.name, text, published)
        start = time.process_time()
        found = list(find_times(article, read_tokens(article)))
        between = time.process_time()
        plain_loop(text)
        pace.looping += time.process_time() - between
        pace.reading += between - start
        pace.characters += len(text)
        pace.sentences += len(SENTENCE.findall(text)) + 1
        lines.append(line_of(path.name, found))
    with tempfile.TemporaryDirectory() as place:
        readings = Path(place) / "readings.jsonl"
        readings.write_text("\n".join(lines), "utf-8")
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            scorer.main([str(readings), *map(str, paths)])
    return dict(json.loads(out.getvalue()))


def main(arguments: Sequence[str]) -> int:
    """Score the unseen and the tuned parts; with --check against the floors."""
    names = [a for a in arguments if not a.startswith("--")]
    folder = Path(names[0]) if names else SHARED / "data" / "timex"
    scorer = load_scorer()
    time_grammar()
    bank = sorted((folder / "timebank").glob("*.tml"))
    parts = {"": bank[-UNSEEN:], "tuned_": bank[:-UNSEEN], "aquaint_": sorted((folder / "aquaint").glob("*.tml")),
             "wikiwars_": sorted((folder / "wikiwars").glob("*.tml"))}  # fmt: skip
    figures: dict[str, float] = {}
    pace = Pace()
    for prefix, paths in parts.items():
        said = score(scorer, paths, pace)
        figures |= {f"{prefix}{k.removesuffix(' f1')}": said[k] for k in ("value f1", "relaxed f1", "strict f1")}
    figures |= pace.figures()
    print(json.dumps(figures))
    return floors.check("times", figures) if "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
