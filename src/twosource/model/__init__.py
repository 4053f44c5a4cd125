"""What things are: every type that flows through the rooms. No I/O; imports nothing outside itself."""

from .article import BLOCK_KINDS, READ_KINDS, Article, Block, HostProfile
from .claim import Attribution, Basis, Claim, Link, VoiceRef
from .ids import claim_id, digest, page_id, proposition_id, voice_id
from .ledger import (
    OBSERVER,
    ON_SCREEN,
    STANDINGS,
    UNKNOWN,
    Entry,
    Exhibit,
    Ledger,
    LeftOut,
    Member,
    Office,
    Proposition,
    Stand,
    Voice,
    begun,
)
from .mention import MENTION_KINDS, Also, Mention, Number, Place, Time
from .origin import RELATIONS, Copy, Origin, Stretch
from .page import Page, SetAside, Told
from .reading import Reading
from .ruling import RULING_KINDS, Ruling, in_force
from .settings import StorySettings
from .signals import Name, Signals, Tone
from .spans import Dated, Interval, Maker, Span, cut

__all__ = [
    "BLOCK_KINDS",
    "MENTION_KINDS",
    "OBSERVER",
    "ON_SCREEN",
    "READ_KINDS",
    "RELATIONS",
    "RULING_KINDS",
    "STANDINGS",
    "UNKNOWN",
    "Also",
    "Article",
    "Attribution",
    "Basis",
    "Block",
    "Claim",
    "Copy",
    "Dated",
    "Entry",
    "Exhibit",
    "HostProfile",
    "Interval",
    "Ledger",
    "LeftOut",
    "Link",
    "Maker",
    "Member",
    "Mention",
    "Name",
    "Number",
    "Office",
    "Origin",
    "Page",
    "Place",
    "Proposition",
    "Reading",
    "Ruling",
    "SetAside",
    "Signals",
    "Span",
    "Stand",
    "StorySettings",
    "Stretch",
    "Time",
    "Told",
    "Tone",
    "Voice",
    "VoiceRef",
    "begun",
    "claim_id",
    "cut",
    "digest",
    "in_force",
    "page_id",
    "proposition_id",
    "voice_id",
]  # fmt: skip
