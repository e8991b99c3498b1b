"""How dates are written, for each language, as patterns with named parts. What they mean is `dates`' business."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from extractors.language.date_words import WORDS, DateWords
from extractors.language.number_words import NUMBERS

YEAR = r"(?:19|20)\d\d"
_ORDINAL_MARK = {"en": r"(?:st|nd|rd|th)?", "de": r"\.", "pl": r"\.?"}
_PART_OF_DAY = {"de": "(?:abend|morgen|vormittag|nachmittag|nacht|mittag)?"}
_COUNTED_AFTER_YEAR = r"(?!\s+(?:people|troops|soldiers|men|women|votes|children|dollars|euros|tonnes|tons|jobs|more|other))"
_ONE = {"en": "an?|one", "de": "eine[nmr]?", "ru": "", "uk": "", "pl": ""}
_A_WORD = r"(?<!\w)"
_END = r"(?!\w)"


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some patterns, longest first so that none hides another."""
    return "|".join(sorted(words, key=lambda word: -len(word)))


@cache
def patterns(code: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The kinds of dates of a language with their patterns; a kind may have several."""
    words = WORDS[code]
    written = (
        *_numeric(code),
        *_named(code, words),
        *_spans(code, words),
        *_relative(code, words),
    )
    return tuple(
        (kind, re.compile(rf"{_A_WORD}(?:{pattern}){_END}", re.IGNORECASE))
        for kind, pattern in written
    )


def _numeric(code: str) -> Iterable[tuple[str, str]]:
    yield "day", rf"(?<![\d.,/-])(?P<year>{YEAR})-(?P<number>\d\d)-(?P<day>\d\d)"
    if code == "en":
        yield "slashes", rf"(?<![\d/])(?P<one>\d\d?)/(?P<other>\d\d?)/(?P<year>{YEAR})"
        return
    yield "day", rf"(?<![\d.])(?P<day>\d\d?)\.(?P<number>\d\d?)\.(?P<year>{YEAR}|\d\d)"
    if code == "de":
        yield "day", r"(?<![\d.])(?P<day>\d\d?)\.(?P<number>0\d|1[0-2])\.(?!\d)"


def _named(code: str, words: DateWords) -> Iterable[tuple[str, str]]:
    month, mark = f"(?P<month>{any_of(words.months)})", _ORDINAL_MARK.get(code, "(?:-?го)?")
    year = rf"(?:,?\s+(?P<year>{YEAR})(?:\s+(?:{words.year_word}))?)?" if words.year_word else ""
    year = year or rf"(?:,?\s+(?P<year>{YEAR}))?"
    joint = rf"(?:\s?[-–]\s?|\s+(?:{words.until})\s+)"
    first = mark if code != "de" else r"\.?"
    days = rf"(?P<day>\d\d?)(?:{first}{joint}(?P<last>\d\d?))?{mark}"
    yield (
        "day",
        rf"{days}\s+(?:of\s+)?{month}{year}" if code == "en" else rf"{days}\s+{month}{year}",
    )
    if code == "en":
        ends = rf"(?P<day>\d\d?){mark}(?:{joint}(?P<last>\d\d?){mark})?(?![\d%]|[.,]\d)"
        yield "day", rf"{month}\s+{ends}{year}"
    part = _parts(words)
    yield "month", rf"(?:{words.in_month})\s+(?:{part}[\s-]*)?{month}{year}"
    yield "month", rf"{part}[\s-]*{month}{year}"
    yield (
        "month",
        rf"{month},?\s+(?P<year>{YEAR})"
        + (rf"(?:\s+(?:{words.year_word}))?" if words.year_word else ""),
    )


def _parts(words: DateWords) -> str:
    return "(?:" + "|".join(f"(?P<{name}>{form})" for name, form in words.parts.items()) + ")"


def _spans(code: str, words: DateWords) -> Iterable[tuple[str, str]]:
    ordinal = f"(?P<ordinal>{any_of(words.ordinals)})"
    quarter = words.units["quarter"]
    of = r"(?:of\s+)?" if code == "en" else ""
    year = rf"(?:\s+{of}(?P<year>{YEAR})(?:\s+(?:{words.year_word}))?)?"
    yield "quarter", rf"{ordinal}\s+(?:{quarter}){year}"
    yield "quarter", rf"(?P<quarter>Q[1-4]){year}"
    part = _parts(words)
    if words.year_word:
        yield "year", rf"(?:{part}\s+)?(?P<year>{YEAR})(?:-?(?:го|м|му))?\s+(?:{words.year_word})"
        return
    plain = rf"(?P<year>{YEAR}){_COUNTED_AFTER_YEAR}(?![-–/.,]\d|\s?%)"
    yield "year", rf"(?:{words.in_year})\s+(?:{part}\s+)?{plain}"
    yield "year", rf"{part}\s+{plain}"


def _relative(code: str, words: DateWords) -> Iterable[tuple[str, str]]:
    yield "around", any_of(words.days)
    if words.years:
        yield "named_year", any_of(words.years)
    shift = "(?:" + "|".join(f"(?P<{SHIFTS[n]}>{form})" for n, form in words.shifts.items()) + ")"
    weekday = f"(?P<weekday>{any_of(words.weekdays)}){_PART_OF_DAY.get(code, '')}"
    yield "weekday", rf"(?:(?:{words.on_weekday})\s+)?{shift}\s+{weekday}"
    lead = rf"(?:{words.on_weekday})\s+"
    yield "weekday", rf"(?:{lead})?{weekday}" if code == "en" else rf"{lead}{weekday}"
    unit = "(?:" + "|".join(f"(?P<a_{name}>{form})" for name, form in words.units.items()) + ")"
    yield "shifted", rf"{shift}\s+{unit}"
    numbers = any_of({*NUMBERS[code], r"\d{1,3}", *filter(None, [_ONE[code]])})
    count = rf"(?P<count>{numbers})"
    if code == "de":
        yield "ago", rf"vor\s+(?:(?:rund|etwa|fast|gut|knapp)\s+)?{count}\s+{unit}"
    elif code == "en":
        yield "ago", rf"(?:(?:about|some|almost|nearly)\s+)?{count}\s+{unit}\s+ago"
    else:
        yield "ago", rf"(?:{count}\s+)?{unit}\s+(?:{words.ago})"
    yield "recent", rf"(?:{words.recent})\s+(?:{count}\s+)?{unit}"
    yield "ahead", rf"(?<!time )(?P<within>{words.ahead})\s+{count}\s+{unit}"


SHIFTS: Mapping[int, str] = {-1: "last_one", 0: "this_one", 1: "next_one"}
"""The named parts of a pattern that say which one is meant."""

_LETTERS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_LONGEST = 4
_KINDS: Mapping[str, frozenset[str]] = {
    "month": frozenset({"day", "month"}),
    "weekday": frozenset({"weekday"}),
    "days": frozenset({"around", "named_year"}),
    "unit": frozenset({"shifted", "ago", "recent", "ahead", "quarter"}),
    "number": frozenset({"day", "slashes", "year", "quarter"}),
}


@cache
def hints(code: str) -> Mapping[str, frozenset[str]]:
    """The kinds of dates that a word may be part of, by its beginning (four small letters at most)."""
    words = WORDS[code]
    found: dict[str, frozenset[str]] = {}
    for name, forms in (
        ("month", words.months),
        ("weekday", words.weekdays),
        ("days", [form.rsplit(" ", 1)[-1] for form in (*words.days, *words.years)]),
        ("unit", words.units.values()),
    ):
        for beginning in _beginnings(forms):
            found[beginning] = found.get(beginning, frozenset()) | _KINDS[name]
    return found


@lru_cache(maxsize=65_536)
def kinds_at(word: str, code: str) -> frozenset[str]:
    """The kinds of dates that a folded word may be part of."""
    if word[0].isdigit() or word in {"q1", "q2", "q3", "q4"}:
        return _KINDS["number"]
    known = hints(code)
    found = [kinds for n in range(2, _LONGEST + 1) if (kinds := known.get(word[:n]))]
    return frozenset[str]().union(*found)


def _beginnings(forms: Iterable[str]) -> Iterable[str]:
    """The letters that each alternative of some patterns begins with."""
    for form in (form.replace("['’ʼ]", "'") for form in forms):
        for start in re.split(r"\|(?![^(]*\))", form.removeprefix("(?:")):
            letters = _LETTERS.match(start)
            if letters:
                yield letters.group()[:_LONGEST]
