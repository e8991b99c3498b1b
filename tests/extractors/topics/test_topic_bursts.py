"""Bursts of a topic over all coverage."""

import random
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest

from extractors.model import Telling, TopicBurst
from extractors.topics.topic_bursts import find_burst

START = datetime(2026, 3, 2, 0, 30, tzinfo=UTC)
NOW = START + timedelta(days=10, minutes=10)


def tellings(hours: Iterable[float], outlets: str = "ABC") -> list[Telling]:
    """One text for each time (in hours after `START`), by the outlets in turn."""
    return [
        Telling(number, number, outlets[number % len(outlets)], START + timedelta(hours=hour))
        for number, hour in enumerate(hours)
    ]


def found(hours: Iterable[float], outlets: str = "ABC", now: datetime = NOW) -> TopicBurst | None:
    return find_burst("mill", tellings(hours, outlets), watched_from=START, now=now)


# One text in twelve hours, for ten days; then five within two hours before NOW.
USUAL = [12.0 * n for n in range(1, 20)]
BURST = [238.1, 238.6, 239.0, 239.3, 239.8]


def test_usual_coverage_is_no_burst() -> None:
    assert found(USUAL) is None


def test_five_texts_of_three_outlets_where_one_is_rare_are_a_burst() -> None:
    burst = found([*USUAL, *BURST])
    assert burst is not None
    assert [one.said_at for one in burst.tellings] == [
        START + timedelta(hours=hour) for hour in BURST[: len(burst.tellings)]
    ]
    assert burst.expected < 1
    assert burst.surprise > 3


@pytest.mark.parametrize(
    ("hours", "outlets"),
    [(BURST, "A"), (BURST[:2], "ABC"), ([230.0, 233.5, 236.9, 239.5], "ABC")],
    ids=["one outlet", "two texts", "four texts far apart"],
)
def test_what_one_outlet_or_few_texts_tell_is_none(hours: list[float], outlets: str) -> None:
    assert found([*(hour - 24 for hour in USUAL[:2]), *hours], outlets) is None


@pytest.mark.parametrize("days", [0.5, 1, 2, 2.9])
def test_nothing_is_told_before_three_days_were_watched(days: float) -> None:
    hours = [days * 24 - 0.5 - n / 10 for n in range(9)]
    assert found(hours, now=START + timedelta(days=days)) is None


def test_after_three_days_it_is() -> None:
    hours = [3.2 * 24 - 0.5 - n / 10 for n in range(9)]
    assert found(hours, now=START + timedelta(days=3.2)) is not None


def test_a_burst_that_was_seen_some_hours_late_is_still_told_and_one_of_two_days_ago_is_not() -> (
    None
):
    assert found([*USUAL, *(hour - 8 for hour in BURST)]) is not None
    assert found([*USUAL, *(hour - 48 for hour in BURST)]) is None


def test_a_topic_that_is_always_busy_does_not_burst_by_being_busy() -> None:
    draw = random.Random(5)
    busy = sorted(draw.uniform(0, 240) for _ in range(2_400))
    days = [
        find_burst("mill", tellings(busy), watched_from=START, now=START + timedelta(days=n))
        for n in range(4, 11)
    ]
    assert days == [None] * 7


def test_of_forty_topics_with_steady_coverage_hardly_one_bursts_in_ten_days() -> None:
    draw = random.Random(7)
    bursts = 0
    for topic in range(40):
        texts = sorted(draw.uniform(0, 240) for _ in range(5 * (topic + 1)))
        bursts += sum(
            find_burst(
                "t",
                tellings([h for h in texts if h < 24 * n]),
                watched_from=START,
                now=START + timedelta(days=n),
            )
            is not None
            for n in range(4, 11)
        )
    assert bursts <= 3  # of 280 days of topics


def test_the_order_of_the_texts_does_not_matter() -> None:
    texts = tellings([*USUAL, *BURST])
    burst = find_burst("mill", texts, watched_from=START, now=NOW)
    assert find_burst("mill", texts[::-1], watched_from=START, now=NOW) == burst
