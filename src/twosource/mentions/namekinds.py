"""What a run of capitals names: a person, a body or a place, by its own words and by its neighbours."""

from collections.abc import Mapping
from dataclasses import dataclass

from .gazetteer import is_listed
from .runs import Lexicon, Run
from .tokens import BREAK, Tokens
from .world import World

LOOK = 5
"""Tokens after a name that are searched for a verb of speaking: "Vienna on Tuesday said"."""
SURE = 0.8
"""Score from which the model's kind of a name counts; below, half of them are wrong (first reader, 1 epoch)."""
PLURALS = ("s", "men", "people", "folk")
"""Endings of plurals."""
STEM = 4
"""Letters that a state's name must share with the adjective made of it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a run was read as: kind, plain name, role, what it belongs to, honorific; `sure` where its own words say so.

    Kinds are person, organisation, place, office (a title without a name), and undecided yet: speaker, listed (a name
    that the gazetteer holds, with nothing beside it that says so) and unknown.
    """

    run: Run
    kind: str
    name: str
    role: str | None = None
    belongs: str | None = None
    honorific: str | None = None
    sure: bool = False
    last: int = -1

    @property
    def end(self) -> int:
        """One past its last token."""
        return max(self.last, self.run.last)


@dataclass(frozen=True, slots=True)
class Ground:
    """What the reading of runs rests on: tokens, word lists, the world, small words of the text, its own adjectives of
    states it names (Tovanian of Tovania), the model's kinds by token, the runs that are names for sure (inside a
    sentence, or seen by the model), and all runs by their first token."""

    tokens: Tokens
    words: Lexicon
    lands: World
    smalls: frozenset[str]
    adjectives: Mapping[str, str]
    votes: Mapping[int, str]
    known: frozenset[str]
    starts: Mapping[int, Run]

    def before(self, run: Run, back: int = 1) -> str:
        """The word that stands `back` tokens before a run, in lower case."""
        return self.tokens.lowers[run.first - back] if run.first >= back else ""

    def after(self, run: Run, on: int = 0) -> str:
        """The word that stands `on` tokens after a run, in lower case."""
        return self.tokens.lowers[run.last + on] if run.last + on < len(self.tokens) else ""

    def state(self, name: str) -> str | None:
        """The state that a name or adjective stands for, one the text itself speaks of included."""
        return self.lands.owner(name) or self.adjectives.get(name)


def own_adjectives(names: frozenset[str]) -> dict[str, str]:
    """Adjectives of states that the text names itself: Tovanian of Tovania, Velmarese of Velmar."""
    out: dict[str, str] = {}
    stems = {n.rstrip("aeiou"): n for n in sorted(names) if len(n.rstrip("aeiou")) >= STEM}
    for name in names:
        for ending in ("an", "ian", "ese", "ish", "n", "i"):
            stem = name.removesuffix(ending).rstrip("aeiou")
            if name.endswith(ending) and stem in stems and stems[stem] != name and len(stems[stem]) < len(name):
                out.setdefault(name, stems[stem])
    return out


def read_run(run: Run, g: Ground) -> Reading | None:
    """The reading of one run; None where it names nothing."""
    first = starts_sentence(g.tokens, run.first)
    if first and len(run.words) == 1 and run.words[0].lower() in g.smalls:
        return None
    belongs = g.state(run.owner) or run.owner if run.owner else None
    own = _leading_adjective(run.words, g)
    whole = " ".join(run.words)
    if own == len(run.words) and whole not in g.lands.countries:
        return None
    parts = run.words
    if own and own < len(parts):
        belongs = belongs or g.state(" ".join(parts[:own]))
        parts = parts[own:]
    titled = _titled(run, parts, g.words, belongs)
    if titled is not None and titled.kind == "office" and first and g.words.has("role", g.after(run)):
        return None
    return titled or _by_own_words(run, parts, whole, belongs, g) or _by_neighbours(run, belongs, first, g)


def _leading_adjective(parts: tuple[str, ...], g: Ground) -> int:
    """How many first words are a state's adjective or name: 2 in "South Korean Army", 1 in "U.S. Navy"."""
    for size in (2, 1):
        head = " ".join(parts[:size])
        adjective = head in g.lands.adjectives or head in g.adjectives
        if len(parts) >= size and (adjective or (head in g.lands.countries and len(parts) > size)):
            return size
    return 0


def _titled(run: Run, parts: tuple[str, ...], words: Lexicon, belongs: str | None) -> Reading | None:
    """An office or honorific before the name ("Defense Minister Ann Lee", "Mr Ek"), or an office alone."""
    marks = [i for i, w in enumerate(parts) if words.has("title", w) or words.has("honorific", w)]
    if not marks:
        return None
    last = marks[-1]
    if words.has("title", parts[marks[0]]) and marks[0] <= 2:
        last = max([last, *(i for i, w in enumerate(parts) if words.has("body", w) and i > last)])
    name = tuple(w for w in parts[last + 1 :] if w != ".")
    honorific = next((w for w in parts[: last + 1] if words.has("honorific", w)), None)
    role = " ".join(w for w in parts[: last + 1] if w != "." and not words.has("honorific", w)) or None
    body = any(words.has("body", w) for w in parts) and "of" not in parts
    if not name and role and words.has("title", parts[last]) and len(parts) < 5 and not body:
        return Reading(run, "office", role, role, belongs, sure=True)
    if not name or len(name) - 2 * name.count("-") > 4 or any(words.has("body", w) or w in ("of", "for") for w in name):
        return None
    return Reading(run, "person", " ".join(name), role, belongs, honorific, sure=True)


def _by_own_words(run: Run, parts: tuple[str, ...], whole: str, belongs: str | None, g: Ground) -> Reading | None:
    """A run whose own words decide: a ministry, a river, a country, the Kremlin."""
    if any(g.words.has("body", w) for w in parts) and not (whole.isupper() and len(parts) > 1):
        return Reading(run, "organisation", Run(0, 0, parts).text, None, belongs, sure=True)
    if whole in g.lands.countries:
        return Reading(run, "place", run.text, sure=True)
    if whole in g.lands.institutions:
        return Reading(run, "organisation", run.text, None, g.lands.institutions[whole], sure=True)
    if whole in g.lands.capitals or any(g.words.has("land", w) for w in parts[1:]):
        return Reading(run, "place", run.text, sure=True)
    if _is_dateline(run, whole, g):
        return Reading(run, "place", whole.title(), sure=True)
    return None


def _is_dateline(run: Run, whole: str, g: Ground) -> bool:
    """OSTRAV, Mar 8 (NPA) - : capitals that open a block."""
    opens = run.first == 0 or g.tokens.words[run.first - 1] == BREAK
    return opens and whole.isupper() and len(whole) > 3 and g.after(run) in (",", "(", "-", "—", "–")


def _by_neighbours(run: Run, belongs: str | None, first: bool, g: Ground) -> Reading | None:
    """A run whose own words decide nothing: look at the words beside it."""
    name = run.text
    for says in (_says_body, _says_place, _says_speaker, _says_other):
        kind, sure = says(run, first, g)
        if kind:
            end = _with_noun(run, g) if kind == "organisation" else -1
            role = g.before(run) if kind == "person" and g.words.has("role", g.before(run)) else None
            return Reading(run, kind, name, role, belongs, sure=sure, last=end)
    return Reading(run, "unknown", name)


def _with_noun(run: Run, g: Ground) -> int:
    """One past the noun that makes a name a body: "the Brask relief group"."""
    if g.before(run) != "the":
        return -1
    for k in range(3):
        word = g.after(run, k)
        if g.words.has("anaphor", word):
            return run.last + k + 1
        if not word.isalpha() or g.words.has("speaking", word) or g.words.has("joins", word):
            return -1
    return -1


def _says_body(run: Run, first: bool, g: Ground) -> tuple[str, bool]:
    """The agency Ard; the operator, Brask Water; Brask Water, the operator; the Brask relief group."""
    before, before2 = g.before(run), g.before(run, 2)
    if g.words.has("anaphor", before) and len(run.text) > 1:
        return "organisation", True
    if before == "," and g.words.has("bodily", before2) and g.tokens.words[run.first - 2].islower():
        return "organisation", True
    if g.after(run) == "," and g.after(run, 1) in ("the", "a", "an", "which"):
        after = [g.after(run, k) for k in range(1, 6)]
        if after[0] == "which" or any(g.words.has("bodily", w) for w in after if w != ","):
            return "organisation", after[0] != "which"
    return ("organisation", True) if _with_noun(run, g) > 0 and len(run.words) < 4 else ("", False)


def _says_place(run: Run, first: bool, g: Ground) -> tuple[str, bool]:
    """The Tarn region; the city of Tarn."""
    of = g.before(run) == "of" and g.words.has("land_of", g.before(run, 2))
    return ("place", True) if g.words.has("land_after", g.after(run)) or of else ("", False)


def _says_speaker(run: Run, first: bool, g: Ground) -> tuple[str, bool]:
    """Who speaks is a person if the name has the form of one; else it is not clear yet."""
    if not speaks(run, g) or (first and _is_crowd(run, g)):
        return "", False
    if run.text.isupper():
        return "organisation", False
    return ("person" if 1 < len(run.words) < 5 else "speaker"), False


def _says_other(run: Run, first: bool, g: Ground) -> tuple[str, bool]:
    """Prepositions, roles, acronyms, the model's vote, the gazetteer, the form of the name: from strong to weak."""
    before, name = g.before(run), run.text
    listed = not (first and len(run.words) == 1) and is_listed(name)
    shaped = 1 < len(run.words) < 4 and run.words[0].isalpha()
    tests = (
        (g.words.has("strong_before", before) and not (before == "at" and name.isupper()), "place", False),
        (name.isupper() and len(name) > 1, "organisation", False),
        (g.words.has("takes_place", before) and len(run.words) == 1, "place", False),
        (g.words.has("role", before) and len(run.words) < 5, "person", True),
        (run.first in g.votes, g.votes.get(run.first, ""), False),
        (listed, "listed", False),
        (shaped, "person", False),
    )
    return next(((kind, sure) for holds, kind, sure in tests if holds), ("", False))


def _is_crowd(run: Run, g: Ground) -> bool:
    """Whether one word at a sentence's head may be any plural ("Witnesses told us")."""
    many = run.words[0].lower().endswith(PLURALS)
    return len(run.words) == 1 and many and not run.text.isupper() and run.text not in g.known


def speaks(run: Run, g: Ground) -> bool:
    """Whether a verb of speaking stands right beside the run, a day or a comma between them allowed."""
    tokens = g.tokens
    if tokens.lowers[max(0, run.first - 2) : run.first] == ["according", "to"]:
        return True
    if run.first and g.words.has("inverted", tokens.lowers[run.first - 1]):
        return True
    for i in range(run.last, min(len(tokens), run.last + LOOK)):
        lower = tokens.lowers[i]
        if g.words.has("speaking", lower):
            return True
        if not (lower in ("on", "also", "has", "had", "have") or g.words.has("common", tokens.words[i])):
            return False
    return False


def starts_sentence(tokens: Tokens, i: int) -> bool:
    """Whether a token opens a sentence, quotation or block, so that its capital tells nothing."""
    return i == 0 or tokens.words[i - 1] in _STARTS


_STARTS = frozenset('.!?:"“”‘’•-') | {"'", BREAK, "—", "–"}
