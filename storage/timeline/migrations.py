"""The schema, step by step: `migrations/NNNN_name.sql`, each applied once, in one transaction with its ledger row."""

import hashlib
from dataclasses import dataclass
from importlib.resources import files

from extractors.errors import StorageError
from storage.timeline.database import Database, sql_text

LEDGER = """
CREATE TABLE IF NOT EXISTS schema_migration (version INTEGER PRIMARY KEY, name VARCHAR, sha256 VARCHAR);
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


def migrate(database: Database) -> None:
    """Bring an open live file to the schema of this version; the views are made anew each time.

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
    with database.transaction():
        for text in view_texts():
            database.execute(text)


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
