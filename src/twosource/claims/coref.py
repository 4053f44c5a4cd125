"""Who a source expression stands for within one page: names, short names, spokespeople, documents, offices."""

from dataclasses import replace

from twosource.claims.bearers import (
    STATES,
    SUBUNITS,
    bearer,
    body_at,
    has_spokesman,
    kin_at,
    ours,
    owner_actor,
    person_at,
)
from twosource.claims.cast import Actor, fold, realms_of
from twosource.claims.documents import document, made_by
from twosource.claims.expression import Expression, parse
from twosource.claims.holders import described, holders, office
from twosource.claims.meeting import meet, recalled
from twosource.claims.members import client_of, is_head, one_of
from twosource.claims.phrase import Range, grammar, subject_before
from twosource.claims.pronouns import last_speaker, pronoun
from twosource.claims.segment import Layout
from twosource.claims.stage import (
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
from twosource.claims.whose import whose
from twosource.claims.words import lexicon
from twosource.model import Span, VoiceRef, voice_id

EXTERNAL = frozenset(
    "insurer client customer supplier reader critic neighbour neighbor partner competitor rival banker bank "
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
    "the auditors": "audit",
    "the monitors": "monitor",
    "the observers": "observ",
    "the inspectors": "inspect",
    "the judges": "court",
    "the judgment": "court",
    "the judgement": "court",
    "the ruling": "court",
}
"""Bare nouns for a service, and what stands in the name of the one that is meant."""
OFFICES = frozenset({"his office", "her office"})
OWN_NOUNS = frozenset("company group board corporation firm management".split())
"""What a body calls itself in its own statements."""
FEW = frozenset("team group courier operator".split())
"""Nouns for a body that as often mean its people, or one person."""
LEAD = "described in the first paragraph; the page may name them further down"


def resolve(stage: Stage, span: Span) -> Voice:
    """The speaker that the expression at a span stands for; what can't be told keeps its words and says why."""
    if not stage.layout.words:
        return unresolved("", "no words")
    if span in stage.known:
        return stage.known[span]
    recalled(stage, span[0], made_by)
    meet(stage, span[0], made_by)
    where = words_of(stage, span)
    stage.heard.update(range(*where))
    seen = parse(stage.layout, stage.runs, where)
    voice = _with_kin(stage, seen, _resolve(stage, seen, span[0]), span[0])
    voice = whose(stage, seen, voice, span[0])
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
    if not seen.name and (service := _bare_service(stage, seen.words)) is not None:
        return voice_of(stage, service)
    if seen.kind == "document":
        return document(stage, seen, at)
    return bearer(stage, seen, at) if seen.name else _nameless(stage, seen, at)


def _with_kin(stage: Stage, seen: Expression, voice: Voice, at: int) -> Voice:
    """Remember whose lawyer, brother or driver somebody without a name is."""
    actor = None if voice.actor is None else stage.actor(voice.actor)
    if actor is not None and not actor.named and actor.kind == "person" and seen.owner is not None and not seen.name:
        key = kin_at(stage, seen, at)
        if key is not None and key != actor.key:
            stage.cast.learn(actor.key, kin=key)
    return voice


def _nameless(stage: Stage, seen: Expression, at: int) -> Voice:
    """Who is meant where no name is given: one of a group, a client, who speaks for a body, an office, a crowd."""
    if (member := one_of(stage, seen, at)) is not None:
        return member
    if seen.words.lower() in OFFICES and (seat := _seat_of(stage, seen, at)) is not None:
        return seat
    if seen.head == "client" and (client := _client(stage, seen, at)) is not None:
        return voice_of(stage, stage.actor(client))
    if is_head(seen):
        return _head_of(stage, seen, at)
    lawyer = seen.head in lexicon("roles")["lawyers"]
    if seen.spokesperson or (seen.of_house and seen.owner is not None and not _in_town(stage, seen.owner)) or lawyer:
        return _for_body(stage, seen, at)
    if seen.kind != "role":
        return _crowd(stage, seen, at)
    voice = office(stage, seen, at)
    return voice if voice.ref.unresolved is None else _of_land(stage, seen, at) or voice


def _in_town(stage: Stage, owner: Range) -> bool:
    """Whether an owner is where somebody is: "analysts in Orlund" are not Orlund's, "analysts in the ministry" its."""
    words = stage.layout.words
    named = owner[0] in stage.runs and not any(w.low in lexicon("roles")["bodies"] for w in words[slice(*owner)])
    return named and owner[0] > 0 and words[owner[0] - 1].low == "in"


def _seat_of(stage: Stage, seen: Expression, at: int) -> Voice | None:
    """ "His office", where somebody with a name is spoken of: a body that is called after him ("Bo Ek's office")."""
    kin = kin_at(stage, seen, at)
    if kin is None or not stage.actor(kin).named or stage.actor(kin).kind != "person":
        return None
    owner = full_name(stage.actor(kin))
    name, short = f"{owner}'s office", f"{owner.split()[-1]}'s office"
    known = stage.cast.by_name(name, "body") or stage.cast.by_name(short, "body")
    forms = frozenset({fold(name), fold(short)})
    made = Actor(0, name, "body", forms, frozenset({"office"}), owner=owner.split()[-1], first=at)
    return voice_of(stage, known[0] if len(known) == 1 else stage.cast.add(made))


def _of_land(stage: Stage, seen: Expression, at: int) -> Voice | None:
    """ "Its army", where a land is spoken of: the army of that land, though the page never calls it so."""
    if seen.head not in STATES or seen.words.lower() not in {f"its {seen.head}", f"their {seen.head}"}:
        return None
    lands = realms_of(stage.layout) | set(stage.lands.values())
    since = stage.layout.sentences[stage.layout.sentence_at(at)].start
    here = {k for p, k in stage.named if since <= p < at and stage.actor(k).name in lands}
    if len(here) != 1:
        return None
    key = next(iter(here))
    name = f"{stage.actor(key).name}'s {seen.head}"
    known = stage.cast.by_name(name, "body")
    made = Actor(0, name, "body", frozenset({fold(name)}), frozenset({seen.head}), first=at)
    return voice_of(stage, known[0] if len(known) == 1 else stage.cast.add(made))


def _client(stage: Stage, seen: Expression, at: int) -> int | None:
    """ "His client": whom the lawyer that the pronoun stands for defends."""
    if seen.owner is None or seen.owner[1] > seen.span[0] + 1:
        return None
    inner = parse(stage.layout, stage.runs, seen.owner)
    low = {"his": "he", "her": "she", "their": "they"}.get(inner.head, "")
    voice = pronoun(stage, replace(inner, head=low), at) if low else None
    lawyer = last_speaker(stage, at) if voice is None or voice.actor is None else voice.actor
    if lawyer is None:
        return None
    kin = stage.actor(lawyer).kin
    return client_of(stage, lawyer) if kin is None else kin


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
    if name in OWN_NOUNS:
        return not any(_shares(a, name, publisher) for a in stage.cast.actors)
    return name in lexicon("roles")["bodies"] and name in fold(publisher).split()


def _shares(actor: Actor, noun: str, publisher: str) -> bool:
    """Whether an actor beside the publisher bears a noun in its name ("Hollin Water Board": the Board)."""
    name = fold(actor.name)
    return actor.named and noun in name.split() and " " in name and fold(publisher) not in name


def _whole_of(stage: Stage, seen: Expression, at: int) -> Voice | None:
    """ "the company's finance department": a part of a body speaks for the whole."""
    if seen.head not in SUBUNITS or seen.owner is None or (seen.owner[1] > seen.span[0] and not seen.name):
        return None
    key = body_at(stage, seen.owner, at)
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
    last = _object_of(layout, phrase)
    for i in range(phrase[1] - 2, last[0] - 1, -1):
        if layout.words[i].low in grammar("prepositions"):
            last = (i + 1, phrase[1])
            break
    return _resolve(stage, parse(layout, stage.runs, last), layout.words[last[0]].start)


def _object_of(layout: Layout, phrase: Range) -> Range:
    """What stands after a verb inside a phrase: "the ambassador" of "the ministry summoned the ambassador"."""
    words = layout.words
    opens = (
        i
        for i in range(phrase[1] - 1, phrase[0] + 1, -1)
        if words[i].low in grammar("determiners") and words[i - 1].low.endswith("ed") and not words[i - 1].capital
    )
    first = next(opens, phrase[0])
    return (first, phrase[1])


def _for_body(stage: Stage, seen: Expression, at: int) -> Voice:
    """A spokesperson without a name, analysts of a firm: the body itself, or the person spoken for; somebody's lawyer
    is a voice of his own."""
    key = _spoken_for(stage, seen, at)
    own = seen.head in lexicon("roles")["lawyers"] or (key is not None and stage.actor(key).kind != "body")
    if not seen.spokesperson and key is not None and own and (not seen.of_house or stage.actor(key).kind == "body"):
        return described(stage, seen, at)
    if key is None and (_is_owned_by_it(stage, seen) or (seen.spokesperson and (seen.owner or _service_of(seen)))):
        return voice_of(stage, anonymous(stage, seen, "person", at, why="the page does not say here for whom"))
    if key is None:
        return office(stage, seen, at) if seen.kind == "role" else _crowd(stage, seen, at)
    note_speaker(stage, at, key)
    speaker = anonymous(stage, seen, "person", at, stands_for=key)
    return voice_of(stage, speaker)


def _is_owned_by_it(stage: Stage, seen: Expression) -> bool:
    """ "Its lawyers": somebody of a body, whichever it is."""
    return seen.owner is not None and stage.layout.words[seen.owner[0]].low == "its"


def _spoken_for(stage: Stage, seen: Expression, at: int) -> int | None:
    """The body (of a spokesperson also the person) whose word an expression without a name gives, where one is told."""
    key = owner_actor(stage, seen, at)
    if key is None and seen.of_house and (kin := kin_at(stage, seen, at)) is not None:
        return stage.actor(kin).body
    if key is not None or not seen.spokesperson:
        return key
    if seen.owner is not None:
        key = person_at(stage, seen.owner, at)
    elif len(seen.words.split()) <= 2:
        key = clear({k: w for k, w in nearness(stage, at).items() if has_spokesman(stage.actor(k))})
    if key is None and (service := _service_in(stage, seen)) is not None:
        return service.key
    return _before_spokesman(stage, seen, at) if key is None and seen.owner is None else key


def _service_of(seen: Expression) -> str:
    """The body's noun before a spokesman: "ministry" in "a ministry spokesman"."""
    words = seen.words.lower().split()
    return words[-2] if len(words) > 2 and words[-2] in lexicon("roles")["bodies"] else ""


def _before_spokesman(stage: Stage, seen: Expression, at: int) -> int | None:
    """ "A ministry spokesman": the body that "the ministry" would mean here."""
    noun = _service_of(seen)
    if not noun:
        return None
    voice = office(stage, replace(seen, kind="role", words=f"the {noun}", head=noun, definite=True, roles=(noun,)), at)
    return voice.actor if voice.ref.named else None


def _head_of(stage: Stage, seen: Expression, at: int) -> Voice:
    """A body's head without a name: the one person who holds the office here, else somebody who speaks for the body."""
    held = clear({k: w for k, w in holders(stage, seen, at, True).items() if _heads(stage, seen, k, at)})
    if held is not None:
        return voice_of(stage, stage.actor(held))
    body = owner_actor(stage, seen, at)
    voice = office(stage, seen, at)
    if body is None or voice.ref.named or not _is_landless(stage, body):
        return voice
    return replace(voice, ref=replace(voice.ref, speaks_for=full_name(stage.actor(body))))


def _heads(stage: Stage, seen: Expression, key: int, at: int) -> bool:
    """Whether a named holder of an office holds it at the body that the expression names behind it, if it names one."""
    actor, words = stage.actor(key), stage.layout.words
    if seen.owner is None or seen.owner[0] < seen.span[0] or not any(words[i].capital for i in range(*seen.owner)):
        return actor.named
    return actor.named and actor.body is not None and actor.body == owner_actor(stage, seen, at)


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


def _bare_service(stage: Stage, words: str) -> Actor | None:
    """ "Police", "prosecutors": the one body of the page whose name holds the word."""
    stem = SERVICES.get(words.lower())
    if stem is None:
        return None
    named = [a for a in stage.cast.actors if a.named and a.first >= 0 and a.kind != "person" and stem in a.name.lower()]
    return named[0] if len(named) == 1 else None


def _crowd_kind(stage: Stage, seen: Expression) -> str:
    """ "A tribunal" is a body, "a radio operator who left" a person, and so is whoever else is described."""
    roles, words = lexicon("roles"), stage.layout.words
    after = words[seen.span[1]].low if seen.span[1] < len(words) else ""
    body = seen.head in roles["bodies"] - roles["people"] - roles["only_names"] - FEW and not seen.plural
    return "body" if body and after != "who" else "person"


def _crowd(stage: Stage, seen: Expression, at: int) -> Voice:
    """Someone without a name: kept in the cast, so that "he" in the next sentence can mean them."""
    if seen.definite and not (seen.owner is not None and seen.head in lexicon("roles")["people"]):
        return unresolved(seen.words, "nobody of this name or office is named before")
    kind = "document" if seen.head in lexicon("cues")["documents"] else _crowd_kind(stage, seen)
    actor = anonymous(stage, seen, kind, at)
    lead = kind == "person" and not seen.plural and stage.layout.paragraph_at(at) == 0
    why = LEAD if lead and seen.head in lexicon("roles")["people"] else None
    return Voice(VoiceRef(voice_id(seen.words), seen.words, False, why), actor.key)
