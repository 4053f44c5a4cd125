"""Voices: one person or body over all pages, whose word it gives, and which side it is on."""

from collections.abc import Iterable, Mapping, Sequence

from twosource.model import OBSERVER, UNKNOWN, Reading, Ruling, StorySettings, Voice, cut, in_force, voice_id

from .merging import Body, bodies
from .names import core, phrasebook
from .offices import with_offices
from .sides import Found, Scene, affected_side, bystanders, is_civil, official_side, own_side, scene
from .told import About, gather

__all__ = ["find_voices"]

NO_SETTINGS = StorySettings()


def find_voices(
    readings: Sequence[Reading], rulings: Sequence[Ruling] = (), settings: StorySettings = NO_SETTINGS
) -> list[Voice]:
    """The voices of a story, sorted by id: names that are one person's or body's merged, each with its side and why.

    `refs` of a voice are the ids of the claims' voices, chain links and bases that it stands for. A side is a name,
    "observer" or "unknown"; settings and rulings go before anything that the pages say.
    """
    rulings = in_force(tuple(rulings))
    abouts = gather(readings)
    here = scene(abouts.values(), _outlets(readings, abouts))
    _no_persons(abouts.values(), here)
    made = bodies(abouts, here, rulings)
    contents = (cut(r.article.text, c.content) for r in readings for c in r.claims or ())
    sides = _sides(made, here, settings, contents)
    ruled = {
        r.target[0]: Found(r.get("side") or UNKNOWN, r.why or "set by a ruling")
        for r in rulings
        if r.kind == "side" and r.target
    }
    voices = []
    for name, body in made.items():
        found = (
            ruled.get(voice_id(name))
            or next((ruled[ref] for ref in sorted(body.about.refs) if ref in ruled), None)
            or sides[name]
        )
        voices.append(_voice(name, body, found))
    return sorted(with_offices(voices, readings), key=lambda v: v.id)


def _no_persons(abouts: Iterable[About], here: Scene) -> None:
    """A state is a body, whatever its name was taken for."""
    for about in abouts:
        if " ".join(core(about.name)) in here.states.names:
            about.kinds = {"organisation"}


def _outlets(readings: Iterable[Reading], abouts: Mapping[str, About]) -> set[str]:
    """Publishers and agencies of the pages, but those whose pages mostly give their own word (a company's
    statement)."""
    names = {n for r in readings for n in (r.article.publisher, r.article.agency) if n}
    parties = _parties(abouts)
    return {n for n in names if not _stakes(n) and (core(n) not in parties or "media" in phrasebook().keys(n))}


def _parties(abouts: Mapping[str, About]) -> set[tuple[str, ...]]:
    """Names of those who deny something, or for whom an officer speaks who edits nothing: parties, whatever they
    publish."""
    denying = {core(n) for n, a in abouts.items() if a.denials}
    officers = {
        core(body)
        for a in abouts.values()
        for body in a.speaks_for
        if any(
            "speaks" in (keys := phrasebook().keys(t)) and "media" not in keys and "editor" not in t for t, _ in a.said
        )
    }
    return denying | officers


def _stakes(name: str) -> bool:
    keys = phrasebook().keys(name)
    return bool(keys & {"company", "association", "state"}) and "media" not in keys


def _sides(made: Mapping[str, Body], here: Scene, settings: StorySettings, contents: Iterable[str]) -> dict[str, Found]:
    """The side of every voice: set, its body's, its own, that of people whom the event befell, last its own
    quarrel's."""
    told = {" ".join(core(name)): side for name, side in settings.sides}
    found: dict[str, Found] = {}
    for name in sorted(made):
        _decide(name, made, here, told, found, ())
    known = {n: f.side for n, f in found.items() if f.side not in (UNKNOWN, OBSERVER)}
    alias = {a: f.side for n, f in found.items() for a in (n, *made[n].aliases)}
    for name in sorted(made, key=lambda n: (made[n].speaks_for is not None, n)):
        up = made[name].speaks_for
        if found[name].side == UNKNOWN:
            about = made[name].about
            theirs = (
                Found(found[up].side, _speaks(made[name], up)) if up in found and found[up].side != UNKNOWN else None
            )
            found[name] = (
                theirs or official_side(about, alias, here) or affected_side(about, known) or _party(name, made)
            ) or found[name]
    quarrelling = (n for n, b in made.items() if b.about.denials)
    return found | bystanders(found, quarrelling, contents, here, lambda n: _is_civil(n, made, here, settings))


def _is_civil(name: str, made: Mapping[str, Body], here: Scene, settings: StorySettings) -> bool:
    """True for an institution, or someone who speaks for one, that may be a guest: no state itself, and none whose side
    is set."""
    body = made[name]
    up = body.speaks_for
    barred = {" ".join(core(n)) for n, _ in settings.sides} | set(here.states.names)
    if barred & {" ".join(core(a)) for a in (name, *body.aliases, *([up] if up else ()))}:
        return False
    return is_civil(made[up].about if up is not None and up in made else body.about)


def _decide(
    name: str,
    made: Mapping[str, Body],
    here: Scene,
    told: Mapping[str, str],
    found: dict[str, Found],
    seen: tuple[str, ...],
) -> Found:
    """One voice's side, its body's decided first; a circle of bodies ends where it began."""
    if name in found:
        return found[name]
    body = made[name]
    aliases = [" ".join(core(a)) for a in (name, *body.aliases)]
    given = next((told[a] for a in aliases if a in told), None)
    up = body.speaks_for or body.member_of
    if given is not None:
        found[name] = Found(given, "set for this story")
        return found[name]
    if up is not None and up in made and up not in (name, *seen):
        theirs = _decide(up, made, here, told, found, (*seen, name))
        if theirs.side == UNKNOWN:
            theirs = found[up] = _party(up, made) or theirs
        if _passes_on(theirs, body):
            found[name] = Found(theirs.side, f"“{body.why.strip()}”" if body.why else _speaks(body, up))
            return found[name]
    found[name] = own_side(body.about, here)
    return found[name]


def _speaks(body: Body, up: str) -> str:
    """Why a voice gives a body's word, with the page's words beside its name that tell its office."""
    told = sorted({t.strip() for t, _ in body.about.said if len(t) > len(body.about.name)})
    office = next((t for t in told if "speaks" in phrasebook().keys(t)), next(iter(told), ""))
    return f"speaks for {up}: “{office}”" if office else f"speaks for {up}"


def _passes_on(theirs: Found, body: Body) -> bool:
    """True where a body's side is also its people's; an unnamed person near an observer is no observer."""
    lent = theirs.side == OBSERVER and body.speaks_for is None and not body.about.named
    return theirs.side != UNKNOWN and not lent


def _party(name: str, made: Mapping[str, Body]) -> Found | None:
    """A side of its own for someone named whom the quarrel itself makes a party: who denies what is said of them, or
    for
    whom another speaks."""
    about = made[name].about
    if not about.named:
        return None
    speakers = sorted(n for n, b in made.items() if b.speaks_for == name)
    if speakers:
        return Found(name, f"{speakers[0]} speaks for {name}")
    return Found(name, f"“{about.denials[0]}”") if about.denials else None


def _voice(name: str, body: Body, found: Found) -> Voice:
    return Voice(
        id=voice_id(name),
        name=name,
        aliases=tuple(sorted(set(body.aliases) - {name})),
        named=body.about.named,
        private=_private(body, found),
        speaks_for=voice_id(body.speaks_for) if body.speaks_for else None,
        side=found.side,
        why_side=found.why,
        refs=tuple(sorted(body.about.refs)),
        guest=found.guest,
    )


_PUBLIC = {"state", "speaks", "office", "observer", "media"}


def _private(body: Body, found: Found) -> bool:
    """A person without a public role: no office, no body spoken for, no expert's or outlet's part in the story."""
    about: About = body.about
    if not about.person or body.speaks_for is not None or body.member_of is not None:
        return False
    keys: set[str] = set()
    for text, _page in about.said:
        keys |= phrasebook().keys(text)
    return found.side != OBSERVER and not keys & _PUBLIC
