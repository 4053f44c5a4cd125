"""Chains made from single statements while training: a sentence that reports one voice gets a second around it.

The corpora hold few chains, and a reader that saw few of them takes the inner speaker for part of what the outer one
says. Sources are taken from the training texts themselves; the corpus on disk is not touched.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from train.texts import Labelled, Said, Span
from twosource.encoder.pieces import SHAPES, Pieces, cut, tokenizer

SHARE, MOST = 0.3, 2  # share of texts in an epoch that get chains, and how many at most
SOURCE_WORDS = 9  # longer sources are seldom met in the middle of a sentence
SENTENCE_WORDS = 60  # with a second voice around it a longer sentence would not fit the linker's reach
LEADS = ("said", "reported", "claimed", "wrote", "recalled", "testified", "says", "has said", "confirmed", "noted",
         "alleged", "insisted", "reports", "maintained", "had said")  # fmt: skip
TAILS = ("said", "reported", "wrote", "says", "claimed", "recalled", "noted")
BY = "according to"
SMALL = frozenset("the a an he she it they we i his her its their our some many most one two no this that".split())
"""First words of a sentence that are written small inside one."""
BOUND = frozenset("who whose which what that nearly".split())
"""First words of sources that hang on what stands before them."""


@dataclass(slots=True)
class Words:
    """Words as piece ids with their forms and name labels."""

    ids: list[np.ndarray]
    forms: np.ndarray
    names: np.ndarray

    def __add__(self, other: "Words") -> "Words":
        """Both, one after the other."""
        joined = (np.concatenate([a, b]) for a, b in ((self.forms, other.forms), (self.names, other.names)))
        return Words([*self.ids, *other.ids], *joined)


def words_of(text: Labelled, span: Span | None = None) -> Words:
    """The words of a text or of a span of it."""
    a, b = span or (0, len(text.heads))
    ids = np.split(text.pieces.ids, text.heads[1:])[a:b]
    names = text.names if text.names is not None else np.zeros(len(text.heads), np.int8)
    return Words(ids, text.pieces.forms[text.heads][a:b].copy(), names[a:b].copy())


def plain(words: str) -> Words:
    """Words of our own."""
    if not words:
        return Words([], np.zeros(0, np.int64), np.zeros(0, np.int8))
    pieces = cut(words, [(0, len(words))])
    heads = np.flatnonzero(np.diff(pieces.words, prepend=-1))
    forms = pieces.forms[heads] % SHAPES
    return Words(np.split(pieces.ids, heads[1:]), forms, np.zeros(len(heads), np.int8))


def sources(texts: Sequence[Labelled]) -> list[Words]:
    """Sources of the texts that can stand anywhere: short, more than a pronoun."""
    found = []
    for text in texts:
        for said in text.said:
            if len(said.source) == 1 and 1 <= said.source[0][1] - said.source[0][0] <= SOURCE_WORDS:
                words = words_of(text, said.source[0])
                words.forms %= SHAPES
                first = _word(words.ids[0])
                words.forms[0] *= first not in SMALL
                if (len(words.ids) > 1 or words.names[0]) and first not in BOUND:
                    found.append(words)
    return found


def _word(ids: np.ndarray) -> str:
    return str(tokenizer().decode(ids.tolist()))


def with_chains(text: Labelled, stock: Sequence[Words], rng: np.random.Generator) -> Labelled:
    """The text with a second voice around some of its statements; as it is where none can take one."""
    if rng.random() >= SHARE or not stock:
        return text
    can = [s for s in text.sentences if _single(text, s) is not None]
    rng.shuffle(can)
    chosen = sorted(tuple(s) for s in can[:MOST])
    for sentence in reversed(chosen):
        text = _around(text, (int(sentence[0]), int(sentence[1])), stock[rng.integers(len(stock))], rng)
    return text


def _single(text: Labelled, sentence: Span) -> Said | None:
    """The one statement of a sentence in the order source, cue, content, none of it inside quotation marks at its
    edges; None where the sentence is of another make."""
    a, b = sentence
    mine = [s for s in text.said if any(x < b and y > a for part in (s.cue, s.source, s.content) for x, y in part)]
    if len(mine) != 1 or b - a > SENTENCE_WORDS or b - a < 7:
        return None
    said = mine[0]
    spans = [*said.source, *said.cue, *said.content]
    if len(said.source) != 1 or len(said.cue) != 1 or not said.content or min(x for x, _ in spans) != a:
        return None
    ordered = said.source[0][0] < said.cue[0][0] < said.content[0][0] and max(y for _, y in spans) <= b
    forms = text.pieces.forms[text.heads]
    inside = (forms[[a, b - 1]] // SHAPES) % 2
    return said if ordered and forms[b - 1] % SHAPES == 4 and not inside.any() else None


def _around(text: Labelled, sentence: Span, source: Words, rng: np.random.Generator) -> Labelled:
    a, b = sentence
    kind = rng.random()
    forms = text.pieces.forms[text.heads]
    first = int(forms[a])
    stop = b - 1
    if kind < 0.5:  # `Y said (that) ...`
        lead = plain(LEADS[rng.integers(len(LEADS))])
        that = plain("that") if rng.random() < 0.7 else plain("")
        head = _opening(source, first) + lead + that
        n, m = len(source.ids), len(source.ids) + len(lead.ids)
        outer = Said([(a + n, a + m)], [(a, a + n)], [(a + m, stop + len(head.ids))])
        return _inserted(_lowered(text, a), a, head, outer)
    if kind < 0.65:  # `According to Y, ...`
        by = plain("According to")
        by.forms[0] += first - first % SHAPES
        head = by + source + plain(",")
        n = len(source.ids)
        outer = Said([(a, a + 2)], [(a + 2, a + 2 + n)], [(a + len(head.ids), stop + len(head.ids))])
        return _inserted(_lowered(text, a), a, head, outer)
    comma = plain(",")
    if kind < 0.85:  # `..., according to Y.`
        tail = comma + plain(BY) + source
        outer = Said([(stop + 1, stop + 3)], [(stop + 3, stop + 3 + len(source.ids))], [(a, stop)])
    else:  # `..., Y reported.`
        verb = plain(TAILS[rng.integers(len(TAILS))])
        tail = comma + source + verb
        n = stop + 1 + len(source.ids)
        outer = Said([(n, n + len(verb.ids))], [(stop + 1, n)], [(a, stop)])
    return _inserted(text, stop, tail, outer)


def _opening(words: Words, form: int) -> Words:
    """Words that open a sentence: the first with a capital and with the place of the one before."""
    forms = words.forms.copy()
    forms[0] = max(1, int(forms[0])) if forms[0] in (0, 1, 2) else forms[0]
    forms[0] += form - form % SHAPES
    return Words(words.ids, forms, words.names)


def _lowered(text: Labelled, at: int) -> Labelled:
    """The text with a word that no longer opens its sentence; what may be a name keeps its capital."""
    pieces = text.pieces
    forms = pieces.forms.copy()
    here = pieces.words == at
    forms[here] = forms[here] % SHAPES
    if forms[here][0] == 1 and _word(pieces.ids[here]) in SMALL:
        forms[here] = 0
    return replace(text, pieces=replace(pieces, forms=forms))


def _inserted(text: Labelled, at: int, new: Words, outer: Said) -> Labelled:
    """The text with words put before word `at`, every label moved, and one more statement."""
    count = len(new.ids)
    every = words_of(text)
    words = Words(every.ids[:at], every.forms[:at], every.names[:at]) + new
    words += Words(every.ids[at:], every.forms[at:], every.names[at:])
    lengths = [len(w) for w in words.ids]
    numbers = np.repeat(np.arange(len(lengths)), lengths)
    nowhere = np.zeros(len(numbers), np.int64)
    pieces = Pieces(np.concatenate(words.ids), nowhere, nowhere, numbers, np.repeat(words.forms, lengths))
    heads = np.flatnonzero(np.diff(numbers, prepend=-1))

    def moved(spans: list[Span]) -> list[Span]:
        return [(a + count * (a >= at), b + count * (b > at)) for a, b in spans]

    said = [
        replace(s, cue=moved(s.cue), source=moved(s.source), content=moved(s.content),
                doubt=None if s.doubt is None else moved(s.doubt)) for s in text.said
    ]  # fmt: skip
    sentences = [(a + count * (a > at), b + count * (b > at)) for a, b in text.sentences]
    return replace(text, pieces=pieces, heads=heads, sentences=sentences, said=[*said, outer], names=words.names)
