"""Rulings: the list of what was decided, and the one door through which the desk takes a decision."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from twosource.decide import PIECE, decide
from twosource.errors import BadRuling
from twosource.model import Claim, Ruling, cut, in_force
from twosource.views.tables import Row

from .guard import own_form
from .held import HeldStory, State
from .sheet import Sheet

LONGEST_FORM = 256_000
"""Bytes of a form: content of a claim and a reason fit many times over."""
MOST_FIELDS = 40
"""Fields of a form: the longest of the desk's own has a third of it."""
VALUES = ("voice", "content", "source", "cue", "stance", "certainty", "retracts", "named", "side", "day")


def rulings_page(request: Request, story: HeldStory, state: State) -> Sheet:
    """All rulings, the last one first, with what undoes them."""
    held = story.store.rulings()
    live = {r.id for r in in_force(held)}
    lost = set(state.read.orphans)
    lines = [(r, r.id in live, r.id in lost) for r in reversed(held)]

    def table() -> list[Row]:
        return [row(r, live) for r in held]

    return Sheet("rulings.html", "Rulings", {"rulings": lines}, table, table, columns=RULING)


RULING = tuple("ruling when who kind target page value why in_force".split())
"""The columns of a table of rulings."""


def row(ruling: Ruling, live: set[str]) -> Row:
    """One ruling as a row."""
    return {
        "ruling": ruling.id,
        "when": ruling.when,
        "who": ruling.who,
        "kind": ruling.kind,
        "target": " ".join(ruling.target),
        "page": ruling.page or "",
        "value": "; ".join(f"{k}: {v}" for k, v in ruling.value),
        "why": ruling.why,
        "in_force": ruling.id in live,
    }


async def rule(request: Request) -> Response:
    """Take a ruling from a form of the desk, and go back to where it came from."""
    form = await fields(request)
    if form is None:
        return PlainTextResponse("The form is too long.\n", 413)
    if not own_form(request, form.get("token", ""), request.app.state.token):
        return PlainTextResponse("Rulings are taken from the desk's own pages alone; open the page again.\n", 403)
    return RedirectResponse(await run_in_threadpool(taken, request.app.state.story, form), 303)


def taken(story: HeldStory, form: dict[str, str]) -> str:
    """Take a form's ruling; gives the address to go to. Raises `BadRuling` or `NotFound`."""
    ruling = decided(story, form)
    done = "undone" if ruling.kind == "undo" else "ruled"
    return back(still_there(story.state(), form.get("back", "/"), ruling), ruling.id, done)


def still_there(state: State, told: str, ruling: Ruling) -> str:
    """The address to go back to, or, where the ruling took away what it shows, that of what it was joined to."""
    rooms: dict[str, Mapping[str, object]] = {"voice": state.index.voices, "proposition": state.index.propositions}
    room, _, rest = urlsplit(told).path.strip("/").partition("/")
    if room not in rooms or rest in rooms[room]:
        return told
    return next((f"/{room}/{t}" for t in ruling.target if t in rooms[room]), "/rulings")


async def fields(request: Request) -> dict[str, str] | None:
    """The fields of a form, line ends as one character; None where it is too long. A name given twice is joined."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_FORM:
            return None
    if body.count(b"&") > MOST_FIELDS:
        return None
    found: dict[str, str] = {}
    for name, value in parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True):
        value = value.replace("\r\n", "\n")
        found[name] = f"{found[name]}\n{value}" if name == "target" and name in found else value
    return found


def decided(story: HeldStory, form: dict[str, str]) -> Ruling:
    """The ruling that a form makes, appended. Raises `BadRuling` or `NotFound`."""
    with story.lock:
        kind = form.get("ruling", "")
        value = {k: form[k].strip() for k in VALUES if form.get(k, "").strip()}
        if form.get("kind", "").strip():
            value["kind"] = form["kind"].strip()
        targets = [t for t in form.get("target", "").split("\n") if t]
        if kind == "misread" and targets:
            value = changed(story, targets[0], value)
        made = decide(story, kind, targets, value, form.get("who", "").strip(), form.get("why", "").strip())
        story.rule(made)
        return made


def changed(story: HeldStory, target: str, value: dict[str, str]) -> dict[str, str]:
    """What a form says otherwise than the claim is read now: a form sends all its fields, changed or not."""
    reading, claim = story.find_claim(target)
    now = as_read(claim, reading.article.text)
    told = {k: v for k, v in value.items() if k not in now or v != now[k]}
    if not set(told) - {"named"}:
        raise BadRuling("the form says what is read already", "change what is misread")
    return told


def as_read(claim: Claim, text: str) -> dict[str, str]:
    """The fields of the form as the claim is read now."""
    return {
        "voice": claim.voice.name if claim.voice else "",
        "content": cut(text, claim.content, PIECE).strip(),
        "source": cut(text, claim.source, PIECE).strip(),
        "cue": cut(text, claim.cue, PIECE).strip(),
        "stance": claim.stance,
        "certainty": claim.certainty,
        "retracts": "yes" if claim.retracts else "no",
    }


def back(told: str, ruling: str, done: str = "ruled") -> str:
    """The address to go back to, on this desk only, with the ruling that was made."""
    parts = urlsplit(told)
    local = told.startswith("/") and not told.startswith("//") and "\\" not in told and not parts.netloc
    if not local:
        return "/?" + urlencode({done: ruling})
    query = [(k, v) for k, v in parse_qsl(parts.query) if k not in ("ruled", "undone")]
    return f"{parts.path}?{urlencode([*query, (done, ruling)])}"
