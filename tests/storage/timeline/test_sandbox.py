from pathlib import Path

import pytest

from extractors.errors import InputError
from storage.timeline.owner import Home, ensure_published
from storage.timeline.sandbox import ask


@pytest.fixture
def snapshot(home: Home) -> Path:
    ensure_published(home)
    return home.link


def test_a_reading_statement_is_answered_in_the_order_of_its_columns(snapshot: Path) -> None:
    result = ask(snapshot, "SELECT 2 AS b, 'x' AS a")
    assert (result.columns, result.rows, result.is_cut) == (("b", "a"), ((2, "x"),), False)


def test_values_come_as_json_has_them(snapshot: Path) -> None:
    result = ask(
        snapshot,
        "SELECT 'nan'::DOUBLE a, 'inf'::DOUBLE a, TIMESTAMP '2025-03-01 12:00:00' t, 1.5::DECIMAL(4, 2) d, "
        "MAP {'k': DATE '2025-03-01'} m, NULL n",
    )
    assert result.columns == ("a", "a_1", "t", "d", "m", "n")
    assert result.rows == ((None, None, "2025-03-01T12:00:00Z", 1.5, {"k": "2025-03-01"}, None),)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE t (a INTEGER)",
        "DELETE FROM core.alert",
        "SELECT 1; SELECT 2",
        "ATTACH ':memory:' AS other",
        "COPY (SELECT 1) TO 'out.csv'",
        "SET threads = 8",
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM nowhere",
    ],
)
def test_what_does_not_only_read_the_snapshot_is_refused(snapshot: Path, statement: str) -> None:
    with pytest.raises(InputError):
        ask(snapshot, statement)


def test_rows_beyond_the_limit_are_left_out_and_it_says_so(snapshot: Path) -> None:
    result = ask(snapshot, "SELECT * FROM range(10)", most=3)
    assert (len(result.rows), result.is_cut) == (3, True)
