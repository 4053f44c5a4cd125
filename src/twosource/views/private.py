"""What leaves the reader's machine names no person without a public role: such a person is "a resident"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import msgspec

from twosource.model import Ledger, Proposition, Voice

RESIDENT = "a resident"
"""What a person without a public role is called wherever something leaves the reader's own pages."""
Veil = Callable[[str], str]
"""Turns words of a page or proposition into words that name no private person."""


def private_names(voices: Sequence[Voice]) -> list[str]:
    """All names of persons without a public role, and the last word of each full name, longest first."""
    full = {name for v in voices if v.private and v.named for name in (v.name, *v.aliases) if name.strip()}
    last = {name.split()[-1] for name in full if len(name.split()) > 1 and name.split()[-1][:1].isupper()}
    public = {word for v in voices if not v.private for name in (v.name, *v.aliases) for word in name.split()}
    return sorted(full | (last - public), key=lambda n: (-len(n), n))


def parties_are_public(ledger: Ledger) -> Ledger:
    """The ledger in which no side of the story is a private person, whatever its name was taken for."""
    sides = {v.side for v in ledger.voices}
    if not any(v.private and v.name in sides for v in ledger.voices):
        return ledger
    voices = tuple(replace(v, private=v.private and v.name not in sides) for v in ledger.voices)
    return replace(ledger, voices=voices)


def veil(voices: Sequence[Voice]) -> Veil:
    """A function that puts "a resident" for every private person's name, where it stands as whole words."""
    names = private_names(voices)
    if not names:
        return str
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(n) for n in names) + r")(?!\w)")
    return lambda words: pattern.sub(RESIDENT, words)


def veiled(ledger: Ledger) -> Ledger:
    """The ledger for export: private persons have neither names, aliases nor ids that could be guessed back."""
    ledger = parties_are_public(ledger)
    hide = veil(ledger.voices)
    fresh: dict[str, str] = {}
    for n, voice in enumerate((v for v in ledger.voices if v.private and v.named), 1):
        fresh |= dict.fromkeys((voice.id, *voice.refs), f"resident-{n}")
    if not fresh:
        return ledger
    voices = tuple(hidden(v, fresh) if v.id in fresh else v for v in ledger.voices)
    propositions = tuple(without_names(p, hide, fresh) for p in ledger.propositions)
    return replace(ledger, voices=voices, propositions=propositions)


def hidden(voice: Voice, fresh: dict[str, str]) -> Voice:
    """A private person's voice under no name."""
    return replace(voice, id=fresh[voice.id], name=RESIDENT, aliases=(), why_side=None, refs=())


def without_names(proposition: Proposition, hide: Veil, fresh: dict[str, str]) -> Proposition:
    """A proposition whose words, arguments and stands name no private person."""
    told = {k: hide_in(v, hide) for k, v in proposition.arguments.items()}
    history = tuple(
        replace(
            e,
            stands=tuple(
                replace(s, voice=fresh.get(s.voice, s.voice), root=fresh.get(s.root, s.root)) for s in e.stands
            ),
        )
        for e in proposition.history
    )
    return replace(proposition, text=hide(proposition.text), arguments=told, history=history)


def hide_in(value: object, hide: Veil) -> object:
    """An argument's value, whatever its shape, without private names."""
    if isinstance(value, str):
        return hide(value)
    if isinstance(value, list | tuple):
        return [hide_in(v, hide) for v in value]
    if isinstance(value, dict):
        return {str(k): hide_in(v, hide) for k, v in value.items()}
    return msgspec.to_builtins(value)
