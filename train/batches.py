"""Windows of labelled texts as tensors, made afresh each epoch with other cuts, names, quote marks and gaps."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from train import nested
from train.texts import Labelled, Said, Span
from twosource.encoder.pieces import SHAPES, cut

WINDOW = 254  # pieces beside [CLS] and [SEP]; longer ones cost as much a piece and read no better
BUDGET = 3300  # pieces of a batch, padding included
POOL = 24  # batches whose windows are sorted by length together
CLS, SEP, MASK = 101, 102, 103
QUOTES = {1523: "open", 1524: "close", 1000: "either"}
STYLES = ((1520, 1521), (1005, 1005), (1000, 1000), (1077, 1090), (1523, 1524), (1525, 1523))
SWAP, RESTYLE, GAP = 0.7, 0.3, 0.04  # shares of texts renamed, restyled, and of words hidden
CHANGE = {1: 0.9, 3: 0.6, 5: 0.7}  # shares of the names changed in a renamed text, by kind
INVENTED = 0.5  # of these, the share that gets a word nobody has seen
CAPITALS = (1, 2)  # shapes of words that begin with a capital
ONSETS = ("b", "br", "c", "ch", "d", "dr", "f", "g", "gr", "h", "j", "k", "kr", "l", "m", "n", "p", "pr", "qu", "r",
          "s", "sh", "sk", "st", "t", "th", "tr", "v", "w", "y", "z", "")  # fmt: skip
NUCLEI = ("a", "e", "i", "o", "u", "ai", "ea", "ie", "ou", "ar", "er", "or", "en", "an", "al")
CODAS = ("", "", "l", "n", "r", "s", "t", "x", "ck", "rd", "nd", "sk", "ov", "ic", "son", "berg", "ton", "ez", "ini")
IGNORE = -100
KINDS = ("cue", "source", "content")
BIES = 4  # begin, inside, end, single

Array = np.ndarray
Anchor = tuple[int, int, np.ndarray, Said, np.ndarray]  # window, piece, labels of the window's words, what it is, doubt


@dataclass(slots=True)
class Stock:
    """Distinct words of names by kind (1 person, 3 organisation, 5 place), as piece ids, and these as bytes."""

    words: dict[int, list[np.ndarray]]
    known: dict[int, frozenset[bytes]]


@dataclass(slots=True)
class Row:
    """A text in the words of one epoch: pieces of each word, and labels in word numbers."""

    text: Labelled
    words: list[np.ndarray]
    forms: np.ndarray


@dataclass(slots=True)
class Window:
    """A stretch of words of a row."""

    row: Row
    start: int
    end: int


@dataclass(slots=True)
class Batch:
    """Tensors of a batch; positions count [CLS] as 0. `anchors` are (window, piece, labels of the window's words)."""

    ids: Tensor
    forms: Tensor
    mask: Tensor
    first: Tensor
    roles: Tensor
    names: Tensor
    closed: Tensor
    anchors: list[Anchor]


def base_words(text: Labelled) -> list[np.ndarray]:
    """The piece ids of each word."""
    return np.split(text.pieces.ids, text.heads[1:])


def name_stock(texts: list[Labelled]) -> Stock:
    """The names of the texts; words also used with a small letter ("ministry", "river") are left out: they tell what a
    body is, and stay."""
    stock: dict[int, dict[bytes, np.ndarray]] = {1: {}, 3: {}, 5: {}}
    small = {w.tobytes() for t in texts for w, f in zip(base_words(t), _shapes(t), strict=True) if f == 0}
    for text in texts:
        words, shapes = base_words(text), _shapes(text)
        for i in np.flatnonzero(text.names).tolist():
            if shapes[i] in CAPITALS and words[i].tobytes() not in small:
                stock[_kind(text, i)][words[i].tobytes()] = words[i]
    known = {kind: frozenset(found) for kind, found in stock.items()}
    return Stock({kind: list(found.values()) for kind, found in stock.items()}, known)


def _shapes(text: Labelled) -> Array:
    return np.asarray(text.pieces.forms[text.heads] % SHAPES)


def _kind(text: Labelled, word: int) -> int:
    """The kind of the name a word stands in: 1 person, 3 organisation, 5 place."""
    return int(text.names[word] - 1) // 2 * 2 + 1 if text.names is not None else 1


def row_of(text: Labelled, stock: Stock, rng: np.random.Generator) -> Row:
    """A text as this epoch sees it: sometimes with other names and other quote marks, always with a few gaps."""
    words = base_words(text)
    heads = text.pieces.forms[text.heads].copy()
    if rng.random() < SWAP:
        _rename(text, words, stock, rng)
    if rng.random() < RESTYLE:
        _restyle(words, STYLES[rng.integers(len(STYLES))])
    for i in np.flatnonzero(rng.random(len(words)) < GAP).tolist():
        if heads[i] % SHAPES != 4:
            words[i] = np.full(len(words[i]), MASK)
    return Row(text, words, heads)


def _rename(text: Labelled, words: list[np.ndarray], stock: Stock, rng: np.random.Generator) -> None:
    """Exchange names for others of their kind or for invented ones, the same word everywhere in the text alike."""
    swaps: dict[bytes, np.ndarray] = {}
    shapes = _shapes(text)
    for i in np.flatnonzero(text.names).tolist():
        key, kind = words[i].tobytes(), _kind(text, i)
        if shapes[i] not in CAPITALS or key not in stock.known[kind]:
            continue
        if key not in swaps:
            swaps[key] = words[i]
            if rng.random() < CHANGE[kind]:
                others = stock.words[kind]
                swaps[key] = invented(rng) if rng.random() < INVENTED else others[rng.integers(len(others))]
        words[i] = swaps[key]


def invented(rng: np.random.Generator) -> np.ndarray:
    """A name nobody bears, as piece ids: one to three syllables of no language."""
    parts = [ONSETS[rng.integers(len(ONSETS))] + NUCLEI[rng.integers(len(NUCLEI))] for _ in range(rng.integers(1, 4))]
    word = "".join(parts) + CODAS[rng.integers(len(CODAS))]
    return cut(word, [(0, len(word))]).ids


def _restyle(words: list[np.ndarray], style: tuple[int, int]) -> None:
    opened = False
    for i, word in enumerate(words):
        side = QUOTES.get(int(word[0])) if len(word) == 1 else None
        if side:
            opens = side == "open" or (side == "either" and not opened)
            words[i] = np.array([style[0] if opens else style[1]])
            opened = opens


def windows_of(row: Row, rng: np.random.Generator) -> list[Window]:
    """Cut a row at sentence ends into windows of at most WINDOW pieces; the first is cut at random."""
    total = np.concatenate([[0], np.cumsum([len(w) for w in row.words])])
    room = int(rng.integers(60, WINDOW + 1))
    found, start, at = [], 0, 0
    for _, end in row.text.sentences:
        while total[end] - total[start] > room:
            if at == start:  # one sentence fills more than a window: cut inside it
                at = max(start + 1, int(np.searchsorted(total, total[start] + room, "right")) - 1)
            found.append(Window(row, start, at))
            start, room = at, WINDOW
        at = end
    return [*found, Window(row, start, len(row.words))] if start < len(row.words) else found


def trimmed(spans: list[Span], text: Labelled) -> list[Span]:
    """Spans without marks at their edges; pieces parted by marks alone become one. Marks alone stay as they are."""
    mark = text.pieces.forms[text.heads] % SHAPES == 4
    found: list[Span] = []
    for a, b in sorted(spans):
        while a < b and mark[a]:
            a += 1
        while b > a and mark[b - 1]:
            b -= 1
        if a >= b:
            continue
        if found and mark[found[-1][1] : a].all():
            found[-1] = (found[-1][0], b)
        else:
            found.append((a, b))
    return found or spans


def labels_of(said: Said, text: Labelled, start: int, end: int, kinds: tuple[str, ...] = KINDS) -> np.ndarray:
    """Labels of the words from start to end: 0, else 1 + 4 * role + (begin, inside, end, single)."""
    labels = np.zeros(end - start, np.int64)
    for role, kind in reversed(list(enumerate(kinds))):
        for a, b in trimmed(getattr(said, kind) or [], text):
            a, b = a - start, b - start
            if a < 0 or b > end - start:
                continue
            base = 1 + BIES * role
            labels[a:b] = base + 1
            labels[a], labels[b - 1] = base, base + 2
            if b - a == 1:
                labels[a] = base + 3
    return labels


def batch_of(windows: list[Window]) -> Batch:
    """Pad windows into one batch with all targets."""
    sizes = [sum(len(w) for w in win.row.words[win.start : win.end]) + 2 for win in windows]
    shape = (len(windows), max(sizes))
    ids, forms, names = (np.zeros(shape, np.int64) for _ in range(3))
    mask, first, closed = (np.zeros(shape, np.float32) for _ in range(3))
    names += IGNORE
    roles = np.zeros((*shape, 6), np.float32)
    anchors: list[Anchor] = []
    for k, win in enumerate(windows):
        text, words = win.row.text, win.row.words[win.start : win.end]
        lengths = np.array([len(w) for w in words])
        at = np.concatenate([[0], np.cumsum(lengths)]) + 1  # piece position of each word's head
        n = int(at[-1])
        ids[k, 0], ids[k, n], ids[k, 1:n] = CLS, SEP, np.concatenate(words)
        mask[k, : n + 1] = 1
        first[k, at[:-1]] = 1
        forms[k, 1:n] = np.repeat(win.row.forms[win.start : win.end], lengths)
        if text.names is not None:
            names[k, at[:-1]] = text.names[win.start : win.end]
        for said in text.said:
            _place(said, win, k, at, roles, closed, anchors)
    tensors = [torch.from_numpy(x) for x in (ids, forms, mask, first, roles, names, closed)]
    return Batch(*tensors, anchors)


def _place(said: Said, win: Window, k: int, at: Array, roles: Array, closed: Array, anchors: list[Anchor]) -> None:
    text = win.row.text
    spans = {kind: trimmed(getattr(said, kind), text) for kind in KINDS}
    every = [s for kind in KINDS for s in spans[kind]]
    if not every or max(b for _, b in every) <= win.start or min(a for a, _ in every) >= win.end:
        return
    for role, kind in enumerate(KINDS):
        for a, b in spans[kind]:
            a, b = max(a, win.start) - win.start, min(b, win.end) - win.start
            if a < b:
                roles[k, at[a], 2 * role] = 1
                roles[k, at[a] : at[b], 2 * role + 1] = 1
    cue = (spans["cue"] or spans["content"])[0]
    whole = all(a >= win.start and b <= win.end for a, b in every)
    if win.start <= cue[0] < win.end:
        a, b = cue[0] - win.start, min(cue[1], win.end) - win.start
        closed[k, at[a] : at[b] if spans["cue"] else at[a] + 1] = 1
        if whole:
            labels = labels_of(said, text, win.start, win.end)
            doubt = labels_of(said, text, win.start, win.end, ("doubt",))
            anchors.append((k, int(at[a]), labels, said, doubt))


def padded(labels: list[np.ndarray], size: int) -> Tensor:
    """Labels of the words of several windows as one tensor [k, size], IGNORE behind each."""
    found = np.full((len(labels), size), IGNORE, np.int64)
    for row, mine in zip(found, labels, strict=True):
        row[: len(mine)] = mine
    return torch.from_numpy(found)


def epoch(texts: list[Labelled], stock: Stock, rng: np.random.Generator) -> Iterator[tuple[float, Batch]]:
    """The batches of one pass over the texts in random order, each with the share of the pass that lies behind it."""
    voices = nested.sources(texts)
    seen = (nested.with_chains(t, voices, rng) for t in texts)
    windows = [w for t in seen for w in windows_of(row_of(t, stock, rng), rng)]
    rng.shuffle(windows)
    sizes = [sum(len(w) for w in win.row.words[win.start : win.end]) + 2 for win in windows]
    pool = POOL * BUDGET // (sum(sizes) // len(sizes))
    for a in range(0, len(windows), pool):
        groups = grouped(sorted(range(a, min(a + pool, len(windows))), key=lambda i: sizes[i]), sizes)
        rng.shuffle(groups)
        for k, group in enumerate(groups):
            behind = a + min(pool, len(windows) - a) * k / len(groups)
            yield behind / len(windows), batch_of([windows[i] for i in group])


def grouped(order: list[int], sizes: list[int]) -> list[list[int]]:
    """Windows in order of their sizes, cut into batches of at most BUDGET padded pieces."""
    groups: list[list[int]] = [[]]
    for i in order:
        if groups[-1] and sizes[i] * (len(groups[-1]) + 1) > BUDGET:
            groups.append([])
        groups[-1].append(i)
    return groups
