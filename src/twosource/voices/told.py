"""What the pages tell of each voice: the words beside its name, whom it speaks for, whom it belongs to."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from twosource.claims.words import CAPITAL
from twosource.model import Article, Claim, Reading, VoiceRef, cut

from .names import core, is_body, keys_of, lexicon

T = TypeVar("T")
WINDOW = 160
"""Characters after a name that may still describe it: an apposition longer than this is a sentence of its own."""
MOST_PLACES = 40
"""Descriptions read for one name in one article; more tell nothing new and would make long pages slow."""


Place = tuple[str, str, int]
"""Where words are told: the name they are told of, the page, which of the page's they are."""
HEAD = 5
"""Descriptions, the first on the pages, that tell whether a name is a state's body when the story's states are
counted."""


@dataclass(slots=True)
class About:
    """What one page, or all of them together, tell of one name before voices are made: its refs, its descriptions
    (together: each once, in the order of the pages), what it denied."""

    name: str
    named: bool = False
    refs: set[str] = field(default_factory=set)
    uses: int = 0
    speaks_for: Counter[str] = field(default_factory=Counter)
    belongs: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    guessed: set[str] = field(default_factory=set)
    said: list[str] = field(default_factory=list)
    denial: str = ""
    after: Counter[str] = field(default_factory=Counter)
    first: dict[str, Place] = field(default_factory=dict)
    head: list[tuple[Place, str]] = field(default_factory=list)

    def add(self, other: "About", page: str) -> None:
        """Take in what one page tells of the name; in whatever order they come, the same comes of it. `settle` then
        brings the descriptions in order."""
        told = [((self.name, page, i), text) for i, text in enumerate(other.said)]
        self._join(other, told)
        self.head = sorted([*self.head, *told[:HEAD]])[:HEAD]

    def take(self, other: "About") -> None:
        """Take in all that is told of another name."""
        self._join(other, [(place, text) for text, place in other.first.items()])

    def _join(self, other: "About", told: Iterable[tuple[Place, str]]) -> None:
        self.named = self.named or other.named
        self.refs |= other.refs
        self.uses += other.uses
        self.speaks_for += other.speaks_for
        self.belongs |= other.belongs
        self.kinds |= other.kinds
        self.guessed |= other.guessed
        self.denial = min(filter(None, (self.denial, other.denial)), default="")
        self.after += other.after
        for place, text in told:
            if text not in self.first or place < self.first[text]:
                self.first[text] = place

    def settle(self) -> None:
        """Bring the descriptions in order."""
        self.said = sorted(self.first, key=self.first.__getitem__)

    @property
    def person(self) -> bool:
        """True where it is a person's name: told so, or two or more capitalised words that name no body."""
        if self.kinds:
            return "person" in self.kinds and ("organisation" not in self.kinds or not is_body(self.name))
        if self.guessed and self.guessed != {"person"}:
            return False
        return self.named and not is_body(self.name) and 1 < len(core(self.name)) < 4 and self.name[:1].isupper()


def slim(about: About, pool: dict[object, object]) -> About:
    """What a page tells of a name, to be kept and not changed: equal parts of many pages are one object of the
    `pool`."""

    def one(key: object, part: T) -> T:
        return pool.setdefault(key, part)  # type: ignore[return-value]

    for part in ("refs", "belongs", "kinds", "guessed"):
        held = getattr(about, part)
        setattr(about, part, one(frozenset(held), held))
    for part in ("speaks_for", "after"):
        counted = getattr(about, part)
        setattr(about, part, one(("counted", *sorted(counted.items())), counted))
    about.said = one(("said", *about.said), about.said)
    about.first = one("first", about.first)
    about.head = one("head", about.head)
    return about


def tell(reading: Reading) -> dict[str, About]:
    """What one page tells of everybody it names; `uses` is 0 for those who neither speak nor stand behind a claim."""
    found: dict[str, About] = {}
    said = sorted(reading.claims or (), key=lambda c: (c.source or c.cue or c.content, c.id))
    before: Claim | None = None
    shared = {c.source for a, c in pairwise(said) if a.source == c.source and a.voice != c.voice}
    for claim in said:
        _claimed(claim, reading.article, found, claim.source in shared)
        if claim.source in shared:
            continue
        if before is not None and claim.voice is not None and _one_paragraph(before, claim, reading.article):
            found[claim.voice.name].after[_outermost(before)] += 1
        before = claim if claim.voice is not None else before
    _mentioned(reading, found)
    for name, about in found.items():
        if about.named or not about.uses:
            about.said.extend(beside(name, reading.article))
    return found


def _outermost(claim: Claim) -> str:
    """Who tells the reader: the first of those who pass the words on, else the voice."""
    return claim.through[0].name if claim.through else claim.voice.name if claim.voice is not None else ""


def _one_paragraph(before: Claim, claim: Claim, article: Article) -> bool:
    spans = sorted((*before.cue, *before.content, *before.source, *claim.source, *claim.cue))
    return bool(spans) and "\n" not in article.text[spans[0][0] : spans[-1][0]]


def _claimed(claim: Claim, article: Article, found: dict[str, About], shared: bool) -> None:
    """Take in who says, passes on and underlies one claim. The words of a source that several share ("A and B") tell
    nothing of the one or the other."""
    if claim.voice is not None:
        _take(claim.voice, found)
        about = found[claim.voice.name]
        if claim.stance == "denies" and _DENIES.search(cut(article.text, claim.cue)):
            said = cut(article.text, (*claim.source, *claim.cue, *claim.content))
            said = " ".join(said.split())[:WINDOW]
            about.denial = min(filter(None, (about.denial, said)), default="")
        about.said.extend(article.text[start:end] for start, end in claim.source if not shared)
    bases = [(b.id, b.name) for b in claim.rests_on if not b.exhibit]
    for key, name in [*((t.id, t.name) for t in claim.through), *bases]:
        _take(VoiceRef(key, name, name[:1].isupper()), found)


_DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying)|reject|dismiss|rebuff|refut)")


_NOBODY = re.compile(r"(?i)(?:there|it|he|she|they|we|i|you|this|that|these|those|who|which|one|some|others|here|both)")
"""A pronoun that nothing resolved names nobody, whatever the reader took it for."""


def _take(ref: VoiceRef, found: dict[str, About]) -> None:
    about = found.setdefault(ref.name, About(ref.name))
    about.named = about.named or (ref.named and not _NOBODY.fullmatch(ref.name.strip())) or definite(ref.name)
    about.uses += 1
    about.refs.add(ref.id)
    if ref.speaks_for and telling(ref.speaks_for):
        about.speaks_for[ref.speaks_for] += 1
    for value, into in ((ref.belongs, about.belongs), (ref.kind, about.kinds)):
        if value:
            into.add(value)


def telling(name: str) -> bool:
    """False for a name made of words that any body of its sort goes by ("company", "the ministry"): it could be any."""
    return any(w not in lexicon()["generic"] for w in core(name))


_DEFINITE = re.compile(rf"(?:[Tt]he|[Oo]ur|[Ii]ts|[Tt]heir|{CAPITAL}[\w-]+[’']s)\s(?:[\w’'-]+\s){{0,4}}?([\w-]+)$")
_INSTITUTIONS = frozenset(
    "service inquiry panel commission court tribunal ministry association union company operator army government board "
    "committee authority agency office council regulator police parliament institute university hospital navy airline "
    "bank".split()
)


_SERVICE = re.compile(rf"(?i:police|prosecutors)(?: (?:in|of|at) {CAPITAL}[\w-]+)?")
"""Services that are spoken of without an article."""


def definite(name: str) -> bool:
    """True for a definite description of one institution ("the panel", "police", "Norland's weather service"): nobody
    is hidden."""
    if _SERVICE.fullmatch(name.strip()):
        return True
    m = _DEFINITE.match(name.strip())
    return m is not None and m.group(1).lower() in _INSTITUTIONS


def _mentioned(reading: Reading, found: dict[str, About]) -> None:
    """Offices, belongings and kinds that the mentions room resolved for the names of the page."""
    for mention in reading.mentions:
        if mention.kind not in ("person", "organisation") or not mention.name:
            continue
        about = found.setdefault(mention.name, About(mention.name))
        if mention.kind == "organisation" or not is_body(about.name):
            about.guessed.add(mention.kind)
        if mention.belongs:
            about.belongs.add(mention.belongs)
        if mention.role:
            about.said.append(f"{mention.role} {mention.name}")


def beside(name: str, article: Article) -> list[str]:
    """The words beside each place where an article names the voice: its office before it, its apposition after it."""
    found: list[str] = []
    if not core(name):
        return found
    needle = name if name in article.text else name.split()[-1]
    at = article.text.find(needle)
    while at >= 0 and len(found) < MOST_PLACES:
        before = re.split(r"[.!?;:,“”\"‘\n]\s", article.text[max(0, at - 70) : at])[-1]
        after = article.text[at + len(needle) : at + len(needle) + WINDOW]
        found.append(f"{_office(before)}{needle}{apposition(after)}")
        found.extend(f"{needle}, who {told}" for told in _goes_on(article.text[at + len(needle) : at + 3 * WINDOW]))
        at = article.text.find(needle, at + len(needle))
    return found


_NEXT = re.compile(r"[^.!?\n]{0,120}[.!?][”’\"]?\s(?:She|He)\s([^.!?\n]{5,200})")
_IS = re.compile(
    r"(?:now\s)?(?:(?:she|he)\s)?((?:now\s)?(?:is (?:an?|the)|works for|speaks for|represents|advises|chairs|heads"
    r"|leads|runs|directs|commands)\b.*)"
)


def _goes_on(after: str) -> list[str]:
    """What the next sentence says a person is ("She chairs ..., and she works for ..."); what was so once is not."""
    m = _NEXT.match(after)
    parts = re.split(r";\s|,\s(?:and|but)\s", m.group(1)) if m is not None else []
    return [told.group(1) for part in parts if (told := _IS.match(part.strip())) and "until" not in part.split()]


_JOINING = frozenset({"and", "or", "nor", "but", "with"})
"""Words right before a name over which no title runs: in "A and B" B is nothing of A's."""


def _office(before: str) -> str:
    """The title before a name: the capitalised or office words that run up to it."""
    words = before.split()
    kept: list[str] = []
    for word in reversed(words):
        low = word.lower()
        if (not kept and low in _JOINING) or not (
            word[:1].isupper() or keys_of(low) or low in ("the", "of", "chief", "our", "vice", "deputy", "former")
        ):
            break
        kept.insert(0, word)
    return " ".join(kept) + " " if kept else ""


def apposition(after: str) -> str:
    """What follows a name and describes it: ", the chief executive of X", " of the X", ", who chairs X", " (X)"."""
    m = re.match(
        r",\s(?:\d+,\s)?([^.!?;“”\"\n]{3,150})|\s(of|at|from|for)\s([^,.!?;“”\"\n]{3,60})|\s\(([^)]{2,40})\)", after
    )
    if m is None:
        return ""
    if m.group(1):
        told = m.group(1)
        if not re.match(
            r"(?:an?|the|who|whose|which|our|its|his|her|one|head|chair|chief|director|spokes|leader|former|[a-z]+ of"
            rf"|{CAPITAL})",
            told,
        ):
            return ""
        return ", " + told.split(",")[0]
    return m.group(0)
