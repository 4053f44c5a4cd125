"""What stands at the desk's door: whose requests are let in, and what every answer says of itself."""

from dataclasses import dataclass
from hmac import compare_digest
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOSTS = ("127.0.0.1", "localhost", "[::1]")
"""Names under which the desk answers; any other is a page elsewhere that points its name here (DNS rebinding)."""
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self';"
        " base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}


def host_name(host: str) -> str:
    """The name in a Host header, without its port."""
    return host.rsplit(":", 1)[0] if ":" in host and not host.endswith("]") else host


@dataclass(frozen=True, slots=True)
class Guard:
    """Middleware: refuses foreign hosts and other methods, and sets the headers of every answer."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        refusal = refused(scope)
        await (refusal or self.app)(scope, receive, sealed)


def refused(scope: Scope) -> PlainTextResponse | None:
    """The answer to a request that is not let in, or None."""
    if host_name(Headers(scope=scope).get("host", "")) not in HOSTS:
        return PlainTextResponse("The desk answers on this machine's own address alone.\n", 421)
    if scope["method"] not in ("GET", "HEAD", "POST"):
        return PlainTextResponse("The desk takes GET and POST alone.\n", 405)
    return None


def own_form(request: Request, sent: str, token: str) -> bool:
    """True where a POST comes from the desk's own page: its token, and no word of another origin.

    Under "no-referrer" a browser sends `Origin: null` with its own forms too; then its `Sec-Fetch-Site` decides.
    """
    site = request.headers.get("sec-fetch-site", "")
    origin = request.headers.get("origin", "")
    if site not in ("", "same-origin"):
        return False
    if origin not in ("", "null") and urlsplit(origin).netloc != request.headers.get("host", ""):
        return False
    if origin == "null" and not site:
        return False
    return compare_digest(sent.encode(), token.encode())
