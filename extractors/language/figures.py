"""Money, percentages and counts in running text, comparable across languages."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from extractors.language.counted import counted_noun
from extractors.language.figure_context import Reading, counts_more, with_context
from extractors.language.figure_noise import is_noise
from extractors.language.joined_measures import find_joined_measures
from extractors.language.multiples import find_multiples
from extractors.language.number_words import COLLECTIVES, NUMBERS
from extractors.language.qualifiers import qualifier_of
from extractors.language.quantities import Quantity, after_gap, find_quantities
from extractors.language.ratios import find_ratios
from extractors.language.shares import find_shares
from extractors.language.units import (
    CENT_WORD,
    CODES,
    CURRENCY_WORD,
    MEASURE_ADJECTIVE,
    PERCENT,
    POINTS,
    SYMBOLS,
)
from extractors.language.word_lists import covered, word_set
from extractors.language.words import fold
from extractors.model import Figure

_SYMBOL = "|".join(re.escape(symbol) for symbol in sorted(SYMBOLS, key=lambda s: -len(s)))
_CODE = "|".join(sorted(CODES))
# Polish writes "zł" behind the amount only.
_BEFORE = re.compile(
    rf"(?:(?!zł)(?P<symbol>{_SYMBOL})|(?<![^\W_])(?P<code>{_CODE}))[ \u00a0\u202f]?$"
)
_AFTER = re.compile(rf"(?:(?P<symbol>{_SYMBOL})|(?P<code>{_CODE}))(?!\w)")
# "over twelve months" is a span, not a bound.
_TIMES = word_set("second minute hour day week month year decade")
_WEIGHT = re.compile(r"pounds? of(?!\w)", re.IGNORECASE)


def find_figures(text: str, *, language: str | None = "en") -> tuple[Figure, ...]:
    """The typed values of a text, in order, without years, dates, times, ages and names.

    Values are whole: "8,2 млрд" is 8200000000. Units of money are ISO codes; units of counts are
    stems of the counted noun, the English word for measures that all languages share (hour, day,
    people), and empty where none is named. Percentage and basis points are per cent whose unit is
    `percentage point`; hundredths of a currency are parts of it. A range gives both ends. None reads
    numbers as English does.
    """
    code = covered(language, NUMBERS)
    quantities = find_quantities(text, code)
    worded = (
        *find_shares(text, code),
        *find_multiples(text, code),
        *find_joined_measures(text, code),
        *find_ratios(text, quantities, code),
    )
    readings = with_context(text, [_read(text, quantity, code) for quantity in quantities])
    numbers = (_figure(text, reading, code) for reading in _without_noise(text, readings, code))
    figures = (
        number
        for number in numbers
        if not any(number.start < other.end and other.start < number.end for other in worded)
    )
    return tuple(sorted((*worded, *figures), key=lambda figure: figure.start))


def _without_noise(text: str, readings: Sequence[Reading], code: str) -> Iterator[Reading]:
    before: Reading | None = None
    for reading, after in zip_longest(readings, readings[1:]):
        if reading.kind == "count":
            is_bare = not (reading.unit or reading.quantity.digits)
            is_more = is_bare and counts_more(text, before, reading, after)
            if not is_more and is_noise(text, reading, code):
                continue
        before = reading
        yield reading


def _read(text: str, quantity: Quantity, code: str) -> Reading:
    place = after_gap(text, quantity.end)
    return (
        _signed(text, quantity, place)
        or _money(text, quantity, place)
        or _cents(text, quantity, place, code)
        or _share(text, quantity, place)
        or _count(text, quantity, code)
        or Reading("count", "", quantity.start, quantity.end, quantity)
    )


def _signed(text: str, quantity: Quantity, place: int) -> Reading | None:
    """Money with a symbol or code: "$5", "5 EUR"; number words have none."""
    if not quantity.digits:
        return None
    before = _BEFORE.search(text, max(0, quantity.start - 5), quantity.start)
    if before:
        unit = SYMBOLS.get(before["symbol"] or "") or _iso(before["code"])
        return Reading("money", unit, before.start(), quantity.end, quantity)
    after = _AFTER.match(text, place)
    if not after:
        return None
    unit = SYMBOLS.get(after["symbol"] or "") or _iso(after["code"])
    return Reading("money", unit, quantity.start, after.end(), quantity)


def _money(text: str, quantity: Quantity, place: int) -> Reading | None:
    word = CURRENCY_WORD.match(text, place)
    if not word or not word.lastgroup or _is_no_money(text, word, quantity):
        return None
    return Reading("money", word.lastgroup, quantity.start, word.end(), quantity)


def _cents(text: str, quantity: Quantity, place: int, code: str) -> Reading | None:
    """Cents, kopecks and the like, as hundredths of their currency."""
    words = CENT_WORD.get(code)
    word = words.match(text, place) if words else None
    if not word or not word.lastgroup:
        return None
    return Reading("money", word.lastgroup, quantity.start, word.end(), quantity.as_hundredths())


def _is_no_money(text: str, word: re.Match[str], quantity: Quantity) -> bool:
    """Pounds of something are a weight; "won" and "lir" mean money only in large sums."""
    if word.lastgroup == "GBP":
        return _WEIGHT.match(text, word.start()) is not None
    return word.lastgroup in {"KRW", "ZAR"} and quantity.value < 1000


def _iso(code: str) -> str:
    return "CNY" if code == "RMB" else code


def _share(text: str, quantity: Quantity, place: int) -> Reading | None:
    points = POINTS.match(text, place)
    if points:
        amount = quantity.as_hundredths() if points["basis"] else quantity
        return Reading("percent", "percentage point", quantity.start, points.end(), amount)
    percent = PERCENT.match(text, place)
    if not percent:
        return None
    return Reading("percent", "%", quantity.start, percent.end(), quantity)


def _count(text: str, quantity: Quantity, code: str) -> Reading | None:
    measure = MEASURE_ADJECTIVE.match(text, quantity.end)
    if measure and measure.lastgroup:
        return Reading("count", measure.lastgroup, quantity.start, measure.end(), quantity)
    noun = counted_noun(text, quantity.end, code)
    if not noun and fold(text[quantity.start : quantity.end]) in COLLECTIVES:
        noun = ("people", quantity.end)
    return Reading("count", noun[0], quantity.start, noun[1], quantity) if noun else None


def _figure(text: str, reading: Reading, code: str) -> Figure:
    value, start, end = reading.quantity.value, reading.start, reading.end
    is_small = reading.kind == "count" and (value < 10 or reading.unit in _TIMES)
    qualifier = qualifier_of(text, start, end, code, is_small=is_small)
    return Figure(reading.kind, value, reading.unit, qualifier, start, end, text[start:end])
