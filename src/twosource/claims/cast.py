"""Everyone and everybody a page names: persons and bodies with their names, offices and where they are mentioned."""

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from twosource.claims.evidence import (
    beside,
    gender_of,
    has_article,
    kind_beside,
    located,
    owner_before,
    roleish,
    usual_gender,
)
from twosource.claims.expression import Expression
from twosource.claims.fields import called
from twosource.claims.names import ACRONYM, NameRun, is_demonym, own_adjectives, possessed_name, span_of
from twosource.claims.segment import Layout
from twosource.claims.words import lexicon
from twosource.model import Mention, Name, Span

SURE = 0.7
"""Score from which the encoder's kind of a name is believed where the words beside it say nothing."""
GUESS = "guess"
"""Mark among the roles of an actor whose kind is the encoder's alone: grammar may know better."""
ARTICLE = "article"
"""Mark among the roles of an actor whose name bears an article of its own ("the Beam"): no person."""
SHORTEST = 3
"""Letters of a land's stem by which its adjective is known ("Finnish" of Finland)."""
LONGEST_NAME = 80
"""Characters before a bracket within which the name begins that it shortens."""
SMALL = frozenset("of the for and a an".split())
HELD_IN = frozenset("share stake faith trust confidence interest investor investment belief role holding".split())
"""What one has in a firm or person, not in a town."""
REALM = frozenset(
    "ministry minister government president army navy military parliament troops forces soldiers capital border".split()
)
"""Nouns whose owner is a state (or a body), and no person."""
Votes = dict[int, dict[str, float]]
"""The encoder's kinds of an actor's mentions, by actor, with the sum of their scores."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or body of one page.

    `kind` is person, body, place, document or unknown (a bare name without evidence yet); `first` is the offset of its
    first mention; `stands_for` the body that an unnamed spokesperson speaks for, or who made a document; `kin` the
    person whose lawyer or brother it is; `why`: the reason for which nobody can tell who it is, where nobody can.
    """

    key: int
    name: str
    kind: str
    forms: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    gender: str = ""
    owner: str = ""
    first: int = -1
    named: bool = True
    body: int | None = None
    plural: bool = False
    stands_for: int | None = None
    kin: int | None = None
    why: str = ""


@dataclass(slots=True)
class Cast:
    """The actors of one page while it is read: found by name, growing with what the text says of them."""

    actors: list[Actor] = field(default_factory=list)
    index: dict[str, set[int]] = field(default_factory=dict)
    short: dict[str, set[int]] = field(default_factory=dict)
    places: dict[int, int] = field(default_factory=dict)

    def add(self, actor: Actor) -> Actor:
        """A new actor; its key is its number."""
        made = replace(actor, key=len(self.actors))
        self.actors.append(made)
        self._enter(made)
        return made

    def learn(
        self,
        key: int,
        *,
        roles: Iterable[str] = (),
        forms: Iterable[str] = (),
        kind: str = "",
        gender: str = "",
        owner: str = "",
        name: str = "",
        body: int | None = None,
        kin: int | None = None,
        at: int = -1,
    ) -> Actor:
        """An actor with more known about it: sets and mentions are joined, other values set where still empty."""
        actor = self.actors[key]
        if at >= 0:
            self.places[at] = key
        first = at if at >= 0 and (actor.first < 0 or at < actor.first) else actor.first
        made = replace(
            actor,
            roles=actor.roles | frozenset(roles),
            forms=actor.forms | frozenset(forms),
            kind=kind or actor.kind if actor.kind == "unknown" else actor.kind,
            gender=actor.gender or gender,
            owner=actor.owner or owner,
            body=body if actor.body is None else actor.body,
            kin=kin if actor.kin is None else actor.kin,
            name=_longer(actor, name),
            first=first,
        )
        self.actors[key] = made
        if made.forms != actor.forms:
            self._enter(made)
        return made

    def by_name(self, name: str, kind: str = "") -> list[Actor]:
        """The actors that a name may stand for: same, short or long form, or initials."""
        wanted = fold(name)
        close = [self.actors[k] for k in sorted(self._sharing(wanted))]
        exact = [a for a in close if wanted in a.forms and _kin(a, kind)]
        if exact:
            return exact
        return [
            a
            for a in close
            if a.named
            and _kin(a, kind)
            and any(_alike(wanted, f, a.kind, name.isupper() or a.name.isupper()) for f in a.forms)
        ]

    def _sharing(self, wanted: str) -> set[int]:
        words = wanted.split()
        keys = {*words[:1], *words[-1:], initials(wanted)}
        found = {k for w in keys for k in self.index.get(w, ())}
        return found | self.short.get(wanted, set()) if len(words) == 1 else found

    def _enter(self, actor: Actor) -> None:
        for form in actor.forms:
            words = form.split()
            for word in {*words[:1], *words[-1:]}:
                self.index.setdefault(word, set()).add(actor.key)
            self.short.setdefault(initials(form), set()).add(actor.key)


def _longer(actor: Actor, name: str) -> str:
    return name if len(name.split()) > len(actor.name.split()) else actor.name


def _kin(actor: Actor, kind: str) -> bool:
    return not kind or "unknown" in {actor.kind, kind} or actor.kind == kind


def fold(name: str) -> str:
    """A name for comparing: lower case, straight apostrophes, no leading article, single spaces."""
    low = " ".join(name.lower().replace("’", "'").split())
    return re.sub(r"^(the|a|an) ", "", low).removesuffix("'s")


def _alike(wanted: str, form: str, kind: str, acronym: bool) -> bool:
    """Whether one name is a short form of the other: last name, end or beginning of a body's name, or its initials
    (two letters only where they are written as an `acronym`: Ro is not short for "Ro's office")."""
    a, b = wanted.split(), form.split()
    if not a or not b:
        return False
    if len(a) == 1 and len(b) == 1:
        return False
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if kind == "person":
        return long[-len(short) :] == short or (
            len(short) == 1 and len(long) > 1 and long[0] == short[0] and len(a) == 1
        )
    if len(short) == 1 and len(short[0]) > (1 if acronym else 2) and initials(" ".join(long)) == short[0]:
        return True
    return long[-len(short) :] == short or (long[: len(short)] == short and not set(short) & lexicon("roles")["bodies"])


def initials(name: str) -> str:
    """First letters of a name's words without the small ones, in lower case."""
    return "".join(w[0] for w in re.split(r"[\s-]+", name.lower()) if w and w not in SMALL)


def gather(layout: Layout, runs: Iterable[NameRun], mentions: tuple[Mention, ...], read: Iterable[Name] = ()) -> Cast:
    """The cast by names alone: full names first, then short ones joined to those they can only mean; `read` are the
    encoder's names, which tell persons from bodies where the words do not."""
    cast = Cast()
    told = {layout.word_at(n.span[1] - 1): n for n in read}
    votes: Votes = {}
    kinds = {m.span: m for m in mentions if m.kind in {"person", "organisation"} and m.name}
    ordered = [r for r in runs if r.name]
    lands = lands_of(layout)
    towns = set(lands.values()) | _towns(layout, ordered)
    for run in sorted(ordered, key=lambda r: (-min(2, len(r.name.split())), r.first)):
        _place(layout, cast, run, kinds, told.get(run.last - 1), lands, towns, votes)
    realms = realms_of(layout) | set(lands.values())
    for actor in list(cast.actors):
        _settle_kind(cast, actor, votes.get(actor.key, {}), realms)
        _settle_land(cast, cast.actors[actor.key], lands)
    located = _located_only(layout, cast)
    for actor in list(cast.actors):
        if actor.kind == "unknown" and actor.key in located:
            cast.learn(actor.key, kind="place")
    return cast


def _settle_kind(cast: Cast, actor: Actor, votes: dict[str, float], realms: set[str]) -> None:
    """The kind that the encoder's readings of all its mentions agree on, for an actor of no kind by the words; a land
    that an adjective is made of, or that has troops, is none to be guessed at."""
    if actor.kind != "unknown" or not votes or actor.name in realms:
        return
    kind = max(votes, key=lambda k: votes[k])
    if votes[kind] >= SURE and votes[kind] >= SURE * sum(votes.values()):
        cast.learn(actor.key, kind=kind, roles=(GUESS,))


def _located_only(layout: Layout, cast: Cast) -> set[int]:
    """Numbers of the actors all of whose mentions stand where places stand."""
    seen: dict[int, bool] = {}
    for at, key in cast.places.items():
        seen[key] = seen.get(key, True) and located(layout, at)
    return {key for key, always in seen.items() if always}


def _place(
    layout: Layout,
    cast: Cast,
    run: NameRun,
    kinds: dict[Span, Mention],
    told: Name | None,
    lands: dict[str, str],
    towns: set[str],
    votes: Votes,
) -> None:
    span = span_of(layout, run)
    mention = kinds.get(span)
    roles = (*(w for w in run.title.lower().replace("-", " ").split() if roleish(w)), *beside(layout, run))
    kind = kind_beside(layout, run, roles)
    if kind == "unknown" and has_article(layout, run):
        roles = (*roles, ARTICLE)
    guess = "" if told is None else {"person": "person", "organisation": "body", "place": "place"}.get(told.kind, "")
    name = mention.name if mention is not None and mention.name and run.name in mention.name else run.name
    whole = possessed_name(layout, run) if kind != "person" else ""
    name = whole or name
    owner = "" if whole else owner_before(layout, run) or _land(run.title, lands)
    known = introduced(owned_by(_bearers(cast, name, kind, towns), owner), span[0])
    if len(known) > 1 and guess:
        known = [a for a in known if guess in votes.get(a.key, {guess: 1.0})] or known
    gender = gender_of((*roles, *run.title.lower().split()))
    if len(known) > 1:
        return
    forms = (fold(name),) if whole else (fold(name), fold(run.name))
    if known:
        actor, kind = known[0], _by_short(known[0], name, roles) or kind
    else:
        actor = cast.add(Actor(0, name, kind, frozenset(forms)))
    if told is not None and guess:
        held = votes.setdefault(actor.key, {})
        held[guess] = held.get(guess, 0.0) + told.score
    cast.learn(actor.key, roles=roles, forms=forms, kind=kind, gender=gender, owner=owner, name=name, at=span[0])
    if ACRONYM.match(run.name) and _bracketed(layout, run):
        _name_acronym(layout, cast, run)


def _bearers(cast: Cast, name: str, kind: str, towns: set[str]) -> list[Actor]:
    """Whom a name may stand for; a land's or town's own name is never short for a body that only begins with it."""
    found = cast.by_name(name, kind)
    return [a for a in found if fold(name) in a.forms] if name in towns else found


def _towns(layout: Layout, runs: Iterable[NameRun]) -> set[str]:
    """Names of one word that stand after "in" or "near" somewhere ("officials in Orlund"), where nobody has a share or
    trust in them."""
    words = layout.words
    return {
        r.name
        for r in runs
        if r.last - r.first == 1
        and located(layout, words[r.first].start)
        and words[max(0, r.first - 2)].low.removesuffix("s") not in HELD_IN
    }


def introduced(found: list[Actor], at: int) -> list[Actor]:
    """Of several bearers of a short name those whom the text has named before, where there are any."""
    before = [a for a in found if 0 <= a.first < at]
    return before if len(found) > 1 and before else found


def owned_by(found: list[Actor], owner: str) -> list[Actor]:
    """Of the bearers of a body's name those of an owner ("Norland's Weather Office"), or of no other one."""
    return [a for a in found if not owner or a.owner in {"", owner} or fold(a.owner) == fold(owner)]


def lands_of(layout: Layout) -> dict[str, str]:
    """Adjectives of lands in the text and the land they belong to, where it is named too ("Norlandian": "Norland")."""
    capitals = sorted({layout.text[w.start : w.end] for w in layout.words if w.capital and len(w.low) > 3})
    own = own_adjectives(layout)
    adjectives = [w for w in capitals if is_demonym(w) or w.lower() in own]
    names = [w for w in capitals if w not in adjectives]
    short = {w[:-4]: w for w in names if w.endswith("land") and len(w) - 4 >= SHORTEST}
    stems = short | {w[:-1]: w for w in names} | {w: w for w in names}
    found = {}
    for adjective in adjectives:
        stem = next((adjective[:n] for n in range(len(adjective), SHORTEST - 1, -1) if adjective[:n] in stems), None)
        if stem is not None:
            found[adjective.lower()] = stems[stem]
    return found


def realms_of(layout: Layout) -> set[str]:
    """Names before "'s" and what only a state or body has ("Norland's defence minister", "Norland's troops")."""
    words = layout.words
    found = set()
    for i in range(1, len(words) - 1):
        if words[i].low == "'s" and words[i - 1].capital:
            ahead = (w.low for w in words[i + 1 : i + 4])
            if any(w in REALM for w in itertools.takewhile(str.isalpha, ahead)):
                found.add(layout.text[words[i - 1].start : words[i - 1].end])
    return found


def _land(title: str, lands: dict[str, str]) -> str:
    return next((lands[w] for w in title.lower().split() if w in lands), "")


def _settle_land(cast: Cast, actor: Actor, lands: dict[str, str]) -> None:
    """A body's name without the adjective of its land, which it then belongs to."""
    first, _, rest = actor.name.partition(" ")
    land = lands.get(first.lower())
    if land is None or actor.kind == "person":
        return
    name = rest if len(rest.split()) > 1 else actor.name
    cast.learn(actor.key, forms=(fold(name),))
    cast.actors[actor.key] = replace(cast.actors[actor.key], name=name, owner=land)


def _by_short(actor: Actor, name: str, roles: Iterable[str]) -> str:
    """What the short form of a name tells: persons go by their last word, with no article, companies by their first."""
    long, short = fold(actor.name).split(), fold(name).split()
    if ARTICLE in {*actor.roles, *roles}:
        return ""
    if actor.kind != "unknown" or len(short) != 1 or len(long) < 2 or usual_gender(actor.name):
        return "person" if actor.kind == "unknown" and short == long[-1:] and len(long) > 1 else ""
    return "person" if short == long[-1:] else "body" if short == long[:1] else ""


def _bracketed(layout: Layout, run: NameRun) -> bool:
    return run.first > 1 and layout.words[run.first - 1].low == "("


def _name_acronym(layout: Layout, cast: Cast, run: NameRun) -> None:
    """`Institute for the Study of War (ISW)`: the short form belongs to the name before the bracket."""
    before = layout.words[run.first - 2].start
    short = fold(run.name)
    for place in range(before, max(-1, before - LONGEST_NAME), -1):
        key = cast.places.get(place, -1)
        actor = cast.actors[key] if key >= 0 else None
        if actor is not None and len(actor.name.split()) > 1 and actor.kind != "person":
            cast.learn(key, forms=(short,), kind="body")
            _absorb(cast, key, short)
            return


def _absorb(cast: Cast, key: int, short: str) -> None:
    """Drop a short form's own actor into the one it turned out to be."""
    for k in sorted(cast.index.get(short, set()) - {key}):
        if cast.actors[k].forms == frozenset({short}):
            cast.places.update({at: key for at, other in cast.places.items() if other == k})
            cast.actors[k] = replace(cast.actors[k], forms=frozenset(), first=-1)
            cast.index[short].discard(k)


def unnamed(seen: Expression, kind: str, at: int) -> Actor:
    """Someone or something that the page describes without a name; what tells a body's place or field is its name."""
    own = called(seen.words) if kind == "body" and not seen.plural else ""
    name = own or seen.words
    return Actor(
        0,
        name,
        kind,
        frozenset({fold(name)}),
        frozenset({seen.head}),
        gender_of([seen.head]),
        first=at,
        named=bool(own),
        plural=seen.plural,
    )
