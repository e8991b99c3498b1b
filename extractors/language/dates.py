"""Dates in running text, with the days that they mean.

A closed grammar (`date_patterns`), resolved against the time of publication: no guess is made for
what it does not cover.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from extractors.language.date_patterns import SHIFTS, kinds_at, patterns
from extractors.language.date_words import WORDS, DateWords
from extractors.language.number_words import NUMBERS
from extractors.language.word_lists import covered
from extractors.language.words import fold, tokenize
from extractors.model import DateMention

Span = tuple[date, date]
"""The first day, and the day behind the last."""

_DAY = timedelta(days=1)
_WHOLE = frozenset({"ago", "recent", "ahead", "shifted"})
_CLAUSE = re.compile(r"[.;:!?\n–—]")
_LOOK_BACK = 60
_REACH = 40
"""How far, in characters, the rest of a date stands from the word that tells its kind."""
_QUARTER = 3
_MONTHS = 12
_CENTURY = 2000


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads matches in one text. `today` is the day of publication, None where it is not known."""

    text: str
    code: str
    words: DateWords
    today: date | None


def find_dates(
    text: str, *, language: str | None, published_at: datetime | None
) -> tuple[DateMention, ...]:
    """The dates of a text in order, each as an interval of whole days in UTC; None reads English.

    Without a time of publication only dates with a year are given. A day without a year, and a
    weekday, is the nearest one: a weekday the last one unless the words before it speak of what is
    to come. Spans do not include the preposition before a date.
    """
    code = covered(language, WORDS)
    today = published_at.astimezone(UTC).date() if published_at else None
    reader = _Reader(text, code, WORDS[code], today)
    return tuple(_without_overlaps(_candidates(reader)))


def _candidates(reader: _Reader) -> Iterator[DateMention]:
    by_kind = _windows(reader)
    for kind, pattern in patterns(reader.code):
        for start, end in by_kind.get(kind, ()):
            for match in pattern.finditer(reader.text, start, end):
                span = _span(kind, match, reader)
                if span:
                    yield _mention(kind, match, span)


def _windows(reader: _Reader) -> dict[str, list[tuple[int, int]]]:
    """The stretches of the text in which each kind of date can stand: around the words that make it."""
    found: dict[str, list[tuple[int, int]]] = {}
    for token in tokenize(reader.text):
        for kind in kinds_at(token.folded, reader.code):
            stretches = found.setdefault(kind, [])
            start, end = max(0, token.start - _REACH), _word_end(reader.text, token.end + _REACH)
            if stretches and start <= stretches[-1][1]:
                start = stretches.pop()[0]
            stretches.append((start, end))
    return found


def _word_end(text: str, place: int) -> int:
    """The end of the word at a place, so that no stretch ends inside one."""
    while place < len(text) and not text[place].isspace():
        place += 1
    return place


def _span(kind: str, match: re.Match[str], reader: _Reader) -> Span | None:
    if not _is_spelled_as_date(kind, match, reader):
        return None
    try:
        return READERS[kind](match, reader)
    except (ValueError, OverflowError):
        return None


def _mention(kind: str, match: re.Match[str], span: Span) -> DateMention:
    places = [match.start(name) for name in match.groupdict()]
    named = [place for place in places if place >= 0]
    # "in March" is said of March, "in two weeks" only as a whole.
    start = min(named) if named and kind not in _WHOLE else match.start()
    first, behind = (datetime.combine(day, time(), UTC) for day in span)
    return DateMention(start, match.end(), match.string[start : match.end()], first, behind)


def _without_overlaps(mentions: Iterator[DateMention]) -> Iterator[DateMention]:
    """In order; of two that overlap the one that begins first, then the longer."""
    free = 0
    for mention in sorted(mentions, key=lambda one: (one.start, -one.end)):
        if mention.start >= free:
            yield mention
            free = mention.end


def _is_spelled_as_date(kind: str, match: re.Match[str], reader: _Reader) -> bool:
    """English and German names of days and months have a capital; "may" and "march" are verbs, "morgen" is no morning."""
    if reader.code not in {"en", "de"}:
        return True
    names = [
        match[name] for name in ("month", "weekday") if name in match.groupdict() and match[name]
    ]
    if reader.code == "de" and kind == "around" and match.group() == "Morgen":
        return match.start() == 0
    return all(name[0].isupper() for name in names)


def _day(match: re.Match[str], reader: _Reader) -> Span | None:
    """A day or a run of days of one month, with or without a year."""
    found = match.groupdict()
    month = int(found["number"]) if found.get("number") else _month(match, reader)
    first = _dated(int(match["day"]), month, found.get("year"), reader)
    if first is None:
        return None
    last = date(first.year, first.month, int(found["last"])) if found.get("last") else first
    return (first, last + _DAY) if first <= last else None


def _slashes(match: re.Match[str], reader: _Reader) -> Span | None:
    """Day and month in either order, where only one order makes a date."""
    one, other, year = int(match["one"]), int(match["other"]), match["year"]
    if one <= _MONTHS and other <= _MONTHS and one != other:
        return None
    day, month = (one, other) if one > _MONTHS else (other, one)
    first = _dated(day, month, year, reader)
    return (first, first + _DAY) if first else None


def _dated(day: int, month: int, year: str | None, reader: _Reader) -> date | None:
    if year:
        return date(int(year) if len(year) > 2 else _CENTURY + int(year), month, day)
    today = reader.today
    if today is None:
        return None
    years = (today.year + step for step in (-1, 0, 1))
    near = [found for y in years if (found := _date_or_none(y, month, day)) is not None]
    return min(near, key=lambda found: abs(found - today), default=None)


def _date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_span(match: re.Match[str], reader: _Reader) -> Span | None:
    number = _month(match, reader)
    first = _dated(1, number, match["year"], reader)
    return _part(match, _months_from(first, 1)) if first else None


def _quarter(match: re.Match[str], reader: _Reader) -> Span | None:
    found = match.groupdict()
    number = (
        int(found["quarter"][1])
        if found.get("quarter")
        else 1 + _which(reader.words.ordinals, found["ordinal"])
    )
    year = found.get("year") or (reader.today and reader.today.year)
    return _months_from(date(int(year), _QUARTER * number - 2, 1), _QUARTER) if year else None


def _year(match: re.Match[str], reader: _Reader) -> Span:
    del reader
    return _part(match, _months_from(date(int(match["year"]), 1, 1), _MONTHS))


def _around(match: re.Match[str], reader: _Reader) -> Span | None:
    if reader.today is None:
        return None
    day = reader.today + timedelta(days=reader.words.days[fold(" ".join(match.group().split()))])
    return day, day + _DAY


def _named_year(match: re.Match[str], reader: _Reader) -> Span | None:
    if reader.today is None:
        return None
    year = reader.today.year + reader.words.years[fold(match.group())]
    return _months_from(date(year, 1, 1), _MONTHS)


def _weekday(match: re.Match[str], reader: _Reader) -> Span | None:
    if reader.today is None or match["weekday"].endswith("s"):
        return None
    wanted = _which(reader.words.weekdays, match["weekday"])
    back = (reader.today.weekday() - wanted) % 7
    shift = _shift(match)
    is_ahead = shift == 1 or (shift is None and _is_future(match, reader))
    day = reader.today - timedelta(days=back)
    if is_ahead and back:
        day += timedelta(days=7)
    elif shift == -1 and not back:
        day -= timedelta(days=7)
    return day, day + _DAY


def _is_future(match: re.Match[str], reader: _Reader) -> bool:
    """Whether the clause before a weekday speaks of what is to come."""
    before = reader.text[max(0, match.start() - _LOOK_BACK) : match.start()]
    clause = _CLAUSE.split(before)[-1]
    return _future(reader.code).search(clause) is not None


@cache
def _future(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{WORDS[code].future})(?!\w)", re.IGNORECASE)


def _shifted(match: re.Match[str], reader: _Reader) -> Span | None:
    unit, shift = _unit(match), _shift(match)
    if reader.today is None or unit == "day" or shift is None:
        return None
    return _unit_around(reader.today, unit, shift)


def _ago(match: re.Match[str], reader: _Reader) -> Span | None:
    return (
        _unit_around(reader.today, _unit(match), -_count(match, reader)) if reader.today else None
    )


def _recent(match: re.Match[str], reader: _Reader) -> Span | None:
    """The days up to publication. "The last week" without a number is a week of the calendar."""
    if reader.today is None or not match["count"]:
        return None
    first, _ = _moved(reader.today, _unit(match), -_count(match, reader))
    return first, reader.today + _DAY


def _ahead(match: re.Match[str], reader: _Reader) -> Span | None:
    if reader.today is None:
        return None
    unit, count = _unit(match), _count(match, reader)
    if fold(match["within"]) in {"within", "binnen", "w ciągu"}:
        return reader.today, _moved(reader.today, unit, count)[0] + _DAY
    return _unit_around(reader.today, unit, count)


def _unit_around(today: date, unit: str, steps: int) -> Span:
    """The calendar unit that lies so many steps from today's."""
    day, _ = _moved(today, unit, steps)
    if unit == "day":
        return day, day + _DAY
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=7)
    months = {"month": 1, "quarter": _QUARTER, "year": _MONTHS}[unit]
    return _months_from(day.replace(month=1 + (day.month - 1) // months * months, day=1), months)


def _moved(day: date, unit: str, steps: int) -> Span:
    """A day moved by so many units, and the day behind it; the last day of a shorter month stands for a later one."""
    if unit in {"day", "week"}:
        moved = day + steps * (_DAY if unit == "day" else timedelta(days=7))
    else:
        months = steps * {"month": 1, "quarter": _QUARTER, "year": _MONTHS}[unit]
        first, behind = _months_from(_months_on(day.replace(day=1), months), 1)
        moved = min(first + timedelta(days=day.day - 1), behind - _DAY)
    return moved, moved + _DAY


def _months_on(first: date, months: int) -> date:
    total = first.year * _MONTHS + first.month - 1 + months
    return date(total // _MONTHS, total % _MONTHS + 1, 1)


def _months_from(first: date, months: int) -> Span:
    return first, _months_on(first, months)


def _part(match: re.Match[str], span: Span) -> Span:
    """The third of a span that "early", "mid" or "late" means; all of it without such a word."""
    found = match.groupdict()
    third = (span[1] - span[0]) / 3
    thirds = {"start": (0, 1), "middle": (1, 2), "end": (2, 3)}
    for name, (first, behind) in thirds.items():
        if found.get(name):
            return span[0] + third * first, span[1] if behind == len(thirds) else span[
                0
            ] + third * behind
    return span


def _shift(match: re.Match[str]) -> int | None:
    found = match.groupdict()
    return next((shift for shift, name in SHIFTS.items() if found.get(name)), None)


def _unit(match: re.Match[str]) -> str:
    found = match.groupdict()
    return next(
        unit for unit in ("day", "week", "month", "quarter", "year") if found.get(f"a_{unit}")
    )


def _count(match: re.Match[str], reader: _Reader) -> int:
    word = fold(match["count"] or "1")
    return int(word) if word.isdigit() else int(NUMBERS[reader.code].get(word, 1))


def _month(match: re.Match[str], reader: _Reader) -> int:
    return 1 + _which(reader.words.months, match["month"])


def _which(forms: tuple[str, ...], word: str) -> int:
    return next(n for n, form in enumerate(_compiled(forms)) if form.fullmatch(word))


@cache
def _compiled(forms: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


READERS: Mapping[str, Callable[[re.Match[str], _Reader], Span | None]] = {
    "day": _day,
    "slashes": _slashes,
    "month": _month_span,
    "quarter": _quarter,
    "year": _year,
    "around": _around,
    "named_year": _named_year,
    "weekday": _weekday,
    "shifted": _shifted,
    "ago": _ago,
    "recent": _recent,
    "ahead": _ahead,
}
