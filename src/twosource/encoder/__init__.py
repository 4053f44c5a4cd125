"""Article -> Signals: the one model, run once an article.

`read_signals(article)` gives attributions and names, or None where the weights are not installed;
`likeness(texts)` gives vectors that tell how alike short texts are.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise

import numpy as np

from twosource.encoder.decode import Floats
from twosource.encoder.passes import sensed
from twosource.encoder.pieces import Pieces, cut
from twosource.encoder.reading import read
from twosource.encoder.weights import card, session
from twosource.encoder.windows import WHOLE, Window
from twosource.model import Article, Signals, Span

__all__ = ["likeness", "maker", "read_signals"]

WIDTH = 384


def maker() -> str:
    """The name and version of the shipped reader, as records carry it."""
    return f"reader {card().version}"


def read_signals(article: Article) -> Signals | None:
    """Read the paragraphs and lists of an article; None where the weight file is missing (the rules read then).

    Spans are code point offsets into `article.text`. Raises BadModel where the weight file is a wrong one.
    """
    opened = session()
    if opened is None:
        return None
    return read(opened, card(), maker(), article.text, [b.span for b in article.reading_blocks()])


def likeness(texts: Sequence[str], parts: Sequence[Sequence[Span]] | None = None) -> Floats | None:
    """Unit vectors [texts, 384] whose dot product is the likeness of two texts; an empty text gives zeros.

    A text is read up to its 254th word piece. With `parts`, spans of each text, a vector is that of these alone, read
    among the words around them. None where the weight file is missing.
    """
    opened = session()
    if opened is None:
        return None
    flat = [" ".join(text.split()) if parts is None else text.replace("\n", " ") for text in texts]
    starts = list(accumulate((len(text) + 1 for text in flat), initial=0))
    pieces = cut("\n".join(flat), [(a, a + len(text)) for a, text in zip(starts, flat, strict=False)])
    edges = np.searchsorted(pieces.starts, starts).tolist()
    whose = {a: i for i, (a, b) in enumerate(pairwise(edges)) if b > a}
    spans = [Window(edges[i], edges[i], edges[i], min(edges[i + 1], edges[i] + WHOLE)) for i in whose.values()]
    vectors = np.zeros((len(texts), WIDTH), np.float32)
    for window, rows in sensed(opened, pieces, spans):
        i = whose[window.start]
        vectors[i] = unit(_pooled(rows, window, pieces, parts[i], starts[i]) if parts is not None else rows.sum(0))
    return vectors


def _pooled(rows: Floats, window: Window, pieces: Pieces, spans: Sequence[Span], offset: int) -> Floats:
    """The sum over the pieces that stand in one of the spans; over all where none does."""
    here = slice(window.start, window.start + len(rows))
    begins, ends = pieces.starts[here] - offset, pieces.ends[here] - offset
    inside = np.zeros(len(rows), bool)
    for start, end in spans:
        inside |= (begins >= start) & (ends <= end)
    found: Floats = rows[inside if inside.any() else slice(None)].sum(0)
    return found


def unit(vector: Floats) -> Floats:
    """A vector scaled to length one; zeros stay zeros, and what is no number becomes zero."""
    clean = np.nan_to_num(np.asarray(vector, np.float32))
    length = float(np.linalg.norm(clean))
    return clean / length if length > 0 else clean
