"""What the stages ask of the newest snapshot. Each method is one file in `sql/`; answers are plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Self

from extractors.coverage.pending import KnownStep
from extractors.model import Alert, FeedSource, TextVersion
from storage.timeline.answers import Answers
from storage.timeline.conclusions import ALERT
from storage.timeline.database import Database
from storage.timeline.owner import Home
from storage.timeline.rows import description


@dataclass(frozen=True, slots=True)
class FeedState:
    """What the last poll of a feed left behind. `next_due_at` is None when the feed was given up."""

    feed_id: int
    polled_at: datetime
    outcome: str
    etag: str | None
    last_modified: str | None
    body_hash: str | None
    digests: frozenset[str]
    n_errors: int
    interval_s: int
    next_due_at: datetime | None


@dataclass(frozen=True, slots=True)
class Unread:
    """An address that a feed listed and that was not read yet."""

    entry_id: int
    link_id: int
    link: str
    title: str
    summary: str
    published_at: datetime | None
    seen_at: datetime
    feed_id: int
    outlet: str
    language: str | None


@dataclass(frozen=True, slots=True)
class Reread:
    """An article that was read before. `last_listed_at` is when a feed last listed it anew or changed.

    `last_read_at` is the last time that the page came; since then it failed to `n_failed` times, the
    last at `last_tried_at`. `published_at` and `summary` are the feed's.
    """

    article_id: int
    link_id: int
    entry_id: int
    link: str
    first_read_at: datetime
    last_read_at: datetime
    last_tried_at: datetime
    n_failed: int
    outlet: str
    feed_id: int
    last_listed_at: datetime | None
    published_at: datetime | None
    summary: str


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """The newest version of an article. `number` counts from 1."""

    version_id: int
    article_id: int
    number: int
    text: TextVersion
    updated_at: datetime | None


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A text that the topics in force have not matched yet; `n_matchings` counts how often others did."""

    version_id: int
    title: str
    text: str
    language: str | None
    outlet: str
    n_matchings: int = 0


@dataclass(frozen=True, slots=True)
class Uncompared:
    """A version that was not compared with a reference yet."""

    version_id: int
    article_id: int
    outlet: str
    title: str
    text: str
    status: str
    completeness: str
    language: str | None
    published_at: datetime | None
    first_seen_at: datetime


@dataclass(frozen=True, slots=True)
class Outgoing:
    """An alert that a channel has not taken yet, and how the last try ended (`state` None: no try)."""

    alert: Alert
    channel: str
    state: str | None
    attempt: int
    next_at: datetime | None


class Timeline:
    """The newest snapshot, open for reading. Use as a context manager.

    Raises:
        StorageError: there is no snapshot yet.
    """

    def __init__(self, home: Home) -> None:
        self.database = Database.snapshot(home.link)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.database.close()

    def feed_states(self) -> Mapping[int, FeedState]:
        """The state of every feed that was polled, by feed id."""
        rows = self.database.rows("feed_states")
        for row in rows:
            row["digests"] = frozenset(row["digests"] or ())
        return {row["feed_id"]: FeedState(**row) for row in rows}

    def undescribed(self, feeds: Sequence[FeedSource]) -> frozenset[int]:
        """Ids of those of the feeds that the store does not know, or describes otherwise."""
        known = {tuple(row.values()) for row in self.database.rows("described_feeds")}
        return frozenset(feed.feed_id for feed in feeds if description(feed) not in known)

    def unread(
        self, *, rules: str, tries: int, retry_before: datetime, most: int
    ) -> tuple[Unread, ...]:
        """Addresses to screen and read, oldest first; `rules` names the screening rules in force."""
        parameters = {"rules": rules, "tries": tries, "retry_before": retry_before, "most": most}
        return tuple(Unread(**row) for row in self.database.rows("unread_entries", parameters))

    def rereads(self, *, since: datetime) -> tuple[Reread, ...]:
        """Articles first read at `since` or later."""
        return tuple(Reread(**row) for row in self.database.rows("rereads", {"since": since}))

    def current_versions(self, article_ids: Sequence[int]) -> Mapping[int, StoredVersion]:
        """The newest version of those of the articles that have one, by article id."""
        rows = self.database.rows("current_versions", {"article_ids": list(article_ids)})
        return {
            row["article_id"]: StoredVersion(
                version_id=row["version_id"],
                article_id=row["article_id"],
                number=row["number"],
                text=TextVersion(row["text"], row["title"], row["first_seen_at"]),
                updated_at=row["updated_at"],
            )
            for row in rows
        }

    def unmatched(self, *, rules: str, most: int) -> tuple[Unmatched, ...]:
        """Texts that the topics behind `rules` have not matched yet, the newest first."""
        rows = self.database.rows("unmatched_versions", {"rules": rules, "most": most})
        return tuple(Unmatched(**row) for row in rows)

    def knows_reference(self, reference_id: str, version: str) -> bool:
        """Whether the reference is stored, and this version is the one in force."""
        known = self.database.rows("known_references")
        return {"reference_id": reference_id, "reference_version": version} in known

    def uncompared(self, reference_id: str, version: str, *, rules: str) -> tuple[Uncompared, ...]:
        """Versions that `rules` have not compared with this reference version yet, oldest first."""
        parameters = {"reference_id": reference_id, "reference_version": version, "rules": rules}
        rows = self.database.rows("uncompared_versions", parameters)
        return tuple(Uncompared(**row) for row in rows)

    def background_texts(self, language: str, *, most: int) -> tuple[str, ...]:
        """The newest texts in `language`."""
        parameters = {"language": language, "most": most}
        return tuple(row["text"] for row in self.database.rows("background_texts", parameters))

    def known_steps(self, reference_id: str) -> tuple[KnownStep, ...]:
        """Quotes of earlier coverage that carried the matter of a claim on, the newest few of each claim."""
        rows = self.database.rows("known_steps", {"reference_id": reference_id})
        return tuple(KnownStep(**row) for row in rows)

    def outbox(self, channels: Sequence[str]) -> tuple[Outgoing, ...]:
        """Alerts that still have to go over one of `channels`, oldest first."""
        rows = self.database.rows("outbox", {"channels": list(channels)})
        return tuple(
            Outgoing(
                alert=ALERT.validate_json(row["body"]),
                channel=row["channel"],
                state=row["state"],
                attempt=row["attempt"] or 0,
                next_at=row["next_at"],
            )
            for row in rows
        )

    @property
    def answers(self) -> Answers:
        """What people ask of this snapshot."""
        return Answers(self.database)

    def changes_at(self, made_at: datetime) -> Mapping[str, int]:
        """What the load made at this instant brought or caused, by the event that tells others of it."""
        rows = self.database.rows("changes_at", {"made_at": made_at})
        return {row["event"]: row["number"] for row in rows if row["number"]}

    def has_load(self, load_id: str) -> bool:
        """Whether a load was applied before this snapshot was taken."""
        return bool(self.database.rows("load_by_id", {"load_id": load_id}))
