"""A site on this machine whose every answer a test can set, and watch folders that poll it."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from flows.stages.desk import Desk, home_of, network_of, open_desk
from flows.stages.one_pass import run_stage
from flows.stages.poll import poll
from flows.stages.read import read
from storage.timeline.questions import Timeline

START = datetime(2025, 6, 2, 8, 0, tzinfo=UTC)

SETTINGS = """
[poll]
allow_networks = ["127.0.0.0/8"]
host_gap_s = 0.0
deadline_s = 4.0
min_interval_s = 60
start_interval_s = 600
[read]
obey_robots = false
[alerts]
channels = ["file"]
"""

MILL = (
    "Orlik Paper will close its mill in Dunmore in June.",
    "The closure will cost 350 jobs, the company said in a letter to its staff.",
    "Managers told the morning shift at the gate, before the machines were stopped for the day.",
    "The mill has made newsprint since 1931 and was the largest employer of the valley for decades.",
    "Prices for old paper have doubled within a year, and two printers left for cheaper suppliers.",
    "Mayor Ina Velt wants to speak with the owners on Friday about a buyer for the site.",
    "A cooperative of pensioners has offered to run the smaller of both machines for packaging.",
    "The union asked its members to stay calm and to wait for the talks before any walkout.",
    "Dunmore lost its glassworks six years ago, and many who worked there found a place at the mill.",
    "Buses will carry apprentices to the plant of a competitor in Eastvale from the first of July.",
)
"""The paragraphs of an article, some 150 words."""

FERRY = (
    "The night ferry to Sandholm stays in port until its second engine is repaired.",
    "Travellers with tickets for the weekend can change to the early boat without paying more.",
    "A diver found a net around the shaft on Tuesday, when the harbour was calm enough to look.",
    "The captain had heard a knocking under the stern and turned back after half an hour.",
    "Fishermen on the island lend their boats to the post until the ferry sails again.",
    "The line expects the spare part from a yard in Lund by the end of the week.",
)


@dataclass
class Clock:
    """Stands still until a test moves it."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **time: float) -> datetime:
        self.now += timedelta(**time)
        return self.now


@dataclass(frozen=True)
class Item:
    """One item of a feed."""

    title: str
    link: str
    summary: str = "Orlik Paper closes its mill in Dunmore."
    published_at: datetime | None = START - timedelta(hours=1)
    guid: str = ""


@dataclass(frozen=True)
class Reply:
    body: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    wait_s: float = 0.0


@dataclass
class Site:
    """A web site. What is not set answers 404."""

    url: str = ""
    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def put(
        self,
        path: str,
        body: str,
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        wait_s: float = 0.0,
    ) -> str:
        self.replies[path] = Reply(body.encode(), status, headers or {}, wait_s)
        return f"{self.url}{path}"

    def feed(
        self, path: str, *items: Item, status: int = 200, headers: Mapping[str, str] | None = None
    ) -> str:
        """An RSS feed at `path`."""
        parts = "".join(
            f"<item><title>{escape(item.title)}</title><link>{escape(item.link)}</link>"
            f"<description>{escape(item.summary)}</description>"
            f"<guid isPermaLink='false'>{item.guid or escape(item.link)}</guid>"
            + (
                f"<pubDate>{format_datetime(item.published_at)}</pubDate>"
                if item.published_at
                else ""
            )
            + "</item>"
            for item in items
        )
        body = f"<rss version='2.0'><channel><title>Post</title>{parts}</channel></rss>"
        return self.put(path, body, status=status, headers=headers)

    def article(
        self,
        path: str,
        title: str = "Mill in Dunmore to close",
        text: tuple[str, ...] = MILL,
        *,
        canonical: str | None = None,
        published_at: datetime | None = None,
        updated_at: datetime | None = None,
    ) -> str:
        """A plain article page at `path`."""
        times = {"published_time": published_at, "modified_time": updated_at}
        head = "".join(
            f'<meta property="article:{name}" content="{at.isoformat()}">'
            for name, at in times.items()
            if at
        )
        if canonical:
            head += f'<link rel="canonical" href="{canonical}">'
        paragraphs = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in text)
        body = (
            f"<html lang='en'><head><title>{escape(title)}</title>"
            f"<meta property='og:type' content='article'>{head}</head>"
            f"<body><main><article><h1>{escape(title)}</h1>{paragraphs}</article></main></body></html>"
        )
        return self.put(path, body, headers={"Content-Type": "text/html; charset=utf-8"})


class _Handler(BaseHTTPRequestHandler):
    site: Site
    ended: threading.Event

    def do_GET(self) -> None:
        heads = {name.lower(): value for name, value in self.headers.items()}
        self.site.asked.append((self.path, heads))
        reply = self.site.replies.get(self.path, Reply(b"no such page", 404))
        if reply.wait_s:
            self.ended.wait(reply.wait_s)
        etag = reply.headers.get("ETag")
        is_known = etag is not None and heads.get("if-none-match") == etag
        self.send_response(304 if is_known else reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if not is_known:
            self.wfile.write(reply.body)

    def log_message(self, *_: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A client that gave up is no event."""


@contextmanager
def _running() -> Iterator[Site]:
    site, ended = Site(), threading.Event()
    handler = type("Handler", (_Handler,), {"site": site, "ended": ended})
    with _Server(("127.0.0.1", 0), handler) as server:
        site.url = f"http://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield site
        ended.set()
        server.shutdown()


@pytest.fixture
def start_site() -> Iterator[Callable[[], Site]]:
    with ExitStack() as sites:
        yield lambda: sites.enter_context(_running())


@pytest.fixture
def site(start_site: Callable[[], Site]) -> Site:
    return start_site()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@dataclass
class Folder:
    """A small watch folder. Every call of `desk` loads it anew."""

    root: Path
    clock: Clock

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def feeds(self, *urls: str) -> None:
        outlines = "".join(
            f'<outline type="rss" text="Feed {number}" title="Feed {number}" outlet="Post {number}" xmlUrl="{url}"/>'
            for number, url in enumerate(urls, 1)
        )
        self.write("feeds.opml", f'<opml version="2.0"><body>{outlines}</body></opml>')

    def topic(self, name: str, query: str) -> None:
        self.write(
            f"topics/{name}.toml",
            f"id = '{name}'\nnames = {{ en = '{name}' }}\nquery = '{query}'\n",
        )

    def reference(self, name: str, title: str, *sentences: str) -> None:
        text = "\n".join(sentences)
        front = "+++\noutlet = 'Post'\npublished_at = 2025-06-01T06:00:00Z\nlanguage = 'en'\n+++\n"
        self.write(f"references/{name}.md", f"{front}# {title}\n\n{text}\n")

    def desk(self) -> Desk:
        opened = open_desk(self.root)
        network = network_of(opened.watch.folder, opened.watch.settings)
        return Desk(watch=opened.watch, network=network, clock=self.clock, processes=1)

    def ask(self, query: str) -> list[dict[str, Any]]:
        """Rows of the newest snapshot."""
        with Timeline(home_of(self.root)) as timeline:
            return timeline.database.query(query)


@pytest.fixture
def folder(tmp_path: Path, clock: Clock) -> Folder:
    """A folder with one topic, `mill`, and no feed yet."""
    made = Folder(tmp_path / "watch", clock)
    made.write("writethru.toml", SETTINGS)
    made.write(
        "names.toml",
        "[[name]]\nentity = 'org/orlik'\nkind = 'organisation'\naliases = ['Orlik Paper']\n",
    )
    made.topic("mill", "mill OR Orlik")
    made.feeds()
    return made


@pytest.fixture
def polled(folder: Folder) -> Callable[..., Any]:
    """Poll the folder's due feeds, see the facts applied, and give the report."""

    def run(*, everything: bool = False) -> Any:
        return run_stage(folder.desk(), lambda desk: poll(desk, everything=everything))

    return run


@pytest.fixture
def polled_and_read(folder: Folder, polled: Callable[..., Any]) -> Callable[[], Any]:
    """Poll, then read; gives the report of read."""

    def run() -> Any:
        polled()
        return run_stage(folder.desk(), read)

    return run


@pytest.fixture
def item() -> Callable[..., Item]:
    return Item


@pytest.fixture
def mill() -> tuple[str, ...]:
    return MILL


@pytest.fixture
def ferry() -> tuple[str, ...]:
    return FERRY
