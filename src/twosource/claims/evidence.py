"""What the words beside a name tell of its bearer: person, body or place, offices, gender, owner."""

import re
from collections.abc import Iterable
from functools import lru_cache

from twosource.claims.names import ACRONYM, NameRun
from twosource.claims.phrase import grammar
from twosource.claims.segment import Layout, Word
from twosource.claims.words import cue_forms, lexicon

FIRMS = re.compile(r"(?:^|-)(?:largest|biggest|smallest|listed|held)$")
"""Words of an apposition that rank or place a firm, where its noun may be a person's too: "the largest trader"."""
RANK_REACH = 7
"""Words after a name in which such a word stands."""
LOCATIVES = frozenset("in at near outside around above below across toward towards into inside off north south".split())


def located(layout: Layout, at: int) -> bool:
    """Whether a mention stands where only places stand, after "in" or "near"."""
    first = layout.word_at(at)
    if first > 1 and layout.words[first - 1].low == "'s" and layout.words[first - 2].capital:
        first -= 2
    if first > 1 and layout.words[first - 1].low == "at" and roleish(layout.words[first - 2].low.removesuffix("s")):
        return False
    return first > 0 and layout.words[first - 1].low in LOCATIVES


def beside(layout: Layout, run: NameRun) -> tuple[str, ...]:
    """Roles that the words beside a name give it: "the operator, NAME", "nurse NAME", "NAME, an aid group,"."""
    words = layout.words
    found = []
    before = run.first - 1
    if before > 0 and words[before].low == "," and not _acts(words, run.last):
        closed = run.last >= len(words) or words[run.last].low in CLOSES
        if _opens(words, before - 1):
            before = _ahead_of(words, before - 1)
        elif closed and (held := _office_before(words, before - 1)) is not None:
            before = held
    if before >= 0 and roleish(words[before].low) and not _is_verb(words, before):
        found.append(words[before].low)
    if run.last + 1 < len(words) and words[run.last].low == ",":
        found += _apposed(layout, run.last + 1)
    return tuple(found)


CLOSES = frozenset({",", ".", ";", ")", "—", "–"})
"""What ends an apposition."""
NEAR = 7
"""Words in which an office and its body stand before a name: "the head of the School of Mines, NAME"."""


def _office_before(words: tuple[Word, ...], last: int) -> int | None:
    """The noun of the office that ends before a comma: "Ostmark's president", "the head of the Port of Marl"."""
    people = lexicon("roles")["people"] | lexicon("roles")["titles"]
    if words[last].low in people:
        owned = any(words[k].low == "'s" and words[k - 1].capital for k in range(max(1, last - 3), last))
        return last if owned else None
    for k in range(last, max(1, last - NEAR), -1):
        if words[k].low == "," or words[k].low in cue_forms():
            return None
        if words[k].low in {"of", "at", "for"} and words[k - 1].low in people and words[k + 1].low != "all":
            led = any(words[j].low in {"the", "a", "an", "his", "her", "its"} for j in range(max(0, k - 4), k - 1))
            return k - 1 if led else None
    return None


def has_article(layout: Layout, run: NameRun) -> bool:
    """Whether an article belongs to a name itself, as to ships, papers and bodies and never to persons: "the Beam
    stood by it", but not "the Ek family"."""
    words = layout.words
    if run.title or run.first == 0 or words[run.first - 1].low != "the":
        return False
    after = words[run.last].low if run.last < len(words) else "."
    common = ("prepositions", "auxiliaries", "human", "conjunctions", "pronouns", "weekdays")
    return not after.isalpha() or after in cue_forms() or any(after in grammar(k) for k in common)


def _is_verb(words: tuple[Word, ...], at: int) -> bool:
    """Whether a role's noun is a verb here: "the union accused NAME" is no accused called NAME."""
    return words[at].low in cue_forms() and (
        at == 0 or words[at - 1].low not in {"the", "a", "an", "his", "her", "its"}
    )


def _acts(words: tuple[Word, ...], after: int) -> bool:
    """Whether a verb of speech follows a name at once: in "read by a court, NAME said" NAME is no court."""
    return after < len(words) and words[after].low in cue_forms()


def _ahead_of(words: tuple[Word, ...], last: int) -> int:
    """The noun that says who "the head of the league, NAME," is: the one before "of"; else the last one itself."""
    people = lexicon("roles")["people"] | lexicon("roles")["titles"]
    for k in range(last, max(0, last - 5), -1):
        if words[k].low in {"of", "at", "for"} and words[k - 1].low in people:
            return k - 1
    return last


def _opens(words: tuple[Word, ...], last: int) -> bool:
    """Whether "the operator" before a comma begins its clause: a determiner, up to two words, the noun."""
    return roleish(words[last].low) and any(
        words[k].low in {"the", "a", "an", "his", "her", "its", "our"} for k in range(max(0, last - 3), last)
    )


def _apposed(layout: Layout, at: int) -> list[str]:
    """The role noun of the apposition that begins at word `at`, or the age in it; "NAME, the ministry said" is none."""
    words = layout.words
    if re.match(r"^\d\d$", words[at].low):
        return [words[at].low]
    at += 2 if [w.low for w in words[at : at + 2]] in (["who", "is"], ["who", "was"]) and at + 3 < len(words) else 0
    owned = at + 2 < len(words) and words[at].capital and words[at + 1].low == "'s"
    at += 2 if owned else 0
    if not owned and words[at].low not in {
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "one",
        "chair",
        "head",
        "director",
        "chief",
        "mayor",
    }:
        return []
    noun = ""
    for k in range(at, min(at + 8, len(words))):
        w = words[k].low
        if w in cue_forms() and noun == words[k - 1].low:
            return []
        if w in {",", "who", "which", "of", "for", "at", "in", "from", "with", "and", "whose", "that", "."}:
            break
        noun = w if roleish(w) else noun
    return [noun] if noun else []


def roleish(word: str) -> bool:
    """Whether a word names an office or kind of person, or a kind of body."""
    roles = lexicon("roles")
    return word in roles["people"] or word in roles["titles"] or word in roles["bodies"]


def kind_beside(layout: Layout, run: NameRun, roles: tuple[str, ...]) -> str:
    """What a name's own words and those beside it make of it: person, body, place (a law or a road too: nobody who
    speaks) or unknown; `roles` by `beside`."""
    words = layout.words
    title = set(run.title.lower().replace("-", " ").split()) | set(roles)
    after = [w.low for w in words[run.last : run.last + 2]]
    if any(w in lexicon("roles")["bodies"] for w in run.name.lower().split()):
        return "body"
    if len(run.name.split()) > 1 and run.name.lower().split()[-1] in lexicon("roles")["things"]:
        return "place"
    if _ranked(words, run.last) and title & lexicon("roles")["either"]:
        return "body"
    if title & (lexicon("roles")["titles"] | lexicon("roles")["people"] - lexicon("roles")["either"]) or any(
        r.isdigit() for r in roles
    ):
        return "person"
    governed = run.first > 0 and words[run.first - 1].low in {"of", "at", "for", "with", "from"}
    if after in ([",", "who"], [",", "whose"]) and not governed:
        return "person"
    if after == [",", "which"] or ACRONYM.match(run.name) or title & lexicon("roles")["bodies"]:
        return "body"
    return "unknown"


def _ranked(words: tuple[Word, ...], after: int) -> bool:
    """Whether an apposition ranks a name among firms: ", the largest grain trader", ", a listed miner"."""
    told = words[after : after + RANK_REACH]
    return len(told) > 2 and told[0].low == "," and any(FIRMS.search(w.low) for w in told[1:])


def owner_before(layout: Layout, run: NameRun) -> str:
    """The name before a possessive ("Corrin's" in front of a ministry)."""
    words = layout.words
    if run.first < 2 or words[run.first - 1].low != "'s" or not words[run.first - 2].capital:
        return ""
    return layout.text[words[run.first - 2].start : words[run.first - 2].end]


@lru_cache(maxsize=4096)
def usual_gender(name: str) -> str:
    """The gender that a full name's first word mostly goes with; "" where it says nothing."""
    first = name.lower().replace("’", "'").split()[0] if len(name.split()) > 1 else ""
    given = lexicon("given")
    if first in given["men"]:
        return "m"
    return "f" if first in given["women"] or (first.endswith("a") and len(first) > 2) else ""


def gender_of(words: Iterable[str]) -> str:
    """ "f", "m" or "" from titles and role words."""
    found = set(words)
    f, m = bool(found & lexicon("roles")["women"]), bool(found & lexicon("roles")["men"])
    return "f" if f and not m else "m" if m and not f else ""
