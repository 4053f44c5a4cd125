"""Blocks: parts of a story that share no claim, in each of which claims that say the same are brought together.

What joins claims is worked out between few: contents with a rare word in common, neighbours on a page, a claim and what
it goes on with. A block is what such bonds hold together. It is joined by itself, from its own claims alone, so that a
page that is added (or goes, or is read anew) changes the blocks that it has a bond with and no others; a story read at
once is the same blocks, all of them new.
"""

from bisect import insort
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from .cluster import Cluster
from .cutting import Cutting
from .drafts import CLAIM, Draft, copied, kept
from .fitted import Model, shipped
from .grouping import Groups, Key
from .kinds import FREE, Kind, Library
from .leaning import is_negative, oriented
from .linkage import FOLLOWS, LIKELY, SMALL, Group, Likeness, Merger, Pull, link, pull, together
from .nearness import Nearness, Scores
from .pairs import only_names
from .ties import same_way
from .tying import Tie, Ties
from .weighing import Pages, Weights

MOST = 100
"""Groups of one block in a story of more than `SMALL`: claims are joined as well with fewer as with more, and one page
costs less (bench/pooled.py --most=N: B-cubed 68.3, 68.6, 67.7 with 60, 100, 300). The weakest bonds of a larger part
are cut."""


Point = tuple[str, Draft, str, bool]
"""A claim that goes with another: its id, what it says, the other's id, and whether it leans as that one."""


@dataclass(frozen=True, slots=True)
class Made:
    """A proposition: what it was made of (groups put together, and claims that go with a claim of theirs), and what
    came of it; `led`: each claim that goes with another, by its id, as it was and as it stands in the proposition."""

    raw: Cluster
    points: list[Point]
    done: Cluster
    led: Mapping[str, tuple[Draft, Draft]]


@dataclass(frozen=True, slots=True)
class Block:
    """Groups that bonds hold together, and the propositions that came of them."""

    keys: tuple[Key, ...]
    made: tuple[Made, ...]


class Bonds:
    """What holds groups together, and how surely: a likeness from `LIKELY` on, or a tie from `FOLLOWS` on."""

    def __init__(self) -> None:
        self.of: dict[Key, dict[Key, float]] = {}
        self._ties: dict[Key, dict[Key, float]] = {}
        self._tied: dict[Key, set[Key]] = {}

    def put(self, key: Key, ties: dict[Key, float]) -> None:
        """Keep what a group may follow."""
        for other in self._ties.pop(key, {}):
            self._tied[other].discard(key)
        for other in ties:
            self._tied.setdefault(other, set()).add(key)
        if ties:
            self._ties[key] = ties

    def bind(self, key: Key, near: Mapping[Key, float] | None) -> set[Key]:
        """Work out a group's bonds anew from what is near it and what is tied; None where the group is no more. Gives
        the groups with which it has another bond than before, or none any more."""
        found = {k: v - LIKELY for k, v in near.items() if v >= LIKELY} if near is not None else {}
        if near is not None:
            told = [*self._ties.get(key, {}).items(), *((k, self._ties[k][key]) for k in self._tied.get(key, ()))]
            for k, v in told:
                if k != key:
                    found[k] = max(v, found.get(k, 0.0))
        before = self.of.pop(key, {})
        changed = {k for k in before.keys() | found.keys() if before.get(k) != found.get(k)}
        for other in changed:
            if other in found:
                self.of.setdefault(other, {})[key] = found[other]
            else:
                self.of.get(other, {}).pop(key, None)
        if found:
            self.of[key] = found
        return changed


class Blocks:
    """All propositions of a story in the making, kept block by block as pages come and go."""

    def __init__(self, lib: Library, likeness: Likeness | None, model: Model | None = None) -> None:
        model = model or shipped()
        self._lib = lib
        self._weights, self._ties, self._groups = Weights(), Ties(model.tie), Groups(lib)
        self._scores = Scores(model, self._weights.weight, likeness)
        self._near = Nearness(self._scores)
        self._bonds = Bonds()
        self._strong: dict[Key, dict[Key, Pull]] = {}
        self._block: dict[Key, Block] = {}
        self._small, self._cutting = True, Cutting(inf)
        self._drafts: dict[str, Draft] = {}
        self._on: dict[str, tuple[str, ...]] = {}

    def update(self, pages: Pages, changed: set[str]) -> tuple[list[Cluster], list[Cluster]]:
        """Take in the drafts of pages that changed, came or went; gives the clusters that are no more, and the new
        ones."""
        claims = self._take(pages, changed)
        texts = self._weights.update(pages, changed)
        dirty = changed | self._weights.pages.owners(texts)
        ties, links = self._ties.update(pages, dirty, self._weights.weight)
        regrouped = changed | {self._drafts[c].article.page for c in links if c in self._drafts}
        groups = self._groups.update(pages, regrouped, self._ties.links, texts, self._weights.weight)
        touched = self._near.update(self._groups, groups, texts)
        moved = self._groups.moved | links
        claims |= ties | moved | self._ties.tied_to({*moved, *self._ties.followers(moved)}) | self._ties.unlinked
        touched |= {k for c in claims if (k := self._groups.of.get(self._ties.end(c))) is not None}
        return self._join(touched)

    def _take(self, pages: Pages, changed: Iterable[str]) -> set[str]:
        """Keep the drafts of changed pages; gives their claims."""
        claims: set[str] = set()
        for page in changed:
            for claim in self._on.pop(page, ()):
                del self._drafts[claim]
            here = {d.claim.id: d for d in pages.get(page, ())}
            self._drafts.update(here)
            self._on[page] = tuple(here)
            claims.update(here)
        return claims

    def _join(self, touched: set[Key]) -> tuple[list[Cluster], list[Cluster]]:
        """Make the blocks of touched groups anew."""
        held = self._groups.groups
        small = len(held) <= SMALL
        if small != self._small:
            touched = touched | held.keys() | self._block.keys()
            self._cutting = Cutting(inf if small else MOST)
        self._small = small
        for key in touched:
            self._bonds.put(key, self._ties_of(key))
        bound = set(touched)
        for key in touched:
            bound |= self._bonds.bind(key, self._near.near.get(key, {}) if key in held else None)
        pieces, region = self._cutting.update(bound, held, self._bonds.of)
        old = {id(b): b for k in region if (b := self._block.get(k)) is not None}
        fresh: list[tuple[Key, ...]] = []
        for keys in pieces:
            b = self._block.get(keys[0])
            if b is not None and b.keys == keys and touched.isdisjoint(keys):
                del old[id(b)]
            else:
                fresh.append(keys)
        return self._replace(list(old.values()), fresh)

    def _replace(self, old: Sequence[Block], fresh: Iterable[tuple[Key, ...]]) -> tuple[list[Cluster], list[Cluster]]:
        """Put new blocks in the place of old ones; gives the clusters that are no more, and the new ones."""
        known = {m.raw.drafts[0].claim.id: m for b in old for m in b.made}
        made = [Block(keys, tuple(self._run(keys, known))) for keys in fresh]
        for k in (k for b in old for k in b.keys):
            self._block.pop(k, None)
        for b in made:
            self._block.update(dict.fromkeys(b.keys, b))
        new = {id(m.done): m.done for b in made for m in b.made}
        gone = {id(m.done): m.done for b in old for m in b.made}
        return [c for k, c in gone.items() if k not in new], [c for k, c in new.items() if k not in gone]

    def _ties_of(self, key: Key) -> dict[Key, float]:
        """The groups that hold what a group of one content may follow, with what its log-odds are above the least; its
        claims' ties are kept."""
        found: dict[Key, float] = {}
        group, strong = self._groups.groups.get(key), dict[Key, dict[str, Tie]]()
        if group is not None and not group.cluster.fixed and len(group.units) == 1:
            for d in group.cluster.drafts:
                tie = self._ties.tied.get(d.claim.id)
                if tie is not None and tie[0] >= FOLLOWS:
                    other = self._groups.of.get(self._ties.end(tie[1].claim.id))
                    if other is not None:
                        strong.setdefault(other, {})[d.claim.id] = tie
                        found[other] = max(tie[0] - FOLLOWS, found.get(other, 0.0))
        self._strong.pop(key, None)
        if strong:
            self._strong[key] = {home: pull(ties) for home, ties in strong.items()}
        return found

    def _run(self, keys: Sequence[Key], known: Mapping[str, Made]) -> Iterator[Made]:
        """Join the claims of one block; what came of the same before is kept."""
        held, at = self._groups, {k: i for i, k in enumerate(keys)}
        groups = [held.groups[k] for k in keys]
        fresh = [Group(replace(g.cluster, drafts=list(g.cluster.drafts)), list(g.units)) for g in groups]
        near = [
            (i, at[k], v) for key, i in at.items() for k, v in self._near.near.get(key, {}).items() if at.get(k, -1) > i
        ]
        mean = self._scores.mean if self._small else None

        def of(claim: str) -> int | None:
            return at.get(held.of.get(claim, -1))

        pointing = self._ties.followers(d.claim.id for g in groups for d in g.cluster.drafts)
        links = {claim: self._ties.links[claim][0] for claim in pointing}
        tied = self._tied_inside(at)
        merger = Merger(fresh, sorted(near), mean, tied, links, of)
        clusters, links = link(merger)
        going: dict[str, list[str]] = {}
        for claim, other in links.items():
            going.setdefault(other, []).append(claim)
        led = self._led(merger, [other for other in going if other not in links], of)
        for place, c in zip(merger.live, clusters, strict=True):
            points = self._points(led.get(place, ()), going)
            old = known.get(c.drafts[0].claim.id)
            yield (
                old if old is not None and (old.raw, old.points) == (c, points) else made_of(c, points, self._lib, old)
            )

    def _tied_inside(self, at: Mapping[Key, int]) -> dict[int, Pull]:
        """The ties of groups of one content to claims of the same block, by the group's place in it."""
        found: dict[int, Pull] = {}
        for key, place in at.items():
            inside = [p for home, p in self._strong.get(key, {}).items() if home in at]
            if inside:
                found[place] = together(inside)
        return found

    def _led(self, merger: Merger, ends: Iterable[str], of: Callable[[str], int | None]) -> dict[int, list[str]]:
        """The claims with which others go, by the merged group that holds them."""
        home: dict[int | None, int | None] = {}
        found: dict[int, list[str]] = {}
        for claim in ends:
            i = of(claim)
            if i not in home:
                home[i] = merger.home(i)
            if (place := home[i]) is not None:
                found.setdefault(place, []).append(claim)
        return found

    def _points(self, left: Sequence[str], going: Mapping[str, Sequence[str]]) -> list[Point]:
        """The claims that go with one of some claims, directly or over others, each after the one it goes with."""
        found: list[Point] = []
        drafts, links = self._drafts, self._ties.links
        while left:
            new = [(claim, other) for other in left for claim in going[other]]
            found += [(c, d := drafts[c], o, links[c][1] if c in links else same_way(d, drafts[o])) for c, o in new]
            left = [claim for claim, _ in new if claim in going]
        return found

    def clusters(self) -> list[Cluster]:
        """All propositions, the earliest first."""
        return in_order(c for b in {id(b): b for b in self._block.values()}.values() for m in b.made for c in (m.done,))


def in_order(clusters: Iterable[Cluster]) -> list[Cluster]:
    """Clusters by their earliest claim."""
    return sorted(clusters, key=lambda c: min(d.rank for d in c.drafts))


def agreed(c: Cluster, kind: Kind) -> dict[str, str]:
    """The roles of a cluster whose claims are names alone ("blamed X"): those that they tell alike."""
    told = {role: {d.roles[role] for d in c.drafts if d.kind == kind.name and d.roles.get(role)} for role in kind.key}
    return {role: value for role, values in told.items() if len(values) == 1 for value in values}


def made_of(raw: Cluster, points: list[Point], lib: Library, before: Made | None = None) -> Made:
    """A linked cluster with its leaning, family and the claims that go with it; drafts in the order of path and place.
    `before`: what came of most of its claims earlier."""
    c = replace(raw)
    kind = lib.kinds.get(c.kind)
    plain = oriented(c.drafts)
    led_on = [d for _, d, _, _ in points if d.kind == c.kind != FREE]
    c.negative = is_negative([*c.drafts, *led_on], kind, plain)
    if plain or c.negative:
        c.drafts = _lean(c.drafts, plain, c.negative, before)
    if kind is not None and all(only_names(d.text) for d in c.drafts):
        c.roles = c.roles or agreed(c, kind)
    c.family = c.family or family(c)
    led: dict[str, tuple[Draft, Draft]] = {}
    if points:
        c.drafts, led = _with_led(c, points, before)
    c.drafts = in_place(c.drafts, before.done.drafts if before is not None else ())
    return Made(raw, points, c, led)


def _lean(drafts: Sequence[Draft], plain: Mapping[str, bool], negative: bool, before: Made | None) -> list[Draft]:
    """The claims as they lean; what came of the same ones before is kept."""
    old = {d.claim.id: d for d in before.done.drafts} if before is not None else {}
    led: Collection[str] = before.led if before is not None else ()
    raw = before.raw.drafts if before is not None else ()
    same = {id(d): old[d.claim.id] for d in raw if d.claim.id not in led}
    return [leaning(d, plain.get(d.claim.id), negative, old, same.get(id(d))) for d in drafts]


def _with_led(
    c: Cluster, points: Iterable[Point], before: Made | None
) -> tuple[list[Draft], dict[str, tuple[Draft, Draft]]]:
    """The claims, and those that go with one of them; and these as `Made` has them."""
    alike = before is not None and before.done.negative == c.negative
    known: Mapping[str, tuple[Draft, Draft]] = before.led if before is not None and alike else {}
    own = dict(zip(map(CLAIM, c.drafts), c.drafts, strict=True))
    led: dict[str, tuple[Draft, Draft]] = {}
    for claim, d, other, way in points:
        end, was = own[other], known.get(claim)
        if was is None or was[0] is not d or was[1].link is not end or was[1].same != way:
            was = d, following(d, end, way, c.negative, {claim: was[1]} if was is not None else {})
        led[claim], own[claim] = was, was[1]
    return list(own.values()), led


FEW = 50
"""New claims up to which each is put in its place among those that were there: more are sorted with them as soon."""


def in_place(drafts: Sequence[Draft], before: Collection[Draft]) -> list[Draft]:
    """Claims in the order of path and place; `before`: most of them, in that order."""
    there = set(map(id, before))
    new = [d for d in drafts if id(d) not in there]
    if len(new) > FEW:
        return sorted(drafts, key=_place)
    found = list(before)
    if len(found) + len(new) > len(drafts):
        held = set(map(id, drafts))
        found = [d for d in found if id(d) in held]
    for d in new:
        insort(found, d, key=_place)
    return found


def _place(d: Draft) -> tuple[str, int, str]:
    return d.rank[1:]


def leaning(d: Draft, plain: bool | None, negative: bool, old: Mapping[str, Draft], was: Draft | None) -> Draft:
    """A claim as it leans towards its proposition: `plain`, whether it gives the plain form (None: as it was read);
    `negative`, the proposition is the negative one; `was`: what was made of the same claim earlier."""
    positive = (d.positive if plain is None else plain != d.against) != negative
    plain = d.plain if plain is None else plain
    if (plain, positive) == (d.plain, d.positive):
        return d
    if was is not None and (plain, positive) == (was.plain, was.positive):
        return was
    made = copied(d)
    made.plain, made.positive = plain, positive
    return kept(made, old)


def following(d: Draft, e: Draft, same: bool, negative: bool, old: Mapping[str, Draft]) -> Draft:
    """A claim that goes with another, with the stance that follows; one of its kind keeps its own stance, towards
    the negative proposition where that is one (`negative`)."""
    made = copied(d)
    made.link, made.same = e, same
    while e.link is not None:
        same, e = same == e.same, e.link
    if made.kind == FREE or made.kind != e.kind:
        made.positive = e.positive if same else not e.positive
        made.plain = e.plain if same else not e.plain
    else:
        made.positive = d.positive != negative
    return kept(made, old)


def family(cluster: Cluster) -> str:
    """The family of a proposition whose kind names none: its kind and topic."""
    return "cause" if cluster.kind == "cause" else f"{cluster.kind}/" + " ".join(sorted(cluster.topic))
