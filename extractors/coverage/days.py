"""Calendar days in running English text, as values that can be compared."""

import re

from extractors.language.words import fold
from extractors.model import Figure

DAY = "day"
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = "|".join(month.capitalize() + "|" + month[:3].capitalize() + r"\b\.?" for month in _MONTHS)
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})"
    rf"|(?P<month2>{_MONTH}) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)(?!\d|,\d)"
)


def find_days(text: str, *, offset: int) -> tuple[Figure, ...]:
    """The days of a text ("12 March", "March 12"), their places moved by `offset`.

    A value is month x 100 + day: the year is seldom written, so it does not count.
    """
    return tuple(_day(match, offset) for match in _DATE.finditer(text) if _number(match) <= 31)


def _number(match: re.Match[str]) -> int:
    return int(match["day"] or match["day2"])


def _day(match: re.Match[str], offset: int) -> Figure:
    month = fold(match["month"] or match["month2"])[:3]
    place = next(place for place, name in enumerate(_MONTHS, 1) if name.startswith(month))
    return Figure(
        kind=DAY,
        value=float(place * 100 + _number(match)),
        unit=DAY,
        qualifier=None,
        start=match.start() + offset,
        end=match.end() + offset,
        text=match.group(),
    )
