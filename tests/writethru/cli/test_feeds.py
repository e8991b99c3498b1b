import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from extractors.model import FeedSource
from flows.stages.desk import home_of
from storage.timeline.inbox import Load
from storage.timeline.owner import Owner
from storage.timeline.rows import Poll, feed_row, poll_row
from storage.watch.folder import init_folder
from storage.watch.opml import read_feeds, write_feeds
from writethru.cli import main

Serve = Callable[[Mapping[str, tuple[int, str, str]]], str]

COURIER = FeedSource("http://linnet-courier.example/rss", "Courier", "Linnet Courier", "PL", "en")
POST = FeedSource("http://tarn-post.example/rss", "Tarn Post", "Tarn Post")
AT = datetime(2025, 3, 4, 8, 0, tzinfo=UTC)
DUE = datetime(2025, 3, 4, 8, 15, tzinfo=UTC)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A watch folder with two feeds."""
    folder = tmp_path / "watch"
    init_folder(folder, leave_out=("references", "topics"))
    write_feeds(folder / "feeds.opml", [COURIER, POST])
    return folder


def test_feeds_that_were_never_asked_are_listed_too(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["feeds", "list", "--json", "--watch", str(root)]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows[0] == {
        "url": "http://linnet-courier.example/rss",
        "title": "Courier",
        "outlet": "Linnet Courier",
        "country": "PL",
        "language": "en",
        "entries": 0,
        "error": None,
        "last_good_at": None,
        "next_due_at": None,
    }
    assert [row["url"] for row in rows] == [COURIER.url, POST.url]


def test_the_list_says_how_a_feed_is_doing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    refused = Poll(
        feed_id=COURIER.feed_id,
        polled_at=AT,
        outcome="error",
        error_kind="http_500",
        error="the server answered 500",
        n_errors=1,
        interval_s=900,
        next_due_at=DUE,
    )
    rows = {"feed": [feed_row(COURIER, AT)], "poll": [poll_row(refused)]}
    home = home_of(root)
    home.inbox.put(Load("poll", AT, rows))
    with Owner(home) as owner:
        owner.drain(lambda database, load: {})
        owner.publish()
    assert main(["feeds", "list", "--watch", str(root), "--json"]) == 0
    courier, post = json.loads(capsys.readouterr().out)
    assert courier["error"] == "the server answered 500"
    assert (courier["last_good_at"], courier["next_due_at"]) == (None, "2025-03-04T08:15:00Z")
    assert (post["entries"], post["error"], post["next_due_at"]) == (0, None, None)
    assert main(["feeds", "list", "--watch", str(root)]) == 0
    assert "the server answered 500" in capsys.readouterr().out


def test_check_of_an_address_gives_its_entries(
    serve: Serve, feed_text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    url = serve({"/rss": (200, "application/rss+xml", feed_text)}) + "/rss"
    assert main(["feeds", "check", url, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["url"], found["ok"], found["error"]) == (url, True, None)
    assert found["entries"][0] == {
        "id": "t-1",
        "title": "Brell closes its plant",
        "link": "http://tarn-post.example/plant",
        "published_at": "2025-02-03T09:00:00Z",
        "updated_at": None,
    }
    assert len(found["entries"]) == 2
    assert main(["feeds", "check", url]) == 0
    assert "Tarn Post, 2 entries" in capsys.readouterr().out


def test_check_reads_a_file_too(
    tmp_path: Path, feed_text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "rss.xml"
    path.write_text(feed_text, "utf-8")
    assert main(["feeds", "check", str(path), "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["entries"]) == 2


def test_a_bad_feed_has_no_entries_and_one_clear_sentence(
    serve: Serve, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = serve({"/page": (200, "text/html", "<html><body>hello</body></html>")})
    (tmp_path / "empty.xml").write_text("", "utf-8")
    bad = [
        f"{base}/page",
        f"{base}/gone",
        f"{base}/{'long' * 400}",
        "http://127.9.9.9:9/rss",
        "http://nobody.invalid/rss",
        "http://[::1/rss",
        str(tmp_path / "missing.xml"),
        str(tmp_path / "empty.xml"),
        str(tmp_path),
    ]
    for address in bad:
        assert main(["feeds", "check", address, "--json"]) == 1
        found = json.loads(capsys.readouterr().out)
        assert found["url"] == address
        assert (found["ok"], found["entries"]) == (False, [])
        assert 8 <= len(found["error"]) <= 300
        assert "\n" not in found["error"]


def test_private_addresses_are_asked_only_when_they_are_allowed(
    serve: Serve,
    feed_text: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    url = serve({"/rss": (200, "text/xml", feed_text)}) + "/rss"
    monkeypatch.setenv("WRITETHRU_ALLOW", "")
    assert main(["feeds", "check", url, "--json"]) == 1
    assert "not a public address" in json.loads(capsys.readouterr().out)["error"]
    monkeypatch.setenv("WRITETHRU_ALLOW", " 127.0.0.0/8, 10.1.0.0/16")
    assert main(["feeds", "check", url, "--json"]) == 0
    capsys.readouterr()
    monkeypatch.setenv("WRITETHRU_ALLOW", "everything")
    assert main(["feeds", "check", url, "--json"]) == 1
    assert "'everything' is no network" in capsys.readouterr().err


def test_add_tries_the_feed_first_and_adds_it_once(
    serve: Serve, feed_text: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = serve({"/rss": (200, "text/xml", feed_text)}) + "/rss"
    words = ["feeds", "add", "--country", "pl", url, "--language", "EN", "--watch", str(root)]
    assert main(words) == 0
    assert read_feeds(root / "feeds.opml")[-1] == FeedSource(
        url, "Tarn Post", "Tarn Post", "PL", "en"
    )
    assert main(words) == 0
    assert "is there already" in capsys.readouterr().out
    assert len(read_feeds(root / "feeds.opml")) == 3


def test_add_refuses_what_is_no_feed_unless_forced(
    serve: Serve, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = serve({}) + "/rss"
    words = ["feeds", "add", url, "--watch", str(root)]
    assert main(words) == 1
    assert "404" in capsys.readouterr().err
    assert len(read_feeds(root / "feeds.opml")) == 2
    names = ["--title", "T", "--outlet", "O", "--owner", "W"]
    assert main([*words, "--force", *names]) == 0
    assert read_feeds(root / "feeds.opml")[-1] == FeedSource(url, "T", "O", owner="W")


def test_what_cannot_be_a_feed_or_a_code_is_refused_before_anything_is_asked(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["feeds", "add", "ftp://x.example/rss", "--watch", str(root)]) == 1
    assert "expected https://" in capsys.readouterr().err
    assert main(["feeds", "add", "https://x.example", "--country", "Poland"]) == 2
    assert main(["feeds", "add", "https://x.example", "--language", "p1"]) == 2
    assert main(["feeds"]) == 2
    capsys.readouterr()
