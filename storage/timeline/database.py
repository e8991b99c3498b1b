"""One open DuckDB file: how it is opened, asked and added to. Nothing else in the project talks to DuckDB.

Portable between DuckDB 1.5 and 2.0: results are always fetched whole, and the file keeps the 1.5 format so
that every client of that age can read it (docs/decisions/0003-storage.md).
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb

from extractors.errors import StorageError

Row = dict[str, Any]
"""One row as columns by name; a foreign shape, checked where it becomes a word of the model."""

OPTIONS = {
    "memory_limit": "1GB",
    "threads": "2",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
}

KEYS = {
    "feed": "record_id",
    "poll": "poll_id",
    "entry": "entry_id",
    "screening": "screening_id",
    "article": "article_id",
    "reading": "reading_id",
    "version": "version_id",
    "version_text": "version_id",
    "edit": "edit_id",
    "matching": "matching_id",
    "topic_match": "match_id",
    "reference": "record_id",
    "claim": "record_id",
    "comparison": "comparison_id",
    "relation": "relation_id",
    "statement": "statement_id",
    "delivery": "delivery_id",
    "judgement": "judgement_id",
    "tripwire": "record_id",
    "pin": "record_id",
    "origin_member": "article_id",
    "story_member": "article_id",
    "story_profile": "profile_id",
    "development": "development_id",
    "development_member": "member_id",
    "development_standing": "standing_id",
    "standing": "standing_id",
    "alert": "alert_id",
    "tripwire_hit": "hit_id",
    "pinned": "pin_id",
    "load": "load_id",
}
"""The tables that loads and settle may add to, each with the column that makes a row the same row."""


@cache
def sql_text(name: str) -> str:
    """The statement in `sql/<name>.sql`."""
    return (files("storage.timeline") / "sql" / f"{name}.sql").read_text("utf-8")


class Database:
    """An open file. Use as a context manager, or call `close`."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._columns: dict[str, dict[str, str]] = {}

    @classmethod
    def live(cls, path: Path) -> Self:
        """Open the live file for writing: only the owner may, because a plain connect would forget these options.

        Raises:
            StorageError: another process holds the file, or it is damaged.
        """
        connection = duckdb.connect(":memory:", config=dict(OPTIONS))
        try:
            connection.execute("SET TimeZone = 'UTC'")
            # The owner alone checkpoints, never while a copy runs (publish.py).
            connection.execute("SET checkpoint_threshold = '4GB'")
            connection.execute(
                f"ATTACH '{_quoted(path)}' AS timeline (ROW_GROUP_SIZE 16384, STORAGE_VERSION 'v1.5.0')"
            )
            connection.execute("USE timeline")
        except duckdb.Error as error:
            connection.close()
            raise StorageError(f"{path} cannot be opened for writing: {error}") from error
        return cls(connection)

    @classmethod
    def snapshot(cls, path: Path) -> Self:
        """Open a published snapshot for reading.

        Raises:
            StorageError: there is none yet, or it is damaged.
        """
        if not path.exists():
            raise StorageError(f"{path} does not exist yet: run `writethru run` first")
        try:
            connection = duckdb.connect(str(path), read_only=True, config=dict(OPTIONS))
            connection.execute("SET TimeZone = 'UTC'")
        except duckdb.Error as error:
            raise StorageError(f"{path} cannot be read: {error}") from error
        return cls(connection)

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def looking_at(self, path: Path) -> Iterator[Self]:
        """Ask another file for a while, read-only. Dearer by far would be a second instance of DuckDB (35 ms).

        Raises:
            StorageError: it cannot be read.
        """
        self.execute(f"ATTACH '{_quoted(path)}' AS other (READ_ONLY)")
        try:
            self.execute("USE other")
            yield self
        finally:
            self.execute("USE timeline")
            self.execute("DETACH other")

    def rows(self, name: str, parameters: Mapping[str, object] | None = None) -> list[Row]:
        """All rows of `sql/<name>.sql`; instants come back aware, in UTC."""
        return self.query(sql_text(name), parameters)

    def query(self, text: str, parameters: Mapping[str, object] | None = None) -> list[Row]:
        """All rows of one statement.

        Raises:
            StorageError: DuckDB refuses the statement; its own words are kept.
        """
        try:
            cursor = self._connection.execute(text, _bound(parameters or {}))
            names = [column[0] for column in cursor.description or ()]
            found = cursor.fetchall()
        except duckdb.Error as error:
            raise StorageError(str(error)) from error
        return [dict(zip(names, map(_aware, values), strict=True)) for values in found]

    def execute(self, text: str) -> None:
        """Run statements that give nothing back.

        Raises:
            StorageError: DuckDB refuses one.
        """
        try:
            self._connection.execute(text)
        except duckdb.Error as error:
            raise StorageError(str(error)) from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: commits at the end, rolls back when anything is raised."""
        self.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._connection.rollback()
            raise
        self.execute("COMMIT")

    def append(self, table: str, rows: Sequence[Row]) -> None:
        """Add the rows whose key is not there yet; columns that a row lacks become NULL.

        Raises:
            ValueError: a row has a column that the table lacks.
        """
        if not rows:
            return
        columns = self._columns_of(table)
        if unknown := set().union(*rows) - columns.keys():
            raise ValueError(f"core.{table} has no column {', '.join(sorted(unknown))}")
        # Names come from the closed list KEYS; DuckDB takes no parameter for the target of an INSERT.
        key = KEYS[table]
        text = sql_text("append").format(table=table, key=key)
        first = {row[key]: row for row in reversed(rows)}
        rows_text = encode(list(first.values()))
        self.query(text, {"rows": rows_text, "shape": json.dumps([columns])})

    def _columns_of(self, table: str) -> Mapping[str, str]:
        # Asked once for all tables: the schema does not change between the rows of a load.
        if table not in self._columns:
            for row in self.rows("columns"):
                self._columns.setdefault(row["table_name"], {})[row["name"]] = row["type"]
        return self._columns[table]


def _quoted(path: Path) -> str:
    # ATTACH takes no parameter for the file.
    return str(path).replace("'", "''")


def encode(value: object) -> str:
    """JSON with instants as UTC without zone, as the tables keep them."""
    return json.dumps(value, default=_plain, ensure_ascii=False, separators=(",", ":"))


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return _naive(value).isoformat()
    if isinstance(value, Iterable):
        return list(value)
    raise TypeError(f"{type(value).__name__} does not belong in a row")


def _naive(value: datetime) -> datetime:
    return value.astimezone(UTC).replace(tzinfo=None)


def _bound(parameters: Mapping[str, object]) -> dict[str, object]:
    return {
        name: _naive(value) if isinstance(value, datetime) else value
        for name, value in parameters.items()
    }


def _aware(value: object) -> object:
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) else value
