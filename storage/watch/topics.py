"""Topic files: `topics/*.toml`, one topic each, and `topics/lists.toml` with the queries that they share."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Annotated, ClassVar

import tomlkit
from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, TypeAdapter
from tomlkit.items import String, StringType, Trivia

from extractors.errors import InputError, QueryError, WatchFolderError
from extractors.topics.ast import Query, likes_of
from extractors.topics.query import parse_query
from extractors.topics.topic import AlertLevel, Topic
from storage.watch.files import read_text, write_text
from storage.watch.learned import Learned, Progress, learned_from
from storage.watch.query_places import explain
from storage.watch.toml_files import checked, parse_toml

LISTS_FILE = "lists.toml"
_ID = r"[a-z0-9][a-z0-9_-]*"


def _topic_id(text: str) -> str:
    if not re.fullmatch(_ID, text):
        raise ValueError("small letters, digits, - and _, as in rate-decision")
    return text


def _level(written: object) -> AlertLevel:
    if isinstance(written, str) and written in set(AlertLevel):
        return AlertLevel(written)
    near = get_close_matches(str(written).lower(), list(AlertLevel), n=1)
    levels = " or ".join(f'"{level}"' for level in AlertLevel)
    raise ValueError(f"{levels}{f' (did you mean {near[0]}?)' if near else ''}")


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
    alert: Annotated[AlertLevel, BeforeValidator(_level)] = AlertLevel.OFF


@dataclass(frozen=True, slots=True)
class _Source:
    """A topic file as it stands, and what it holds."""

    path: Path
    text: str
    holds: _TopicFile


_TOPIC = TypeAdapter(_TopicFile)
_LISTS = TypeAdapter(dict[str, str])
_KEYS = tuple(_TopicFile.__dataclass_fields__)


def read_topics(folder: Path, *, progress: Progress = lambda _: None) -> tuple[Topic, ...]:
    """The topics in order of their ids; none if there is no such folder.

    Topics by example are learned when they are first used or their examples changed: `progress` is
    told, since a large file of examples takes a while.

    Raises WatchFolderError: a wrong key, two topics with one id, a query with a mistake (with its
    line and column in the file, the line itself and a caret under the place), examples that cannot
    be learned from.
    """
    lists = read_lists(folder)
    topics = [(source, _topic(source, lists)) for source in _sources(folder)]
    models = {
        path: learned_from(path, labels, kept_in=folder, progress=progress).model
        for path, labels in _labels_by_file(topics).items()
    }
    return tuple(
        replace(topic, model=models[path]) if (path := _examples_of(source)) else topic
        for source, topic in topics
    )


def train_topics(folder: Path, *, progress: Progress = lambda _: None) -> dict[Path, Learned]:
    """Learn all topics by example of a folder anew: what was learned, by file of examples. Raises WatchFolderError."""
    lists = read_lists(folder)
    topics = [(source, _topic(source, lists)) for source in _sources(folder)]
    return {
        path: learned_from(path, labels, kept_in=folder, anew=True, progress=progress)
        for path, labels in _labels_by_file(topics).items()
    }


def topic_ids(folder: Path) -> frozenset[str]:
    """The ids of all topics in a folder; nothing is learned for it. Raises WatchFolderError."""
    return frozenset(source.holds.id for source in _sources(folder))


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
        alert=holds.alert,
    )


def _examples_of(source: _Source) -> Path | None:
    return source.path.parent / source.holds.like if source.holds.like is not None else None


def _labels_by_file(topics: Sequence[tuple[_Source, Topic]]) -> dict[Path, list[str]]:
    """The labels that topics ask for, by the file of examples that they name.

    Raises WatchFolderError where only one of `like` and `like:ID` is there.
    """
    labels: dict[Path, set[str]] = defaultdict(set)
    for source, topic in topics:
        path, wanted = _examples_of(source), {like.label for like in likes_of(topic.query)}
        if path and not wanted:
            raise WatchFolderError(
                source.path, 'query: with like = "FILE" expected like:ID, a name used in that file'
            )
        if wanted and not path:
            raise WatchFolderError(
                source.path, f'like: the query asks for like:{min(wanted)}; add like = "FILE.jsonl"'
            )
        if path:
            labels[path] |= wanted
    return {path: sorted(wanted) for path, wanted in labels.items()}


def _parsed(query: str, lists: Mapping[str, str], *, path: Path, source: str, key: str) -> Query:
    try:
        return _query_of(query, tuple(sorted(lists.items())))
    except QueryError as error:
        message = explain(error, source=source, key=key, query=query)
        raise WatchFolderError(path, message) from error


# A service reads its topics again at every pass, and parsing is most of that.
@lru_cache(maxsize=2_048)
def _query_of(query: str, lists: tuple[tuple[str, str], ...]) -> Query:
    return parse_query(query, lists=dict(lists))


def _quoted(query: str) -> String:
    """The query as users type it: between triple quotes, without escapes where TOML allows it."""
    text = query.strip("\n")
    is_plain = "'''" not in text and all(sign.isprintable() or sign in "\n\t" for sign in text)
    if not is_plain:
        return tomlkit.string(text, multiline=True)
    # Built by hand: tomlkit.string would not begin the query on a line of its own.
    return String(StringType.MLL, f"{text}\n", f"\n{text}\n", Trivia())
