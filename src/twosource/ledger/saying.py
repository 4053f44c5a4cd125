"""From drafts to utterances: whose stand each claim gives, on what it rests, on which day, or why it gives none."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from operator import is_

from twosource.model import OBSERVER, Interval, Voice, voice_id
from twosource.voices.phrases import tokens

from .cast import Cast
from .cluster import Cluster
from .drafts import Draft, content_tokens
from .history import Utterance
from .interest import Opening, conceding_of, opening_of
from .kinds import word_book
from .relays import carrier

SAME_WORDS = 0.6
"""Share of content words in common from which two claims of one voice on one proposition report one statement."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Each page's origin and its own day of publication."""

    origin: Mapping[str, str]
    day: Mapping[str, str | None]


def last_day(said: Interval | None) -> str | None:
    """The last day of a half-open interval; None where it has no end."""
    if said is None or not (said.end or said.start):
        return None
    if not said.end:
        return None
    end = said.end[:10]
    if len(said.end) > 10 and said.end[11:16] not in ("", "00:00"):
        return end
    try:
        before = (date.fromisoformat(end) - timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return None
    return max(before, said.start[:10]) if said.start else before


@dataclass(frozen=True, slots=True)
class Spoken:
    """One voice's claims on a proposition, the utterances they make and how these open, and the claims left out, each
    with the reason; for a guest also the sides that the proposition touches. `carried`: by claim another side, whose
    channel it comes by; how the voice opens, such claims do not tell. `conceding`: its side, where it concedes."""

    drafts: Sequence[Draft]
    said: Sequence[Utterance]
    opening: Opening
    out: Mapping[str, str]
    carried: Mapping[str, str]
    touched: frozenset[str] = frozenset()
    conceding: frozenset[str] = frozenset()


def utterances(
    cluster: Cluster, cast: Cast, pages: Pages, known: Mapping[str, Spoken] | None = None, stale: Set[str] = frozenset()
) -> dict[str, Spoken]:
    """What each voice says of a proposition, by its id. `known`: what it said before, which is kept where its claims
    are the same and on no `stale` page (one of which something else is known now)."""
    known = known or {}
    by_voice: dict[str, list[Draft]] = {}
    again: set[str] = set()
    for d in cluster.drafts:
        voice = d.body.id
        by_voice.setdefault(voice, []).append(d)
        if d.article.page in stale:
            again.add(voice)
    guests = {voice for voice, drafts in by_voice.items() if drafts[0].body.guest}
    touched = touched_by(cluster, cast) if guests else frozenset()
    found = {}
    for voice, drafts in by_voice.items():
        sides, old = touched if voice in guests else frozenset[str](), known.get(voice)
        old = old if old is not None and old.touched == sides else None
        same = old is not None and voice not in again and _unchanged(old.drafts, drafts)
        found[voice] = old if old is not None and same else _spoken(drafts, cast, pages, sides, old, stale)
    return found


def _unchanged(old: Sequence[Draft], new: Sequence[Draft]) -> bool:
    return len(old) == len(new) and all(map(is_, old, new))


def _spoken(
    drafts: Sequence[Draft],
    cast: Cast,
    pages: Pages,
    touched: frozenset[str],
    old: Spoken | None,
    stale: Set[str],
) -> Spoken:
    """What one voice's claims make; what came of a claim that is as it was is kept."""
    known = _known(old, stale)
    out = {
        d.claim.id: why
        for d in drafts
        if (why := d.left_out or (_captive(d) if id(d) not in known else None)) is not None
    }
    spoken = [d for d in drafts if d.claim.id not in out]
    days = _days(spoken, pages)
    undated = "undated: neither the claim nor a page that reports it says when"
    out |= {d.claim.id: undated for d in spoken if d.claim.id not in days}
    said = []
    for d in spoken:
        if d.claim.id in days:
            u = known.get(id(d))
            kept = u is not None and u.day == days[d.claim.id]
            said.append(u if u is not None and kept else utterance(d, days[d.claim.id], cast, pages, touched))
    carried = {d.claim.id: by for d in drafts if id(d) not in known and (by := carrier(d, cast)) is not None}
    if old is not None and old.carried:
        kept_by = ((d.claim.id, old.carried.get(d.claim.id)) for d in drafts if id(d) in known)
        carried |= {claim: by for claim, by in kept_by if by is not None}
    opening = opening_of(u for u in said if u.claim not in carried)
    return Spoken(drafts, said, opening, out, carried, touched, conceding_of(drafts))


def _known(old: Spoken | None, stale: Set[str]) -> dict[int, Utterance]:
    """The utterances that a voice's claims made before, but those of stale pages."""
    if old is None:
        return {}
    said = {u.claim: u for u in old.said if u.page not in stale}
    return {id(d): said[d.claim.id] for d in old.drafts if d.claim.id in said}


def touched_by(cluster: Cluster, cast: Cast) -> frozenset[str]:
    """The sides that a proposition touches: those of its roles, those that its claims name, and those of whoever speaks
    of its own in it ("our inspectors")."""
    found = {v for d in cluster.drafts for v in d.roles.values()} | set(cluster.roles.values())
    for d in cluster.drafts:
        words = content_tokens(d.article, d.claim)
        found |= {a.key for a in cast.actors(words)}
        mine = _OURS if d.claim.quote == "direct" else _OWN
        if any(t.word in mine for t in words):
            found.add(d.body.side)
    return frozenset(found)


_OURS = frozenset("we our us ours i my".split())
_OWN = _OURS | {"its", "it"}


def utterance(d: Draft, day: str, cast: Cast, pages: Pages, touched: frozenset[str] = frozenset()) -> Utterance:
    """One claim ready to count; `touched`: the sides that the proposition touches."""
    guest = d.body.guest and d.body.side not in touched
    return Utterance(
        claim=d.claim.id,
        page=d.article.page,
        origin=pages.origin[d.article.page],
        voice=d.body.id,
        side=OBSERVER if guest else d.body.side,
        own_side=d.body.side if guest else "",
        named=d.body.named,
        stance="retracts" if d.retracts else d.stance,
        day=day,
        certainty="hedged" if d.hedged else "flat",
        root=_root(d, cast),
        change=d.change,
        nobody=is_nobody(d.body),
        correcting=d.correcting,
    )


_PRONOUNS = frozenset("it he she they we i you this that".split())


def is_nobody(voice: Voice) -> bool:
    """True for a pronoun that nothing resolved: two of them are hardly one speaker's."""
    return not voice.named and voice.name.strip().lower() in _PRONOUNS


def _root(d: Draft, cast: Cast) -> str:
    """What the claim rests on, the first named: a voice's body, data or an exhibit; "" where it rests on nothing."""
    for basis in d.claim.rests_on:
        voice = cast.of(basis.id) or cast.of(voice_id(basis.name))
        if voice is not None and not basis.exhibit:
            root = cast.body(voice).id
            return "" if root == d.body.id else root
        return basis.id
    return ""


def _captive(d: Draft) -> str | None:
    return "said in captivity" if _is_captive(" ".join(d.article.text[s:e] for s, e in d.claim.source)) else None


@lru_cache(maxsize=16384)
def _is_captive(source: str) -> bool:
    keys = word_book().keys(source)
    return "captive" in keys and "free" not in keys


@lru_cache(maxsize=65536)
def _bare(text: str) -> str:
    return " ".join(t.word for t in tokens(text) if t.word[0].isalnum())


def _days(drafts: Sequence[Draft], pages: Pages) -> dict[str, str]:
    """The day of each claim of one voice: the last of `said`, never after its page; else the earliest dated page with
    the same statement."""
    found: dict[str, str] = {}
    open_: dict[str, list[Draft]] = {}
    for d in drafts:
        day = last_day(d.claim.said) if d.claim.said is not None else None
        if day is not None:
            page = pages.day.get(d.article.page)
            found[d.claim.id] = min(day, page) if page else day
        open_.setdefault("retracts" if d.retracts else d.stance, []).append(d)
    for same in open_.values():
        for statement in _statements(same, pages):
            _date(statement, found, pages)
    return found


def _date(statement: Sequence[Draft], found: dict[str, str], pages: Pages) -> None:
    known = [p for d in statement if (p := pages.day.get(d.article.page))]
    known += [found[d.claim.id] for d in statement if d.claim.id in found]
    for d in statement:
        if d.claim.id not in found and known:
            found[d.claim.id] = min(known)


def _statements(drafts: Sequence[Draft], pages: Pages) -> list[list[Draft]]:
    """Claims of one voice and stance grouped into statements: one text in one origin, or much the same words."""
    groups: list[tuple[set[str], list[Draft]]] = []
    seen: dict[str, int] = {}
    for d in sorted(drafts, key=lambda d: (pages.day.get(d.article.page) or "9999", d.claim.id)):
        plain = _bare(d.text)
        at = seen.get(plain)
        if at is None:
            at = next((i for i, (words, _) in enumerate(groups[:200]) if _alike(words, d.words)), None)
        if at is None:
            at = len(groups)
            groups.append((set(d.words), []))
        groups[at][1].append(d)
        seen[plain] = at
    return [g for _, g in groups]


def _alike(a: set[str], b: frozenset[str]) -> bool:
    return bool(a and b) and len(a & b) >= SAME_WORDS * max(len(a), len(b))
