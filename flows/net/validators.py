"""What to keep of an answer's headers, and what not to believe."""

import math
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST_WAIT_S = int(timedelta(days=7).total_seconds())
_LONGEST_ETAG = 1000
_LONGEST_DATE = 64


def kept_etag(value: str | None) -> str | None:
    """An ETag that can be sent back verbatim: printable ASCII of at most 1 kB; else None."""
    return _kept(value, _LONGEST_ETAG)


def kept_last_modified(value: str | None) -> str | None:
    """A Last-Modified that can be sent back verbatim; else None."""
    return _kept(value, _LONGEST_DATE)


def _kept(value: str | None, longest: int) -> str | None:
    is_fine = value and len(value) <= longest and value.isascii() and value.isprintable()
    return value if is_fine else None


def retry_after_s(value: str | None, *, now: datetime) -> int | None:
    """Seconds to wait by a Retry-After header (number or date), at most a week; None for nonsense."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return int(text) if len(text) < 9 and int(text) < LONGEST_WAIT_S else LONGEST_WAIT_S
    try:
        wait_s = parsedate_to_datetime(text[:_LONGEST_DATE]).timestamp() - now.timestamp()
    except (TypeError, ValueError, OverflowError, IndexError):
        return None
    return min(max(math.ceil(wait_s), 0), LONGEST_WAIT_S)
