"""Plugs as somebody would install them, and a small server that speaks the OpenAI way."""

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

# What an author would write: counts of letters as a vector, shared words as a judgement.
EXAMPLE = '''
"""An example plug."""


class Letters:
    name = "letters-1"
    languages = None

    def embed(self, texts):
        return [[1.0 + text.lower().count(letter) for letter in "abcdefghijklmnopqrstuvwxyz "] for text in texts]


class Words:
    name = "words-1"
    languages = frozenset({"en"})

    def classify(self, pairs):
        return [self._one(*pair) for pair in pairs]

    def _one(self, passage, statement):
        mine, theirs = set(passage.lower().split()), set(statement.lower().split())
        shared = len(mine & theirs) / max(1, len(theirs))
        label = "neutral" if shared < 0.5 else "contradicts" if "not" in mine - theirs else "entails"
        return {each: 0.9 if each == label else 0.05 for each in ("entails", "contradicts", "neutral")}


class Shouting(Words):
    name = "shouting-1"

    def classify(self, pairs):
        raise RuntimeError("this model\\nis out of order")


class Sleeping(Letters):
    name = "sleeping-1"

    def embed(self, texts):
        import time

        time.sleep(60)


class Wild(Words):
    name = "wild-1"

    def classify(self, pairs):
        return [{"entails": 2.0, "maybe": 0.0}] * len(pairs)


words = Words()
number = 7
'''
POINTS = """[writethru.embedders]
letters = example_plug:Letters
[writethru.classifiers]
words = example_plug:words
"""


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The example, installed: a module and the metadata of a distribution with entry points."""
    site = tmp_path / "site"
    info = site / "example_plug-1.0.dist-info"
    info.mkdir(parents=True)
    (site / "example_plug.py").write_text(EXAMPLE, "utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: example-plug\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(POINTS)
    monkeypatch.syspath_prepend(site)
    yield
    import sys

    sys.modules.pop("example_plug", None)


@dataclass
class Server:
    """Answers as `mode` says, and keeps what it was asked."""

    address: str = ""
    mode: str = "well"
    label: str = "entails"
    asked: list[tuple[str, dict[str, str], dict[str, Any]]] = field(default_factory=list)

    def answer(self, path: str, body: dict[str, Any]) -> tuple[int, bytes]:
        if self.mode == "slow":
            time.sleep(1.5)
        if self.mode == "broken":
            return 500, b'{"error": "secret insides"}'
        if self.mode == "garbage":
            return 200, b"<html>not json"
        if self.mode == "empty":
            return 200, b"{}"
        if self.mode == "huge":
            return 200, b" " * 9_000_000
        if path.endswith("/embeddings"):
            rows = [
                {"index": n, "embedding": [1.0, float(len(t))]} for n, t in enumerate(body["input"])
            ]
            return 200, json.dumps({"data": rows[::-1]}).encode()
        content = {
            "well": json.dumps({"label": self.label}),
            "wrong label": '{"label": "supports"}',
            "chatty": f'Sure! {{"label": "{self.label}"}}',
            "more": f'{{"label": "{self.label}", "quote": "invented"}}',
            "list": '["entails"]',
        }[self.mode]
        return 200, json.dumps({"choices": [{"message": {"content": content}}]}).encode()


@pytest.fixture
def server() -> Iterator[Server]:
    state = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            state.asked.append((self.path, dict(self.headers), body))
            status, answer = state.answer(self.path, body)
            self.send_response(status)
            self.send_header("content-length", str(len(answer)))
            self.end_headers()
            try:
                self.wfile.write(answer)
            except (BrokenPipeError, ConnectionResetError):
                return  # the other side had enough

        def log_message(self, *_: object) -> None:
            return

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    state.address = f"http://127.0.0.1:{httpd.server_port}/v1"
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    yield state
    httpd.shutdown()
    httpd.server_close()
