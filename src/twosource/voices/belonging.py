"""Belonging: whose word someone gives, or to whom they belong, by the words beside their name."""

import re
from collections.abc import Callable, Sequence, Set
from functools import lru_cache

from twosource.claims.words import CAPITAL

from .names import core, is_body, keys_of, lexicon
from .phrases import Phrasebook, tokens
from .told import About, telling

Find = Callable[[str], str | None]
"""The name of the only body of the story that a short form ("the federation", "the Survey") can stand for."""


@lru_cache(maxsize=1)
def _speaker_books() -> tuple[Phrasebook, Phrasebook]:
    words = lexicon()
    return (
        Phrasebook({"speaks": words["speaks"], "former": words["former"], "member": words["member"]}),
        Phrasebook({"verb": words["speaks_verbs"], "member": words["member"]}),
    )


def bodies_of(
    about: About, others: Sequence[str], people: Sequence[str] = (), find: Find = lambda phrase: None
) -> tuple[str | None, str | None, str]:
    """(body or person whose word the person gives, body it belongs to, the words that say so); names as other voices
    have them. `find`: which body a short form stands for."""
    books = _speaker_books()
    member: tuple[str, str] | None = None
    for told in sorted(about.said):
        client = _client(about, told, people)
        if client is not None:
            return client, None, told
        kind, body = _one_body(about, told, others, books, find)
        if kind == "speaks" and body is not None:
            return body, None, told
        if kind == "member" and body is not None and member is None:
            member = (body, told)
    return (None, member[0], member[1]) if member else (None, None, "")


_AGENT = r"(?:lawyer|attorney|counsel|barrister|solicitor|spokes(?:man|woman|person))s?"


def _client(about: About, told: str, people: Sequence[str]) -> str | None:
    """The person whose lawyer or spokesman someone is said to be ("X's lawyer", "a lawyer for X")."""
    if not re.search(_AGENT, told):
        return None
    for name in sorted(people):
        last = re.escape(name.split()[-1])
        if name != about.name and re.search(
            rf"{last}[’']s? {_AGENT}\b|{_AGENT} (?:for|of) (?:\S+ ){{0,2}}{last}\b", told
        ):
            return name
    return None


def _one_body(
    about: About, told: str, others: Sequence[str], books: tuple[Phrasebook, Phrasebook], find: Find
) -> tuple[str, str | None]:
    low = told.lower()
    words = {t.word for t in tokens(DOING.sub("", told).lower())}
    inside = [o for o in others if o != about.name and _names(o, words)]
    keys = books[0].keys(told) | books[1].keys(told)
    phrase = None if inside else _by_phrase(told, find) or _short(about, told, find)
    if not inside and phrase is None:
        return "", None
    body = max(inside, key=lambda o: (len(core(o)), o)) if inside else str(phrase)
    if "former" in keys:
        return ("member", body) if re.search(r"\bnow\b|\badvis", low) else ("", None)
    if "speaks" in keys or "verb" in keys:
        return "speaks", body
    return "member", body


DOING = re.compile(
    r"\s(?:who|that|which|familiar with|close to)\s(?!(?:once |now |also |still |has |had )?(?:is|was|are|were|works?"
    r"|worked|serves?|served|sits?|speaks?|spoke|chairs?|heads?|leads?|led|runs?|commands?|commanded|directs?|represents?"
    r"|advises?|govern(?:s|ed)|manage[sd]?"
    r"|campaigns?|campaigned|became|resigned|offered to resign"
    r"|measures?|monitors?|follows?|studies|teaches|owns?|founded)\b).*|\swhom\s.*"
)
"""A clause that tells what someone did and not what they are ("who clean the police vans"), or what was done to them
("whom X has installed as governor")."""


@lru_cache(maxsize=1)
def _offices() -> str:
    kept = sorted((w.rstrip("*") for w in lexicon()["speaks"]), key=lambda w: (-len(w), w))
    return "|".join(re.escape(w) for w in kept)


@lru_cache(maxsize=1)
def _belongs() -> re.Pattern[str]:
    """ "the X's spokesman", "spokesman of the X", "who chairs the X"."""
    verbs = "|".join(re.escape(v) for v in lexicon()["speaks_verbs"])
    return re.compile(
        rf"\b[Tt]he ((?:[\w&-]+ ){{0,4}}?[\w&-]+)[’'](?:s )?\s?(?:[\w-]+ ){{0,2}}?(?:{_offices()})\b"
        rf"|\b(?:{_offices()}) (?:of|for|at) the ((?:[\w&-]+ ){{0,4}}[\w&-]+)"
        rf"|\bwho (?:{verbs}) the ((?:[\w&-]+ ){{0,4}}[\w&-]+)"
    )


_STOPS = re.compile(r"\s(?:who|that|which|and|in|at|on|of|to|said|says|told|has|have|had|was|is|with|by|from)\b.*")
_OF = re.compile(rf" of the ({CAPITAL}[\w&-]*(?: [\w&-]+){{0,4}})")


def _short(about: About, told: str, find: Find) -> str | None:
    """The body that a description names by a short form, or by a name in capitals that nobody else goes by ("Ada Holm,
    who chairs the Marl Commoners")."""
    m = _belongs().search(told)
    if m is not None:
        whole = next(g for g in m.groups() if g is not None)
        return _meant(whole, find)
    at = told.find(about.name)
    of = _OF.match(told, at + len(about.name)) if at >= 0 else None
    return _meant(of.group(1), find) if of is not None else None


def _by_phrase(told: str, find: Find) -> str | None:
    phrase = body_phrase(told)
    return (find(phrase) or phrase) if phrase is not None else None


_ONE_OF_ITS_KIND = frozenset(
    "federation union association council committee society league institute university hospital school club party "
    "commission inquiry panel tribunal".split()
)
"""Nouns of bodies of which a story that names one by them seldom means another; it may have two services or armies."""


def _meant(phrase: str, find: Find) -> str | None:
    phrase = _STOPS.sub("", phrase).strip()
    found = find(phrase) if phrase != phrase.lower() or phrase.split(" ")[-1] in _ONE_OF_ITS_KIND else None
    if found is not None:
        return found
    words = phrase.split()
    own = len(words) > 1 and all(w[:1].isupper() or w.isdigit() for w in words) and telling(phrase)
    return phrase if own and not keys_of(phrase) & {"affected"} else None


_RELATION = re.compile(
    r"\b(?:chairs|leads|heads|runs|represents|advises|directs|founded|speaks for|works for"
    r"|(?:chair(?:man|woman|person)?|head|leader|director|president|secretary|founder|spokes\w+|adviser|advisor"
    r"|member|lawyer|chief executive|manager|official|captain|owner)s?"
    r" (?:of|for|to|at))\s+(?:the\s+|a\s+|an\s+)?([^,.;:()“”\"]{3,80})"
)


def body_phrase(told: str) -> str | None:
    """The body that a description relates someone to ("who chairs the residents' association in X"), in its own
    words."""
    m = _RELATION.search(told)
    if m is None:
        return None
    words = re.split(r"\s(?:who|that|which|and|in|at|on|said|says|told|has|have|was|is|had)\b", m.group(1))[0].strip()
    return words if is_body(words) and telling(words) and len(words.split()) < 7 else None


def _names(name: str, words: Set[str]) -> bool:
    """True where the lower-cased words hold all the name's own ("the residents' association in X" for its full
    name)."""
    return bool(core(name)) and words >= set(core(name))
