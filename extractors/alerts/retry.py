"""When to try a failed delivery again."""

from datetime import datetime, timedelta

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
MOST_TRIES = 12


def next_try(
    attempt: int, *, failed_at: datetime, retry_after_s: int | None = None, jitter: float = 0.0
) -> datetime | None:
    """When to try again after the failed try number `attempt` (from 1), or None: give up.

    The wait doubles from one minute up to six hours; twelve tries take about 20 hours. A
    receiver that names a wait (`retry_after_s`) is obeyed up to `LONGEST_WAIT`, never undercut.
    `jitter` (0 to 1, drawn by the caller) lengthens the wait by that share, so that what failed
    together does not come back together.
    """
    if attempt >= MOST_TRIES:
        return None
    wait = min(FIRST_WAIT * (1 << max(attempt - 1, 0)), LONGEST_WAIT)
    if retry_after_s is not None:
        wait = max(wait, min(timedelta(seconds=retry_after_s), LONGEST_WAIT))
    return failed_at + wait * (1 + jitter)
