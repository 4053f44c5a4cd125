"""Sides: the party whose interest a voice shares in this story, with the words that show it; unknown rather than
wrong."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from twosource.model import OBSERVER, UNKNOWN

from .belonging import DOING
from .names import core, is_body, keys_of, lexicon
from .phrases import Phrasebook
from .states import States
from .told import About

GOVERNMENT = "government"
MAJORITY = 2
"""A body of "the government" is given the state that has this many times the voices of any other; else it is
unknown."""


@dataclass(frozen=True, slots=True)
class Found:
    """A side and the sentence or reason for it."""

    side: str
    why: str
    guest: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """What the whole story tells: its states, its outlets, the state that "the government" means in it; `rival`:
    another state takes part, whose general or president may be meant as well."""

    states: States
    outlets: frozenset[str]
    home: str | None
    rival: bool = False

    def meant(self, text: str) -> str | None:
        """The state of an office that words name without one; None where it may be either's."""
        return None if self.rival and _EITHERS.keys(text) else self.home


def home_of(votes: Mapping[str, int]) -> str | None:
    """The state that "the government" means in a story, by how many names each state has: "government" where there is
    none, None where no state has enough."""
    ranked = sorted(votes.values(), reverse=True)
    sure = bool(ranked) and (len(ranked) == 1 or ranked[0] >= MAJORITY * ranked[1])
    return max(votes, key=lambda s: votes[s]) if sure else None if ranked else GOVERNMENT


def state_of(about: About, states: States) -> str | None:
    """The state that a name belongs to, where it is that of a state's body or officer."""
    told = states.is_state(about.name) or any(states.is_state(text) for _, text in about.head)
    return _state_named(about, states) if told else None


def _state_named(about: About, states: States) -> str | None:
    for text in (about.name, *sorted(about.belongs), *about.said):
        found = states.named(text)
        if found is not None:
            return found
    return None


def descriptions(about: About) -> list[str]:
    """The name and the words beside it, each once, without clauses that only tell what someone did."""
    texts = [about.name, *sorted(about.said)]
    return list(dict.fromkeys(DOING.sub("", t) for t in texts)) if about.person or not about.named else texts


def own_side(about: About, here: Scene) -> Found:
    """The side that a voice's own name and descriptions show, without what the story's quarrels show."""
    texts = descriptions(about)
    for text in (about.name, *sorted(about.said)):
        patron = here.states.installed(text)
        if patron is not None:
            return Found(patron, f"“{text.strip()}”")
    rules = (_outlet, _by_name, _by_words)
    for rule in rules:
        found = rule(about, texts, here)
        if found is not None:
            return found
    return Found(UNKNOWN, "no page says what it belongs to")


def _outlet(about: About, texts: Sequence[str], here: Scene) -> Found | None:
    words = _keys(texts)
    if "state_media" in words and ("media" in words or "state_media" in _keys([about.name])):
        state = _state_named(about, here.states) or here.meant("state media")
        if state:
            return Found(state, f"state media: “{texts[-1].strip()}”")
    if " ".join(core(about.name)) in here.outlets:
        return Found(OBSERVER, "an outlet or agency of these pages")
    return None


def _keys(texts: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for text in texts:
        found |= keys_of(text)
    return found


def _by_name(about: About, texts: Sequence[str], here: Scene) -> Found | None:
    """What the name itself says: a state, a ministry, a weather service, a company, a party."""
    words = " ".join(core(about.name))
    if words in here.states.names:
        return Found(here.states.names[words], "a state, or the seat of its power")
    if about.person:
        return None
    if (seen := _watching(about)) is not None:
        return seen
    return _body_side(about, about.name, here) if about.named else None


_WATCHERS = re.compile(r"(?:[\w-]+ ){0,2}(?:observers|monitors|inspectors|peacekeepers) (?:from|of|with|at) ", re.I)


def _watching(about: About) -> Found | None:
    """A body whose observers speak for it is one: "Observers from the Tarn Union"."""
    text = next((t for t in sorted(about.said) if _WATCHERS.match(t) and about.name in t), None)
    return None if text is None or not about.named else Found(OBSERVER, f"“{text.strip()}”")


_STRONG_STATE = Phrasebook(
    {
        "state": [
            "ministry",
            "army",
            "armed forces",
            "military",
            "navy",
            "air force",
            "government",
            "kremlin",
            "general staff",
            "police",
            "prosecutor*",
        ]
    }
)
_STRONG_OBSERVER = Phrasebook(
    {"observer": ["analyst*", "commission of inquiry", "inquiry", "observer*", "election observers", "court"]}
)


def _body_side(about: About, text: str, here: Scene) -> Found | None:
    keys = keys_of(text)
    strong = bool(_STRONG_STATE.keys(text)) and not _STRONG_OBSERVER.keys(text)
    if "observer" in keys and not strong:
        return Found(OBSERVER, f"“{text.strip()}” measures, judges, helps or reports")
    if "state" in keys:
        state = here.states.named(text) or _state_named(about, here.states) or here.meant(text)
        return (
            Found(state, f"“{text.strip()}”")
            if state
            else Found(UNKNOWN, f"“{text.strip()}”: of which state, no page says")
        )
    if keys & {"company", "association"} or (about.named and not about.person):
        owner = here.states.owner(text)
        if owner is not None:
            return Found(owner, f"“{text.strip()}” is a body of {owner}")
    if keys & {"company", "association"}:
        return Found(_own(about), f"“{text.strip()}” has a stake of its own")
    if "media" in keys:
        return Found(OBSERVER, f"“{text.strip()}” is an outlet")
    return None


def _own(about: About) -> str:
    return about.name


def _by_words(about: About, texts: Sequence[str], here: Scene) -> Found | None:
    """What the words beside the name say, the office or apposition nearest to it."""
    votes: list[Found] = []
    for text in texts[1:] if not about.named or about.person else texts:
        found = _person_side(about, text, here) if about.person or not about.named else _body_side(about, text, here)
        if found is not None:
            votes.append(found)
    for found in votes:
        if found.side not in (UNKNOWN, OBSERVER):
            return found
    if votes:
        return votes[0]
    if about.named and not about.person and (is_body(about.name) or "organisation" in about.kinds | about.guessed):
        return Found(_own(about), "a body of its own; no page connects it with another")
    return None


def _office_keys(text: str) -> frozenset[str]:
    """The word lists of which a description holds a phrase, heads of unions and clubs taken for none of states."""
    return keys_of(_heads().sub("", text))


@lru_cache(maxsize=1)
def _heads() -> re.Pattern[str]:
    """An office of a state's name that is held at a body of another sort: "union president", "chancellor of the
    university"."""
    nouns = {w.rstrip("*") for kind in ("company", "association") for w in lexicon()[kind]} | {"university", "college"}
    body = "|".join(map(re.escape, sorted(nouns - {"council", "office", "authority", "agency", "mayor"})))
    office = "(?:vice[- ])?(?:president|governor|chancellor|commander|premier|secretary general|general secretary)"
    return re.compile(
        rf"(?i)(?<!central )\b(?:{body})(?:[’']s)? {office}\b"
        rf"|\b{office} (?:of|at) (?:[\w’'&-]+ ){{1,5}}?(?<!central )(?:{body})\b"
    )


def _person_side(about: About, text: str, here: Scene) -> Found | None:
    keys = _office_keys(text)
    if "former" in keys:
        return None
    if "observer" in keys and (_STRONG_OBSERVER.keys(text) or not _STRONG_STATE.keys(text)):
        return Found(OBSERVER, f"“{text.strip()}”")
    if "state" in keys:
        state = (
            here.states.named(text)
            or next(iter(sorted(about.belongs & set(here.states.names.values()))), None)
            or here.meant(text)
        )
        return Found(state, f"“{text.strip()}”") if state else None
    return None


def office_told(about: About) -> str | None:
    """The words that call someone an officer of a state."""
    for text in descriptions(about) if about.named else ():
        keys = _office_keys(text)
        if "state" in keys and not keys & {"former", "observer"}:
            return text
    return None


def official_side(about: About, office: str | None, side: Callable[[str], str | None], here: Scene) -> Found | None:
    """The side of an officer of whose state no page speaks (`office`: as `office_told` has it): that of the body whose
    words stand right before theirs. `side`: what a name stands on."""
    if office is None:
        return None
    after = sorted(about.after, key=lambda n: (-about.after[n], n))
    near = [n for n in after if side(n) in here.states.names.values()]
    if near and len(sides := {side(n) for n in near}) == 1:
        return Found(str(*sides), f"“{office.strip()}”, right after the word of {near[0]}")
    return None


def bystanders(
    found: Mapping[str, Found],
    quarrelling: Iterable[str],
    spoken_of: Callable[[Set[str]], set[str]],
    here: Scene,
    civil: Callable[[str], bool],
) -> dict[str, Found]:
    """Bodies of a foreign state that takes no part in the quarrel, in a story that plays in another: observers, or
    where somebody speaks of that state, its people or its towns (`spoken_of`: of which of some states), guests.

    A state takes part if a voice of its denies something, or where more of it speaks than what is `civil`.
    """
    states = set(here.states.names.values())
    if here.home not in states:
        return {}
    parts = {found[n].side for n in quarrelling if n in found} | {here.home}
    foreign = {f.side for f in found.values()} & (states - parts)
    if not foreign:
        return {}
    spoken = spoken_of(foreign)
    governing = {f.side for name, f in found.items() if f.side in foreign and not civil(name)}
    told = {
        name: Found(OBSERVER, f"a body of {f.side}, which takes no part in what is disputed here: {f.why}")
        for name, f in found.items()
        if f.side in foreign - spoken - governing
    }
    return told | {
        name: Found(f.side, f"{f.why}; an observer of what does not touch {f.side}, which denies nothing here", True)
        for name, f in found.items()
        if f.side in spoken - governing
    }


_ARMED = Phrasebook(
    {
        "armed": "army;armed forces;military;navy;air force;general staff;defence;defense;government;kremlin;"
        "president*;prime minister*;intelligence;security;foreign".split(";")
    }
)
_EITHERS = Phrasebook(
    {
        "either": "army;armed forces;military;navy;air force;general staff;defence;defense;government;cabinet;premier;"
        "president*;prime minister*;chancellor;minister*;foreign;intelligence;security;troops;forces;soldiers;general;"
        "colonel;commander*;lieutenant;sergeant;admiral;major;captain;spokes*;state media".split(";")
    }
)
"""Offices that each of two states which quarrel has: without a state's name they may be either's. A governor, the
police or a rescue service that nobody calls foreign are those of the place of the story."""
_FORCES = Phrasebook({"forces": "army;armed forces;military;navy;air force;general staff;defence;defense".split(";")})


def is_civil(about: About) -> bool:
    """True for a named institution that neither fights nor governs nor publishes: a ministry of mines, a rescue
    service, a board."""
    texts = descriptions(about)
    barred = any(_ARMED.keys(t) for t in texts) or bool(_keys(texts) & {"media", "state_media"})
    return about.named and not about.person and not barred


@lru_cache(maxsize=1)
def _affected() -> Phrasebook:
    return Phrasebook({w.rstrip("*"): [w] for w in lexicon()["affected"]})


def takes_part(about: About) -> bool:
    """True for a voice of a state that makes it a party of the story: its forces, or who denies something and neither
    only helps nor counts."""
    return has_forces(about) or (bool(about.denial) and not is_civil(about))


def has_forces(about: About) -> bool:
    """True for an army, a defence ministry, or who speaks for one."""
    return any(_FORCES.keys(t) for t in descriptions(about))


def affected_told(about: About) -> tuple[str, str] | None:
    """Of which kind the people are whom an event befell, and the words that say so."""
    for text in sorted(about.said):
        kinds = sorted(_affected().keys(text))
        if kinds and "former" not in keys_of(text):
            return kinds[0], text
    return None


def affected_side(kind: str, text: str, sides: Mapping[str, str]) -> Found:
    """The side of people whom an event befell: that of a body of theirs which speaks in the story, else their
    kind's."""
    bodies = sorted(side for name, side in sides.items() if kind in name.lower() and is_body(name))
    return Found(bodies[0] if bodies else f"{kind}s", f"“{text.strip()}”")
