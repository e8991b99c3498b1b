"""A httpx transport that reaches public addresses only, checked at the moment of connecting.

A name is looked up once, every answer is checked, and the connection goes to the address that was
checked: no second look-up could say otherwise (DNS rebinding). TLS still checks the name.
"""

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import MappingProxyType
from typing import TypeAlias

import httpcore
import httpx

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
NetworkRange: TypeAlias = ipaddress.IPv4Network | ipaddress.IPv6Network
Resolve: TypeAlias = Callable[[str, int], Awaitable[list[str]]]
SocketOptions: TypeAlias = Iterable[
    tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]
]

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_PROTOCOL_ASSIGNMENTS = ipaddress.IPv4Network("192.0.0.0/24")
_MOST_TRIES = 3
_LOOPBACK = "127.0.0.1"
# asyncio's own pool has a handful of threads: a few slow names would hold up all others.
_LOOKUPS_AT_ONCE = 32


class RefusedError(httpcore.ConnectError):
    """An address that is not public and not allowed, or a port of another service."""


def networks(names: Sequence[str]) -> tuple[NetworkRange, ...]:
    """The networks (or single addresses) named; ValueError for what is none."""
    return tuple(ipaddress.ip_network(name.strip(), strict=False) for name in names)


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public Internet; looks through IPv6 wrappings of IPv4."""
    if isinstance(address, ipaddress.IPv6Address):
        wrapped = _wrapped(address)
        if wrapped is not None:
            return is_public(wrapped)
        if address.is_site_local:
            return False
    # Older Pythons call some of these global, so each kind is asked for by name.
    is_special = address.is_multicast or address.is_reserved or address.is_unspecified
    is_special = is_special or address in _PROTOCOL_ASSIGNMENTS
    return address.is_global and not is_special and not address.is_private


def _wrapped(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Opens connections to checked addresses; `allow` names networks that are no public ones but fine.

    `routes` leads names to a port of 127.0.0.1: they exist on this machine only.
    """

    def __init__(
        self,
        resolve: Resolve,
        *,
        allow: Sequence[NetworkRange] = (),
        routes: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        self._inner = httpcore.AnyIOBackend()
        self._resolve = resolve
        self._allow = tuple(allow)
        self._routes = routes

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: SocketOptions | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first checked address that answers (raises RefusedError, ConnectError)."""
        if host in self._routes:
            return await self._inner.connect_tcp(_LOOPBACK, self._routes[host], timeout)
        error: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in (await self._checked(host, port, timeout))[:_MOST_TRIES]:
            try:
                return await self._inner.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                error = failed
        raise error or RefusedError(f"{host!r} has no address")

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: SocketOptions | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Never: no feed lives on a socket of this machine."""
        raise RefusedError(f"socket {path!r} is not an address of the web")

    async def sleep(self, seconds: float) -> None:
        """Wait without holding up others."""
        await asyncio.sleep(seconds)

    async def _checked(self, host: str, port: int, limit_s: float | None) -> list[str]:
        try:
            answers = await asyncio.wait_for(self._resolve(host, port), limit_s)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(f"no DNS answer for {host!r}") from error
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"no DNS entry for {host!r}: {error}") from error
        for answer in answers:
            self._check(host, ipaddress.ip_address(answer.partition("%")[0]), port)
        return answers

    def _check(self, host: str, address: Address, port: int) -> None:
        if any(address in network for network in self._allow):
            return
        if not is_public(address):
            raise RefusedError(f"{host!r} is at {address}, which is not a public address")
        if port < 1024 and port not in {80, 443}:
            raise RefusedError(f"port {port} of {host!r} is not one of the web")


class GuardedTransport(httpx.AsyncBaseTransport):
    """httpcore behind httpx, without a pool.

    httpx 0.28's pool is lost slot by slot when a total deadline cancels requests (httpcore#1093);
    without one a poll also costs half the CPU. The caller bounds how many run at once.
    """

    def __init__(self, backend: httpcore.AsyncNetworkBackend) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=_trusted(),
            max_connections=None,
            max_keepalive_connections=0,
            network_backend=backend,
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request (raises the exceptions of httpcore)."""
        url = request.url
        answer = await self._pool.handle_async_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        body = _Body(answer)
        extensions = answer.extensions
        return httpx.Response(
            answer.status, headers=answer.headers, stream=body, extensions=extensions
        )

    async def aclose(self) -> None:
        """Close what is still open."""
        await self._pool.aclose()


class _Body(httpx.AsyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._answer.aiter_stream():
            yield part

    async def aclose(self) -> None:
        await self._answer.aclose()


class NameService:
    """Looks up names in threads of its own, each name once; to be closed."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_LOOKUPS_AT_ONCE, thread_name_prefix="names")
        self._known: dict[tuple[str, int], list[str]] = {}

    async def addresses(self, host: str, port: int) -> list[str]:
        """All addresses of a host (raises OSError, UnicodeError)."""
        if (host, port) not in self._known:
            loop = asyncio.get_running_loop()
            found = await loop.run_in_executor(self._threads, _look_up, host, port)
            self._known[host, port] = found
        return self._known[host, port]

    def close(self) -> None:
        """Let go of the threads; one that waits for a dead name server ends by itself."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _look_up(host: str, port: int) -> list[str]:
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


def guarded_client(
    resolve: Resolve,
    *,
    allow: Sequence[NetworkRange] = (),
    routes: Mapping[str, int] = MappingProxyType({}),
) -> httpx.AsyncClient:
    """A client on the guarded transport: no cookies, no proxies or passwords of the environment."""
    nobody = DefaultCookiePolicy(allowed_domains=[])
    return httpx.AsyncClient(
        transport=GuardedTransport(GuardedBackend(resolve, allow=allow, routes=routes)),
        cookies=CookieJar(policy=nobody),
        trust_env=False,
        follow_redirects=False,
    )


@cache
def _trusted() -> ssl.SSLContext:
    """One for the process: reading the certificates takes 20 ms."""
    return httpx.create_ssl_context()
