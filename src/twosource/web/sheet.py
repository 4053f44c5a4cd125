"""A sheet: what one page of the desk holds, as HTML and as its two twins."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from twosource.views.index import one_line, short
from twosource.views.ruled import about, named, values
from twosource.views.safe import outward, plain
from twosource.views.standings import stand_words, taken_back
from twosource.views.tables import Row, as_table
from twosource.views.wording import counted, counts, dated, day, for_against, on_screen, on_these, side, since, span

from .held import HeldStory, State

HERE = Path(__file__).parent
INTERESTS = {"own": "in its own interest", "against": "against its interest", "neutral": ""}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its template with what it fills in, and what the twins give."""

    template: str
    title: str
    words: Mapping[str, object]
    record: Callable[[], object]
    rows: Callable[[], Sequence[Row]]
    status: int = 200
    columns: Sequence[str] = ()


Make = Callable[[Request, HeldStory, State], Sheet]


def templates() -> Environment:
    """Templates in which every value is made plain and escaped: words of a page can be nothing but words."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "counted": counted,
        "counts": counts,
        "dated": dated,
        "day": day,
        "for_against": for_against,
        "since": since,
        "on_screen": on_screen,
        "on_these": on_these,
        "one_line": one_line,
        "outward": outward,
        "short": short,
        "side": side,
        "span": span,
        "interest": lambda name: INTERESTS.get(name, name),
    }
    made.globals |= {"about": about, "target": named, "values": values}
    made.globals |= {"stand_words": stand_words, "taken_back": taken_back}
    return made


def shown(value: object) -> object:
    """A value for a template: words made plain, markup of our own left."""
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def twin(request: Request, ending: str) -> str:
    """The address of this page's twin."""
    path = request.url.path
    query = f"?{request.url.query}" if request.url.query else ""
    return ("/story" if path == "/" else path) + ending + query


def door(make: Make, ending: str) -> Callable[[Request], Response]:
    """The endpoint that answers with a sheet as HTML, JSON or CSV."""

    def answer(request: Request) -> Response:
        story: HeldStory = request.app.state.story
        with story.lock:
            state = story.state()
            sheet = make(request, story, state)
        if ending == ".json":
            body = json.dumps(sheet.record(), ensure_ascii=False) + "\n"
            return Response(body.encode("utf-8", "replace"), sheet.status, media_type="application/json")
        if ending == ".csv":
            return Response(as_table(sheet.rows(), sheet.columns), sheet.status, media_type="text/csv; charset=utf-8")
        return html(request, sheet, state)

    return answer


def html(request: Request, sheet: Sheet, state: State | None = None) -> Response:
    """A sheet as a page."""
    made: Environment = request.app.state.templates
    asked = request.query_params
    body = made.get_template(sheet.template).render(
        **sheet.words,
        title=sheet.title,
        state=state,
        index=state.index if state else None,
        pages=len(state.read.readings) if state else None,
        token=request.app.state.token,
        here=request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        ruled=asked.get("ruled") or asked.get("undone") or "",
        undone="undone" in asked,
        json_twin=twin(request, ".json"),
        csv_twin=twin(request, ".csv"),
    )
    return Response(body.encode("utf-8", "replace"), sheet.status, media_type="text/html; charset=utf-8")
