"""A ledger and its readings, indexed: every id of a story to what it names, for all views to look things up in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.model import Claim, Copy, Ledger, LeftOut, Member, Origin, Proposition, Reading, Voice, cut

from .private import RESIDENT, parties_are_public
from .safe import host

NOBODY = "nobody is named"
QUOTED_WORDS = 30
"""Words of a page that an export may carry: a short quotation, about a sentence; whole texts never leave."""
LONGEST_NAME = 300
"""Characters of a title in a list or over a page; the page's text keeps all of it."""
LONGEST_WORD = 60
"""Characters of a word in a quotation: longer ones are addresses or junk, and push a table off the screen."""
PIECE = " … "
QUOTES = '“”"„«»'


@dataclass(frozen=True, slots=True)
class Filed:
    """A claim on its page, with its place in the ledger: a member of a proposition, or left out and why."""

    claim: Claim
    reading: Reading
    proposition: Proposition | None = None
    member: Member | None = None
    left_out: str | None = None

    @property
    def words(self) -> str:
        """The claim's content as it stands on the page, white space folded."""
        return " ".join(cut(self.reading.article.text, self.claim.content, PIECE).split())


@dataclass(frozen=True, slots=True)
class Index:
    """Lookups of one story; all dictionaries are by id."""

    ledger: Ledger
    readings: dict[str, Reading]
    claims: dict[str, Filed]
    voices: dict[str, Voice]
    refs: dict[str, Voice]
    propositions: dict[str, Proposition]
    copies: dict[str, tuple[Origin, Copy]]
    exhibits: dict[str, str]
    checked: frozenset[str]

    def called(self, voice_id: str) -> str:
        """The name of a voice, data or exhibit; "a resident" for a person without a public role."""
        voice = self.voices.get(voice_id) or self.refs.get(voice_id)
        if voice is None:
            return self.exhibits.get(voice_id, voice_id)
        return RESIDENT if voice.private else voice.name

    def speaker(self, claim: Claim) -> Voice | None:
        """The story's voice that a claim's voice stands for."""
        if claim.voice is None:
            return None
        return self.refs.get(claim.voice.id) or self.voices.get(claim.voice.id)

    def speaker_name(self, claim: Claim) -> str:
        """Who speaks in a claim, as every page but the article's own shows it."""
        voice = self.speaker(claim)
        if voice is not None:
            return self.called(voice.id)
        return NOBODY if claim.voice is None else claim.voice.name

    def page_name(self, page: str) -> str:
        """A page's title, else the end of its path."""
        reading = self.readings.get(page)
        if reading is None:
            return page
        return one_line(reading.article.title or reading.article.path.rsplit("/", 1)[-1])

    def outlet(self, page: str) -> str:
        """Who published a page, else the host of its address, else the end of its path."""
        reading = self.readings.get(page)
        if reading is None:
            return page
        article = reading.article
        return article.publisher or host(article.url) or article.path.rsplit("/", 1)[-1]

    def filed(self, claims: Sequence[str]) -> list[Filed]:
        """The claims of a stand, in order."""
        return [self.claims[c] for c in claims if c in self.claims]


def index(ledger: Ledger, readings: Sequence[Reading]) -> Index:
    """The lookups of a ledger and the readings it was made from."""
    ledger = parties_are_public(ledger)
    refs = {ref: voice for voice in ledger.voices for ref in voice.refs}
    return Index(
        ledger=ledger,
        readings={r.article.page: r for r in readings},
        claims={filed.claim.id: filed for filed in file_claims(ledger, readings)},
        voices={v.id: v for v in ledger.voices},
        refs=refs,
        propositions={p.id: p for p in ledger.propositions},
        copies={copy.page: (origin, copy) for origin in ledger.origins for copy in origin.articles},
        exhibits={e.id: e.name for e in ledger.exhibits},
        checked=frozenset(m.claim for p in ledger.propositions for m in p.claims if m.checked),
    )


def file_claims(ledger: Ledger, readings: Sequence[Reading]) -> Iterator[Filed]:
    """Every claim of the readings with its place in the ledger."""
    members = {m.claim: (p, m) for p in ledger.propositions for m in p.claims}
    out: dict[str, str] = {item.claim: item.why for item in ledger.unfiled}
    out |= {item.claim: item.why for p in ledger.propositions for item in p.left_out}
    homes = {item.claim: p for p in ledger.propositions for item in p.left_out}
    for reading in readings:
        for claim in reading.claims or ():
            proposition, member = members.get(claim.id, (homes.get(claim.id), None))
            yield Filed(claim, reading, proposition, member, out.get(claim.id))


def undated(ledger: Ledger) -> list[Proposition]:
    """Propositions that have claims and count on no day."""
    return [p for p in ledger.propositions if p.claims and not p.history]


def left_out(ledger: Ledger) -> list[LeftOut]:
    """Claims that carry no stand, and why: of no proposition, or left out of theirs."""
    return [*ledger.unfiled, *(item for p in ledger.propositions for item in p.left_out)]


def one_line(name: str) -> str:
    """A name in full, or its first characters where it is longer than any title."""
    return name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME].rstrip() + " …"


def short(words: str, most: int = QUOTED_WORDS) -> str:
    """At most `most` words of a quotation without its own outer marks, cut with an ellipsis."""
    parts = [w if len(w) <= LONGEST_WORD else w[:LONGEST_WORD] + "…" for w in unquoted(words).split()]
    return " ".join(parts) if len(parts) <= most else " ".join(parts[:most]) + " …"


def unquoted(words: str) -> str:
    """The words without commas at the end, and without quote marks where they hold the whole and stand nowhere else."""
    bare = words.strip(" \t\n,;")
    inner = bare[1:-1].rstrip(" ,;")
    whole = bare[:1] in QUOTES and bare[-1:] in QUOTES and not set(inner) & set(QUOTES)
    return inner if whole else bare
