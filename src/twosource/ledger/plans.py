"""Plans, purposes and possibilities: words that speak of what may come, and so hold nothing about now."""

from collections.abc import Sequence

from twosource.voices.phrases import Hit, Token

from .polarity import Turns, clause


def ahead(turn: Turns, hit: Hit) -> bool:
    """True where a word of plan or future stands shortly before the evoking words."""
    near = any(0 <= hit.start - h.end <= 4 for h in turn.future)
    return near or any(h.start <= hit.start < h.end for h in turn.future) or _purpose(turn.words, hit.start)


_DONE = frozenset("managed continued continues able helped continue began started appears appeared forced".split())


def _purpose(words: Sequence[Token], at: int) -> bool:
    """True for an infinitive of purpose ("battles to fully liberate X"), which tells what is wanted."""
    for i in range(max(0, at - 2), at):
        if words[i].word == "to" and words[at].word.endswith(
            ("e", "y", "n", "h", "d", "t", "r", "l", "k", "p", "m", "w")
        ):
            return words[at - 1].word not in ("have", "the", "a", "its", "their", "our") and (
                i == 0 or words[i - 1].word not in _DONE
            )
    return False


def possible(turn: Turns, hit: Hit) -> bool:
    """True where the clause before the evoking words speaks of what could be ("could lead to the capture of
    X"); a thing named ("the capture of X") may belong to a clause farther before."""
    left = 0 if turn.words[hit.end - 1].word == "of" else clause(turn.words, hit.start, hit.end)[0]
    for h in turn.possible:
        after = turn.words[h.end].word if h.end < len(turn.words) else ""
        if left <= h.start < hit.start and after != "have":
            return True
    return False
