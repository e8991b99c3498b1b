import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from extractors.model import Alert, FeedSource
from flows.stages.desk import home_of
from storage.timeline.conclusions import alert_row
from storage.timeline.database import Row
from storage.timeline.inbox import Load
from storage.timeline.owner import Owner
from storage.timeline.rows import Poll, delivery_row, feed_row, poll_row
from storage.watch.folder import init_folder
from storage.watch.opml import write_feeds
from storage.watch.references import write_reference
from storage.watch.topics import write_topic
from writethru.cli import examination, main

Examine = Callable[..., tuple[int, dict[str, Any]]]

COURIER = FeedSource("http://linnet-courier.example/rss", "Courier", "Linnet Courier", "PL", "en")
AT = datetime(2025, 3, 4, 8, 0, tzinfo=UTC)
CHECKS = [
    *(
        "settings",
        "feeds.opml",
        "topics",
        "names",
        "dictionaries",
        "plugs",
        "references",
        "timeline",
    ),
    *("inbox", "feeds", "deliveries", "disk", "prefect"),
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A watch folder in good health that was never run."""
    folder = tmp_path / "watch"
    init_folder(folder, leave_out=("references", "topics"))
    write_feeds(folder / "feeds.opml", [COURIER])
    write_topic(folder / "topics", "recount", {"en": "Recount"}, "Velmark AND votes")
    text = "Tilda Marsh won the election in Velmark by 212 votes, the council said on Tuesday."
    write_reference(folder / "references", title="Recount", text=text, language="en")
    return folder


@pytest.fixture
def examined(root: Path, capsys: pytest.CaptureFixture[str]) -> Examine:
    """`examined()`: the exit code of the doctor, and what is wrong by the name of its check."""

    def call() -> tuple[int, dict[str, Any]]:
        code = main(["doctor", "--watch", str(root), "--json"])
        rows = json.loads(capsys.readouterr().out)
        assert [row["check"] for row in rows] == CHECKS
        assert all(row["ok"] == (row["to_do"] is None) and row["found"] for row in rows)
        return code, {row["check"]: row for row in rows if not row["ok"]}

    return call


def run_once(root: Path, **rows: list[Row]) -> None:
    home = home_of(root)
    if rows:
        home.inbox.put(Load("test", AT, rows))
    with Owner(home) as owner:
        owner.drain(lambda database, load: {})
        owner.publish()


def polled(error: str | None) -> dict[str, list[Row]]:
    poll = Poll(
        feed_id=COURIER.feed_id,
        polled_at=AT,
        outcome="error" if error else "new",
        error=error,
        interval_s=900,
        next_due_at=AT,
    )
    return {"feed": [feed_row(COURIER, AT)], "poll": [poll_row(poll)]}


def test_a_new_folder_is_in_good_health(root: Path, examined: Examine) -> None:
    assert examined() == (0, {})
    assert not (root / ".state").exists()


def test_a_folder_that_was_run_is_in_good_health(root: Path, examined: Examine) -> None:
    run_once(root, **polled(None))
    assert examined() == (0, {})


def test_people_read_one_line_for_each_check(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "names.toml").write_text("[[name]]\nentity = 5\n", "utf-8")
    (root / "topics" / "recount.toml").write_text('id = "recount"\nquery = "a AND"\n', "utf-8")
    assert main(["doctor", "--watch", str(root)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(CHECKS)
    assert lines[0] == "ok     settings: fine"
    assert lines[3].startswith("wrong  names: ")
    assert ". To do: mend " in lines[3]


def test_each_file_that_is_wrong_is_told_by_itself(root: Path, examined: Examine) -> None:
    (root / "writethru.toml").write_text("[poll]\nmin_intervall_s = 5\n", "utf-8")
    (root / "feeds.opml").write_text("<opml", "utf-8")
    (root / "topics" / "recount.toml").write_text('id = "recount"\nquery = "AND"\n', "utf-8")
    (root / "references" / "empty.md").write_text("# Only a title\n\nmilk\n\nbread\n", "utf-8")
    code, wrong = examined()
    assert code == 1
    assert list(wrong) == ["settings", "feeds.opml", "topics", "references"]
    assert "did you mean poll.min_interval_s?" in wrong["settings"]["found"]
    assert "is not OPML" in wrong["feeds.opml"]["found"]
    assert "recount.toml" in wrong["topics"]["to_do"]
    assert wrong["references"]["found"] == "no claim can be drafted from empty"


def test_a_topic_that_misses_its_example_is_wrong(root: Path, examined: Examine) -> None:
    text = 'id = "recount"\nquery = "Velmark"\nexamples = ["Port Linnet votes."]\n'
    (root / "topics" / "recount.toml").write_text(text, "utf-8")
    _, wrong = examined()
    assert wrong["topics"]["found"] == "1 example not matched as asked: recount"


def test_a_folder_with_nothing_to_watch_is_wrong(root: Path, examined: Examine) -> None:
    shutil.rmtree(root / "topics")
    shutil.rmtree(root / "references")
    write_feeds(root / "feeds.opml", [])
    code, wrong = examined()
    assert (code, list(wrong)) == (1, ["feeds.opml", "topics", "references"])


def test_a_reference_that_the_settings_name_must_be_there(root: Path, examined: Examine) -> None:
    (root / "writethru.toml").write_text('[watch]\nreference = "other"\n', "utf-8")
    assert "names 'other'" in examined()[1]["settings"]["found"]


def test_allowed_networks_that_are_none_are_wrong(
    examined: Examine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WRITETHRU_ALLOW", "all")
    assert "'all' is no network" in examined()[1]["settings"]["found"]


def test_a_damaged_timeline_is_wrong(root: Path, examined: Examine) -> None:
    (root / "timeline.duckdb").write_bytes(b"no database at all" * 1000)
    code, wrong = examined()
    assert code == 1
    assert "cannot be read" in wrong["timeline"]["found"]
    assert "writethru run" in wrong["timeline"]["to_do"]


def test_feeds_in_error_and_feeds_never_asked_are_wrong(root: Path, examined: Examine) -> None:
    run_once(root, **polled("the server answered 500"))
    code, wrong = examined()
    assert (code, list(wrong)) == (1, ["feeds"])
    assert wrong["feeds"]["found"] == f"1 of 1 feed in error: {COURIER.url}"
    other = FeedSource("http://tarn-post.example/rss", "Tarn Post", "Tarn Post")
    write_feeds(root / "feeds.opml", [other])
    assert examined()[1]["feeds"]["found"] == f"1 feed never asked: {other.url}"


def test_refused_loads_and_loads_that_wait_too_long_are_wrong(
    root: Path, examined: Examine, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_once(root, **polled(None))
    inbox = home_of(root).inbox
    inbox.put(Load("poll", AT, {"nonsense": [{"a": 1}]}))
    assert examined() == (0, {})
    monkeypatch.setattr(examination, "APPLY_LIMIT_S", -1.0)
    assert "1 load waiting" in examined()[1]["inbox"]["found"]
    run_once(root)
    assert "1 load refused" in examined()[1]["inbox"]["found"]


def test_a_delivery_that_was_given_up_is_wrong(root: Path, examined: Examine) -> None:
    alert = Alert("k", "plant", "c07", "updated", "Jobs", "a new figure", "900", "850", (), AT)
    dead = delivery_row(alert.alert_id, "file", attempt=8, state="dead", tried_at=AT)
    run_once(root, **polled(None), alert=[alert_row(alert)], delivery=[dead])
    code, wrong = examined()
    assert (code, list(wrong)) == (1, ["deliveries"])
    assert wrong["deliveries"]["found"] == "1 delivery given up: c07 over file"


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_a_full_disk_is_wrong(examined: Examine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(100, 99, 1))
    code, wrong = examined()
    assert (code, wrong["disk"]["found"]) == (1, "0.0 GB free")


def test_a_prefect_home_that_has_grown_too_large_is_wrong(
    root: Path, examined: Examine, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = root / ".state" / "prefect"
    home.mkdir(parents=True)
    (home / "prefect.db").write_bytes(b"x" * 2000)
    assert examined() == (0, {})
    monkeypatch.setattr(examination, "MOST_PREFECT_BYTES", 1000)
    assert "delete" in examined()[1]["prefect"]["to_do"]


def test_no_watch_folder_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--watch", str(tmp_path / "none")]) == 1
    assert "make one with `writethru init" in capsys.readouterr().err
