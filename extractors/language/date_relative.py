"""Dates told from the day of publication: yesterday, on Monday, last week, two months ago, the end of the year."""

import re
from datetime import timedelta

from extractors.language.date_patterns import SHIFTS
from extractors.language.date_reader import (
    Reader,
    count_of,
    part_meant,
    shift_of,
    unit_of,
    which,
)
from extractors.language.date_spans import DAY, MONTHS, WEEK, Span, months_from, moved, unit_around
from extractors.language.date_tense import tense_at
from extractors.language.words import fold

_SATURDAY = 5
_PLURALS = {"ru": ("ые", "ие", "ых", "их"), "uk": ("і", "их"), "pl": ("e", "ych")}
"""Endings of "last years", which is no year."""


def read_around(match: re.Match[str], reader: Reader) -> Span | None:
    """Yesterday, today, tomorrow."""
    if reader.today is None:
        return None
    day = reader.today + timedelta(days=reader.words.days[fold(" ".join(match.group().split()))])
    return day, day + DAY


def read_named_year(match: re.Match[str], reader: Reader) -> Span | None:
    """A year told by a word: "торік", "Vorjahr"."""
    if reader.today is None:
        return None
    year = reader.today.year + reader.words.years[fold(match.group())]
    return months_from(reader.today.replace(year=year, month=1, day=1), MONTHS)


def read_weekday(match: re.Match[str], reader: Reader) -> Span | None:
    """The last such day up to today, or the next one where words say so."""
    if reader.today is None or match["weekday"].endswith("s"):
        return None
    wanted = which(reader.words.weekdays, match["weekday"])
    back = (reader.today.weekday() - wanted) % 7
    day = reader.today - timedelta(days=back)
    if back and _is_ahead(match, reader):
        day += WEEK
    elif shift_of(match) == -1 and not back:
        day -= WEEK
    return day, day + DAY


def read_weekend(match: re.Match[str], reader: Reader) -> Span | None:
    """Saturday and Sunday; "this weekend" is the next one unless it has begun."""
    if reader.today is None or match.start() == match.start("weekend"):
        return None
    saturday = reader.today - timedelta(days=(reader.today.weekday() - _SATURDAY) % 7)
    is_on = reader.today < saturday + 2 * DAY
    if is_on and shift_of(match) == -1:
        saturday -= WEEK
    elif not is_on and _is_weekend_ahead(match, reader):
        saturday += WEEK
    return saturday, saturday + 2 * DAY


def _is_weekend_ahead(match: re.Match[str], reader: Reader) -> bool:
    if shift_of(match) != 0:
        return _is_ahead(match, reader)
    return not tense_at(reader.text, *match.span(), reader.code).is_past


def _is_ahead(match: re.Match[str], reader: Reader) -> bool:
    """Whether "next" or the verbs around say that a day is to come."""
    shift = shift_of(match)
    if shift is not None:
        return shift == 1
    return tense_at(reader.text, *match.span(), reader.code).is_ahead


def read_shifted(match: re.Match[str], reader: Reader) -> Span | None:
    """The last, this or the next week, month, quarter or year."""
    unit, shift = unit_of(match), shift_of(match)
    if reader.today is None or unit == "day" or shift is None:
        return None
    if match[SHIFTS[shift]].endswith(_PLURALS.get(reader.code, ())):
        return None
    return unit_around(reader.today, unit, shift)


def read_part_of(match: re.Match[str], reader: Reader) -> Span | None:
    """A third of a unit: "the end of the year"; "later this month" is what is left of it."""
    unit, shift, today = unit_of(match), shift_of(match), reader.today
    if today is None or unit == "day":
        return None
    span = unit_around(today, unit, shift or 0)
    said = match.group().lower()
    if not shift and said.startswith("later"):
        return today, span[1]
    if not shift and said.startswith("earlier"):
        return span[0], today + DAY
    return part_meant(match, span)


def read_ago(match: re.Match[str], reader: Reader) -> Span | None:
    """The unit so many before today's."""
    if reader.today is None:
        return None
    return unit_around(reader.today, unit_of(match), -count_of(match, reader))


def read_recent(match: re.Match[str], reader: Reader) -> Span | None:
    """The days up to publication. "The last week" without a number is a week of the calendar."""
    if reader.today is None or not match["count"]:
        return None
    return moved(reader.today, unit_of(match), -count_of(match, reader)), reader.today + DAY


def read_ahead(match: re.Match[str], reader: Reader) -> Span | None:
    """The unit so many after today's; "within" all days up to it. Ukrainian "за" is also "during"."""
    if reader.today is None:
        return None
    unit, count = unit_of(match), count_of(match, reader)
    if fold(match["within"]) == "за" and tense_at(reader.text, *match.span(), reader.code).is_past:
        return None
    if fold(match["within"]) in {"within", "binnen", "w ciągu"}:
        return reader.today, moved(reader.today, unit, count) + DAY
    return unit_around(reader.today, unit, count)
