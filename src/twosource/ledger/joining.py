"""Joining: claims that say the same become one proposition, rivals one family; the order of claims is of no matter."""

from collections.abc import Mapping, Sequence

from .cluster import Cluster
from .drafts import Draft
from .fitted import Model, shipped
from .kinds import FREE, Library
from .leaning import orient, turn
from .linkage import Group, Likeness, link, tie
from .pairs import Unit, unit_of, vectors_of, weights
from .pointing import is_bare
from .ties import candidates
from .values import by_figure, by_roles

POINTS = -1.5
"""Log-odds from which a claim that only points is tied to what it points at (train/joining.py --leave-one-out)."""
Tie = tuple[float, Draft]


def join(
    drafts: Sequence[Draft], lib: Library, likeness: Likeness | None = None, model: Model | None = None
) -> list[Cluster]:
    """All propositions of the story, each with its drafts: equal roles and figures first, then what says the same in
    other words, last the claims that only point at another or go on with it."""
    model = model or shipped()
    weight, pages = weights(drafts), pages_of(drafts)
    order = order_of(pages)
    tied = _ties(pages, weight, model)
    for d in drafts:
        if d.link is None and is_bare(d) and tied.get(d.claim.id, (POINTS - 1, d))[0] >= POINTS:
            tie(d, tied[d.claim.id][1])
    groups = make_groups([d for d in drafts if d.link is None], lib, order, weight)
    vectors = vectors_of([u for g in groups for u in g.units], likeness)
    clusters = link(groups, weight, vectors, model.pair if vectors is not None else model.plain_pair, tied)
    for c in clusters:
        orient(c)
        turn(c, lib.kinds.get(c.kind))
        c.family = c.family or _family(c)
    _pointers(clusters, drafts)
    for c in clusters:
        c.drafts.sort(key=lambda d: (d.article.path, d.at, d.claim.id))
    return clusters


def _family(cluster: Cluster) -> str:
    return "cause" if cluster.kind == "cause" else f"{cluster.kind}/" + " ".join(sorted(cluster.topic))


def order_of(pages: Mapping[str, Sequence[Draft]]) -> dict[str, int]:
    """Each claim's number on its page."""
    return {d.claim.id: i for page in pages.values() for i, d in enumerate(page)}


def pages_of(drafts: Sequence[Draft]) -> dict[str, list[Draft]]:
    """The claims of each page in the order in which they stand there."""
    pages: dict[str, list[Draft]] = {}
    for d in sorted(drafts, key=lambda d: (d.at, d.claim.id)):
        pages.setdefault(d.article.page, []).append(d)
    return pages


def _ties(pages: Mapping[str, Sequence[Draft]], weight: Mapping[str, float], model: Model) -> dict[str, Tie]:
    """Each claim's best tie on its page, by its id."""
    found: dict[str, Tie] = {}
    for page in pages.values():
        for i, d in enumerate(page):
            for e, told in candidates(page, i, weight):
                value = model.tie.of(told)
                if d.claim.id not in found or value > found[d.claim.id][0]:
                    found[d.claim.id] = (value, e)
    return found


def make_groups(
    own: Sequence[Draft], lib: Library, order: Mapping[str, int], weight: Mapping[str, float]
) -> list[Group]:
    """What the kinds' roles and figures alone tell to be one; for the rest, one group a content."""
    by_kind: dict[str, list[Draft]] = {}
    for d in sorted(own, key=lambda d: d.rank):
        by_kind.setdefault(d.kind, []).append(d)
    clusters: list[Cluster] = []
    for name in sorted(by_kind):
        kind = lib.kinds.get(name)
        if kind is None or "topic" in kind.key or not (kind.functional or kind.needs):
            clusters.extend(_by_text(by_kind[name], name))
        elif kind.needs:
            clusters.extend(by_figure(by_kind[name], kind))
        else:
            clusters.extend(by_roles(by_kind[name], kind))
    return [Group(c, _units(c, order, weight)) for c in clusters]


def _by_text(drafts: Sequence[Draft], kind: str) -> list[Cluster]:
    """Copies and repetitions: the same words (and for words that only point, the same voice)."""
    made: dict[tuple[str, ...], Cluster] = {}
    for d in drafts:
        key = (d.text, d.body.id) if is_bare(d) else (d.text,)
        bounds = d.figure.bounds if kind == FREE and d.figure is not None else None
        made.setdefault(key, Cluster(kind, {}, bounds=bounds)).drafts.append(d)
    return list(made.values())


def _units(cluster: Cluster, order: Mapping[str, int], weight: Mapping[str, float]) -> list[Unit]:
    by_text: dict[str, list[Draft]] = {}
    for d in cluster.drafts:
        by_text.setdefault(d.text, []).append(d)
    return [unit_of(text, by_text[text], order, weight) for text in sorted(by_text, key=lambda t: (len(t), t))]


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
        if d.kind == FREE or d.kind != other.kind:
            d.positive = other.positive if same else not other.positive
            d.plain = other.plain if same else not other.plain
        at[other.claim.id].drafts.append(d)
