import time
from datetime import UTC, datetime

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.feed.dates import feed_date

NOW = datetime(2026, 11, 21, 0, 0, tzinfo=UTC)


def read(raw: str, parsed: time.struct_time | None = None) -> str | None:
    found = feed_date(raw, parsed=parsed, now=NOW)
    return None if found is None else found.isoformat()


@pytest.mark.parametrize(
    ("raw", "instant"),
    [
        ("Fri, 20 Nov 2026 14:33:00 GMT", "2026-11-20T14:33:00+00:00"),
        ("Fri, 20 Nov 2026 14:33 +0200", "2026-11-20T12:33:00+00:00"),
        ("20 Nov 2026 14:33:00 EST", "2026-11-20T19:33:00+00:00"),
        ("Fr, 20 Nov 2026 14:33:00 +0100", "2026-11-20T13:33:00+00:00"),
        ("Fri, 20 November 2026 14:33:00 CET", "2026-11-20T13:33:00+00:00"),
        ("Fri, 20 Nov 26 14:33:00 Z", "2026-11-20T14:33:00+00:00"),
        ("Fri,  20 Nov 2026\n 14:33:60 GMT", "2026-11-20T14:33:59+00:00"),
        ("20-Nov-2026", "2026-11-20T00:00:00+00:00"),
        ("2026-11-20T14:33:00Z", "2026-11-20T14:33:00+00:00"),
        ("2026-11-20T14:33:00.123456789+01:00", "2026-11-20T13:33:00+00:00"),
        ("2026-11-20 14:33", "2026-11-20T14:33:00+00:00"),
        ("2026-11-20", "2026-11-20T00:00:00+00:00"),
        ("20261120", "2026-11-20T00:00:00+00:00"),
        ("2026/11/20 14:33:00", "2026-11-20T14:33:00+00:00"),
        ("2026/11/20 02:33 PM", "2026-11-20T14:33:00+00:00"),
        ("2026年11月20日", "2026-11-20T00:00:00+00:00"),
        ("1763640000", "2025-11-20T12:00:00+00:00"),
        ("1763640000000", "2025-11-20T12:00:00+00:00"),
    ],
)
def test_the_usual_shapes_are_read_without_any_help(raw: str, instant: str) -> None:
    assert read(raw) == instant


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "soon",
        "Fri, 20 Nov 2026 14:33:00 +3000",
        "Fri, 20 Nov 2026 14:33:00 +2000",
        "Fri, 31 Nov 2026 14:33:00 GMT",
        "Fri, 20 Nov 2026 25:33:00 GMT",
        "2026-13-20",
        "2026-00-00",
        "1989-12-31",
        "2026-11-23",
        "9999-12-31",
        "0001-01-01T00:00:00+14:00",
        "x" * 10_000,
    ],
)
def test_what_cannot_be_true_is_none(raw: str) -> None:
    assert read(raw, time.gmtime(1_700_000_000)) is None


def test_what_feedparser_reads_is_taken_when_the_text_shows_that_day() -> None:
    asctime = "Fri Nov 20 14:33:00 2026"
    parsed = time.struct_time((2026, 11, 20, 14, 33, 0, 4, 324, 0))
    assert read(asctime, parsed) == "2026-11-20T14:33:00+00:00"
    wrong = time.struct_time((2026, 11, 1, 14, 33, 0, 6, 305, 0))
    assert read("2026. 11. 20 (Fri)", wrong) is None


@given(st.datetimes(datetime(1991, 1, 1), datetime(2026, 11, 19)))  # noqa: DTZ001 - zone follows
def test_mail_dates_are_read_as_feedparser_reads_them(moment: datetime) -> None:
    raw = moment.replace(tzinfo=UTC).strftime("%a, %d %b %Y %H:%M:%S +0130")
    theirs = feedparser.datetimes._parse_date(raw)
    ours = feed_date(raw, parsed=None, now=NOW)
    assert ours is not None
    assert ours.timetuple()[:6] == tuple(theirs)[:6]


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(raw: str) -> None:
    found = feed_date(raw, parsed=None, now=None)
    assert found is None or 1990 <= found.year <= 2100
