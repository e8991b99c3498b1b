"""World folders: the sample wire that ships with the product, and any other one of the same form.

`polls.toml` says when the wire is polled, `outlets.toml` who publishes, `articles/*.md` what. `world.toml` may say
`extends = "sample"`: the bundled outlets and articles come first then. `reference.md` makes it a world of its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from pydantic import ConfigDict, Field, TypeAdapter

from extractors.errors import InputError, WatchFolderError
from storage.watch.files import read_text
from storage.watch.front_matter import split_front_matter
from storage.watch.toml_files import checked, read_toml
from storage.watch.wire import Instant, SampleWire, WireArticle, WireFeed, WireOutlet
from storage.watch.wire_checks import Placed, check_articles, check_outlets, check_polls

_ONLY_KNOWN_KEYS = ConfigDict(extra="forbid")
_MISSING = "a world folder has polls.toml, outlets.toml and articles/"


@dataclass(frozen=True, slots=True)
class _World:
    """`world.toml`. `more_furniture` adds, by outlet and language, texts that an outlet of the base lacks."""

    __pydantic_config__: ClassVar[ConfigDict] = _ONLY_KNOWN_KEYS
    extends: Literal["sample"] | None = None
    more_furniture: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Poll:
    __pydantic_config__: ClassVar[ConfigDict] = _ONLY_KNOWN_KEYS
    number: Annotated[int, Field(strict=True)]
    at: Instant


@dataclass(frozen=True, slots=True)
class _Polls:
    __pydantic_config__: ClassVar[ConfigDict] = _ONLY_KNOWN_KEYS
    poll: tuple[_Poll, ...]


_WORLD, _POLLS = TypeAdapter(_World), TypeAdapter(_Polls)
_OUTLET, _FEED, _ARTICLE = TypeAdapter(WireOutlet), TypeAdapter(WireFeed), TypeAdapter(WireArticle)


@cache
def sample_wire() -> SampleWire:
    """The wire that ships with the product."""
    return read_wire(_bundled())


@cache
def wire_in(folder: Path) -> SampleWire:
    """The wire of a world folder, read once in the life of this process (raises InputError)."""
    return read_wire(folder)


def read_wire(folder: Path) -> SampleWire:
    """The wire of a world folder, checked: what stands here can be played.

    Raises:
        InputError: names the file, the key, and what was expected.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: there is no such folder; {_MISSING}")
    try:
        read = _read(folder)
    except WatchFolderError as error:
        raise InputError(str(error)) from error
    reference = folder / "reference.md"
    return SampleWire(
        outlets=read.outlets,
        articles=tuple(each.article for each in read.placed),
        polls=read.polls,
        reference_file=reference if reference.exists() else None,
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """A world, with the file of each article."""

    outlets: tuple[WireOutlet, ...] = ()
    placed: tuple[Placed, ...] = ()
    polls: tuple[datetime, ...] = ()


def _bundled() -> Path:
    return Path(str(files("storage.watch") / "sample"))


def _read(folder: Path) -> _Reading:
    world = _world(folder / "world.toml")
    base = _read(_bundled()) if world.extends else _Reading()
    outlets = (*_furnished(base.outlets, world, folder), *_outlets(folder / "outlets.toml"))
    check_outlets(outlets, file=folder / "outlets.toml")
    polls = _polls(folder / "polls.toml")
    check_polls(polls, base.polls, file=folder / "polls.toml")
    placed = (*base.placed, *_articles(folder / "articles"))
    check_articles(placed, outlets=outlets, polls=polls)
    return _Reading(outlets, placed, polls)


def _world(file: Path) -> _World:
    if not file.exists():
        return _World()
    return checked(_WORLD, read_toml(file), path=file, known=("extends", "more_furniture"))


def _furnished(
    outlets: tuple[WireOutlet, ...], world: _World, folder: Path
) -> Iterator[WireOutlet]:
    unknown = sorted(world.more_furniture.keys() - {outlet.id for outlet in outlets})
    if unknown:
        raise WatchFolderError(
            folder / "world.toml", f"more_furniture: {unknown[0]!r} is no outlet of the base"
        )
    for outlet in outlets:
        more = world.more_furniture.get(outlet.id, {})
        # What the base says comes last, and so stays.
        merged = {
            language: {**more.get(language, {}), **outlet.furniture.get(language, {})}
            for language in outlet.furniture.keys() | more.keys()
        }
        yield replace(outlet, furniture=merged)


def _polls(file: Path) -> tuple[datetime, ...]:
    polls = checked(_POLLS, read_toml(file, if_missing=_MISSING), path=file, known=("poll",)).poll
    for number, poll in enumerate(polls, 1):
        if poll.number != number:
            raise WatchFolderError(file, f"poll.number: expected {number}, found {poll.number}")
    return tuple(poll.at for poll in polls)


def _outlets(file: Path) -> Iterator[WireOutlet]:
    content = read_toml(file, if_missing=_MISSING)
    for table in _tables(content, "outlet", file):
        place = _place(file, "outlet", table)
        feeds = tuple(
            checked(_FEED, feed, path=_place(file, "feed", feed), known=_keys(WireFeed))
            for feed in _tables(table, "feed", file)
        )
        record = {**{key: table[key] for key in table.keys() - {"feed"}}, "feeds": feeds}
        yield checked(_OUTLET, record, path=place, known=_keys(WireOutlet))


def _tables(table: Mapping[str, object], key: str, file: Path) -> Sequence[Mapping[str, object]]:
    found = table.get(key)
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise WatchFolderError(file, f"{key}: expected tables under [[{key}]]")
    return found


def _place(file: Path, what: str, table: Mapping[str, object]) -> Path:
    """What an error names: the file, and which of its tables."""
    return Path(f"{file} ({what} {table.get('id', 'without id')})")


def _articles(folder: Path) -> Iterator[Placed]:
    """The articles of a folder in the order of their names, edited versions after their originals."""
    if not folder.is_dir():
        raise WatchFolderError(folder, f"there is no such folder; {_MISSING}")
    for file in sorted(folder.glob("[!.]*.md"), key=lambda file: file.name.removesuffix(".md")):
        yield Placed(file, _article(file))


def _article(file: Path) -> WireArticle:
    try:
        front, body = split_front_matter(read_text(file))
    except InputError as error:
        raise WatchFolderError(file, str(error)) from error
    is_edit = "replaces" in front
    record = {
        **_renamed(front, _EDIT_KEYS if is_edit else _ORIGINAL_KEYS, file),
        "paragraphs": tuple(part.strip() for part in body.split("\n\n") if part.strip()),
        "is_edit": is_edit,
    }
    return checked(_ARTICLE, record, path=file, known=_keys(WireArticle))


_ORIGINAL_KEYS = {"id": "id", "appears_in_poll": "from_poll"}
_EDIT_KEYS = {"replaces": "id", "from_poll": "from_poll"}
_NOT_WRITTEN = frozenset({"id", "appears_in_poll", "from_poll", "paragraphs", "is_edit"})


def _renamed(front: Mapping[str, object], own: Mapping[str, str], file: Path) -> dict[str, object]:
    """The keys of a front matter by the names that the data has for them."""
    missing = own.keys() - front.keys()
    if missing:
        raise WatchFolderError(file, f"{min(missing)}: is missing; add it")
    foreign = front.keys() & _NOT_WRITTEN - own.keys()
    if foreign:
        raise WatchFolderError(
            file, f"{min(foreign)}: does not go with {' and '.join(own)}; take it out"
        )
    return {own.get(key, key): value for key, value in front.items()}


def _keys(kind: type[WireArticle | WireFeed | WireOutlet]) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))
