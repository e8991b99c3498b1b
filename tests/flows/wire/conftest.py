"""The sample wire as data, and a server that plays it or any other world."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path

import pytest

from extractors.feed.parse import parse_feed
from extractors.model import ParsedFeed
from flows.wire.position import WirePosition, write_position
from flows.wire.server import playing
from storage.watch import files
from storage.watch.sample_wire import read_wire, sample_wire

QUAY = "quay-herald.example"


@pytest.fixture(scope="session")
def wire():
    return sample_wire()


@pytest.fixture(scope="session")
def newest(wire):
    """`newest(id, poll)`: an article as it stands at a poll."""

    def find(article_id, poll=5):
        return next(article for article in wire.standing_at(poll) if article.id == article_id)

    return find


@pytest.fixture
def killed_after(monkeypatch) -> Callable[[int], AbstractContextManager[None]]:
    """`with killed_after(n):` what runs inside is ended when it would write its next file after `n`."""
    replace = files._replace

    @contextmanager
    def killed(n_files: int) -> Iterator[None]:
        written: list[Path] = []

        def write_some(target: Path, body: bytes) -> None:
            if len(written) == n_files:
                raise KeyboardInterrupt
            written.append(target)
            replace(target, body)

        with monkeypatch.context() as patched, suppress(KeyboardInterrupt):
            patched.setattr(files, "_replace", write_some)
            yield

    return killed


class Press:
    """A running server: `ask(path, **headers)` gives status, headers and body; `feed(path)` what a reader makes of it."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.port = port

    def at(self, poll: int) -> None:
        write_position(self.folder, WirePosition(poll=poll, port=self.port))

    def ask(self, path: str, host: str = QUAY, **headers: str) -> tuple[int, dict[str, str], bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request("GET", path, headers={"Host": f"{host}:{self.port}", **named})
            answer = connection.getresponse()
            return (
                answer.status,
                {name.lower(): value for name, value in answer.getheaders()},
                answer.read(),
            )
        finally:
            connection.close()

    def text(self, path: str) -> str:
        return self.ask(path)[2].decode()

    def feed(self, path: str = "/news.xml") -> ParsedFeed:
        _, headers, body = self.ask(path)
        return parse_feed(body, content_type=headers["content-type"])


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Press]]:
    """`serve(world, poll)`: a server that plays a world folder, at a poll."""
    with ExitStack() as servers:

        def start(world: Path, poll: int = 1) -> Press:
            folder = tmp_path / "state" / world.name
            port = servers.enter_context(playing(folder, wire=read_wire(world), port=0))
            press = Press(folder, port)
            press.at(poll)
            return press

        yield start
