"""Drafts: what each claim seems to say, before claims that say the same are brought together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import lru_cache
from operator import attrgetter

from twosource.claims.phrase import grammar
from twosource.model import Article, Claim, Mention, Reading, Span, Voice
from twosource.voices.phrases import Token, tokens

from . import figures as fig
from .figures import Figure
from .kinds import FREE, Sense, concepts, word_lists
from .places import Meant, Places, inside, places_of

SUFFIXES = tuple("ations ation ments ment ness ings ing edly ed ies es s ly er ers e".split())
_SHORTEST = 4
"""Letters that must be left when an ending is cut: shorter stems fall together ("ring", "rung")."""


Rank = tuple[str, str, int, str]
"""Day of the page, its path, place on it, claim's id."""


@dataclass(slots=True)
class Draft:
    """A claim read as a statement of some kind; roles left open are filled when the whole story is known."""

    claim: Claim
    article: Article
    order: int
    voice: Voice
    body: Voice
    text: str
    kind: str = FREE
    sense: Sense | None = None
    positive: bool = True
    roles: dict[str, str] = field(default_factory=dict)
    doer: str = ""
    topic: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    figure: Figure | None = None
    points: str = ""
    first: int = 99
    link: "Draft | None" = None
    same: bool = True
    turned: bool = False
    plain: bool = True
    against: bool = False
    negated: frozenset[str] = frozenset()
    aside: frozenset[str] = frozenset()
    confirming: bool = False
    head: frozenset[str] = frozenset()
    left_out: str | None = None
    change: bool = False
    alone: bool = False
    spots: frozenset[str] = frozenset()
    subject: str = ""
    marks: frozenset[tuple[int, int]] = frozenset()
    correcting: bool = False
    conceding: bool = False
    retracts: bool = False
    owns_error: bool = False
    hedged: bool = False
    others: bool = False
    at: int = 0
    cue_at: tuple[tuple[int, int], ...] = ()
    rank: Rank = ("", "", 0, "")

    @property
    def stance(self) -> str:
        """Towards the proposition in its plain form."""
        return "asserts" if self.positive else "denies"


CLAIM = attrgetter("claim.id")
"""The id of a draft's claim."""
_FIELDS = attrgetter(*(f.name for f in fields(Draft)))


def copied(d: Draft) -> Draft:
    """A draft of its own, to be changed."""
    made = Draft(*_FIELDS(d))
    made.roles = dict(d.roles)
    return made


def kept(made: Draft, old: Mapping[str, Draft]) -> Draft:
    """The draft of the same claim that was made before, where it says the same: what was not changed stays the same
    object, so that what follows from it need not be worked out again."""
    before = old.get(made.claim.id)
    return before if before is not None and (before is made or before == made) else made


@dataclass(frozen=True, slots=True)
class Page:
    """One reading, with what drafts of its claims need: mentions in order, names of places and persons."""

    reading: Reading
    numbers: tuple[Figure, ...]
    places: tuple[Mention, ...]
    people: tuple[Mention, ...]
    story: Places
    meant: Meant

    def figures_in(self, spans: Sequence[Span]) -> list[Figure]:
        """The figures that stand whole in one of the spans, in order."""
        return inside(self.numbers, spans, lambda f: (f.start, f.end))

    def places_in(self, spans: Sequence[Span]) -> list[Mention]:
        """The places that begin in one of the spans, in order."""
        return inside(self.places, spans, lambda m: (m.span[0], m.span[0]))

    def people_in(self, spans: Sequence[Span]) -> list[Mention]:
        """The persons whose name begins in one of the spans, in order."""
        return inside(self.people, spans, lambda m: (m.span[0], m.span[0]))


def page_of(reading: Reading, story: Places | None = None) -> Page:
    """The reading with its mentions sorted by kind and place; `story` knows the places of all pages."""
    story = story or places_of([reading])
    ordered = sorted(reading.mentions, key=lambda m: m.span)
    places = story.on.get(reading.article.page, ())
    return Page(
        reading,
        tuple(fig.from_mentions(ordered)),
        places,
        tuple(m for m in ordered if m.kind == "person"),
        story,
        Meant(reading.article, places),
    )


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A word folded to its concept, or cut to its stem."""
    whole, begin = concepts()
    if word in whole:
        return whole[word]
    for start, concept in begin:
        if word.startswith(start):
            return concept
    for ending in SUFFIXES:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=1)
def _stop() -> frozenset[str]:
    return frozenset(word_lists()["stop"])


def stems(words: Sequence[Token], skip: Sequence[tuple[int, int]] = ()) -> frozenset[str]:
    """Stems of the content words outside the skipped token ranges; no numbers, no function words."""
    hidden = {i for s, e in skip for i in range(s, e)}
    return frozenset(
        stem(t.word)
        for i, t in enumerate(words)
        if i not in hidden and t.word[0].isalpha() and len(t.word) > 1 and "." not in t.word and t.word not in _stop()
    )


SUBJECT_REACH = 12
"""Words from a content's beginning on in which its first verb stands."""


def subject_of(words: Sequence[Token]) -> str:
    """The stem of the noun that a content speaks of first, before its verb and any "of": "toll" in "the toll of the
    fire has risen"; "" where a pronoun, a name or nothing stands there."""
    verbs = grammar("auxiliaries") | grammar("finite")
    verb = next((i for i, t in enumerate(words[:SUBJECT_REACH]) if t.word in verbs), 0)
    end = next((i for i in range(verb) if words[i].word in grammar("prepositions")), verb)
    if not 0 < end or words[end - 1].cap or any(t.word in (",", ".", ";", ":") for t in words[:end]):
        return ""
    return next(iter(stems(words[end - 1 : end])), "")


ALONE = (-1, 1)
"""Mark of a content that tells of a deed done to nothing else."""
HAVE = frozenset({"had", "has", "have"})
"""Before a deed done to nothing else: "it had hit only military targets" is not "a school had been hit"."""


def marks_of(words: Sequence[Token]) -> frozenset[tuple[int, int]]:
    """The words of a content that tell it from one with another of their list ("north", "March"): the list and the
    place in it."""
    told = _tellers()
    deeds = zip(words, words[1:], words[2:], strict=False)
    alone = any(a.word in HAVE and c.word == "only" and b.word.isalpha() for a, b, c in deeds)
    keys = (t.word.capitalize() if t.cap and t.word.capitalize() in told else t.word for t in words)
    return frozenset({told[key] for key in keys if key in told} | ({ALONE} if alone else set()))


def tell_apart(one: Draft, other: Draft) -> bool:
    """True where two contents have words of one list, and none in common."""
    if (ALONE in one.marks) != (ALONE in other.marks):
        return True
    if not (one.marks and other.marks):
        return False
    mine, theirs = ({k: {at for i, at in d.marks if i == k} for k, _ in d.marks} for d in (one, other))
    return any(held.isdisjoint(theirs[k]) for k, held in mine.items() if k in theirs)


@lru_cache(maxsize=1)
def _tellers() -> dict[str, tuple[int, int]]:
    lists = word_lists()["tell_apart"]
    return {w: (i, j) for i, told in enumerate(lists) for j, alike in enumerate(told.split()) for w in alike.split("=")}


def content_tokens(article: Article, claim: Claim) -> list[Token]:
    """The words of a claim's content, with their offsets in the article; a full stop parts its pieces."""
    found: list[Token] = []
    for start, end in claim.content:
        if found:
            found.append(Token(".", found[-1].end, found[-1].end))
        found.extend(tokens(article.text[start:end], start))
    return found
