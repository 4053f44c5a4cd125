"""Pronouns: which actor of the page "she", "it" or "they" stands for."""

import re
from bisect import bisect_left

from twosource.claims.cast import ARTICLE, GUESS, Actor, fold
from twosource.claims.evidence import usual_gender
from twosource.claims.expression import Expression
from twosource.claims.phrase import grammar
from twosource.claims.stage import GENDERS, Stage, Voice, clear, is_outlet, nearness, unresolved, voice_of
from twosource.claims.words import cue_forms

FOR, AGAINST = 1.2, 0.3
"""How a given name's usual gender changes a candidate's weight: evidence too weak to decide alone."""
KNOWN, UNSURE = 2.0, 0.75
"""Weight of a candidate whose gender the text gave, and of one that may be no person (corpus, train part)."""
PLACES = frozenset(
    "upper lower north south east west northern southern eastern western port lake mount fort grand".split()
)
"""First words of places' names."""
LEAST = 0.3
"""Least weight of an antecedent; a lone weaker one is more often wrong than right (corpus, train part)."""
NOBODY = frozenset(
    {"everybody", "everyone", "nobody", "somebody", "someone", "one", "anyone", "some", "others", "many"}
)
AFTER_CONTENT = frozenset({",", "”", '"', "’", "'", "»", "“", "—", "–"})
LEADING = frozenset(
    "when as after before if while although though asked since once on in at speaking confronted pressed told".split()
)
"""Words with which a clause or adjunct begins that is no content ("When Bo Ek came, he said ...")."""
ADDS = frozenset({"added", "adds", "adding", "continued", "continues", "concluded"})
GOES_ON = 1.6
"""How much more whoever spoke last weighs for "she added" (corpus, train part)."""
REPLIES = frozenset({"replied", "replies", "answered", "answers", "responded", "retorted"})
ASKS = re.compile(r"\b(?:asked|asks|questioned|pressed|challenged|put it to|wanted to know)\b")
ASK_REACH = 60
"""Characters from a speaker on in which the verb of asking stands."""
CITING = frozenset({"citing", "quoting"})
"""Words that begin a clause of whom the sentence's subject cites."""


def pronoun(stage: Stage, seen: Expression, at: int) -> Voice:
    """The heaviest actor before a pronoun of that gender, kind and number."""
    best, fitting = antecedent(stage, seen, at)
    if best is None:
        return unresolved(seen.words, "several it can stand for" if fitting else "nobody it can stand for")
    return voice_of(stage, stage.cast.learn(best, gender=GENDERS.get(seen.head, "")))


def antecedent(stage: Stage, seen: Expression, at: int) -> tuple[int | None, bool]:
    """Whom a pronoun clearly means, if anybody, and whether there is anybody whom it can mean."""
    gender = GENDERS.get(seen.head, "")
    pool = nearness(stage, at, own_content(stage, seen, at))
    cited = _cited(stage, seen, at)
    fitting = {
        k: w * _lean(stage.actor(k), gender, seen.head in {"they", "their"})
        for k, w in pool.items()
        if k not in cited and _fits(stage, stage.actor(k), seen.head, gender)
    }
    if stage.favoured in fitting:
        return stage.favoured, True
    place, last = last_spoken(stage, at)
    if last in fitting and _goes_on(stage, seen):
        fitting[last] *= GOES_ON
    if last in fitting and len(fitting) > 1 and _answers(stage, seen, place):
        del fitting[last]
    return clear(_by_maker(stage, {k: w for k, w in fitting.items() if w >= LEAST})), bool(fitting)


def last_speaker(stage: Stage, at: int) -> int | None:
    """Who spoke last before an offset."""
    return last_spoken(stage, at)[1]


def last_spoken(stage: Stage, at: int) -> tuple[int, int | None]:
    """Where somebody spoke last before an offset, and who: -1 and None where nobody did."""
    place = bisect_left(stage.spoke, (at, -1))
    return stage.spoke[place - 1] if place else (-1, None)


def _goes_on(stage: Stage, seen: Expression) -> bool:
    """Whether the verb beside a pronoun says that its speaker goes on: "she added", "he went on"."""
    words = stage.layout.words
    first, last = seen.span
    near = [words[i].low for i in (first - 1, last, last + 1) if 0 <= i < len(words)]
    return not ADDS.isdisjoint(near) or "went on" in " ".join(near) or "goes on" in " ".join(near)


def _answers(stage: Stage, seen: Expression, asked: int) -> bool:
    """Whether a pronoun replies to whoever spoke last, and asked: "The judge asked him why. “I saw it,” he replied"."""
    words, text = stage.layout.words, stage.layout.text
    first, last = seen.span
    near = {words[i].low for i in (first - 1, last, last + 1) if 0 <= i < len(words)}
    return not REPLIES.isdisjoint(near) and ASKS.search(text, asked, asked + ASK_REACH) is not None


def _cited(stage: Stage, seen: Expression, at: int) -> set[int]:
    """Whom the clause before a pronoun names as cited by it: in "Citing a count by X, it spoke of five" it is not X."""
    words = stage.layout.words
    sentence = stage.layout.sentences[stage.layout.sentence_at(at)]
    first = seen.span[0]
    if first - 1 <= sentence.first or words[first - 1].low != "," or words[sentence.first].low not in CITING:
        return set()
    return {k for p, k in stage.named[bisect_left(stage.named, (sentence.start, -1)) :] if p < at}


def _by_maker(stage: Stage, weights: dict[int, float]) -> dict[int, float]:
    """Weights without a document beside its own maker, whose word it is: between these two nothing is to choose."""
    found = dict(weights)
    for key, weight in weights.items():
        maker = stage.actor(key).stands_for
        if maker is not None and maker in found:
            found[maker] = max(found[maker], weight)
            del found[key]
    return found


def own_content(stage: Stage, seen: Expression, at: int) -> int:
    """The offset from which the words before a pronoun are what it says ("The talks go on, they said."): nobody whom
    one names in what one says is likely oneself. The pronoun's own offset where it stands before its content."""
    words = stage.layout.words
    first, last = seen.span
    sentence = stage.layout.sentences[stage.layout.sentence_at(at)]
    if first <= sentence.first or words[first - 1].low not in AFTER_CONTENT or last >= sentence.last:
        return at
    if words[sentence.first].low in LEADING or words[last].low not in cue_forms():
        return at
    after = words[last + 1].low if last + 1 < sentence.last else "."
    said = after in {".", ",", ";", ":", "—", "–", "?", "!"} or after in grammar("prepositions") | grammar("weekdays")
    if words[last].low == "told":
        said = not any(w.low == "that" or w.quoted for w in words[last + 1 : min(last + 8, sentence.last)])
    begin = max((k + 1 for k in range(sentence.first, first - 1) if words[k].low == ":"), default=sentence.first)
    return words[begin].start if said else at


def _fits(stage: Stage, actor: Actor, head: str, gender: str) -> bool:
    spoken = actor.key in stage.speakers
    if gender:
        return can_be(actor, gender, spoken)
    if actor.stands_for is not None and actor.kind != "document":
        return actor.plural and head not in {"it", "its", "itself"}
    if head in {"it", "its", "itself"}:
        return not actor.plural and (actor.kind in {"body", "document"} or (spoken and _bodylike(stage, actor)))
    return actor.plural or actor.kind == "body"


def can_be(actor: Actor, gender: str, spoken: bool) -> bool:
    """Whether an actor may be a person of a gender ("?": of any); `spoken`: whether it has spoken on the page."""
    if actor.kind in {"body", "document", "place"} or actor.plural or _is_press(actor):
        return False
    if ARTICLE in actor.roles and actor.kind != "person":
        return False
    if actor.name.lower().split()[0] in PLACES and len(actor.name.split()) > 1:
        return False
    if (gender != "?" and actor.gender not in {gender, ""}) or fold(actor.name) in NOBODY:
        return False
    return actor.kind == "person" or (
        actor.named and (spoken or len(actor.name.split()) > 1 or "subject" in actor.roles)
    )


def _is_press(actor: Actor) -> bool:
    """Whether an actor is an outlet by its name, or without a name one of those who write for it ("its reporter")."""
    return any(is_outlet(word) for word in ((actor.name,) if actor.named else actor.roles))


def _bodylike(stage: Stage, actor: Actor) -> bool:
    """Whether a speaker without evidence of its kind, or a land, may be a body: named, without title or gender."""
    guessed = actor.kind == "person" and GUESS in actor.roles and not usual_gender(actor.name)
    return actor.named and (actor.kind in {"unknown", "place"} or guessed) and not actor.gender


def _lean(actor: Actor, gender: str, plural: bool) -> float:
    """How evidence changes a candidate's weight: gender known, usual for the given name, or against it; a document less
    likely speaks twice than a body."""
    if plural:
        return 1.0 if actor.plural and actor.kind != "document" else UNSURE
    if not gender:
        return UNSURE if actor.kind in {"document", "person"} else 1.0
    if actor.gender:
        return KNOWN
    usual = usual_gender(actor.name) if actor.named else ""
    kind = 1.0 if actor.kind == "person" else UNSURE
    return kind * (1.0 if not usual else FOR if usual == gender else AGAINST)
