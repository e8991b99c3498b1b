"""Dates in running text, with the days that they mean.

A closed grammar (`date_patterns`), resolved against the time of publication: no guess is made for
what it does not cover.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import UTC, datetime, time
from functools import cache

from extractors.language.date_calendar import (
    read_day,
    read_decade,
    read_half,
    read_month,
    read_quarter,
    read_slashes,
    read_year,
    read_years,
)
from extractors.language.date_patterns import kinds_at, patterns
from extractors.language.date_reader import Reader
from extractors.language.date_relative import (
    read_ago,
    read_ahead,
    read_around,
    read_named_year,
    read_part_of,
    read_recent,
    read_shifted,
    read_weekday,
    read_weekend,
)
from extractors.language.date_seasons import read_season, read_shifted_season
from extractors.language.date_spans import Span
from extractors.language.date_words import WORDS
from extractors.language.word_lists import covered
from extractors.language.words import ByForm, fold, read_words
from extractors.model import DateMention

_WHOLE = frozenset({"ago", "recent", "ahead", "shifted", "decade"})
_REACH = 40
"""How far, in characters, the rest of a date stands from the word that tells its kind."""


def find_dates(
    text: str, *, language: str | None, published_at: datetime | None
) -> tuple[DateMention, ...]:
    """The dates of a text in order, each as an interval of whole days in UTC; None reads English.

    Without a time of publication only dates with a year are given. A day without a year, and a
    weekday, is the nearest one: a weekday the last one unless the words around it speak of what is
    to come. Spans do not include the preposition before a date.
    """
    code = covered(language, WORDS)
    today = published_at.astimezone(UTC).date() if published_at else None
    reader = Reader(text, code, WORDS[code], today)
    return tuple(_without_overlaps(_candidates(reader)))


def _candidates(reader: Reader) -> Iterator[DateMention]:
    by_kind = _windows(reader)
    for kind, pattern in patterns(reader.code):
        for start, end in by_kind.get(kind, ()):
            for match in pattern.finditer(reader.text, start, end):
                span = _span(kind, match, reader)
                if span:
                    yield _mention(kind, match, span)


def _windows(reader: Reader) -> dict[str, list[tuple[int, int]]]:
    """The stretches of the text in which each kind of date can stand: around the words that make it."""
    found: dict[str, list[tuple[int, int]]] = {}
    words = read_words(reader.text)
    for index, kinds in enumerate(map(_kinds(reader.code).__getitem__, words.forms)):
        for kind in kinds:
            stretches = found.setdefault(kind, [])
            place = words.starts[index]
            behind = place + len(words.forms[index])
            start, end = max(0, place - _REACH), _word_end(reader.text, behind + _REACH)
            if stretches and start <= stretches[-1][1]:
                start = stretches.pop()[0]
            stretches.append((start, end))
    return found


@cache
def _kinds(code: str) -> ByForm[Collection[str]]:
    """The kinds of dates that a word, as it is written, may belong to."""
    return ByForm(lambda form: kinds_at(fold(form), code))


def _word_end(text: str, place: int) -> int:
    """The end of the word at a place, so that no stretch ends inside one."""
    while place < len(text) and not text[place].isspace():
        place += 1
    return place


def _span(kind: str, match: re.Match[str], reader: Reader) -> Span | None:
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


def _is_spelled_as_date(kind: str, match: re.Match[str], reader: Reader) -> bool:
    """English and German names of days and months have a capital; "may" and "march" are verbs, "morgen" is no morning."""
    if reader.code not in {"en", "de"}:
        return True
    names = [
        match[name] for name in ("month", "weekday") if name in match.groupdict() and match[name]
    ]
    if reader.code == "de" and kind == "around" and match.group() == "Morgen":
        return match.start() == 0
    return all(name[0].isupper() for name in names)


READERS: Mapping[str, Callable[[re.Match[str], Reader], Span | None]] = {
    "day": read_day,
    "slashes": read_slashes,
    "month": read_month,
    "quarter": read_quarter,
    "half": read_half,
    "year": read_year,
    "years": read_years,
    "decade": read_decade,
    "season": read_season,
    "shifted_season": read_shifted_season,
    "around": read_around,
    "named_year": read_named_year,
    "weekday": read_weekday,
    "weekend": read_weekend,
    "part_of": read_part_of,
    "shifted": read_shifted,
    "ago": read_ago,
    "recent": read_recent,
    "ahead": read_ahead,
}
