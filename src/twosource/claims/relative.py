"""What a clause after "who" and the ending of a noun tell of whoever a source expression describes."""

from twosource.claims.names import begins, is_demonym, is_grammar
from twosource.claims.phrase import Range, grammar
from twosource.claims.segment import Layout, Word
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


def house_before(layout: Layout, part: Range) -> Range | None:
    """The body's name or noun before "spokesman" in a phrase, a body's noun before its head, or the name before it:
    "Harbour Ministry", "ministry", "union" of "union president", "Green List" of "Green List leader"; None where he is
    a land's or is one no more."""
    words, roles = layout.words, lexicon("roles")
    at = next((i for i in range(*part) if words[i].low in roles["spokespeople"]), part[0])
    if at == part[0]:
        heads = [i for i in range(part[0] + 1, part[1]) if words[i].low in roles["chiefs"] - {"minister"}]
        at = next((i for i in heads if words[i - 1].low in roles["bodies"]), part[0])
        at = next((i for i in heads if _is_name_of_body(layout, (part[0], i))), part[0]) if at == part[0] else at
    if at == part[0] or any(words[i].low == "former" for i in range(part[0], at)):
        return None
    first = next((i for i in range(part[0], at) if words[i].capital and not is_grammar(words[i].low)), at - 1)
    if words[first].capital and not (first == at - 1 and is_demonym(words[first].low)):
        return (first, at)
    return (at - 1, at) if words[at - 1].low in lexicon("roles")["bodies"] else None


def _is_name_of_body(layout: Layout, before: Range) -> bool:
    """Whether a name alone stands before an office in small letters ("Green List leader"); at a sentence's head a
    single word must be one elsewhere too."""
    words, (first, at) = layout.words, before
    first += words[first].low in grammar("determiners")
    if first >= at or words[at].capital or not all(words[i].capital for i in range(first, at)):
        return False
    if at - first > 1 or not begins(layout, first):
        return True
    return any(w.capital and w.low == words[first].low and not begins(layout, i) for i, w in enumerate(words))


def is_personal(noun: str) -> bool:
    """Whether a noun for a speaker that is in no list names one person, by its ending: "lock-keeper", "liquidator"."""
    last = noun.split("-")[-1]
    bodies = lexicon("roles")["bodies"] | lexicon("cues")["documents"]
    return last not in bodies | FIRMS and last.endswith(DOERS) and len(last) > len("er") + 2


def is_thing(noun: str) -> bool:
    """Whether a noun that is in no list is likely no person, by its ending: "prospectus", not "bookmaker"."""
    one = noun.removesuffix("s")
    return noun.isalpha() and not one.endswith(PERSONAL) and one not in CROWDS and len(noun) > 2
