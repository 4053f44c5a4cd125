"""Nouns that head a source: offices, people and bodies, in the singular, and words that are grammar's."""

from functools import lru_cache

from twosource.claims.names import is_grammar
from twosource.claims.words import lexicon


def is_common(word: str) -> bool:
    """Whether a word that begins a sentence is one of grammar's or a role, and no name."""
    return is_grammar(word) or is_role(word) or word in {"people", "somebody"}


def is_role(word: str) -> bool:
    """Whether a word, singular or plural, is a role, a title or a body."""
    w = singular(word)
    return w in lexicon("roles")["people"] or w in lexicon("roles")["titles"] or w in lexicon("roles")["bodies"]


def is_body(name: str) -> bool:
    """Whether one of the words of a name is a body's ("Harbour Office")."""
    return any(w in lexicon("roles")["bodies"] for w in name.lower().split())


@lru_cache(maxsize=1)
def _counted() -> frozenset[str]:
    """The nouns for people, bodies and documents, in the singular."""
    return lexicon("roles")["people"] | lexicon("roles")["bodies"] | lexicon("cues")["documents"]


def singular(word: str) -> str:
    """The singular of a role noun where the plural is regular; other words as they are."""
    known = _counted()
    if word == "people":
        return "person"
    if word in {"men", "women"}:
        return word.replace("men", "man")
    if word.endswith("ies") and word[:-3] + "y" in known:
        return word[:-3] + "y"
    if word.endswith("es") and word[:-2] in known:
        return word[:-2]
    if word.endswith("s") and word[:-1] in known:
        return word[:-1]
    return word
