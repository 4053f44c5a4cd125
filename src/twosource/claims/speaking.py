"""Whose word each attribution of a page is, in the order of the text; what the levels of a chain tell of pronouns."""

from collections.abc import Sequence

from twosource.claims.coref import resolve
from twosource.claims.meeting import owns
from twosource.claims.segment import Layout
from twosource.claims.stage import Stage, Voice
from twosource.model import Attribution, cut

PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i"})
HEARD_BY = 4
"""Words from the last one of a cue on in which whom it was told stands."""


def voices_of(stage: Stage, found: Sequence[Attribution], outer_of: Sequence[tuple[int, ...]]) -> list[Voice | None]:
    """Every attribution's speaker, resolved in the order in which the sources stand in the text; "she" who says what
    another said is not that other."""
    voices: list[Voice | None] = [None] * len(found)
    held: dict[int, list[int]] = {}
    for i, outer in enumerate(outer_of):
        for j in outer:
            held.setdefault(j, []).append(i)
    for i in sorted(range(len(found)), key=lambda k: found[k].source[:1] or found[k].cue[:1]):
        if not found[i].source or voices[i] is not None:
            continue
        if is_pronoun(stage.layout, found[i]):
            stage.barred = _inside(stage, found, held.get(i, ()), voices) | _told(stage, found[i], outer_of[i], voices)
            stage.favoured = _kin(stage, outer_of[i], voices)
        elif is_object(stage.layout, found[i]) and outer_of[i]:
            told = voices[outer_of[i][-1]]
            stage.barred = frozenset() if told is None or told.actor is None else frozenset({told.actor})
        voices[i] = resolve(stage, (found[i].source[0][0], found[i].source[-1][1]))
        stage.barred, stage.favoured = frozenset(), None
    return voices


def _inside(
    stage: Stage, found: Sequence[Attribution], held: Sequence[int], voices: list[Voice | None]
) -> frozenset[int]:
    """Who speaks inside what a pronoun says, the names among them resolved first."""
    for k in held:
        if voices[k] is None and _is_name(stage.layout, found[k]):
            voices[k] = resolve(stage, (found[k].source[0][0], found[k].source[-1][1]))
    inner = [voices[k] for k in held if not is_pronoun(stage.layout, found[k])]
    return frozenset(v.actor for v in inner if v is not None and v.actor is not None)


def _told(stage: Stage, a: Attribution, outer: Sequence[int], voices: Sequence[Voice | None]) -> frozenset[int]:
    """Who says it that a pronoun told him or her something: "a clerk says she had warned him" """
    told = voices[outer[-1]] if outer and a.cue else None
    if told is None or told.actor is None:
        return frozenset()
    words = stage.layout.words
    first = stage.layout.word_at(a.cue[0][0])
    last = min(stage.layout.word_at(a.cue[-1][1] - 1) + HEARD_BY, len(words) - 1)
    heard = any(
        words[i].low in {"him", "me"} or (words[i].low == "her" and not owns(words, i)) for i in range(first, last)
    )
    return frozenset({told.actor}) if heard else frozenset()


def _kin(stage: Stage, outer: Sequence[int], voices: Sequence[Voice | None]) -> int | None:
    """The person whose lawyer, brother or driver is the nearest speaker around an attribution."""
    told = voices[outer[-1]] if outer else None
    return None if told is None or told.actor is None else stage.actor(told.actor).kin


def is_pronoun(layout: Layout, a: Attribution) -> bool:
    """Whether a source is a bare pronoun."""
    return bool(a.source) and cut(layout.text, a.source).lower() in PRONOUNS


def is_object(layout: Layout, a: Attribution) -> bool:
    """Whether a source is a pronoun as another's object: who "recalled him saying so" is not he himself."""
    low = cut(layout.text, a.source).lower()
    return low in {"him", "them"} or (low == "her" and cut(layout.text, a.cue).split(" ")[0].endswith("ing"))


def _is_name(layout: Layout, a: Attribution) -> bool:
    """Whether a source is a bare name, known again wherever it stands."""
    return bool(a.source) and all(w.capital for w in layout.words_in(a.source[0]))
