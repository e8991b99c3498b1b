"""Days, months, quarters, halves, years and decades by name, as the days that they mean."""

import re
from datetime import date, timedelta

from extractors.language.date_reader import (
    Reader,
    has_shift,
    month_of,
    part_meant,
    which,
    year_said,
)
from extractors.language.date_spans import DAY, MONTHS, QUARTER, Span, date_or_none, months_from
from extractors.language.date_tense import tense_at

_FAR_BACK = timedelta(days=92)
_FAR_AHEAD = timedelta(days=140)
"""From here on the nearest year is doubtful and the verbs are asked: "fell in August" is not ahead."""
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


def read_day(match: re.Match[str], reader: Reader) -> Span | None:
    """A day or a run of days of one month, with or without a year."""
    found = match.groupdict()
    month = int(found["number"]) if found.get("number") else month_of(match, reader)
    first = _dated(int(match["day"]), month, match, reader)
    if first is None:
        return None
    last = date(first.year, first.month, int(found["last"])) if found.get("last") else first
    return (first, last + DAY) if first <= last else None


def read_slashes(match: re.Match[str], reader: Reader) -> Span | None:
    """Day and month in either order, where only one order makes a date."""
    one, other = int(match["one"]), int(match["other"])
    if one <= MONTHS and other <= MONTHS and one != other:
        return None
    day, month = (one, other) if one > MONTHS else (other, one)
    first = _dated(day, month, match, reader)
    return (first, first + DAY) if first else None


def _dated(day: int, month: int, match: re.Match[str], reader: Reader) -> date | None:
    """The day in its year; without one the nearest, unless verbs say that it lies on the other side of today."""
    year, today = year_said(match, reader), reader.today
    if year is not None:
        return date(year, month, day)
    if today is None or has_shift(match):
        return None
    years = (today.year + step for step in (-1, 0, 1))
    near = [found for y in years if (found := date_or_none(y, month, day)) is not None]
    best = min(near, key=lambda found: abs(found - today), default=None)
    return best and _on_its_side(best, near, match, reader)


def _on_its_side(best: date, near: list[date], match: re.Match[str], reader: Reader) -> date:
    today = reader.today
    if today is None or -_FAR_BACK <= best - today <= _FAR_AHEAD:
        return best
    tense = tense_at(reader.text, *match.span(), reader.code)
    if best < today and tense.is_near:
        return min((found for found in near if found >= today), default=best)
    if best > today and tense.is_past and not tense.is_ahead:
        return max((found for found in near if found <= today), default=best)
    return best


def read_month(match: re.Match[str], reader: Reader) -> Span | None:
    """A month or a third of it."""
    number = month_of(match, reader)
    first = _dated(1, number, match, reader)
    return part_meant(match, months_from(first, 1)) if first else None


def read_quarter(match: re.Match[str], reader: Reader) -> Span | None:
    """A quarter by ordinal ("first"), number ("3.", "IV") or sign ("Q1")."""
    found = match.groupdict()
    if found.get("nth"):
        number = _ROMAN.get(found["nth"].upper()) or int(found["nth"])
    elif found.get("quarter"):
        number = int(found["quarter"][1])
    else:
        number = 1 + which(reader.words.ordinals, found["ordinal"])
    return _part_of_year(QUARTER, number - 1, match, reader)


def read_half(match: re.Match[str], reader: Reader) -> Span | None:
    """Half a year."""
    return _part_of_year(MONTHS // 2, 0 if match["first"] else 1, match, reader)


def _part_of_year(months: int, place: int, match: re.Match[str], reader: Reader) -> Span | None:
    """A quarter or half of a year; without a year the last one that has begun, unless verbs speak of what is to come."""
    year = year_said(match, reader)
    if year is None:
        if reader.today is None:
            return None
        year = reader.today.year
        is_begun = date(year, months * place + 1, 1) <= reader.today
        if not is_begun and not tense_at(reader.text, *match.span(), reader.code).is_ahead:
            year -= 1
    return months_from(date(year, months * place + 1, 1), months)


def read_year(match: re.Match[str], reader: Reader) -> Span:
    """A year by its number, or a third of it."""
    del reader
    return part_meant(match, months_from(date(int(match["year"]), 1, 1), MONTHS))


def read_years(match: re.Match[str], reader: Reader) -> Span | None:
    """A run of years: "2019-2021", "2014-15"."""
    del reader
    first, until = match["year"], match["until"]
    last = int(until if len(until) > 2 else first[:2] + until)
    return (date(int(first), 1, 1), date(last + 1, 1, 1)) if last > int(first) else None


def read_decade(match: re.Match[str], reader: Reader) -> Span:
    """Ten years: "1990s"; "80-х" are those of the last century."""
    del reader
    found = match.groupdict()
    first = int(found.get("decade") or f"19{found['short']}")
    return date(first, 1, 1), date(first + 10, 1, 1)
