"""Seasons as the three months that they mean: spring from March, summer from June, autumn from September, winter from December."""

import re
from datetime import date

from extractors.language.date_reader import Reader, part_meant, shift_of, year_said
from extractors.language.date_spans import QUARTER, Span, months_from
from extractors.language.date_tense import tense_at
from extractors.language.date_words import SEASONS

_FIRST_MONTHS = {name: QUARTER * (number + 1) for number, name in enumerate(SEASONS)}
_NEAR_ENOUGH_DAYS = 31
_WORD_BEFORE = re.compile(r"(\w+)[\s-]+$")
_LEADS = re.compile(r"in|by|since|until|till|from|for|of|the|this|last|next|early|mid|late|before|after|during", re.IGNORECASE)  # fmt: skip


def read_season(match: re.Match[str], reader: Reader) -> Span | None:
    """A season of a year, or the nearest one unless verbs say that it lies on the other side of today.

    The winter of a year begins in its December; where that is still to come and nothing speaks of
    what will be, it is the one that ended in that year. "Winter 2024/25" needs no such guess.
    """
    if not _is_season(match, reader):
        return None
    name, year = _name(match), year_said(match, reader)
    if year is None:
        span = _nearest(name, match, reader)
        return span and part_meant(match, span)
    span, today = _season(name, year), reader.today
    if name == "winter" and not match.groupdict().get("until") and today and span[0] > today:
        span = span if _is_ahead(match, reader) else _season(name, year - 1)
    return part_meant(match, span)


def read_shifted_season(match: re.Match[str], reader: Reader) -> Span | None:
    """The last one that has ended, this year's, or the next that begins; this winter is the nearest."""
    if reader.today is None or not _is_season(match, reader):
        return None
    name, shift, today = _name(match), shift_of(match), reader.today
    if shift == 0:
        span = _season(name, today.year) if name != "winter" else _nearest(name, match, reader)
    elif shift == 1:
        span = next(span for span in _around(name, today) if span[0] > today)
    else:
        span = [span for span in _around(name, today) if span[1] <= today][-1]
    return span and part_meant(match, span)


def _name(match: re.Match[str]) -> str:
    return next(name for name in SEASONS if match[name])


def _season(name: str, year: int) -> Span:
    return months_from(date(year, _FIRST_MONTHS[name], 1), QUARTER)


def _around(name: str, today: date) -> list[Span]:
    return [_season(name, today.year + step) for step in (-2, -1, 0, 1, 2)]


def _nearest(name: str, match: re.Match[str], reader: Reader) -> Span | None:
    today = reader.today
    if today is None:
        return None
    spans = _around(name, today)
    best = min(spans, key=lambda span: _distance(span, today))
    if _distance(best, today) <= _NEAR_ENOUGH_DAYS:
        return best
    tense = tense_at(reader.text, *match.span(), reader.code)
    if tense.is_ahead:
        return next(span for span in spans if span[1] > today)
    if tense.is_past:
        return [span for span in spans if span[0] <= today][-1]
    return best


def _distance(span: Span, today: date) -> int:
    """Days between a day and a span, 0 inside it."""
    return max((span[0] - today).days, (today - span[1]).days + 1, 0)


def _is_ahead(match: re.Match[str], reader: Reader) -> bool:
    return tense_at(reader.text, *match.span(), reader.code).is_ahead


def _is_season(match: re.Match[str], reader: Reader) -> bool:
    """Whether a name stands there: English writes seasons small, or with a capital right before a year ("Spring 2025").

    "Arab Spring of 2011" and "Winter Palace" are no seasons.
    """
    if reader.code != "en" or match[_name(match)].islower():
        return True
    before = _WORD_BEFORE.search(reader.text[: match.start(_name(match))])
    is_lead = before is None or bool(_LEADS.fullmatch(before[1]))
    return is_lead and bool(match.groupdict().get("year"))
