"""A proposition in the making."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import compress
from operator import attrgetter

from twosource.voices.names import core

from .drafts import Draft


@dataclass(slots=True)
class Cluster:
    """A kind, its roles and the drafts that speak of it. `fixed`: its roles and figure say what it is; `closed`:
    nothing joins it by its words alone; `negative`: its plain form is one that nobody uttered, so it stands in the
    negative; `spots`: the places that its content names, None where its roles tell; `doers`: who did it, as far as told
    and as the kind asks."""

    kind: str
    roles: dict[str, str]
    drafts: list[Draft] = field(default_factory=list)
    bounds: tuple[float | None, float | None] | None = None
    family: str = ""
    fixed: bool = False
    closed: bool = False
    negative: bool = False
    spots: frozenset[str] | None = None
    doers: frozenset[str] = frozenset()

    @property
    def told_of(self) -> frozenset[str]:
        """Who did it: as the claims tell, else as the role that tells the proposition from others."""
        who = self.roles.get("who") if self.fixed else None
        return self.doers or frozenset({who} if who else ())

    @property
    def topic(self) -> frozenset[str]:
        """Stems that at least half of its drafts share (copies counted once), else those of its plainest."""
        topics = list(map(_TOPIC, self.drafts))
        texts = dict(zip(map(_TEXT, self.drafts), topics, strict=True))
        tally = Counter[str]()
        for topic, n in Counter(texts.values()).items():
            for s in topic:
                tally[s] += n
        most = frozenset(s for s, n in tally.items() if 2 * n >= len(texts))
        if most:
            return most
        told = set(topics) - {frozenset()}
        if not told:
            return frozenset()
        least = min(map(len, told))
        shortest = {topic for topic in told if len(topic) == least}
        best: Draft = min(compress(self.drafts, map(shortest.__contains__, topics)), key=_RANK)
        return best.topic


_TEXT, _TOPIC, _RANK = attrgetter("text"), attrgetter("topic"), attrgetter("rank")


def differ(some: Iterable[str], others: Iterable[str]) -> bool:
    """True where two claims tell of other doers of one deed ("set:dorran", "set:lund"; a kind's own deed has no verb
    before the name): no name of the one has a word of a name of the other."""
    mine, theirs = (_by_deed(names) for names in (some, others))
    return any(names.isdisjoint(theirs[deed]) for deed, names in mine.items() if deed in theirs)


def _by_deed(names: Iterable[str]) -> dict[str, set[str]]:
    """The words of the doers' names by their deed."""
    found: dict[str, set[str]] = {}
    for told in names:
        deed, _, name = told.rpartition(":")
        if told:
            found.setdefault(deed, set()).update(core(name))
    return found


def other_cause(a: Cluster | Draft, b: Cluster | Draft) -> bool:
    """True for two causes that have no word in common."""
    return a.kind == b.kind == "cause" and bool(a.topic and b.topic) and a.topic.isdisjoint(b.topic)
