"""Money, percentages and counts in running text, comparable across languages."""

import re
from dataclasses import dataclass, replace

from extractors.language.counted import counted_noun
from extractors.language.figure_noise import is_noise
from extractors.language.number_words import NUMBERS
from extractors.language.qualifiers import qualifier_of
from extractors.language.quantities import Quantity, after_gap, find_quantities
from extractors.language.shares import find_shares
from extractors.language.units import (
    CODES,
    CURRENCY_WORD,
    MEASURE_ADJECTIVE,
    PERCENT,
    POINTS,
    SYMBOLS,
)
from extractors.language.word_lists import covered, word_set
from extractors.model import Figure

_SYMBOL = "|".join(re.escape(symbol) for symbol in sorted(SYMBOLS, key=lambda s: -len(s)))
_CODE = "|".join(sorted(CODES))
_BEFORE = re.compile(rf"(?:(?P<symbol>{_SYMBOL})|(?<![^\W_])(?P<code>{_CODE}))[ \u00a0\u202f]?$")
_AFTER = re.compile(rf"[ \u00a0\u202f-]?(?:(?P<symbol>{_SYMBOL})|(?P<code>{_CODE}))(?!\w)")
_RANGE = re.compile(
    r"\s?[-–—]\s?[$€£]?|\s(?:to|and|or|bis|und|oder|до|и|или|і|та|або|do|i|lub)\s[$€£]?"
)
# "over twelve months" is a span, not a bound.
_TIMES = word_set("second minute hour day week month year decade")
_WEIGHT = re.compile(r"pounds? of(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A number with what it measures; `unit` is empty where nothing shows it."""

    kind: str
    unit: str
    start: int
    end: int
    quantity: Quantity


def find_figures(text: str, *, language: str | None = "en") -> tuple[Figure, ...]:
    """The typed values of a text, in order, without years, dates, times, ages and names.

    Values are whole: "8,2 млрд" is 8200000000. Units of money are ISO codes; units of counts are
    stems of the counted noun, the English word for measures that all languages share (hour, day,
    people), and empty where none is named. A range gives both ends. None reads numbers as English
    does.
    """
    code = covered(language, NUMBERS)
    shares = tuple(find_shares(text, code))
    readings = [_read(text, quantity, code) for quantity in find_quantities(text, code)]
    numbers = (
        _figure(text, reading, code)
        for reading in _with_ranges(text, readings)
        if reading.kind != "count" or not is_noise(text, reading.quantity, reading.unit)
    )
    figures = (
        number
        for number in numbers
        if not any(number.start < share.end and share.start < number.end for share in shares)
    )
    return tuple(sorted((*shares, *figures), key=lambda figure: figure.start))


def _read(text: str, quantity: Quantity, code: str) -> _Reading:
    return (
        _money(text, quantity)
        or _share(text, quantity)
        or _count(text, quantity, code)
        or _Reading("count", "", quantity.start, quantity.end, quantity)
    )


def _money(text: str, quantity: Quantity) -> _Reading | None:
    before = _BEFORE.search(text, max(0, quantity.start - 5), quantity.start)
    if before:
        unit = SYMBOLS.get(before["symbol"] or "") or _iso(before["code"])
        return _Reading("money", unit, before.start(), quantity.end, quantity)
    after = _AFTER.match(text, quantity.end)
    if after:
        unit = SYMBOLS.get(after["symbol"] or "") or _iso(after["code"])
        return _Reading("money", unit, quantity.start, after.end(), quantity)
    word = CURRENCY_WORD.match(text, after_gap(text, quantity.end))
    if not word or not word.lastgroup or _is_no_money(text, word, quantity):
        return None
    return _Reading("money", word.lastgroup, quantity.start, word.end(), quantity)


def _is_no_money(text: str, word: re.Match[str], quantity: Quantity) -> bool:
    """Pounds of something are a weight; "won" and "lir" mean money only in large sums."""
    if word.lastgroup == "GBP":
        return _WEIGHT.match(text, word.start()) is not None
    return word.lastgroup in {"KRW", "ZAR"} and quantity.value < 1000


def _iso(code: str) -> str:
    return "CNY" if code == "RMB" else code


def _share(text: str, quantity: Quantity) -> _Reading | None:
    position = after_gap(text, quantity.end)
    points = POINTS.match(text, position)
    if points and points.lastgroup:
        unit = f"{points.lastgroup} point"
        return _Reading("count", unit, quantity.start, points.end(), quantity)
    percent = PERCENT.match(text, position)
    if not percent:
        return None
    return _Reading("percent", "%", quantity.start, percent.end(), quantity)


def _count(text: str, quantity: Quantity, code: str) -> _Reading | None:
    measure = MEASURE_ADJECTIVE.match(text, quantity.end)
    if measure and measure.lastgroup:
        return _Reading("count", measure.lastgroup, quantity.start, measure.end(), quantity)
    noun = counted_noun(text, quantity.end, code)
    return _Reading("count", noun[0], quantity.start, noun[1], quantity) if noun else None


def _with_ranges(text: str, readings: list[_Reading]) -> list[_Reading]:
    """Ranges: in "5 to 10 per cent" the first number takes the unit and scale of the second."""
    found = list(readings)
    for index in range(len(found) - 2, -1, -1):
        first, second = found[index], found[index + 1]
        between = text[first.quantity.end : second.quantity.start]
        if not _RANGE.fullmatch(between):
            continue
        if first.kind == "money" and second.kind == "count":
            found[index + 1] = second = replace(
                second, kind="money", unit=first.unit, end=second.quantity.end
            )
        if second.unit and (first.unit in {"", second.unit}):
            found[index] = _lower_end(first, second)
    return found


def _lower_end(first: _Reading, second: _Reading) -> _Reading:
    low, high = first.quantity, second.quantity
    if low.scale == 1 and high.scale > 1 and low.value < high.value / high.scale:
        low = replace(low, value=low.value * high.scale, scale=high.scale)
    return replace(first, kind=second.kind, unit=second.unit, quantity=low)


def _figure(text: str, reading: _Reading, code: str) -> Figure:
    value, start, end = reading.quantity.value, reading.start, reading.end
    is_small = reading.kind == "count" and (value < 10 or reading.unit in _TIMES)
    qualifier = qualifier_of(text, start, end, code, is_small=is_small)
    return Figure(reading.kind, value, reading.unit, qualifier, start, end, text[start:end])
