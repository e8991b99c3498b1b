"""When to ask a feed again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

from extractors.model import Entry, stable_id

CALMER = 1.3
"""An unchanged feed is asked this much later the next time."""

RHYTHM = 20
"""The newest entries that tell a feed's rhythm."""

LEAST_GAPS = 3
LONGEST_RETRY_S = 7 * 86_400
MAX_AGE = re.compile(r"\bmax-age\s*=\s*(\d{1,9})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a feed may be asked, in seconds; `start_s` holds until its own rhythm is known."""

    min_s: int
    start_s: int
    max_s: int

    def clamp(self, seconds: float) -> int:
        """`seconds` within the limits."""
        return int(min(max(seconds, self.min_s), self.max_s))


def interval_after_news(entries: Sequence[Entry], previous_s: int, *, pace: Pace) -> int:
    """Half the median gap between the newest entries, so that few are missed.

    Too few entries tell no rhythm: then the interval stays, and is `start_s` at first.
    """
    times = sorted((e.published_at for e in entries if e.published_at), reverse=True)[:RHYTHM]
    gaps = [(later - earlier).total_seconds() for later, earlier in pairwise(times)]
    if len(gaps) < LEAST_GAPS:
        return pace.clamp(previous_s or pace.start_s)
    return pace.clamp(median(gaps) / 2)


def interval_when_unchanged(previous_s: int, *, pace: Pace) -> int:
    """A little calmer each time."""
    return pace.clamp((previous_s or pace.start_s) * CALMER)


def interval_after_error(previous_s: int, *, pace: Pace) -> int:
    """Twice as long each time, never given up for an error."""
    return pace.clamp(max(previous_s, pace.start_s) * 2)


def max_age_s(cache_control: str) -> int | None:
    """The `max-age` of a Cache-Control header."""
    found = MAX_AGE.search(cache_control)
    return int(found[1]) if found else None


def next_due(
    now: datetime,
    interval_s: int,
    *,
    feed_id: int,
    max_age: int | None = None,
    retry_after_s: int | None = None,
    pace: Pace,
) -> datetime:
    """The next time to ask.

    Never before what the server asks for (`max-age` up to the longest interval, `Retry-After` up to
    a week), and off by up to a tenth, always the same for one feed, so that restarts do not bunch.
    """
    jitter = stable_id("jitter", str(feed_id)) % 201 / 1000 - 0.1
    wait = max(
        interval_s * (1 + jitter),
        min(max_age or 0, pace.max_s),
        min(retry_after_s or 0, LONGEST_RETRY_S),
    )
    return now + timedelta(seconds=int(wait))
