"""Shares in words, read as per cent: "by half", "a third of", "вдвое", "zwei Drittel"."""

import re
from collections.abc import Iterator, Mapping

from extractors.model import Figure

_SHARES: Mapping[str, tuple[tuple[float, str], ...]] = {
    "en": (
        (50, r"(?<=by )half|(?<=in )half(?! a)"),
        (33.33, r"(?:(?<=by )(?:a|one)[ -]third|(?:a|one)[ -]third(?= of))"),
        (66.67, r"two[ -]thirds"),
        (25, r"(?:(?<=by )(?:a|one)[ -]quarter|(?:a|one)[ -]quarter(?= of))"),
        (75, r"three[ -]quarters(?! (?:of an hour|in a row))"),
        (20, r"(?:(?<=by )(?:a|one)[ -]fifth|(?:a|one)[ -]fifth(?= of))"),
    ),
    "ru": (
        (50, r"вдвое|наполовину|(?<=на )половину"),
        (33.33, r"(?<=на )треть|одн(?:а|у|ой) трет(?:ь|и)"),
        (66.67, r"(?:две|двух) трет(?:и|ей)"),
        (25, r"(?<=на )четверть(?! час)"),
        (75, r"(?:три|трех) четверт(?:и|ей)"),
    ),
    "uk": (
        (50, r"[ву]двічі|наполовину|(?<=на )половину"),
        (33.33, r"(?<=на )третину|одн(?:а|у|ієї) третин[ауи]"),
        (66.67, r"(?:дві|двох) третин[иі]?"),
        (25, r"(?<=на )чверть"),
        (75, r"(?:три|трьох) чверт(?:і|ей)"),
    ),
    "de": (
        (50, r"(?<=um die )hälfte"),
        (33.33, r"(?:ein|einem|eines) drittels?"),
        (66.67, r"zwei drittel[n]?"),
        (25, r"(?:ein|einem) viertel(?!stunde|jahr)"),
        (75, r"drei ?viertel[n]?"),
    ),
    "pl": (
        (50, r"(?<=o )połowę"),
        (33.33, r"(?:jedna|jedną|jednej) trzeci(?:a|ą|ej)"),
        (66.67, r"dwie trzecie|dwóch trzecich"),
        (25, r"(?:jedna|jedną|jednej) czwart(?:a|ą|ej)|(?<=o )ćwierć"),
        (75, r"trzy czwarte|trzech czwartych"),
    ),
}
_PATTERNS: Mapping[str, tuple[tuple[float, re.Pattern[str]], ...]] = {
    code: tuple(
        (value, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for value, words in shares
    )
    for code, shares in _SHARES.items()
}
_HINTS: Mapping[str, tuple[str, ...]] = {
    "en": ("half", "third", "quarter", "fifth"),
    "ru": ("вдвое", "половин", "трет", "четверт"),
    "uk": ("вдвічі", "удвічі", "половин", "трет", "чверт"),
    "de": ("hälfte", "drittel", "viertel"),
    "pl": ("połow", "trzeci", "czwart", "ćwierć"),
}
# "вырос вдвое" doubles; only a fall by "вдвое" is a half.
_GROWTH = re.compile(
    "(?<!\\w)(?:вырос|возрос|увелич|больше|выше|дороже|зріс|зросл|збільш|більш|вищ|дорожч)"
)
_AROUND = 40


def find_shares(text: str, code: str) -> Iterator[Figure]:
    """Shares as percentages, to two decimals, grouped by value."""
    small = text.lower()
    if not any(hint in small for hint in _HINTS.get(code, ())):
        return
    for value, pattern in _PATTERNS[code]:
        for match in pattern.finditer(text):
            around = text[max(0, match.start() - _AROUND) : match.end() + _AROUND].lower()
            if value == 50 and _GROWTH.search(around):
                continue
            yield Figure("percent", value, "%", None, match.start(), match.end(), match.group())
