"""Who a source expression stands for, within one page: names, short names, offices, descriptions, pronouns."""

from dataclasses import dataclass, replace

from twosource.claims.cast import Actor, Cast, fold, gather, gender_of
from twosource.claims.expression import Expression, parse
from twosource.claims.names import NameRun, find_names
from twosource.claims.phrase import Range
from twosource.claims.segment import Layout
from twosource.claims.words import _load, lexicon
from twosource.model import Article, Mention, Span, VoiceRef, voice_id

REACH = 4
"""Paragraphs that a pronoun or office may reach back; farther ones stay unresolved."""
SPOKE, HEADED, NAMED = 3.0, 2.0, 1.0
"""Weight of a mention for what comes after: as a speaker, at the head of a sentence, elsewhere."""
CLEAR = 1.3
"""How much heavier the best candidate must be than the next to be taken."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A resolved speaker: its record and its actor's number, where it has one."""

    ref: VoiceRef
    actor: int | None = None


@dataclass(slots=True)
class Stage:
    """One page's cast and what was last spoken of: the state that coreference needs, in text order."""

    article: Article
    layout: Layout
    runs: dict[int, NameRun]
    cast: Cast
    spoke: list[tuple[int, int]]


def set_stage(article: Article, layout: Layout, mentions: tuple[Mention, ...]) -> Stage:
    """Everything that resolving the sources of one page needs."""
    runs = find_names(layout, mentions)
    return Stage(article, layout, {r.first: r for r in runs}, gather(layout, runs, mentions), [])


def words_of(stage: Stage, span: Span) -> Range:
    """Numbers of the words of a span: first, and one after the last."""
    first = stage.layout.word_at(span[0])
    last = first
    while last < len(stage.layout.words) and stage.layout.words[last].start < span[1]:
        last += 1
    return first, max(last, first + 1)


def resolve(stage: Stage, span: Span) -> Voice:
    """The speaker that the expression at a span stands for; what can't be told keeps its words and says why."""
    if not stage.layout.words:
        return _unresolved("", "no words")
    seen = parse(stage.layout, stage.runs, words_of(stage, span))
    voice = _resolve(stage, seen, span[0])
    if voice.actor is not None:
        stage.spoke.append((span[0], voice.actor))
    return voice


def _resolve(stage: Stage, seen: Expression, at: int) -> Voice:
    if seen.kind == "we" or _is_ours(stage, seen):
        return _ours(stage, seen)
    if seen.kind == "pronoun":
        return _pronoun(stage, seen, at)
    if seen.name:
        return _named(stage, seen, at)
    if seen.spokesperson or (seen.of_house and seen.owner is not None):
        return _for_body(stage, seen, at)
    if seen.kind == "document":
        return _document(stage, seen, at)
    if seen.kind == "role":
        return _role(stage, seen, at)
    return _crowd(stage, seen, at)


def _unresolved(words: str, why: str, named: bool = False) -> Voice:
    return Voice(VoiceRef(voice_id(words), words, named, why))


def _is_ours(stage: Stage, seen: Expression) -> bool:
    words = stage.layout.words
    if seen.name or seen.owner is None:
        return False
    return words[seen.owner[0]].low in {"our", "my"} and seen.head not in {"insurer", "lawyer", "client"} and (
        seen.kind == "document" or seen.head in lexicon("roles")["house"] | {"staff", "team", "expert", "specialist"}
    )


def _ours(stage: Stage, seen: Expression) -> Voice:
    publisher = stage.article.publisher
    if publisher:
        known = [a for a in stage.cast.by_name(publisher) if a.kind != "person"]
        if len(known) == 1:
            return _voice(stage, known[0])
        made = stage.cast.add(Actor(0, publisher, "body", frozenset({fold(publisher)})))
        return _voice(stage, made)
    return _unresolved(seen.words, "the page does not say who publishes it")


def _voice(stage: Stage, actor: Actor) -> Voice:
    name = f"{actor.name} of {actor.owner}" if actor.owner and actor.kind == "body" else actor.name
    body = None
    if actor.body is not None:
        other = stage.cast.actors[actor.body]
        body = f"{other.name} of {other.owner}" if other.owner else other.name
    kind = {"person": "person", "body": "organisation"}.get(actor.kind)
    return Voice(VoiceRef(voice_id(name), name, actor.named, None, body, actor.owner or None, kind), actor.key)


def _named(stage: Stage, seen: Expression, at: int) -> Voice:
    kind = "person" if seen.kind == "person" else "body" if _sure_body(seen) else "unknown"
    found = stage.cast.by_name(seen.name, kind)
    if len(found) > 1:
        found = _by_evidence(seen, found)
    if len(found) > 1:
        return _unresolved(seen.words, f"{len(found)} on this page are called so", True)
    actor = found[0] if found else stage.cast.add(Actor(0, seen.name, kind, frozenset({fold(seen.name)})))
    owner = _owner_name(stage, seen) if kind == "body" else ""
    actor = stage.cast.learn(
        actor.key, kind=kind, roles=seen.roles, gender=gender_of([*seen.title.lower().split(), *seen.roles]),
        owner=owner, body=_body_of(stage, seen, actor, at), at=(at,),
        forms=tuple(fold(r) for r in seen.roles if r.isupper()),
    )  # fmt: skip
    return _voice(stage, actor)


def _sure_body(seen: Expression) -> bool:
    return seen.kind == "body" and any(w in lexicon("roles")["bodies"] for w in (*seen.name.lower().split(), *seen.roles))


def _by_evidence(seen: Expression, found: list[Actor]) -> list[Actor]:
    gender = gender_of([*seen.title.lower().split(), *seen.roles])
    kept = [a for a in found if not gender or a.gender == gender] or found
    roles = frozenset(seen.roles) | frozenset(seen.title.lower().split())
    with_role = [a for a in kept if roles & a.roles - {"mr", "ms", "mrs", "dr"}]
    if len(kept) == 1:
        return kept
    return with_role if len(with_role) == 1 else kept


def _owner_name(stage: Stage, seen: Expression) -> str:
    words = stage.layout.words
    if seen.owner is None or seen.owner[1] > seen.span[0]:
        return ""
    last = seen.owner[1] - 1
    return stage.layout.text[words[last].start : words[last].end] if words[last].capital else ""


def _body_of(stage: Stage, seen: Expression, actor: Actor, at: int) -> int | None:
    """The body whose stand a person gives: a chief or spokesperson with a body named beside or in the title."""
    if seen.kind != "person":
        return actor.body
    roles = {*seen.roles, *seen.title.lower().split()} | actor.roles
    if not roles & lexicon("roles")["chiefs"]:
        return actor.body
    return _owner_actor(stage, seen, at)


def _owner_actor(stage: Stage, seen: Expression, at: int) -> int | None:
    """The actor that an expression's owner is, where it is a body."""
    if seen.owner is None:
        return None
    inner = parse(stage.layout, stage.runs, seen.owner)
    if inner.kind in {"we"}:
        return _ours(stage, inner).actor
    if inner.kind in {"pronoun"} or (not inner.name and inner.kind != "role"):
        return None
    voice = _named(stage, inner, at) if inner.name else _role(stage, inner, at)
    if voice.actor is None or stage.cast.actors[voice.actor].kind == "person":
        return None
    return voice.actor


def _for_body(stage: Stage, seen: Expression, at: int) -> Voice:
    """A spokesperson without a name, or analysts of a firm: the body itself."""
    key = _owner_actor(stage, seen, at)
    if key is None:
        return _crowd(stage, seen, at)
    voice = _voice(stage, stage.cast.actors[key])
    return Voice(replace(voice.ref, speaks_for=voice.ref.name), key)


def _document(stage: Stage, seen: Expression, at: int) -> Voice:
    """A document speaks for who made it ("maps published by ISW"); else it is a voice without a name."""
    if seen.owner is not None:
        key = _owner_actor(stage, seen, at)
        if key is not None:
            return _voice(stage, stage.cast.actors[key])
    if seen.definite:
        return _unresolved(seen.words, "the page does not say whose it is")
    return Voice(VoiceRef(voice_id(seen.words), seen.words, False))


def _crowd(stage: Stage, seen: Expression, at: int) -> Voice:
    """Someone without a name: kept in the cast, so that "he" in the next sentence can mean them."""
    if seen.definite:
        return _unresolved(seen.words, "nobody of this name or office is named before")
    kind = "person" if seen.head in lexicon("roles")["people"] or seen.kind == "crowd" else "body"
    actor = stage.cast.add(Actor(
        0, seen.words, kind, frozenset({fold(seen.words)}), frozenset({seen.head}), gender_of([seen.head]), "", (at,),
        False, None, seen.plural,
    ))  # fmt: skip
    return Voice(VoiceRef(voice_id(seen.words), seen.words, False, None, None, None, None), actor.key)


def _role(stage: Stage, seen: Expression, at: int) -> Voice:
    """ "the minister", "the company", "the 62-year-old": who of this page holds the office or is of the kind."""
    person = seen.head in lexicon("roles")["people"] or seen.head == "person"
    pool = _before(stage, at)
    fitting = {k: w for k, w in pool.items() if _fits_role(stage.cast.actors[k], seen.head, person)}
    sure = {k: w for k, w in fitting.items() if seen.head in stage.cast.actors[k].roles}
    if not sure and not fitting:
        late = [a for a in stage.cast.actors if seen.head in a.roles and a.named]
        if len(late) == 1:
            return _voice(stage, late[0])
    best = _clear(sure or fitting)
    if best is None:
        if seen.spokesperson:
            return _for_body(stage, seen, at)
        return _unresolved(seen.words, "nobody of this office is named before" if not fitting else "several fit")
    actor = stage.cast.learn(best, roles=(seen.head,), kind="person" if person else "body", gender=gender_of([seen.head]))
    return _voice(stage, actor)


def _fits_role(actor: Actor, head: str, person: bool) -> bool:
    if head in actor.roles:
        return True
    if person:
        return actor.kind == "person" and head == "person"
    if actor.kind == "person" or not actor.named:
        return False
    last = actor.name.lower().split()[-1]
    table = _load("roles")
    kind = str(table["same_as"].get(head, head))
    if last == head:
        return True
    ends = table["points_to"].get(kind, [])
    if last in lexicon("roles")["bodies"]:
        return last in ends
    known = {str(table["same_as"].get(r, r)) for r in actor.roles if r in lexicon("roles")["bodies"]}
    return kind in known or (kind == "company" and not known and bool(actor.roles))


def _before(stage: Stage, at: int) -> dict[int, float]:
    """Weight of every actor mentioned before an offset, by nearness and by how it was mentioned."""
    layout = stage.layout
    here = layout.paragraph_at(at)
    sentence = layout.sentence_at(at)
    spoke = set(stage.spoke)
    found: dict[int, float] = {}
    for actor in stage.cast.actors:
        for place in (*actor.at, *(o for o, k in stage.spoke if k == actor.key)):
            if place >= at or here - layout.paragraph_at(place) > REACH:
                continue
            back = sentence - layout.sentence_at(place)
            head = layout.sentences[layout.sentence_at(place)].start
            weight = SPOKE if (place, actor.key) in spoke else HEADED if place - head < 30 else NAMED
            found[actor.key] = max(found.get(actor.key, 0.0), weight / (1 + back))
    return found


def _clear(weights: dict[int, float]) -> int | None:
    """The heaviest candidate, where it is clearly so."""
    ranked = sorted(weights.items(), key=lambda kw: (-kw[1], kw[0]))
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[0][1] < CLEAR * ranked[1][1]:
        return None
    return ranked[0][0]


def _pronoun(stage: Stage, seen: Expression, at: int) -> Voice:
    """ "he", "she", "it", "they": the heaviest actor before it of that gender, kind and number."""
    low = seen.head
    pool = _before(stage, at)
    gender = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f", "hers": "f"}.get(low, "")
    spoken = {k for _, k in stage.spoke}
    if gender:
        fitting = {k: w for k, w in pool.items() if _can_be(stage.cast.actors[k], gender, k in spoken)}
    elif low in {"it", "its", "itself"}:
        fitting = {k: w for k, w in pool.items() if stage.cast.actors[k].kind == "body" and not stage.cast.actors[k].plural
                   and k in spoken}  # fmt: skip
    else:
        fitting = {k: w for k, w in pool.items() if k in spoken and (
            stage.cast.actors[k].plural or stage.cast.actors[k].kind == "body")}  # fmt: skip
    best = _clear(fitting)
    if best is None:
        return _unresolved(seen.words, "nobody it can stand for" if not fitting else "several it can stand for")
    return _voice(stage, stage.cast.learn(best, gender=gender))


def _can_be(actor: Actor, gender: str, spoken: bool) -> bool:
    if actor.kind == "body" or actor.plural:
        return False
    return actor.gender in {gender, ""} and (actor.kind == "person" or (spoken and len(actor.name.split()) > 1))
