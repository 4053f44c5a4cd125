"""The room's word lists, read once from `lexicon/`: cue verbs in all their forms, and small closed classes."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
"""Pattern of a capital in any script that has some ("Š", "É"); letters beyond Latin-1 pass whatever their case."""
CLASSES = ("say", "think", "show", "deny", "retract", "object")


@lru_cache(maxsize=16)
def lexicon(name: str) -> Mapping[str, frozenset[str]]:
    """The top-level word lists of `lexicon/<name>.toml`, by key; underscores stand for spaces."""
    return {k: frozenset(w.replace("_", " ") for w in v.split()) for k, v in _load(name).items() if isinstance(v, str)}


@lru_cache(maxsize=1)
def cue_forms() -> Mapping[str, tuple[str, frozenset[str]]]:
    """Every written form of a cue verb: its base form and the classes it belongs to."""
    found: dict[str, tuple[str, set[str]]] = {}
    irregular = table("cues", "irregular")
    for kind in CLASSES:
        for base in sorted(lexicon("cues")[kind]):
            written = base
            others = irregular.get(base.replace(" ", "_"))
            for form in {written, *(others if isinstance(others, list) else _regular(written))}:
                found.setdefault(form, (written, set()))[1].add(kind)
    return {form: (base, frozenset(kinds)) for form, (base, kinds) in found.items()}


@lru_cache(maxsize=1)
def long_cues() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Cues of several words, by their first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for form in cue_forms():
        parts = tuple(form.split())
        if len(parts) > 1:
            found.setdefault(parts[0], []).append(parts)
    return {k: tuple(sorted(v, key=len, reverse=True)) for k, v in found.items()}


def _regular(base: str) -> list[str]:
    stem = base[:-1] if base.endswith("e") else base
    if base.endswith("y") and base[-2] not in "aeiou":
        return [base[:-1] + "ies", base[:-1] + "ied", base + "ing"]
    sibilant = base.endswith(("s", "sh", "ch", "x"))
    double = base in {"admit", "quip", "commit"}
    root = base + base[-1] if double else stem
    return [base + ("es" if sibilant else "s"), root + "ed", root + "ing"]


@lru_cache(maxsize=16)
def table(name: str, key: str) -> Mapping[str, object]:
    """One table of `lexicon/<name>.toml`."""
    found = _load(name).get(key)
    return found if isinstance(found, dict) else {}


@lru_cache(maxsize=16)
def lists(name: str) -> Mapping[str, tuple[str, ...]]:
    """The top-level arrays of strings of `lexicon/<name>.toml`, in the file's order."""
    return {k: tuple(map(str, v)) for k, v in _load(name).items() if isinstance(v, list)}


@lru_cache(maxsize=16)
def _load(name: str) -> dict[str, object]:
    return tomllib.loads(files("twosource.claims").joinpath("lexicon", f"{name}.toml").read_text("utf-8"))
