"""Servers on this machine that answer with exact bytes, and a ban on all others."""

import socket
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TypeAlias

import pytest

from flows.net.fetch import Network

Answer: TypeAlias = bytes | Callable[[bytes, socket.socket], None]
Serve: TypeAlias = Callable[..., str]


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False

    def __init__(self, host: str, answer: Answer, heads: list[bytes]) -> None:
        super().__init__((host, 0), _Handler)
        self.answer = answer
        self.heads = heads


class _Handler(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            part = self.request.recv(65536)
            if not part:
                return
            head += part
        assert isinstance(self.server, _Server)
        self.server.heads.append(head)
        answer = self.server.answer
        try:
            if callable(answer):
                answer(head, self.request)
            else:
                self.request.sendall(answer)
        except OSError:
            return  # the client had enough


@contextmanager
def _running(host: str, answer: Answer, heads: list[bytes]) -> Iterator[str]:
    with _Server(host, answer, heads) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://{host}:{server.server_address[1]}/feed"
        server.shutdown()


@pytest.fixture
def heads() -> list[bytes]:
    """The request heads that the servers of a test have received."""
    return []


@pytest.fixture
def serve(heads: list[bytes]) -> Iterator[Serve]:
    """`serve(answer)` starts a server and gives its address; answer: bytes, or a function of (head, socket)."""
    with ExitStack() as servers:

        def start(answer: Answer, host: str = "127.0.0.1") -> str:
            return servers.enter_context(_running(host, answer, heads))

        yield start


@pytest.fixture
def ok() -> Callable[..., bytes]:
    """`ok(body, "Header: value", ...)`: the bytes of a whole answer with status 200."""

    def answer(body: bytes = b"<rss/>", *headers: str, status: str = "200 OK") -> bytes:
        lines = (f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", "")
        return "\r\n".join(lines).encode("latin-1") + body

    return answer


@pytest.fixture
def network() -> Network:
    """This machine allowed, no pauses, a short deadline."""
    return Network(allow=("127.0.0.1",), host_gap_s=0.0, deadline_s=5.0)
