"""How surprising a count is under a negative binomial distribution."""

import math

_SMALLEST = 1e-300
_EXACT_ENOUGH = 1e-10
_MOST_STEPS = 10_000


def negative_binomial_surprise(count: int, *, mean: float, dispersion: float) -> float:
    """-log10 of the chance of `count` or more, when counts have this mean and variance mean x dispersion.

    0 for a count of 0; `mean` above 0, `dispersion` above 1. The tail is the regularised incomplete
    beta function, so the cost hardly grows with the count.
    """
    if count <= 0:
        return 0.0
    size = mean / (dispersion - 1)
    success = 1 / dispersion
    # The continued fraction converges fast on one side of the mean; the other side is the complement.
    if count > mean:
        return max(0.0, -_log_beta(1 - success, count, size) / math.log(10))
    below = math.exp(_log_beta(success, size, count))
    return max(0.0, -math.log10(max(_SMALLEST, 1 - below)))


def _log_beta(x: float, a: float, b: float) -> float:
    """The natural logarithm of the regularised incomplete beta function I_x(a, b)."""
    front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    front += a * math.log(x) + b * math.log1p(-x) - math.log(a)
    return front + math.log(max(_SMALLEST, _fraction(x, a, b)))


def _fraction(x: float, a: float, b: float) -> float:
    """Its continued fraction by Lentz's method (Thompson and Barnett, J. Comput. Phys. 64, 1986)."""
    c, d = 1.0, 1 / _away_from_zero(1 - (a + b) * x / (a + 1))
    value = d
    for step in range(1, _MOST_STEPS):
        even = step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step))
        odd = -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1))
        change = 1.0
        for term in (even, odd):
            d = 1 / _away_from_zero(1 + term * d)
            c = _away_from_zero(1 + term / c)
            change = c * d
            value *= change
        if abs(change - 1) < _EXACT_ENOUGH:
            break
    return value


def _away_from_zero(number: float) -> float:
    return number if abs(number) > _SMALLEST else _SMALLEST
