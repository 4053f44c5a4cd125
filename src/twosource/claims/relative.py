"""What a clause after "who" and the ending of a noun tell of whoever a source expression describes."""

from twosource.claims.names import is_demonym, is_grammar
from twosource.claims.phrase import Range
from twosource.claims.segment import Word
from twosource.claims.words import lexicon

STOPS = frozenset({",", "(", ")", ";", ":", "—", "–"})
LEADS = {
    "heads": "head",
    "headed": "head",
    "leads": "head",
    "led": "head",
    "runs": "head",
    "ran": "head",
    "chairs": "chair",
    "chaired": "chair",
    "directs": "director",
}
"""Verbs by which a relative clause gives the office of a person, and that office."""
PERSONAL = (
    "er",
    "or",
    "ist",
    "ian",
    "man",
    "men",
    "woman",
    "ant",
    "ent",
    "ee",
    "eur",
    "ess",
    "ard",
    "kin",
    "ew",
    "us",
    "ic",
)
"""Endings of nouns that may name a person ("lodger", "tenant", "nephew")."""
DOERS = ("er", "or", "ist", "man", "woman", "ian", "ess")
"""Endings of nouns for one who does a thing."""
FIRMS = frozenset(
    "employer carrier bidder buyer vendor distributor importer exporter processor refiner competitor creditor".split()
)
"""Nouns of that form that are bodies as often as not."""
CROWDS = frozenset(
    "delegation campaign entourage family household leadership opposition side camp wing choir band squad cast".split()
)
"""Nouns for several people who speak for themselves, whosever they are."""


def led(words: tuple[Word, ...], span: Range) -> tuple[str, Range | None]:
    """The office and the body in ", who heads the mission" within an expression; "" and None where nothing is led."""
    for i in range(span[0], span[1] - 2):
        if words[i].low == "who" and words[i + 1].low in LEADS:
            end = next((k for k in range(i + 2, span[1]) if words[k].low in STOPS or words[k].low == "and"), span[1])
            return LEADS[words[i + 1].low], (i + 2, end) if end > i + 2 else None
    return "", None


def speaks_for(words: tuple[Word, ...], span: Range) -> Range | None:
    """Whom "an officer who speaks for the police" speaks for."""
    for i in range(span[0], span[1] - 3):
        if words[i].low == "who" and words[i + 1].low in {"speaks", "spoke"} and words[i + 2].low == "for":
            return (i + 3, next((k for k in range(i + 4, span[1]) if words[k].low in STOPS), span[1]))
    return None


def house_before(words: tuple[Word, ...], part: Range) -> Range | None:
    """The body's name or noun before "spokesman" in a phrase, or a body's noun before its head: "Harbour Ministry",
    "ministry", "union" of "union president"; None where he is a land's or is one no more."""
    roles = lexicon("roles")
    at = next((i for i in range(*part) if words[i].low in roles["spokespeople"]), part[0])
    if at == part[0]:
        heads = (i for i in range(part[0] + 1, part[1]) if words[i].low in roles["chiefs"] - {"minister"})
        at = next((i for i in heads if words[i - 1].low in roles["bodies"]), part[0])
    if at == part[0] or any(words[i].low == "former" for i in range(part[0], at)):
        return None
    first = next((i for i in range(part[0], at) if words[i].capital and not is_grammar(words[i].low)), at - 1)
    if words[first].capital and not (first == at - 1 and is_demonym(words[first].low)):
        return (first, at)
    return (at - 1, at) if words[at - 1].low in lexicon("roles")["bodies"] else None


def is_personal(noun: str) -> bool:
    """Whether a noun for a speaker that is in no list names one person, by its ending: "lock-keeper", "liquidator"."""
    last = noun.split("-")[-1]
    bodies = lexicon("roles")["bodies"] | lexicon("cues")["documents"]
    return last not in bodies | FIRMS and last.endswith(DOERS) and len(last) > len("er") + 2


def is_thing(noun: str) -> bool:
    """Whether a noun that is in no list is likely no person, by its ending: "prospectus", not "bookmaker"."""
    one = noun.removesuffix("s")
    return noun.isalpha() and not one.endswith(PERSONAL) and one not in CROWDS and len(noun) > 2
