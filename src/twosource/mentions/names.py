"""People, organisations and places by name: runs are told apart, offices read, and mentions of one entity joined."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ..model import Mention, Signals, Span, digest
from .namekinds import SURE, Ground, Reading, own_adjectives, read_run, speaks, starts_sentence
from .nameroles import with_office
from .runs import Run, find_runs, lexicon
from .tokens import Tokens
from .world import world

JOINS = ([","], ["and"], ["or"], [",", "and"], ["as", "well", "as"], [",", "as", "well", "as"])


def find_names(
    tokens: Tokens, signals: Signals | None = None, skip: Sequence[Span] = (), own: Iterable[str] = ()
) -> Iterator[Mention]:
    """Person, organisation and place mentions in order; one entity id a person, body or place of the article.

    `skip` are spans (headlines in capitals) whose capitals tell nothing; `own` the names of the reader's own places.
    """
    runs = [r for r in find_runs(tokens) if not _inside(tokens.starts[r.first], skip)]
    g = _ground(tokens, runs, signals, own)
    read = [with_office(r, g) for run in runs if (r := read_run(run, g)) is not None]
    readings = _joined_places(_agreed(read), g)
    owners = {r.run.owner_first for r in readings if r.kind == "organisation" and r.run.owner}
    readings = [r for r in readings if r.run.first not in owners or r.kind == "organisation"]
    named = list(_named(readings, g))
    bodies = [(r, m) for r, m in zip(readings, named, strict=True) if r.kind == "organisation"]
    found = [*named, *_anaphors(bodies, {i for r in readings for i in range(r.run.first, r.end)}, g)]
    yield from sorted(found, key=lambda m: m.span)


def _inside(at: int, spans: Sequence[Span]) -> bool:
    """Whether an offset lies in one of the spans, which are in order."""
    low, high = 0, len(spans)
    while low < high:
        mid = (low + high) // 2
        if spans[mid][1] <= at:
            low = mid + 1
        else:
            high = mid
    return low < len(spans) and spans[low][0] <= at


def _ground(tokens: Tokens, runs: Sequence[Run], signals: Signals | None, own: Iterable[str]) -> Ground:
    starts = {s: i for i, s in enumerate(tokens.starts)}
    names = signals.names if signals is not None else ()
    votes = {starts[n.span[0]]: n.kind for n in names if n.span[0] in starts and n.score >= SURE}
    seen = {starts[n.span[0]] for n in names if n.span[0] in starts}
    known = frozenset(r.text for r in runs if r.first in seen or not starts_sentence(tokens, r.first))
    smalls = frozenset(w for w in tokens.words if w[0].islower())
    single = frozenset(w for r in runs for w in (*r.words, r.owner or "") if len(w) > 3)
    adjectives = own_adjectives(single.union(own))
    return Ground(tokens, lexicon(), world(), smalls, adjectives, votes, known, {r.first: r for r in runs})


def _agreed(readings: list[Reading]) -> list[Reading]:
    """One kind a name: the sure readings decide, then the many."""
    surnames = {r.name.split()[-1] for r in readings if r.kind == "person"}
    votes: dict[str, Counter[str]] = {}
    for r in readings:
        kind = "place" if r.kind == "listed" and r.name not in surnames else r.kind
        if kind not in UNDECIDED:
            votes.setdefault(r.name, Counter())[kind] += 5 if r.sure else 1
    return [r if r.sure else replace(r, kind=_settled(r, votes, surnames)) for r in readings]


UNDECIDED = frozenset({"unknown", "speaker", "office", "listed"})


def _settled(r: Reading, votes: dict[str, Counter[str]], surnames: set[str]) -> str:
    """What an unsure reading is, by the other mentions of its name."""
    if r.name in surnames and r.kind in UNDECIDED:
        return "person"
    if r.name in votes:
        return votes[r.name].most_common(1)[0][0]
    return {"speaker": "organisation", "listed": "place"}.get(r.kind, r.kind)


def _joined_places(readings: list[Reading], g: Ground) -> list[Reading]:
    """What is joined to a place and unknown else is one: "in Tarn and Holm"; what stays unknown is dropped."""
    out: list[Reading] = []
    for r in readings:
        before = out[-1] if out else None
        if r.kind == "unknown" and before is not None and before.kind == "place":
            if g.tokens.lowers[before.run.last : r.run.first] in JOINS:
                r = replace(r, kind="place")
        if r.kind != "unknown":
            out.append(r)
    return out


@dataclass(slots=True)
class Known:
    """Entities of one article so far: full names by surname, honorific and role by name, names of bodies by their
    core, by their acronym and by their words."""

    people: dict[str, dict[str, None]] = field(default_factory=dict)
    honorific: dict[str, str] = field(default_factory=dict)
    role: dict[str, str] = field(default_factory=dict)
    belongs: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)


def _named(readings: Sequence[Reading], g: Ground) -> Iterator[Mention]:
    known = _owned_bodies(readings, g)
    ground: Reading | None = None
    for r in readings:
        before, ground = ground, None
        span = (g.tokens.starts[_first(r)], g.tokens.ends[r.end - 1])
        if r.kind == "person":
            yield _person(r, span, known)
        elif r.kind == "office":
            yield _office(r, span, known)
        elif r.kind == "organisation":
            yield _body(r, span, known, g)
        elif _is_metonym(r, g) and (speaks(r.run, g) or not _is_beside(before, r, g)):
            yield _entity("organisation", span, r.name, None, g.state(r.name))
        else:
            ground = r
            yield _entity("place", span, r.name, None, None)


def _owned_bodies(readings: Sequence[Reading], g: Ground) -> Known:
    """Bodies named with their owner anywhere in the article: the bare name stands for the only one so owned."""
    known = Known()
    for r in readings:
        if r.kind == "organisation" and r.belongs and r.name not in g.lands.institutions:
            core = g.words.spelled(r.name)
            owned = f"{r.belongs}'s {r.name}"
            held = known.bodies.setdefault(core, owned)
            known.bodies[core] = held if g.words.spelled(held) == g.words.spelled(owned) else ""
    return known


def _entity(kind: str, span: Span, name: str, role: str | None, belongs: str | None) -> Mention:
    """A mention under its name; a hyphen or apostrophe, which is a token of its own, stands close again."""
    name, belongs = _closed(name), belongs and _closed(belongs)
    return Mention(kind, span, entity=digest(kind, name), name=name, role=role, belongs=belongs)


def _closed(name: str) -> str:
    return name.replace(" - ", "-").replace(" ' ", "'").replace(" ’ ", "’")


def _first(r: Reading) -> int:
    """First token of a mention: a body's owner belongs to it."""
    return r.run.owner_first if r.kind == "organisation" and r.run.owner else r.run.first


def _person(r: Reading, span: Span, known: Known) -> Mention:
    """A surname alone stands for the one full name so far that ends in it; for several, it stays open."""
    name = r.name
    surname = name.split()[-1]
    if " " in name:
        known.people.setdefault(surname, {})[name] = None
    else:
        fitting = [n for n in known.people.get(surname, {}) if _same_honorific(n, r, known)]
        if len(fitting) > 1:
            return Mention("person", span, name=name, role=r.role, unresolved="several people here have this surname")
        name = fitting[0] if fitting else name
    for value, table in ((r.honorific, known.honorific), (r.role, known.role), (r.belongs, known.belongs)):
        if value:
            table.setdefault(name, value)
    return _entity("person", span, name, r.role or known.role.get(name), known.belongs.get(name))


def _same_honorific(name: str, r: Reading, known: Known) -> bool:
    """Whether an honorific speaks against the name: Mr Ek is not Ms Ek."""
    other = known.honorific.get(name)
    words = lexicon()
    if r.honorific is None or other is None:
        return True
    return words.has("male", r.honorific) == words.has("male", other)


def _office(r: Reading, span: Span, known: Known) -> Mention:
    """An office without a name: the one person here who holds it, else nobody that the text names."""
    holders = [n for n, role in known.role.items() if role.lower() == r.name.lower()]
    if len(holders) == 1:
        return _entity("person", span, holders[0], r.role, known.belongs.get(holders[0]))
    return Mention("person", span, role=r.role, belongs=r.belongs, unresolved="an office; its holder is not named here")


def _body(r: Reading, span: Span, known: Known, g: Ground) -> Mention:
    """A body: its owner in its name, its acronym in brackets learnt on the way, its spellings one."""
    belongs = r.belongs or g.lands.institutions.get(r.name)
    owned = bool(r.belongs) and r.name not in g.lands.institutions
    name = f"{r.belongs}'s {r.name}" if owned else known.bodies.get(g.words.spelled(r.name)) or r.name
    name = known.bodies.setdefault(f"={g.words.spelled(name)}", name)
    acronym = _bracketed(r.run, g.tokens)
    if acronym:
        known.bodies.setdefault(g.words.spelled(acronym), name)
    if belongs:
        known.belongs.setdefault(name, belongs)
    return _entity("organisation", span, name, None, known.belongs.get(name))


def _bracketed(run: Run, tokens: Tokens) -> str | None:
    """The acronym in brackets after a name, where its letters are the name's."""
    i = run.last
    if tokens.words[i : i + 1] != ["("] or tokens.words[i + 2 : i + 3] != [")"]:
        return None
    acronym = tokens.words[i + 1]
    initials = "".join(w[0] for w in run.words if w[0].isupper())
    return acronym if acronym.isupper() and acronym[0] == initials[:1] and set(acronym) <= set(initials) else None


def _is_beside(before: Reading | None, r: Reading, g: Ground) -> bool:
    """Whether a name is joined to a place: "in California or Washington"."""
    return before is not None and g.tokens.lowers[before.run.last : r.run.first] in JOINS


def _is_metonym(r: Reading, g: Ground) -> bool:
    """A country or capital that speaks, or a capital that no word puts on the map, stands for its government."""
    whole = " ".join(r.run.words)
    state, capital = whole in g.lands.countries, whole in g.lands.capitals
    if not (state or capital) or g.after(r.run) == "-" or g.words.has("land_after", g.after(r.run)):
        return False
    if speaks(r.run, g):
        return True
    if g.after(r.run) == "'s":
        return capital and not g.words.has("ground", g.after(r.run, 1))
    before = g.before(r.run)
    return capital and not (
        g.words.has("place_before", before) or g.words.has("land_of", before) or _is_gone_to(r.run, g)
    )


def _is_gone_to(run: Run, g: Ground) -> bool:
    """Whether a capital is ground that something befalls: "fled Kyiv", "Kyiv and its suburbs", "Kyiv was shelled"."""
    after, second = g.after(run), g.after(run, 1)
    if g.words.has("gone_to", g.before(run)) or g.words.has("ground", after):
        return True
    if after in ("and", ",") and g.words.has("its", second):
        return any(g.words.has("ground", g.after(run, k)) for k in (2, 3))
    befalls = g.after(run, 2) if second == "been" else second
    return g.words.has("was", after) and (g.words.has("befalls", befalls) or befalls[:1].isdigit())


def _anaphors(bodies: Sequence[tuple[Reading, Mention]], taken: set[int], g: Ground) -> Iterator[Mention]:
    """The ministry, the company: the body last named with that word; "the Russian army": a body of that country."""
    last: dict[str, Mention] = {}
    k = 0
    for i, lower in enumerate(g.tokens.lowers):
        while k < len(bodies) and bodies[k][0].run.first <= i:
            last |= dict.fromkeys(_heads(bodies[k][0], g), bodies[k][1])
            k += 1
        if i and i not in taken and g.words.has("anaphor", lower):
            found = _anaphor(i, lower, g, last)
            if found is not None:
                yield found


def _heads(r: Reading, g: Ground) -> set[str]:
    """Words that may stand for a body: those of its name, and of the apposition beside it ("..., a think tank")."""
    words = {w.lower() for w in r.run.words}
    if g.after(r.run) == "," and g.after(r.run, 1) in ("a", "an", "the"):
        words |= {w for k in range(2, 7) if g.words.has("anaphor", w := g.after(r.run, k))}
    before = g.before(r.run, 2) if g.before(r.run) == "," else g.before(r.run)
    return words | ({before} if g.words.has("anaphor", before) else set())


def _anaphor(i: int, lower: str, g: Ground, last: dict[str, Mention]) -> Mention | None:
    before = g.tokens.words[i - 1]
    start, owner = i - 1, g.lands.adjectives.get(before) or g.adjectives.get(before)
    if owner is None and g.tokens.lowers[i - 1] == "'s" and i > 1:
        start, owner = i - 2, g.state(g.tokens.words[i - 2])
    span = (g.tokens.starts[start], g.tokens.ends[i])
    if owner is not None:
        return _entity("organisation", span, f"{owner}'s {lower}", None, owner)
    meant = last.get(lower)
    return replace(meant, span=span) if before.lower() == "the" and meant is not None else None
