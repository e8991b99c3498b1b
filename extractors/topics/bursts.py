"""Bursts in a regular series of counts: more than the hour and the weekday make one expect.

The last three hours together are compared with what a slowly moving level, a profile of the day
and, from the third week on, one of the week expect; a negative binomial distribution whose spread
is learned from the same three-hour sums says how surprising they are. A burst does not become the
level at once: what exceeds three standard deviations is cut before it is learned from. Nothing is
told during the first day, when nothing is usual yet.
"""

import math
from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta

from extractors.errors import InputError
from extractors.topics.surprise import negative_binomial_surprise

WINDOW = timedelta(hours=3)
HALF_LIFE = timedelta(days=3.5)
ALERT = 1.75
"""Surprise from which a burst is told: a chance of about one in sixty for each window."""
COOL_DOWN = timedelta(days=1)
"""Silence after an alert: one burst is one alert, however long it lasts."""

_LEARNS_FOR = timedelta(days=1)
_LEARNS_COUNTS = 8
_WEEKDAYS_AFTER = timedelta(days=21)
_PROFILE_HALF_LIFE = 7.0
"""Days (for weekdays: weeks) after which half of what is known of an hour is new."""
_SHRINK = 0.15
_CUT = 3.0
_LEAST_SPREAD = 1.05
_LEAST_MEAN = 1e-3


@dataclass(frozen=True, slots=True)
class Burst:
    """What one count says. `surprise` is -log10 of the chance of so much or more over the window.

    `expected` is what was to be expected over the window.
    """

    surprise: float
    is_alert: bool
    expected: float = 0.0


class BurstDetector:
    """Reads a series count by count; what it says of one never depends on a later one.

    The first two counts give the step. Of the first nothing can be said yet: its surprise is 0.
    """

    def __init__(self) -> None:
        self._before: datetime | None = None
        self._step = timedelta(0)
        self._model: _Model | None = None
        self._first = 0

    def read(self, at: datetime, count: int) -> Burst:
        """The burst score of the next count, which stands at the time `at`.

        Raises:
            InputError: a time that goes back, repeats or leaves a step out; steps of more than a day; a count
                below 0. The count is left out then, and the series goes on with the next.
        """
        if count < 0:
            raise InputError(f"{at.isoformat()}: a count of {count}; counts are 0 or more")
        if self._before is None:
            self._before, self._first = at, count
            return Burst(0.0, False)
        step, self._before = at - self._before, at
        if self._model is None:
            self._model = _started(at, step, self._first)
            self._step = step
        if step != self._step:
            raise InputError(
                f"{at.isoformat()} comes {step} after the count before it; the series has steps of "
                f"{self._step}: fill gaps with 0 and drop repeated times"
            )
        return self._model.read(at, count)


def _started(at: datetime, step: timedelta, first: int) -> "_Model":
    if not timedelta(0) < step <= timedelta(days=1):
        raise InputError(
            f"{at.isoformat()} comes {step} after the count before it; "
            "expected steps of more than 0 and at most 1 day"
        )
    model = _Model(step)
    model.read(at - step, first)
    return model


class _Model:
    """What is known of a series with a fixed step."""

    def __init__(self, step: timedelta) -> None:
        self._rate = 1 - 0.5 ** (step / HALF_LIFE)
        self._cool_steps = COOL_DOWN / step
        self._window: deque[tuple[int, float]] = deque(maxlen=max(1, round(WINDOW / step)))
        self._hours = _Profile(24, counts=timedelta(hours=1) / step)
        self._days = _Profile(7, counts=timedelta(days=1) / step)
        self._level = 0.0
        self._spread = 2.0
        self._seen = 0
        self._quiet = 0.0
        self._learned_at = max(_LEARNS_COUNTS, _LEARNS_FOR / step)
        self._weekdays_from = _WEEKDAYS_AFTER / step

    def read(self, at: datetime, count: int) -> Burst:
        """The burst score of the next count."""
        if not self._seen:
            self._level = max(float(count), 0.1)
        expected = max(self._level * self._factor(at), _LEAST_MEAN)
        self._window.append((count, expected))
        total = sum(found for found, _ in self._window)
        mean = sum(one for _, one in self._window)
        surprise = negative_binomial_surprise(total, mean=mean, dispersion=self._spread)
        is_known = self._seen >= self._learned_at
        is_alert = is_known and surprise >= ALERT and self._quiet <= 0
        self._quiet = self._cool_steps if is_alert else self._quiet - 1
        self._learn(at, count, expected=expected, total=total, mean=mean)
        return Burst(surprise, is_alert, mean)

    def _factor(self, at: datetime) -> float:
        weekday = self._days[at.weekday()] if self._seen >= self._weekdays_from else 1.0
        return self._hours[at.hour] * weekday

    def _learn(
        self, at: datetime, count: int, *, expected: float, total: float, mean: float
    ) -> None:
        self._seen += 1
        # While little is known every count weighs the same, later the newest weigh most.
        rate = max(self._rate, 1 / (self._seen + 1))
        kept = min(count, _cut(expected, self._spread))
        kept_total = min(total, _cut(mean, self._spread))
        factor = self._factor(at)
        self._level += rate * (kept / factor - self._level)
        spread = (kept_total - mean) ** 2 / mean
        self._spread = max(_LEAST_SPREAD, self._spread + rate * (spread - self._spread))
        share = kept / max(self._level, _LEAST_MEAN)
        self._hours.learn(at.hour, share)
        self._days.learn(at.weekday(), share)


class _Profile:
    """How much of the level an hour (or weekday) usually has; 1 until something is known.

    `counts` is how many counts one visit to an hour (or weekday) brings.
    """

    def __init__(self, size: int, *, counts: float) -> None:
        self._factors = [1.0] * size
        self._weight = 1 - 0.5 ** (1 / (_PROFILE_HALF_LIFE * max(1.0, counts)))

    def __getitem__(self, at: int) -> float:
        return self._factors[at]

    def learn(self, at: int, share: float) -> None:
        wanted = (1 - _SHRINK) * share + _SHRINK
        self._factors[at] += self._weight * (wanted - self._factors[at])


def _cut(mean: float, spread: float) -> float:
    return mean + _CUT * math.sqrt(spread * mean) + 1
