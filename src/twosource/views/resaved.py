"""One URL saved twice: which claims went, came or changed between the two, with a correction note or silently."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from urllib.parse import urlsplit

from twosource.model import Article, Claim, Reading, cut

from .index import Index

ALIKE = 0.6
"""Share of words in common (difflib ratio) from which two claims of one voice are one that was changed: below it,
sentences of one template ("killed six", "wounded nine") begin to pair."""
SHARED = 0.4
"""Share of words (Jaccard) below which two claims are not compared word by word."""


@dataclass(frozen=True, slots=True)
class Change:
    """A claim before and after: None before where it came, None after where it went."""

    before: Claim | None
    after: Claim | None

    @property
    def what(self) -> str:
        """What happened to it."""
        if self.before is None:
            return "new"
        return "gone" if self.after is None else "changed"


@dataclass(frozen=True, slots=True)
class Resaved:
    """Two savings of one URL, or a text and its later version, in order of time, and what became of the claims.

    `noted`: the second has a correction note that the first has not; `unnoted`: the first has one that the second lost.
    """

    first: str
    second: str
    url: str | None
    noted: bool
    changes: tuple[Change, ...]
    unnoted: bool = False

    @property
    def how(self) -> str:
        """In words: with a note, without one, or the note itself went."""
        if self.noted:
            return "with a correction note"
        return "without a correction note; an earlier one is gone" if self.unnoted else "without a correction note"


def resaved(held: Index) -> list[Resaved]:
    """All pairs of pages that are one page at two times."""
    pairs: dict[tuple[str, str], str | None] = {}
    urls: dict[str, list[str]] = {}
    for reading in held.readings.values():
        if reading.article.url:
            urls.setdefault(bare(reading.article.url), []).append(reading.article.page)
    home = {page: url for url, pages in urls.items() for page in pages}
    for url, pages in urls.items():
        order = sorted(pages, key=lambda p: time_of(held.readings[p].article))
        pairs |= {(a, b): url for a, b in pairwise(order)}
    for page, (_, copy) in held.copies.items():
        if copy.relation == "later version" and copy.of in held.readings and page in held.readings:
            if page not in home or home[page] != home.get(str(copy.of)):
                pairs.setdefault((str(copy.of), page), None)
    found = [between(held, held.readings[a], held.readings[b], url) for (a, b), url in pairs.items()]
    return sorted(found, key=lambda t: (home.get(t.second, ""), time_of(held.readings[t.second].article), t.first))


def between(held: Index, first: Reading, second: Reading, url: str | None = None) -> Resaved:
    """What became of the first page's claims in the second, and whether a correction note came or went."""
    before, after = len(first.article.correction), len(second.article.correction)
    changes = claim_changes(held, first, second)
    return Resaved(first.article.page, second.article.page, url, after > before, tuple(changes), after < before)


def bare(url: str) -> str:
    """A URL without scheme, "www.", fragment and last slash, so that two savings of one page meet."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url
    host = (parts.hostname or "").removeprefix("www.")
    return host + parts.path.rstrip("/") + (f"?{parts.query}" if parts.query else "")


def time_of(article: Article) -> tuple[str, str, str, str]:
    """What orders two savings: the time of change, else of publication, then the time of saving."""
    changed = article.modified.start if article.modified else None
    published = article.published.start if article.published else None
    return changed or published or "", published or "", article.saved or "", article.page


def claim_changes(held: Index, first: Reading, second: Reading) -> list[Change]:
    """Claims that went, came or changed; those that stand in both with the same reading are left out."""
    old = {c.id: words(first, c) for c in first.claims or ()}
    new = {c.id: words(second, c) for c in second.claims or ()}
    before = list(first.claims or ())
    after = list(second.claims or ())
    kept = {(new[c.id], *reads(held, c)) for c in after} & {(old[c.id], *reads(held, c)) for c in before}
    before = [c for c in before if (old[c.id], *reads(held, c)) not in kept]
    after = [c for c in after if (new[c.id], *reads(held, c)) not in kept]
    found = []
    for claim in before:
        near = [c for c in after if speaker(held, c) == speaker(held, claim) or new[c.id] == old[claim.id]]
        match = nearest(old[claim.id], near, new)
        if match is not None:
            after.remove(match)
        found.append(Change(claim, match))
    return [*found, *(Change(None, c) for c in after)]


def reads(held: Index, claim: Claim) -> tuple[object, ...]:
    """What a claim is read to be, beside its words."""
    return speaker(held, claim), claim.stance, claim.certainty, claim.retracts


def speaker(held: Index, claim: Claim) -> str | None:
    """Id of the story's voice that speaks."""
    voice = held.speaker(claim)
    return voice.id if voice else None


def words(reading: Reading, claim: Claim) -> tuple[str, ...]:
    """A claim's content as words without case and marks."""
    return tuple(re.findall(r"\w+", cut(reading.article.text, claim.content).casefold()))


def nearest(said: tuple[str, ...], others: Sequence[Claim], theirs: dict[str, tuple[str, ...]]) -> Claim | None:
    """The claim of `others` most alike in words, or None where none is alike enough."""
    best, found = ALIKE, None
    mine = set(said)
    for other in others:
        both = mine | set(theirs[other.id])
        if not both or len(mine & set(theirs[other.id])) / len(both) < SHARED:
            continue
        alike = SequenceMatcher(None, said, theirs[other.id], autojunk=False).ratio()
        if alike >= best:
            best, found = alike, other
    return found
