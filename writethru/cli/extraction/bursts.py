"""Bursts in one series of counts."""

from datetime import UTC, datetime

from extractors.errors import InputError
from extractors.topics.bursts import BurstDetector
from writethru.cli.extraction.records import Fields, Record


class BurstsExtractor:
    """KIND `bursts`: one series a call, so an answer depends on the lines before it."""

    def __init__(self) -> None:
        self._detector = BurstDetector()

    def answer(self, record: Record) -> Fields:
        """The fields of the line with its surprise, and whether a burst is told there."""
        burst = self._detector.read(_time(record), _count(record))
        return {**record.fields, "surprise": round(burst.surprise, 4), "alert": burst.is_alert}


def _time(record: Record) -> datetime:
    """A time without zone is one of UTC: only hours and weekdays are taken from it."""
    text = record.text("time")
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            f"time: {text!r} is no ISO 8601 time; expected one such as 2026-01-31T12:00:00Z"
        ) from error
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _count(record: Record) -> int:
    found = record.fields.get("count")
    if isinstance(found, bool) or not isinstance(found, int | float) or found != int(found):
        raise InputError(f"count: expected a whole number of 0 or more, found {found!r}")
    return int(found)
