"""Stage poll: ask the feeds that are due, keep what is new, remember validators and the next time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from extractors.errors import FeedError, FetchError
from extractors.feed.parse import parse_feed
from extractors.feed.schedule import Pace
from extractors.model import FeedSource, ParsedFeed
from flows.net.crowd import fetch_many
from flows.net.fetch import Fetched, Request
from flows.net.workers import WorkerFailure, in_workers
from flows.stages.desk import Desk, StageReport
from flows.stages.outcome import Asked, needs_parsing, outcome_of
from storage.timeline.database import Row
from storage.timeline.questions import FeedState
from storage.timeline.rows import Poll, entry_row, feed_row, merged, poll_row

PARSE_LIMIT_S = 5.0


@dataclass(frozen=True, slots=True)
class ParseTask:
    """A body to parse in a worker."""

    body: bytes
    url: str
    content_type: str
    seen: frozenset[str]
    now: datetime


def parse_body(task: ParseTask) -> ParsedFeed | str:
    """The feed in a body, or one sentence on why it is none. Runs in a worker."""
    try:
        return parse_feed(
            task.body,
            url=task.url,
            content_type=task.content_type,
            seen=task.seen,
            now=task.now,
        )
    except FeedError as error:
        return str(error)


def poll(desk: Desk, *, everything: bool = False) -> StageReport:
    """Ask every due feed once (`everything`: all of them) and leave entries, outcome and validators in one load."""
    now = desk.clock()
    with desk.timeline() as timeline:
        states = timeline.feed_states()
        fresh = timeline.undescribed(desk.watch.feeds)
    due = [f for f in desk.watch.feeds if everything or is_due(states.get(f.feed_id), now)]
    requests = [_request(feed, states.get(feed.feed_id)) for feed in due]
    answers = fetch_many(requests, network=desk.network)
    rows, polls = _outcomes(desk, due, answers, states, now)
    described = {"feed": [feed_row(feed, now) for feed in due if feed.feed_id in fresh]}
    rows = merged([described, rows])
    return _report(now, polls, {f.feed_id: f for f in due}, desk.put("poll", rows, made_at=now))


def is_due(state: FeedState | None, now: datetime) -> bool:
    """A feed is due when it was never asked, or its time has come; one that was given up never is."""
    return state is None or (state.next_due_at is not None and state.next_due_at <= now)


def _request(feed: FeedSource, state: FeedState | None) -> Request:
    return Request(
        feed.url,
        etag=state.etag if state else None,
        last_modified=state.last_modified if state else None,
    )


def _outcomes(
    desk: Desk,
    due: Sequence[FeedSource],
    answers: Sequence[Fetched | FetchError],
    states: Mapping[int, FeedState],
    now: datetime,
) -> tuple[Mapping[str, list[Row]], list[Poll]]:
    settings = desk.watch.settings.poll
    pace = Pace(settings.min_interval_s, settings.start_interval_s, settings.max_interval_s)
    parsed = _parsed(desk, due, answers, states, now)
    parts: list[Mapping[str, list[Row]]] = []
    polls = []
    for feed, answer in zip(due, answers, strict=True):
        asked = Asked(feed, states.get(feed.feed_id), now, pace)
        outcome, entries = outcome_of(asked, answer, parsed.get(feed.feed_id))
        polls.append(outcome)
        parts.append(
            {
                "poll": [poll_row(outcome)],
                "entry": [entry_row(entry, outcome) for entry in entries],
            }
        )
    return merged(parts), polls


def _parsed(
    desk: Desk,
    due: Sequence[FeedSource],
    answers: Sequence[Fetched | FetchError],
    states: Mapping[int, FeedState],
    now: datetime,
) -> Mapping[int, ParsedFeed | WorkerFailure | str]:
    tasks = {}
    for feed, answer in zip(due, answers, strict=True):
        state = states.get(feed.feed_id)
        if needs_parsing(answer, state):
            tasks[feed.feed_id] = ParseTask(
                body=answer.body,
                url=answer.url,
                content_type=answer.headers.get("content-type", ""),
                seen=state.digests if state else frozenset(),
                now=now,
            )
    results = in_workers(
        parse_body, tasks.values(), processes=desk.processes, limit_s=PARSE_LIMIT_S
    )
    return dict(zip(tasks, results, strict=True))


def _report(
    now: datetime, polls: Sequence[Poll], feeds: Mapping[int, FeedSource], load_id: str | None
) -> StageReport:
    failed = [poll for poll in polls if poll.error]
    counts = {
        "feeds": len(polls),
        "entries": sum(poll.n_new for poll in polls),
        "unchanged": sum(poll.outcome == "unchanged" for poll in polls),
        "failed": len(failed),
    }
    sentence = (
        f"{counts['feeds']} feeds asked, {counts['entries']} new entries, "
        f"{counts['unchanged']} unchanged, {counts['failed']} failed"
    )
    if not polls:
        sentence = "no feed is due"
    failures = tuple(f"{feeds[poll.feed_id].url}: {poll.error}" for poll in failed)
    return StageReport("poll", now, sentence, counts, load_id, failures)
