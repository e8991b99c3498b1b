"""What the answer to a poll means: new entries, nothing new, an error or the end. Pure decisions, no I/O."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeGuard

from extractors.errors import FetchError
from extractors.feed.schedule import (
    Pace,
    interval_after_error,
    interval_after_news,
    interval_when_unchanged,
    max_age_s,
    next_due,
)
from extractors.model import Entry, FeedSource, ParsedFeed
from flows.net.fetch import Fetched
from flows.net.workers import WorkerFailure
from storage.timeline.questions import FeedState
from storage.timeline.rows import Poll

GONE_AFTER = 3
"""A feed that answers 410 so many polls in a row is given up, kept and shown."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A feed that was asked, what was known of it, and how often it may be asked."""

    feed: FeedSource
    state: FeedState | None
    now: datetime
    pace: Pace

    @property
    def interval_s(self) -> int:
        """The interval so far, 0 at first."""
        return self.state.interval_s if self.state else 0

    def due(self, interval_s: int, answer: Fetched | FetchError) -> datetime:
        """The next time to ask, given an interval and what the server asked for."""
        headers = answer.headers if isinstance(answer, Fetched) else {}
        return next_due(
            self.now,
            interval_s,
            feed_id=self.feed.feed_id,
            max_age=max_age_s(headers.get("cache-control", "")),
            retry_after_s=answer.retry_after_s,
            pace=self.pace,
        )

    def n_errors_with(self, outcome: str) -> int:
        """Failures of one kind in a row, this one included: two busy servers and a closed feed are not three closed."""
        before = self.state
        return before.n_errors + 1 if before and before.outcome == outcome else 1


def body_hash(body: bytes) -> str:
    """What makes two bodies the same one."""
    return hashlib.blake2b(body, digest_size=16).hexdigest()


def needs_parsing(answer: Fetched | FetchError, state: FeedState | None) -> TypeGuard[Fetched]:
    """Whether an answer brings a body that differs from the last good one."""
    if isinstance(answer, FetchError) or answer.status != 200:
        return False
    return state is None or state.body_hash != body_hash(answer.body)


def outcome_of(
    asked: Asked,
    answer: Fetched | FetchError,
    parsed: ParsedFeed | WorkerFailure | str | None,
) -> tuple[Poll, Sequence[Entry]]:
    """What an answer means: the poll to remember and the entries that it brought.

    `parsed` is None when the body needed no parsing, a sentence when it is no feed.
    """
    if isinstance(answer, FetchError):
        return _failed(asked, answer, kind=answer.kind, error=str(answer)), ()
    if answer.status == 304 or (answer.status == 200 and parsed is None):
        return _unchanged(asked, answer), ()
    if answer.status != 200:
        sentence = f"the server answered {answer.status} to {asked.feed.url}"
        return _failed(asked, answer, kind=f"http_{answer.status}", error=sentence), ()
    if isinstance(parsed, ParsedFeed):
        return _news(asked, answer, parsed), parsed.entries
    if isinstance(parsed, WorkerFailure):
        return _failed(asked, answer, kind=f"parser_{parsed.kind}", error=parsed.message), ()
    return _failed(asked, answer, kind="not_a_feed", error=str(parsed)), ()


def _news(asked: Asked, answer: Fetched, parsed: ParsedFeed) -> Poll:
    known = asked.state.digests if asked.state else frozenset()
    interval_s = interval_after_news(parsed.entries, asked.interval_s, pace=asked.pace)
    return Poll(
        feed_id=asked.feed.feed_id,
        polled_at=asked.now,
        outcome="new" if parsed.entries else "unchanged",
        http_status=answer.status,
        elapsed_ms=answer.elapsed_ms,
        n_bytes=len(answer.body),
        n_entries=len(parsed.digests),
        n_new=len(parsed.entries),
        # An answer of which items were left for the next time must be asked for whole again.
        etag=answer.etag if parsed.is_whole else None,
        last_modified=answer.last_modified if parsed.is_whole else None,
        body_hash=body_hash(answer.body) if parsed.is_whole else None,
        digests=parsed.digests,
        warnings=parsed.warnings,
        # Nothing of the last window is left in this one: entries may have slid past between the polls.
        is_gap=bool(known and parsed.digests and known.isdisjoint(parsed.digests)),
        moved_to=answer.moved_to,
        interval_s=interval_s,
        next_due_at=asked.due(interval_s, answer),
    )


def _keeping(poll: Poll, state: FeedState | None) -> Poll:
    """With what outlives a poll that brought no new body: the validators and digests of the last good one."""
    if state is None:
        return poll
    return replace(
        poll,
        etag=state.etag,
        last_modified=state.last_modified,
        body_hash=state.body_hash,
        digests=tuple(sorted(state.digests)),
    )


def _unchanged(asked: Asked, answer: Fetched) -> Poll:
    interval_s = interval_when_unchanged(asked.interval_s, pace=asked.pace)
    outcome = Poll(
        feed_id=asked.feed.feed_id,
        polled_at=asked.now,
        outcome="unchanged",
        http_status=answer.status,
        elapsed_ms=answer.elapsed_ms,
        n_bytes=len(answer.body),
        moved_to=answer.moved_to,
        interval_s=interval_s,
        next_due_at=asked.due(interval_s, answer),
    )
    return _keeping(outcome, asked.state)


def _failed(asked: Asked, answer: Fetched | FetchError, *, kind: str, error: str) -> Poll:
    fetched = answer if isinstance(answer, Fetched) else None
    is_gone = fetched is not None and fetched.status == 410
    outcome = "gone" if is_gone else "error"
    n_errors = asked.n_errors_with(outcome)
    interval_s = interval_after_error(asked.interval_s, pace=asked.pace)
    due = None if is_gone and n_errors >= GONE_AFTER else asked.due(interval_s, answer)
    poll = Poll(
        feed_id=asked.feed.feed_id,
        polled_at=asked.now,
        outcome=outcome,
        http_status=fetched.status if fetched else None,
        elapsed_ms=fetched.elapsed_ms if fetched else None,
        error_kind="gone" if is_gone else kind,
        error=error,
        n_errors=n_errors,
        interval_s=interval_s,
        next_due_at=due,
    )
    return _keeping(poll, asked.state)
