"""The ledger as plain text: what the command line prints."""

from collections.abc import Sequence
from unicodedata import category

from twosource.areas import Month
from twosource.model import (
    OBSERVER,
    ON_SCREEN,
    UNKNOWN,
    Entry,
    Ledger,
    LeftOut,
    Origin,
    Proposition,
    Reading,
    Stand,
    Voice,
    cut,
)

from .index import unquoted

INTEREST = {"own": "in its own interest", "against": "against its interest", "neutral": ""}

COLOURS = {
    "time": "\x1b[33m",
    "place": "\x1b[32m",
    "number": "\x1b[36m",
    "person": "\x1b[35m",
    "organisation": "\x1b[94m",
}
"""Terminal colours of the kinds of mention (ECMA-48, SGR); bright blue, for the plain one is dark on black."""
UNSURE = "\x1b[4m"
COLOUR_OFF = "\x1b[0m"
NO_PAGES = "no pages yet: take some in with `twosource add PATH`"


def on_screen(entry: Entry) -> str:
    """The standing in the words that people see."""
    return ON_SCREEN[entry.standing].format(n=entry.for_)


def counted(n: int, what: str) -> str:
    """A number with its noun."""
    return f"{n} {what}" if n == 1 else f"{n} {what}s"


def on_these(pages: int) -> str:
    """On how many pages a standing rests."""
    return f"on {'this' if pages == 1 else 'these'} {counted(pages, 'page')}"


def sentences(readings: Sequence[Reading]) -> dict[str, str]:
    """Each claim's words as they stand on its page."""
    return {c.id: unquoted(" ".join(cut(r.article.text, c.content).split())) for r in readings for c in r.claims or ()}


def retractions(ledger: Ledger, readings: Sequence[Reading]) -> dict[str, str]:
    """For each claim that takes something back, who does so, in which words."""
    voices = {ref: v.name for v in ledger.voices for ref in (v.id, *v.refs)}
    words = sentences(readings)
    return {
        c.id: f"taken back{f' by {voices.get(c.voice.id, c.voice.name)}' if c.voice else ''}: “{words[c.id]}”"
        for r in readings
        for c in r.claims or ()
        if c.retracts
    }


def ledger_text(ledger: Ledger, readings: Sequence[Reading] = ()) -> str:
    """Families of propositions with their standings by day, the most contested first; then what one voice alone says,
    a line each, and what has no standing."""
    if not ledger.origins:
        return NO_PAGES + "\n"
    voices = {v.id: v for v in ledger.voices}
    words, taken = sentences(readings), retractions(ledger, readings)
    pages = sum(len(o.articles) for o in ledger.origins)
    lines = [f"{counted(pages, 'page')}, {counted(len(ledger.origins), 'origin')}", ""]
    families: dict[str, list[Proposition]] = {}
    for proposition in ledger.propositions:
        if proposition.history:
            families.setdefault(proposition.family, []).append(proposition)
    ordered = sorted(families.values(), key=weight, reverse=True)
    for family in (f for f in ordered if not lone(f)):
        for proposition in sorted(family, key=lambda p: weight([p]), reverse=True):
            lines += proposition_lines(proposition, voices, words, taken)
        lines.append("")
    alone = [f[0] for f in ordered if lone(f)]
    if alone:
        lines += ["Said by one voice alone:", *sorted((lone_line(p, voices) for p in alone), reverse=True), ""]
    undated = [p for p in ledger.propositions if not p.history and p.claims]
    if undated:
        lines += ["Without a standing (undated, conditional or taken back before it stood):"]
        lines += [f"  {p.text}  [{p.kind} {p.id}]" for p in undated] + [""]
    lines += [on_these(pages)]
    return "\n".join(lines) + "\n"


def weight(family: Sequence[Proposition]) -> tuple[bool, int, int, str]:
    """How much is said about a family: whether anybody denies it, the voices behind it, its claims; then its words."""
    entries = [e for p in family for e in p.history]
    denied = any(s.stance == "denies" and not s.implied for e in entries for s in e.stands)
    voices = {s.voice for e in entries for s in e.stands}
    return denied, len(voices), sum(len(p.claims) for p in family), family[0].text


def lone(family: Sequence[Proposition]) -> bool:
    """Whether a family is one statement of one voice, without a change."""
    first = family[0].history[0]
    return len(family) == 1 and len(family[0].history) == 1 and len(first.stands) == 1


def lone_line(proposition: Proposition, voices: dict[str, Voice]) -> str:
    """One statement that only one voice makes."""
    entry = proposition.history[0]
    stand = entry.stands[0]
    how = "denies: " if stand.stance == "denies" else ""
    name = called(stand, voices)
    who = f"{name} ({side(stand.side, name)})"
    return f"  {entry.day}  {who}: {how}{proposition.text}  [{proposition.kind} {proposition.id}]"


def proposition_lines(
    proposition: Proposition, voices: dict[str, Voice], words: dict[str, str], taken: dict[str, str]
) -> list[str]:
    """One proposition with its history."""
    lines = [f"{proposition.text}  [{proposition.kind} {proposition.id}]"]
    for entry in proposition.history:
        counts = f"for {entry.for_}, against {entry.against}{apart(entry)}"
        lines.append(f"  {entry.day}  {entry.standing}: {on_screen(entry)}; {counts}")
        lines += [f"      {stand_line(s, voices)}" for s in sorted(entry.stands, key=lambda s: uncounted(s, voices))]
        if entry.standing == "withdrawn":
            lines += [f"      {taken[m.claim]}" for m in proposition.claims if m.retracts and m.claim in taken]
    first = next((words[m.claim] for m in proposition.claims if m.claim in words and not m.retracts), None)
    if first is not None:
        lines.append(f"      as in: “{first}”")
    lines += [f"      left out: {words.get(left.claim, left.claim)} ({left.why})" for left in proposition.left_out]
    return lines


def apart(entry: Entry) -> str:
    """Unnamed voices and voices of unknown side, which are in no count."""
    if not entry.unnamed_for and not entry.unnamed_against:
        return ""
    return f"; apart: {entry.unnamed_for} for, {entry.unnamed_against} against"


def side(name: str, voice: str = "") -> str:
    """A side in words; a voice that is one itself is not named again."""
    own = "itself a side" if name == voice else name
    return {OBSERVER: "an observer", UNKNOWN: "side unknown"}.get(name, own)


def uncounted(stand: Stand, voices: dict[str, Voice]) -> bool:
    """True for unnamed voices and voices of unknown side."""
    voice = voices.get(stand.voice)
    return stand.side == UNKNOWN or (voice is not None and not voice.named)


def called(stand: Stand, voices: dict[str, Voice]) -> str:
    """The name of the voice that takes a stand."""
    voice = voices.get(stand.voice)
    return voice.name if voice is not None else stand.voice


def stand_line(stand: Stand, voices: dict[str, Voice]) -> str:
    """One voice's stand, and whether it is in no count."""
    own = f", of {stand.own_side}, which this does not touch" if stand.own_side else ""
    name = called(stand, voices)
    parts = [f"{name} ({side(stand.side, name)}{own}) {stand.stance}"]
    if INTEREST[stand.interest]:
        parts.append(INTEREST[stand.interest])
    if stand.implied:
        parts.append("implied by a rival value")
    parts.append(counted(stand.origins, "origin"))
    return ", ".join([*parts, "in no count"] if uncounted(stand, voices) else parts)


def copies_text(origins: Sequence[Origin]) -> str:
    """Origins with the articles that share them."""
    lines = []
    for origin in origins:
        for article in origin.articles:
            mark = "  " if article.of else ""
            share = "" if article.of is None else f"  {100 * article.overlap:.0f} % in common"
            doubt = ", direction undecided" if article.undecided else ""
            lines.append(f"{mark}{article.relation:13} {article.path}{share}{doubt}")
    return "\n".join(lines or [NO_PAGES]) + "\n"


def plain(text: str) -> str:
    """A page's words made safe for a terminal: control and direction-changing characters become U+FFFD."""
    return "".join(c if c in "\n\t" or category(c) not in ("Cc", "Cf", "Cs") else "\ufffd" for c in text)


def marked_text(reading: Reading) -> str:
    """The page's text with its mentions in colour, by kind, unsure ones underlined; an inner one keeps the outer's."""
    text, done, parts = reading.article.text, 0, []
    for mention in sorted(reading.mentions, key=lambda m: (m.span[0], -m.span[1])):
        start, end = mention.span
        if start < done:
            continue
        style = COLOURS[mention.kind] + UNSURE * bool(mention.unresolved or mention.flag)
        parts += [plain(text[done:start]), style, plain(text[start:end]), COLOUR_OFF]
        done = end
    return "".join([*parts, plain(text[done:])])


def reading_text(reading: Reading, colour: bool = False) -> str:
    """One page's text (with `colour`, its mentions in colour and what is unsure of them), then its claims."""
    if not colour:
        return f"{plain(reading.article.text)}\n\n{plain(claims_text(reading))}"
    legend = ", ".join(f"{code}{kind}{COLOUR_OFF}" for kind, code in COLOURS.items())
    parts = [marked_text(reading).rstrip(), f"Mentions: {legend}; {UNSURE}unsure{COLOUR_OFF}"]
    return "\n\n".join([*parts, *filter(None, [plain(unsure_text(reading)), plain(claims_text(reading))])])


def unsure_text(reading: Reading) -> str:
    """The mentions that could not be resolved or are doubted, by the reason, a line each."""
    by_reason: dict[str, dict[str, None]] = {}
    for mention in reading.mentions:
        words = " ".join(reading.article.text[slice(*mention.span)].split())
        for why in filter(None, (mention.unresolved, mention.flag)):
            by_reason.setdefault(why, {})[words] = None
    return "\n".join(["Unsure:", *(f"  {', '.join(w)}: {why}" for why, w in by_reason.items())]) if by_reason else ""


def claims_text(reading: Reading) -> str:
    """One page's claims, two lines each, with who speaks and how."""
    article = reading.article
    published = article.published.start if article.published else f"undated ({article.undated or 'no proof'})"
    lines = [article.path, f"  {article.title or 'no title'}", f"  {article.publisher or 'no publisher'}, {published}"]
    if reading.claims is None:
        return "\n".join([*lines, f"  not read for claims: {reading.why}"]) + "\n"
    for claim in reading.claims:
        voice = claim.voice.name if claim.voice else "no voice named"
        chain = "".join(f", through {t.name}" for t in claim.through)
        how = ", ".join(x for x in (claim.certainty, claim.quote, claim.channel) if x)
        unsure = f" (unresolved: {claim.voice.unresolved})" if claim.voice and claim.voice.unresolved else ""
        lines.append(f"  {claim.id}  {voice}{unsure}{chain} {claim.stance} ({how}):")
        lines.append(f"      {' '.join(cut(article.text, claim.content, ' ... ').split())}")
    return "\n".join(lines) + "\n"


def areas_text(found: Sequence[Month], records: Sequence[str]) -> str:
    """Net change by month, km2, with the days of the maps it rests on."""
    lines = []
    for month in found:
        if month.km2 is None:
            lines.append(f"{month.month}  not measured: {month.why}")
        else:
            mark = "  the largest so far" if month.month in records else ""
            lines.append(f"{month.month}  {month.km2:+8.1f} km2  ({month.from_day} to {month.to_day}){mark}")
    return "\n".join(lines) + "\n" if lines else "no maps\n"


def left_out_text(left: Sequence[LeftOut]) -> str:
    """Claims that joined no proposition, and why."""
    return "".join(f"{item.claim}  {item.why}\n" for item in left)
