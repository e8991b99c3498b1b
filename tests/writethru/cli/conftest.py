"""A server on this machine, files of lines, and workers that start fast."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from flows.net.workers import preload
from writethru.cli import main

Pages: TypeAlias = Mapping[str, tuple[int, str, str]]

PLANT = """# Brell closes its plant in Tarn

The carmaker Brell will close its plant in Tarn, Poland, by the end of June, its chief executive Ilse Vondra said on Monday.

About 900 workers will lose their jobs. The company offers them 30 million euros in severance pay.

The union leader Jurek Salny said the union will go to court. The government has not promised any help.
"""

PARAGRAPHS = (
    "The health office of Port Linnet has called back every soft cheese of the dairy Oster after "
    "14 people fell ill, its director Mara Quill said on Tuesday.",
    "Nine of the patients are still in hospital, and two of them are in a serious condition. The "
    "youngest is four years old, the oldest is eighty-one, according to the office.",
    "Inspectors found listeria in a cooling room of the dairy on Friday. The room was closed the "
    "same evening, and the dairy stopped its deliveries to shops in Poland and abroad.",
    "The owner of the dairy, Benno Oster, said that he regretted the harm and that he would pay for "
    "the treatment. He denied that the dairy had known of the germs for weeks.",
    "A former worker had told the Linnet Courier that a warning from a laboratory lay in the office "
    "for a month before anybody acted on it. The office said that it would look into the matter.",
    "Shops must take the cheese off their shelves by Wednesday noon. Whoever has eaten it and has a "
    "fever should see a doctor, the director said, and should take the packet along.",
    "The parliament of the region will hear the director next week. Members of both parties asked "
    "why the last inspection of the dairy took place more than two years ago.",
)

_PAGE = """<!DOCTYPE html><html lang="en"><head><title>Cheese called back in Port Linnet</title>
<meta property="og:type" content="article"><meta property="og:site_name" content="Linnet Courier">
<meta property="og:title" content="Cheese called back in Port Linnet">
<meta property="article:published_time" content="2025-03-04T09:30:00+01:00"></head>
<body><header><nav><a href="/">Home</a></nav></header><main><article>
<h1>Cheese called back in Port Linnet</h1>{text}</article></main></body></html>"""


@pytest.fixture(scope="session", autouse=True)
def warm_workers() -> None:
    preload(
        "flows.stages.warm", "writethru.cli.extraction.coverage", "writethru.cli.extraction.topics"
    )


@pytest.fixture
def plant_file(tmp_path: Path) -> Path:
    """A reference in Markdown: a plant closure."""
    path = tmp_path / "plant.md"
    path.write_text(PLANT, "utf-8")
    return path


@pytest.fixture
def article_page() -> str:
    """A whole article as a page: a health scare."""
    return _PAGE.format(text="".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS))


@pytest.fixture
def feed_text() -> str:
    """An RSS feed with two entries, the second one without a date."""
    return """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Tarn Post</title><link>http://tarn-post.example/</link>
<item><guid isPermaLink="false">t-1</guid><title>Brell closes its plant</title>
<link>http://tarn-post.example/plant</link><author>ada@tarn-post.test (Ada Wirth)</author>
<pubDate>Mon, 03 Feb 2025 10:00:00 +0100</pubDate><description>About 900 jobs go.</description></item>
<item><guid isPermaLink="false">t-2</guid><title>Velmark counts its votes</title>
<link>/votes?utm_source=rss</link></item></channel></rss>"""


@contextmanager
def _serving(pages: Pages) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, kind, text = pages.get(self.path, (404, "text/plain", "not here"))
            body = text.encode()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            del arguments

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Pages], str]]:
    """`serve({path: (status, content type, body)})` starts a server that we may ask, and gives its address."""
    monkeypatch.setenv("WRITETHRU_ALLOW", "127.0.0.1")
    with ExitStack() as servers:
        yield lambda pages: servers.enter_context(_serving(pages))


@pytest.fixture
def extract(tmp_path: Path) -> Callable[..., tuple[int, list[dict[str, Any]]]]:
    """`extract(kind, lines, *options)`: the exit code and the lines out; lines are objects, or text as it stands."""

    def call(kind: str, lines: list[object], *options: str) -> tuple[int, list[dict[str, Any]]]:
        source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
        written = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        source.write_text("".join(f"{line}\n" for line in written), "utf-8")
        words = ["extract", kind, "--input", str(source), "--output", str(target), "--jobs", "1"]
        code = main([*words, *options])
        return code, [json.loads(line) for line in target.read_bytes().splitlines()]

    return call
