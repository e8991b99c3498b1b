"""The times that a page declares, as instants, and which of them to believe.

Only a time that carries a zone is exact to the minute. A date, or a time without a zone, is a day:
00:00 UTC of the day that is written there.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from extractors.model import Precision

_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_LATEST = datetime(2100, 1, 1, tzinfo=UTC)
_GRACE = timedelta(days=1)
_HALF_HOUR_S = 1800
_LONGEST = 60
_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ]\s*(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{0,2})?)?",
    re.IGNORECASE,
)
_UTC_NAMES = frozenset({"z", "utc", "gmt"})


@dataclass(frozen=True, slots=True)
class DeclaredTime:
    """One declared time: UTC, how exact, and where on the page it stands."""

    at: datetime
    precision: Precision
    source: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """The time to believe, None if there is none, and why."""

    time: DeclaredTime | None
    reasons: tuple[str, ...]


def read_time(text: str, source: str) -> DeclaredTime | None:
    """A time as ISO 8601 or RFC 5322 writes it; None for anything else."""
    text = text.strip()[:_LONGEST]
    found = _ISO.match(text)
    try:
        return _iso_time(found, source) if found else _mail_time(text, source)
    except (ValueError, OverflowError, IndexError, TypeError):
        return None


def _iso_time(found: re.Match[str], source: str) -> DeclaredTime:
    day, clock, zone = found["day"], found["clock"], found["zone"]
    if not (clock and zone):
        return DeclaredTime(_midnight(datetime.fromisoformat(day)), Precision.DAY, source)
    offset = "+00:00" if zone.lower() in _UTC_NAMES else zone
    written = datetime.fromisoformat(f"{day}T{'0' if clock[1] == ':' else ''}{clock}{offset}")
    return DeclaredTime(written.astimezone(UTC), Precision.MINUTE, source)


def _mail_time(text: str, source: str) -> DeclaredTime:
    written = parsedate_to_datetime(text)
    if written.tzinfo is None:
        return DeclaredTime(_midnight(written), Precision.DAY, source)
    return DeclaredTime(written.astimezone(UTC), Precision.MINUTE, source)


def _midnight(day: datetime) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def choose_published(times: Sequence[DeclaredTime], *, fetched_at: datetime | None) -> Chosen:
    """The publication time: the first possible one, or a later one of the same day that is more exact.

    `times` come best source first. Whole hours between two sources, minutes alike, mean that one of
    them writes local time under a false zone (seen on 3 of 126 pages, never in JSON-LD): the first is kept.
    """
    possible, reasons = _possible(times, fetched_at)
    if not possible:
        return Chosen(None, (*reasons, "no publication time"))
    first = possible[0]
    best = next((time for time in possible if _sharpens(time, first)), first)
    reasons += [f"published: {best.source}"]
    if best.precision is Precision.DAY:
        reasons += ["published: day only, no time with a zone"]
    reasons += [_zone_doubt(best, time) for time in possible if _differs_by_zone(best, time)]
    return Chosen(best, tuple(reasons))


def choose_updated(
    times: Sequence[DeclaredTime], *, published: DeclaredTime | None, fetched_at: datetime | None
) -> Chosen:
    """The time of the last change: the first possible one that is not before publication."""
    possible, reasons = _possible(times, fetched_at)
    for time in possible:
        if published is None or time.at >= published.at:
            return Chosen(time, (*reasons, f"updated: {time.source}"))
        reasons += [f"updated: {time.source} lies before publication, dropped"]
    return Chosen(None, tuple(reasons))


def _possible(
    times: Iterable[DeclaredTime], fetched_at: datetime | None
) -> tuple[list[DeclaredTime], list[str]]:
    """Times that can be true, and a reason for each that cannot."""
    latest = fetched_at + _GRACE if fetched_at else _LATEST
    good: list[DeclaredTime] = []
    reasons: list[str] = []
    for time in times:
        if time.at > latest:
            reasons.append(f"{time.source}: {time.at:%Y-%m-%d} lies in the future, dropped")
        elif time.at < _EARLIEST:
            reasons.append(f"{time.source}: {time.at:%Y-%m-%d} is too old to be true, dropped")
        else:
            good.append(time)
    return good, reasons


def _sharpens(time: DeclaredTime, first: DeclaredTime) -> bool:
    """Whether `time` says to the minute what `first` says to the day (local days reach 36 hours)."""
    if first.precision is Precision.MINUTE or time.precision is not Precision.MINUTE:
        return False
    return timedelta(hours=-14) <= time.at - first.at <= timedelta(hours=36)


def _differs_by_zone(kept: DeclaredTime, other: DeclaredTime) -> bool:
    if Precision.DAY in {kept.precision, other.precision}:
        return False
    apart = abs((kept.at - other.at).total_seconds())
    odd = apart % _HALF_HOUR_S
    return _HALF_HOUR_S - 60 <= apart <= 14 * 3600 and min(odd, _HALF_HOUR_S - odd) < 60


def _zone_doubt(kept: DeclaredTime, other: DeclaredTime) -> str:
    hours = round((other.at - kept.at).total_seconds() / _HALF_HOUR_S) / 2
    return f"published: {other.source} differs by {hours:+g} h, its zone is doubtful; kept {kept.source}"
