"""What a source expression says of the speaker: a name, an office, a body, a document, or nobody in particular."""

from dataclasses import dataclass, replace

from twosource.claims.names import COMPOUND, NUMBERS, NameRun, begins, possessed_name
from twosource.claims.nouns import is_body, is_common, is_role, singular
from twosource.claims.phrase import Range, grammar
from twosource.claims.relative import house_before, is_thing, led, speaks_for
from twosource.claims.segment import Layout, Word
from twosource.claims.words import lexicon

WE = frozenset({"we", "us", "our", "i", "my", "me", "ours"})
THIRD = frozenset(
    {"he", "she", "it", "they", "him", "her", "them", "his", "hers", "its", "their", "himself", "herself"}
)
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "both"})
SEVERAL = NUMBERS | frozenset("several many both few most some dozens".split())
CARRIERS = frozenset("by from of published released issued compiled".split())
CARRIED = frozenset(
    {"cited", "quoted", "seen", "obtained", "reviewed", "reported", "interviewed", "consulted", "carried"}
)
"""Words after which "by" names who passes a source on, not whose it is."""
MAKERS = CARRIED | {"published by"}
COLLECTIVE = frozenset({"staff", "personnel", "crew"})
RELATIVES = frozenset({"who", "which", "whose", "whom", "where"})
WATCHERS = frozenset({"observers", "monitors"})
"""Those whom a mission sends out to see: their word is the mission's."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A parsed source expression. `kind`: pronoun, we, person, body, role, document, crowd.

    `name` is the bare name found in it, `title` the words of office before or after it, `owner` the range of words of
    the body or person it belongs to or works for, `definite` whether it points back ("the", "his"), `head` its last
    noun, `words` the whole as written, on one line.
    """

    kind: str
    words: str
    span: Range
    head: str = ""
    name: str = ""
    title: str = ""
    owner: Range | None = None
    definite: bool = False
    plural: bool = False
    spokesperson: bool = False
    of_house: bool = False
    roles: tuple[str, ...] = ()


def parse(layout: Layout, runs: dict[int, NameRun], span: Range) -> Expression:
    """Read the source expression that stands at these words; `runs` are the article's names by their first word."""
    words = layout.words
    first, last = _strip(words, span)
    written = " ".join(layout.text[words[first].start : words[last - 1].end].split())
    low = words[first].low
    if last - first == 1 and low in THIRD | WE and written != "US":
        return Expression("we" if low in WE else "pronoun", written, (first, last), head=low, definite=True)
    if last - first <= 2 and words[last - 1].low in {"both", "all"} and low in THIRD | WE:
        return Expression(
            "we" if low in WE else "pronoun", written, (first, last), head=low, definite=True, plural=True
        )
    if low in THIRD and last - first > 2 and words[first + 1].low == "and":
        return Expression("pronoun", written, (first, last), head=low, definite=True)
    last = _before_carrier(words, first, last)
    core = _core_end(layout, runs, first, last)
    end = core if core + 1 < last and words[core].low == "," and words[core + 1].low in RELATIVES else last
    written = " ".join(layout.text[words[first].start : words[end - 1].end].split())
    parts = [(first, core), *_appositions(words, core, last)]
    return _describe(layout, runs, parts, written, last)


def _before_carrier(words: tuple[Word, ...], first: int, last: int) -> int:
    """The end of a phrase without "cited by the paper" and the like."""
    for i in range(first + 1, last - 1):
        if words[i].low in CARRIED and words[i + 1].low == "by":
            return i - (words[i - 1].low == ",")
    return last


def _strip(words: tuple[Word, ...], span: Range) -> Range:
    first, last = span
    while last - 1 > first and words[last - 1].low in {",", ".", ":", ";", ")", "”", '"', "’", "—", "–", "-"}:
        last -= 1
    last -= last - 1 > first and words[last - 1].low == "'s"
    if last - 1 > first and words[last - 1].low in {"itself", "himself", "herself", "themselves"}:
        last -= 1
    if last - 1 > first and words[last - 1].low in RELATIVES:
        last -= 1 + (words[last - 2].low == "," and last - 2 > first)
    while first < last - 1 and words[first].low in {
        ",",
        "(",
        "“",
        '"',
        "and",
        "but",
        "even",
        "only",
        "—",
        "–",
        "-",
        ":",
    }:
        first += 1
    return first, last


def _core_end(layout: Layout, runs: dict[int, NameRun], first: int, last: int) -> int:
    """Where the head noun phrase ends: at a comma, bracket, dash or relative clause."""
    i = first
    while i < last:
        if i in runs:
            i = min(last, runs[i].last)
            continue
        w = layout.words[i].low
        if w in {",", "(", ":", ";", "—", "–"} or (w in {"who", "which", "whose", "whom", "where"} and i > first):
            return max(i, first + 1)
        if w == "that" and i > first:
            return i
        i += 1
    return last


def _appositions(words: tuple[Word, ...], core: int, last: int) -> list[Range]:
    """The comma-separated phrases after the head, relative clauses left out, bracketed short names kept."""
    found = []
    i = core
    while i < last:
        if words[i].low in {",", "(", ")", "—", "–"}:
            i += 1
            continue
        end = next((k for k in range(i, last) if words[k].low in {",", "(", ")", "—", "–"}), last)
        if words[i].low not in RELATIVES | {"that", "and", "speaking", "citing"}:
            found.append((i, next((k for k in range(i, end) if words[k].low in RELATIVES), end)))
        i = end
    return found


def _is_somebody(words: tuple[Word, ...], core: Range, whole: Range) -> bool:
    """Whether a relative clause right after the head's comma or apposition makes it a person: "NAME, who ...".

    The clause of an apposition counts only where that names no body ("NAME, an aid group who ...")."""
    at = next((k for k in range(core[1], whole[1]) if words[k].low in {"who", "whose"}), None)
    if at is None or words[at].low == "whose":
        return False
    between = {singular(words[k].low) for k in range(core[1], at)}
    return not between & lexicon("roles")["bodies"]


def _describe(
    layout: Layout, runs: dict[int, NameRun], parts: list[Range], written: str, last: int | None = None
) -> Expression:
    core = _read_core(layout, runs, parts[0], written)
    if core.kind == "document":
        return core
    whole = (parts[0][0], parts[-1][1] if last is None else last)
    if core.name and _is_somebody(layout.words, parts[0], whole):
        office, owner = led(layout.words, whole)
        core = replace(
            core, kind="person", title=core.title or office, owner=core.owner or owner, roles=(*core.roles, office)
        )
    if not core.name and (client := speaks_for(layout.words, whole)) is not None:
        core = replace(core, spokesperson=True, owner=client)
    roles = [r for r in core.roles if r]
    for part in parts[1:]:
        other = _read_core(layout, runs, part, written)
        if core.name and other.name and not other.title and core.kind == "role" and core.kind != other.kind:
            continue
        if core.kind == "person" and other.spokesperson and other.owner is None:
            other = replace(other, owner=house_before(layout, other.span))
        core, roles = _merge(core, other, roles)
    return Expression(
        core.kind, written, core.span, core.head, core.name, core.title, core.owner, core.definite, core.plural,
        core.spokesperson, core.of_house, tuple(dict.fromkeys(roles)),
    )  # fmt: skip


def _merge(core: Expression, other: Expression, roles: list[str]) -> tuple[Expression, list[str]]:
    """Head and apposition as one: whichever has the name gives it, the other its roles and owner."""
    if not core.name and other.name and other.kind in {"person", "body"}:
        person = core.head in lexicon("roles")["people"] - lexicon("roles")["either"]
        kind = "person" if person or other.kind == "person" else "body"
        merged = Expression(
            kind, core.words, other.span, core.head, other.name, core.head, core.owner or other.owner, False, False,
            core.spokesperson, False,
        )  # fmt: skip
        return merged, [*roles, core.head, *other.roles]
    if core.name and core.kind == "person":
        merged = Expression(
            "person", core.words, core.span, core.head, core.name, core.title or other.title or other.head,
            core.owner or other.owner, False, False, core.spokesperson or other.spokesperson, False,
        )  # fmt: skip
        return merged, [*roles, other.head, *other.roles]
    if core.name and other.head in lexicon("roles")["people"] and core.kind == "body" and not core.head:
        merged = Expression(
            "person", core.words, core.span, core.head, core.name, other.head, other.owner, False, False,
            other.spokesperson, False,
        )  # fmt: skip
        return merged, [*roles, other.head]
    return core, [*roles, other.head, *([other.name] if other.name.isupper() else [])]


def _read_core(layout: Layout, runs: dict[int, NameRun], part: Range, written: str) -> Expression:
    """One noun phrase: its head, name, owner before ("Corrin's") and after ("of", "for", "at")."""
    words = layout.words
    first, last = part
    definite = words[first].low in DEFINITE
    cut = _preposition(words, runs, first, last)
    owner = _owner_after(words, cut, last)
    possessive = next((i for i in range(cut - 1, first, -1) if words[i].low in {"'s", "'"}), None)
    start = first
    if possessive is not None and possessive + 1 < cut:
        owner = (first, possessive)
        start = possessive + 1
        definite = True
    elif words[first].low in THIRD | WE:
        owner = owner or (first, first + 1)
    return _classify(layout, runs, (start, cut), owner, definite, written)


def _preposition(words: tuple[Word, ...], runs: dict[int, NameRun], first: int, last: int) -> int:
    i = first
    while i < last:
        if i in runs:
            i = min(last, runs[i].last)
            continue
        if i > first and (words[i].low in grammar("prepositions") or words[i].low in MAKERS | CARRIERS):
            return i
        before = words[i - 1]
        if i > first and before.low in lexicon("cues")["documents"] and not (before.capital or _is_noun(words[i].low)):
            return i
        if i > first and (words[i].low.endswith("ed") or words[i].low in {"close", "familiar", "present", "known"}):
            if any(
                words[k].low in lexicon("roles")["people"] | lexicon("cues")["documents"] for k in range(first, i)
            ) or (words[i].low in {"close", "familiar", "present"}):
                return i
        i += 1
    return last


def _is_noun(word: str) -> bool:
    return (
        word in lexicon("cues")["documents"] or word in lexicon("roles")["bodies"] or word in lexicon("roles")["people"]
    )


def _owner_after(words: tuple[Word, ...], cut: int, last: int) -> Range | None:
    """The complement of the last carrier word ("of", "for", "by") straight after the head."""
    i = cut
    while i < last and words[i].low not in {"of", "for", "at", "by", "from", "with", "in"}:
        i += 1
    if i + 1 >= last or (i > 0 and words[i - 1].low in CARRIED):
        return None
    return (i + 1, last)


def _classify(
    layout: Layout, runs: dict[int, NameRun], core: Range, owner: Range | None, definite: bool, written: str
) -> Expression:
    words = layout.words
    first, last = core
    head = singular(words[last - 1].low)
    plural = (
        head != words[last - 1].low
        or head in COLLECTIVE
        or (words[first].low in SEVERAL and words[last - 1].low.endswith("s"))
    )
    if head.replace("-", " ") in lexicon("roles")["bodies"]:
        head = head.replace("-", " ")
    if last - first > 1 and f"{words[last - 2].low} {head}" in lexicon("roles")["bodies"]:
        head = f"{words[last - 2].low} {head}"
    roles = tuple(singular(words[i].low) for i in range(first, last) if is_role(words[i].low))
    spokes = any(r in lexicon("roles")["spokespeople"] for r in roles)
    base = Expression(
        "role" if definite and not plural else "crowd", written, core, head=head, owner=owner, definite=definite,
        plural=plural, roles=roles,
    )  # fmt: skip
    run = next((runs[i] for i in range(first, last) if i in runs and runs[i].last >= last), None)
    if run is not None and run.name:
        return _by_name(layout, replace(base, spokesperson=spokes), run)
    if words[last - 1].low in WATCHERS:
        return replace(base, kind="crowd", plural=True, of_house=True)
    if head in lexicon("roles")["people"]:
        house = plural and head in lexicon("roles")["house"]
        return replace(base, title=_one_line(layout, core), spokesperson=spokes, of_house=house)
    written_by = head in lexicon("cues")["documents"] and _is_made(layout, last)
    if not written_by and (head in lexicon("roles")["bodies"] or words[last - 1].low in lexicon("roles")["bodies"]):
        return _by_body(layout, runs, base)
    return _by_thing(layout, base)


def _by_name(layout: Layout, base: Expression, run: NameRun) -> Expression:
    """A phrase that ends in a name: a person where an office stands before it, else a body (or not known)."""
    people = lexicon("roles")["people"] | lexicon("roles")["titles"]
    first = base.span[0]
    lead = tuple(singular(w) for w in run.title.lower().split()) + tuple(
        singular(layout.words[i].low) for i in range(first, min(run.first, base.span[1]))
    )
    person = any(w in people for w in lead) and not is_body(run.name)
    roles = tuple(r for r in (*base.roles, *lead) if is_role(r))
    kind = "person" if person else "body"
    whole = possessed_name(layout, run) if kind == "body" else ""
    base = replace(base, owner=None) if whole else base
    if person and base.owner is None:
        base = replace(base, owner=house_before(layout, (first, min(run.first, base.span[1]))))
    name, title = whole or run.name, _title(layout, first, run)
    return replace(base, kind=kind, head="", name=name, title=title, plural=False, roles=roles)


def _by_body(layout: Layout, runs: dict[int, NameRun], base: Expression) -> Expression:
    """A phrase whose head is a body's noun: named where a capital stands in it or its owner has one."""
    words = layout.words
    first, last = base.span
    inside = (
        any(i in runs or (words[i].capital and not COMPOUND.search(words[i].low)) for i in range(first + 1, last))
        or first in runs
    )
    if inside or (words[first].capital and not begins(layout, first)):
        return replace(base, kind="body", name=_bare_name(layout, base.span))
    owner = base.owner
    if owner is not None and owner[1] <= first and words[owner[0]].capital and words[owner[0]].low not in DEFINITE:
        return replace(base, kind="body", name=_one_line(layout, (owner[0], last)))
    if base.definite and (holder := _named_owner(layout, runs, owner, last)):
        return replace(base, kind="body", name=f"{holder}'s {_bare_name(layout, base.span)}")
    return replace(base, kind="role" if base.definite else "crowd")


def _named_owner(layout: Layout, runs: dict[int, NameRun], owner: Range | None, last: int) -> str:
    """The name after a body's noun and "of", where nothing else follows ("the army of Velland")."""
    if owner is None or owner[0] != last + 1 or layout.words[last].low != "of":
        return ""
    run = runs.get(owner[0])
    return run.name if run is not None and run.last >= owner[1] else ""


def _by_thing(layout: Layout, base: Expression) -> Expression:
    """A phrase whose head is neither office nor body: a document, an age, a name at a sentence's head, or anyone."""
    first, last = base.span
    word = layout.words[first]
    if base.head in lexicon("cues")["documents"] or layout.words[last - 1].low in lexicon("cues")["documents"]:
        return replace(base, kind="document")
    if base.head.endswith("-year-old"):
        return replace(base, kind="role", head="person")
    if base.owner is not None and base.owner[0] <= first and not base.plural and is_thing(base.head):
        return replace(base, kind="document")
    plain = word.low.endswith("s") or is_common(word.low) or _is_made(layout, last)
    if last - first == 1 and word.capital and not plain:
        return replace(base, kind="body", head="", name=_one_line(layout, base.span))
    return base


def _is_made(layout: Layout, at: int) -> bool:
    """Whether "by" or "from" follows: what is made by somebody ("work by the institute") is no body and no name."""
    return at < len(layout.words) and layout.words[at].low in {"by", "from"}


def _bare_name(layout: Layout, core: Range) -> str:
    first, last = core
    if layout.words[first].low in grammar("determiners"):
        first += 1
    return _one_line(layout, (first, last))


def _title(layout: Layout, first: int, run: NameRun) -> str:
    words = layout.words
    begin = first + 1 if words[first].low in grammar("determiners") and first < run.first else first
    return _one_line(layout, (begin, run.bare)) if begin < run.bare else ""


def _one_line(layout: Layout, core: Range) -> str:
    if core[0] >= core[1]:
        return ""
    return " ".join(layout.text[layout.words[core[0]].start : layout.words[core[1] - 1].end].split())
