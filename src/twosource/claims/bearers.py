"""Who bears a name: the actor of a page that a name, an owner or a publisher's "we" stands for."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from twosource.claims.cast import GUESS, Actor, fold, introduced, owned_by
from twosource.claims.evidence import gender_of, usual_gender
from twosource.claims.expression import Expression, parse
from twosource.claims.holders import OTHERS, office
from twosource.claims.nouns import singular
from twosource.claims.phrase import Range
from twosource.claims.pronouns import AFTER_CONTENT, last_spoken, pronoun
from twosource.claims.stage import ASIDE, NAMED, Stage, Voice, is_outlet, unresolved, voice_of
from twosource.claims.words import cue_forms, lexicon
from twosource.model import VoiceRef

HOUSE_CHIEF = re.compile(r"\bthe (?:chief executive|managing director|chief financial officer)$", re.I)
"""Offices that only a body has: beside a name they tell of the body that the page speaks of."""
OWNED = frozenset({"its", "their"})
OF_PLACES = frozenset({"mayor", "governor", "mayoress", "prefect"})
"""Offices of a town or district: "its mayor" is the place's, whatever body was spoken of before."""
BARE = frozenset("a the its their his her chief senior deputy lead".split())
"""Words before "spokesman" that do not tell of whom."""
STATES = frozenset("navy army military police government ministry parliament radio television tv media embassy".split())
"""Services that many lands have: "the Persk navy" is another voice than Persk."""
SERVICES = STATES | frozenset("hospital clinic council court school university port airport brigade prison".split())
"""What a place has: "the Kelm hospital" is another voice than Kelm."""
SUBUNITS = frozenset("department board management team unit division laboratory headquarters directorate desk".split())


def ours(stage: Stage, seen: Expression) -> Voice:
    """ "We", outside quotation marks: the body that publishes the page."""
    publisher = stage.article.publisher
    if not publisher:
        return unresolved(seen.words, "the page does not say who publishes it")
    known = [a for a in stage.cast.actors if fold(publisher) in a.forms and a.kind != "person"]
    part = (seen.head,) if seen.head in SUBUNITS else ()
    if len(known) == 1:
        return voice_of(stage, stage.cast.learn(known[0].key, roles=part))
    return voice_of(stage, stage.cast.add(Actor(0, publisher, "body", frozenset({fold(publisher)}), frozenset(part))))


def bearer(stage: Stage, seen: Expression, at: int) -> Voice:
    """Who bears the name of an expression on this page; a name that several bear stays unresolved."""
    kind = "person" if seen.kind == "person" else "body" if _sure_body(seen) else "unknown"
    owner = _owner_name(stage, seen) if kind == "body" else ""
    found = owned_by(introduced(stage.cast.by_name(seen.name, kind), at), owner)
    found = [a for a in found if not _another(seen, a)]
    if len(found) > 1 or _other_bearer(seen):
        found = _by_evidence(seen, found)
    if len(found) > 1 or (found and _other_bearer(seen)):
        return unresolved(seen.words, f"{max(2, len(found))} on this page are called so", True)
    actor = found[0] if found else stage.cast.add(Actor(0, seen.name, kind, frozenset({fold(seen.name)})))
    land = stage.lands.get(seen.name.split()[0].lower(), "") if not found else ""
    owner = owner or _seat(stage, seen, actor)
    actor = stage.cast.learn(
        actor.key, kind=kind, roles=seen.roles, gender=gender_of([*seen.title.lower().split(), *seen.roles]),
        owner=land or owner, at=at,
        body=_body_of(stage, seen, actor, at),
        forms=tuple(fold(r) for r in seen.roles if r.isupper()),
    )  # fmt: skip
    return voice_of(stage, actor)


def _another(seen: Expression, actor: Actor) -> bool:
    """Whether a title or a noun tells of another bearer: "Mr Vant" is no Judith Vant, "the Persk navy" no Persk."""
    gender = gender_of(seen.title.lower().split())
    if gender and actor.named and actor.kind == "person" and {actor.gender, usual_gender(actor.name)} - {"", gender}:
        return True
    last = seen.name.split()[-1]
    return seen.kind == "body" and last in SERVICES and last not in fold(actor.name).split()


def _other_bearer(seen: Expression) -> bool:
    words = seen.words.lower().split()
    return len(words) == 3 and words[0] == "the" and words[1] in OTHERS and len(seen.name.split()) == 1


def _sure_body(seen: Expression) -> bool:
    return seen.kind == "body" and any(
        w in lexicon("roles")["bodies"] for w in (*seen.name.lower().split(), *seen.roles)
    )


def _by_evidence(seen: Expression, found: list[Actor]) -> list[Actor]:
    """Of several bearers of a name those whom title, gender or office fit."""
    gender = gender_of([*seen.title.lower().split(), *seen.roles])
    kept = [a for a in found if not gender or a.gender == gender] or [a for a in found if a.gender in {"", gender}]
    if len(kept) > 1 and gender:
        kept = [a for a in kept if usual_gender(a.name) == gender] or kept
    roles = frozenset(seen.roles) | frozenset(seen.title.lower().split())
    with_role = [a for a in kept if roles & a.roles - {"mr", "ms", "mrs", "dr"}]
    return with_role if len(kept) > 1 and len(with_role) == 1 else kept


def _owner_name(stage: Stage, seen: Expression) -> str:
    """The name before a possessive, where it is a name ("Norland's Weather Office"), or behind "of" ("the army of
    Norland", whose name is Norland's army)."""
    words = stage.layout.words
    if seen.owner is None or (seen.owner[1] > seen.span[0] and "'s " not in seen.name):
        return ""
    last = seen.owner[1] - 1
    run = next((r for i in range(*seen.owner) if (r := stage.runs.get(i)) is not None and r.last > last), None)
    if run is not None and run.name and run.first == seen.owner[0]:
        return run.name
    return stage.layout.text[words[last].start : words[last].end] if words[last].capital else ""


def _seat(stage: Stage, seen: Expression, actor: Actor) -> str:
    """The place behind a state's body that nothing else tells apart: "the Harbour Ministry in Port Ebb"."""
    words = stage.layout.words
    if actor.owner or seen.owner is None or seen.name.lower().split()[-1] not in STATES:
        return ""
    first, last = seen.owner
    seat = words[first - 1].low == "in" and all(words[i].capital for i in range(first, last))
    return stage.layout.text[words[first].start : words[last - 1].end] if seat else ""


def _body_of(stage: Stage, seen: Expression, actor: Actor, at: int) -> int | None:
    """The body whose stand a person gives: a chief or spokesperson with a body named beside or in the title."""
    roles = {*seen.roles, *seen.title.lower().split()} | actor.roles
    if seen.kind != "person" or not roles & lexicon("roles")["chiefs"]:
        return actor.body
    if seen.owner is not None and stage.layout.words[seen.owner[0]].low in OWNED and roles & OF_PLACES:
        return actor.body
    if seen.owner is None and seen.spokesperson:
        return _goes_on_with(stage, at) if _is_bare(seen.title) else actor.body
    if seen.owner is None and HOUSE_CHIEF.search(seen.words):
        return _goes_on_with(stage, at)
    key = owner_actor(stage, seen, at)
    return _headed(stage, seen) if key is None and not seen.spokesperson else key


def _headed(stage: Stage, seen: Expression) -> int | None:
    """The body before a chief's office ("Lund Mills chief executive") that only the encoder took for a person."""
    run = None if seen.owner is None or seen.owner == seen.span else stage.runs.get(seen.owner[0])
    found = [] if run is None or seen.owner is None or run.last != seen.owner[1] else stage.cast.by_name(run.name)
    if len(found) != 1 or GUESS not in found[0].roles or found[0].gender:
        return None
    stage.cast.actors[found[0].key] = replace(found[0], kind="body")
    return found[0].key


def _is_bare(title: str) -> bool:
    """Whether nothing before "spokesman" in an office tells whose he is: no land, party or field, and no "former"."""
    words = title.lower().split()
    at = next((i for i, w in enumerate(words) if singular(w) in lexicon("roles")["spokespeople"]), len(words))
    return {*words[:at]} <= BARE


def _goes_on_with(stage: Stage, at: int) -> int | None:
    """The body that a bare "spokesman NAME" speaks for: the one whose word stands last before his in the paragraph, or
    in the one before, where no other is named since."""
    layout = stage.layout
    here = layout.paragraph_at(at)
    place, key = last_spoken(stage, at)
    if key is None or place < layout.paragraphs[max(0, here - 1)][0] or not has_spokesman(stage.actor(key)):
        return None
    since = stage.named[bisect_right(stage.named, (place, key)) : bisect_left(stage.named, (at, -1))]
    others = [k for p, k in since if k != key and stage.weights.get(p, NAMED) > ASIDE and has_spokesman(stage.actor(k))]
    return None if others and place < layout.paragraphs[here][0] else key


def has_spokesman(actor: Actor) -> bool:
    """Whether a bare "spokeswoman" may speak for an actor: a named body that is no outlet."""
    return actor.kind == "body" and actor.named and not is_outlet(actor.name)


def owner_actor(stage: Stage, seen: Expression, at: int) -> int | None:
    """The actor that an expression's owner is, where it is a body and not the whole expression ("US")."""
    return None if seen.owner is None or seen.owner == seen.span else body_at(stage, seen.owner, at)


OPENING = 1
"""Words, a mark of quotation or an article, that may stand before the name with which a sentence begins."""


def body_at(stage: Stage, where: Range, at: int, nameless: bool = False) -> int | None:
    """The body that stands at these words; one that the page does not name only where a `nameless` one will do."""
    inner = parse(stage.layout, stage.runs, where)
    if inner.kind == "we":
        return ours(stage, inner).actor
    if inner.kind == "pronoun":
        held = _just_named(stage, where[0], at) if inner.head in {"its", "their"} else None
        if held is not None:
            return held
        low = {"its": "it", "their": "they", "them": "they"}.get(inner.head, "")
        voice = pronoun(stage, replace(inner, head=low), at) if low else Voice(VoiceRef("", "", False))
    elif inner.name:
        voice = bearer(stage, inner, at)
    else:
        if inner.kind == "crowd" and inner.head in lexicon("roles")["bodies"] and not inner.plural:
            inner = replace(inner, kind="role", words=f"the {inner.words}", definite=True, roles=(inner.head,))
        voice = office(stage, inner, at)
        if voice.ref.unresolved and not (nameless and inner.head in lexicon("roles")["bodies"]):
            return None
    if voice.actor is None or stage.actor(voice.actor).kind in {"person", "document"}:
        return None
    return voice.actor


def _just_named(stage: Stage, first: int, at: int) -> int | None:
    """The only body that the sentence has named before "..., its minister said", if it began with it: whose minister
    it is. One word alone may be a body that was taken for a person."""
    words, sentence = stage.layout.words, stage.layout.sentences[stage.layout.sentence_at(at)]
    before = words[first - 1].low if first > sentence.first else ""
    if before not in AFTER_CONTENT and before not in cue_forms():
        return None
    named = [(p, k) for p, k in stage.named[bisect_left(stage.named, (sentence.start, -1)) :] if p < at]
    actors = {k: stage.actor(k) for _, k in named}
    bodies = [k for k, a in actors.items() if a.kind != "document" and (a.kind != "person" or " " not in a.name)]
    opens = bool(named) and stage.layout.word_at(named[0][0]) <= sentence.first + OPENING
    return bodies[0] if opens and bodies == [named[0][1]] else None


def person_at(stage: Stage, where: Range, at: int) -> int | None:
    """The actor of the name that stands at these words."""
    inner = parse(stage.layout, stage.runs, where)
    return bearer(stage, inner, at).actor if inner.name else None


def anybody_at(stage: Stage, where: Range, at: int) -> int | None:
    """The body, else the named person, that stands at these words."""
    key = body_at(stage, where, at, nameless=True)
    return person_at(stage, where, at) if key is None else key


def kin_at(stage: Stage, seen: Expression, at: int) -> int | None:
    """The person whose lawyer, brother or driver an expression names, by name or by "his" and "her"."""
    if seen.owner is None or seen.owner == seen.span:
        return None
    inner = parse(stage.layout, stage.runs, seen.owner)
    low = {"his": "he", "her": "she"}.get(inner.head, "")
    if inner.kind == "pronoun":
        key = pronoun(stage, replace(inner, head=low), at).actor if low else None
    else:
        key = bearer(stage, inner, at).actor if inner.name else office(stage, inner, at).actor
    return key if key is not None and stage.actor(key).kind in {"person", "unknown"} else None
