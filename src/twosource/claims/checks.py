"""Whether a cue with its subject and object is an attribution: some verbs need a "that", a quotation or a figure."""

import re

from twosource.claims.phrase import Range, grammar
from twosource.claims.segment import Layout
from twosource.claims.words import lexicon
from twosource.model import Span

AMOUNT = re.compile(r"\d|hundred|thousand|million|dozen|nought|zero", re.I)
FALSE = re.compile(
    r"\b(false|fakes?|forger\w+|forged|mistaken|wrong|nonsense|untrue|baseless|premature|lies?|fiction|fabricat\w+|invention|absurd|unfounded|"
    r"implausible|untenable|libel|slander|smear|hoax|fairy tale|garbled|fantasy|insult|inaccurate|misleading|"
    r"groundless|rubbish|ridiculous|exaggerat\w+|laughable|propaganda|disinformation|speculation|incorrect|myth|rumou?rs?)\b",
    re.I,
)


def fits(layout: Layout, base: str, kinds: frozenset[str], subject: Range, content: Span) -> bool:
    """Whether this verb with this content is an attribution."""
    said = layout.text[content[0] : content[1]]
    if layout.words[subject[1] - 1].low in {"which", "who", "what", "that"} and subject[1] - subject[0] == 1:
        return False
    if ("retract" in kinds and base != "recant") or base in {"put", "stand by"}:
        return _speaks_of(said) and (base != "put" or (" at " in said and bool(AMOUNT.search(said))))
    if base in {"call", "blame", "accuse"}:
        return base != "call" or bool(FALSE.search(said)) or any(q in said for q in '"“‘«')
    if (
        "show" in kinds
        and "say" not in kinds
        and layout.words[subject[0]].low in {"they", "this", "that", "these", "those"}
    ):
        return False
    if "show" in kinds and any(w.low in lexicon("cues")["documents"] for w in layout.words[subject[0] : subject[1]]):
        return True
    if kinds & {"say", "think", "show"} and base in grammar("weak") | lexicon("cues")["object"]:
        return announced(layout, content, said)
    if "object" in kinds:
        return any(q in said for q in '"“‘«')
    return True


def _speaks_of(said: str) -> bool:
    return not lexicon("cues")["figures"].isdisjoint(said.lower().replace("’s", "").replace("'s", "").split())


def announced(layout: Layout, content: Span, said: str) -> bool:
    """Whether a clause or quotation, no mere object, follows: "that", a quotation, or a clause with its own verb."""
    words = layout.words_in(content)
    if not words or words[0].low == "that" or words[0].quoted or said[:1] in '"“‘«':
        return True
    if words[0].low in {"how", "why", "to", "if", "whether"} | grammar("prepositions"):
        return False
    verbs = grammar("auxiliaries") | grammar("finite")
    return any(w.low in verbs and not w.quoted for w in words[1:12])
