"""Offices and descriptions: who of a page holds "the minister", is "the company" or "the 62-year-old"."""

import re

from twosource.claims.cast import Actor, fold
from twosource.claims.evidence import gender_of
from twosource.claims.expression import Expression
from twosource.claims.fields import other_field
from twosource.claims.names import is_demonym, is_grammar
from twosource.claims.phrase import grammar
from twosource.claims.pronouns import can_be
from twosource.claims.relative import is_personal
from twosource.claims.stage import Stage, Voice, anonymous, clear, is_outlet, nearness, unresolved, voice_of
from twosource.claims.words import cue_forms, lexicon, table
from twosource.model import VoiceRef, voice_id

OWNERS = frozenset({"its", "their", "his", "her"})
"""Owners that make a body's noun one of theirs: "its army" is not just any army of the page."""
QUOTED = frozenset({"”", '"', "’", "'", "»"})
UNIQUE = frozenset(
    """minister president premier chancellor mayor governor secretary chairman chairwoman chair chief head king queen
    prince princess pope judge prosecutor coroner commander ambassador spokesman spokeswoman spokesperson director boss
    leader speaker executive commissioner general captain deputy editor person owner founder treasurer witness
    magistrate victim survivor official officer source defendant accused suspect""".split()
)
"""Offices and parts of a case that one page may tell of without a name: never an epithet of whoever was named last."""
MADE_OF = ("maker", "ster", "er", "builder", "grower")
"""Endings of nouns for whoever makes or does what stands before them."""
STEM = 4
"""Letters of a stem by which a noun is known in a name."""
AT_HAND = 0.8
"""Least weight of whom "the surgeon" may mean, so that only the last sentences count (corpus, train part)."""
OF_WHAT = re.compile(r"^[\w -]{2,40}? of (?:the|a|an|his|her|its|their) (?:[a-z-]+ ){0,2}?([a-z-]+)$")
NAMELESS = "nobody of this office is named before"
AGE = re.compile(r"^(\d\d)-year-old$")
OTHERS = frozenset({"other", "younger", "elder", "older", "second", "late", "another", "latter"})
"""Words that tell one bearer of a name or office from another, in ways that are not read here."""


def office(stage: Stage, seen: Expression, at: int) -> Voice:
    """ "the minister", "the company", "the 62-year-old": who of this page holds the office or is of the kind."""
    words = [w for w in seen.words.lower().split() if w != "itself"]
    if len(words) > 1 and words[1] in OTHERS:
        return unresolved(seen.words, "which one of them the page does not say in so many words")
    if words[0] in {"our", "my"}:
        return Voice(VoiceRef(voice_id(seen.words), seen.words, False))
    person = seen.head in lexicon("roles")["people"] or seen.head == "person"
    if not person and _owned_by_name(stage, seen):
        return _owned(stage, seen, at)
    if (held := _held(stage, seen, at, person)) is not None:
        return held
    late = [a for a in stage.cast.actors if seen.head in a.roles and a.named and not _elsewhere(stage, a, seen)]
    late = [] if seen.head == "person" else late
    if len(late) == 1:
        return voice_of(stage, late[0])
    if person and seen.owner is not None and seen.head != "person":
        return described(stage, seen, at)
    if person and (meant := _by_trade(stage, seen, at)) is not None:
        return _taken(stage, seen, meant, True)
    kind = "person" if person or is_personal(seen.head) else "body"
    return voice_of(stage, anonymous(stage, seen, kind, at, why=NAMELESS))


def _held(stage: Stage, seen: Expression, at: int, person: bool) -> Voice | None:
    """Who holds an office or is of a kind; "the lender" may be a person's or a body's."""
    fitting = holders(stage, seen, at, person)
    if not fitting and person and seen.owner is None and seen.head in table("roles", "points_to"):
        fitting, person = holders(stage, seen, at, False), False
    return _taken(stage, seen, clear(fitting), person) if fitting else None


def _by_trade(stage: Stage, seen: Expression, at: int) -> int | None:
    """ "“No,” the surgeon says": whoever was just spoken of by name, where the page told no trade of theirs; an office
    of which there is one ("the mayor") may be anybody's."""
    before = stage.layout.words[seen.span[0] - 1].low if seen.span[0] else ""
    if seen.words.lower() != f"the {seen.head}" or seen.head in UNIQUE or before not in QUOTED:
        return None
    gender = gender_of([seen.head])
    pool = {k: w for k, w in nearness(stage, at).items() if w >= AT_HAND and stage.actor(k).named}
    near = clear({k: w for k, w in pool.items() if can_be(stage.actor(k), gender or "?", k in stage.speakers)})
    if near is None or not _human(stage, stage.actor(near)):
        return None
    trades = stage.actor(near).roles & lexicon("roles")["people"] - lexicon("roles")["titles"]
    return None if trades else near


def holders(stage: Stage, seen: Expression, at: int, person: bool) -> dict[int, float]:
    """Weights of those before an offset who hold an office, else are called so, else may be so by their kind."""
    pool = {k: w for k, w in nearness(stage, at).items() if not _elsewhere(stage, stage.actor(k), seen)}
    pointing = seen.owner is not None and not person and stage.layout.words[seen.owner[0]].low in OWNERS
    for fits in (_holds, _is_called, *(() if pointing else (_may_be, _is_alike))):
        fitting = {k: w for k, w in pool.items() if fits(stage, stage.actor(k), seen, person)}
        if fits is _may_be and len(fitting) > 1 and all(stage.actor(k).kind == "unknown" for k in fitting):
            return dict.fromkeys(fitting, 1.0)  # names that nothing tells to be bodies: any of them, or none
        if fitting:
            return fitting
    return {}


def _elsewhere(stage: Stage, actor: Actor, seen: Expression) -> bool:
    """Whether an actor belongs to another than an expression names: "the mayor of Orl" is not "the mayor of Kelm"."""
    if other_field(seen.words, actor.name, lambda w: _is_no_field(stage, w)):
        return True
    if (
        not actor.named
        and _of_what(actor.name) != _of_what(seen.words)
        and _of_what(actor.name)
        and _of_what(seen.words)
    ):
        return True
    wanted = _capitals(stage, seen.words)
    if not wanted:
        return False
    body = "" if actor.body is None else stage.actor(actor.body).name
    told = not actor.named or actor.name.split()[-1].islower()
    theirs = _capitals(stage, actor.name if told else f"{actor.owner} {body}")
    return bool(theirs) and not {fold(w) for w in theirs} & {fold(w) for w in wanted}


def _is_no_field(stage: Stage, word: str) -> bool:
    """Whether a word tells a land or place, or is one of grammar, and so no field of a body's."""
    return word in stage.lands or is_demonym(word) or fold(word) in stage.places or is_grammar(word)


def _of_what(words: str) -> str:
    """The noun behind "of" in a description that names nobody: "victim" of "the mother of the victim"."""
    m = OF_WHAT.search(words)
    return m[1].lower() if m is not None else ""


def _capitals(stage: Stage, words: str) -> list[str]:
    """The words of a phrase that name whose somebody is, adjectives of lands as the land; an article or office at its
    head is none."""
    found = (w.removesuffix("'s") for w in re.findall(r"[^\W\d_][\w'-]*", words.replace("’", "'")) if w[0].isupper())
    named = (stage.lands.get(w.lower(), w) for w in found)
    return [w for w in named if w.lower() not in grammar("determiners") and not _is_office(w.lower())]


def _is_office(word: str) -> bool:
    return any(word in lexicon("roles")[k] for k in ("people", "titles", "bodies"))


def described(stage: Stage, seen: Expression, at: int) -> Voice:
    """ "the fund's accountant": somebody whom the page describes and never names, kept so that "he" can mean them."""
    actor = anonymous(stage, seen, "person", at)
    return Voice(VoiceRef(voice_id(seen.words), seen.words, False), actor.key)


def _owned_by_name(stage: Stage, seen: Expression) -> bool:
    """Whether an owner that is no pronoun stands before a body's noun ("the governor's office")."""
    return seen.head in lexicon("roles")["bodies"] and _is_others(stage, seen)


def _owned(stage: Stage, seen: Expression, at: int) -> Voice:
    """ "the governor's office": a body that its owner's office names, though no proper name does."""
    name = re.sub(r"^(the|a|an) ", "", seen.words, flags=re.I)
    owner = seen.owner or seen.span
    if not stage.layout.words[owner[1] - 1].capital:
        return voice_of(stage, anonymous(stage, seen, "body", at, why="the page does not name it"))
    return voice_of(
        stage, stage.cast.add(Actor(0, name, "body", frozenset({fold(name)}), frozenset({seen.head}), first=at))
    )


def _taken(stage: Stage, seen: Expression, best: int | None, person: bool) -> Voice:
    if best is None:
        return unresolved(seen.words, "several hold this office")
    role = () if seen.head == "person" else (seen.head,)
    kind = "person" if person else "body"
    whose = _capitals(stage, seen.words) if person else []
    owner = whose[0] if len(whose) == 1 else ""
    return voice_of(stage, stage.cast.learn(best, roles=role, kind=kind, gender=gender_of([seen.head]), owner=owner))


def _human(stage: Stage, actor: Actor) -> bool:
    if actor.kind == "unknown":
        return len(actor.name.split()) > 1 and fold(actor.name) not in stage.places and not is_outlet(actor.name)
    return actor.kind == "person"


def _holds(stage: Stage, actor: Actor, seen: Expression, person: bool) -> bool:
    """The text gave this actor the office before, or its age."""
    if not actor.named and _is_others(stage, seen) and fold(actor.name) != fold(seen.words):
        return False
    if not actor.named and seen.owner is not None and actor.plural != seen.plural:
        return False
    age = AGE.match(seen.words.lower().split()[-1]) or re.search(r"\b(\d\d)-year-old\b", seen.words)
    if age is not None and age.group(1) in actor.roles:
        return True
    if "deputy" in actor.roles and seen.head in UNIQUE - {"deputy"} and "deputy" not in seen.words.lower():
        return False
    return seen.head in actor.roles and actor.kind != ("body" if person else "person")


def _is_others(stage: Stage, seen: Expression) -> bool:
    """Whether a noun's owner stands before it and is no pronoun: "the governor's office" is not the mayor's."""
    if seen.owner is None or seen.owner[1] > seen.span[0]:
        return False
    return stage.layout.words[seen.owner[0]].low not in OWNERS | {"our", "my"}


def _is_called(stage: Stage, actor: Actor, seen: Expression, person: bool) -> bool:
    """The noun stands in the actor's name ("the institute"), or one of its stem ("the pollster": Tarn Poll)."""
    if person or actor.kind == "person" or not actor.named:
        return False
    words = fold(actor.name).split()
    return seen.head in words or (seen.head.endswith(MADE_OF) and any(_stem(seen.head, w) for w in words))


def _stem(noun: str, word: str) -> bool:
    """Whether a noun is made of a name's word: "lender" of Lending, "glassmaker" of Glass."""
    base = next(noun.removesuffix(e) for e in MADE_OF if noun.endswith(e))
    return len(base) >= STEM and (word == base or word.startswith(base + "ing") or word.removesuffix("s") == base)


def _is_alike(stage: Stage, actor: Actor, seen: Expression, person: bool) -> bool:
    """The noun is another word for what the text called this person: "the detective" for Inspector Ek."""
    if not person or not actor.named or actor.kind == "body" or seen.words.lower() != f"the {seen.head}":
        return False
    return any(seen.head in kind and not kind.isdisjoint(actor.roles) for kind in alike())


def _may_be(stage: Stage, actor: Actor, seen: Expression, person: bool) -> bool:
    """The noun suits an actor of that kind of name, or of no known kind ("the company")."""
    if person:
        return seen.head in {"person", "man", "woman"} and _human(stage, actor) and not actor.plural
    if actor.kind in {"person", "document", "place"} or not actor.named or fold(actor.name) in stage.places:
        return False
    if actor.name.lower().split()[-1] in lexicon("roles")["groups"]:
        return False
    ends = points_to(seen.head)
    heads = [w for w in fold(actor.name).split() if w in lexicon("roles")["bodies"]]
    if heads:
        return any(h in ends for h in heads)
    if seen.head in lexicon("roles")["outlets"]:
        return is_outlet(actor.name)
    known = {kind_of(r) for r in actor.roles if r in lexicon("roles")["bodies"]}
    if known:
        return kind_of(seen.head) in known
    return (
        kind_of(seen.head) == "company"
        and not _only_beside(stage, actor)
        and not is_outlet(actor.name)
        and actor.kind in {"body", "unknown"}
        and not actor.gender
    )


def _only_beside(stage: Stage, actor: Actor) -> bool:
    """Whether a name only stands before nouns that it tells apart, as a town's does: "the Kelm mill"."""
    runs = [r for r in stage.runs.values() if r.name and fold(r.name) in actor.forms]
    after = [stage.layout.words[r.last].low for r in runs if r.last < len(stage.layout.words)]
    closed = ("prepositions", "auxiliaries", "conjunctions", "pronouns", "weekdays", "human", "finite")
    return bool(after) and all(
        w.isalpha() and w not in cue_forms() and not any(w in grammar(k) for k in closed) for w in after
    )


def alike() -> tuple[frozenset[str], ...]:
    """Sets of words of which one may stand for another, where a person is called so."""
    return tuple(frozenset(str(words).split()) for words in table("roles", "alike").values())


def kind_of(noun: str) -> str:
    """The class of a body's noun: "firm" and "operator" are companies."""
    key = noun.replace(" ", "_")
    return str(table("roles", "same_as").get(key, key))


def points_to(noun: str) -> frozenset[str]:
    """The nouns that may stand in the name of a body which this noun points to."""
    found = table("roles", "points_to").get(kind_of(noun))
    return frozenset(map(str, found)) if isinstance(found, list) else frozenset()
