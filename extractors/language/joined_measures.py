"""A number and a measure of time in one word: "sechsstündig", "trzydniowy"."""

import re
from collections.abc import Iterator, Mapping

from extractors.language.number_words import NUMBERS
from extractors.language.word_windows import windows
from extractors.model import Figure

# As a Polish number begins a word; not those that are said of persons by their age in years.
_POLISH = """jedno=1 dwu=2 trzy=3 cztero=4 pięcio=5 sześcio=6 siedmio=7 ośmio=8 dziewięcio=9 dziesięcio=10 dwunasto=12
    czternasto=14 piętnasto=15 dwudziesto=20 trzydziesto=30 czterdziesto=40 sześćdziesięcio=60 stu=100 półtora=1.5"""
_VALUES: Mapping[str, Mapping[str, float]] = {
    "de": {word: value for word, value in NUMBERS["de"].items() if value > 1} | {"ein": 1},
    "pl": {
        word: float(value) for word, _, value in (pair.partition("=") for pair in _POLISH.split())
    },
}
_UNITS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "de": (
        ("minute", "minütig"),
        ("hour", "stündig"),
        ("day", "tägig"),
        ("week", "wöchig"),
        ("month", "monatig"),
    ),
    "pl": (
        ("minute", "minutow"),
        ("hour", "godzinn"),
        ("day", "dniow"),
        ("week", "tygodniow"),
        ("month", "miesięczn"),
    ),
}
_ENDINGS = {"de": "(?:e[rsnm]?)?", "pl": "(?:[yaeią]|ego|emu|ej|ym|ych|ymi|o)"}
_PATTERNS: Mapping[str, re.Pattern[str]] = {
    code: re.compile(
        rf"(?<!\w)(?P<number>{'|'.join(sorted(_VALUES[code], key=lambda word: -len(word)))})"
        rf"(?:{'|'.join(f'(?P<{unit}>{stem})' for unit, stem in units)}){_ENDINGS[code]}(?!\w)",
        re.IGNORECASE,
    )
    for code, units in _UNITS.items()
}
_REACH = 30


def find_joined_measures(text: str, code: str) -> Iterator[Figure]:
    """Times told by one adjective in German and Polish, as counts of their measure; nothing in other languages."""
    if code not in _PATTERNS:
        return
    for start, end in windows(text, [stem for _, stem in _UNITS[code]], _REACH):
        for match in _PATTERNS[code].finditer(text, start, end):
            unit = next(unit for unit, _ in _UNITS[code] if match[unit])
            value = _VALUES[code][match["number"].lower()]
            yield Figure("count", value, unit, None, *match.span(), match.group())
