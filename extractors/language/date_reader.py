"""What the readers of dates share: the text, and the parts that a match names."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from extractors.language.date_patterns import SHIFTS
from extractors.language.date_spans import Span, third_of
from extractors.language.date_words import DateWords
from extractors.language.number_words import NUMBERS
from extractors.language.words import fold

_CENTURY = 2000
_LEAST_YEAR = 100
_PARTS = ("start", "middle", "end")


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads matches in one text. `today` is the day of publication, None where it is not known."""

    text: str
    code: str
    words: DateWords
    today: date | None


def year_said(match: re.Match[str], reader: Reader) -> int | None:
    """The year that a date names: "2024", "of last year", "торік"."""
    found, today = match.groupdict(), reader.today
    said = found.get("year") or found.get("run_year")
    if said:
        year = int(said)
        return year if year >= _LEAST_YEAR else _CENTURY + year
    if today is None:
        return None
    if found.get("named"):
        return today.year + reader.words.years[fold(found["named"])]
    return today.year + (shift_of(match) or 0) if has_shift(match) else None


def has_shift(match: re.Match[str]) -> bool:
    """Whether the year is told from that of publication."""
    return shift_of(match) is not None or bool(match.groupdict().get("named"))


def part_meant(match: re.Match[str], span: Span) -> Span:
    """The third of a span that "early", "mid" or "late" means; all of it without such a word."""
    found = match.groupdict()
    number = next((n for n, name in enumerate(_PARTS) if found.get(name)), None)
    return span if number is None else third_of(span, number)


def shift_of(match: re.Match[str]) -> int | None:
    """-1 for the last, 0 for this, 1 for the next; None where the match says none."""
    found = match.groupdict()
    return next((shift for shift, name in SHIFTS.items() if found.get(name)), None)


def unit_of(match: re.Match[str]) -> str:
    """`day`, `week`, `month`, `quarter` or `year`, as the match names it."""
    found = match.groupdict()
    return next(
        unit for unit in ("day", "week", "month", "quarter", "year") if found.get(f"a_{unit}")
    )


def count_of(match: re.Match[str], reader: Reader) -> int:
    """The number of units, one where none is said."""
    word = fold(match["count"] or "1")
    return int(word) if word.isdigit() else int(NUMBERS[reader.code].get(word, 1))


def month_of(match: re.Match[str], reader: Reader) -> int:
    """The month, from 1."""
    return 1 + which(reader.words.months, match["month"])


def which(forms: tuple[str, ...], word: str) -> int:
    """The place of the form that a word has, from 0."""
    return next(n for n, form in enumerate(_compiled(forms)) if form.fullmatch(word))


@cache
def _compiled(forms: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)
