"""Waits between tries: growing, capped, ending."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.alerts.retry import LONGEST_WAIT, MOST_TRIES, next_try

FAILED = datetime(2025, 2, 26, 8, tzinfo=UTC)


def wait_after(attempt: int, retry_after_s: int | None = None) -> timedelta:
    at = next_try(attempt, failed_at=FAILED, retry_after_s=retry_after_s)
    assert at is not None
    return at - FAILED


@pytest.mark.parametrize(("attempt", "minutes"), [(1, 1), (2, 2), (5, 16), (9, 256), (10, 360)])
def test_the_wait_doubles_up_to_six_hours(attempt: int, minutes: int) -> None:
    assert wait_after(attempt) == timedelta(minutes=minutes)


def test_after_twelve_tries_it_gives_up() -> None:
    assert next_try(11, failed_at=FAILED) is not None
    assert next_try(12, failed_at=FAILED) is None
    assert next_try(500, failed_at=FAILED, retry_after_s=1) is None


def test_a_receiver_that_asks_for_more_time_gets_it() -> None:
    assert wait_after(1, retry_after_s=600) == timedelta(minutes=10)


def test_a_receiver_cannot_shorten_the_wait_or_stretch_it_for_ever() -> None:
    assert wait_after(5, retry_after_s=0) == timedelta(minutes=16)
    assert wait_after(5, retry_after_s=-3) == timedelta(minutes=16)
    assert wait_after(1, retry_after_s=10**9) == timedelta(hours=6)


def test_jitter_lengthens_the_wait_by_its_share() -> None:
    assert next_try(2, failed_at=FAILED, jitter=0.5) == FAILED + timedelta(minutes=3)


@given(attempt=st.integers(1, MOST_TRIES - 1), asked=st.none() | st.integers(0, 10**6))
def test_each_wait_is_between_a_minute_and_six_hours(attempt: int, asked: int | None) -> None:
    assert timedelta(minutes=1) <= wait_after(attempt, asked) <= LONGEST_WAIT
