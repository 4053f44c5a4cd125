"""The cast of a story: who is named where in a text, and what side each stands on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.model import OBSERVER, UNKNOWN, Voice
from twosource.voices.names import core, known_states, lexicon, phrasebook
from twosource.voices.phrases import Hit, Phrasebook, Token

_STATE = "state:"
_SHORT = "short:"


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone named in a claim: its side where that is known, else its own name."""

    key: str
    name: str
    start: int
    end: int
    voice: str | None = None


class Cast:
    """All voices of the story by id, by their claims' references, and by the words that name them."""

    def __init__(self, voices: Sequence[Voice]) -> None:
        self.by_id: dict[str, Voice] = {v.id: plainly(v) for v in voices}
        self.by_ref: dict[str, Voice] = {}
        for v in sorted(voices, key=lambda v: v.id):
            for ref in v.refs:
                self.by_ref.setdefault(ref, self.by_id[v.id])
        self.sides = sorted({v.side for v in voices} - {OBSERVER, UNKNOWN})
        self.names = _names(voices) | _short_names(voices)
        self.states = _states(known_states(), self.sides)
        self._book, self._state_book = Phrasebook(self.names), Phrasebook(self.states)

    def changed(self, before: "Cast") -> tuple[set[str], set[str]]:
        """What tells this cast from another of the story: the words that name somebody else, or nobody, in one of them,
        and the references that stand for a voice, or give a body's word, that is another."""
        ids = {
            i
            for i in self.by_id.keys() | before.by_id.keys()
            if (v := self.by_id.get(i)) != (w := before.by_id.get(i))
            or (v is not None and w is not None and self.body(v) != before.body(w))
        }
        words: set[str] = set()
        refs = ids | {
            r for r in self.by_ref.keys() | before.by_ref.keys() if self.by_ref.get(r) != before.by_ref.get(r)
        }
        for cast, other in ((self, before), (before, self)):
            refs.update(r for r, v in cast.by_ref.items() if v.id in ids)
            for i in ids & cast.by_id.keys():
                words.update(w for key in (i, _SHORT + i) for w in cast.names.get(key, ()))
            for mine, theirs in ((cast.names, other.names), (cast.states, other.states)):
                words.update(w for key, held in mine.items() if theirs.get(key) != held for w in held)
        return words, refs

    def of(self, ref: str) -> Voice | None:
        """The voice that a claim's reference stands for."""
        return self.by_ref.get(ref) or self.by_id.get(ref)

    def body(self, voice: Voice) -> Voice:
        """The body whose stand this voice gives: itself, or whom it speaks for in the end."""
        seen = {voice.id}
        while voice.speaks_for is not None and voice.speaks_for in self.by_id and voice.speaks_for not in seen:
            voice = self.by_id[voice.speaks_for]
            seen.add(voice.id)
        return voice

    def actors(self, words: Sequence[Token]) -> list[Actor]:
        """Everybody named in the words, in order; a longer name hides the shorter ones inside it."""
        found: list[Actor] = []
        for hit in (*self._book.find(words), *self._state_book.find(words)):
            if words[hit.start].cap and not (hit.key.startswith(_SHORT) and _inside_a_name(words, hit)):
                found.append(self._actor(hit))
        found.sort(key=lambda a: (a.start, -a.end, a.key))
        kept: list[Actor] = []
        for actor in found:
            if not kept or actor.start >= kept[-1].end:
                kept.append(actor)
        return kept

    def _actor(self, hit: Hit) -> Actor:
        if hit.key.startswith(_STATE):
            name = hit.key[len(_STATE) :]
            return Actor(name, name, hit.start, hit.end)
        voice = self.by_id[hit.key.removeprefix(_SHORT)]
        return Actor(self.key(voice), voice.name, hit.start, hit.end, voice.id)

    def key(self, voice: Voice) -> str:
        """What an actor is called in arguments: its side, or its body's name where it has none."""
        return voice.side if voice.side not in (OBSERVER, UNKNOWN) else self.body(voice).name


def plainly(voice: Voice) -> Voice:
    """A voice without what no ledger counts by: its offices, its references, why it has its side."""
    return replace(voice, private=False, why_side=None, refs=(), offices=())


def _names(voices: Sequence[Voice]) -> dict[str, list[str]]:
    generic = set(lexicon()["generic"])
    book: dict[str, list[str]] = {}
    for v in voices:
        if v.named:
            names = [a for a in (v.name, *v.aliases) if any(w not in generic for w in core(a))]
            surname = core(v.name)[-1:] if not v.speaks_for and len(core(v.name)) == 2 else ()
            book[v.id] = [*names, *(s for s in surname if s not in generic)]
    return book


def _short_names(voices: Sequence[Voice]) -> dict[str, list[str]]:
    """The first word of a body's name where no other voice's name holds it ("Brightwater" of "Brightwater Foods")."""
    holders: dict[str, set[str]] = {}
    for v in voices:
        for w in {w for a in (v.name, *v.aliases) for w in core(a)}:
            holders.setdefault(w, set()).add(v.id)
    generic, kinds = set(lexicon()["generic"]), phrasebook()
    book = {}
    for v in voices:
        words = core(v.name)
        if v.named and 1 < len(words) < 4 and v.name[:1].isupper():
            if words[0] not in generic and len(holders[words[0]]) == 1 and not kinds.keys(words[0]):
                book[_SHORT + v.id] = [words[0]]
    return book


def _inside_a_name(words: Sequence[Token], hit: Hit) -> bool:
    """True where capitalised words stand right beside it: then it is part of another name."""
    after = hit.end < len(words) and words[hit.end].cap
    return after or (hit.start > 1 and words[hit.start - 1].cap)


def _states(known: Mapping[str, str], sides: Sequence[str]) -> dict[str, list[str]]:
    """Words for every state that is a side of the story: its names and adjectives, and an invented one's own."""
    book: dict[str, list[str]] = {}
    for side in sides:
        words = [w for w, state in known.items() if state == side] or [side.lower()]
        if " " not in side and len(side) > 3:
            stems = {side.lower(), side.lower().rstrip("aeiou"), side.lower().rstrip("a")}
            words += sorted(
                s + e for s in stems for e in ("ian", "ians", "ean", "eans", "ish", "ese", "i", "n", "ns", "an", "ans")
            )
        book[_STATE + side] = words
    return book
