"""Bursts in series of counts."""

import math
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.errors import InputError
from extractors.topics.bursts import Burst, BurstDetector
from extractors.topics.surprise import negative_binomial_surprise

START = datetime(2026, 3, 2, tzinfo=UTC)
HOUR = timedelta(hours=1)


def read(counts: Sequence[int], step: timedelta = HOUR) -> list[Burst]:
    detector = BurstDetector()
    return [detector.read(START + step * n, count) for n, count in enumerate(counts)]


def alerts(counts: Sequence[int], step: timedelta = HOUR) -> list[int]:
    return [n for n, burst in enumerate(read(counts, step)) if burst.is_alert]


def tail(count: int, mean: float, dispersion: float) -> float:
    """The chance of `count` or more, added up term by term."""
    size, success = mean / (dispersion - 1), 1 / dispersion
    below = sum(
        math.exp(
            math.lgamma(k + size)
            - math.lgamma(size)
            - math.lgamma(k + 1)
            + size * math.log(success)
            + k * math.log1p(-success)
        )
        for k in range(count)
    )
    return 1 - below


@pytest.mark.parametrize("count", [0, 1, 4, 9, 30, 60])
@pytest.mark.parametrize("mean", [0.4, 5.0, 21.0])
@pytest.mark.parametrize("dispersion", [1.05, 2.0, 9.0])
def test_the_surprise_is_the_tail_of_the_distribution(
    count: int, mean: float, dispersion: float
) -> None:
    chance = tail(count, mean, dispersion)
    if chance > 1e-9:
        found = negative_binomial_surprise(count, mean=mean, dispersion=dispersion)
        assert found == pytest.approx(-math.log10(chance), abs=1e-5)


def test_far_out_in_the_tail_the_surprise_stays_finite_and_grows() -> None:
    near = negative_binomial_surprise(10_000, mean=3.0, dispersion=1.5)
    far = negative_binomial_surprise(100_000, mean=3.0, dispersion=1.5)
    assert 1_000 < near < far < 1e6


@settings(deadline=None)
@given(st.integers(0, 5_000), st.sampled_from([5, 60, 1440]))
def test_what_never_changes_is_no_burst(count: int, minutes: int) -> None:
    assert alerts([count] * 400, timedelta(minutes=minutes)) == []


@settings(deadline=None)
@given(st.integers(30, 200), st.integers(2, 50))
def test_five_times_the_usual_is_told_once(place: int, usual: int) -> None:
    counts = [usual + n % 2 for n in range(place)] + [5 * usual + 5] * 6 + [usual] * 10
    (alert,) = alerts(counts)
    assert place <= alert <= place + 2


@settings(deadline=None)
@given(st.lists(st.integers(0, 40), min_size=3, max_size=120), st.data())
def test_what_comes_later_changes_nothing(counts: list[int], data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, len(counts)))
    assert read(counts[:cut]) == read(counts)[:cut]


def test_the_evening_rush_of_every_day_is_usual() -> None:
    day = [4] * 18 + [30] * 4 + [4] * 2
    found = alerts(day * 28)
    assert all(alert < 24 * 10 for alert in found)


def test_a_burst_that_goes_on_is_told_again_after_a_day() -> None:
    found = alerts([5] * 100 + [200] * 30)
    assert found == [100, 125]


def test_nothing_is_told_on_the_first_day() -> None:
    assert alerts([1, 1, 50, 50, 50]) == []


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        ([0, 0], "0:00:00"),
        ([0, -1], "day"),
        ([0, 1, 3], "fill gaps with 0"),
        ([0, 1, 1], "drop repeated times"),
        ([0, 30], "at most 1 day"),
    ],
)
def test_times_that_are_no_series_are_refused(hours: list[int], told: str) -> None:
    detector = BurstDetector()
    for hour in hours[:-1]:
        detector.read(START + HOUR * hour, 3)
    with pytest.raises(InputError, match=told):
        detector.read(START + HOUR * hours[-1], 3)


def test_a_count_below_zero_is_refused_and_the_series_goes_on() -> None:
    detector = BurstDetector()
    detector.read(START, 3)
    with pytest.raises(InputError, match="a count of -1"):
        detector.read(START + HOUR, -1)
    assert detector.read(START + HOUR, 3).surprise > 0
