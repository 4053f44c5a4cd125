"""Propositions: clusters after rulings, settled among their rivals and counted; kept family by family."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from twosource.model import LeftOut, Member, Proposition, Ruling, digest, proposition_id
from twosource.voices.index import Index

from .cast import Cast
from .cluster import Cluster
from .drafts import Draft
from .facts import Facts
from .family import Rivals, settle
from .history import History, Interests, Utterance, history
from .interest import interests_of, opening_of, rivals_of, together
from .kinds import Kind, Library
from .relays import without_relays
from .ruled import joined, withdrawn
from .saying import Spoken, utterances
from .vouching import voided
from .wording import arguments, plainest, sentence

LONG = 20
"""Utterances from which it is kept what a history was made of: a shorter one is made anew as soon."""
JOINING = ("same proposition", "different proposition")


def id_of(cluster: Cluster) -> str:
    """A proposition's id: its kind and arguments, never its members."""
    return proposition_id(cluster.kind, arguments(cluster))


@dataclass(frozen=True, slots=True)
class Heard:
    """What is said of one proposition, what is left out and why, whom it favours and hurts, and whom its rivals
    favour."""

    spoken: Mapping[str, Spoken]
    said: list[Utterance]
    out: Mapping[str, str]
    interest: Interests
    rivals: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Scales:
    """What stands are counted by: voices, kinds, facts of pages, and rulings that end stands."""

    cast: Cast
    lib: Library
    facts: Facts
    ends: tuple[Ruling, ...] = ()


class Propositions:
    """The propositions of a story, kept as clusters come and go."""

    def __init__(self) -> None:
        self._raw: dict[str, list[Cluster]] = {}
        self._named: dict[int, str] = {}
        self._arguments: dict[str, dict[str, object]] = {}
        self._ruled: dict[str, list[Cluster]] = {}
        self._held: dict[str, Cluster] = {}
        self._rank: dict[str, tuple[str, str, int, str]] = {}
        self._pages: Index[str, str] = Index()
        self._family: Index[str, str] = Index()
        self._heard: dict[str, Heard] = {}
        self._settled: dict[str, list[Utterance]] = {}
        self._histories: dict[str, History] = {}
        self._shown: dict[str, Sequence[Draft]] = {}
        self._plainest: dict[str, Draft] = {}
        self._ends: set[str] = set()
        self._told: dict[str, Rivals] = {}
        self.made: dict[str, Proposition] = {}
        self.ids: list[str] = []

    def update(
        self,
        gone: Iterable[Cluster],
        new: Iterable[Cluster],
        pages: set[str],
        rulings: Sequence[Ruling],
        scales: Scales,
    ) -> None:
        """Take in clusters that are no more and new ones; `pages`: those of which something else is known now."""
        touched = self._take(gone, new)
        touched |= self._rule(rulings)
        families = {f for i in touched for f in self._hold(i)}
        ends = {t for r in scales.ends for t in r.target}
        again = (touched | self._pages.owners(pages) | ends | self._ends) & self._held.keys()
        self._ends = ends
        families |= {f for i in again for f in self._family.of[i]}
        for family in families:
            self._settle(family, again, pages, scales)

    def _take(self, gone: Iterable[Cluster], new: Iterable[Cluster]) -> set[str]:
        touched: set[str] = set()
        for c in gone:
            i = self._named.pop(id(c))
            touched.add(i)
            self._raw[i] = [other for other in self._raw[i] if other is not c]
        for c in new:
            i = self._named[id(c)] = self._name(c)
            touched.add(i)
            self._raw.setdefault(i, []).append(c)
        for i in touched:
            if not self._raw.get(i):
                self._raw.pop(i, None)
        return touched

    def _name(self, cluster: Cluster) -> str:
        """A cluster's id; its arguments are kept with it."""
        told = arguments(cluster)
        i = proposition_id(cluster.kind, told)
        self._arguments[i] = told
        return i

    def _rule(self, rulings: Sequence[Ruling]) -> set[str]:
        """Apply rulings to the clusters that they name; gives the ids of those, and of what they made of them."""
        told = [r for r in rulings if r.kind in JOINING]
        targets = {t for r in told for t in r.target}
        meant = {id(c): c for t in targets for c in self._raw.get(t, ())}
        if targets - self._raw.keys():
            held = (c for raw in self._raw.values() for c in raw)
            meant |= {id(c): c for c in held if any(d.claim.id in targets for d in c.drafts)}
        ordered = sorted(meant.values(), key=earliest)
        before = set(self._ruled)
        self._ruled = {self._named[k]: [] for k in meant}
        for c in joined([replace(c, drafts=list(c.drafts)) for c in ordered], told, id_of):
            self._ruled.setdefault(self._name(c), []).append(c)
        self._aside = set(meant)
        return before | set(self._ruled)

    def _hold(self, i: str) -> set[str]:
        """Keep what a proposition is made of now; gives the families it was and is in."""
        parts = [c for c in self._raw.get(i, ()) if id(c) not in self._aside] + self._ruled.get(i, [])
        families = set(self._family.of.get(i, ()))
        if not parts:
            if i in self.made:
                del self.ids[bisect_left(self.ids, i)]
            for held in (
                self._held,
                self._rank,
                self._heard,
                self._settled,
                self._histories,
                self._shown,
                self._plainest,
                self.made,
            ):
                held.pop(i, None)
            if i not in self._raw:  # a ruling may have put it aside for a while
                self._arguments.pop(i, None)
            self._pages.put(i, ())
            self._family.put(i, ())
            return families
        cluster, old = one(parts), self._held.get(i)
        before = set(map(id, old.drafts)) if old is not None else set()
        new = [d for d in cluster.drafts if id(d) not in before]
        more = old is not None and len(cluster.drafts) == len(before) + len(new)
        if not more:
            new = cluster.drafts
        first = min(d.rank for d in new) if new else self._rank[i]
        pages = {d.article.page for d in new}
        self._held[i], self._rank[i] = cluster, min(first, self._rank[i]) if more else first
        self._pages.put(i, self._pages.of[i] | pages if more else pages)
        self._family.put(i, (cluster.family,))
        return families | {cluster.family}

    def _settle(self, family: str, again: set[str], pages: set[str], scales: Scales) -> None:
        """Count the propositions of a family anew, those of which something else is said than before; `pages`: those of
        which something else is known."""
        ids = sorted(self._family.at.get(family, ()), key=lambda i: self._rank[i])
        if not ids:
            self._told.pop(family, None)
            return
        clusters = [self._held[i] for i in ids]
        kind = scales.lib.kinds.get(clusters[0].kind)
        again = set(again)
        for i, c, rivals in zip(ids, clusters, rivals_of(clusters, kind), strict=True):
            old = self._heard.get(i)
            if old is None or i in again or old.rivals != rivals:
                self._heard[i] = heard(c, i, kind, scales, rivals, old.spoken if old is not None else {}, pages)
                again.add(i)
        known = self._told.setdefault(family, Rivals())
        settled = settle(ids, [self._heard[i].said for i in ids], kind, known)
        name = digest("family", family)
        for i, c, said in zip(ids, clusters, settled, strict=True):
            if i in again or i not in self.made or said != self._settled[i]:
                if i not in self.made:
                    insort(self.ids, i)
                self.made[i] = self._make(i, c, said, name, kind)
            self._settled[i] = said

    def _make(self, i: str, c: Cluster, said: Sequence[Utterance], family: str, kind: Kind | None) -> Proposition:
        """A proposition with its arguments and history, from what is said of it after it was settled among its rivals;
        what became of the claims that it had before is kept."""
        told, roles, old, known = self._heard[i], self._arguments[i], self.made.get(i), self._histories.get(i)
        if known is None:
            known = History()
            if len(said) >= LONG:
                self._histories[i] = known
        same = old is not None and self._shown[i] is c.drafts
        shown = dict(zip(map(id, self._shown[i]), old.claims, strict=True)) if old is not None and not same else {}
        self._shown[i], before = c.drafts, self._plainest.pop(i, None)

        def best() -> Draft:
            """The plainest claim; where none went, of the one that it was and the new ones."""
            new = [d for d in c.drafts if id(d) not in shown] if not same or before is None else []
            grown = same or len(new) + len(shown) == len(c.drafts)
            self._plainest[i] = plainest([before, *new] if before is not None and grown else c.drafts)
            return self._plainest[i]

        return Proposition(
            id=i,
            kind=c.kind,
            family=family,
            text=sentence(c, roles, kind.text if kind is not None else "", best),
            arguments=roles,
            claims=old.claims if old is not None and same else tuple([shown.get(id(d)) or member(d) for d in c.drafts]),
            left_out=tuple(LeftOut(k, v) for k, v in sorted(told.out.items())),
            history=history(said, told.interest, known),
            favours=tuple(sorted(told.interest.favours)),
            hurts=tuple(sorted(told.interest.hurts)),
        )


def earliest(cluster: Cluster) -> tuple[str, str, int, str]:
    """The rank of a cluster's earliest claim."""
    return min(d.rank for d in cluster.drafts)


def one(clusters: Sequence[Cluster]) -> Cluster:
    """Propositions of the same kind and arguments are one."""
    if len(clusters) == 1:
        return clusters[0]
    ordered = sorted(clusters, key=earliest)
    drafts = sorted((d for c in ordered for d in c.drafts), key=lambda d: (d.article.path, d.at, d.claim.id))
    return replace(ordered[0], drafts=drafts)


def heard(
    cluster: Cluster,
    i: str,
    kind: Kind | None,
    scales: Scales,
    rivals: frozenset[str],
    known: Mapping[str, Spoken],
    stale: Set[str],
) -> Heard:
    """What is said of one proposition, without relays; `rivals`: whom its rivals favour; `known`, `stale`: as
    `utterances` has them."""
    spoken = utterances(cluster, scales.cast, scales.facts.pages, known, stale)
    said = [u for s in spoken.values() for u in s.said]
    plain = said
    out = {claim: why for s in spoken.values() for claim, why in s.out.items()}
    if scales.ends:
        said = withdrawn(said, scales.ends, i, scales.cast)
    said, why = voided(cluster, said, scales.facts.outlets, scales.cast)
    out |= why
    carried = {claim: by for s in spoken.values() for claim, by in s.carried.items()}
    direct = [u for u in said if u.claim not in carried] if carried else said
    opened = together(s.opening for s in spoken.values()) if said == plain else opening_of(direct)
    conceding = frozenset().union(*(s.conceding for s in spoken.values()))
    interest = interests_of(cluster, direct, kind, rivals, opened, conceding)
    said, relayed = without_relays(said, carried, scales.cast.sides, interest)
    who = (d for s in spoken.values() for d in s.drafts) if relayed else ()
    names = {d.claim.id: d.body.name for d in who if d.claim.id in relayed}
    for claim, by in relayed.items():
        out[claim] = f"carried only by {by}, which it favours: their claim that {names[claim]} said it"
    return Heard(spoken, said, out, interest, rivals)


def member(d: Draft) -> Member:
    """A claim's place under its proposition."""
    stance = "denies" if d.retracts else d.stance
    return Member(d.claim.id, d.article.page, d.article.path, stance, d.retracts, d.claim.checked)
