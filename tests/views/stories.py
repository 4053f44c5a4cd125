"""A small hand-made story: a gate, two towns, an observer, a private person."""

from dataclasses import replace

from twosource.model import (
    Article,
    Block,
    Claim,
    Copy,
    Dated,
    Entry,
    Ledger,
    Member,
    Mention,
    Origin,
    Place,
    Proposition,
    Reading,
    Stand,
    Voice,
    VoiceRef,
    claim_id,
)

PAGE = "p1"
TEXT = (
    "Gate shut\n\nThe council of Lowfield said the gate was shut. Highfield's board denied it. "
    "=cmd|calc was shown, resident Ilse Varn said. The gauge office found the gate open. "
    "Mayor Oda Prell took bribes, the board said.\n\nSubscribe now"
)


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return (start, start + len(words))


def claim(voice: str, words: str, **more: object) -> Claim:
    content = (span(words),)
    made = claim_id(PAGE, content, (), ())
    return Claim(made, PAGE, content, (), (), VoiceRef(voice, voice, True), **more)  # type: ignore[arg-type]


SHUT = claim("council", "the gate was shut")
OPEN = claim("board", "it", stance="denies")
SHOWN = claim("varn", "=cmd|calc was shown")
FOUND = claim("gauge", "the gate open", stance="denies")
BRIBES = claim("board", "Mayor Oda Prell took bribes")
CLAIMS = (SHUT, OPEN, SHOWN, FOUND, BRIBES)

VOICES = (
    Voice(
        "council", "Council of Lowfield", ("the council",), True, False, None, "Lowfield", "“of Lowfield”", ("council",)
    ),
    Voice("board", "Highfield board", (), True, False, None, "Highfield", None, ("board",)),
    Voice("gauge", "Gauge office", (), True, False, None, "observer", None, ("gauge",)),
    Voice("varn", "Ilse Varn", ("Mrs Varn",), True, True, None, "unknown", "“resident Ilse Varn”", ("varn",)),
)
PLACES = (Mention("place", span("Lowfield"), place=Place("pl1", "Lowfield", 50.123456, 30.654321)),)
PEOPLE = (
    Mention("person", span("Oda Prell"), name="Oda Prell"),
    Mention("person", span("Ilse Varn"), name="Ilse Varn"),
)


def reading(checked: bool = False) -> Reading:
    blocks = (
        Block("title", (0, 9), "first line"),
        Block("paragraph", (11, TEXT.index("\n\nSubscribe"))),
        Block("furniture", span("Subscribe now"), "an appeal"),
    )
    article = Article(
        PAGE,
        "gate.txt",
        TEXT,
        blocks,
        "Gate shut",
        publisher="The Harbour Post",
        url="https://post.example/gate",
        published=Dated("2031-05-10", "2031-05-11", "visible"),
    )
    return Reading(article, (*PLACES, *PEOPLE), tuple(replace(c, checked=checked) for c in CLAIMS))


def stand(voice: str, stance: str, claims: tuple[Claim, ...], interest: str = "neutral") -> Stand:
    side = next(v.side for v in VOICES if v.id == voice)
    return Stand(voice, side, stance, interest, voice, 1, tuple(c.id for c in claims), since="2031-05-10")


def entry(day: str, standing: str, for_: int, against: int, *stands: Stand) -> Entry:
    return Entry(day, standing, for_, against, 0, 0, stands, for_ + against, len(stands), 1, 1)


def member(held: Claim, checked: bool = False, **more: object) -> Member:
    return Member(held.id, PAGE, "gate.txt", held.stance, checked=checked, **more)  # type: ignore[arg-type]


def proposition(
    name: str, kind: str, text: str, claims: tuple[Claim, ...], *history: Entry, checked: bool = False, **args: object
) -> Proposition:
    members = tuple(member(c, checked) for c in claims)
    return Proposition(name, kind, f"family-{name}", text, dict(args), members, (), history)


ASSERTED = stand("council", "asserts", (SHUT,))
DENIED = stand("board", "denies", (OPEN,), "own")


def ledger(*propositions: Proposition) -> Ledger:
    return Ledger((Origin("o1", (Copy(PAGE, "gate.txt", "first"),)),), VOICES, (), propositions)


BOTH = entry("2031-05-10", "disputed", 1, 1, ASSERTED, DENIED)
DISPUTED = proposition("disputed", "control", "The gate of Lowfield is shut.", (SHUT, OPEN), BOTH, place="Lowfield")
