"""The bundled sample wire as data: outlets, polls, articles and their edited versions (`sample/`)."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from extractors.model import FeedSource
from storage.watch.front_matter import split_front_matter


@dataclass(frozen=True, slots=True)
class WireFeed:
    """One feed of a sample outlet. From poll `gone_from_poll` on it answers 410 (None: never)."""

    id: str
    kind: str
    path: str
    title: str
    language: str
    gone_from_poll: int | None = None


@dataclass(frozen=True, slots=True)
class WireOutlet:
    """An invented outlet. `furniture` holds, by language, what stands around the text on its pages."""

    id: str
    name: str
    host: str
    language: str
    country: str
    owner: str
    sample_mark: str
    feeds: tuple[WireFeed, ...]
    furniture: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class WireArticle:
    """One article as it reads from poll `from_poll` on. `page` is how the server serves it.

    `visible_paragraphs` is how many a teaser shows.
    """

    id: str
    outlet: str
    feed: str
    language: str
    url_path: str
    title: str
    summary: str
    published_at: datetime
    updated_at: datetime | None
    authors: tuple[str, ...]
    paragraphs: tuple[str, ...]
    from_poll: int
    page: str = "full"
    visible_paragraphs: int = 0
    declares_word_count: bool = False
    kind: str = ""
    tags: tuple[str, ...] = ()
    is_edit: bool = False


@dataclass(frozen=True, slots=True)
class SampleWire:
    """The whole wire. `polls` are the instants at which it is polled, in order."""

    outlets: tuple[WireOutlet, ...]
    articles: tuple[WireArticle, ...]
    polls: tuple[datetime, ...]
    hosts: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "hosts", frozenset(outlet.host for outlet in self.outlets))

    def outlet(self, outlet_id: str) -> WireOutlet:
        """The outlet with this id."""
        return next(outlet for outlet in self.outlets if outlet.id == outlet_id)

    def standing_at(self, poll: int) -> tuple[WireArticle, ...]:
        """The articles out by poll number `poll`, each in its newest version then, newest first."""
        newest: dict[str, WireArticle] = {}
        for article in self.articles:
            if article.from_poll <= poll:
                newest[article.id] = article
        return tuple(sorted(newest.values(), key=lambda a: (a.published_at, a.id), reverse=True))

    def feed_sources(self) -> tuple[FeedSource, ...]:
        """The feeds as an OPML lists them."""
        return tuple(
            FeedSource(
                url=f"http://{outlet.host}{feed.path}",
                title=feed.title,
                outlet=outlet.name,
                country=outlet.country,
                language=feed.language,
                owner=outlet.owner,
            )
            for outlet in self.outlets
            for feed in outlet.feeds
        )


@cache
def sample_wire() -> SampleWire:
    """The wire that ships with the product."""
    return read_wire(files("storage.watch") / "sample")


def read_wire(folder: Traversable) -> SampleWire:
    """A wire from `outlets.toml`, `polls.toml` and `articles/*.md`, edited versions after their originals."""
    outlets = _toml(folder / "outlets.toml")["outlet"]
    polls = _toml(folder / "polls.toml")["poll"]
    texts = sorted(
        (item for item in (folder / "articles").iterdir() if item.name.endswith(".md")),
        key=lambda item: item.name.removesuffix(".md"),
    )
    return SampleWire(
        outlets=tuple(_outlet(record) for record in outlets),
        articles=tuple(_article(item.read_text("utf-8")) for item in texts),
        polls=tuple(poll["at"] for poll in polls),
    )


def _toml(item: Traversable) -> dict[str, Any]:
    return tomllib.loads(item.read_text("utf-8"))


def _outlet(record: dict[str, Any]) -> WireOutlet:
    feeds = tuple(WireFeed(**feed) for feed in record.pop("feed"))
    return WireOutlet(**record, feeds=feeds)


def _article(text: str) -> WireArticle:
    front, body = split_front_matter(text)
    is_edit = "replaces" in front
    record: dict[str, Any] = dict(front)
    return WireArticle(
        id=record["replaces"] if is_edit else record["id"],
        outlet=record["outlet"],
        feed=record["feed"],
        language=record["language"],
        url_path=record["url_path"],
        title=record["title"],
        summary=record.get("summary", ""),
        published_at=_instant(record["published_at"]),
        updated_at=_instant(record["updated_at"]) if "updated_at" in record else None,
        authors=_words(record.get("authors", ())),
        paragraphs=tuple(part.strip() for part in body.split("\n\n") if part.strip()),
        from_poll=record["from_poll"] if is_edit else record["appears_in_poll"],
        page=record.get("page", "full"),
        visible_paragraphs=record.get("visible_paragraphs", 0),
        declares_word_count=record.get("declares_word_count", False),
        kind=record.get("kind", ""),
        tags=_words(record.get("tags", ())),
        is_edit=is_edit,
    )


def _words(value: Sequence[str]) -> tuple[str, ...]:
    return tuple(value)


def _instant(value: datetime) -> datetime:
    return value.astimezone(UTC)
