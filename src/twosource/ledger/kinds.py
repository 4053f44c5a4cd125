"""Kinds of propositions, read from TOML: the words that evoke each, its roles, how its values and its time behave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from tomllib import TOMLDecodeError, loads
from typing import Any

from twosource.errors import BadInput
from twosource.voices.phrases import Phrasebook

FREE = "statement"
"""The kind of propositions that fit no kind: claims that say the same in much the same words."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One way of evoking a kind: its phrases, the value they give, the side of the phrase on which the
    topic stands, or the topic itself (`head`)."""

    kind: str
    words: tuple[str, ...]
    value: int = 1
    measure: str = ""
    side: str = "all"
    holder: str = ""
    head: str = ""
    change: bool = False
    companions: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    cue: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A wording of our own and the stance it takes; tests run them all."""

    text: str
    stance: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A contested predicate. `key`: the roles that tell one proposition from another; `family`: those shared by rivals;
    `functional`: the role with one value at a time; `favours`, `hurts`: the roles whose side it favours or hurts;
    `keep`: the evoking words are the topic themselves (the
    siren of a warning); `bind`: a claim that leaves the key role open means the story's only or foremost one;
    `alone`: its roles alone tell what it is about, no likeness of words; `own`: roles that no other claim gives, so
    that two claims which differ in one, or leave it open, are never one; `doer`: who did it tells two claims apart,
    where both tell it."""

    name: str
    text: str
    time: str = "event"
    key: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    functional: str = ""
    favours: str = ""
    hurts: str = ""
    needs: str = ""
    weight: int = 0
    bind: bool = False
    keep: bool = False
    future: bool = False
    alone: bool = False
    own: tuple[str, ...] = ()
    doer: bool = False
    senses: tuple[Sense, ...] = ()
    examples: tuple[Example, ...] = ()

    @property
    def by_roles(self) -> bool:
        """True where equal roles make one proposition, and nothing else does."""
        return self.alone or bool(self.functional)


@dataclass(frozen=True, slots=True)
class Library:
    """All kinds of a story, and one phrasebook over their senses and companions (keys: "kind#sense" and
    "kind#sense+")."""

    kinds: Mapping[str, Kind]
    book: Phrasebook
    cues: Phrasebook

    def sense(self, key: str) -> Sense:
        """The sense under a phrasebook key."""
        kind, _, number = key.rstrip("+").partition("#")
        return self.kinds[kind].senses[int(number)]


def kind_of(raw: Mapping[str, Any]) -> Kind:
    """A kind from its parsed TOML; KeyError where `name`, `text` or a sense's `words` is missing."""
    name = raw["name"]
    senses = tuple(
        Sense(
            kind=name,
            words=tuple(s["words"]),
            value=s.get("value", 1),
            measure=s.get("measure", ""),
            side=s.get("side", "all"),
            holder=s.get("holder", ""),
            head=s.get("head", ""),
            change=s.get("change", False),
            companions=tuple(s.get("with", ())),
            objects=tuple(s.get("objects", ())),
            subjects=tuple(s.get("subjects", ())),
            cue=tuple(s.get("cue", ())),
        )
        for s in raw.get("sense", ())
    )
    plain = {
        k: raw[k]
        for k in (
            "time",
            "functional",
            "favours",
            "hurts",
            "needs",
            "weight",
            "bind",
            "keep",
            "future",
            "alone",
            "doer",
        )
        if k in raw
    }
    return Kind(
        name=name,
        text=raw["text"],
        key=tuple(raw.get("key", ())),
        family=tuple(raw.get("family", ())),
        own=tuple(raw.get("own", ())),
        senses=senses,
        examples=tuple(Example(e["text"], e["stance"]) for e in raw.get("example", ())),
        **plain,
    )


def library(paths: Sequence[str] = ()) -> Library:
    """The shipped kinds and a user's own; an own kind takes the place of a shipped one of its name. Raises `BadInput`
    for a file of the user's that holds no kind."""
    return _library(tuple(paths))


def own_kind(path: str) -> Kind:
    """The kind in a file of the user's. Raises `BadInput` where there is none."""
    again = "mend the file and run `twosource add` on its folder again"
    try:
        return kind_of(loads(Path(path).read_text("utf-8")))
    except OSError as error:
        raise BadInput(f"{path}: this kind of the story can't be read ({error.strerror})", again) from None
    except (TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: is no TOML ({error})", again) from None
    except KeyError as error:
        raise BadInput(f"{path}: a kind lacks its {error.args[0]}", again) from None
    except (TypeError, AttributeError) as error:
        raise BadInput(f"{path}: a key of the kind is of another form ({error})", again) from None


@lru_cache(maxsize=8)
def _library(paths: tuple[str, ...]) -> Library:
    shipped = sorted(
        (f for f in (files(__package__) / "kinds").iterdir() if f.name.endswith(".toml")), key=lambda f: f.name
    )
    known = [kind_of(loads(f.read_text("utf-8"))) for f in shipped] + [own_kind(p) for p in paths]
    kinds = {k.name: k for k in known}
    entries: dict[str, Sequence[str]] = {}
    cues: dict[str, Sequence[str]] = {}
    for kind in kinds.values():
        for i, sense in enumerate(kind.senses):
            if sense.cue:
                cues[f"{kind.name}#{i}"] = sense.cue
            else:
                entries[f"{kind.name}#{i}"] = sense.words
            if sense.companions:
                entries[f"{kind.name}#{i}+"] = sense.companions
    return Library(kinds, Phrasebook(entries), Phrasebook(cues))


@lru_cache(maxsize=1)
def word_lists() -> dict[str, tuple[str, ...]]:
    """The lists of words.toml that turn, soften or point."""
    raw = loads((files(__package__) / "words.toml").read_text("utf-8"))
    return {k: tuple(v) for k, v in raw.items() if isinstance(v, list)}


@lru_cache(maxsize=1)
def word_book() -> Phrasebook:
    """The word lists as one phrasebook."""
    return Phrasebook(word_lists())


@lru_cache(maxsize=1)
def concepts() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Concepts by whole word, and by beginning of a word."""
    raw = loads((files(__package__) / "words.toml").read_text("utf-8"))["concepts"]
    whole = {w: c for c, ws in raw.items() for w in ws if not w.endswith("*")}
    begin = tuple((w[:-1], c) for c, ws in raw.items() for w in ws if w.endswith("*"))
    return whole, begin
