"""Dates of feeds. None is better than a wrong one: then the time of the first sight counts.

feedparser reads some shapes wrongly without a word (`2026/11/20` as the first of the month, a count
of seconds as a year, `+3000` as two days), so the usual shapes are read here, and its answer for
all others is taken only when the text really shows that day.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from time import struct_time

_LONGEST = 100
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_LATEST = datetime(2100, 1, 1, tzinfo=UTC)
_FAR_EAST = timedelta(hours=14)

_CLOCK = (
    r"(?:(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s*(?P<half>[AaPp][Mm])?\s*(?P<zone>[+-]\d\d:?(?:\d\d)?|[A-Za-z]{1,5})?)?"
)
_NUMERIC = re.compile(
    r"(?P<year>\d{4})(?:[-/.]|年\s?)(?P<month>\d{1,2})(?:[-/.]|月\s?)(?P<day>\d{1,2})日?[T\s]*"
    + _CLOCK,
    re.ASCII,
)
_WORDY = re.compile(
    r"(?:[^\W\d]+\.?,?\s*)?(?P<day>\d{1,2})[\s-]+(?P<name>[A-Za-z]{3,9})\.?,?[\s-]+"
    r"(?P<year>\d{4}|\d\d)(?:[\s,T]+" + _CLOCK + ")?",
)
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:\d{6})?", re.ASCII)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Hours east of Greenwich. A name of several places (IST) is left out, or means the American one.
_NAMES_OF_ZONES = {
    -10: "hst",
    -9: "akst",
    -8: "pst akdt",
    -7: "mst pdt",
    -6: "cst mdt",
    -5: "est cdt et",
    -4: "ast edt",
    0: "z ut utc gmt wet",
    1: "west bst cet mez",
    2: "cest mesz eet",
    3: "eest msk",
    8: "hkt sgt",
    9: "jst kst",
    10: "aest",
    11: "aedt",
    12: "nzst",
}
_ZONES = {name: hours for hours, names in _NAMES_OF_ZONES.items() for name in names.split()}


def feed_date(raw: str, *, parsed: struct_time | None, now: datetime | None) -> datetime | None:
    """The instant that `raw` declares, in UTC; None when it is none, or cannot be true.

    `parsed` is feedparser's answer (UTC). Before 1990 and later than a day after `now` (2100 when
    `now` is None) cannot be true. A time without a zone counts as UTC.
    """
    text = " ".join(raw.split())
    if not text or len(text) > _LONGEST:
        return None
    try:
        found = _known_shape(text, parsed)
    except (ValueError, OverflowError):
        return None
    latest = _LATEST if now is None else now + timedelta(days=1)
    return found if found is not None and _EARLIEST <= found <= latest else None


def _known_shape(text: str, parsed: struct_time | None) -> datetime | None:
    if text.isascii() and text.isdigit() and len(text) in {9, 10, 13}:
        return datetime.fromtimestamp(int(text[:10] if len(text) == 13 else text), tz=UTC)
    match = _NUMERIC.fullmatch(text) or _WORDY.fullmatch(text) or _COMPACT.fullmatch(text)
    parts = match.groupdict() if match else {}
    month = _month(parts)
    return _shown(text, parsed) if month is None else _built(parts, month)


def _month(parts: Mapping[str, str | None]) -> int | None:
    """1 to 12 of matched parts; None when nothing matched, or in a language not known here."""
    name = (parts.get("name") or "")[:3].lower()
    if name in _MONTHS:
        return _MONTHS.index(name) + 1
    return int(parts["month"] or 0) if "month" in parts else None


def _built(parts: Mapping[str, str | None], month: int) -> datetime | None:
    """The instant of matched parts; None when the zone is impossible (ValueError for other parts)."""
    offset = _offset(parts.get("zone"))
    if offset is None:
        return None
    digits = parts["year"] or ""
    year = int(digits)
    if len(digits) == 2:
        year += 2000 if year < 70 else 1900
    hour = int(parts.get("hour") or 0)
    if half := parts.get("half"):
        hour = hour % 12 + (12 if half.lower() == "pm" else 0)
    minute, second = int(parts.get("minute") or 0), min(int(parts.get("second") or 0), 59)
    local = datetime(year, month, int(parts["day"] or 0), hour, minute, second, tzinfo=offset)
    return local.astimezone(UTC)


def _offset(zone: str | None) -> timezone | None:
    if zone is None or zone[0] not in "+-":
        return timezone(timedelta(hours=_ZONES.get((zone or "z").lower(), 0)))
    digits = zone[1:].replace(":", "").ljust(4, "0")
    shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-shift if zone[0] == "-" else shift) if shift <= _FAR_EAST else None


def _shown(text: str, parsed: struct_time | None) -> datetime | None:
    """What feedparser read, if its year and its day (or a neighbour, for zones) stand in the text."""
    if parsed is None:
        return None
    found = datetime(*parsed[:5], min(parsed[5], 59), tzinfo=UTC)
    numbers = {int(digits) for digits in re.findall(r"\d{1,4}", text)}
    near = (found + timedelta(days=days) for days in (-1, 0, 1))
    return found if any({day.year, day.day} <= numbers for day in near) else None
