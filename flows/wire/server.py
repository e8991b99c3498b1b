"""The loopback server that plays the sample wire: every outlet is a virtual host on one port of 127.0.0.1."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from extractors.errors import InputError
from flows.wire.feeds import feed_document
from flows.wire.pages import Answer, page
from flows.wire.position import read_position
from storage.watch.sample_wire import SampleWire, sample_wire

HOST = "127.0.0.1"
NOT_FOUND = Answer(404, b"There is no such page.\n", "text/plain; charset=utf-8")


def answer_to(wire: SampleWire, host: str, path: str, *, poll: int) -> Answer:
    """What a host of the wire answers at poll number `poll`. Pure."""
    outlet = next((outlet for outlet in wire.outlets if outlet.host == host), None)
    if outlet is None:
        return NOT_FOUND
    articles = [a for a in wire.standing_at(poll) if a.outlet == outlet.id]
    for feed in outlet.feeds:
        if feed.path == path:
            return feed_document(feed, outlet, articles, poll=poll)
    found = next((article for article in articles if article.url_path == path), None)
    return page(found, outlet) if found else NOT_FOUND


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wire: SampleWire
    demo_folder: Path

    def do_GET(self) -> None:
        position = read_position(self.demo_folder)
        host = self.headers.get("host", "").partition(":")[0]
        answer = answer_to(self.wire, host, self.path, poll=position.poll if position else 1)
        etag = f'"{hashlib.blake2b(answer.body, digest_size=12).hexdigest()}"'
        if answer.status == 200 and self.headers.get("if-none-match") == etag:
            answer = Answer(304, b"", answer.content_type)
        self._send(answer, etag)

    def _send(self, answer: Answer, etag: str) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        if answer.status in {200, 304}:
            self.send_header("ETag", etag)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the parent's name)
        """Say nothing: the demo has its own progress line."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True


@contextmanager
def playing(demo_folder: Path, *, port: int) -> Iterator[int]:
    """Serve the wire at its position in `demo_folder` until the end of `with`; gives the port (0 asks for a free one).

    Raises:
        InputError: the port is taken.
    """
    handler = type("Handler", (_Handler,), {"wire": sample_wire(), "demo_folder": demo_folder})
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
