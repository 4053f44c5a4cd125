"""Roles: who, where, holder, part and group, read from the words around a kind's evoking phrase."""

import re
from collections.abc import Sequence

from twosource.claims.phrase import grammar
from twosource.model import UNKNOWN, cut
from twosource.voices.phrases import Hit, Token

from .cast import Actor, Cast
from .drafts import Draft, Page, stem
from .kinds import FREE, Kind, word_book
from .persons import person
from .places import is_venue, name_of
from .pointing import OURS, PRONOUNS, first_word
from .polarity import Turns, clause

_THEM = ("they", "he", "she")
_THEIRS = ("its", "his", "her", "their")
_TOWN = frozenset("town city village settlement district island port place hub stronghold".split())
_PART_REACH = 7
"""Words between a part and the place it belongs to ("a few dozen buildings in the town of X")."""

_OWNED = 3
"""Words after a place's possessive that may name its part ("X's central square")."""


def fill(
    d: Draft, page: Page, words: Sequence[Token], hit: Hit | None, turn: Turns, cast: Cast, kind: Kind | None
) -> None:
    """Set the roles that the draft's kind asks for; one that can't be read is left open."""
    if kind is None:
        d.doer = _deed(d, words)
        return
    roles = {*kind.key, *kind.family}
    if "place" in roles:
        _place(d, page, words, hit, cast)
        if "place" in kind.family and "place" not in d.roles and not _means_a_town(words, hit):
            _no_kind(d)
            return
    if "holder" in roles:
        _set(d, "holder", _holder(d, words, hit, cast))
    if kind.doer:
        d.doer = _doer(d, words, hit, cast) or ""
    if "who" in roles:
        _set(d, "who", _who(d, page, words, hit, cast))
        d.doer = d.roles.get("who", "") if kind.doer else ""
    if "measure" in roles and d.sense is not None:
        d.roles["measure"] = d.sense.measure
        _set(d, "group", _group(words, hit))


SOMEWHERE = "*"
"""Stands for whatever place is spoken of: "the town", "it"."""
LEANS = 5
"""Content words up to which a content leans on what stands before it, also for its place."""


def spots(d: Draft, page: Page, words: Sequence[Token], cast: Cast) -> frozenset[str]:
    """The places that a content names; `SOMEWHERE` among them where it may mean one that it does not name."""
    found = {page.story.name(m) for m in page.places_in(d.claim.content) if name_of(m) not in cast.sides}
    found |= {name for at, name, _ in _capitals(words, cast, d) if _located(words, at)}
    if found:
        return frozenset(found)
    if any(t.word in _TOWN for t in words) or first_word(d) in PRONOUNS or len(d.words) <= LEANS:
        found.add(SOMEWHERE)
    return frozenset(found)


_LOCATIVES = frozenset("in at near from outside around to towards into inside".split())


def _located(words: Sequence[Token], at: int) -> bool:
    """True where a preposition of place stands before the word that begins at an offset."""
    i = next((k for k, t in enumerate(words) if t.start == at), 0)
    return i > 0 and words[i - 1].word in _LOCATIVES


def _no_kind(d: Draft) -> None:
    """Without a place a kind of places says nothing that could be told from another: the claim has its words alone."""
    if d.sense is not None and d.sense.value < 0:
        d.plain = not d.plain
        d.positive = d.plain != d.against
    d.kind, d.sense, d.topic, d.change = FREE, None, d.words, False


def _set(d: Draft, role: str, value: str | None) -> None:
    if value:
        d.roles[role] = value


def _group(words: Sequence[Token], hit: Hit | None) -> str | None:
    if hit is None:
        return None
    for h in word_book().find(words[max(0, hit.start - 6) : hit.end + 4]):
        if h.key == "groups":
            return stem(words[max(0, hit.start - 6) + h.start].word)
    return None


def _place(d: Draft, page: Page, words: Sequence[Token], hit: Hit | None, cast: Cast) -> None:
    """The place nearest after the evoking words, else before them, else the last one named before the claim."""
    at = words[hit.start].start if hit is not None and words else d.at
    inside = [
        (m.span[0], page.story.name(m), m.span) for m in page.places_in(d.claim.content) if name_of(m) not in cast.sides
    ]
    if not inside:
        told = _capitals(words, cast, d)
        inside = told if not page.reading.mentions else [t for t in told if _is_taken_or_located(page, words, hit, t)]
    inside = [p for p in inside if not is_venue(d.article.text, p[2])]
    if inside:
        after = [p for p in inside if p[0] >= at]
        _, name, span = after[0] if after else inside[-1]
        d.roles["place"] = name
        _part(d, words, span[0])
        return
    if _means_a_town(words, hit):
        meant = page.meant.at(d.at, cast.sides)
        if meant is not None:
            d.roles["place"] = page.story.name(meant)
        town = next((t.start for t in words if t.word in _TOWN), None)
        if town is not None:
            _part(d, words, town)


def _is_taken_or_located(
    page: Page, words: Sequence[Token], hit: Hit | None, told: tuple[int, str, tuple[int, int]]
) -> bool:
    """True for a name that no list knows, where it stands right behind the evoking words or a preposition of place, and
    the page takes it for nobody's."""
    at, _, span = told
    if any(t.start == at and t.word in _CALENDAR for t in words):
        return False
    follows = hit is not None and hit.end < len(words) and words[hit.end].start == at
    known = any(
        m.kind in ("person", "organisation") and m.span[0] < span[1] and span[0] < m.span[1]
        for m in page.reading.mentions
    )
    return (follows or _located(words, at)) and not known


_CALENDAR = grammar("months") | grammar("weekdays")


def _means_a_town(words: Sequence[Token], hit: Hit | None) -> bool:
    """True where "the town" is spoken of, or "it" right beside the evoking words ("its capture", "captured it")."""
    if any(t.word in _TOWN for t in words):
        return True
    near = words[max(0, hit.start - 2) : hit.end + 2] if hit is not None else ()
    return any(t.word in ("it", "its", "there") for t in near)


def _capitals(words: Sequence[Token], cast: Cast, d: Draft) -> list[tuple[int, str, tuple[int, int]]]:
    """Runs of capitalised words after a preposition or an article that name nobody in the cast."""
    taken = {i for a in cast.actors(words) for i in range(a.start, a.end)}
    found = []
    i = 1
    while i < len(words):
        if words[i].cap and i not in taken and words[i].word[0].isalpha():
            j = i
            while j < len(words) and words[j].cap and j not in taken:
                j += 1
            name = d.article.text[words[i].start : words[j - 1].end]
            found.append((words[i].start, name, (words[i].start, words[j - 1].end)))
            i = j
        i += 1
    return found


def _part(d: Draft, words: Sequence[Token], place_at: int) -> None:
    before = [t for t in words if t.start < place_at][-_PART_REACH:]
    after = [t for t in words if t.start > place_at]
    named = d.article.text[place_at : after[0].end] if after else ""
    owned = after[1:_OWNED] if after and after[0].word in ("'s", "’s") else []
    owned = owned or (after[:_OWNED] if re.search(r"\w[’']s?\s", named) else [])
    for near in (before, owned):
        for h in word_book().find(near):
            if h.key == "parts":
                d.roles["part"] = " ".join(t.word for t in near[h.start : h.end])
                return


def _own(d: Draft, cast: Cast) -> str:
    return cast.key(d.body)


def _subject(actors: Sequence[Actor], words: Sequence[Token], hit: Hit | None) -> Actor | None:
    """Who does it: after "by" in the passive, else the nearest name before the evoking words."""
    if hit is None:
        return None
    for a in actors:
        if a.start >= hit.end and any(w.word == "by" for w in words[hit.end : a.start]) and a.start - hit.end <= 5:
            return a
    left = [a for a in actors if a.end <= hit.start + 1]
    return left[-1] if left else None


_DO = frozenset(
    "had has have did again deliberately itself own repeatedly 's ’s forces force troops army gunners artillery men "
    "soldiers fighters drones missiles planes jets aircraft also then first and since not never n't n’t".split()
)
"""What may stand between whoever did it and the words for what he did."""


def _deed(d: Draft, words: Sequence[Token]) -> str:
    """What a content of no kind tells that somebody did, and who ("set:dorran" of "Dorran had set the fire" and "the
    fire was set by Dorran"); "" where no name stands beside the verb."""
    for i in range(1, len(words) - 1):
        if not words[i].word.endswith("ed") and words[i].word not in _IRREGULAR:
            continue
        verb, after = stem(words[i].word), words[i + 1 : i + 4]
        if after and after[0].word == "by" and any(t.cap for t in after[1:]):
            return f"{verb}:{_whole(words, i + 2)}"
        at = i - 1
        while at > 0 and (words[at].word in _DO or words[at].word == ",") and not words[at].cap:
            at -= 1
        if words[at].word in _ELSE or (at and words[at - 1].word in _ANOTHER):
            return f"{verb}:{ANOTHER}"
        if words[at].cap and words[at].word not in _SMALL and (at or not _begins(d, words)):
            return f"{verb}:{words[at].word}"
    return ""


ANOTHER = "another"
"""Stands for a doer who is not the one that others tell of."""
_ANOTHER = frozenset({"another", "other", "different"})
_ELSE = frozenset({"else", "others"})


def _whole(words: Sequence[Token], at: int) -> str:
    """The last word of the name that begins at or right after a word."""
    while at < len(words) - 1 and not words[at].cap:
        at += 1
    while at + 1 < len(words) and words[at + 1].cap:
        at += 1
    return words[at].word


def _begins(d: Draft, words: Sequence[Token]) -> bool:
    """True where a content opens a sentence, so that the capital of its first word tells nothing."""
    return _OPENS.search(d.article.text[: words[0].start][-3:]) is not None


_IRREGULAR = frozenset("set shot broke sold bought took gave sent made wrote stole hit began built paid led".split())
"""Pasts without the ending."""
_CLEFT = (["it", "was"], ["it", "is"])
"""Before a name: "it was Velland that shelled it"."""
_ACCUSES = re.compile(r"\b(?:accus|blam)", re.I)


def _doer(d: Draft, words: Sequence[Token], hit: Hit | None, cast: Cast) -> str | None:
    """Who did it, where the words right beside the deed tell: whoever is accused, the active verb's subject, or whoever
    stands after "by"."""
    actors = cast.actors(words)
    if actors and actors[0].start <= 1 and _ACCUSES.search(cut(d.article.text, d.claim.cue)):
        return actors[0].key
    if hit is None:
        return None
    cleft = next((a for a in actors if [w.word for w in words[max(0, a.start - 2) : a.start]] in _CLEFT), None)
    if cleft is not None:
        return cleft.key
    if _says_it_of_itself(d, words, hit) or _own_men(d, words, hit):
        return _own(d, cast)
    found = _subject(actors, words, hit)
    if found is None:
        return _written(d, words, hit)
    beside = found.start >= hit.end or all(w.word in _DO for w in words[found.end : hit.start])
    return found.key if beside else None


def _written(d: Draft, words: Sequence[Token], hit: Hit) -> str | None:
    """The last word of the name that is the deed's subject, of one who has no voice in the story."""
    at = hit.start - 1
    while at >= 0 and words[at].word in _DO and not words[at].cap:
        at -= 1
    if at < 0 or not words[at].cap or words[at].word in _SMALL or (at == 0 and _begins(d, words)):
        return None
    name = d.article.text[words[at].start : words[at].end]
    return None if name == d.roles.get("place") else name


_SMALL = frozenset((*OURS, *_THEM, *_THEIRS, *"it this that these those there what who which the a an no".split()))
"""Words that are nobody's name, capital or not."""
_OPENS = re.compile(r"(?:^|[.!?\n:\"“])\s*$")
"""Before a word whose capital tells nothing."""


_BESIDE = 6
"""Words within which a verb follows its subject "it", marks of quotation among them."""


def _says_it_of_itself(d: Draft, words: Sequence[Token], hit: Hit | None) -> bool:
    """True for reported speech whose subject is "it" ("X said it now owned ..."): the speaker itself."""
    if d.claim.quote == "direct" or d.turned or hit is None:
        return False
    return any(t.word == "it" for t in words[:2]) and hit.start <= _BESIDE


def _of_others(d: Draft, words: Sequence[Token], hit: Hit) -> bool:
    """True where the speaker says it of those on the other side ("under enemy control", a quoted "they hold")."""
    left, _ = clause(words, hit.start, hit.end)
    first = next((t.word for t in words[left:] if t.word[0].isalpha()), "")
    return any(t.word == "enemy" for t in words[left : hit.end]) or (d.claim.quote == "direct" and first == "they")


_MINE = frozenset("me us mine ours".split())
_HERS = frozenset("hers his theirs".split())


def _mine(d: Draft, words: Sequence[Token], hit: Hit) -> bool:
    """True where the evoking words tell whose it is by a word for the speaker ("elected me"; reported: "was hers")."""
    mine = _MINE if d.claim.quote == "direct" else _MINE | _HERS
    return any(t.word in mine for t in words[hit.start : hit.end + 1])


def _holder(d: Draft, words: Sequence[Token], hit: Hit | None, cast: Cast) -> str | None:
    actors = cast.actors(words)
    if d.sense is not None and d.sense.holder == "other":
        to = [
            a
            for a in actors
            if hit is not None and a.start >= hit.end and any(w.word == "to" for w in words[hit.start : a.start])
        ]
        return to[0].key if to else None
    since = clause(words, hit.start, hit.end)[0] if hit is not None else 0
    if _says_it_of_itself(d, words, hit) or _says_he_did(d, words, hit) or _own_men(d, words, hit, since):
        return _own(d, cast)
    if hit is not None:
        d.others = _of_others(d, words, hit)
        told = _own(d, cast) if _mine(d, words, hit) else _told_holder(d, words, hit, actors)
        if told is not None or d.others:
            return told
    if any(t.word in OURS for t in words):
        return _own(d, cast)
    lost = d.conceding and d.sense is not None and d.sense.value < 0
    if d.turned or (d.body.side == UNKNOWN and not lost):
        return None
    return _own(d, cast) if lost or d.body.side in cast.sides else None


def _told_holder(d: Draft, words: Sequence[Token], hit: Hit, actors: Sequence[Actor]) -> str | None:
    """Who holds it by the words beside the evoking ones."""
    inside = [a for a in actors if hit.start <= a.start and a.end <= hit.end]
    found = inside[0] if inside else None if d.others else _subject(actors, words, hit)
    return found.key if found is not None else None if d.others else _written(d, words, hit)


def _says_he_did(d: Draft, words: Sequence[Token], hit: Hit | None) -> bool:
    """True for reported speech whose subject is "he" or "she", right before the evoking words: the speaker itself."""
    if d.claim.quote == "direct" or hit is None:
        return False
    at = next((i for i in (hit.start - 1, hit.start - 2) if i >= 0 and words[i].word in ("he", "she")), -1)
    return at in (0, 1)


_MEN = frozenset("troops forces units soldiers army navy men fighters brigade brigades infantry tanks side".split())


def _own_men(d: Draft, words: Sequence[Token], hit: Hit | None, since: int = 0) -> bool:
    """True where a speaker tells of "its troops" or "our units" before the evoking words, from a word on."""
    end = hit.start if hit is not None else 0
    mine = (*OURS, *_THEIRS) if d.claim.quote != "direct" else OURS
    return any(words[i].word in mine and words[i + 1].word in _MEN for i in range(since, min(end, len(words) - 1)))


def _who(d: Draft, page: Page, words: Sequence[Token], hit: Hit | None, cast: Cast) -> str | None:
    if d.kind in ("resignation", "appointment", "arrest", "visit", "meeting"):
        return person(d, page, words, hit, cast)
    actors = cast.actors(words)
    if _says_it_of_itself(d, words, hit) or (_own_men(d, words, hit) and _subject(actors, words, hit) is None):
        return _own(d, cast)
    found = _subject(actors, words, hit) if hit is not None else (actors[0] if actors else None)
    if found is not None:
        return found.key
    if actors and d.kind in ("responsibility", "fraud", "breach", "knowledge", "order", "ruling"):
        return actors[0].key
    indirect = d.claim.quote != "direct"
    if indirect and any(t.word in _THEIRS for t in words) and hit is not None and _points_home(words, hit):
        return _own(d, cast) if d.conceding or d.turned else None
    they = any(t.word in _THEM for t in words[: hit.start if hit else 0])
    return _own(d, cast) if not they and any(t.word in OURS for t in words) else None


def _points_home(words: Sequence[Token], hit: Hit) -> bool:
    return any(t.word in _THEIRS for t in words[max(0, hit.start - 3) : hit.start + 1])
