"""Figures of the claims room: python bench/claims.py [SHARED] [--check] [--part test|train] [--spans gold] [--errors]

Reads the reader's corpus (`corpora/reader`, by default its test part) and, where SHARED (default ../shared) is there,
the body paragraphs and labelled claims of its harrow-dam story. Prints one line of JSON. Claims are matched as in
scorers/story.py: content Dice >= .5 over words, one to one; found = also a shared source word. The rest is counted
over the matched claims: voice, voice where given, pronoun (sources that are pronouns, with the right voice), stance,
certainty (macro F1, and recall of hedged and conditional together), channel (right, null included), quote, retracts,
chains (F1: every level of `via` and the voice), levels (F1: every level's source stands there, whoever it
is taken for). `--spans gold` gives the labelled spans in place of the reader's own.
"""

import argparse
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import floors

HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("TWOSOURCE_SHARED", HERE.parent.parent / "shared"))
SIDEWAYS = re.compile(r"interview|\bby$|speaking to|through", re.I)
"""Cues of a carrying level that no reader of spans marks as an attribution of its own ("cited by")."""
NEGATOR = re.compile(
    r"\b(?:not|no|never|nobody|none|nothing|neither|nor|cannot|nowhere|hardly|without)\b|n['’]t\b", re.I
)
NEGATIVE = " with a negative word"
"""Stance is told apart for contents with such a word: there the content itself may deny."""
PRONOUNS = {"he", "she", "it", "they", "we", "i", "her", "his", "their", "its", "us", "our"}
sys.path.insert(0, str(HERE))


def scorers() -> tuple[Any, Any]:
    """The scorers that lie beside the project."""
    sys.path.insert(0, str(SHARED / "scorers"))
    import common

    import story

    return common, story


LATER = "ik"
"""Files that were written after the rules: their test part tells what these are worth on texts nobody looked at."""


def corpus(part: str, later: bool = False) -> Iterator[dict[str, Any]]:
    """Texts of the reader's corpus as {id, text, publisher, names, claims}, faulty labels left out."""
    import corpus as reader_corpus

    for item in reader_corpus.load():
        if part not in {item["part"], "all"} or (item["id"][0] in LATER) != later:
            continue
        yield item | {"claims": [c for c in item["claims"] if "fault" not in c]}


def harrow(shared: Path) -> Iterator[dict[str, Any]]:
    """Pages of harrow-dam as texts like the corpus'; label keys turned into the corpus'."""
    folder = shared / "stories" / "harrow-dam" / "gold.json"
    if not folder.exists():
        return
    gold = json.loads(folder.read_text("utf-8"))
    for page in gold["pages"]:
        starts, at = [], 0
        for p in page["body_paragraphs"]:
            starts.append(at)
            at += len(p) + 2

        def place(spans: Any, starts: list[int] = starts) -> list[list[int]]:
            spans = [spans] if spans and isinstance(spans[0], int) else spans or []
            return [[starts[p] + s, starts[p] + e] for p, s, e in spans]

        claims = [
            c | {"spans": {"content": place(c["spans"]["content"]), "cue": (place(c["spans"]["cue"]) or [None])[0],
                           "source": (place(c["spans"]["source"]) or [None])[0], "via": []}}
            for c in gold["claims"] if c["page"] == page["file"]
        ]  # fmt: skip
        yield {"id": page["file"], "text": "\n\n".join(page["body_paragraphs"]), "publisher": page.get("publisher"),
               "entities": gold["entities"], "claims": claims}  # fmt: skip


def hull(inner: list[Any], own: tuple[Any, ...]) -> tuple[tuple[int, int], ...]:
    """What an outer level says: all from the inner one's first word to its last, its own cue and source left out."""
    pieces = [(min(p[0] for p in inner), max(p[1] for p in inner))]
    for low, high in own:
        pieces = [q for s, e in pieces for q in ((s, min(e, low)), (max(s, high), e)) if q[1] > q[0]]
    return tuple(pieces)


def gold_signals(item: dict[str, Any]) -> Any:
    """The labelled spans as the encoder would give them; an outer level's content is what its inner claim spans."""
    from twosource.model import Attribution, Signals

    def one(span: Any) -> tuple[Any, ...]:
        return (tuple(span),) if span else ()

    found = []
    for c in item["claims"]:
        s = c["spans"]
        found.append(Attribution(tuple(tuple(p) for p in s["content"]), one(s["cue"]), one(s["source"])))
        inner = [p for p in (*s["content"], s["cue"], s["source"]) if p]
        for level in reversed(s["via"]):
            if level["source"] and level["cue"] and not SIDEWAYS.search(item["text"][slice(*level["cue"])]):
                own = (level["source"], level["cue"])
                if not any(o[0] < p[1] and p[0] < o[1] for o in own for p in inner):
                    found.append(Attribution(hull(inner, own), one(level["cue"]), one(level["source"])))
                    inner = [*inner, level["cue"], level["source"]]
    return Signals("gold", tuple(dict.fromkeys(found)))


def read(item: dict[str, Any], signals: Callable[[Any, dict[str, Any]], Any]) -> tuple[Any, ...]:
    """The claims of one text as the installed rooms read them."""
    from dataclasses import replace

    from twosource.articles import verbatim
    from twosource.claims import read_claims

    article = replace(verbatim(item["id"], item["text"]), publisher=item["publisher"], language="en")
    given = signals(article, item)
    try:
        from twosource.mentions import find_mentions

        mentions = find_mentions(article, given)
    except (ImportError, AttributeError):
        mentions = ()
    return read_claims(article, given, mentions)[0] or ()


def score(
    items: Iterator[dict[str, Any]], signals: Callable[[Any, dict[str, Any]], Any], errors: bool
) -> dict[str, Any]:
    """All figures over some texts."""
    common, story = scorers()
    n: Counter[str] = Counter()
    labels: list[tuple[str, str]] = []
    for item in items:
        names = story.names_of({"entities": item["entities"]})
        words = common.Text(item["text"])
        claims = read(item, signals)
        gold_rows = [
            (words.words(c["spans"]["content"]), words.words([s] if (s := c["spans"]["source"]) else []), c)
            for c in item["claims"]
        ]
        read_rows = [(words.words(c.content), words.words(c.source), c) for c in claims]
        n["gold"] += len(gold_rows)
        n["read"] += len(read_rows)
        n["chains gold"] += sum(bool(c["via"]) for c in item["claims"])
        n["chains read"] += sum(bool(c.through) for c in claims)
        pairs = common.match(gold_rows, read_rows, lambda g, p: common.dice(g[0], p[0]), 0.5)
        if errors:
            report_spans(item, gold_rows, read_rows, pairs)
        for i, j in pairs:
            want, got = gold_rows[i][2], read_rows[j][2]
            n["found"] += not gold_rows[i][1] or bool(gold_rows[i][1] & read_rows[j][1])
            labels.append((want["certainty"], got.certainty))
            wrong = compare(story, names, item, want, got, n)
            if errors and wrong:
                report(item, want, got, wrong)
    return figures(common, n, labels)


def compare(story: Any, names: Any, item: dict[str, Any], want: dict[str, Any], got: Any, n: Counter[str]) -> list[str]:
    """Count what is right of one matched pair; the names of what is wrong."""
    voice = {"name": got.voice.name} if got.voice else None
    content = " ".join(item["text"][a:b] for a, b in got.content)
    right = {
        "voice": story.same_voice(names, want["speaker"], voice) if want["speaker"] else voice is None,
        "stance" + NEGATIVE * bool(NEGATOR.search(content)): want["polarity"] == got.stance,
        "certainty": want["certainty"] == got.certainty,
        "quote": want["quote"] == got.quote,
        "retracts": bool(want.get("retracts")) == got.retracts,
    }
    if "channel" in want:
        right["channel"] = want["channel"] == got.channel
        n["channel named"] += bool(want["channel"])
        n["channel named right"] += bool(want["channel"]) and right["channel"]
        n["channel given"] += bool(got.channel)
        right["doubt"] = bool(want["doubt"]) == bool(got.doubt)
        right["rests on"] = bool(want["rests_on"]) == bool(got.rests_on)
    source = want["spans"]["source"]
    if source and item["text"][slice(*source)].lower() in PRONOUNS:
        right["pronoun"] = right["voice"]
    if got.voice is not None and not got.voice.unresolved:
        right["voice where given"] = right["voice"]
    if want["via"] or got.through:
        chain = len(want["via"]) == len(got.through) and all(
            story.same_voice(names, v, {"name": t.name}) for v, t in zip(want["via"], got.through, strict=False)
        )
        right["chain"] = chain and right["voice"]
        n["chains right"] += bool(want["via"]) and right["chain"]
        n["levels right"] += bool(want["via"]) and same_levels(want, got.through)
    for key, good in right.items():
        n[key] += 1
        n[key + " right"] += bool(good)
    return [k for k, good in right.items() if not good]


def same_levels(want: dict[str, Any], got: Any) -> bool:
    """Whether the links stand where the labelled levels do, in order, whoever they are taken for."""
    places = [level["source"] for level in want["spans"]["via"]] or [None] * len(want["via"])
    return len(places) == len(got) and all(
        not at or any(s < at[1] and at[0] < e for s, e in link.source) for at, link in zip(places, got, strict=True)
    )


def figures(common: Any, n: Counter[str], labels: list[tuple[str, str]]) -> dict[str, Any]:
    """Percentages from the counts."""

    def share(key: str) -> float | None:
        return round(100 * n[key + " right"] / n[key], 1) if n[key] else None

    macro = [
        2 * sum(w == g == k for w, g in labels) / total
        for k in ("flat", "hedged", "conditional")
        if (total := sum((w == k) + (g == k) for w, g in labels))
    ]
    unsure = [(w, g) for w, g in labels if w != "flat"]
    out: dict[str, Any] = {"claims": common.prf(n["found"], n["read"], n["gold"])}
    for key in (
        "voice",
        "voice where given",
        "pronoun",
        "stance",
        "stance" + NEGATIVE,
        "certainty",
        "quote",
        "retracts",
        "channel",
        "doubt",
        "rests on",
    ):
        out[key] = share(key)
    out["channel f1"] = common.prf(n["channel named right"], n["channel given"], n["channel named"])["f1"]
    out["certainty macro f1"] = round(100 * sum(macro) / max(1, len(macro)), 1)
    out["hedged and conditional recall"] = round(100 * sum(w == g for w, g in unsure) / max(1, len(unsure)), 1)
    out["chains"] = common.prf(n["chains right"], n["chains read"], n["chains gold"])
    out["levels"] = common.prf(n["levels right"], n["chains read"], n["chains gold"])
    return out


def report_spans(item: dict[str, Any], gold: list[Any], got: list[Any], pairs: list[tuple[int, int]]) -> None:
    """Print what was missed and what was read where nothing is labelled."""
    cut = lambda spans: " | ".join(item["text"][s:e] for s, e in spans)  # noqa: E731
    hit, seen = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, g in enumerate(gold):
        if i not in hit:
            print(f"MISSED {item['id']}: [{g[2]['source']}] <{g[2]['cue']}> {g[2]['content']}", file=sys.stderr)
    for j, p in enumerate(got):
        if j not in seen:
            print(f"EXTRA  {item['id']}: [{cut(p[2].source)}] <{cut(p[2].cue)}> {cut(p[2].content)}", file=sys.stderr)


def report(item: dict[str, Any], want: dict[str, Any], got: Any, wrong: list[str]) -> None:
    """Print one matched claim that is wrong somewhere."""
    voice = got.voice and (got.voice.name, got.voice.unresolved)
    labels = [want.get(k) for k in ("polarity", "certainty", "channel", "quote", "doubt", "rests_on")]
    doubt = [item["text"][s:e] for s, e in got.doubt]
    print(
        f"WRONG  {item['id']} {wrong}: [{want['source']}] <{want['cue']}> {str(want['content'])[:110]}\n"
        f"         want {want['speaker']} via {want['via']} {labels}\n"
        f"         got  {voice} via {[t.name for t in got.through]} "
        f"{[got.stance, got.certainty, got.channel, got.quote, doubt, [b.name for b in got.rests_on]]}",
        file=sys.stderr,
    )


def main(arguments: list[str]) -> int:
    """Print the figures; with --check, 1 where one has fallen below bench/floors.toml [claims]."""
    parser = argparse.ArgumentParser()
    parser.add_argument("shared", nargs="?", default=str(SHARED))
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--part", default="test")
    parser.add_argument("--spans", default="encoder", choices=["rules", "gold", "encoder"])
    parser.add_argument("--errors", default="", choices=["", "corpus", "later", "harrow"], nargs="?", const="corpus")
    args = parser.parse_args(arguments)
    if args.spans == "gold":
        signals: Callable[[Any, dict[str, Any]], Any] = lambda article, item: gold_signals(item)  # noqa: E731
    elif args.spans == "encoder":
        from twosource.encoder import read_signals

        signals = lambda article, item: read_signals(article)  # noqa: E731
    else:
        signals = lambda article, item: None  # noqa: E731
    out = {
        "corpus": score(corpus(args.part), signals, args.errors == "corpus"),
        "later": score(corpus(args.part, later=True), signals, args.errors == "later"),
        "harrow-dam": score(harrow(Path(args.shared)), signals, args.errors == "harrow"),
    }
    print(json.dumps(out))
    return floors.check("claims", out) if args.check else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
