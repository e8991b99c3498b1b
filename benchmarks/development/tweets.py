"""Bursts of mentions in labelled counts, as `benchmarks.bursts` measures them."""

import ast
import re
import time
from collections.abc import Iterator

from benchmarks import bursts
from benchmarks.development.bench import Bench, DevelopmentSetError, Figure, Values, take

TWEETS = "nab_tweets"

_SERIES = re.compile(r"(?P<name>\S+\.csv) (?P<values>\{.*\})")


def tweets(bench: Bench) -> Iterator[Figure]:
    """Counts of tweets every five minutes, with windows in which something happened."""
    started = time.perf_counter()
    told = total_of(bursts.measure(bench.data)["scorer"])
    seconds = time.perf_counter() - started
    n = int(take(told, "windows"))
    for ability, measure, key in (
        ("bursts of mentions", "NAB score, %", "nab_normalised"),
        ("bursts of mentions", "false alerts a day", "false_alerts_per_day"),
    ):
        yield Figure(TWEETS, ability, measure, take(told, key), n, seconds)


def total_of(told: str) -> Values:
    """The last line of the scorer, the values over all series.

    Raises DevelopmentSetError for a line that is neither it nor one series.
    """
    *series, total = told.splitlines() or [""]
    bad = [line for line in series if not _SERIES.fullmatch(line)]
    if bad or not series:
        raise DevelopmentSetError(f"the scorer printed an unexpected line: {(bad or [total])[0]!r}")
    try:
        values = ast.literal_eval(total)
    except (SyntaxError, ValueError) as error:
        raise DevelopmentSetError(f"the scorer printed an unexpected line: {total!r}") from error
    if not isinstance(values, dict):
        raise DevelopmentSetError(f"the scorer printed an unexpected line: {total!r}")
    return values
