"""What the documents show can be done as it is shown."""

import re
from pathlib import Path

import pytest

from storage.timeline.database import Database
from storage.timeline.owner import Home, ensure_published
from storage.timeline.sandbox import ask
from writethru.cli import COMMANDS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
SQL = re.findall(r"```sql\n(.*?)```", (ROOT / "docs" / "sql.md").read_text("utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs")
    home = Home(state=folder / ".state", link=folder / "timeline.duckdb")
    ensure_published(home)
    return home.link


@pytest.mark.parametrize("statement", SQL)
def test_the_sql_of_the_documents_runs(snapshot: Path, statement: str) -> None:
    assert ask(snapshot, statement).columns


def test_every_public_view_is_described(snapshot: Path) -> None:
    text = (ROOT / "docs" / "sql.md").read_text("utf-8")
    with Database.snapshot(snapshot) as database:
        views = database.query(
            "SELECT view_name FROM duckdb_views() WHERE schema_name = 'main' AND NOT internal"
        )
    assert [row["view_name"] for row in views if f"`{row['view_name']}`" not in text] == []


def test_every_command_of_the_readme_exists() -> None:
    named = set(re.findall(r"(?:`|^)writethru ([a-z]+)", README, re.MULTILINE))
    assert named
    assert named <= set(COMMANDS)


def test_every_link_of_the_documents_leads_somewhere() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")):
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"
