"""The desk: pages of a story in the browser, rendered here, working without scripts; a thin door to the views."""

import json
import secrets
import socket

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from twosource.errors import BadInput, NotFound, TwosourceError
from twosource.story import Story
from twosource.views import VIEWS
from twosource.views.tables import as_table

from .copies_page import copies_page, pair_page
from .guard import Guard
from .held import HeldStory
from .proposition_page import proposition_page
from .reading_page import reading_page
from .rulings_page import rule, rulings_page
from .search_page import search_page
from .sheet import HERE, Make, Sheet, door, html, templates
from .story_page import claims_page, story_page
from .voice_page import voice_page

ADDRESS = "127.0.0.1"
"""The desk holds other people's pages and takes rulings: it is for this machine alone."""
TRIES = 100
"""Ports that are tried, one after another, where the first is busy."""
PAGES: dict[str, Make] = {
    "/story": story_page,
    "/claims": claims_page,
    "/page/{page}": reading_page,
    "/proposition/{proposition}": proposition_page,
    "/voice/{voice}": voice_page,
    "/copies": copies_page,
    "/copies/{a}/{b}": pair_page,
    "/search": search_page,
    "/rulings": rulings_page,
}
MEDIA = {
    "atom": "application/atom+xml",
    "brief": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "geojson": "application/geo+json",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
}


def app(story: Story) -> Starlette:
    """The desk of a story, as an ASGI application."""
    routes = [Route("/", door(story_page, ""), name="story")]
    for path, make in PAGES.items():
        routes += [Route(path + ending, door(make, ending)) for ending in (".json", ".csv", "")]
    routes += [
        Route("/rule", rule, methods=["POST"]),
        Route("/export/{view}", export),
        Mount("/static", StaticFiles(directory=HERE / "static"), name="static"),  # type: ignore[list-item]
    ]
    made = Starlette(
        routes=routes,
        middleware=[Middleware(Guard)],
        exception_handlers={TwosourceError: failed, 404: missing},
    )
    made.state.story = HeldStory(story.store)
    made.state.templates = templates()
    made.state.token = secrets.token_urlsafe(24)
    return made


def export(request: Request) -> Response:
    """The story in another form, as a file; raises `NotFound` for a form that there is not."""
    name = request.path_params["view"]
    if name not in VIEWS:
        raise NotFound("no such form", "use one of: " + ", ".join(sorted(VIEWS)))
    story: HeldStory = request.app.state.story
    state = story.state()
    ending = "md" if name == "brief" else name
    headers = {"Content-Disposition": f'attachment; filename="story.{ending}"'}
    return Response(VIEWS[name](state.ledger, state.read.readings), media_type=MEDIA[name], headers=headers)


def failed(request: Request, error: Exception) -> Response:
    """One clear line where something was not found or decides nothing."""
    status = 404 if isinstance(error, NotFound) else 400
    what, mend = (error.what, error.mend) if isinstance(error, TwosourceError) else (str(error), "")
    if request.url.path.endswith(".json"):
        body = json.dumps({"error": what, "mend": mend}, ensure_ascii=False) + "\n"
        return Response(body.encode("utf-8", "replace"), status, media_type="application/json")
    if request.url.path.endswith(".csv"):
        return Response(as_table([{"error": what, "mend": mend}]), status, media_type="text/csv; charset=utf-8")
    words = {"what": what, "mend": mend, "form": request.method == "POST"}
    return html(request, Sheet("error.html", "Not found" if status == 404 else "Not done", words, dict, list, status))


def missing(request: Request, error: Exception) -> Response:
    """No page at this address."""
    return failed(request, NotFound("there is no such page", "the story page leads to all there are"))


def listen(port: int) -> socket.socket:
    """A socket on this machine's own address, at `port` or the next free one. Raises `BadInput` where none is free."""
    for wanted in range(port, min(port + TRIES, 65536)) if port else (0,):
        found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((ADDRESS, wanted))
            found.listen()
        except OSError:
            found.close()
            continue
        return found
    raise BadInput(f"port {port}: no free port there or near it", "name another with --port")


def serve(story: Story, port: int) -> int:
    """Serve the desk until Ctrl-C; prints its address, and one line at the end. Gives the exit status."""
    made = app(story)
    made.state.story.state()
    with listen(port) as found:
        print(f"Twosource: http://{ADDRESS}:{found.getsockname()[1]}/", flush=True)
        quietly = uvicorn.Config(made, log_level="warning", access_log=False, server_header=False, lifespan="off")
        try:
            uvicorn.Server(quietly).run(sockets=[found])
        except KeyboardInterrupt:
            pass
    print("Twosource: stopped", flush=True)
    return 0
