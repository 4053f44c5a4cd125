"""The person whom a content tells of: who came, met, was named, arrested or resigned."""

import re
from collections.abc import Sequence

from twosource.voices.names import core, phrasebook
from twosource.voices.phrases import Hit, Token

from .cast import Cast
from .drafts import Draft, Page
from .pointing import OURS


def person(d: Draft, page: Page, words: Sequence[Token], hit: Hit | None, cast: Cast) -> str | None:
    """The person whom the content tells of (surname), or the speaker where he speaks of himself; of visits and meetings
    the one who makes them, named before the evoking words or after "by"."""
    calls = d.kind in ("visit", "meeting")
    if calls and _of_himself(d, words, hit):
        return surname(_OFFICE.sub("", d.voice.name))
    at = words[hit.start].start if calls and hit is not None and not _passive(words, hit) else len(d.article.text)
    people = [m for m in page.people_in(d.claim.content) if m.span[0] <= at]
    if people:
        return surname(people[0].name or d.article.text[people[0].span[0] : people[0].span[1]])
    named = [
        a
        for a in cast.actors(words)
        if a.voice is not None
        and a.voice in cast.by_id
        and not phrasebook().keys(a.name)
        and words[a.start].start <= at
    ]
    return surname(named[0].name) if named else None


_OFFICE = re.compile(r"['’]s? (?:[\w-]+ )?(?:office|team|campaign|staff|aides?|spokes\w+|lawyers?)$", re.I)
"""What speaks for somebody, behind his name: "Holm's office denied that she had come" tells of Holm."""


def surname(name: str) -> str | None:
    """The last word of a person's name, as it is written ("DESTRIN" as "Destrin")."""
    last = (core(name) or [""])[-1]
    written = next((w for w in reversed(re.findall(r"[\w’'-]+", name)) if w.lower() == last), last)
    return (written.title() if written.isupper() else written) or None


def _passive(words: Sequence[Token], hit: Hit) -> bool:
    return any(t.word == "by" for t in words[hit.start : hit.end + 2])


def _of_himself(d: Draft, words: Sequence[Token], hit: Hit | None) -> bool:
    """True where the subject of the evoking words is "I" or "we", or in reported speech "he" or "she"."""
    mine = OURS if d.claim.quote == "direct" else (*OURS, "he", "she")
    before = words[: hit.start] if hit is not None else ()
    subject = [t.word for t in before if t.word in (*OURS, "he", "she", "they") or (t.cap and t.word not in OURS)]
    return bool(subject) and subject[-1] in mine
