"""Numbers in a text, in digits or words, with their scale: "1,200", "8,2", "350 bn", "forty-two".

What a number counts is `figures`' business.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from extractors.language.number_words import (
    ARTICLES,
    HALVES,
    LETTER_SCALES,
    NUMBERS,
    SCALES,
    SINGLE_SCALES,
)
from extractors.language.units import MEASURE
from extractors.language.word_lists import covered
from extractors.language.words import ByForm, fold, read_words

_SPACES = "\u00a0\u202f\u2009"
_DECIMAL_COMMA = frozenset({"ru", "uk", "de", "pl", "fr", "es"})
_POINT_GROUPS = frozenset({"de", "es"})
_NO_COMMA_GROUPS = frozenset({"de", "pl"})
# Before a scale word they leave the number open: "mehrere Tausend".
_VAGUE_BEFORE = re.compile(
    r"(?<!\w)(?:mehrere[nr]?|einige[nr]?|viele[nr]?|etliche[nr]?|wenige[nr]?|paar|zig|hunderte?)\s$",
    re.IGNORECASE,
)
_LONGEST_VAGUE = 10
_FILLERS = frozenset({"and", "a", "с", "з", "i"})
# Not inside a word, a model ("F-16"), a date, a time, an address or an ordinal.
_NOT_AFTER = r"(?<![^\W_])(?<![#№@_/:])(?<![^\W\d_][-‐‑])(?<!\d[.,])"
_NOT_BEFORE = r"(?![.,]\d)(?![:/]\d)"
_LEADS: Mapping[str, frozenset[str]] = {
    code: frozenset({"a"} if code == "en" else ()) for code in NUMBERS
}
_JOINT = r"(?:\s+and\s+(?:a\s+)?|\s+(?:с|з|i)\s+(?=пол|pół)|\s+a\s+|\s+|[-‐‑])"
_ATTACHED = r"(?![^\W_])|(?=(?:km|kg|mm|cm|км|кг|GB|TB|MW|GW)(?!\w))"


# A full stop may stand here only after an abbreviated scale: "5 млн. руб.", "3 Mrd. Euro".
_GAP = re.compile(
    r"(?:(?<=тыс|тис|млн|tys|mln|mld|mio|mrd|tsd|bio)\.|(?<=млрд|трлн)\.)?[ \u00a0\u202f-]?",
    re.IGNORECASE,
)


_ONE = re.compile(r" an?(?= )")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its place. `scale` is 1 without a scale word; `digits` is empty for words alone.

    `hundredths`: the value was told in hundredths, as cents or basis points.
    """

    value: float
    start: int
    end: int
    digits: str
    scale: float
    hundredths: bool = False

    def as_hundredths(self) -> "Quantity":
        """The same number as parts of a whole: 25 cents are 0.25."""
        return replace(self, value=round(self.value / 100, 6), hundredths=True)

    @property
    def is_plain(self) -> bool:
        """Written in digits without separator or scale: it could be a year, a day, a model."""
        return self.digits.isdigit() and self.scale == 1


def after_gap(text: str, position: int) -> int:
    """Where the word after a number at `position` may begin: past a space, a hyphen, or "млн. "."""
    gap = _GAP.match(text, position)
    return gap.end() if gap else position


def find_quantities(text: str, language: str | None) -> tuple[Quantity, ...]:
    """All numbers in order; dates, ordinals, times and parts of words are left out."""
    return tuple(_joined(_each(text, covered(language, NUMBERS)), text))


def _each(text: str, code: str) -> Iterator[Quantity]:
    """Numbers as they stand. Only words that can begin one are tried against the long pattern."""
    digits, words = _digits_pattern(code), _words_pattern(code)
    free, read = 0, read_words(text)
    for index, opens in enumerate(map(_openers(code).__getitem__, read.forms)):
        if not opens or (start := read.starts[index]) < free:
            continue
        is_digit = text[start].isdigit()
        match = (digits if is_digit else words).match(text, start)
        free = match.end() if match else start + 1
        if match:
            quantity = _from_digits(match, code) if is_digit else _from_words(match, code)
            yield from (quantity,) if quantity else ()


def _from_digits(match: re.Match[str], code: str) -> Quantity:
    scale = SCALES[code].get(fold(match["scale"] or match["letter"] or ""), 1.0)
    value = _number(match["digits"], code, is_scaled=scale != 1) * Decimal(scale)
    return Quantity(float(value), match.start(), match.end(), match["digits"], scale)


def _from_words(match: re.Match[str], code: str) -> Quantity | None:
    words = re.split(r"[\s-]+", fold(match.group()))
    counted = [word for word in words if word not in _FILLERS]
    value, scale = _add_up(counted, code)
    is_vague = all(word in SCALES[code] for word in counted) and (
        not (words[0] == "a" or counted[0] in SINGLE_SCALES)
        or _VAGUE_BEFORE.search(match.string, max(0, match.start() - _LONGEST_VAGUE), match.start())
        is not None
    )
    is_article = scale == 1 and not ARTICLES.isdisjoint(counted)
    end = match.end() if value >= 1 else _end_of_half(match)
    if is_vague or is_article or end is None:
        return None
    return Quantity(value, match.start(), end, "", scale)


def _end_of_half(match: re.Match[str]) -> int | None:
    """The end of a bare half of a measure: "pół litra", "half an hour"; other halves are shares."""
    article = _ONE.match(match.string, match.end())
    end = article.end() if article else match.end()
    return end if MEASURE.match(match.string, after_gap(match.string, end)) else None


def _add_up(words: list[str], code: str) -> tuple[float, float]:
    """The value of number words, and their largest scale."""
    total, part, largest = 0.0, 0.0, 1.0
    is_half = any(word in HALVES[code] for word in words)
    for word in words:
        if is_half and word in ARTICLES:
            continue
        number, scale = _word_value(word, code)
        part += number
        if 1 < scale <= 100:
            part = (part or 1) * scale
        elif scale > 1:
            total, part = total + (part or 1) * scale, 0.0
        largest = max(largest, scale)
    return total + part, largest


@cache
def _word_value(word: str, code: str) -> tuple[float, float]:
    """What one word adds, and by what it multiplies: "fifty" 50 and 1, "полмиллиона" 0.5 and 1e6."""
    if word in HALVES[code]:
        return 0.5, 1.0
    if word in NUMBERS[code]:
        return NUMBERS[code][word], 1.0
    if word in SCALES[code]:
        return 0.0, SCALES[code][word]
    half = next(half for half in HALVES[code] if word.removeprefix(half) in SCALES[code])
    return 0.5, SCALES[code][word.removeprefix(half)]


def _number(digits: str, code: str, *, is_scaled: bool) -> Decimal:
    """The value of digits with separators.

    A single group of three after a comma or point is a thousand where the language writes it so;
    before a scale word ("1,125 million") and after a 0 it is a fraction.
    """
    bare = re.sub(rf"[ '’{_SPACES}]", "", digits)
    marks = re.findall("[.,]", bare)
    if not marks:
        return Decimal(bare)
    whole, _, rest = bare.rpartition(marks[-1])
    is_thousand = len(rest) == 3 and (
        len(marks) > 1
        or (
            not whole.startswith("0")
            and not _is_price(whole, marks[-1], rest, code)
            and _groups_by(marks[-1], code, is_scaled=is_scaled)
        )
    )
    if is_thousand and len(set(marks)) == 1:
        return Decimal(bare.replace(marks[-1], ""))
    return Decimal(f"{re.sub('[.,]', '', whole)}.{rest}")


def _is_price(whole: str, mark: str, rest: str, code: str) -> bool:
    """One digit and three decimals where the comma parts no thousands: "1,629 Euro" for a litre; not "2,500"."""
    is_fraction = mark == "," and code in _NO_COMMA_GROUPS
    return is_fraction and len(whole) == 1 and not rest.endswith("00")


def _groups_by(mark: str, code: str, *, is_scaled: bool) -> bool:
    """Whether a lone mark before three digits parts thousands; other than the language's own only in counts."""
    if code not in _DECIMAL_COMMA:
        return mark == ","
    return (mark == "." and code in _POINT_GROUPS) or not is_scaled


def _joined(quantities: Iterator[Quantity], text: str) -> Iterator[Quantity]:
    """The quantities, where a smaller scale right after a larger one adds to it: "1 млн 200 тыс."."""
    held: Quantity | None = None
    for quantity in quantities:
        if (
            held
            and 1 < quantity.scale < held.scale
            and not text[held.end : quantity.start].strip(". ")
        ):
            held = Quantity(
                held.value + quantity.value, held.start, quantity.end, held.digits, held.scale
            )
            continue
        if held:
            yield held
        held = quantity
    if held:
        yield held


def _alternatives(words: frozenset[str]) -> str:
    """A pattern of the words as they may be written, by first letters (so that few are tried), longest first."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words - LETTER_SCALES, key=lambda word: (-len(word), word)):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    pattern = "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return pattern.replace("'", "['’ʼ]").replace("е", "[её]")


@cache
def _number_words(code: str) -> frozenset[str]:
    """Every word that can begin a number, joined ones like "полмиллиона" included."""
    halves = HALVES[code] if code in {"ru", "uk"} else frozenset()
    joined = {half + scale for half in halves for scale in SCALES[code] if len(scale) > 3}
    return frozenset({*NUMBERS[code], *SCALES[code], *HALVES[code], *joined, *_LEADS[code]})


@cache
def _openers(code: str) -> ByForm[bool]:
    """Whether a number may begin with a word as it is written."""
    starts = _number_words(code)
    return ByForm(lambda form: form[0].isdigit() or fold(form) in starts)


@cache
def _digits_pattern(code: str) -> re.Pattern[str]:
    spaces = _SPACES if code == "en" else f" {_SPACES}"
    letter = r"|(?P<letter>[kmb])(?!\w)" if code == "en" else "|(?P<letter>(?!))"
    scale = rf"[ \u00a0\u202f-]?(?P<scale>{_alternatives(frozenset(SCALES[code]))})(?!\w)"
    return re.compile(
        rf"{_NOT_AFTER}(?P<digits>(?>\d{{1,3}}(?: \d{{3}})* 000(?!\d)"
        rf"|\d{{1,3}}(?:[{spaces}'’]\d{{3}})+(?!\d)(?:[.,]\d+)?"
        r"|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?))"
        rf"{_NOT_BEFORE}(?:{scale}{letter}|{_ATTACHED})",
        re.IGNORECASE,
    )


@cache
def _words_pattern(code: str) -> re.Pattern[str]:
    words = _alternatives(_number_words(code) - _LEADS[code])
    lead = r"(?:a (?=hundred|dozen|thousand|million|billion|trillion))?" if code == "en" else ""
    return re.compile(
        rf"(?<![\w-]){lead}(?:{words})(?!\w)(?:{_JOINT}(?:{words})(?!\w))*", re.IGNORECASE
    )
