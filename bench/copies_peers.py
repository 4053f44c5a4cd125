"""What datasketch and datatrove find among the same pairs; run by bench/copies.py in an environment of their own.

Reads {"pairs": [[text, text, copy], ...], "speed": [text, ...]} from standard input, prints one JSON object. Each peer
gets runs of five words, and the setting of a few that does best on these very pairs: more than a user could choose.
datasketch: 128 permutations, a pair is found where the estimated resemblance reaches the threshold. datatrove: a pair
is found where a bucket is equal, as its second stage does; words are split at white space (its own way takes longer).
"""

import json
import re
import sys
import tempfile
import time
from importlib.metadata import version

WORD = re.compile(r"\w+")
THRESHOLDS = (0.05, 0.1, 0.2, 0.3, 0.5, 0.8)
BUCKETS = ((14, 8), (28, 4), (56, 2))
PERMUTATIONS = 128


def shingles(text: str) -> set[str]:
    """Runs of five words."""
    words = WORD.findall(text.lower())
    return {" ".join(words[i : i + 5]) for i in range(len(words) - 4)}


def best(found: dict[str, list[bool]], wanted: list[bool]) -> dict[str, object]:
    """Recall and precision of the setting with the best F1, in per cent."""
    rows = []
    for setting, got in found.items():
        hits = sum(g and w for g, w in zip(got, wanted, strict=True))
        recall, precision = hits / sum(wanted), hits / max(1, sum(got))
        rows.append((2 * recall * precision / max(1e-9, recall + precision), recall, precision, setting))
    _, recall, precision, setting = max(rows)
    return {"setting": setting, "recall": round(100 * recall, 1), "precision": round(100 * precision, 1)}


def by_datasketch(pairs: list, texts: list[str]) -> dict[str, object]:
    """Estimated resemblance at the best threshold; speed with the index built and asked for every text."""
    from datasketch import MinHash, MinHashLSH

    def signed(text: str) -> MinHash:
        made = MinHash(num_perm=PERMUTATIONS)
        made.update_batch([s.encode() for s in shingles(text)])
        return made

    likeness = [signed(a).jaccard(signed(b)) for a, b, _ in pairs]
    out = best({f"threshold {t}": [x >= t for x in likeness] for t in THRESHOLDS}, [bool(c) for _, _, c in pairs])
    start = time.process_time()
    index = MinHashLSH(threshold=0.5, num_perm=PERMUTATIONS)
    for n, text in enumerate(texts):
        made = signed(text)
        index.query(made)
        index.insert(str(n), made)
    return out | {"per_second": round(len(texts) / (time.process_time() - start)), "version": version("datasketch")}


def by_datatrove(pairs: list, texts: list[str]) -> dict[str, object]:
    """Equal buckets at the best numbers of buckets and hashes; speed of signatures alone."""
    from datatrove.pipeline.dedup.minhash import MinhashConfig, MinhashDedupSignature
    from datatrove.utils.word_tokenizers import WordTokenizer

    class Plain(WordTokenizer):
        """Words between white space."""

        def word_tokenize(self, text: str) -> list[str]:
            """The words."""
            return text.split()

        def sent_tokenize(self, text: str) -> list[str]:
            """Not asked for."""
            return [text]

        def span_tokenize(self, text: str) -> list[tuple[int, int]]:
            """Not asked for."""
            return [(0, len(text))]

    found = {}
    speeds = {}
    for buckets, hashes in BUCKETS:
        config = MinhashConfig(n_grams=5, num_buckets=buckets, hashes_per_bucket=hashes)
        with tempfile.TemporaryDirectory() as folder:
            stage = MinhashDedupSignature(folder, config=config, language=Plain())

            def signed(text: str, stage: MinhashDedupSignature = stage) -> list:
                return stage.get_signature(stage.get_shingles(text))

            got = [any(x == y for x, y in zip(signed(a), signed(b), strict=True)) for a, b, _ in pairs]
            start = time.process_time()
            for text in texts:
                signed(text)
        setting = f"{buckets} buckets of {hashes}"
        found[setting] = got
        speeds[setting] = round(len(texts) / (time.process_time() - start))
    out = best(found, [bool(c) for _, _, c in pairs])
    return out | {"per_second": speeds[str(out["setting"])], "version": version("datatrove")}


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    result = {}
    for name, run in (("datasketch", by_datasketch), ("datatrove", by_datatrove)):
        try:
            result[name] = run(asked["pairs"], asked["speed"])
        except Exception as error:  # a peer that changed its interface must not stop the other
            result[name] = {"failed": f"{type(error).__name__}: {error}"}
    print(json.dumps(result))
