"""Times against TimeML gold: strict, relaxed and value F1, and sentences a second of one core.

Run: python bench/times.py [FOLDER] [--check] prints one JSON line; FOLDER is ../shared/data/timex. `value` and
`relaxed` are of TimeBank's last 60 documents by name, on which nothing is tuned; `tuned_*` of the tuning part.
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


def score(scorer: ModuleType, paths: Sequence[Path]) -> tuple[dict[str, float], int, float]:
    """The scorer's figures for some documents, their sentences, and the seconds that reading took."""
    lines, sentences, seconds = [], 0, 0.0
    for path in paths:
        text, published, _ = scorer.load(str(path))
        article = verbatim(path.name, text, published)
        start = time.process_time()
        found = list(find_times(article, read_tokens(article)))
        seconds += time.process_time() - start
        sentences += len(SENTENCE.findall(text)) + 1
        lines.append(line_of(path.name, found))
    with tempfile.TemporaryDirectory() as place:
        readings = Path(place) / "readings.jsonl"
        readings.write_text("\n".join(lines), "utf-8")
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            scorer.main([str(readings), *map(str, paths)])
    return dict(json.loads(out.getvalue())), sentences, seconds


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
    sentences, seconds = 0, 0.0
    for prefix, paths in parts.items():
        said, more, spent = score(scorer, paths)
        sentences, seconds = sentences + more, seconds + spent
        figures |= {f"{prefix}{k.removesuffix(' f1')}": said[k] for k in ("value f1", "relaxed f1", "strict f1")}
    figures["sentences_per_second"] = round(sentences / seconds)
    print(json.dumps(figures))
    return floors.check("times", figures) if "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
