"""One HTTP exchange with one checked address: no private network unless allowed, within limits of size and time."""

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from twosource.errors import BadInput

SCHEMES = {"http": 80, "https": 443}
NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""IPv6 addresses that stand for IPv4 ones behind a translator (RFC 6052)."""
CHUNK = 65536


@dataclass(frozen=True, slots=True)
class Limits:
    """What a fetch may cost: bytes of a page, seconds of one exchange, redirects followed, seconds between two
    exchanges with one host. `private`: whether addresses of private networks and of this machine are allowed."""

    size: int = 32 * 1024 * 1024
    seconds: float = 20.0
    redirects: int = 5
    delay: float = 2.0
    private: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: status, headers in lower case, body as sent (still packed)."""

    url: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


def exchange(url: str, headers: Mapping[str, str], limits: Limits) -> Answer:
    """The answer to a GET. Errors: BadInput for an address that is not allowed, too large, too slow or absent."""
    scheme, host, port, target = parts_of(url)
    address = _checked(url, host, port, limits)
    connection = _connection(scheme, host, port, address, limits)
    late = threading.Event()
    watchdog: threading.Timer | None = None
    try:
        connection.connect()
        watchdog = threading.Timer(limits.seconds, _cut_off, (connection.sock, late))
        watchdog.daemon = True
        watchdog.start()
        connection.request("GET", target, headers=dict(headers))
        reply = connection.getresponse()
        body = _body(url, reply, limits)
        if late.is_set():
            raise TimeoutError
        return Answer(url, reply.status, {k.lower(): v for k, v in reply.getheaders()}, body)
    except (OSError, http.client.HTTPException, ValueError) as error:
        if late.is_set():
            raise BadInput(f"{url}: took longer than {limits.seconds:g} s", "try again later") from None
        raise BadInput(f"{url}: {_short(error)}", "check the address and the connection") from None
    finally:
        if watchdog is not None:
            watchdog.cancel()
        connection.close()


def _short(error: Exception) -> str:
    return " ".join(str(getattr(error, "strerror", None) or error or type(error).__name__).split())[:120] or "no answer"


def parts_of(url: str) -> tuple[str, str, int, str]:
    """Scheme, host, port and target of an address. Errors: BadInput for what can't or must not be fetched."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise BadInput(f"{url}: no address", "write it as https://host/path") from None
    if parts.scheme not in SCHEMES or not parts.hostname:
        raise BadInput(f"{url}: no address that can be fetched", "write it as https://host/path")
    if parts.username or parts.password:
        raise BadInput(f"{url}: an address with a password", "leave name and password out")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if any(c <= " " or c == "\x7f" for c in target):
        raise BadInput(f"{url}: blanks in the address", "write them as %20")
    return parts.scheme, parts.hostname, port or SCHEMES[parts.scheme], target.encode("utf-8").decode("latin-1")


def _checked(url: str, host: str, port: int, limits: Limits) -> str:
    """The address to connect to; every address of the host must be allowed, and the checked one is the one used."""
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError):
        raise BadInput(f"{url}: no such host", "check the address and the connection") from None
    if not limits.private and not all(is_public(a) for a in found):
        raise BadInput(f"{url}: an address of a private network", "allow it with --private if you mean it")
    return sorted(found, key=lambda a: ":" in a)[0]


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open network: not private, local, reserved, or a form that hides such one."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _connection(scheme: str, host: str, port: int, address: str, limits: Limits) -> http.client.HTTPConnection:
    """A connection to the checked address that names the host (a second look-up could give another address)."""
    connection: http.client.HTTPConnection
    if scheme == "https":
        context = ssl.create_default_context()
        connection = http.client.HTTPSConnection(host, port, timeout=limits.seconds, context=context)
    else:
        connection = http.client.HTTPConnection(host, port, timeout=limits.seconds)

    def create(_: tuple[str, int], *rest: object) -> socket.socket:
        return socket.create_connection((address, port), limits.seconds)

    connection._create_connection = create  # type: ignore[attr-defined]
    return connection


def _cut_off(sock: socket.socket, late: threading.Event) -> None:
    """End an exchange whose time is over, also one whose server sends a byte now and then."""
    late.set()
    with contextlib.suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)


def _body(url: str, reply: http.client.HTTPResponse, limits: Limits) -> bytes:
    parts: list[bytes] = []
    size = 0
    while chunk := reply.read(CHUNK):
        size += len(chunk)
        if size > limits.size:
            raise BadInput(f"{url}: larger than {limits.size >> 20} MB", "save the page by hand")
        parts.append(chunk)
    return b"".join(parts)
