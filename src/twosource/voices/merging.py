"""From names to voices: names merged over all pages and rulings, with the body that each speaks for."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from twosource.model import Ruling, voice_id

from .belonging import bodies_of
from .houses import house_of, houses_of
from .names import Groups, best, core, is_body, keys_of, lexicon
from .phrases import Phrasebook, tokens
from .told import About


@dataclass(frozen=True, slots=True)
class Body:
    """A voice in the making: what is told of all its names together."""

    about: About
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """The body that a voice speaks for, or belongs to, and the words that say so; `asked`: the names of others that
    this was looked up by."""

    speaks_for: str | None = None
    member_of: str | None = None
    why: str = ""
    asked: frozenset[str] = frozenset()

    @property
    def up(self) -> str | None:
        """The body whose side is the voice's too."""
        return self.speaks_for or self.member_of


ALONE = Relation()


def body_of(members: Sequence[str], names: Mapping[str, About]) -> tuple[str, Body]:
    """One voice of several names: the name it goes by, and what is told of all."""
    # a ruling may join an unnamed speaker to a name: the name goes before what was said in place of one
    name = best([(n, names[n].uses) for n in members if names[n].named] or [(n, names[n].uses) for n in members])
    if len(members) == 1:
        return name, Body(names[name], (name,))
    whole = About(name)
    for n in sorted(members):
        whole.take(names[n])
    whole.settle()
    return name, Body(whole, tuple(sorted(members)))


def implied(name: str) -> Body:
    """A body that is spoken for, but never speaks itself."""
    return Body(About(name, named=True, kinds={"organisation"}), ())


def apart_and_joined(
    top: Mapping[str, str], names: Mapping[str, About], rulings: Sequence[Ruling]
) -> Mapping[str, str]:
    """The groups of names (what stands for each, by name) after rulings that say which are one voice's and which
    not."""
    told = [r for r in rulings if r.kind in ("same voice", "different voice")]
    if not told:
        return top
    groups, apart = Groups(), set[str]()
    for name, group in top.items():
        groups.join(name, group)
    by_id: dict[str, str] = {}
    for name, about in sorted(names.items()):
        for ref in (voice_id(name), *sorted(about.refs)):
            by_id.setdefault(ref, name)
    for ruling in told:
        ids = [by_id[t] for t in ruling.target if t in by_id]
        if ruling.kind == "same voice" and len(ids) > 1:
            groups.join(ids[0], ids[1])
        elif ruling.kind == "different voice" and len(ids) > 1:
            apart.add(ids[1])
    return {name: f"{name} apart" if name in apart else groups.find(name) for name in names}


_OFFICE = Phrasebook({"spoken": lexicon()["unnamed_speaks"]})


_WORD = re.compile(r"\w+")


@lru_cache(maxsize=16384)
def words_of(text: str) -> frozenset[str]:
    """The words of a text by which bodies and persons are looked up."""
    return frozenset({t.word for t in tokens(text)} | set(_WORD.findall(text)))


Entry = tuple[bool, str, str, str]
"""A person (or a body), by which word it is looked up, the name that has it, the voice whose name that is."""


def entries(name: str, body: Body) -> set[Entry]:
    """How a voice is found in descriptions of others: bodies by a word of theirs, people by their last."""
    found: set[Entry] = set()
    for alias in {name, *body.aliases}:
        if body.about.person:
            found.add((True, (_WORD.findall(alias) or [""])[-1], alias, name))
        elif body.about.named and _is_whole(alias):
            found.add((False, max(core(alias), key=lambda w: (len(w), w)), alias, name))
            head = head_of(alias)
            if head and len(core(alias)) > 1:
                found.add((False, HEAD + head, alias, name))
    return found


HEAD = "~"
"""Before the noun of a body's name under which short forms of it ("the federation") are looked up."""
MOST_SHORT = 12
"""Names with one noun from which none of them is looked for: a short form could mean any."""


@lru_cache(maxsize=16384)
def head_of(name: str) -> str:
    """The noun of a body's name: "council" of "Town Council of Marl"."""
    words = core(re.split(r"\s(?:of|for|in|at)\s", name)[0])
    return words[-1] if words else ""


class Lookup:
    """Names that a description may hold, and whose each is."""

    def __init__(self) -> None:
        self._people: dict[str, dict[str, str]] = {}
        self._bodies: dict[str, dict[str, str]] = {}
        self.owner: dict[str, str] = {}

    def change(self, gone: Iterable[Entry], new: Iterable[Entry]) -> None:
        """Forget some, take in others."""
        for person, word, alias, _ in gone:
            (self._people if person else self._bodies).get(word, {}).pop(alias, None)
        for person, word, alias, name in new:
            (self._people if person else self._bodies).setdefault(word, {})[alias] = name

    def bodies_in(self, texts: Iterable[str], but: str) -> list[str]:
        """Names of bodies that may be named in the texts, without those of one voice."""
        words = {t.word for text in texts for t in tokens(text)}
        return [a for w in sorted(words) for a, name in sorted(self._bodies.get(w, {}).items()) if name != but]

    def short(self, phrase: str, but: str) -> str | None:
        """The name of the only body, but one, that a short form can stand for."""
        held = self._bodies.get(HEAD + head_of(phrase), {})
        if not held or len(held) > MOST_SHORT:
            return None
        words = set(core(phrase))
        fits = sorted(a for a, name in held.items() if name != but and words <= set(core(a)))
        return fits[0] if len({held[a] for a in fits}) == 1 else None

    def house(self, about: About) -> tuple[str, str]:
        """The body that an officer heads, and the words that say so (`houses.house_of`)."""
        nouns = {noun: self._bodies.get(HEAD + noun, {}) for noun in houses_of(about.said)}
        return house_of(about.said, about.belongs, nouns)

    def people_in(self, texts: Iterable[str], but: str) -> dict[str, str]:
        """Names of persons whose last word stands in the texts, without those of one voice, each with its voice."""
        words = {w for text in texts for w in _WORD.findall(text)}
        return {a: name for w in sorted(words) for a, name in self._people.get(w, {}).items() if name != but}


def relation(name: str, about: About, lookup: Lookup) -> Relation:
    """Whom a voice speaks for or belongs to: told by its claims, else by the words beside its name."""
    owner, asked = lookup.owner, frozenset(about.speaks_for)
    spoken = {b: n for b, n in about.speaks_for.items() if owner.get(b, b) != name and not _left(b, about)}
    told = sorted(spoken, key=lambda b: (-spoken[b], b))
    if told and (about.named or _OFFICE.keys(" ".join([about.name, *about.said]))):
        return Relation(owner.get(told[0], told[0]), asked=asked)
    if told:
        return Relation(None, owner.get(told[0], told[0]), about.name, asked)
    people = lookup.people_in(about.said, name)
    if about.named and not about.person:
        return Relation(None, *_patron(about, people), asked)
    speaks, member, why = bodies_of(
        about, lookup.bodies_in(about.said, name), list(people), lambda phrase: lookup.short(phrase, name)
    )
    asked |= {b for b in (speaks, member) if b}
    if speaks and (about.named or _OFFICE.keys(why)):
        return Relation(owner.get(speaks, speaks), None, why, asked)
    house, why_house = lookup.house(about) if about.named and about.person else ("", "")
    if house:
        return Relation(owner.get(house, house), None, why_house, asked | {house})
    return Relation(None, owner.get(member or speaks or "", member), why, asked)


def _patron(about: About, people: Mapping[str, str]) -> tuple[str | None, str]:
    """The person whose body it is called ("Orr's League of Farmers"), and the words that say so; two make none."""
    found: dict[str, str] = {}
    for told in about.said:
        m = re.match(r"(?:[Tt]he )?(\w+)[’']s ", told)
        if m is not None and told.endswith(about.name.split()[-1]):
            found |= {name: told for p, name in people.items() if p.split()[-1] == m.group(1)}
    return next(iter(found.items())) if len(found) == 1 else (None, "")


def _left(spoken_for: str, about: About) -> bool:
    """True where the words that name the body say that the person left it ("a former minister of X")."""
    words = set(core(spoken_for))
    telling = [t for t in about.said if words <= {w.word for w in tokens(t)}]
    return bool(telling) and all("former" in keys_of(t) for t in telling)


def _is_whole(alias: str) -> bool:
    """True for a body's name that can stand for it in a description: not one of generic words alone."""
    generic = set(lexicon()["generic"])
    return any(w not in generic for w in core(alias)) and (
        is_body(alias) or not keys_of(alias) - {"generic", "firm_ends"}
    )
