"""Vouching: which outlet answers for a voice that it doesn't name, and what becomes of that voice when it takes the
report back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from twosource.voices.names import core

from .cast import Cast
from .cluster import Cluster
from .drafts import Draft
from .history import Utterance


def voided(
    cluster: Cluster, said: Sequence[Utterance], outlets: Mapping[str, str], cast: Cast
) -> tuple[list[Utterance], dict[str, str]]:
    """The utterances, with an end for each unnamed voice's stand that an outlet alone vouched for and took back; and
    why, by claim. The outlet's word then takes back what it reported and no stand of its own. Named speakers keep
    theirs."""
    taken = [u for u in said if u.stance == "retracts"]
    hidden = [u for u in said if not u.named and u.stance == "asserts"]
    if not taken or not hidden:
        return list(said), {}
    drafts = {d.claim.id: d for d in cluster.drafts}
    made, why = list(said), {}
    for u in taken:
        names = {core(n) for n in _names(drafts[u.claim], cast)}
        for voice in sorted({h.voice for h in hidden}):
            theirs = [h for h in hidden if h.voice == voice]
            if all(core(_voucher(drafts[h.claim], outlets)) in names for h in theirs if h.day <= u.day):
                made.append(replace(theirs[0], stance="ends", day=u.day))
                why[u.claim] = f"takes back what it alone vouched for: the word of {drafts[theirs[0].claim].voice.name}"
        if u.claim in why and not any(o.voice == u.voice and o.stance == "asserts" for o in said):
            made.remove(u)
    return made, why


def _voucher(d: Draft, outlets: Mapping[str, str]) -> str:
    """Who answers for a claim of a voice that is not named: who passed it on, nearest to it, else the page's outlet."""
    return d.claim.through[-1].name if d.claim.through else outlets.get(d.article.page, "")


def _names(d: Draft, cast: Cast) -> set[str]:
    """The names of whoever speaks, and of the body whose word that is."""
    body = cast.body(d.voice)
    return {d.voice.name, *d.voice.aliases, body.name, *body.aliases}
