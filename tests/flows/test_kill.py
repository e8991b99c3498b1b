"""A demo that is killed again and again ends with the rows of one that was left alone."""

import json
import random
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from flows.stages.desk import home_of
from storage.timeline.database import KEYS, Database

SCRIPT = Path(__file__).with_name("killed_demo.py")
SEED = 20250224

MEASURED = {
    "poll": {"elapsed_ms"},
    # The file channel says whether it found the alert there already: after a kill between contact and outcome it does.
    "delivery": {"answer"},
}
"""Columns that say how it went and not what is known."""


def played(root: Path, kills: list[float]) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(root), json.dumps(kills)],
        capture_output=True,
        text=True,
        timeout=250,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


def rows_of(root: Path) -> dict[str, list[str]]:
    """All rows of all tables, sorted, without what was measured; of the ledger which loads there were.

    A load's id hashes its content, and with it how long a poll took.
    """
    with Database.snapshot(root / "timeline.duckdb") as snapshot:
        rows = {
            table: sorted(
                str({name: row[name] for name in row if name not in MEASURED.get(table, ())})
                for row in snapshot.query(f"FROM core.{table}")
            )
            for table in KEYS
            if table != "load"
        }
        rows["load"] = sorted(
            map(str, snapshot.query("SELECT DISTINCT kind, made_at, n_rows FROM core.load"))
        )
    return rows


def alerts_in_file(root: Path) -> Counter[str]:
    return Counter(re.findall(r"<!-- alert (\d+) -->", (root / "alerts.md").read_text("utf-8")))


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    root = tmp_path_factory.mktemp("undisturbed") / "demo"
    return root, played(root, [])["last_s"]


def assert_same(root: Path, expected: Path) -> None:
    found, wanted = rows_of(root), rows_of(expected)
    assert {name: len(rows) for name, rows in found.items()} == {
        name: len(rows) for name, rows in wanted.items()
    }
    for table, rows in wanted.items():
        assert found[table] == rows, table
    assert alerts_in_file(root) == alerts_in_file(expected)
    assert set(alerts_in_file(root).values()) == {1}
    home = home_of(root)
    assert not home.inbox.has_work()
    assert home.inbox.refused() == []
    assert len(list(home.published.glob("draft-*"))) == 0


@pytest.mark.slow
def test_sixteen_kills_at_random_moments_change_nothing(tmp_path, undisturbed):
    expected, lasts_s = undisturbed
    chance = random.Random(SEED)
    # Ten after a while and six right before a change of the disk, spread over the whole demo.
    kills: list[float] = [chance.uniform(0.02, 0.18) * lasts_s for _ in range(10)]
    for place in (1, 3, 6, 8, 11, 13):
        kills.insert(place, chance.randint(1, 30))
    assert played(tmp_path / "demo", kills)["killed"] >= 13
    assert_same(tmp_path / "demo", expected)
