"""One GET, bounded in time, bytes and hops, to public addresses only."""

import asyncio
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version

import httpcore
import httpx

from extractors.address import resolve_link
from extractors.errors import FetchError
from flows.net.body import (
    ACCEPTED_ENCODINGS,
    MOST_OF_A_REFUSAL,
    BodyError,
    Bounds,
    read_body,
    read_start,
)
from flows.net.guard import RefusedError
from flows.net.validators import kept_etag, kept_last_modified, retry_after_s

MOST_HOPS = 5
_TIMEOUTS = httpx.Timeout(10.0, connect=5.0, pool=None)
_MOVED = frozenset({301, 302, 303, 307, 308})
_MOVED_FOR_GOOD = frozenset({301, 308})

# What a server, the network or an odd address can cause; anything else is a mistake of ours.
_CAUSES = (
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.TimeoutException,
    httpcore.UnsupportedProtocol,
    httpx.HTTPError,
    httpx.InvalidURL,
    BodyError,
    OSError,
    ValueError,
)


def user_agent(contact: str = "") -> str:
    """How we name ourselves to servers; `contact` is an address of whoever runs the watch."""
    try:
        release = version("writethru")
    except PackageNotFoundError:
        release = "0"
    whom = contact.strip() if contact.isascii() and contact.isprintable() else ""
    return f"writethru/{release} (+{whom or 'contact address not set'})"


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask for. The validators are those of the last answer, sent back verbatim."""

    url: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer.

    `url` is the address that gave it, after redirects. Header names are lower case. `body` is
    whole for status 200, empty for 304, and at most the first 256 kB for any other. `etag` and
    `last_modified` are None when they cannot be sent back. `moved_to` is set when the server says
    that the address asked for has moved for good.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    etag: str | None
    last_modified: str | None
    moved_to: str | None
    retry_after_s: int | None
    elapsed_ms: int


@dataclass(frozen=True, slots=True)
class Network:
    """How the network may be used.

    `allow` lists networks (`127.1.0.0/16`) that may be reached although they are not public.
    `at_once` requests run together, one at a time for each host, `host_gap_s` apart;
    `deadline_s` holds for one request with all its redirects. `routes` leads names that are played
    on this machine to their port of 127.0.0.1, whatever the name service says.
    """

    allow: tuple[str, ...] = ()
    user_agent: str = user_agent()
    at_once: int = 50
    host_gap_s: float = 1.0
    deadline_s: float = 20.0
    routes: tuple[tuple[str, int], ...] = ()


async def fetch(
    client: httpx.AsyncClient, request: Request, *, network: Network, bounds: Bounds | None = None
) -> Fetched:
    """The answer to one request (raises FetchError); any status but an unasked 304 is an answer."""
    started = time.monotonic()
    try:
        async with asyncio.timeout(network.deadline_s):
            return await _follow(client, request, network.user_agent, bounds or Bounds(), started)
    except TimeoutError as error:
        message = f"not finished within {network.deadline_s:g} seconds"
        raise _failure(request.url, message, "timeout") from error
    except _CAUSES as error:
        raise _failure(request.url, _told(error), _kind(error)) from error


async def _follow(
    client: httpx.AsyncClient, request: Request, agent: str, bounds: Bounds, started: float
) -> Fetched:
    """Ask, and follow redirects by hand: each hop is checked by the transport again."""
    headers = _headers(request, agent)
    url, moved_to, is_for_good = request.url, None, True
    for _ in range(MOST_HOPS + 1):
        async with client.stream("GET", url, headers=headers, timeout=_TIMEOUTS) as answer:
            location = answer.headers.get("location", "")
            if answer.status_code not in _MOVED or not location:
                _refuse_unasked(answer, headers)
                body = await _body(answer, bounds)
                return _fetched(answer, body, url=url, moved_to=moved_to, started=started)
            is_for_good = is_for_good and answer.status_code in _MOVED_FOR_GOOD
            url = _next_hop(request.url, url, location)
            moved_to = url if is_for_good else moved_to
    raise _failure(request.url, f"more than {MOST_HOPS} redirects", "redirect")


def _headers(request: Request, agent: str) -> dict[str, str]:
    asked = {
        "User-Agent": agent,
        "Accept": "*/*",
        "Accept-Encoding": ACCEPTED_ENCODINGS,
        "If-None-Match": kept_etag(request.etag),
        "If-Modified-Since": kept_last_modified(request.last_modified),
    }
    return {name: value for name, value in asked.items() if value is not None}


def _refuse_unasked(answer: httpx.Response, asked: Mapping[str, str]) -> None:
    if answer.status_code == 304 and not {"If-None-Match", "If-Modified-Since"} & asked.keys():
        message = "answered 304 (unchanged) to a request without a condition"
        raise _failure(str(answer.url), message, "protocol")


def _next_hop(asked: str, url: str, location: str) -> str:
    target = resolve_link(url, location)
    if target is None:
        message = f"redirected to {location[:60]!r}, which is no address of the web"
        raise _failure(asked, message, "redirect")
    return target


def _fetched(
    answer: httpx.Response, body: bytes, *, url: str, moved_to: str | None, started: float
) -> Fetched:
    headers = answer.headers
    return Fetched(
        url=url,
        status=answer.status_code,
        headers=dict(headers),
        body=body,
        etag=kept_etag(headers.get("etag")),
        last_modified=kept_last_modified(headers.get("last-modified")),
        moved_to=moved_to,
        retry_after_s=retry_after_s(headers.get("retry-after"), now=datetime.now(UTC)),
        elapsed_ms=round(1000 * (time.monotonic() - started)),
    )


async def _body(answer: httpx.Response, bounds: Bounds) -> bytes:
    if answer.status_code == 304:
        return b""
    encoding = answer.headers.get("content-encoding", "")
    if answer.status_code != 200:
        return await read_start(answer.aiter_raw(), encoding, most=MOST_OF_A_REFUSAL)
    announced = answer.headers.get("content-length", "")
    if announced.isdigit() and int(announced[:20]) > bounds.on_the_wire:
        message = f"the body is announced with {announced[:20]} bytes, over {bounds.on_the_wire:,}"
        raise BodyError(message, kind="too_large")
    return await read_body(answer.aiter_raw(), encoding, bounds)


def _kind(error: Exception) -> str:
    text = str(error)
    if isinstance(error, BodyError):
        return error.kind
    if isinstance(error, RefusedError):
        return "refused"
    if isinstance(error, httpcore.ConnectError | httpcore.ConnectTimeout):
        is_tls = isinstance(error.__cause__, ssl.SSLError) or "SSL" in text
        return "tls" if is_tls else "dns" if text.startswith("no DNS") else "connect"
    if isinstance(error, httpcore.TimeoutException):
        return "timeout"
    if isinstance(error, httpcore.ProtocolError | httpx.HTTPError):
        return "protocol"
    return "network" if isinstance(error, httpcore.NetworkError | OSError) else "address"


def _told(error: Exception) -> str:
    """What happened in a few words; some exceptions have only their name."""
    if isinstance(error, httpx.InvalidURL | ValueError):
        return f"it, or what it redirects to, is no address ({error})"
    return str(error).strip() or _NAMES.get(type(error).__name__, type(error).__name__)


_NAMES = {
    "ReadTimeout": "the server said nothing for 10 seconds",
    "ConnectTimeout": "the server could not be reached within 5 seconds",
    "ReadError": "the connection broke",
    "ConnectError": "the server could not be reached",
    "RemoteProtocolError": "the server does not speak HTTP",
}


def _failure(url: str, message: str, kind: str) -> FetchError:
    sentence = (
        f"{url[:100] or 'An empty address'} could not be fetched: {message[:150].rstrip('.')}."
    )
    # What a server or an address says may hold anything; the sentence goes to screens and databases.
    printable = "".join(character if character.isprintable() else "?" for character in sentence)
    return FetchError(url, printable, kind=kind)
