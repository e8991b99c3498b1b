"""The schema, step by step: `migrations/NNNN_name.sql`, each applied once, in one transaction with its ledger row."""

import hashlib
from dataclasses import dataclass
from importlib.resources import files

from extractors.errors import StorageError
from storage.timeline.database import Database, sql_text

LEDGER = """
CREATE TABLE IF NOT EXISTS schema_migration (version INTEGER PRIMARY KEY, name VARCHAR, sha256 VARCHAR);
CREATE TABLE IF NOT EXISTS schema_view (sha256 VARCHAR);
"""


@dataclass(frozen=True, slots=True)
class Migration:
    """One file of the schema."""

    version: int
    name: str
    text: str

    @property
    def sha256(self) -> str:
        """Hash of the file, so that a released migration is never edited unnoticed."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def known_migrations() -> tuple[Migration, ...]:
    """The migrations that this version of the product ships, in order."""
    folder = files("storage.timeline") / "migrations"
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".sql"))
    return tuple(
        Migration(int(name[:4]), name, (folder / name).read_text("utf-8")) for name in names
    )


def view_texts() -> tuple[str, ...]:
    """The public views, in the order in which they build on each other (`views/NN_name.sql`)."""
    folder = files("storage.timeline") / "views"
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".sql"))
    return tuple((folder / name).read_text("utf-8") for name in names)


def schema_sha256() -> str:
    """Hash of the whole schema of this version, views included."""
    texts = (*(migration.text for migration in known_migrations()), *view_texts())
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def migrate(database: Database) -> None:
    """Bring an open live file to the schema of this version; the views are made anew when their text changed.

    Raises:
        StorageError: the file is newer than this version, or an applied migration was changed.
    """
    database.execute(LEDGER)
    applied = {row["version"]: row["sha256"] for row in database.rows("applied_migrations")}
    known = known_migrations()
    if applied and max(applied) > known[-1].version:
        raise StorageError(
            f"the timeline has schema {max(applied)}, this version knows {known[-1].version}: "
            "install the newer version of Writethru that wrote it"
        )
    for migration in known:
        _apply(database, migration, applied.get(migration.version))
    _make_views(database)


def _apply(database: Database, migration: Migration, applied: str | None) -> None:
    if applied == migration.sha256:
        return
    if applied is not None:
        raise StorageError(f"migration {migration.name} was changed after it was applied")
    with database.transaction():
        database.execute(migration.text)
        database.query(
            sql_text("add_migration"),
            {"version": migration.version, "name": migration.name, "sha256": migration.sha256},
        )


def _make_views(database: Database) -> None:
    text = "\n".join(view_texts())
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    # The last one counts: after a step back to an older version its views are made again.
    if [row["sha256"] for row in database.rows("applied_views")][-1:] == [sha256]:
        return
    with database.transaction():
        database.execute(text)
        database.query(sql_text("add_views"), {"sha256": sha256})
