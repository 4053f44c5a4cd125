"""Names in a text, found by their capitals: runs of words with the title before them and the owner they belong to."""

import itertools
import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from twosource.claims.phrase import grammar
from twosource.claims.segment import Layout, Word
from twosource.claims.words import CAPITAL, lexicon
from twosource.model import Mention, Span

JOINTS = frozenset(
    {"of", "for", "the", "and", "de", "da", "di", "du", "la", "le", "van", "von", "der", "al", "bin", "el", "on", "&"}
)
PARTICLES = frozenset({"de", "da", "di", "du", "la", "le", "van", "von", "der", "al", "bin", "el", "&"})
CAUSES = frozenset({"for", "of", "without", "against"})
"""Words that join the name of a group that is a phrase: "Reporters without Frontiers"."""
APPOSED = 8
"""Words after a name in which an apposition says what it is."""
HEADS = frozenset({'"', "“", "‘", "'", ":", "«", "„", "—", "–", "-"})
"""Marks after which a capital says nothing."""
TWOFOLD = frozenset({"ministry", "department", "office", "institute", "committee", "commission"})
"""Bodies of two tasks ("Ministry of Water and Energy"); after a whole name ("the Water Ministry and") comes another."""
KIN = frozenset("sons daughters brothers sisters partners associates company co".split())
"""Second parts of a firm's name."""
NUMBERS = frozenset("two three four five six seven eight nine ten".split())
COMPOUND = re.compile(
    r"-(based|led|backed|installed|born|old|held|run|controlled|made|owned|style|era|wide|appointed)$", re.I
)
ORDINAL = re.compile(r"\d+(st|nd|rd|th)$")
SAINTS = frozenset({"st", "saint", "sankt", "san", "santa", "sao", "ste", "sainte"})
ACRONYM = re.compile(rf"^{CAPITAL}(?:{CAPITAL}|\d){{1,6}}$")


@dataclass(frozen=True, slots=True)
class NameRun:
    """A run of capitalised words: numbers of its first word, of the first after titles, and one past its last."""

    first: int
    bare: int
    last: int
    name: str
    title: str

    @property
    def parts(self) -> tuple[str, ...]:
        """The name's words in lower case."""
        return tuple(w.lower() for w in self.name.replace("’", "'").split())


def find_names(layout: Layout, mentions: tuple[Mention, ...] = ()) -> tuple[NameRun, ...]:
    """All runs of capitalised words that look like names, in order."""
    known = _seen_inside(layout)
    lands = own_adjectives(layout)
    groups = groups_of(layout)
    spans = [m.span for m in mentions if m.kind in {"person", "organisation"}]
    sure = {i for i in (layout.word_at(s[0]) for s in spans) if not is_grammar(layout.words[i].low)}
    runs = []
    for sentence in layout.sentences:
        i = layout.after_dateline(sentence)
        while i < sentence.last:
            i = _past_common(layout.words, i, sentence.last)
            last = max(_run_end(layout.words, i, sentence.last), group_end(layout.words, i, groups))
            named = last > i and not _is_adjective(layout.words, i, last, lands)
            if named and (i in sure or _is_name(layout, i, last, sentence.first, known)):
                runs.append(_run(layout, i, last))
                i = last
            else:
                i = max(last, i + 1)
    return _with_firms(layout, runs)


def _with_firms(layout: Layout, runs: list[NameRun]) -> tuple[NameRun, ...]:
    """Runs with "Tallis and Reed" as one name wherever it stands, if it is called a firm anywhere on the page."""
    pairs = [(a, b) for a, b in pairwise(runs) if b.first == a.last + 1 and layout.words[a.last].low == "and"]
    firms = {(a.name, b.name) for a, b in pairs if _is_firm(layout.words, a, b)}
    found: list[NameRun] = []
    for run in runs:
        before = found[-1] if found else None
        if before is not None and run.first == before.last + 1 and (before.name, run.name) in firms:
            found[-1] = replace(before, last=run.last, name=f"{before.name} and {run.name}")
        else:
            found.append(run)
    return tuple(found)


def _is_firm(words: tuple[Word, ...], a: NameRun, b: NameRun) -> bool:
    """Whether one noun tells what both are ("the broker Tallis and Reed", "..., the builder"), or they are kin."""
    if words[b.last - 1].low in KIN:
        return True
    before, after = words[max(0, a.first - 3) : a.first], words[b.last : b.last + 3]
    lead = [w.low for w in before if w.low != ","][-2:]
    behind = [w.low for w in after[1:]] if after and after[0].low == "," else []
    return any(len(two) == 2 and two[0] in {"the", "a", "an"} and _role(two[1]) for two in (lead, behind))


def groups_of(layout: Layout) -> frozenset[tuple[str, ...]]:
    """Names of groups that are a phrase ("Doctors for the Border, a relief group", "the charity Friends of the Sea"),
    as the text tells them beside the noun that says what they are; each as its words in lower case."""
    found = set()
    for i, word in enumerate(layout.words):
        end = _phrase_end(layout.words, i) if word.capital else i
        if end > i and _called_body(layout.words, i, end):
            found.add(tuple(w.low for w in layout.words[i:end]))
    return frozenset(found)


def group_end(words: tuple[Word, ...], at: int, groups: frozenset[tuple[str, ...]]) -> int:
    """The word after a group's name that begins at `at`; `at` itself where none does."""
    end = _phrase_end(words, at) if groups and words[at].capital else at
    return end if tuple(w.low for w in words[at:end]) in groups else at


def _phrase_end(words: tuple[Word, ...], at: int) -> int:
    """The word after "Doctors for the Border", "Friends of the Sea": `at` where no such phrase begins."""
    if at + 2 >= len(words) or words[at + 1].low not in CAUSES or is_grammar(words[at].low):
        return at
    if words[at + 1].low == "of" and not words[at].low.endswith("s"):
        return at
    end = at + 2 + (words[at + 2].low == "the")
    begin = end
    while end < len(words) and words[end].capital and not is_grammar(words[end].low):
        end += 1
    return end if end > begin else at


def _called_body(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether the noun before a phrase, or the apposition after it, says that it is a body."""
    bodies = lexicon("roles")["bodies"]
    if first and words[first - 1].low in bodies and not words[first - 1].capital:
        return True
    if first and words[first - 1].low == "the" and words[first].low in lexicon("roles")["groups"]:
        return True
    told = words[last : last + APPOSED]
    if len(told) < 3 or told[0].low != "," or told[1].low not in {"a", "an"}:
        return False
    ahead = itertools.takewhile(lambda w: w.low not in {",", "."} and not is_grammar(w.low), told[2:])
    return any(w.low in bodies for w in ahead)


def _past_common(words: tuple[Word, ...], at: int, limit: int) -> int:
    """Past a capitalised word of grammar before another capital ("The Norland Bank" begins with Norland)."""
    while at < limit - 1 and words[at].capital and words[at + 1].capital and _is_common(words, at):
        at += 1
    return at


def _is_common(words: tuple[Word, ...], at: int) -> bool:
    """Whether a capitalised word is one of grammar that no name begins with; a number is none after an article ("the
    Four Rivers Mission")."""
    counted = words[at].low in NUMBERS and at > 0 and words[at - 1].low in {"the", "a", "an"}
    return words[at].low in _common() and not counted


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """Words of grammar that no name begins with."""
    return grammar("determiners") | grammar("prepositions") | grammar("conjunctions") | {"but", "and", "former", "then"}


def _seen_inside(layout: Layout) -> Counter[str]:
    """How often each word stands with a capital where no sentence or quotation begins."""
    seen: Counter[str] = Counter()
    for sentence in layout.sentences:
        for i in range(sentence.first + 1, sentence.last):
            w = layout.words[i]
            if w.capital and layout.words[i - 1].low not in {":", '"', "“", "‘", "'", "«", "„", ".", "?", "!"}:
                seen[w.low] += 1
    return seen


def _run_end(words: tuple[Word, ...], at: int, limit: int) -> int:
    """The word after a run of capitalised words that begins at `at`; `at` itself where none begins."""
    if not _starts(words[at]):
        return at
    i = at + 1
    while i < limit:
        if _starts(words[i]):
            i += 1
        elif (ahead := _over_joint(words, at, i, limit)) > i:
            i = ahead
        else:
            break
    return i


def _starts(word: Word) -> bool:
    return (word.capital and word.low != "i" and not COMPOUND.search(word.low)) or bool(ORDINAL.match(word.low))


def _over_joint(words: tuple[Word, ...], at: int, i: int, limit: int) -> int:
    """Past "of the" and the like inside a name of an institution ("Institute for the Study of War"), else `i`."""
    j = i
    while j < limit and j - i < 2 and words[j].low in JOINTS and not words[j].capital:
        j += 1
    if j == i or j >= limit or not words[j].capital:
        return i
    inside = {w.low for w in words[at:i]}
    small = {words[k].low for k in range(i, j)}
    if small <= PARTICLES:
        return j
    heads = lexicon("roles")["bodies"] | {"chief", "house", "bureau", "ministry"}
    if "and" in small and ("the" in small or words[i - 1].low in heads or not inside & TWOFOLD):
        return i
    return (
        j if inside & heads and words[j].low not in grammar("weekdays") | grammar("months") and "on" not in small else i
    )


def _is_name(layout: Layout, first: int, last: int, begin: int, known: Counter[str]) -> bool:
    words = layout.words
    low = words[first].low
    if last - first == 1 and is_grammar(low):
        return False
    heads = first == begin or (first > 0 and words[first - 1].low in HEADS)
    if not heads:
        return True
    if last - first > 1:
        return True
    if (
        last < len(words)
        and words[last].low in grammar("human")
        and not low.endswith(("s", "ly", "ing"))
        and not _role(low)
    ):
        return True
    if last + 2 < len(words) and words[last].low == "," and words[last + 1].low in {"the", "a", "an"}:
        if any(_role(words[k].low) for k in range(last + 2, min(last + 5, len(words)))):
            return True
    return bool(known[low]) or bool(ACRONYM.match(layout.text[words[first].start : words[first].end]))


def begins(layout: Layout, at: int) -> bool:
    """Whether a word opens a sentence, a quotation or a line, so that its capital tells nothing."""
    words = layout.words
    opened = at == 0 or words[at - 1].low in HEADS
    return opened or layout.sentences[layout.sentence_at(words[at].start)].first == at


def is_grammar(word: str) -> bool:
    """Whether a word is one of grammar's closed classes, which no capital makes a name ("The", "There", "At")."""
    kinds = ("determiners", "pronouns", "prepositions", "conjunctions", "auxiliaries", "weekdays", "months", "openers")
    return any(word in grammar(k) for k in kinds)


def is_demonym(word: str) -> bool:
    """Whether a capitalised word is an adjective of a land ("Norlandian"), by its ending or from the list."""
    low = word.lower()
    return (low.endswith(("ian", "ean", "ese", "ish")) and len(low) > 5) or low in grammar("demonyms")


def own_adjectives(layout: Layout) -> frozenset[str]:
    """Adjectives made of a name of the same text, however short ("Ozian" where Ozia is named), in lower case."""
    capitals = {w.low for w in layout.words if w.capital and len(w.low) > 3}
    return frozenset(w for w in capitals if w.endswith("ian") and (w[:-1] in capitals or w[:-3] in capitals))


def _is_adjective(words: tuple[Word, ...], first: int, last: int, lands: frozenset[str]) -> bool:
    """Whether a run is nothing but the adjective of a land before a common noun ("Norlandian troops")."""
    if last - first > 1 or last >= len(words) or not (is_demonym(words[first].low) or words[first].low in lands):
        return False
    after = words[last]
    return after.low.isalpha() and not after.capital and after.low not in grammar("human") | grammar("auxiliaries")


def _role(word: str) -> bool:
    roles = lexicon("roles")
    return word in roles["people"] or word in roles["bodies"] or word in lexicon("cues")["documents"]


def _run(layout: Layout, first: int, last: int) -> NameRun:
    words = layout.words
    while first < last - 1 and (_is_common(words, first) or words[first].low in grammar("weekdays")):
        first += 1
    bare = _after_titles(words, first, last)
    name = layout.text[words[bare].start : words[last - 1].end] if bare < last else ""
    title = layout.text[words[first].start : words[bare - 1].end] if bare > first else ""
    return NameRun(first, bare, last, _one_line(name), _one_line(title))


def _after_titles(words: tuple[Word, ...], first: int, last: int) -> int:
    """Number of the first word after the titles of a run; `first` where the whole run names a body."""
    titles = lexicon("roles")["titles"] | lexicon("roles")["people"]
    bodies = lexicon("roles")["bodies"]
    bare = i = first
    while i < last:
        surname = first < i == last - 1 and words[i].low not in lexicon("roles")["titles"] and bare != i
        if words[i].low in titles and not surname:
            bare = i = i + 1
            if bare < last and words[bare].low == "of":
                bare = i = _after_of(words, bare, last)
        else:
            i += 1
    whole_body = words[last - 1].low in bodies or (
        bare == last and any(words[k].low in bodies for k in range(first, last))
    )
    return first if bare > first and whole_body else bare


def _after_of(words: tuple[Word, ...], at: int, last: int) -> int:
    """Past "of the General Staff" in a title that a person's name follows; the end of the run where none does."""
    heads = lexicon("roles")["bodies"]
    body = next((i for i in range(at, last) if words[i].low in heads), None)
    return last if body is None else body + 1


def _one_line(text: str) -> str:
    return " ".join(text.split())


def possessed_name(layout: Layout, run: NameRun) -> str:
    """The whole name of a body whose owner belongs to its name: an office's ("State Prosecutor's Office") or a saint's
    ("St Anne's Hospital"); "" for any other name, a land's possession ("Norland's Weather Office") included."""
    words = layout.words
    first = run.first
    if first < 2 or words[first - 1].low != "'s" or not words[first - 2].capital:
        return ""
    begin = first - 2
    while begin > 0 and words[begin - 1].capital and not is_grammar(words[begin - 1].low):
        begin -= 1
    saint = words[begin].low in SAINTS and begin < first - 2
    office = words[first - 2].low in lexicon("roles")["people"] | lexicon("roles")["titles"]
    named = words[begin].low in lexicon("roles")["titles"] and not office
    return (
        _one_line(layout.text[words[begin].start : words[run.last - 1].end]) if (saint or office) and not named else ""
    )


def span_of(layout: Layout, run: NameRun) -> Span:
    """A run's offsets without its title (with it where it is all title)."""
    first = run.bare if run.bare < run.last else run.first
    return (layout.words[first].start, layout.words[run.last - 1].end)
