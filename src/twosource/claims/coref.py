"""Who a source expression stands for within one page: names, short names, spokespeople, documents, offices."""

import re
from dataclasses import replace

from twosource.claims.cast import Actor, fold, introduced, owned_by
from twosource.claims.evidence import gender_of, usual_gender
from twosource.claims.expression import Expression, parse
from twosource.claims.meeting import meet, owned
from twosource.claims.members import client_of, is_head, one_of
from twosource.claims.phrase import Range, grammar, subject_before
from twosource.claims.pronouns import OTHERS, holders, office, pronoun
from twosource.claims.stage import (
    NO_MAKER,
    Stage,
    Voice,
    anonymous,
    clear,
    for_body,
    full_name,
    is_outlet,
    nearness,
    note_speaker,
    unresolved,
    voice_of,
    words_of,
)
from twosource.claims.words import lexicon
from twosource.model import Span, VoiceRef, voice_id

EXTERNAL = frozenset(
    "insurer lawyer client customer supplier reader critic neighbour neighbor partner competitor rival banker bank "
    "source opponent enemy user tenant landlord guest visitor viewer".split()
)
"""Those whom "our" names without making them part of the body that speaks."""
SERVICES = {
    "police": "police",
    "prosecutors": "prosecut",
    "the prosecution": "prosecut",
    "firefighters": "fire",
    "rescuers": "rescue",
    "auditors": "audit",
}
"""Bare nouns for a service, and what stands in the name of the one that is meant."""
OWNED = frozenset({"its", "their"})
OF_PLACES = frozenset({"mayor", "governor", "mayoress", "prefect"})
"""Offices of a town or district: "its mayor" is the place's, whatever body was spoken of before."""
OWN_NOUNS = frozenset("company group board corporation firm management".split())
"""What a body calls itself in its own statements."""
STATES = frozenset("navy army military police government ministry parliament radio television tv media embassy".split())
"""Services that many lands have: "the Persk navy" is another voice than Persk."""
LEAD = "described in the first paragraph; the page may name them further down"
SUBUNITS = frozenset("department board management team unit division laboratory headquarters directorate desk".split())
PUT_OUT = re.compile(
    r"\bthat (.{2,60}?) (?:has |had )?(?:put out|released|published|posted|issued|shared|made)\b", re.I
)


def resolve(stage: Stage, span: Span) -> Voice:
    """The speaker that the expression at a span stands for; what can't be told keeps its words and says why."""
    if not stage.layout.words:
        return unresolved("", "no words")
    if span in stage.known:
        return stage.known[span]
    owned(stage, span[0], made_by)
    meet(stage, span[0], made_by)
    where = words_of(stage, span)
    stage.heard.update(range(*where))
    seen = parse(stage.layout, stage.runs, where)
    voice = _resolve(stage, seen, span[0])
    if voice.actor is not None:
        note_speaker(stage, span[0], voice.actor)
    stage.known[span] = voice
    return voice


def _resolve(stage: Stage, seen: Expression, at: int) -> Voice:
    if seen.kind == "we" or _is_ours(stage, seen) or _is_own_noun(stage, seen):
        return ours(stage, seen)
    if seen.kind == "pronoun" or seen.words.lower() in {"who", "which"}:
        return pronoun(stage, seen, at) if seen.kind == "pronoun" else _relative(stage, seen, at)
    if seen.kind in {"body", "role"} and not seen.plural and (whole := _whole_of(stage, seen, at)) is not None:
        return whole
    if seen.kind == "document":
        return _document(stage, seen, at)
    return _named(stage, seen, at) if seen.name else _nameless(stage, seen, at)


def _nameless(stage: Stage, seen: Expression, at: int) -> Voice:
    """Who is meant where no name is given: one of a group, a client, who speaks for a body, an office, a crowd."""
    if (member := one_of(stage, seen, at)) is not None:
        return member
    if seen.head == "client" and (client := _client(stage, seen, at)) is not None:
        return voice_of(stage, stage.actor(client))
    if is_head(seen):
        return _head_of(stage, seen, at)
    lawyer = seen.head in lexicon("roles")["lawyers"] and not seen.plural
    if seen.spokesperson or (seen.of_house and seen.owner is not None) or lawyer:
        return _for_body(stage, seen, at)
    return office(stage, seen, at) if seen.kind == "role" else _crowd(stage, seen, at)


def _client(stage: Stage, seen: Expression, at: int) -> int | None:
    """ "His client": whom the lawyer that the pronoun stands for defends."""
    if seen.owner is None or seen.owner[1] > seen.span[0] + 1:
        return None
    inner = parse(stage.layout, stage.runs, seen.owner)
    low = {"his": "he", "her": "she", "their": "they"}.get(inner.head, "")
    voice = pronoun(stage, replace(inner, head=low), at) if low else None
    return None if voice is None or voice.actor is None else client_of(stage, voice.actor)


def _is_ours(stage: Stage, seen: Expression) -> bool:
    """ "our engineers", "our analysis of ...": part of the body that publishes the page, unless an outside party."""
    low = seen.words.lower()
    if seen.name or not (low.startswith(("our ", "my ")) or low in {"our", "my"}):
        return False
    return seen.head not in EXTERNAL and not (seen.plural and seen.head + "s" in EXTERNAL)


def _is_own_noun(stage: Stage, seen: Expression) -> bool:
    """ "The Company", "the Board" with a capital, on a page that a body and no outlet publishes: that body."""
    publisher, name = stage.article.publisher, seen.name.lower()
    if not publisher or is_outlet(publisher) or " " in name or not seen.words[:4].lower().startswith("the "):
        return False
    if len(seen.words.split()) > 2 or seen.words[4:5].islower():
        return False
    return name in OWN_NOUNS or (name in lexicon("roles")["bodies"] and name in fold(publisher).split())


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


def _whole_of(stage: Stage, seen: Expression, at: int) -> Voice | None:
    """ "the company's finance department": a part of a body speaks for the whole."""
    if seen.head not in SUBUNITS or seen.owner is None or seen.owner[1] > seen.span[0]:
        return None
    key = _body_at(stage, seen.owner, at)
    if key is None or stage.actor(key).kind == "place" or fold(stage.actor(key).name) in stage.places:
        return None
    return for_body(voice_of(stage, stage.actor(key)))


def _relative(stage: Stage, seen: Expression, at: int) -> Voice:
    """ ", which told ...": the noun phrase before the comma."""
    layout = stage.layout
    here = seen.span[0]
    sentence = layout.sentences[layout.sentence_at(at)]
    end = here - 1 if here > sentence.first and layout.words[here - 1].low == "," else here
    phrase = subject_before(layout, sentence.first, end) if end > sentence.first else None
    if phrase is None:
        return unresolved(seen.words, "no noun before it")
    last = phrase
    for i in range(phrase[1] - 2, phrase[0] - 1, -1):
        if layout.words[i].low in grammar("prepositions"):
            last = (i + 1, phrase[1])
            break
    return _resolve(stage, parse(layout, stage.runs, last), layout.words[last[0]].start)


def _named(stage: Stage, seen: Expression, at: int) -> Voice:
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
    return seen.kind == "body" and last in STATES and last not in fold(actor.name).split()


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
    """The name before a possessive, where it is a name ("Norland's Weather Office")."""
    words = stage.layout.words
    if seen.owner is None or seen.owner[1] > seen.span[0]:
        return ""
    last = seen.owner[1] - 1
    return stage.layout.text[words[last].start : words[last].end] if words[last].capital else ""


def _body_of(stage: Stage, seen: Expression, actor: Actor, at: int) -> int | None:
    """The body whose stand a person gives: a chief or spokesperson with a body named beside or in the title."""
    roles = {*seen.roles, *seen.title.lower().split()} | actor.roles
    if seen.kind != "person" or not roles & lexicon("roles")["chiefs"]:
        return actor.body
    if seen.owner is not None and stage.layout.words[seen.owner[0]].low in OWNED and roles & OF_PLACES:
        return actor.body
    return _owner_actor(stage, seen, at)


def _owner_actor(stage: Stage, seen: Expression, at: int) -> int | None:
    """The actor that an expression's owner is, where it is a body and not the whole expression ("US")."""
    return None if seen.owner is None or seen.owner == seen.span else _body_at(stage, seen.owner, at)


def _body_at(stage: Stage, where: Range, at: int, nameless: bool = False) -> int | None:
    """The body that stands at these words; one that the page does not name only where a `nameless` one will do."""
    inner = parse(stage.layout, stage.runs, where)
    if inner.kind == "we":
        return ours(stage, inner).actor
    if inner.kind == "pronoun":
        low = {"its": "it", "their": "they"}.get(inner.head, "")
        voice = pronoun(stage, replace(inner, head=low), at) if low else Voice(VoiceRef("", "", False))
    elif inner.name:
        voice = _named(stage, inner, at)
    else:
        voice = office(stage, inner, at)
        if voice.ref.unresolved and not (nameless and inner.head in lexicon("roles")["bodies"]):
            return None
    if voice.actor is None or stage.actor(voice.actor).kind in {"person", "document"}:
        return None
    return voice.actor


def _for_body(stage: Stage, seen: Expression, at: int) -> Voice:
    """A spokesperson without a name, analysts of a firm, a body's lawyer: the body itself, or the person spoken for."""
    key = _owner_actor(stage, seen, at)
    if key is None and seen.spokesperson and seen.owner is not None:
        key = _person_at(stage, seen.owner, at)
    if key is None and seen.spokesperson and seen.owner is None and len(seen.words.split()) <= 2:
        key = clear({k: w for k, w in nearness(stage, at).items() if _has_spokesman(stage.actor(k))})
    if key is None and seen.spokesperson and (service := _service_in(stage, seen)) is not None:
        key = service.key
    if key is None and seen.owner is not None and seen.spokesperson:
        return voice_of(stage, anonymous(stage, seen, "person", at, why="the page does not say here for whom"))
    if key is None:
        return office(stage, seen, at) if seen.kind == "role" else _crowd(stage, seen, at)
    note_speaker(stage, at, key)
    speaker = anonymous(stage, seen, "person", at, stands_for=key)
    return voice_of(stage, speaker)


def _has_spokesman(actor: Actor) -> bool:
    """Whether a bare "spokeswoman" may speak for an actor: a named body that is no outlet."""
    return actor.kind == "body" and actor.named and not is_outlet(actor.name)


def _head_of(stage: Stage, seen: Expression, at: int) -> Voice:
    """A body's head without a name: the one person who holds the office here, else somebody who speaks for the body."""
    held = clear({k: w for k, w in holders(stage, seen, at, True).items() if _heads(stage, seen, k, at)})
    if held is not None:
        return voice_of(stage, stage.actor(held))
    body = _owner_actor(stage, seen, at)
    voice = office(stage, seen, at)
    if body is None or voice.ref.named or not _is_landless(stage, body):
        return voice
    return replace(voice, ref=replace(voice.ref, speaks_for=full_name(stage.actor(body))))


def _heads(stage: Stage, seen: Expression, key: int, at: int) -> bool:
    """Whether a named holder of an office holds it at the body that the expression names behind it, if it names one."""
    actor, words = stage.actor(key), stage.layout.words
    if seen.owner is None or seen.owner[0] < seen.span[0] or not any(words[i].capital for i in range(*seen.owner)):
        return actor.named
    return actor.named and actor.body is not None and actor.body == _owner_actor(stage, seen, at)


def _is_landless(stage: Stage, key: int) -> bool:
    """Whether an actor that is no person is no land and no town either."""
    actor = stage.actor(key)
    return (
        actor.kind in {"body", "unknown"}
        and fold(actor.name) not in stage.places
        and actor.name not in stage.lands.values()
    )


def _service_in(stage: Stage, seen: Expression) -> Actor | None:
    """ "A police spokesman": the one body of the page that is a police."""
    for word in seen.words.lower().split():
        body = _bare_service(stage, word)
        if body is not None:
            return body
    return None


def _person_at(stage: Stage, where: Range, at: int) -> int | None:
    inner = parse(stage.layout, stage.runs, where)
    return _named(stage, inner, at).actor if inner.name else None


def _document(stage: Stage, seen: Expression, at: int) -> Voice:
    """A document speaks for who made it ("maps published by ISW"); else it is a voice without a name."""
    maker = _maker(stage, seen)
    own = maker is not None and stage.layout.words[maker[0]].low in {"our", "my"}
    if own:
        return ours(stage, seen)
    if maker is not None:
        key = _anybody_at(stage, maker, at)
        if key is not None:
            return voice_of(stage, stage.actor(key))
    if seen.definite and maker is None:
        return office(stage, seen, at)
    return voice_of(stage, anonymous(stage, seen, "document", at, why=NO_MAKER))


def _anybody_at(stage: Stage, where: Range, at: int) -> int | None:
    """The body, else the named person, that stands at these words."""
    key = _body_at(stage, where, at, nameless=True)
    return _person_at(stage, where, at) if key is None else key


def made_by(stage: Stage, phrase: Range, at: int) -> int | None:
    """Who made the document of a phrase: its owner ("its report"), or the name right behind it ("a report by X")."""
    words = stage.layout.words
    seen = parse(stage.layout, stage.runs, phrase)
    if seen.owner is not None and seen.owner[1] <= phrase[1]:
        return _anybody_at(stage, seen.owner, at)
    if phrase[1] + 2 < len(words) and words[phrase[1]].low in {"by", "from", "of"}:
        first = phrase[1] + 1 + (words[phrase[1] + 1].low in {"the", "a"})
        run = stage.runs.get(first)
        return None if run is None else _anybody_at(stage, (phrase[1] + 1, run.last), at)
    return None


def _maker(stage: Stage, seen: Expression) -> Range | None:
    """Words of who made a document: after "by", after "that ... put out", else its owner."""
    text, words = stage.layout.text, stage.layout.words
    start = words[seen.span[0]].start
    sentence = stage.layout.sentences[stage.layout.sentence_at(start)]
    whole = text[start : min(sentence.end, start + len(seen.words) + 8)]
    put = PUT_OUT.search(whole[: len(seen.words)])
    if put is not None:
        return words_of(stage, (start + put.start(1), start + put.end(1)))
    by = re.search(r"\bby ", whole[: len(seen.words)])
    if by is not None and not re.search(r"\b(cited|quoted|seen|obtained|reviewed) by ", whole[: by.end()]):
        return words_of(stage, (start + by.end(), start + len(seen.words)))
    return seen.owner


def _bare_service(stage: Stage, words: str) -> Actor | None:
    """ "Police", "prosecutors": the one body of the page whose name holds the word."""
    stem = SERVICES.get(words.lower())
    if stem is None:
        return None
    named = [a for a in stage.cast.actors if a.named and a.first >= 0 and a.kind != "person" and stem in a.name.lower()]
    return named[0] if len(named) == 1 else None


def _crowd(stage: Stage, seen: Expression, at: int) -> Voice:
    """Someone without a name: kept in the cast, so that "he" in the next sentence can mean them."""
    if (body := _bare_service(stage, seen.words)) is not None:
        return voice_of(stage, body)
    if seen.definite and not (seen.owner is not None and seen.head in lexicon("roles")["people"]):
        return unresolved(seen.words, "nobody of this name or office is named before")
    kind = "document" if seen.head in lexicon("cues")["documents"] else "person"
    actor = anonymous(stage, seen, kind, at)
    lead = kind == "person" and not seen.plural and stage.layout.paragraph_at(at) == 0
    why = LEAD if lead and seen.head in lexicon("roles")["people"] else None
    return Voice(VoiceRef(voice_id(seen.words), seen.words, False, why), actor.key)
