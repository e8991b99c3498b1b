"""Topic files: `topics/*.toml`, one topic each, and `topics/lists.toml` with the queries that they share."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, ClassVar

import tomlkit
from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter
from tomlkit.items import String, StringType, Trivia

from extractors.errors import InputError, QueryError, WatchFolderError
from extractors.topics.ast import Query
from extractors.topics.query import parse_query
from extractors.topics.topic import Topic
from storage.watch.files import read_text, write_text
from storage.watch.query_places import explain
from storage.watch.toml_files import checked, parse_toml

LISTS_FILE = "lists.toml"
_ID = r"[a-z0-9][a-z0-9_-]*"
_LIKE = re.compile(r"like:\s*(\S+)")


@dataclass(frozen=True, slots=True)
class TopicByExample:
    """A topic that is learned instead of written: lines of `examples_file` that name `label` belong to it."""

    topic_id: str
    names: Mapping[str, str]
    label: str
    examples_file: Path


def _topic_id(text: str) -> str:
    if not re.fullmatch(_ID, text):
        raise ValueError("small letters, digits, - and _, as in rate-decision")
    return text


@dataclass(frozen=True, slots=True)
class _TopicFile:
    """What a topic file may hold."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    id: Annotated[str, AfterValidator(_topic_id)]
    query: str
    names: dict[str, str] = field(default_factory=dict)
    threshold: Annotated[float, Field(strict=True, ge=0, le=1)] = 0.0
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    like: str | None = None


@dataclass(frozen=True, slots=True)
class _Source:
    """A topic file as it stands, and what it holds."""

    path: Path
    text: str
    holds: _TopicFile


_TOPIC = TypeAdapter(_TopicFile)
_LISTS = TypeAdapter(dict[str, str])
_KEYS = tuple(_TopicFile.__dataclass_fields__)


def read_topics(folder: Path) -> tuple[Topic, ...]:
    """The topics with a query, in order of their ids; none if there is no such folder.

    Raises WatchFolderError: a wrong key, two topics with one id, a query with a mistake (with its
    line and column in the file, the line itself and a caret under the place).
    """
    lists = read_lists(folder)
    sources = [source for source in _sources(folder) if source.holds.like is None]
    return tuple(_topic(source, lists) for source in sources)


def read_topics_by_example(folder: Path) -> tuple[TopicByExample, ...]:
    """The topics with `like`, in order of their ids. Raises WatchFolderError."""
    return tuple(
        _by_example(source, source.holds.like)
        for source in _sources(folder)
        if source.holds.like is not None
    )


def read_lists(folder: Path) -> dict[str, str]:
    """The queries of `lists.toml` by the name that `@name` uses; none if there is no such file.

    Raises WatchFolderError, also for a query with a mistake.
    """
    path = folder / LISTS_FILE
    if not path.exists():
        return {}
    text = read_text(path)
    lists = checked(_LISTS, parse_toml(text, path=path), path=path)
    for name, query in lists.items():
        _parsed(query, lists, path=path, source=text, key=name)
    return lists


def write_topic(folder: Path, topic_id: str, names: Mapping[str, str], query_text: str) -> Path:
    """Write a topic to its file, a new one or the one that has this id; returns the path.

    All other keys and comments of an existing file stay. Raises QueryError for a query with a
    mistake and InputError for an id that cannot be a file name, before anything is written.
    """
    if not re.fullmatch(_ID, topic_id):
        raise InputError(
            f"topic id {topic_id!r}: use small letters, digits, - and _, as in rate-decision"
        )
    parse_query(query_text, lists=read_lists(folder))
    path = _path_for(folder, topic_id)
    document = tomlkit.parse(read_text(path)) if path.exists() else tomlkit.document()
    document["id"] = topic_id
    document["query"] = _quoted(query_text)
    document["names"] = dict(names)
    write_text(path, tomlkit.dumps(document))
    return path


def _path_for(folder: Path, topic_id: str) -> Path:
    known = {source.holds.id: source.path for source in _sources(folder)}
    path = known.get(topic_id, folder / f"{topic_id}.toml")
    if path in known.values() and topic_id not in known:
        raise WatchFolderError(path, f"holds another topic; rename it to write {topic_id!r} there")
    return path


def _sources(folder: Path) -> tuple[_Source, ...]:
    found: dict[str, _Source] = {}
    for path in sorted(folder.glob("[!._]*.toml")):
        if path.name == LISTS_FILE:
            continue
        source = _source(path)
        other = found.setdefault(source.holds.id, source)
        if other is not source:
            raise WatchFolderError(
                path, f"id: {source.holds.id!r} is taken by {other.path.name}; choose another"
            )
    return tuple(found[topic_id] for topic_id in sorted(found))


def _source(path: Path) -> _Source:
    text = read_text(path)
    return _Source(path, text, checked(_TOPIC, parse_toml(text, path=path), path=path, known=_KEYS))


def _topic(source: _Source, lists: Mapping[str, str]) -> Topic:
    holds = source.holds
    return Topic(
        topic_id=holds.id,
        names=holds.names,
        query=_parsed(holds.query, lists, path=source.path, source=source.text, key="query"),
        threshold=holds.threshold,
        examples=holds.examples,
        counter_examples=holds.counter_examples,
    )


def _by_example(source: _Source, like: str) -> TopicByExample:
    label = _LIKE.fullmatch(source.holds.query.strip())
    if label is None:
        raise WatchFolderError(
            source.path, 'query: with like = "FILE" expected "like:ID", the name used in that file'
        )
    path = source.path.parent / like
    return TopicByExample(source.holds.id, source.holds.names, label[1], path)


def _parsed(query: str, lists: Mapping[str, str], *, path: Path, source: str, key: str) -> Query:
    try:
        return parse_query(query, lists=lists)
    except QueryError as error:
        message = explain(error, source=source, key=key, query=query)
        raise WatchFolderError(path, message) from error


def _quoted(query: str) -> String:
    """The query as users type it: between triple quotes, without escapes where TOML allows it."""
    text = query.strip("\n")
    is_plain = "'''" not in text and all(sign.isprintable() or sign in "\n\t" for sign in text)
    if not is_plain:
        return tomlkit.string(text, multiline=True)
    # Built by hand: tomlkit.string would not begin the query on a line of its own.
    return String(StringType.MLL, f"{text}\n", f"\n{text}\n", Trivia())
