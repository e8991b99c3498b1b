"""A user's SQL, asked of a snapshot in a child process with limits that the kernel keeps.

DuckDB's own limits do not stop a one-row bomb, and SQL is code: so the child has no environment, no network, no file
but the snapshot, a memory and a time limit, and runs exactly one reading statement.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from math import isfinite
from pathlib import Path
from typing import Any

import duckdb

from extractors.errors import InputError, StorageError

MEMORY_BYTES = 3 * 2**29
TIME_LIMIT_S = 20.0
MOST_ROWS = 10_000

CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "memory_limit": "512MB",
    "threads": "2",
    "max_temp_directory_size": "0B",
    "python_enable_replacements": "false",
}


@dataclass(frozen=True, slots=True)
class Result:
    """What a statement gives: column names, rows of JSON values, and whether rows were left out."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    is_cut: bool


def ask(snapshot: Path, statement: str, *, most: int = MOST_ROWS) -> Result:
    """Run one reading statement on a snapshot.

    Raises:
        InputError: it is not one reading statement, is wrong, or needs too much time or memory.
        StorageError: there is no snapshot.
    """
    if not snapshot.exists():
        raise StorageError(f"{snapshot} does not exist yet: run `writethru run` first")
    question = json.dumps({"snapshot": str(snapshot), "statement": statement, "most": most})
    command = [sys.executable, "-I", "-m", "storage.timeline.sandbox"]
    try:
        done = subprocess.run(  # noqa: S603  (our own module)
            command,
            input=question,
            capture_output=True,
            text=True,
            timeout=TIME_LIMIT_S,
            env={},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise InputError(
            f"the query took over {TIME_LIMIT_S:.0f} s and was stopped: narrow it, or open "
            f"{snapshot} with DuckDB itself"
        ) from error
    if done.returncode or not done.stdout:
        raise InputError("the query needs too much memory and was stopped: narrow it")
    answer = json.loads(done.stdout)
    if "error" in answer:
        raise InputError(answer["error"])
    return Result(tuple(answer["columns"]), tuple(map(tuple, answer["rows"])), answer["is_cut"])


def _limit_process() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    seconds = int(TIME_LIMIT_S) * 2
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _answer(question: dict[str, Any]) -> dict[str, Any]:
    with duckdb.connect(question["snapshot"], read_only=True, config=CONFIG) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute("SET enable_progress_bar = false")
        connection.execute("SET lock_configuration = true")
        statements = connection.extract_statements(question["statement"])
        kinds = [statement.type for statement in statements]
        reading = {duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN}
        if len(statements) != 1 or kinds[0] not in reading:
            return {
                "error": "only one reading statement is taken: SELECT, FROM, SHOW, DESCRIBE, EXPLAIN"
            }
        cursor = connection.execute(statements[0])
        columns = [column[0] for column in cursor.description or ()]
        rows = cursor.fetchmany(question["most"] + 1)
    return {
        "columns": _distinct(columns),
        "rows": [[_plain(value) for value in row] for row in rows[: question["most"]]],
        "is_cut": len(rows) > question["most"],
    }


def main() -> None:
    """Answer the question on standard input; runs in the child."""
    question = json.loads(sys.stdin.read())
    _limit_process()
    try:
        answer = _answer(question)
    except duckdb.Error as error:
        answer = {"error": str(error)}
    sys.stdout.write(json.dumps(answer, allow_nan=False))


def _distinct(names: Sequence[str]) -> list[str]:
    """Column names, doubled ones numbered (`a`, `a_1`), so that none is lost in an object."""
    return [
        f"{name}_{names[:place].count(name)}" if name in names[:place] else name
        for place, name in enumerate(names)
    ]


def _plain(value: object) -> object:
    """A value as JSON has it: instants with their zone, nothing where there is no finite number."""
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if isinstance(value, datetime):
        return f"{value.replace(tzinfo=None).isoformat()}Z"
    if isinstance(value, float | Decimal):
        return float(value) if isfinite(value) else None
    return value if value is None or isinstance(value, str | int | bool) else str(value)


if __name__ == "__main__":
    main()
