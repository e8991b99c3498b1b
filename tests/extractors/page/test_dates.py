from datetime import UTC, datetime

import pytest

from extractors.model import Precision
from extractors.page.dates import DeclaredTime, choose_published, choose_updated, read_time

FETCHED = datetime(2025, 5, 3, 12, 0, tzinfo=UTC)


def at(text, source="a"):
    time = read_time(text, source)
    assert time is not None
    return time


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("2025-05-02T10:15:00+02:00", datetime(2025, 5, 2, 8, 15, tzinfo=UTC)),
        ("2025-05-02T10:15:00.123Z", datetime(2025, 5, 2, 10, 15, tzinfo=UTC)),
        ("2025-05-02 10:15:00 +0530", datetime(2025, 5, 2, 4, 45, tzinfo=UTC)),
        ("2025-05-02T1:05-04", datetime(2025, 5, 2, 5, 5, tzinfo=UTC)),
        ("2025-05-02 10:15 UTC", datetime(2025, 5, 2, 10, 15, tzinfo=UTC)),
        ("Fri, 02 May 2025 10:15:00 GMT", datetime(2025, 5, 2, 10, 15, tzinfo=UTC)),
    ],
)
def test_a_time_with_a_zone_is_an_instant(written, instant):
    assert read_time(written, "a") == DeclaredTime(instant, Precision.MINUTE, "a")


@pytest.mark.parametrize(
    "written",
    ["2025-05-02", "2025-05-02T23:50:00", "2025-05-02 23:50", "Fri, 02 May 2025 23:50:00"],
)
def test_a_time_without_a_zone_is_a_day(written):
    assert read_time(written, "a") == DeclaredTime(
        datetime(2025, 5, 2, tzinfo=UTC), Precision.DAY, "a"
    )


@pytest.mark.parametrize(
    "written", ["", "soon", "2025-13-45", "2025-02-30T10:00Z", "0001-01-01T00:00:00+05:00"]
)
def test_what_is_no_time_is_none(written):
    assert read_time(written, "a") is None


def test_a_time_in_the_future_gives_way_to_the_next_source():
    chosen = choose_published(
        [at("2026-05-02T10:00Z"), at("2025-05-02T10:00Z", "b")], fetched_at=FETCHED
    )
    assert chosen.time == at("2025-05-02T10:00Z", "b")
    assert chosen.reasons[0] == "a: 2026-05-02 lies in the future, dropped"


def test_a_time_up_to_a_day_ahead_is_a_wrong_zone_and_not_the_future():
    assert choose_published([at("2025-05-04T11:59Z")], fetched_at=FETCHED).time is not None
    assert choose_published([at("2025-05-04T12:01Z")], fetched_at=FETCHED).time is None


def test_the_start_of_unix_time_is_no_publication_time():
    chosen = choose_published([at("1970-01-01T00:00:00Z")], fetched_at=FETCHED)
    assert chosen.time is None
    assert chosen.reasons == ("a: 1970-01-01 is too old to be true, dropped", "no publication time")


def test_a_day_is_sharpened_by_a_later_source_of_the_same_day():
    assert choose_published(
        [at("2025-05-02"), at("2025-05-02T10:00Z", "b")], fetched_at=FETCHED
    ).time == at("2025-05-02T10:00Z", "b")


def test_a_day_is_not_sharpened_by_another_day():
    assert choose_published(
        [at("2025-05-02"), at("2025-04-20T10:00Z", "b")], fetched_at=FETCHED
    ).time == at("2025-05-02")


def test_local_time_under_a_false_zone_is_flagged_and_the_better_source_kept():
    chosen = choose_published(
        [at("2025-05-02T10:15:30+02:00"), at("2025-05-02T10:15:00Z", "meta")], fetched_at=FETCHED
    )
    assert chosen.time == at("2025-05-02T08:15:30Z")
    assert [reason for reason in chosen.reasons if "doubtful" in reason] == [
        "published: meta differs by +2 h, its zone is doubtful; kept a"
    ]


def test_times_that_agree_raise_no_doubt():
    chosen = choose_published(
        [at("2025-05-02T10:15:00+02:00"), at("2025-05-02T08:15:00Z")], fetched_at=FETCHED
    )
    assert chosen.reasons == ("published: a",)


def test_an_update_before_publication_is_dropped():
    published = at("2025-05-02T10:00Z")
    chosen = choose_updated([at("2025-05-02T09:00Z")], published=published, fetched_at=FETCHED)
    assert chosen.time is None
    assert chosen.reasons == ("updated: a lies before publication, dropped",)
