"""Values: roles that a claim leaves open take the value that its page or the story gives; equal ones make one."""

from collections import Counter
from collections.abc import Iterable, Sequence

from .cluster import Cluster
from .drafts import Draft, copied
from .kinds import Kind


def by_figure(drafts: Sequence[Draft], kind: Kind) -> list[Cluster]:
    """Equal figures of one measure and group make one proposition, in a family with the measure's others."""
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


Filled = dict[tuple[str, str], tuple[Draft, str, Draft]]
"""Drafts whose role was filled, by claim and role: as it was, the value, as it is."""


def by_roles(drafts: Sequence[Draft], kind: Kind, filled: Filled | None = None) -> list[Cluster]:
    """Equal key roles make one proposition; a role left open takes the family's foremost value. `filled`: what was
    filled before; brought up to date."""
    filled = filled if filled is not None else {}
    for role in kind.key:
        if role != "part" and role not in kind.own:
            values = Known(drafts, kind, role)
            if not values.told:
                continue
            drafts = [d if role in d.roles else _bound(d, values, kind, role, filled) for d in drafts]
    made: dict[tuple[str, ...], Cluster] = {}
    for d in drafts:
        key = tuple([d.roles.get(r, "") for r in kind.key])
        cluster = made.get(key)
        if cluster is None:
            roles = {r: d.roles[r] for r in kind.key if d.roles.get(r)}
            cluster = made[key] = Cluster(kind.name, roles, fixed=True, closed=kind.alone)
        cluster.drafts.append(d)
    for cluster in made.values():
        last = cluster.drafts[-1].roles
        cluster.family = "/".join([kind.name, *(last.get(r, "") for r in kind.family)])
    return list(made.values())


class Known:
    """The values that a role was given, most often first (the earliest among equals): on each page, and in the story
    for
    each combination of the other roles that a family shares. Copies count once."""

    def __init__(self, drafts: Sequence[Draft], kind: Kind, role: str) -> None:
        self.told = [d for d in drafts if d.roles.get(role)]
        self._family, self._role = kind.family, role
        self._pages: dict[str, list[Draft]] = {}
        for d in self.told:
            self._pages.setdefault(d.article.page, []).append(d)
        self._with: dict[tuple[str, str | None], list[int]] = {}
        for i, d in enumerate(self.told):
            for f in self._family:
                self._with.setdefault((f, d.roles.get(f)), []).append(i)
        self._known: dict[tuple[str | None, ...], list[str]] = {}
        self._here: dict[tuple[str | None, ...], list[str]] = {}

    def story(self, d: Draft) -> list[str]:
        """Known over the whole story that fit the draft's other roles."""
        key = tuple(d.roles.get(f) for f in self._family)
        if key not in self._known:
            self._known[key] = self._ranked(self._near(d), d)
        return self._known[key]

    def page(self, d: Draft) -> list[str]:
        """Known on the draft's own page that fit its other roles."""
        told = self._pages.get(d.article.page)
        if told is None:
            return []
        key = (d.article.page, *(d.roles.get(f) for f in self._family))
        if key not in self._here:
            self._here[key] = self._ranked(told, d)
        return self._here[key]

    def _near(self, d: Draft) -> list[Draft]:
        """Those that have the draft's first family role, or leave it open."""
        role = next((f for f in self._family if f in d.roles), None)
        if role is None:
            return self.told
        fit = {*self._with.get((role, d.roles[role]), ()), *self._with.get((role, None), ())}
        return [self.told[i] for i in sorted(fit)]

    def _ranked(self, told: Iterable[Draft], d: Draft) -> list[str]:
        shared = [f for f in self._family if f in d.roles]
        fits = [e for e in told if all(e.roles.get(f, d.roles[f]) == d.roles[f] for f in shared)]
        distinct = {(e.text, e.body.id): e.roles[self._role] for e in fits}
        return [value for value, _ in Counter(distinct.values()).most_common()]


def _bound(d: Draft, values: Known, kind: Kind, role: str, filled: Filled) -> Draft:
    """The draft with an open role's value, where there is one: of the same page first, then of the story; the speaker's
    own where it denies, another's where it accuses."""
    own = d.body.side
    blames = role == "who" and kind.hurts == "who"
    avoid = (
        own if ((d.turned or d.others) and role == "holder") or (d.positive and blames and not d.conceding) else None
    )
    told = values.story(d)
    if blames and not d.positive and own in told:
        value: str | None = own
    else:
        value = next((v for v in (*values.page(d), *told) if v != avoid), None)
    if value is None:
        return d
    old = filled.get((d.claim.id, role))
    if old is not None and old[0] is d and old[1] == value:
        return old[2]
    made = copied(d)
    made.roles[role] = value
    filled[d.claim.id, role] = d, value, made
    return made
