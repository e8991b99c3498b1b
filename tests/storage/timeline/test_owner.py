import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from extractors.errors import StorageError
from storage.timeline.database import Database
from storage.timeline.inbox import Load
from storage.timeline.owner import BusyError, Home, Owner, ensure_published
from storage.timeline.publish import snapshots

MakeLoad = Callable[..., Load]


def nothing(database: Database, load: Load) -> dict[str, list[dict[str, object]]]:
    return {}


def titles(home: Home) -> list[str]:
    with Database.snapshot(home.link) as snapshot:
        return [row["title"] for row in snapshot.query("SELECT title FROM versions ORDER BY title")]


def test_a_load_is_applied_once_however_often_it_is_delivered(
    home: Home, make_load: MakeLoad
) -> None:
    with Owner(home) as owner:
        owner.inbox.put(make_load(1))
        assert len(owner.drain(nothing)) == 1
        owner.inbox.put(make_load(1))
        assert owner.drain(nothing) == []
        owner.publish()
    assert titles(home) == ["Title 1"]


def test_a_row_that_is_there_is_not_added_again(home: Home, make_load: MakeLoad) -> None:
    first = make_load(1)
    again = Load("other", first.made_at + timedelta(hours=1), first.rows)
    with Owner(home) as owner:
        owner.inbox.put(first)
        owner.inbox.put(again)
        assert len(owner.drain(nothing)) == 2
        owner.publish()
    assert titles(home) == ["Title 1"]


def test_conclusions_are_drawn_in_the_transaction_of_the_facts(
    home: Home, make_load: MakeLoad
) -> None:
    def settle(database: Database, load: Load) -> dict[str, list[dict[str, object]]]:
        (row,) = database.query("SELECT article_id FROM core.article")
        return {"origin_member": [{"article_id": row["article_id"], "kind": "origin"}]}

    with Owner(home) as owner:
        owner.inbox.put(make_load(7))
        owner.drain(settle)
        owner.publish()
    with Database.snapshot(home.link) as snapshot:
        assert snapshot.query("SELECT article_id FROM origins") == [{"article_id": 7}]


def test_when_settle_fails_nothing_of_the_load_is_kept_and_it_waits(
    home: Home, make_load: MakeLoad
) -> None:
    def broken(database: Database, load: Load) -> dict[str, list[dict[str, object]]]:
        raise ZeroDivisionError

    with Owner(home) as owner:
        owner.inbox.put(make_load(1))
        with pytest.raises(ZeroDivisionError):
            owner.drain(broken)
    with Owner(home) as owner:
        assert len(owner.inbox.waiting()) == 1
        owner.drain(nothing)
        owner.publish()
    assert titles(home) == ["Title 1"]


def test_a_damaged_load_is_put_aside_with_its_reason_and_the_others_go_on(
    home: Home, make_load: MakeLoad
) -> None:
    with Owner(home) as owner:
        owner.inbox.put(make_load(1))
        (path,) = owner.inbox.waiting()
        path.write_bytes(path.read_bytes()[:-9])
        owner.inbox.put(make_load(2))
        assert len(owner.drain(nothing)) == 1
        owner.publish()
        (refused,) = owner.inbox.refused()
    assert titles(home) == ["Title 2"]
    assert "damaged" in refused.with_suffix(".txt").read_text()


def test_a_load_with_an_unknown_column_is_put_aside_whole(home: Home, make_load: MakeLoad) -> None:
    good = make_load(1)
    rows = {**good.rows, "entry": [{"entry_id": 1, "colour": "red"}]}
    with Owner(home) as owner:
        owner.inbox.put(Load("read", good.made_at, rows))
        assert owner.drain(nothing) == []
        owner.publish()
        (refused,) = owner.inbox.refused()
    assert titles(home) == []
    assert "colour" in refused.with_suffix(".txt").read_text()


def test_only_one_process_owns_a_timeline(home: Home) -> None:
    with Owner(home), pytest.raises(BusyError, match="in use by another"), Owner(home):
        pass


def test_publishing_does_not_drop_the_lock_on_the_live_file(
    home: Home, make_load: MakeLoad
) -> None:
    code = f"import duckdb; duckdb.connect({str(home.live)!r})"
    with Owner(home) as owner:
        owner.inbox.put(make_load(1))
        owner.drain(nothing)
        owner.publish()
        other = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=False
        )
    assert other.returncode != 0
    assert "Conflicting lock" in other.stderr


def test_snapshots_are_numbered_read_only_and_two_are_kept(home: Home, make_load: MakeLoad) -> None:
    with Owner(home) as owner:
        numbers = []
        for number in range(1, 5):
            owner.inbox.put(make_load(number))
            owner.drain(nothing)
            numbers.append(owner.publish())
    assert numbers == [1, 2, 3, 4]
    assert [path.name for path in snapshots(home.published)] == [
        "timeline-000003.duckdb",
        "timeline-000004.duckdb",
    ]
    assert home.link.resolve().name == "timeline-000004.duckdb"
    assert home.link.stat().st_mode & 0o222 == 0


def test_an_open_reader_keeps_its_snapshot_while_new_ones_are_published(
    home: Home, make_load: MakeLoad
) -> None:
    ensure_published(home)
    with Database.snapshot(home.link) as reader:
        with Owner(home) as owner:
            for number in range(1, 4):
                owner.inbox.put(make_load(number))
                owner.drain(nothing)
                owner.publish()
        assert reader.query("SELECT count(*) AS n FROM versions") == [{"n": 0}]
    assert len(titles(home)) == 3


def test_loads_are_kept_until_a_snapshot_proves_them(home: Home, make_load: MakeLoad) -> None:
    with Owner(home) as owner:
        owner.inbox.put(make_load(1))
        owner.drain(nothing)
        assert len(owner.inbox.done()) == 1
        owner.publish()
        assert owner.inbox.done() == []


def test_a_kept_load_that_the_ledger_does_not_know_is_applied_again(
    home: Home, make_load: MakeLoad
) -> None:
    with Owner(home) as owner:
        owner.publish()
    home.inbox.put(make_load(1))
    (path,) = home.inbox.waiting()
    home.inbox.finish(path)  # as after a write-ahead log that lost its tail
    with Owner(home) as owner:
        assert len(owner.drain(nothing)) == 1
        owner.publish()
    assert titles(home) == ["Title 1"]


def test_a_timeline_of_a_newer_version_is_refused(home: Home) -> None:
    with Owner(home) as owner:
        owner._database.execute("INSERT INTO schema_migration VALUES (9999, '9999_later.sql', 'x')")
    with pytest.raises(StorageError, match="install the newer version"), Owner(home):
        pass


def test_a_changed_migration_is_refused(home: Home) -> None:
    with Owner(home) as owner:
        owner._database.execute("UPDATE schema_migration SET sha256 = 'x' WHERE version = 1")
    with pytest.raises(StorageError, match="was changed after it was applied"), Owner(home):
        pass


def test_instants_come_back_aware_and_in_utc(home: Home, make_load: MakeLoad) -> None:
    zone = datetime.fromisoformat("2025-03-01T21:00:00+09:00")
    with Owner(home) as owner:
        owner.inbox.put(make_load(1, at=zone))
        owner.drain(nothing)
        owner.publish()
    with Database.snapshot(home.link) as snapshot:
        (row,) = snapshot.query("SELECT first_seen_at FROM versions")
    assert row["first_seen_at"] == datetime(2025, 3, 1, 12, 0, tzinfo=UTC)
    assert row["first_seen_at"].utcoffset() == timedelta(0)


def test_text_with_quotes_newlines_and_any_script_survives(home: Home, make_load: MakeLoad) -> None:
    text = "He said \"no\", she said 'yes'.\nДругий рядок\t\\ \u2028 emoji 🙂 {} $rows"
    with Owner(home) as owner:
        owner.inbox.put(make_load(1, text=text))
        owner.drain(nothing)
        owner.publish()
    with Database.snapshot(home.link) as snapshot:
        assert snapshot.query("SELECT text FROM versions") == [{"text": text}]


def test_a_load_file_names_its_own_content(home: Home, make_load: MakeLoad) -> None:
    load_id = home.inbox.put(make_load(1))
    (path,) = home.inbox.waiting()
    assert path.name.endswith(f"{load_id}.json")
    assert json.loads(path.read_text())["kind"] == "read"
    assert list((home.inbox.folder / "tmp").iterdir()) == []
