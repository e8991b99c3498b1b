import re
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import pytest

from storage.timeline import (
    answers,
    conclusions,
    database,
    live,
    migrations,
    persons,
    questions,
    told,
)
from storage.timeline.database import KEYS, Database
from storage.timeline.migrations import migrate
from storage.timeline.owner import Home, ensure_published

PUBLIC = [
    "articles",
    "versions",
    "edits",
    "feeds",
    "feed_health",
    "polls",
    "topics",
    "topic_matches",
    "stories",
    "origins",
    "claims",
    "claim_states",
    "relations",
    "judgements",
    "tripwires",
    "tripwire_hits",
    "claim_edits",
    "developments",
    "development_states",
    "development_evidence",
    "alerts",
    "deliveries",
    "timeline",
]

NAMES = sorted(
    item.name.removesuffix(".sql")
    for item in (files("storage.timeline") / "sql").iterdir()
    if item.name.endswith(".sql")
)


@pytest.fixture
def migrated(tmp_path: Path):
    with Database.live(tmp_path / "live.duckdb") as opened:
        migrate(opened)
        yield opened


@pytest.mark.parametrize("name", [name for name in NAMES if name != "append"])
def test_every_statement_fits_the_schema(migrated: Database, name: str) -> None:
    text = (files("storage.timeline") / "sql" / f"{name}.sql").read_text()
    statement = re.sub(r"^--.*$", "", text, flags=re.MULTILINE)
    parameters = dict.fromkeys(re.findall(r"\$(\w+)", statement))
    migrated.query(f"EXPLAIN {statement}", parameters)


@pytest.mark.parametrize("name", NAMES)
def test_every_statement_is_used(name: str) -> None:
    modules = (answers, conclusions, database, live, migrations, persons, questions, told)
    folder = Path(database.__file__).parent
    code = "".join(Path(module.__file__).read_text() for module in modules)
    code += (folder / "owner.py").read_text()
    assert f'"{name}"' in code


def test_every_key_is_the_first_column_of_its_table(migrated: Database) -> None:
    rows = migrated.rows("columns")
    for table, key in KEYS.items():
        columns = [row["name"] for row in rows if row["table_name"] == table]
        assert columns[0] == key, table


@pytest.mark.parametrize("view", PUBLIC)
def test_public_views_can_be_named_without_a_schema(tmp_path: Path, view: str) -> None:
    home = Home(state=tmp_path / ".state", link=tmp_path / "timeline.duckdb")
    ensure_published(home)
    with Database.snapshot(home.link) as snapshot:
        assert snapshot.query(f"FROM {view}") == []


def test_a_row_with_an_unknown_column_is_a_mistake_of_ours(migrated: Database) -> None:
    with pytest.raises(ValueError, match=r"core.entry has no column colour"):
        migrated.append("entry", [{"entry_id": 1, "colour": "red"}])


def test_matches_of_a_timeline_that_knew_no_matchings_stay(tmp_path: Path) -> None:
    at = datetime(2025, 3, 1, 12, tzinfo=UTC)
    first = migrations.known_migrations()[0]
    with Database.live(tmp_path / "live.duckdb") as opened:
        opened.execute(migrations.LEDGER)
        opened.execute(first.text)
        ledger = {"version": first.version, "name": first.name, "sha256": first.sha256}
        opened.query(database.sql_text("add_migration"), ledger)
        match = {"version_id": 10, "score": 0.5, "evidence": [], "rules": "old", "matched_at": at}
        opened.append("article", [{"article_id": 1, "url": "http://a.example/"}])
        opened.append("version", [{"version_id": 10, "article_id": 1, "seen_at": at}])
        for number, topic in enumerate(("strike", "port")):
            opened.append("topic_match", [{"match_id": number, "topic_id": topic, **match}])
        migrate(opened)
        rows = opened.query("SELECT topic FROM topics ORDER BY topic")
        assert [row["topic"] for row in rows] == ["port", "strike"]
        (matching,) = opened.query("SELECT version_id, number, rules FROM core.matching")
        assert matching == {"version_id": 10, "number": 1, "rules": "old"}
