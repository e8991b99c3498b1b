"""A sample wire as data: outlets, their feeds and faults, articles and their edited versions, polls."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, ConfigDict, Field

from extractors.model import FeedSource

_ONLY_KNOWN_KEYS = ConfigDict(extra="forbid")


def _instant(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("a time with its zone such as 2025-03-01T09:30:00Z")
    return value.astimezone(UTC)


def _path(text: str) -> str:
    # The server compares addresses after unquoting, and the request line of HTTP knows no spaces.
    if not text.startswith("/") or "%" in text or any(sign.isspace() for sign in text):
        raise ValueError("a path such as /world/story, unquoted and without spaces")
    return text


def _said(text: str) -> str:
    if not text.strip():
        raise ValueError("a text that is not empty")
    return text


Instant = Annotated[datetime, AfterValidator(_instant)]
UrlPath = Annotated[str, AfterValidator(_path)]
Said = Annotated[str, AfterValidator(_said)]
Poll = Annotated[int, Field(strict=True, ge=1)]
Count = Annotated[int, Field(strict=True, ge=1)]
Flag = Annotated[bool, Field(strict=True)]


@dataclass(frozen=True, slots=True)
class WireFeed:
    """One feed of a sample outlet, and what is wrong with it (`wire_cases.FEED_SWITCHES` says what each key does).

    Polls are counted from 1; None means never, no limit, or as it is.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _ONLY_KNOWN_KEYS
    id: Said
    kind: Literal["rss", "atom", "rdf", "json"]
    path: UrlPath
    title: Said
    language: Said
    gone_from_poll: Poll | None = None
    moved_in_poll: Poll | None = None
    moved_to: UrlPath | None = None
    busy_in_polls: tuple[Poll, ...] = ()
    retry_after: Count | None = None
    dead_in_polls: tuple[Poll, ...] = ()
    conditional: Literal["right", "wrong", "none"] = "right"
    unasked_304_in_polls: tuple[Poll, ...] = ()
    new_guids: Flag = False
    window: Count | None = None
    gzip: Flag = False
    charset: Said = "utf-8"
    declared_charset: str | None = None

    def is_gone(self, poll: int) -> bool:
        """Whether it has been given up by this poll."""
        return self.gone_from_poll is not None and poll >= self.gone_from_poll

    def has_moved(self, poll: int) -> bool:
        """Whether it lives at `moved_to` by this poll."""
        return self.moved_in_poll is not None and poll >= self.moved_in_poll

    def lists_at(self, poll: int) -> bool:
        """Whether who asks at this poll, and follows where it is sent, is given the list of articles."""
        is_silent = poll in self.dead_in_polls or poll in self.busy_in_polls
        return not (is_silent or self.is_gone(poll))


@dataclass(frozen=True, slots=True)
class WireOutlet:
    """An invented outlet. `furniture` holds, by language, what stands around the text on its pages.

    In `down_in_polls` its pages cannot be had; its feeds can.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _ONLY_KNOWN_KEYS
    id: Said
    name: Said
    host: Said
    language: Said
    country: Said
    owner: Said
    sample_mark: Said
    feeds: tuple[WireFeed, ...]
    furniture: Mapping[str, Mapping[str, Any]]
    down_in_polls: tuple[Poll, ...] = ()


@dataclass(frozen=True, slots=True)
class WireArticle:
    """One article as it reads from poll `from_poll` on; `wire_cases` lists the words that its keys may hold.

    `page` is how the server shows it: a teaser or half page shows `visible_paragraphs`. `copies` is the article it was
    taken from, `background` the one in which its repeated paragraph stood first. `published_at` is the truth; what is
    told of it follows `dates`, with `declared_at` or the words `declared`. `other_paths` lead to it as well. `edit` is
    how an edited version says that it is one; empty for an original.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _ONLY_KNOWN_KEYS
    id: Said
    outlet: Said
    feed: Said
    language: Said
    url_path: UrlPath
    title: Said
    published_at: Instant
    from_poll: Poll
    paragraphs: tuple[str, ...]
    summary: str = ""
    updated_at: Instant | None = None
    authors: tuple[Said, ...] = ()
    page: str = "full"
    visible_paragraphs: Annotated[int, Field(strict=True, ge=0)] = 0
    declares_word_count: Flag = False
    kind: str = ""
    tags: tuple[Said, ...] = ()
    cases: tuple[str, ...] = ()
    copies: str = ""
    background: str = ""
    dates: str = "right"
    declared_at: Instant | None = None
    declared: str = ""
    other_paths: tuple[UrlPath, ...] = ()
    markup: str = "plain"
    edit: str = ""
    is_edit: Flag = False

    @property
    def paths(self) -> tuple[str, ...]:
        """All its addresses within its outlet, the canonical one first."""
        return (self.url_path, *self.other_paths)


@dataclass(frozen=True, slots=True)
class SampleWire:
    """The whole wire. `polls` are the instants at which it is polled, in order.

    `reference_file` is the text that a world of its own is watched against; None where the starter's is meant.
    """

    outlets: tuple[WireOutlet, ...]
    articles: tuple[WireArticle, ...]
    polls: tuple[datetime, ...]
    reference_file: Path | None = None
    hosts: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "hosts", frozenset(outlet.host for outlet in self.outlets))

    def outlet(self, outlet_id: str) -> WireOutlet:
        """The outlet with this id."""
        return next(outlet for outlet in self.outlets if outlet.id == outlet_id)

    def standing_at(self, poll: int) -> tuple[WireArticle, ...]:
        """The articles out by poll number `poll`, each in its newest version then, newest first.

        An address holds one story at a time: the one that came to it last.
        """
        newest: dict[str, WireArticle] = {}
        for article in self.articles:
            if article.from_poll <= poll:
                newest[article.id] = article
        standing = _holders(newest.values())
        return tuple(sorted(standing, key=lambda a: (a.published_at, a.id), reverse=True))

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


def _holders(articles: Iterable[WireArticle]) -> Iterable[WireArticle]:
    last: dict[tuple[str, str], WireArticle] = {}
    for article in sorted(articles, key=lambda a: a.from_poll):
        last[article.outlet, article.url_path] = article
    return last.values()
