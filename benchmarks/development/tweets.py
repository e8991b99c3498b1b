"""Bursts of mentions in labelled counts, as `benchmarks.bursts` measures them."""

import re
import subprocess
import time
from collections.abc import Iterator

from benchmarks import bursts
from benchmarks.development.bench import Bench, DevelopmentSetError, Figure, Values, take

TWEETS = "nab_tweets"

_NUMBER = r"-?\d+(?:\.\d+)?(?:e-?\d+)?"
_VALUE = re.compile(rf"'(?P<name>\w+)': (?P<value>{_NUMBER})")
_UNNAMED = rf"'\w+': {_NUMBER}"
_TOTAL = re.compile(rf"\{{{_UNNAMED}(?:, {_UNNAMED})*\}}")
_SERIES = re.compile(rf"\S+\.csv {_TOTAL.pattern}")


def tweets(bench: Bench) -> Iterator[Figure]:
    """Counts of tweets every five minutes, with windows in which something happened."""
    started = time.perf_counter()
    try:
        told = total_of(bursts.measure(bench.data)["scorer"])
    except subprocess.CalledProcessError as error:
        raise DevelopmentSetError(f"score_nab_tweets.py ended with {error.returncode}") from error
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
    for line, form in (*((line, _SERIES) for line in series), (total, _TOTAL)):
        if not form.fullmatch(line):
            raise DevelopmentSetError(f"the scorer printed an unexpected line: {line!r}")
    return {found["name"]: float(found["value"]) for found in _VALUE.finditer(total)}
