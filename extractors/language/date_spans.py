"""Arithmetic of days: calendar units around a day, months, and thirds of a span. All spans end before their second day."""

from datetime import date, timedelta

Span = tuple[date, date]
"""The first day, and the day behind the last."""

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
MONTHS = 12
QUARTER = 3
_TEN_DAYS = timedelta(days=10)
_SHORTEST_MONTH, _LONGEST_MONTH = timedelta(days=28), timedelta(days=31)
_LAST_THIRD = 2
_PER_UNIT = {"month": 1, "quarter": QUARTER, "year": MONTHS}


def unit_around(today: date, unit: str, steps: int) -> Span:
    """The calendar unit that lies so many steps from today's."""
    day = moved(today, unit, steps)
    if unit == "day":
        return day, day + DAY
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + WEEK
    months = _PER_UNIT[unit]
    return months_from(day.replace(month=1 + (day.month - 1) // months * months, day=1), months)


def moved(day: date, unit: str, steps: int) -> date:
    """A day moved by so many units; the last day of a shorter month stands for a later one."""
    if unit in {"day", "week"}:
        return day + steps * (DAY if unit == "day" else WEEK)
    first, behind = months_from(_months_on(day.replace(day=1), steps * _PER_UNIT[unit]), 1)
    return min(first + timedelta(days=day.day - 1), behind - DAY)


def months_from(first: date, months: int) -> Span:
    """So many months from the first day of one."""
    return first, _months_on(first, months)


def _months_on(first: date, months: int) -> date:
    total = first.year * MONTHS + first.month - 1 + months
    return date(total // MONTHS, total % MONTHS + 1, 1)


def third_of(span: Span, number: int) -> Span:
    """The first, second or third (0, 1, 2) third of a span, in whole days; of any month ten days, ten, and the rest."""
    length = span[1] - span[0]
    third = _TEN_DAYS if _SHORTEST_MONTH <= length <= _LONGEST_MONTH else length / 3
    return span[0] + third * number, span[1] if number == _LAST_THIRD else span[0] + third * (
        number + 1
    )


def date_or_none(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
