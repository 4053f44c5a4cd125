"""Noun phrases around a cue: who is its subject, where a phrase ends. Rules over words; no parser."""

from twosource.claims.segment import Layout, Word
from twosource.claims.words import cue_forms, lexicon

Range = tuple[int, int]
LONGEST_SUBJECT = 40
"""Words a source phrase may have, appositions included; in PolNeAR train 99.9 % have 35 or fewer."""
DASHES = frozenset("–—-")
COUNTS = frozenset("neither no some many several most few both all none nobody everyone".split())
"""Words that begin a clause after a comma, never an apposition."""
STOPS = frozenset(".;:?!…(\"“”„«»‘’'") | DASHES


def grammar(kind: str) -> frozenset[str]:
    """A closed class of words from `lexicon/grammar.toml`."""
    return lexicon("grammar")[kind]


def back_over_adverbs(words: tuple[Word, ...], low: int, at: int) -> int:
    """Number of the last word before `at` that is no auxiliary, adverb or day name between subject and cue."""
    j = at - 1
    while j >= low:
        w = words[j].low
        if w in lexicon("cues")["between"] or (w.endswith("ly") and not words[j].capital):
            j -= 1
        elif w in grammar("weekdays"):
            j -= 1
            j -= j >= low and words[j].low in {"on", "last", "late", "early", "this"}
        elif w == "," and j - 2 >= low and words[j - 2].low == "," and words[j - 1].low in lexicon("cues")["between"]:
            j -= 3
        else:
            break
    return j


def subject_before(layout: Layout, low: int, cue: int) -> Range | None:
    """Words of the noun phrase that ends just before a cue, its appositions included; None where there is none."""
    words = layout.words
    j = back_over_adverbs(words, low, cue)
    if j > low and words[j].low == ")":
        opening = next((k for k in range(j, low, -1) if words[k].low == "("), None)
        end = j + 1
        j = opening - 1 if opening is not None else j
        return _trim(words, (_phrase_start(words, low, j), end)) if opening is not None else None
    if j < low:
        return None
    if words[j].low == ",":
        head = _apposition_head(words, low, j)
        return None if head is None else _trim(words, (_phrase_start(words, low, head), j))
    start = _phrase_start(words, low, j)
    return _trim(words, (start, j + 1)) if start <= j else None


def _apposition_head(words: tuple[Word, ...], low: int, comma: int) -> int | None:
    """Last word of the head noun phrase of `HEAD, apposition,`; `comma` closes the apposition."""
    for k in range(comma - 1, max(low, comma - LONGEST_SUBJECT), -1):
        if words[k].low != ",":
            continue
        after = words[k + 1].low
        if after in {"who", "which", "whose", "where", "whom"} or (
            not _has_verb(words, k + 1, comma) and not _has_verb(words, _phrase_start(words, low, k - 1), k)
        ):
            return k - 1 if k > low else None
    return None


def _has_verb(words: tuple[Word, ...], first: int, last: int) -> bool:
    return any(words[i].low in grammar("auxiliaries") for i in range(first, last))


def _phrase_start(words: tuple[Word, ...], low: int, end: int) -> int:
    """First word of the noun phrase that ends with word `end`."""
    joint = None
    j = end
    while j >= low and end - j < LONGEST_SUBJECT:
        w = words[j].low
        if w in {"and", "or"}:
            joint = j
        if _breaks(words, j, end):
            verb = w in grammar("auxiliaries") or w in cue_forms()
            return joint + 1 if joint is not None and verb and joint < end else j + 1
        j -= 1
    return j + 1


def _breaks(words: tuple[Word, ...], j: int, end: int) -> bool:
    w = words[j].low
    if w == "," or (w in STOPS and not words[j].quoted):
        return True
    if w in grammar("conjunctions"):
        return not (w == "that" and j == end)
    if w in grammar("auxiliaries") and not words[j].capital:
        return True
    return w in cue_forms() and not words[j].capital and j < end and _verbal(words, j)


def _verbal(words: tuple[Word, ...], j: int) -> bool:
    before = words[j - 1].low if j else ""
    if words[j].low == "think" and j + 1 < len(words) and words[j + 1].low in {"tank", "tanks"}:
        return False
    return before not in grammar("determiners") and before != "'s"


def _trim(words: tuple[Word, ...], span: Range) -> Range | None:
    """A phrase without the adverbials, conjunctions and times it begins with."""
    first, last = span
    while first < last:
        w = words[first].low
        if w in {"and", "but", "or", "so", "yet", "then", "meanwhile", "however", "earlier", "later", "separately"}:
            first += 1
        elif w in grammar("weekdays"):
            first += 1
        elif w in {"on", "in", "at", "by", "after", "for", "from", "with"} and (
            cut := _after_adverbial(words, first, last)
        ):
            first = cut
        else:
            break
    return (first, last) if first < last and _is_nominal(words, first, last) else None


def _after_adverbial(words: tuple[Word, ...], first: int, last: int) -> int:
    """Where the noun phrase begins after a leading prepositional phrase ("On Monday the minister"); 0 where none."""
    for i in range(first + 2, last):
        if words[i].low in grammar("determiners") or words[i].low in grammar("pronouns"):
            return i
    if first + 2 < last and words[first + 1].low in grammar("weekdays"):
        return first + 2
    return 0


def _is_nominal(words: tuple[Word, ...], first: int, last: int) -> bool:
    if any(
        words[i].low in grammar("pronouns") | grammar("determiners") or words[i].capital for i in range(first, last)
    ):
        return True
    return words[last - 1].low not in grammar("prepositions") and words[first].low.isalpha()


def phrase_after(layout: Layout, at: int, last: int) -> Range | None:
    """Words of the noun phrase that begins at word `at`, with its apposition, up to a verb, stop or the end `last`."""
    words = layout.words
    j = at
    while j < last and j - at < LONGEST_SUBJECT:
        w = words[j].low
        if w in STOPS - {"("} and w not in "'’":
            break
        if w == ",":
            if not _apposes(words, j, last):
                break
        elif j > at and w in grammar("conjunctions") - {"who", "which", "whose", "where"}:
            break
        elif j > at and w in grammar("weekdays") and words[j - 1].low != "the":
            j -= words[j - 1].low in {"on", "last", "late"}
            break
        j += 1
    while j > at and words[j - 1].low in {",", "on", "in", "and"}:
        j -= 1
    return (at, j) if j > at else None


def _apposes(words: tuple[Word, ...], comma: int, last: int) -> bool:
    """Whether what follows a comma belongs to the noun phrase before it."""
    if comma + 1 >= last:
        return False
    nxt = words[comma + 1].low
    if nxt in COUNTS:
        return False
    if nxt in {"who", "which", "whose", "a", "an"}:
        return True
    closes = any(words[i].low in ",.;" for i in range(comma + 2, min(last, comma + 12)))
    verb = any(words[i].low in grammar("auxiliaries") for i in range(comma + 1, min(last, comma + 12)))
    return closes and not verb and nxt not in grammar("conjunctions") | {"and", "but", "saying", "adding"}
