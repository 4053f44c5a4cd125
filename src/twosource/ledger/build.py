"""The ledger: propositions with their stands, counts and histories, from readings, origins, voices and rulings."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from twosource.model import (
    Exhibit,
    Ledger,
    LeftOut,
    Member,
    Origin,
    Proposition,
    Reading,
    Ruling,
    StorySettings,
    Voice,
    digest,
    in_force,
    proposition_id,
)

from .cast import Cast
from .cluster import Cluster
from .drafts import Draft, draft, page_of
from .family import settle
from .history import Interests, Utterance, history
from .interest import interests_of
from .joining import join
from .kinds import Kind, Library, library
from .linkage import Likeness
from .places import places_of
from .pointing import figures_without_a_noun, follow, own_words
from .ruled import joined, places, withdrawn
from .saying import Pages, pages_of, relayed, utterances
from .vouching import outlets_of, voided
from .wording import arguments, sentence

NO_SETTINGS = StorySettings()
Joiner = Callable[[Sequence[Draft], Library, Likeness | None], list[Cluster]]


@dataclass(frozen=True, slots=True)
class Court:
    """What stands are counted by: voices, kinds, each page's origin, day and outlet, and rulings that end stands."""

    cast: Cast
    lib: Library
    pages: Pages
    outlets: Mapping[str, str]
    withdrawals: tuple[Ruling, ...] = ()


def build_ledger(
    readings: Sequence[Reading],
    origins: Sequence[Origin],
    voices: Sequence[Voice],
    rulings: Sequence[Ruling] = (),
    settings: StorySettings = NO_SETTINGS,
    likeness: Likeness | None = None,
    joiner: Joiner = join,
) -> Ledger:
    """The story's ledger. The order of readings, origins, voices is of no matter; `likeness` gives unit vectors of
    texts; `joiner` brings claims that say the same together.

    Claims without a voice are listed as unfiled with the reason; a reading without claims adds none.
    """
    rulings = in_force(tuple(rulings))
    readings = list({r.article.page: r for r in readings}.values())
    cast, lib = Cast(voices), library(settings.kinds)
    drafts, unfiled = _drafts(readings, cast, lib, rulings)
    clusters = joined(joiner(drafts, lib, likeness), rulings, _id)
    held = [r.article for r in readings]
    ends = tuple(r for r in rulings if r.kind == "withdrawn")
    court = Court(cast, lib, pages_of(held, origins), outlets_of(held, origins), ends)
    exhibits = {b.id: Exhibit(b.id, b.name) for r in readings for c in r.claims or () for b in c.rests_on if b.exhibit}
    return Ledger(
        origins=tuple(sorted(origins, key=lambda o: o.id)),
        voices=tuple(sorted(voices, key=lambda v: v.id)),
        exhibits=tuple(exhibits[k] for k in sorted(exhibits)),
        propositions=_propositions(clusters, court),
        unfiled=tuple(sorted(unfiled, key=lambda u: u.claim)),
    )


def _drafts(
    readings: Sequence[Reading], cast: Cast, lib: Library, rulings: Sequence[Ruling]
) -> tuple[list[Draft], list[LeftOut]]:
    kinds = {t: r.get("kind") for r in rulings if r.kind == "kind" for t in r.target}
    drafts: list[Draft] = []
    unfiled: list[LeftOut] = []
    story = places_of(readings)
    for reading in sorted(readings, key=lambda r: r.article.page):
        page, here = page_of(reading, story), []
        for order, claim in enumerate(sorted(reading.claims or (), key=lambda c: (c.content, c.id))):
            voice = cast.of(claim.voice.id) if claim.voice is not None else None
            if voice is None:
                unfiled.append(LeftOut(claim.id, "nobody is named who says it"))
            else:
                here.append(draft(page, claim, order, voice, cast, lib, kinds.get(claim.id)))
        follow(here)
        drafts.extend(here)
    figures_without_a_noun(drafts, lib)
    own_words(drafts)
    places(drafts, rulings)
    return drafts, unfiled


def _id(cluster: Cluster) -> str:
    """A proposition's id: its kind and arguments, never its members."""
    return proposition_id(cluster.kind, arguments(cluster))


def _propositions(clusters: Sequence[Cluster], court: Court) -> tuple[Proposition, ...]:
    families: dict[str, list[Cluster]] = {}
    for c in clusters:
        families.setdefault(c.family, []).append(c)
    made = [p for name in sorted(families) for p in _family(name, families[name], court)]
    return tuple(sorted(made, key=lambda p: p.id))


def _family(name: str, clusters: Sequence[Cluster], court: Court) -> list[Proposition]:
    """The propositions of one family: their utterances told apart from relays, settled among rivals, then counted."""
    kind = court.lib.kinds.get(clusters[0].kind)
    heard = [_heard(c, kind, court) for c in clusters]
    settled = settle(clusters, [said for said, _, _ in heard], kind)
    family = digest("family", name)
    return [
        _proposition(c, out, interest, said, family, kind)
        for c, (_, out, interest), said in zip(clusters, heard, settled, strict=True)
    ]


def _heard(cluster: Cluster, kind: Kind | None, court: Court) -> tuple[list[Utterance], dict[str, str], Interests]:
    """What is said of one proposition, what is left out and why, and whom it favours and hurts."""
    said, out = utterances(cluster, court.cast, court.pages)
    if court.withdrawals:
        said = withdrawn(said, court.withdrawals, _id(cluster), court.cast)
    said, why = voided(cluster, said, court.outlets, court.cast)
    out |= why
    interest = interests_of(cluster, said, kind)
    return _without_relays(cluster, said, out, court.cast, interest), out, interest


def _without_relays(
    cluster: Cluster, said: list[Utterance], out: dict[str, str], cast: Cast, interest: Interests
) -> list[Utterance]:
    """Drop stands of one side that only another side's channels carry, where the proposition favours that other
    side."""
    by_voice: dict[str, list[Draft]] = {}
    ids = {u.claim for u in said}
    for d in cluster.drafts:
        if d.claim.id in ids:
            by_voice.setdefault(d.body.id, []).append(d)
    dropped: set[str] = set()
    for drafts in by_voice.values():
        side = drafts[0].body.side
        for stance in ("asserts", "denies"):
            mine = [d for d in drafts if d.stance == stance]
            good = interest.favours if stance == "asserts" else interest.hurts
            if stance == "asserts" and side in interest.hurts:
                good = good | (frozenset(cast.sides) - {side})
            carrier = relayed(mine, side, cast, good) if mine else None
            if carrier is not None:
                for d in mine:
                    out[d.claim.id] = (
                        f"carried only by {carrier}, which it favours: their claim that {d.body.name} said it"
                    )
                    dropped.add(d.claim.id)
    return [u for u in said if u.claim not in dropped]


def _proposition(
    cluster: Cluster,
    out: Mapping[str, str],
    interest: Interests,
    said: Sequence[Utterance],
    family: str,
    kind: Kind | None,
) -> Proposition:
    told = arguments(cluster)
    return Proposition(
        id=_id(cluster),
        kind=cluster.kind,
        family=family,
        text=sentence(cluster, told, kind.text if kind is not None else ""),
        arguments=told,
        claims=tuple(
            Member(
                d.claim.id,
                d.article.page,
                d.article.path,
                "denies" if d.claim.retracts else d.stance,
                d.claim.retracts,
                d.claim.checked,
            )
            for d in cluster.drafts
        ),
        left_out=tuple(LeftOut(k, v) for k, v in sorted(out.items())),
        history=history(said, interest),
        favours=tuple(sorted(interest.favours)),
        hurts=tuple(sorted(interest.hurts)),
    )
