"""Joining: claims that say the same become one proposition, rivals one family; the order of claims is of no matter."""

from collections.abc import Iterable, Mapping, Sequence

from .blocks import Blocks, in_order
from .cluster import Cluster
from .drafts import Draft
from .fitted import Model
from .grouping import Groups
from .kinds import Library
from .linkage import Group, Likeness


def join(
    drafts: Sequence[Draft], lib: Library, likeness: Likeness | None = None, model: Model | None = None
) -> list[Cluster]:
    """All propositions of the story, each with its drafts: equal roles and figures first, then what says the same in
    other words, last the claims that only point at another or go on with it."""
    pages = pages_of(drafts)
    return in_order(Blocks(lib, likeness, model).update(pages, set(pages))[1])


def pages_of(drafts: Iterable[Draft]) -> dict[str, list[Draft]]:
    """The claims of each page in the order in which they stand there."""
    pages: dict[str, list[Draft]] = {}
    for d in sorted(drafts, key=lambda d: (d.at, d.claim.id)):
        pages.setdefault(d.article.page, []).append(d)
    return pages


def make_groups(drafts: Sequence[Draft], lib: Library, weight: Mapping[str, float]) -> list[Group]:
    """What the kinds' roles and figures alone tell to be one; for the rest, one group a content. Claims that have a
    link stand in none."""
    pages, groups = pages_of(drafts), Groups(lib)
    groups.update(pages, set(pages), {d.claim.id for d in drafts if d.link is not None}, (), weight)
    return sorted(groups.groups.values(), key=lambda g: g.order)
