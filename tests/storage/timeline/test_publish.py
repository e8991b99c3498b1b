import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from extractors.errors import StorageError
from storage.timeline import migrations, owner, publish
from storage.timeline.database import Database
from storage.timeline.inbox import Load
from storage.timeline.owner import BusyError, Home, Owner, ensure_published
from storage.timeline.publish import snapshots

MakeLoad = Callable[..., Load]


def test_what_killed_publishers_left_is_removed(home: Home) -> None:
    ensure_published(home)
    home.published.joinpath("draft-000002-4711").write_bytes(b"half a copy")
    home.link.with_name(f".{home.link.name}.4711").symlink_to("nowhere")
    with Owner(home) as opened:
        opened.publish()
    assert sorted(path.name for path in home.published.iterdir()) == [
        "schema.sha256",
        "timeline-000001.duckdb",
        "timeline-000002.duckdb",
    ]
    assert sorted(path.name for path in home.link.parent.iterdir()) == [".state", "timeline.duckdb"]


def test_half_a_load_is_removed_once_its_writer_is_gone(home: Home) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    tmp = home.inbox.folder / "tmp"
    left, writing = tmp / f"x.json.{ended.pid}", tmp / f"y.json.{os.getpid()}"
    left.write_bytes(b"{")
    writing.write_bytes(b"{")
    with Owner(home):
        assert list(tmp.iterdir()) == [writing]


def test_a_failed_copy_is_one_clear_error_and_the_old_snapshot_stays(
    home: Home, make_load: MakeLoad, monkeypatch: pytest.MonkeyPatch
) -> None:
    ensure_published(home)
    monkeypatch.setattr(publish, "COPY", "raise OSError(28, 'No space left on device')")
    with Owner(home) as opened:
        opened.inbox.put(make_load(1))
        opened.drain(lambda database, load: {})
        with pytest.raises(StorageError, match=r"no snapshot of .*No space left"):
            opened.publish()
        assert home.inbox.has_work()
    assert [path.name for path in snapshots(home.published)] == ["timeline-000001.duckdb"]
    monkeypatch.undo()
    with Owner(home) as opened:
        opened.publish()
        assert not home.inbox.has_work()
    with Database.snapshot(home.link) as snapshot:
        assert len(snapshot.query("FROM versions")) == 1


def test_views_are_made_anew_when_their_text_changed_and_only_then(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    ensure_published(home)
    ensure_published(home)
    with Owner(home) as opened:
        assert len(opened._database.query("FROM schema_view")) == 1
    changed = (*migrations.view_texts(), "CREATE OR REPLACE VIEW answer AS SELECT 42 AS n;")
    monkeypatch.setattr(migrations, "view_texts", lambda: changed)
    with Owner(home) as opened:
        assert opened._database.query("FROM answer") == [{"n": 42}]
        assert len(opened._database.query("FROM schema_view")) == 2


def test_a_snapshot_of_an_older_schema_is_replaced_before_it_is_read(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    ensure_published(home)
    changed = (*migrations.view_texts(), "CREATE OR REPLACE VIEW answer AS SELECT 42 AS n;")
    monkeypatch.setattr(migrations, "view_texts", lambda: changed)
    ensure_published(home)
    with Database.snapshot(home.link) as snapshot:
        assert snapshot.query("FROM answer") == [{"n": 42}]


def test_an_older_snapshot_is_better_than_none_while_another_process_owns_the_timeline(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Owner(home) as opened:
        with pytest.raises(BusyError):
            ensure_published(home)
        opened.publish()
        monkeypatch.setattr(owner, "schema_sha256", lambda: "newer")
        ensure_published(home)
    assert len(snapshots(home.published)) == 1


def test_a_timeline_that_cannot_be_opened_is_let_go(home: Home) -> None:
    with Owner(home) as opened:
        opened._database.execute("INSERT INTO schema_migration VALUES (9999, 'later.sql', 'x')")
    with pytest.raises(StorageError, match="install the newer version"), Owner(home):
        pass
    code = f"import duckdb; duckdb.connect({str(home.live)!r})"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_work_is_seen_before_and_after_it_is_applied_until_a_snapshot_proves_it(
    home: Home, make_load: MakeLoad
) -> None:
    with Owner(home) as opened:
        assert not home.inbox.has_work()
        load_id = home.inbox.put(make_load(1))
        assert home.inbox.has_work()
        opened.drain(lambda database, load: {})
        assert home.inbox.has_work()
        opened.publish()
        assert not home.inbox.has_work()
    assert home.inbox.reason_of_refusal(load_id) is None
