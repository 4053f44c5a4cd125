"""People, organisations and places by name: each run of capitals is told apart by its own words and its neighbours."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..model import Mention, Signals, Span, digest
from .gazetteer import is_listed
from .runs import Lexicon, Run, find_runs, lexicon
from .tokens import Tokens
from .world import World, world

LOOK = 5
"""Tokens looked at on each side of a name for a verb of speaking: "Kyiv on Tuesday said", "said in Kyiv"."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a run was read as: kind, plain name, role, what it belongs to, honorific; `sure` where its own words say so."""

    run: Run
    kind: str
    name: str
    role: str | None = None
    belongs: str | None = None
    honorific: str | None = None
    sure: bool = False


@dataclass(slots=True)
class Known:
    """Entities of one article so far: names by kind, surnames, heads and acronyms to entity names."""

    people: dict[str, list[str]] = field(default_factory=dict)
    full: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)
    belongs: dict[str, str] = field(default_factory=dict)


def find_names(tokens: Tokens, signals: Signals | None = None, skip: Sequence[Span] = ()) -> Iterator[Mention]:
    """Person, organisation and place mentions in order; one entity id a person, body or place of the article."""
    words, lands = lexicon(), world()
    runs = [r for r in find_runs(tokens) if not any(s <= tokens.starts[r.first] < e for s, e in skip)]
    smalls = {w for w in tokens.words if w[0].islower()}
    votes = _votes(signals, tokens)
    readings = [r for run in runs if (r := _read(run, tokens, words, lands, smalls, votes)) is not None]
    readings = _agreed(_neighbours_agree(readings, tokens))
    owners = {_from_owner(r, tokens) for r in readings if r.kind == "organisation" and r.run.owner}
    readings = [r for r in readings if r.run.first not in owners or r.kind == "organisation"]
    found = [*_named(readings, tokens, words, lands), *_anaphors(readings, tokens, words, lands)]
    yield from sorted(found, key=lambda m: m.span)


def _votes(signals: Signals | None, tokens: Tokens) -> dict[int, str]:
    """Kind of name that the model saw at a token's start."""
    if signals is None:
        return {}
    starts = {s: i for i, s in enumerate(tokens.starts)}
    return {starts[n.span[0]]: n.kind for n in signals.names if n.span[0] in starts}


def _read(run: Run, tokens: Tokens, words: Lexicon, lands: World, smalls: set[str], votes: dict[int, str]) -> Reading | None:
    first = _sentence_start(tokens, run.first)
    if first and len(run.words) == 1 and run.words[0].lower() in smalls:
        return None
    belongs = lands.owner(run.owner) or run.owner if run.owner else None
    parts = run.words
    own = _leading_adjective(parts, lands)
    if own:
        belongs = belongs or lands.adjectives.get(" ".join(parts[:own])) or lands.countries.get(" ".join(parts[:own]))
        if own == len(parts) and " ".join(parts) not in lands.countries:
            return None
    if own and own < len(parts):
        parts = parts[own:]
    person = _titled(run, parts, words, belongs)
    if person is not None:
        return person
    whole = " ".join(run.words)
    if any(words.has("body", w) for w in parts) and not whole.isupper():
        return Reading(run, "organisation", " ".join(parts), None, belongs, sure=True)
    if whole in lands.countries:
        return Reading(run, "place", run.text, sure=True)
    if whole in lands.institutions:
        return Reading(run, "organisation", run.text, None, lands.institutions[whole], sure=True)
    if whole in lands.capitals or any(words.has("land", w) for w in parts[1:]):
        return Reading(run, "place", run.text, sure=True)
    return _by_neighbours(run, tokens, words, belongs, first, votes)


def _leading_adjective(parts: tuple[str, ...], lands: World) -> int:
    """How many first words are a country's adjective or name: 2 in "South Korean Army", 1 in "U.S. Navy"."""
    for size in (2, 1):
        head = " ".join(parts[:size])
        if len(parts) >= size and (head in lands.adjectives or (head in lands.countries and len(parts) > size)):
            return size
    return 0


def _titled(run: Run, parts: tuple[str, ...], words: Lexicon, belongs: str | None) -> Reading | None:
    """A person with an office or honorific before the name: "Defense Minister Ann Lee", "Mr Ek"."""
    marks = [i for i, w in enumerate(parts) if words.has("title", w) or words.has("honorific", w)]
    if not marks:
        return None
    last = marks[-1]
    if words.has("title", parts[marks[0]]) and marks[0] <= 2:
        bodies = [i for i, w in enumerate(parts) if words.has("body", w) and i > last]
        last = max([last, *bodies])
    name = tuple(w for w in parts[last + 1 :] if w != ".")
    if not name or len(name) > 4 or any(words.has("body", w) or w in ("of", "for") for w in name):
        return None
    honorific = next((w for w in parts[: last + 1] if words.has("honorific", w)), None)
    role = " ".join(w for w in parts[: last + 1] if w != "." and not words.has("honorific", w)) or None
    return Reading(run, "person", " ".join(name), role, belongs, honorific, sure=True)


def _by_neighbours(run: Run, tokens: Tokens, words: Lexicon, belongs: str | None, first: bool, votes: dict[int, str]) -> Reading | None:
    """A run whose own words decide nothing: look at the words beside it."""
    before = tokens.lowers[run.first - 1] if run.first else ""
    before2 = tokens.lowers[run.first - 2] if run.first > 1 else ""
    after = tokens.lowers[run.last] if run.last < len(tokens) else ""
    name = run.text
    vote = votes.get(run.first)
    if vote is not None:
        return Reading(run, vote, name, None, belongs, sure=True)
    if words.has("anaphor", before) and len(name) > 1:
        return Reading(run, "organisation", name, None, belongs, sure=True)
    if words.has("land_after", after) or (before == "of" and words.has("land_of", before2)):
        return Reading(run, "place", name, sure=True)
    if _speaks(run, tokens, words):
        kind = "person" if 1 < len(run.words) < 5 and not name.isupper() else ""
        return Reading(run, kind or ("organisation" if name.isupper() else "speaker"), name, None, belongs)
    if words.has("strong_before", before) and not (before == "at" and name.isupper()):
        return Reading(run, "place", name)
    if name.isupper() and len(name) > 1:
        return Reading(run, "organisation", name)
    if words.has("role", before) and len(run.words) < 5:
        return Reading(run, "person", name, before, sure=True)
    if not (first and len(run.words) == 1) and is_listed(name):
        return Reading(run, "place", name)
    if 1 < len(run.words) < 4 and run.words[0].isalpha():
        return Reading(run, "person", name)
    return None if first else Reading(run, "unknown", name)


def _speaks(run: Run, tokens: Tokens, words: Lexicon) -> bool:
    """Whether a verb of speaking stands right beside the run, a day or a comma between them allowed."""
    if tokens.lowers[max(0, run.first - 2) : run.first] == ["according", "to"]:
        return True
    if run.first and words.has("inverted", tokens.lowers[run.first - 1]):
        return True
    for i in range(run.last, min(len(tokens), run.last + LOOK)):
        lower = tokens.lowers[i]
        if lower in words.sets["speaking"]:
            return True
        if not (lower in ("on", "also", "has", "had", "have") or tokens.words[i] in words.sets["common"]):
            return False
    return False


def _sentence_start(tokens: Tokens, i: int) -> bool:
    return i == 0 or tokens.words[i - 1] in _STARTS


_STARTS = frozenset('.!?:"“”‘’¶—–•-') | {"'"}


def _neighbours_agree(readings: list[Reading], tokens: Tokens) -> list[Reading]:
    """What is joined to a place by "and", "or" or a comma, and unknown else, is a place: "in Tarn and Holm"."""
    out: list[Reading] = []
    for r in readings:
        before = out[-1] if out else None
        between = tokens.lowers[before.run.last : r.run.first] if before else []
        joined = before is not None and between in (["and"], ["or"], [",", "and"], [","], ["as", "well", "as"], [",", "as", "well", "as"])
        if joined and before is not None and before.kind == "place" and r.kind == "unknown":
            r = Reading(r.run, "place", r.name)
        out.append(r)
    return out


def _agreed(readings: list[Reading]) -> list[Reading]:
    """One kind a name: the sure readings decide, then the many; what stays unknown is dropped."""
    surnames = {r.name.split()[-1] for r in readings if r.kind == "person"}
    votes: dict[str, Counter[str]] = {}
    for r in readings:
        if r.kind not in ("unknown", "speaker"):
            votes.setdefault(r.name, Counter())[r.kind] += 5 if r.sure else 1
    out = []
    for r in readings:
        kind = r.kind
        if not r.sure:
            if r.name in votes:
                kind = votes[r.name].most_common(1)[0][0]
            elif r.name in surnames:
                kind = "person"
            elif kind == "speaker":
                kind = "organisation"
        if kind != "unknown":
            out.append(Reading(r.run, kind, r.name, r.role, r.belongs, r.honorific, r.sure))
    return out


def _named(readings: Sequence[Reading], tokens: Tokens, words: Lexicon, lands: World) -> Iterator[Mention]:
    known = Known()
    full = [r.name for r in readings if r.kind == "person" and " " in r.name]
    for r in readings:
        span = (tokens.starts[_from_owner(r, tokens)], tokens.ends[r.run.last - 1])
        if r.kind == "person":
            yield _person(r, span, known, full)
        elif r.kind == "organisation":
            yield _body(r, span, known, tokens, lands)
        elif _metonym(r, tokens, words, lands):
            owner = lands.owner(r.name)
            yield Mention("organisation", span, entity=digest("organisation", r.name), name=r.name, belongs=owner)
        else:
            yield Mention("place", span, entity=digest("place", r.name), name=r.name)


def _from_owner(r: Reading, tokens: Tokens) -> int:
    """First token of a body's mention: its owner's, where one stands before it with "'s"."""
    if r.kind != "organisation" or r.run.owner is None:
        return r.run.first
    i = r.run.first - 1
    while i > 0 and r.run.owner.startswith(tokens.words[i - 1]) is False and r.run.first - i < 4:
        i -= 1
    return max(i - 1, 0)


def _person(r: Reading, span: tuple[int, int], known: Known, full: list[str]) -> Mention:
    """A surname alone stands for the one full name that ends in it; for several, it stays open."""
    name = r.name
    if " " not in name:
        owners = sorted({f for f in full if f.split()[-1] == name})
        if len(owners) == 1:
            name = owners[0]
        elif owners:
            fitting = [o for o in owners if r.honorific and known.full.get(o, (None, None))[0] == r.honorific]
            if len(fitting) != 1:
                return Mention("person", span, name=name, role=r.role, unresolved="several people here have this surname")
            name = fitting[0]
    honorific, role = known.full.get(name, (None, None))
    known.full[name] = (honorific or r.honorific, role or r.role)
    if r.belongs:
        known.belongs.setdefault(name, r.belongs)
    return Mention("person", span, entity=digest("person", name), name=name, role=r.role or role, belongs=known.belongs.get(name))


def _body(r: Reading, span: tuple[int, int], known: Known, tokens: Tokens, lands: World) -> Mention:
    """A body, its acronym in brackets learnt on the way."""
    name = r.name
    belongs = r.belongs or lands.institutions.get(name)
    if r.belongs and name not in lands.institutions:
        name = f"{r.belongs}'s {name}"
    name = known.bodies.get(name, known.bodies.get(r.name, name))
    known.bodies.setdefault(r.name, name)
    acronym = _bracketed(r.run, tokens)
    if acronym:
        known.bodies.setdefault(acronym, name)
    if belongs:
        known.belongs.setdefault(name, belongs)
    return Mention("organisation", span, entity=digest("organisation", name), name=name, belongs=known.belongs.get(name))


def _bracketed(run: Run, tokens: Tokens) -> str | None:
    """The acronym in brackets after a name, where its letters are the name's."""
    i = run.last
    if tokens.words[i : i + 1] != ["("] or tokens.words[i + 2 : i + 3] != [")"]:
        return None
    acronym = tokens.words[i + 1]
    initials = "".join(w[0] for w in run.words if w[0].isupper())
    return acronym if acronym.isupper() and acronym[0] == initials[:1] and set(acronym) <= set(initials) else None


def _metonym(r: Reading, tokens: Tokens, words: Lexicon, lands: World) -> bool:
    """A country or capital that speaks, or a capital that no word puts on the map, stands for its government."""
    whole = " ".join(r.run.words)
    if tokens.words[r.run.last : r.run.last + 1] == ["-"]:
        return False
    if whole not in lands.countries and whole not in lands.capitals:
        return False
    if _speaks(r.run, tokens, words):
        return True
    if whole not in lands.capitals:
        return False
    before = tokens.lowers[r.run.first - 1] if r.run.first else ""
    if tokens.lowers[r.run.last : r.run.last + 1] == ["'s"]:
        return not words.has("ground", tokens.lowers[r.run.last + 1] if r.run.last + 1 < len(tokens) else "")
    return not (words.has("place_before", before) or words.has("land_of", before))


def _anaphors(readings: Sequence[Reading], tokens: Tokens, words: Lexicon, lands: World) -> Iterator[Mention]:
    """The ministry, the company: the body last named with that word; "the Russian army": a body of that country."""
    named = sorted((r for r in readings if r.kind == "organisation"), key=lambda r: r.run.first)
    taken = {i for r in readings for i in range(r.run.first, r.run.last)}
    last: dict[str, Reading] = {}
    k = 0
    for i, lower in enumerate(tokens.lowers):
        while k < len(named) and named[k].run.first <= i:
            last |= {w.lower(): named[k] for w in named[k].run.words}
            k += 1
        if lower not in words.sets["anaphor"] or i in taken or i == 0:
            continue
        found = _anaphor(i, lower, tokens, lands, last)
        if found is not None:
            yield found


def _anaphor(i: int, lower: str, tokens: Tokens, lands: World, last: dict[str, Reading]) -> Mention | None:
    before = tokens.words[i - 1]
    owner = lands.adjectives.get(before)
    start = i - 1
    if owner is None and before.lower() in ("'s", "’s") and i > 1:
        owner = lands.owner(tokens.words[i - 2])
        start = i - 2
    if owner is not None:
        name = f"{owner}'s {lower}"
        span = (tokens.starts[start], tokens.ends[i])
        return Mention("organisation", span, entity=digest("organisation", name), name=name, belongs=owner)
    r = last.get(lower)
    if before.lower() != "the" or r is None:
        return None
    name = f"{r.belongs}'s {r.name}" if r.belongs and r.belongs != r.name else r.name
    span = (tokens.starts[i - 1], tokens.ends[i])
    return Mention("organisation", span, entity=digest("organisation", name), name=name, belongs=r.belongs)
