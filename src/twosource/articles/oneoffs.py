"""Lines that are facts: bylines, date lines, captions, handles, credits, corrections, links to other pages."""

import re
from dataclasses import dataclass

from .cues import Cues, Seed
from .dates import find_stamps
from .units import Unit

FORWARD = re.compile(r"forwarded from \S", re.I)
HANDLE = re.compile(r"(?:@[\w\\.]{2,40}|[\w.]{2,40}\s?/\s?(?:Telegram|Instagram|X|Twitter|Facebook))$")
BYLINE = re.compile(
    r"(?:(?:written|words|text|story|posted|published|report|article)\s)?(?:by|von|par|por|di|door|автор|від|author)\s?:?\s{0,3}(?=\S)",
    re.I,
)
UNNAMED = re.compile(
    r"(?:(?:by|from) (?:our|a|an|the)|our)"
    r"(?: own| staff| special| foreign)? (?:reporters?|correspondents?|staff|writers?)\b",
    re.I,
)
"""A byline without a name."""
NAME = r"(?:[^\W\d_a-zа-яё]|d['’]|al-|el-)[\w'’.-]*"
PEOPLE = re.compile(
    rf"{NAME}(?:\s(?:{NAME}|de|da|di|van|von|der|den|la|le|bin|al|el|and|&|in|at|for|of|the|with|staff|reporters?|writers?|und|et|y|i))*"
    rf"(?:,\s{NAME}(?:\s(?:{NAME}|and|in|at|of|for|the|editor|reporter|correspondent|writer|staff|chief|senior|political))*)*$"
)
CREDIT_WORDS = re.compile(r"contribut|reporting|report|material|files|input|agencies|with ", re.I)
CREDIT = re.compile(
    r"\W{0,3}(?:(?P<who>[^\n.]{2,80}?),? (?:also )?contributed (?:to )?(?:the |this )?(?:reporting|report|story|"
    r"article)\b|"
    r"(?:with |additional |further )?(?:reporting|material|files|input|agencies|contributions?) (?:by|"
    r"from) (?P<from>[^\n.]{2,80})|"
    r"(?:\(|—|- )?with (?P<with>[A-Z]{2,8})(?: inputs?)?\)?$)",
    re.I,
)
PHOTO = re.compile(
    r"(?:photos?|photographs?|photography|pictures?|image|illustration|graphic|credit|foto|bild|фото|source|"
    r"courtesy|handout|file photo)(?: credits?)?(?: by| courtesy of| of| via)?\s{0,2}[:/©]",
    re.I,
)
LABELLED = re.compile(r"(?:image|photo|picture|video|media) (?:source|caption|credit)\s?[,:]", re.I)
PHOTO_BY = re.compile(
    r"\b(?:Photos?|Photographs?|Pictures?|Image|Foto|Фото|Illustration|Graphic)(?: by)?\s{0,2}[:/]\s{0,2}\S", re.U
)
CREDITED = re.compile(r"[.!?][\"'”’)]{0,2}\s(?P<credit>[^.!?]{2,60}|[^.!?]{0,30}(?:[A-Z]\.){1,3}[^.!?]{0,30})$")
ABBREVIATED = re.compile(
    r"(?:\b(?:vs|No|St|Dr|Mr|Mrs|Ms|Gen|Col|Sen|Rep|Prof|Inc|Co|Ltd|Jr|Sr|Lt|Sgt|Gov|Capt)|\b[A-Z]|\d)\.$"
)
SMALL = {
    "of",
    "for",
    "the",
    "and",
    "via",
    "by",
    "de",
    "der",
    "von",
    "van",
    "file",
    "handout",
    "photo",
    "courtesy",
    "press",
    "service",
    "/",
    "|",
    "&",
    "-",
    "—",
    "–",
}
URL = re.compile(r"https?://\S+$")
NAMED_URL = re.compile(
    r"(?:(?:original|source|page|canonical|full|article)\s)?(?:url|link|address|source)\s?:\s{0,3}(https?://\S+)$", re.I
)
"""The page's own address after what names it, on one line."""
LABELS = re.compile(
    r"\b(?:first|originally|this|article|story|report|text|appeared|was|published|posted|updated|last|modified|"
    r"date|created|on|at|am|pm|a\.m|p\.m|released|issued|edited|as of|local time|time|hrs|uhr|publié|le|"
    r"mis à jour|à|veröffentlicht|aktualisiert|stand|publicado|actualizado|опубликовано|опубліковано|обновлено|"
    r"оновлено|в|о|el|il|em|op|den|vom|dnia|pubblicato|publicerad|gepubliceerd|opublikowano|morning|evening|edition|"
    r"mon|tue|tues|wed|thu|thurs|fri|sat|sun|min read|minutes? read|minutes?|mins?|read)\b|\b(?:mon|"
    r"tues|wednes|thurs|fri|satur|sun)day\b",
    re.I,
)
READ_TIME = re.compile(
    r"(?:\d{1,3}\s?[-–]?\s?min(?:ute)?s?(?:\sread)?|(?:reading time|read)\s?:?\s?\d{1,3}\s?min\w{0,5})\.?$", re.I
)
LONGEST_LINE = 180
"""Characters of the longest line taken for a byline, date line or photo credit without layout saying so."""


OWN_ADDRESS = "names the page's address"
SURE_POINTERS = {"related"}
"""Groups of the seed list whose lines point elsewhere even where they end like a sentence."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A kind that the line itself decides, and why."""

    kind: str
    why: str


def one_off(unit: Unit, cues: Cues) -> Fixed | None:
    """The kind that a line decides by itself, None where it needs its surroundings."""
    words = unit.words
    if unit.kind is not None:
        return Fixed(unit.kind, unit.why or "layout")
    if len(words) <= LONGEST_LINE:
        found = _line(words, cues, unit.links)
        if found is not None:
            return found
    corrected = next((s for s in cues.seeds if s.kind == "correction" and s.place == "start"), None)
    if corrected is not None or (cues.size < 80 and any(s.kind == "correction" for s in cues.seeds)):
        return Fixed("correction", "correction note")
    related = _related(cues)
    return Fixed("related", related.why) if related is not None and cues.size <= 40 else None


def _line(words: str, cues: Cues, links: float) -> Fixed | None:
    if NAMED_URL.match(words):
        return Fixed("related", OWN_ADDRESS)
    if URL.match(words):
        return Fixed("related", "address of a page")
    if HANDLE.match(words):
        return Fixed("caption", "handle line")
    if is_byline(words, cues):
        return Fixed("byline", "byline")
    if is_dateline(words):
        return Fixed("dateline", "date line")
    if READ_TIME.match(words):
        return Fixed("furniture", "reading time")
    if FORWARD.match(words) or (credit_of(words) is not None and cues.size <= 25):
        return Fixed("byline", "credit line")
    telling = cues.you or links >= 0.3 or any(s.kind == "furniture" for s in cues.seeds)
    return Fixed("caption", "photo credit") if not telling and is_caption(words, cues) else None


def _related(cues: Cues) -> Seed | None:
    found = (s for s in cues.seeds if s.kind == "related" and s.place != "anywhere")
    return next((s for s in found if s.group in SURE_POINTERS or not cues.ends), None)


def is_dateline(words: str) -> bool:
    """A line that holds a date and hardly anything else: labels, a weekday, a clock time, a place or two."""
    stamps = find_stamps(words)
    if not stamps:
        return False
    rest = words
    for stamp in reversed(stamps):
        rest = rest[: stamp.span[0]] + " " + rest[stamp.span[1] :]
    rest = LABELS.sub(" ", rest)
    left = re.findall(r"[^\W\d_]{2,}", rest)
    return len(left) <= 3 and all(w[0].isupper() for w in left) and len(rest.strip(" .")) < 40


def is_byline(words: str, cues: Cues) -> bool:
    """A line of "By" and names, with a date, a place or a body behind them perhaps; no sentence."""
    if UNNAMED.match(words) and cues.size <= 10 and not cues.ends:
        return True
    hit = BYLINE.match(words)
    if hit is None or cues.size > 24 or (words[hit.end() - 1].isalpha() and words[hit.end()].islower()):
        return False
    rest = words[hit.end() :]
    first = re.split(r"\s[·|•–—]\s|\s{2,}|\d", rest, maxsplit=1)[0].strip(" ,·|")
    if not first or not (first[0].isupper() or first.startswith(("the ", "our "))):
        return False
    return PEOPLE.match(first) is not None and not (cues.ends and cues.size > 12)


def is_caption(words: str, cues: Cues) -> bool:
    """A description with its credit: "... on Monday. Ann Poe/Wire", "Photo: ...", "Picture: Ann Poe"."""
    if LABELLED.match(words) or (PHOTO.match(words) and cues.size <= 14):
        return True
    if PHOTO_BY.search(words[-60:]) and not words.rstrip().endswith((".", '"', "”")):
        return True
    hit = CREDITED.search(words[-110:])
    if hit is None or cues.ends or ABBREVIATED.search(words[-110:], 0, hit.start() + 1):
        return False
    if len(words[: len(words) - len(hit["credit"])].split()) < 3:
        return False
    parts = re.findall(r"[^\s/|]+", hit["credit"])
    names = [p for p in parts if p.lower().strip(".,()") not in SMALL]
    return bool(names) and len(parts) <= 8 and all(p.lstrip("(@©")[:1].isupper() for p in names)


def credit_of(words: str) -> str | None:
    """Who is credited by a line such as "AFP contributed reporting", None for other lines."""
    if len(words) > LONGEST_LINE or not CREDIT_WORDS.search(words):
        return None
    hit = CREDIT.match(words)
    if hit is None:
        return None
    return (hit["who"] or hit["from"] or hit["with"] or "").strip(" .,()")
