"""The loopback server that plays a sample wire: every outlet is a virtual host on one port of 127.0.0.1."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from urllib.parse import unquote

from extractors.errors import InputError
from flows.wire.answer import Answer
from flows.wire.hosts import answer_to
from flows.wire.manners import as_asked
from flows.wire.position import read_position
from storage.watch.sample_wire import sample_wire
from storage.watch.wire import SampleWire

HOST = "127.0.0.1"


@dataclass(slots=True)
class _Play:
    """A wire, played at the position of a demo folder; keeps what it has rendered and counts who asked for what."""

    wire: SampleWire
    demo_folder: Path
    rendered: dict[tuple[str, str, int], Answer] = field(default_factory=dict)
    asked: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    turn: Lock = field(default_factory=Lock)

    def answer(self, host: str, path: str, headers: dict[str, str]) -> Answer:
        """What goes out to one request."""
        position = read_position(self.demo_folder)
        poll = position.poll if position else 1
        key = (host, path, poll)
        with self.turn:
            self.asked[key] += 1
            count = self.asked[key]
            if key not in self.rendered:
                self.rendered[key] = answer_to(self.wire, host, path, poll=poll)
        now = self.wire.polls[poll - 1]
        return as_asked(self.rendered[key], headers, now=now, count=count)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body go out together: two small packets would wait for each other.
    wbufsize = -1
    play: _Play

    def do_GET(self) -> None:
        host = self.headers.get("host", "").partition(":")[0].lower()
        headers = {name.lower(): value for name, value in self.headers.items()}
        self._send(self.play.answer(host, unquote(self.path), headers))

    def _send(self, answer: Answer) -> None:
        if not answer.status:
            self.close_connection = True
            return
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the parent's name)
        """Say nothing: the demo has its own progress line."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # All feeds are asked at once; whoever finds the queue full tries again only a second later.
    request_queue_size = 128


@contextmanager
def playing(demo_folder: Path, *, port: int, wire: SampleWire | None = None) -> Iterator[int]:
    """Serve a wire at the position in `demo_folder` until the end of `with`; gives the port (0 asks for a free one).

    `wire` is the bundled one unless another is given.

    Raises:
        InputError: the port is taken.
    """
    handler = type("Handler", (_Handler,), {"play": _Play(wire or sample_wire(), demo_folder)})
    try:
        server = _Server((HOST, port), handler)
    except OSError as error:
        raise InputError(
            f"the sample wire cannot listen on {HOST}:{port} ({error.strerror}): "
            "end the other demo, or play this one in a new folder"
        ) from error
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
