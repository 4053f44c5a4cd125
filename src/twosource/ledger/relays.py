"""Relays: by whose channels a voice's words come, and which of them are another side's claim that they were said."""

from collections.abc import Iterable, Mapping

from twosource.model import OBSERVER, UNKNOWN, voice_id

from .cast import Cast
from .drafts import Draft
from .history import NEVER, Interests, Utterance


def carrier(d: Draft, cast: Cast) -> str | None:
    """The side of another that stands between a voice and the reader: of who passes its words on, nearest to the
    reader first, or of whose page it is."""
    refs = [(t.id, t.name) for t in d.claim.through]
    refs += [(voice_id(name), name) for name in outlet_names(d)]
    for ref, name in refs:
        voice = cast.of(ref) or cast.of(voice_id(name))
        if voice is not None and voice.side not in (OBSERVER, UNKNOWN, d.body.side):
            return cast.body(voice).side if cast.body(voice).side not in (OBSERVER, UNKNOWN) else voice.side
    return None


def outlet_names(d: Draft) -> list[str]:
    """The name of whose page it is, but where an agency answers for it."""
    a = d.article
    return [a.publisher] if a.publisher and not a.agency else []


def without_relays(
    said: list[Utterance], carried: Mapping[str, str], sides: Iterable[str], interest: Interests
) -> tuple[list[Utterance], dict[str, str]]:
    """The utterances without those that only another side's channels carry and that it favours, and by claim the side
    whose word they are. `carried`: that side, by claim; `sides`: all sides of the story.

    A side favours what its interest tells, whatever hurts the one it quotes, and what it says itself. From the day on
    which the voice's own words come by another way, they count.
    """
    if not carried:
        return said, {}
    direct = [u for u in said if u.claim not in carried]
    taken = {(u.side, u.stance) for u in direct}
    first: dict[tuple[str, str], str] = {}
    for u in direct:
        key = (u.voice, u.stance)
        first[key] = min(u.day, first.get(key, NEVER))
    others, dropped = frozenset(sides), dict[str, str]()
    for u in said:
        by = carried.get(u.claim)
        if by is not None and first.get((u.voice, u.stance), NEVER) > u.day:
            good, bad = interest.favours, interest.hurts
            if u.stance != "asserts":
                good, bad = bad, good
            if by in good or (u.side in bad and by in others) or (by, u.stance) in taken:
                dropped[u.claim] = by
    return [u for u in said if u.claim not in dropped], dropped
