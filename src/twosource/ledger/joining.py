"""Joining: claims that say the same become one proposition, rivals one family; the order of claims is of no matter."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from .cluster import Cluster
from .drafts import Draft
from .kinds import FREE, Kind, Library
from .linkage import Likeness, link, weights
from .pointing import goes_on


def join(drafts: Sequence[Draft], lib: Library, likeness: Likeness | None = None) -> list[Cluster]:
    """All propositions of the story, each with its drafts: equal roles and figures first, then what says the same in
    other words, last the claims that only point at another."""
    own = sorted((d for d in drafts if d.link is None), key=lambda d: (-len(d.roles), d.rank))
    by_kind: dict[str, list[Draft]] = {}
    for d in own:
        by_kind.setdefault(d.kind, []).append(d)
    clusters: list[Cluster] = []
    for name in sorted(by_kind):
        kind = lib.kinds.get(name)
        if kind is None or "topic" in kind.key:
            clusters.extend(_by_text(by_kind[name], name))
        elif kind.needs:
            clusters.extend(_by_figure(by_kind[name], kind))
        else:
            clusters.extend(_by_roles(by_kind[name], kind))
    clusters = _goings_on(link(clusters, weights(own), likeness), drafts)
    for c in clusters:
        _orient(c)
        _turn(c, lib.kinds.get(c.kind))
        c.family = c.family or _family(c)
    _pointers(clusters, drafts)
    for c in clusters:
        c.drafts.sort(key=lambda d: (d.article.path, d.at, d.claim.id))
    return clusters


def _family(cluster: Cluster) -> str:
    return "cause" if cluster.kind == "cause" else f"{cluster.kind}/" + " ".join(sorted(cluster.topic))


def _by_text(drafts: Sequence[Draft], kind: str) -> list[Cluster]:
    """Copies and repetitions: the same content words (and the same figure, where the kind has no roles)."""
    made: dict[tuple[object, ...], Cluster] = {}
    for d in drafts:
        bounds = d.figure.bounds if kind == FREE and d.figure is not None else None
        words = d.topic or frozenset((d.claim.id,))
        made.setdefault((words, bounds), Cluster(kind, {}, bounds=bounds)).drafts.append(d)
    return list(made.values())


def _by_figure(drafts: Sequence[Draft], kind: Kind) -> list[Cluster]:
    made: dict[tuple[object, ...], Cluster] = {}
    for d in drafts:
        bounds = d.figure.bounds if d.figure is not None else (None, None)
        roles = {r: v for r, v in sorted(d.roles.items()) if r in kind.key}
        cluster = made.setdefault(
            (bounds, *sorted(roles.items())), Cluster(kind.name, roles, bounds=bounds, fixed=True)
        )
        cluster.drafts.append(d)
        cluster.family = "/".join([kind.name, *(roles.get(r, "") for r in kind.family)])
    return list(made.values())


def _by_roles(drafts: Sequence[Draft], kind: Kind) -> list[Cluster]:
    """Equal key roles make one proposition; a role left open takes the family's foremost value."""
    for role in kind.key:
        if role != "part":
            values = Values(drafts, kind, role)
            for d in drafts:
                if role not in d.roles:
                    _bind(d, values, kind, role)
    made: dict[tuple[str, ...], Cluster] = {}
    for d in drafts:
        roles = {r: d.roles[r] for r in kind.key if d.roles.get(r)}
        key = tuple(d.roles.get(r, "") for r in kind.key)
        cluster = made.setdefault(key, Cluster(kind.name, roles, fixed=True, closed=bool(kind.functional)))
        cluster.drafts.append(d)
        cluster.family = "/".join([kind.name, *(d.roles.get(r, "") for r in kind.family)])
    return list(made.values())


class Values:
    """The values that a role was given, most often first (the earliest among equals): on each page, and in the story
    for
    each combination of the other roles that a family shares. Copies count once."""

    def __init__(self, drafts: Sequence[Draft], kind: Kind, role: str) -> None:
        self._told = [(d, dict(d.roles)) for d in sorted(drafts, key=lambda d: d.rank) if d.roles.get(role)]
        self._family, self._role = kind.family, role
        self._pages: dict[str, list[tuple[Draft, dict[str, str]]]] = {}
        for d, roles in self._told:
            self._pages.setdefault(d.article.page, []).append((d, roles))
        self._with: dict[tuple[str, str | None], list[int]] = {}
        for i, (_, roles) in enumerate(self._told):
            for f in self._family:
                self._with.setdefault((f, roles.get(f)), []).append(i)
        self._known: dict[tuple[str | None, ...], list[str]] = {}
        self._here: dict[tuple[str | None, ...], list[str]] = {}

    def story(self, d: Draft) -> list[str]:
        """Values over the whole story that fit the draft's other roles."""
        key = tuple(d.roles.get(f) for f in self._family)
        if key not in self._known:
            self._known[key] = self._ranked(self._near(d), d)
        return self._known[key]

    def page(self, d: Draft) -> list[str]:
        """Values on the draft's own page that fit its other roles."""
        key = (d.article.page, *(d.roles.get(f) for f in self._family))
        if key not in self._here:
            self._here[key] = self._ranked(self._pages.get(d.article.page, ()), d)
        return self._here[key]

    def _near(self, d: Draft) -> list[tuple[Draft, dict[str, str]]]:
        """Those that have the draft's first family role, or leave it open."""
        role = next((f for f in self._family if f in d.roles), None)
        if role is None:
            return self._told
        fit = {*self._with.get((role, d.roles[role]), ()), *self._with.get((role, None), ())}
        return [self._told[i] for i in sorted(fit)]

    def _ranked(self, told: Iterable[tuple[Draft, dict[str, str]]], d: Draft) -> list[str]:
        shared = [f for f in self._family if f in d.roles]
        fits = [(e, r) for e, r in told if all(r.get(f, d.roles[f]) == d.roles[f] for f in shared)]
        distinct = {(e.text, e.body.id): r[self._role] for e, r in fits}
        return [value for value, _ in Counter(distinct.values()).most_common()]


def _bind(d: Draft, values: Values, kind: Kind, role: str) -> None:
    """Give an open role its value: of the same page first, then of the story; the speaker's own where it denies,
    another's
    where it accuses."""
    own = d.body.side
    blames = role == "who" and kind.hurts == "who"
    avoid = (
        own if ((d.turned or d.others) and role == "holder") or (d.positive and blames and not d.conceding) else None
    )
    told = values.story(d)
    if blames and not d.positive and own in told:
        d.roles[role] = own
        return
    value = next((v for v in (*values.page(d), *told) if v != avoid), None)
    if value is not None:
        d.roles[role] = value


def _goings_on(clusters: Sequence[Cluster], drafts: Sequence[Draft]) -> list[Cluster]:
    """A statement that nobody else makes, and that only goes on with the same voice's one before it, belongs to
    that."""
    pages: dict[str, list[Draft]] = {}
    for d in drafts:
        pages.setdefault(d.article.page, []).append(d)
    before = {
        d.claim.id: e
        for page in pages.values()
        for e, d in pairwise(sorted(page, key=lambda d: (d.at, d.claim.id)))
        if goes_on(d, e)
    }
    kept = []
    for c in clusters:
        texts = {d.text for d in c.drafts}
        follows = [d for d in c.drafts if d.claim.id in before]
        if c.fixed or len(texts) > 1 or not follows:
            kept.append(c)
            continue
        for d in c.drafts:
            d.link, d.same = before[follows[0].claim.id], True
    return kept


def _pointers(clusters: Sequence[Cluster], drafts: Sequence[Draft]) -> None:
    """Put each pointing claim with the claim it is tied to in the end, with the stance that follows."""
    at = {d.claim.id: c for c in clusters for d in c.drafts}
    for d in drafts:
        if d.link is None:
            continue
        other, same, seen = d.link, d.same, {d.claim.id}
        while other.link is not None and other.claim.id not in seen:
            seen.add(other.claim.id)
            same = same == other.same
            other = other.link
        d.positive = other.positive if same else not other.positive
        d.plain = other.plain if same else not other.plain
        at[other.claim.id].drafts.append(d)


def _orient(cluster: Cluster) -> None:
    """Which way each claim without a kind leans, set against the one with most in common: a word that is negated in one
    and not in the other turns it; a negation elsewhere does not ("he had a red light and he did not stop")."""
    if len({d.text for d in cluster.drafts}) < 2:
        return
    done = [d for d in cluster.drafts if d.kind != FREE]
    open_ = sorted((d for d in cluster.drafts if d.kind == FREE), key=lambda d: (len(d.negated) > 0, d.rank))
    if not done:
        done.append(open_.pop(0))
    seen: dict[str, bool] = {d.text: d.plain for d in done}
    for d in open_:
        if d.text not in seen:
            near = max(done[:_COMPARED], key=lambda e: (len(e.words & d.words), e.rank))
            common = d.words & near.words
            if common:
                turned = sum((s in d.negated) != (s in near.negated) for s in common)
                seen[d.text] = near.plain != (2 * turned > len(common))
            else:
                seen[d.text] = d.plain
            done.append(d)
        d.plain = seen[d.text]
        d.positive = d.plain != d.against


_COMPARED = 40
"""Claims of a proposition against which a new one is held up; bounded, so that a large one stays linear."""


def _turn(cluster: Cluster, kind: Kind | None) -> None:
    """Where nobody says the plain form, the proposition is the negative one: "he had no choice" is asserted, not
    denied."""
    if kind is not None and (kind.needs or kind.functional or kind.bind):
        return
    if not any(d.plain or d.claim.stance == "denies" for d in cluster.drafts):
        cluster.negative = True
        for d in cluster.drafts:
            d.positive = not d.positive
