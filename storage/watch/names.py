"""`names.toml`: the persons, offices, organisations, countries and places of a watch, with all their names."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, ConfigDict, TypeAdapter

from extractors.errors import WatchFolderError
from extractors.language.names import Gazetteer, NamedEntity
from storage.watch.toml_files import checked, read_toml


def _name(text: str) -> str:
    if not text.strip():
        raise ValueError("a name")
    return text.strip()


_NonEmpty = Annotated[str, AfterValidator(_name)]


@dataclass(frozen=True, slots=True)
class _Row:
    """One `[[name]]`."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    entity: _NonEmpty
    kind: Literal["person", "office", "organisation", "country", "place", "other"]
    aliases: tuple[_NonEmpty, ...]


@dataclass(frozen=True, slots=True)
class _NamesFile:
    """All of the file."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    name: tuple[_Row, ...] = ()


_ADAPTER = TypeAdapter(_NamesFile)
_KEYS = ("name", "name.entity", "name.kind", "name.aliases")


def read_names(path: Path) -> Gazetteer:
    """The gazetteer of a names file; an empty one if there is no such file. Raises WatchFolderError."""
    return gazetteer_of(read_name_rows(path))


# A service reads the file again at every pass; what it makes of a thousand rows stays.
@lru_cache(maxsize=8)
def gazetteer_of(rows: tuple[NamedEntity, ...]) -> Gazetteer:
    """The gazetteer of these rows."""
    return Gazetteer(rows)


def read_name_rows(path: Path) -> tuple[NamedEntity, ...]:
    """The rows of a names file, in its order; none if there is no such file.

    Raises WatchFolderError: a wrong key, an entity that stands there twice.
    """
    if not path.exists():
        return ()
    rows = checked(_ADAPTER, read_toml(path), path=path, known=_KEYS).name
    found: set[str] = set()
    for row in rows:
        if row.entity in found:
            raise WatchFolderError(
                path,
                f"entity {row.entity!r} stands there twice; put all its aliases in one [[name]]",
            )
        found.add(row.entity)
    return tuple(NamedEntity(row.entity, row.kind, row.aliases) for row in rows)
