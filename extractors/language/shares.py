"""Shares in words, read as per cent: "by half", "a third of", "вдвое", "zwei Drittel"."""

import re
from collections.abc import Iterator, Mapping

from extractors.language.word_windows import windows
from extractors.model import Figure

_SHARES: Mapping[str, tuple[tuple[float, str], ...]] = {
    "en": (
        (
            50,
            r"(?<=by )half|(?<=in )half(?! a)|half(?= (?:of|the|its|their|all)(?!\w))|halved|halving",
        ),
        (
            33.33,
            r"(?:(?<=by )(?:a|one)[ -]third|(?:a|one)[ -]third(?= (?:of|more|less|fewer|higher|lower)(?!\w)))",
        ),
        (66.67, r"two[ -]thirds"),
        (
            25,
            r"(?:(?<=by )(?:a|one)[ -]quarter|(?:a|one)[ -]quarter(?= (?:of|more|less|fewer|higher|lower)(?!\w)))",
        ),
        (75, r"three[ -]quarters(?! (?:of an hour|in a row))"),
        (20, r"(?:(?<=by )(?:a|one)[ -]fifth|(?:a|one)[ -]fifth(?= of))"),
    ),
    "ru": (
        (50, r"вдвое|наполовину|половин[ауы]"),
        (33.33, r"трет(?:ь|и)|одн(?:а|у|ой) трет(?:ь|и)"),
        (66.67, r"(?:две|двух) трет(?:и|ей)"),
        (25, r"четверт(?:ь|и)"),
        (75, r"(?:три|трех) четверт(?:и|ей)"),
    ),
    "uk": (
        (50, r"[ву]двічі|наполовину|половин[ауи]"),
        (33.33, r"третин[ауи]|одн(?:а|у|ієї) третин[ауи]"),
        (66.67, r"(?:дві|двох) третин[иі]?"),
        (25, r"чверт[ьі]"),
        (75, r"(?:три|трьох) чверт(?:і|ей)"),
    ),
    "de": (
        (50, r"hälfte|halbier(?:t|te|ten|en)"),
        (33.33, r"(?:ein|einem|eines) drittels?"),
        (66.67, r"zwei drittel[n]?"),
        (25, r"(?:ein|einem) viertel(?!stunde|jahr)"),
        (75, r"drei ?viertel[n]?"),
    ),
    "pl": (
        (50, r"połow[aęy]"),
        (33.33, r"(?:jedna|jedną|jednej) trzeci(?:a|ą|ej)"),
        (66.67, r"dwie trzecie|dwóch trzecich"),
        (25, r"(?:jedna|jedną|jednej) czwart(?:a|ą|ej)|ćwierć"),
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
    "en": ("half", "halv", "third", "quarter", "fifth"),
    "ru": ("вдвое", "половин", "трет", "четверт"),
    "uk": ("вдвічі", "удвічі", "половин", "трет", "чверт"),
    "de": ("hälfte", "halbier", "drittel", "viertel"),
    "pl": ("połow", "trzeci", "czwart", "ćwierć"),
}
# "вырос вдвое" doubles; only a fall by "вдвое" is a half.
_GROWTH = re.compile(
    "(?<!\\w)(?:вырос|возрос|увелич|больше|выше|дороже|зріс|зросл|збільш|більш|вищ|дорожч|подорож|рост|превы|перевищ)"
)
_TWICE = re.compile("вдвое|[ву]двічі", re.IGNORECASE)
# The first half of a match and the better half of a day are no shares of an amount; nor is "и с половиной".
_PART_BEFORE = re.compile(
    r"(?<!\w)(?:first|second|other|better|перв\w+|втор\w+|последн\w+|друг\w+|перш\w+|останн\w+|ersten?|zweiten?"
    r"|letzten?|pierwsz\w+|ostatni\w+|трет\w+|четв[её]рт\w+|с|з|do|od)\s$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(
    r"\s(?:[mм][iиі]ll?[iиі]?\w*|миллион\w*|миллиард\w*|мільйон\w*|мільярд\w*|тр[иі]л\w+|of (?:january|february|march|april|may|june|july|august|september|october|november|december|the (?:year|month"
    r"|decade|century|season|game|match))|час\w*|дня|суток|ночи|века|столети\w+|финал\w*|матча|тайма|пути|срока|год[ауи]\w*"
    r"|століття|фінал\w*|доби|року|des jahres|des jahrhunderts|der saison|wieku|roku|drogi|stycznia|lutego|marca"
    r"|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia)(?!\w)",
    re.IGNORECASE,
)
_AROUND = 40
_READ_BACK = 14
_REACH = 20


def find_shares(text: str, code: str) -> Iterator[Figure]:
    """Shares as percentages, to two decimals; what grew "вдвое" as 2 times. The longest of those that overlap first."""
    free = 0
    for match, value in sorted(_matches(text, code), key=_place):
        if match.start() >= free:
            free = match.end()
            yield _share(text, match, value)


def _matches(text: str, code: str) -> Iterator[tuple[re.Match[str], float]]:
    for start, end in windows(text, _HINTS.get(code, ()), _REACH):
        for value, pattern in _PATTERNS[code]:
            for match in pattern.finditer(text, start, end):
                if not _is_part(text, match):
                    yield match, value


def _is_part(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - _READ_BACK) : match.start()]
    return bool(_PART_BEFORE.search(before) or _PART_AFTER.match(text, match.end()))


def _place(found: tuple[re.Match[str], float]) -> tuple[int, int]:
    start, end = found[0].span()
    return start, -end


def _share(text: str, match: re.Match[str], value: float) -> Figure:
    kind, unit = "percent", "%"
    around = text[max(0, match.start() - _AROUND) : match.end() + _AROUND].lower()
    if _TWICE.fullmatch(match.group()) and _GROWTH.search(around):
        kind, unit, value = "count", "time", 2
    return Figure(kind, value, unit, None, match.start(), match.end(), match.group())
