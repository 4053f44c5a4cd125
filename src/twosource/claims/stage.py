"""The state of coreference on one page: its cast, who spoke last, and how near everyone is to a place in the text."""

import re
from bisect import bisect_left, insort
from dataclasses import dataclass, field, replace

from twosource.claims.cast import ARTICLE, Actor, Cast, fold, gather, lands_of, unnamed
from twosource.claims.described import nouns
from twosource.claims.evidence import gender_of, usual_gender
from twosource.claims.expression import Expression
from twosource.claims.names import NameRun, find_names, is_demonym
from twosource.claims.phrase import Range, grammar
from twosource.claims.segment import Layout
from twosource.claims.words import cue_forms, lexicon
from twosource.model import Article, Mention, Name, Span, VoiceRef, voice_id

GENDERS = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
REACH = 4
"""Paragraphs that a pronoun or office may reach back; farther ones stay unresolved."""
SPOKE, HEADED, NAMED, ASIDE = 2.5, 2.0, 1.0, 0.3
"""Weight of a mention for what comes after: as speaker, at a sentence's head, elsewhere, as owner or in a quotation
(these and the next ones by the corpus' train part and the stories that are built on)."""
SECOND = 0.75
"""How much of its weight a speaker keeps who is not the first one of a sentence."""
ACROSS = 0.5
"""How much of its weight a mention keeps over a paragraph's end (corpus, train part)."""
NO_MAKER = "the page does not say here whose it is"
OWN = 0.5
"""How much of its weight a mention keeps that stands in what the one looked for says."""
MEETS = frozenset(
    "accused telephoned asked thanked married arrested interviewed reminded questioned begged praised".split()
)
"""Verbs whose object is somebody ("they telephoned NAME twice")."""
HEAD_OF_SENTENCE = 30
"""Characters from a sentence's start within which a mention counts as its subject."""
CLEAR = 1.2
"""How much heavier the best candidate must be than the next to be taken."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A resolved speaker: its record and its actor's number, where it has one."""

    ref: VoiceRef
    actor: int | None = None


@dataclass(slots=True)
class Stage:
    """One page's cast and what was last spoken of: the state that coreference needs, in text order.

    `states` are the names, in lower case, of the bodies of states that the mentions tell; `nouns` the phrases that
    describe somebody, of which `met` have been met; `heard` the words of sources read; `recalled` the word up to which
    pronouns were."""

    article: Article
    layout: Layout
    runs: dict[int, NameRun]
    cast: Cast
    spoke: list[tuple[int, int]]
    named: list[tuple[int, int]]
    weights: dict[int, float]
    places: frozenset[str]
    states: frozenset[str]
    known: dict[Span, "Voice"]
    speakers: set[int]
    lands: dict[str, str]
    barred: frozenset[int] = frozenset()
    """Actors that the source being resolved cannot be: whoever speaks inside what it says."""
    favoured: int | None = None
    """Whom a pronoun rather stands for: the person whose lawyer, brother or driver says what it stands in."""
    nouns: list[Range] = field(default_factory=list)
    met: int = 0
    recalled: int = 0
    heard: set[int] = field(default_factory=set)

    def actor(self, key: int) -> Actor:
        """The actor of that number."""
        return self.cast.actors[key]


def set_stage(article: Article, layout: Layout, mentions: tuple[Mention, ...], names: tuple[Name, ...] = ()) -> Stage:
    """Everything that resolving the sources of one page needs."""
    runs = find_names(layout, mentions)
    cast = gather(layout, runs, mentions, names)
    places = frozenset(fold(article.text[slice(*m.span)]) for m in mentions if m.kind == "place")
    states = frozenset(fold(m.name) for m in mentions if m.kind == "organisation" and m.name and m.belongs)
    known = {r.first: r for r in runs}
    stage = Stage(article, layout, known, cast, [], [], {}, places, states, {}, set(), lands_of(layout))
    stage.named.extend(sorted(cast.places.items()))
    for place, _ in stage.named:
        stage.weights[place] = weight_at(layout, place)
    stage.nouns.extend(nouns(layout, stage.runs))
    _learn_subjects(stage)
    _learn_genders(stage)
    return stage


def weight_at(layout: Layout, place: int) -> float:
    """Weight of a mention by where it stands: at a sentence's head, elsewhere, as owner or in a quotation."""
    at = layout.word_at(place)
    sentence = layout.sentences[layout.sentence_at(place)]
    end = at
    while end < sentence.last and layout.words[end].capital:
        end += 1
    owner = end < sentence.last and layout.words[end].low == "'s"
    if layout.words[at].quoted or owner:
        return ASIDE
    return HEADED if place - sentence.start < HEAD_OF_SENTENCE else NAMED


def _learn_subjects(stage: Stage) -> None:
    """Whom the text lets do what only people and bodies do: "NAME welcomed", "NAME said"."""
    words = stage.layout.words
    for place, key in stage.named:
        actor = stage.actor(key)
        if actor.kind == "unknown" and "subject" not in actor.roles:
            at = stage.layout.word_at(place)
            end = next((k for k in range(at, min(at + 6, len(words))) if not words[k].capital), at)
            met = at > 0 and words[at - 1].low in MEETS and words[end].low != "'s"
            if words[at].capital and (met or words[end].low in grammar("human") or words[end].low in cue_forms()):
                stage.cast.learn(key, roles=("subject",))


def _learn_genders(stage: Stage) -> None:
    """Genders that the text gives away: "Name ... She" over two sentences with one person in the first."""
    layout = stage.layout
    people: dict[int, set[int]] = {}
    for place, key in stage.named:
        if _may_have_gender(stage.actor(key)):
            people.setdefault(layout.sentence_at(place), set()).add(key)
    for number, sentence in enumerate(layout.sentences):
        gender = {"he": "m", "she": "f"}.get(layout.words[sentence.first].low, "")
        if sentence.first + 2 < sentence.last and layout.words[sentence.first + 1].low in {"is", "was"}:
            gender = "" if layout.words[sentence.first + 2].capital else gender
        before = people.get(number - 1, set()) if number else set()
        if gender and len(before) == 1 and sentence.paragraph == layout.sentences[number - 1].paragraph:
            actor = stage.actor(next(iter(before)))
            if usual_gender(actor.name) in {"", gender} and not _describes(stage, number - 1, gender):
                stage.cast.learn(actor.key, gender=gender)


def _describes(stage: Stage, number: int, gender: str) -> bool:
    """Whether a sentence tells of somebody of that gender, or of none known, without a name."""
    sentence, words = stage.layout.sentences[number], stage.layout.words
    heads = [words[last - 1].low for first, last in stage.nouns if sentence.first <= first < sentence.last]
    return any(w in lexicon("roles")["people"] and gender_of([w]) in {"", gender} for w in heads)


def _may_have_gender(actor: Actor) -> bool:
    """Whether an actor is a person, or does what people do under a name of two words and no article."""
    human = "subject" in actor.roles and len(actor.name.split()) > 1 and ARTICLE not in actor.roles
    return actor.kind == "person" or human


def words_of(stage: Stage, span: Span) -> Range:
    """Numbers of the words of a span: first, and one after the last."""
    first = stage.layout.word_at(span[0])
    last = first
    while last < len(stage.layout.words) and stage.layout.words[last].start < span[1]:
        last += 1
    return first, max(last, first + 1)


def nearness(stage: Stage, at: int, till: int | None = None) -> dict[int, float]:
    """Weight of every actor mentioned before an offset, by how near and how it was last mentioned; a mention after
    `till`, in what the one looked for says itself, weighs less."""
    layout = stage.layout
    here, sentence = layout.paragraph_at(at), layout.sentence_at(at)
    since = layout.paragraphs[max(0, here - REACH)][0] if layout.paragraphs else 0
    found: dict[int, float] = {}
    for place, key, weight in (*_named(stage, since, at), *_spoken(stage, since, at)):
        if key in stage.barred:
            continue
        near = 1.0 if layout.paragraph_at(place) == here else ACROSS
        back = sentence - layout.sentence_at(place)
        weight *= OWN if till is not None and place >= till and weight < SPOKE else 1.0
        found[key] = max(found.get(key, 0.0), near * weight / (1 + back))
    return found


def _named(stage: Stage, since: int, at: int) -> list[tuple[int, int, float]]:
    low, high = bisect_left(stage.named, (since, -1)), bisect_left(stage.named, (at, -1))
    return [(p, k, stage.weights.get(p, NAMED)) for p, k in stage.named[low:high]]


def _spoken(stage: Stage, since: int, at: int) -> list[tuple[int, int, float]]:
    """Who spoke between two offsets; of several in one sentence the first weighs most."""
    low, high = bisect_left(stage.spoke, (since, -1)), bisect_left(stage.spoke, (at, -1))
    found = []
    last = -1
    for place, key in stage.spoke[low:high]:
        sentence = stage.layout.sentence_at(place)
        found.append((place, key, SPOKE * SECOND if sentence == last else SPOKE))
        last = sentence
    return found


def clear(weights: dict[int, float]) -> int | None:
    """The heaviest candidate, where it is clearly so."""
    ranked = sorted(weights.items(), key=lambda kw: (-kw[1], kw[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < CLEAR * ranked[1][1]):
        return None
    return ranked[0][0]


def voice_of(stage: Stage, actor: Actor) -> Voice:
    """An actor as a voice: a body with the state it belongs to in its name, a person with the body it speaks for."""
    if actor.stands_for is not None:
        return replace(for_body(voice_of(stage, stage.actor(actor.stands_for))), actor=actor.key)
    if actor.kind == "document" and actor.stands_for is not None:
        return replace(voice_of(stage, stage.actor(actor.stands_for)), actor=actor.key)
    if actor.why:
        return replace(unresolved(actor.name, actor.why), actor=actor.key)
    body = None if actor.body is None else full_name(stage.actor(actor.body))
    kind = {"person": "person", "body": "organisation"}.get(actor.kind)
    name = full_name(actor)
    return Voice(VoiceRef(voice_id(name), name, actor.named, None, body, actor.owner or None, kind), actor.key)


def anonymous(
    stage: Stage, seen: Expression, kind: str, at: int, stands_for: int | None = None, why: str = ""
) -> Actor:
    """The actor without a name that an expression describes: the one already met there, else a new one."""
    key = stage.cast.places.get(at, -1)
    if key >= 0 and not stage.actor(key).named and stands_for is None:
        return stage.actor(key)
    made = unnamed(seen, kind, at)
    return stage.cast.add(replace(made, stands_for=stands_for, why="" if made.named else why))


def full_name(actor: Actor) -> str:
    """A body's name with its owner's ("Weather Office of Norland"), any other actor's as it is."""
    first = actor.name.split()[0] if actor.name else ""
    landed = first.endswith(("'s", "’s")) or is_demonym(first)
    owned = actor.kind == "body" and actor.owner and fold(actor.owner) not in fold(actor.name) and not landed
    return f"{actor.name} of {actor.owner}" if owned else actor.name


def unresolved(words: str, why: str, named: bool = False) -> Voice:
    """A voice that keeps its words and says why no more is known."""
    return Voice(VoiceRef(voice_id(words), words, named, why))


def note_speaker(stage: Stage, at: int, key: int) -> None:
    """Remember that an actor spoke at an offset."""
    insort(stage.spoke, (at, key))
    stage.speakers.add(key)
    stage.weights[at] = SPOKE if stage.cast.places.get(at, key) == key else ASIDE


def for_body(voice: Voice) -> Voice:
    """A voice that gives its own body's stand."""
    return replace(voice, ref=replace(voice.ref, speaks_for=voice.ref.name))


def is_outlet(name: str) -> bool:
    """Whether a name is one of a news outlet by its words."""
    last = re.findall(r"[a-z]+", name.lower())[-1:]
    return bool(last) and last[0] in lexicon("roles")["outlets"]
