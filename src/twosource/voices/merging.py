"""From names to voices: names merged over all pages and rulings, with the body that each speaks for."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.model import Ruling, voice_id

from .names import Groups, best, core, is_body, lexicon, merge, phrasebook
from .phrases import Phrasebook, tokens
from .sides import Scene
from .told import About, bodies_of


@dataclass(slots=True)
class Body:
    """A voice in the making: what is told of all its names together, and the body it speaks for or belongs to."""

    about: About
    aliases: tuple[str, ...]
    speaks_for: str | None = None
    member_of: str | None = None
    why: str = ""


def bodies(abouts: Mapping[str, About], here: Scene, rulings: Sequence[Ruling]) -> dict[str, Body]:
    """Voices in the making, by the name they go by. A body that is spoken for, but never speaks itself, is made too."""
    names = dict(abouts)
    for about in list(abouts.values()):
        for spoken_for in about.speaks_for:
            names.setdefault(spoken_for, About(spoken_for, named=True, kinds={"organisation"}))
    named = [n for n, a in names.items() if a.named]
    persons = frozenset(n for n in named if names[n].person)
    groups = merge(named, here.states.names, persons)
    made = _by_group(groups, names, _ruled(groups, names, rulings))
    by_alias = {alias: name for name, body in made.items() for alias in (name, *body.aliases)}
    index = _index(made)
    for name, body in made.items():
        _relate(name, body, index, by_alias)
    for name in sorted({n for b in made.values() for n in (b.speaks_for, b.member_of) if n and n not in made}):
        made[name] = Body(About(name, named=True, kinds={"organisation"}), ())
    return made


def _ruled(groups: Groups, names: Mapping[str, About], rulings: Sequence[Ruling]) -> set[str]:
    """Join the names that a ruling says are one voice's; returns the names that one says stand apart."""
    apart: set[str] = set()
    by_id: dict[str, str] = {}
    for name, about in sorted(names.items()):
        for ref in (voice_id(name), *sorted(about.refs)):
            by_id.setdefault(ref, name)
    for ruling in rulings:
        ids = [by_id[t] for t in ruling.target if t in by_id]
        if ruling.kind == "same voice" and len(ids) > 1:
            groups.join(ids[0], ids[1])
        elif ruling.kind == "different voice" and len(ids) > 1:
            apart.add(ids[1])
    return apart


def _by_group(groups: Groups, names: Mapping[str, About], apart: set[str]) -> dict[str, Body]:
    together: dict[str, list[str]] = {}
    for name in sorted(names):
        together.setdefault(f"{name} apart" if name in apart else groups.find(name), []).append(name)
    made = {}
    for members in together.values():
        # a ruling may join an unnamed speaker to a name: the name goes before what was said in place of one
        name = best([(n, names[n].uses) for n in members if names[n].named] or [(n, names[n].uses) for n in members])
        whole = About(name)
        for n in members:
            whole.add(names[n])
        made[name] = Body(whole, tuple(members))
    return made


_OFFICE = Phrasebook({"spoken": lexicon()["unnamed_speaks"]})


@dataclass(frozen=True, slots=True)
class _Index:
    """Names that a description may hold: of bodies by a word of theirs, of people by their last word."""

    bodies: Mapping[str, Sequence[str]]
    people: Mapping[str, Sequence[str]]
    owner: Mapping[str, str]

    def bodies_in(self, texts: Iterable[str], but: str) -> list[str]:
        """Names of bodies that may be named in the texts, without those of one voice."""
        words = {t.word for text in texts for t in tokens(text)}
        return [a for w in sorted(words) for a in self.bodies.get(w, ()) if self.owner[a] != but]

    def people_in(self, texts: Iterable[str], but: str) -> list[str]:
        """Names of persons whose last word stands in the texts, without those of one voice."""
        words = {w for text in texts for w in re.findall(r"\w+", text)}
        return [a for w in sorted(words) for a in self.people.get(w, ()) if self.owner[a] != but]


def _index(made: Mapping[str, Body]) -> _Index:
    bodies: dict[str, list[str]] = {}
    people: dict[str, list[str]] = {}
    owner: dict[str, str] = {}
    for name, body in made.items():
        person = body.about.person
        for alias in dict.fromkeys((name, *body.aliases)):
            owner[alias] = name
            if person:
                people.setdefault((re.findall(r"\w+", alias) or [""])[-1], []).append(alias)
            elif body.about.named and _is_whole(alias):
                bodies.setdefault(max(core(alias), key=lambda w: (len(w), w)), []).append(alias)
    return _Index(bodies, people, owner)


def _relate(name: str, body: Body, index: _Index, by_alias: Mapping[str, str]) -> None:
    """Find whom the voice speaks for or belongs to: told by its claims, else by the words beside its name."""
    about = body.about
    spoken = {b: n for b, n in about.speaks_for.items() if by_alias.get(b, b) != name and not _left(b, about)}
    told = sorted(spoken, key=lambda b: (-spoken[b], b))
    if told and (about.named or _OFFICE.keys(" ".join([about.name, *(t for t, _ in about.said)]))):
        body.speaks_for = by_alias.get(told[0], told[0])
        return
    if told:
        body.member_of = by_alias.get(told[0], told[0])
        body.why = about.name
        return
    texts = [t for t, _ in about.said]
    people = index.people_in(texts, name)
    if about.named and not about.person:
        body.member_of, body.why = _patron(about, people, index)
        return
    speaks, member, why = bodies_of(about, index.bodies_in(texts, name), people)
    body.speaks_for = by_alias.get(speaks, speaks) if speaks and (about.named or _OFFICE.keys(why)) else None
    body.member_of = by_alias.get(member or speaks or "", member) if body.speaks_for is None else None
    body.why = why


def _patron(about: About, people: Sequence[str], index: _Index) -> tuple[str | None, str]:
    """The person whose body it is called ("Orr's League of Farmers"), and the words that say so; two make none."""
    found: dict[str, str] = {}
    for told, _page in about.said:
        m = re.match(r"(?:[Tt]he )?(\w+)[’']s ", told)
        if m is not None and told.endswith(about.name.split()[-1]):
            found |= {index.owner[p]: told for p in people if p.split()[-1] == m.group(1)}
    return next(iter(found.items())) if len(found) == 1 else (None, "")


def _left(spoken_for: str, about: About) -> bool:
    """True where the words that name the body say that the person left it ("a former minister of X")."""
    words = set(core(spoken_for))
    telling = [t for t, _ in about.said if words <= {w.word for w in tokens(t)}]
    return bool(telling) and all("former" in phrasebook().keys(t) for t in telling)


def _is_whole(alias: str) -> bool:
    """True for a body's name that can stand for it in a description: not one of generic words alone."""
    generic = set(lexicon()["generic"])
    return any(w not in generic for w in core(alias)) and (
        is_body(alias) or not phrasebook().keys(alias) - {"generic", "firm_ends"}
    )
