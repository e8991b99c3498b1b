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
# German says "1968 eröffnet" for the year; after "auf" or "rund" and before a noun the number is an amount.
_NO_AMOUNT = "".join(
    rf"(?<!{word} )"
    for word in (
        "auf",
        "um",
        "rund",
        "etwa",
        "knapp",
        "fast",
        "gut",
        "über",
        "als",
        "zu",
        "mindestens",
        "Nummer",
        "Nr.",
    )
)
_NO_SCALE = r"(?!\s+(?:prozent|millionen|milliarden|mio|mrd|tausend|bis|km|kg|m|t|weitere|neue|mehr|neuen|weiteren))"
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
    year = _year_behind(code, words)
    joint = rf"(?:\s?[-–]\s?|\s+(?:{words.until})\s+)"
    first = mark if code != "de" else r"\.?"
    days = rf"(?P<day>\d\d?)(?:{first}{joint}(?P<last>\d\d?))?{mark}"
    of = r"(?:of\s+)?" if code == "en" else ""
    yield "day", rf"{days}\s+{of}{month}{year}"
    if code == "en":
        ends = rf"(?P<day>\d\d?){mark}(?:{joint}(?P<last>\d\d?){mark})?(?![\d%]|[.,]\d)"
        yield "day", rf"{month}\s+{ends}{year}"
    part = _parts(words)
    yield (
        "month",
        rf"(?:{words.in_month})\s+(?:{part}[\s-]*)?{month}(?:{_year_ahead(words)}|{year})",
    )
    yield "month", rf"{part}[\s-]*{month}{year}"
    yield (
        "month",
        rf"{month},?\s+(?P<year>{YEAR})"
        + (rf"(?:\s+(?:{words.year_word}))?" if words.year_word else ""),
    )
    if words.years:
        yield "month", rf"(?P<named>{_named_years(words)})\s+(?:{words.in_month})\s+{month}"


def _year_behind(code: str, words: DateWords) -> str:
    """The year after a day, month or quarter: "2024", "of last year", "торік"; it may be left out."""
    of = r"(?:of\s+)?" if code == "en" else "(?:des\\s+)?" if code == "de" else ""
    word = rf"(?:\s+(?:{words.year_word}))?" if words.year_word else ""
    said = [
        rf",?\s+{of}(?P<year>{YEAR}){word}",
        rf"\s+{of}{_shifts(words)}\s+(?:{words.units['year']})",
    ]
    if words.years:
        said.append(rf"\s+{of}(?P<named>{_named_years(words)})")
    return f"(?:{'|'.join(said)})?"


def _year_ahead(words: DateWords) -> str:
    """The year of the month that ends a run: "January to March 2024"."""
    return rf"(?=(?:\s?[-–]\s?|\s+(?:{words.until})\s+)(?:{any_of(words.months)})\s+(?P<run_year>{YEAR}))"


def _named_years(words: DateWords) -> str:
    return any_of(re.escape(name) for name in words.years)


def _shifts(words: DateWords) -> str:
    return "(?:" + "|".join(f"(?P<{SHIFTS[n]}>{form})" for n, form in words.shifts.items()) + ")"


def _units(words: DateWords) -> str:
    return "(?:" + "|".join(f"(?P<a_{name}>{form})" for name, form in words.units.items()) + ")"


def _parts(words: DateWords) -> str:
    return "(?:" + "|".join(f"(?P<{name}>{form})" for name, form in words.parts.items()) + ")"


def _spans(code: str, words: DateWords) -> Iterable[tuple[str, str]]:
    ordinal = f"(?P<ordinal>{any_of(words.ordinals)})"
    quarter, year = words.units["quarter"], _year_behind(code, words)
    yield "quarter", rf"{ordinal}\s+(?:{quarter}){year}"
    yield (
        "quarter",
        rf"(?P<nth>[1-4]|IV|I{{1,3}})(?:\.|-\w{{1,3}}|st|nd|rd|th)?\s+(?:{quarter}){year}",
    )
    yield "quarter", rf"(?P<quarter>Q[1-4]){year}"
    half = f"(?:(?P<first>{words.firsts[0]})|(?P<second>{words.firsts[1]}))"
    yield "half", rf"{half}\s+(?:{words.half}){year}"
    if words.half_of:
        yield "half", rf"{half}\s+(?:{words.half_of}){year.removesuffix('?')}"
    if words.year_word:
        yield "half", rf"{half}\s+(?:{words.half_of})\s+(?:{words.year_word})"
    for decade in words.decades:
        yield "decade", decade
    yield from _seasons(code, words)
    yield from _years(code, words)


def _seasons(code: str, words: DateWords) -> Iterable[tuple[str, str]]:
    """With a year, with "last" or "next", as a part ("early spring"), or bare where the words around allow it."""
    season = "(?:" + "|".join(f"(?P<{name}>{form})" for name, form in words.seasons.items()) + ")"
    part, year = _parts(words), _year_behind(code, words).removesuffix("?")
    the = r"(?:the\s+)?" if code == "en" else ""
    of = r"(?:of\s+)?" if code == "en" else ""
    until = rf"(?P<year>{YEAR})\s?[-–/]\s?(?P<until>{YEAR}|\d\d)"
    ending = rf"(?:\s+(?:{words.year_word}))?" if words.year_word else ""
    yield "season", rf"(?:{part}[\s-]*{the})?{season},?\s+{of}{until}{ending}"
    yield "season", rf"(?:{part}[\s-]*{the})?{season}{year}"
    yield "shifted_season", rf"(?:{part}\s+)?{_shifts(words)}\s+{season}"
    yield "season", rf"{part}[\s-]*{the}{season}"
    no_noun = r"(?!\s+of\b|-)" if code == "en" else "(?!-)"
    yield "season", rf"(?:{words.in_season})\s+{season}{no_noun}"
    if words.as_season:
        yield "season", rf"(?=(?:{words.as_season})(?!\w)){season}{no_noun}"


def _years(code: str, words: DateWords) -> Iterable[tuple[str, str]]:
    part = _parts(words)
    word = rf"(?:\s+(?:{words.year_word}))?" if words.year_word else ""
    yield (
        "years",
        rf"(?<![\d.,/-])(?P<year>{YEAR})\s?[-–—]\s?(?P<until>{YEAR}|\d\d)(?![-–/.,]\d|\s?%)"
        rf"{word}{_COUNTED_AFTER_YEAR}",
    )
    plain = rf"(?P<year>{YEAR}){_COUNTED_AFTER_YEAR}(?![-–/.,]\d|\s?%)"
    if words.year_word:
        ending = rf"(?:{words.year_ending})?" if words.year_ending else ""
        yield "year", rf"(?:{part}\s+)?(?P<year>{YEAR}){ending}\s+(?:{words.year_word})"
        if words.year_ending:
            yield "year", rf"(?:{words.in_year})\s+(?P<year>{YEAR})(?:{words.year_ending})"
        yield "year", rf"(?:{words.in_year})\s+(?P<year>{YEAR})(?=\s+(?:{words.until})\s+{YEAR})"
        yield "year", rf"(?:в|у|с|з|від|w|od)\s+(?P<year>{YEAR})(?=[.,;:)]\s|[.,;:)]?$)"
        return
    yield "year", rf"(?:{words.in_year})\s+(?:{part}\s+)?{plain}"
    yield "year", rf"{part}\s+{plain}"
    if code == "de":
        yield (
            "year",
            rf"{_NO_AMOUNT}(?P<year>{YEAR})(?=[,;:.!?)]|\s+(?-i:[a-zäöü(])){_NO_SCALE}(?![-–/.,]\d)",
        )


def _relative(code: str, words: DateWords) -> Iterable[tuple[str, str]]:
    yield "around", any_of(words.days)
    if words.years:
        yield "named_year", _named_years(words)
    shift, unit, part = _shifts(words), _units(words), _parts(words)
    the = r"the\s+" if code == "en" else ""
    yield "part_of", rf"{part}\s+(?:{the}|{shift}\s+){unit}(?!\s+\d)"
    for name, form in words.ends.items():
        yield "part_of", f"(?P<{name}>{form})"
    yield from _week_days(code, words)
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


def _week_days(code: str, words: DateWords) -> Iterable[tuple[str, str]]:
    shift = _shifts(words)
    lead = rf"(?:{words.on_weekday}|at|over|in|an?)\s+"
    yield "weekend", rf"(?:{lead}(?:the\s+)?)?(?:{shift}\s+)?(?P<weekend>{words.weekend})"
    weekday = f"(?P<weekday>{any_of(words.weekdays)}){_PART_OF_DAY.get(code, '')}"
    yield "weekday", rf"(?:(?:{words.on_weekday})\s+)?{shift}\s+{weekday}"
    lead = rf"(?:{words.on_weekday})\s+"
    yield "weekday", rf"(?:{lead})?{weekday}" if code == "en" else rf"{lead}{weekday}"


SHIFTS: Mapping[int, str] = {-1: "last_one", 0: "this_one", 1: "next_one"}
"""The named parts of a pattern that say which one is meant."""

_LETTERS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_LONGEST = 4
_KINDS: Mapping[str, frozenset[str]] = {
    "month": frozenset({"day", "month"}),
    "weekday": frozenset({"weekday"}),
    "weekend": frozenset({"weekend"}),
    "days": frozenset({"around"}),
    "years": frozenset({"named_year", "month"}),
    "unit": frozenset({"shifted", "recent", "ahead", "quarter", "part_of"}),
    "ago": frozenset({"ago"}),
    "half": frozenset({"half"}),
    "season": frozenset({"season", "shifted_season"}),
}
# What a number by its form may be part of; numbers of other forms are no dates.
_NUMBER_KINDS = (
    (re.compile(r"\d\d?(?:st|nd|rd|th|го)?"), frozenset({"day", "slashes"})),
    (re.compile(r"\d\d?\.\d\d?(?:\.\d+)?"), frozenset({"day"})),
    (re.compile(YEAR), frozenset({"year", "years"})),
    (re.compile(r"(?:(?:19|20)\d|\d)0[^\W\d]*"), frozenset({"decade"})),
)
_QUARTERS = frozenset({"q1", "q2", "q3", "q4"})


@cache
def hints(code: str) -> Mapping[str, frozenset[str]]:
    """The kinds of dates that a word may be part of, by its beginning (four small letters at most)."""
    words = WORDS[code]
    found: dict[str, frozenset[str]] = {}
    for name, forms in (
        ("month", words.months),
        ("weekday", words.weekdays),
        ("days", [form.rsplit(" ", 1)[-1] for form in words.days]),
        ("years", [form.split(" ", 1)[0] for form in words.years]),
        ("ago", [{"en": "ago", "de": "vor"}.get(code, words.ago)]),
        ("unit", (*words.units.values(), *_one_word(words))),
        ("weekend", [words.weekend]),
        ("half", [words.half, words.half_of]),
        ("season", words.seasons.values()),
    ):
        for beginning in _beginnings(forms):
            found[beginning] = found.get(beginning, frozenset()) | _KINDS[name]
    return found


@lru_cache(maxsize=65_536)
def kinds_at(word: str, code: str) -> frozenset[str]:
    """The kinds of dates that a folded word may be part of."""
    if word in _QUARTERS:
        return frozenset({"quarter"})
    if word[0].isdigit():
        return frozenset[str]().union(
            *(kinds for form, kinds in _NUMBER_KINDS if form.fullmatch(word))
        )
    known = hints(code)
    found = [kinds for n in range(2, _LONGEST + 1) if (kinds := known.get(word[:n]))]
    return frozenset[str]().union(*found)


def _one_word(words: DateWords) -> Iterable[str]:
    """The words that join a part and a unit, without the names of their parts."""
    return (re.sub(r"\(\?P<\w+>(\w+)\)", r"\1", form) for form in words.ends.values())


def _beginnings(forms: Iterable[str]) -> Iterable[str]:
    """The letters that each alternative of some patterns begins with."""
    for form in (form.replace("['’ʼ]", "'") for form in forms):
        for start in re.split(r"\|(?![^(]*\))", form.removeprefix("(?:")):
            letters = _LETTERS.match(start)
            if letters:
                word, follows = letters.group(), start[letters.end() : letters.end() + 1]
                yield (word[:-1] if follows == "?" else word)[:_LONGEST]
