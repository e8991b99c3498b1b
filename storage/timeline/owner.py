"""The owner: the one process that writes. It applies loads, lets settle draw conclusions, publishes snapshots.

Any process may be killed at any instruction: a load is applied in one transaction with its ledger row, so
applying it again changes nothing, and what was not applied is still in the inbox.
"""

import fcntl
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from extractors.errors import StorageError
from storage.timeline.database import Database, Row
from storage.timeline.inbox import BadLoadError, Inbox, Load, load_id_in, read_load
from storage.timeline.migrations import migrate, schema_sha256
from storage.timeline.publish import newest_number, publish

Settle = Callable[[Database, Load], Mapping[str, Sequence[Row]]]
"""Draws conclusions: reads live data (the load is already in it) and returns rows to add, by table."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where the timeline of one watch folder lives."""

    state: Path
    link: Path

    @property
    def live(self) -> Path:
        """The live file; only the owner opens it."""
        return self.state / "live" / "timeline.duckdb"

    @property
    def published(self) -> Path:
        """The folder of snapshots."""
        return self.state / "published"

    @property
    def schema_mark(self) -> Path:
        """Says by which schema the newest snapshot was made, so that nobody must open it to know."""
        return self.published / "schema.sha256"

    @property
    def inbox(self) -> Inbox:
        """The inbox."""
        return Inbox(self.state / "inbox")


class BusyError(StorageError):
    """Another process owns this timeline at the moment."""


class Owner:
    """Owns the live file between `with` and its end.

    Raises:
        BusyError: another process owns it.
        StorageError: the file is damaged or too new.
    """

    def __init__(self, home: Home) -> None:
        self.home = home
        self.inbox = home.inbox

    def __enter__(self) -> Self:
        self.home.live.parent.mkdir(parents=True, exist_ok=True)
        with ExitStack() as opened:
            self._lock = _take_lock(self.home.state / "live" / "owner.lock")
            opened.callback(os.close, self._lock)
            self._database = opened.enter_context(Database.live(self.home.live))
            migrate(self._database)
            self._requeue_lost()
            self.inbox.clear_drafts()
            self._opened = opened.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._opened.close()

    def drain(self, settle: Settle) -> list[str]:
        """Apply every waiting load; returns the ids of those that changed something.

        A load that cannot be applied goes to `bad/` with its reason, alone; the others go on.
        """
        applied = []
        for path in self.inbox.waiting():
            try:
                is_new = self._apply(read_load(path), load_id_in(path), settle)
            except BadLoadError as error:
                self.inbox.refuse(path, str(error))
                continue
            self.inbox.finish(path)
            if is_new:
                applied.append(load_id_in(path))
        return applied

    def publish(self) -> int:
        """Make what was applied visible to readers; returns the number of the snapshot."""
        self._database.execute("CHECKPOINT timeline")
        number = publish(self.home.live, self.home.published, self.home.link)
        self.home.schema_mark.write_text(schema_sha256(), "utf-8")
        self._forget_proven()
        return number

    def _apply(self, load: Load, load_id: str, settle: Settle) -> bool:
        with self._database.transaction():
            if self._database.rows("load_by_id", {"load_id": load_id}):
                return False
            self._add_facts(load)
            for table, rows in settle(self._database, load).items():
                self._database.append(table, rows)
            ledger = {
                "load_id": load_id,
                "kind": load.kind,
                "n_rows": load.n_rows,
                "made_at": load.made_at,
            }
            self._database.append("load", [ledger])
        return True

    def _add_facts(self, load: Load) -> None:
        try:
            for table, rows in load.rows.items():
                self._database.append(table, rows)
        except (StorageError, ValueError, KeyError) as error:
            raise BadLoadError(f"load of {load.kind}: {error}") from error

    def _requeue_lost(self) -> None:
        # A damaged write-ahead log can end before a load that was put aside; its file is the redo log.
        if done := self.inbox.done():
            known = {row["load_id"] for row in self._database.rows("load_ids")}
            for path in done:
                if load_id_in(path) not in known:
                    self.inbox.requeue(path)

    def _forget_proven(self) -> None:
        with self._database.looking_at(self.home.link.resolve()) as snapshot:
            proven = {row["load_id"] for row in snapshot.rows("load_ids")}
        for path in self.inbox.done():
            if load_id_in(path) in proven:
                path.unlink()


def ensure_published(home: Home) -> None:
    """See to it that there is a snapshot of this version's schema to read, an empty one at first.

    Raises:
        BusyError: there is none, and another process owns the timeline; it will publish one.
    """
    has_snapshot = bool(newest_number(home.published)) and home.link.exists()
    if has_snapshot and _has_this_schema(home):
        return
    try:
        with Owner(home) as owner:
            owner.publish()
    except BusyError:
        # A service of an older version may own it; what it publishes is better than nothing.
        if not has_snapshot:
            raise


def _has_this_schema(home: Home) -> bool:
    mark = home.schema_mark
    return mark.exists() and mark.read_text("utf-8") == schema_sha256()


def _take_lock(path: Path) -> int:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        raise BusyError(f"{path.parent} is in use by another Writethru process") from error
    return descriptor
