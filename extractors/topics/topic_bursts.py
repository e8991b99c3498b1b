"""Bursts of a topic over all coverage: many independent texts within three hours, where few are usual."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from extractors.model import Telling, TopicBurst
from extractors.topics.bursts import COOL_DOWN, WINDOW, BurstDetector

HISTORY = timedelta(days=3)
"""How long coverage must have been watched before anything in it is unusual."""

SURPRISING = 3.0
"""From here on a burst is worth a message: less than once in a thousand such windows (decision 0012)."""

LEAST_ORIGINS = 3
LEAST_OUTLETS = 2

_HOUR = timedelta(hours=1)


def find_burst(
    topic: str, tellings: Sequence[Telling], *, watched_from: datetime, now: datetime
) -> TopicBurst | None:
    """The first burst of the last day, if there is one.

    `tellings` are one a text and its copies, in any order; `watched_from` is since when all of them
    were looked for, without a break. None in the first `HISTORY` from then on. The hour of `now`
    counts as far as it has gone.
    """
    known_from = watched_from + HISTORY
    since = max(known_from, now - COOL_DOWN)
    for hour, expected, surprise in _read(tellings, watched_from, now):
        if hour < since or surprise < SURPRISING:
            continue
        until = hour + _HOUR
        inside = sorted(
            (one for one in tellings if until - WINDOW <= one.said_at < until),
            key=lambda one: (one.said_at, one.version_id),
        )
        if len(inside) >= LEAST_ORIGINS and len({one.outlet for one in inside}) >= LEAST_OUTLETS:
            return TopicBurst(topic, until, tuple(inside), expected, surprise)
    return None


def _read(
    tellings: Sequence[Telling], watched_from: datetime, now: datetime
) -> Iterator[tuple[datetime, float, float]]:
    """Each whole hour that was watched: what was expected in the window that ends with it, and its surprise."""
    counts = Counter(_hour(one.said_at) for one in tellings)
    detector = BurstDetector()
    hour = _hour(watched_from) + _HOUR
    while hour <= now:
        burst = detector.read(hour, counts[hour])
        yield hour, burst.expected, burst.surprise
        hour += _HOUR


def _hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)
