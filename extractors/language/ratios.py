"""Shares told by two numbers or an ordinal, read as per cent: "one in five", "neun von zehn", "каждый пятый"."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from extractors.language.quantities import Quantity
from extractors.language.word_windows import windows
from extractors.model import Figure

# "nine of the 15 members" are two counts; a share is said of a round or small whole.
_WHOLES = frozenset({3.0, 4.0, 5.0, 10.0, 100.0})
_ENGLISH_WHOLES = _WHOLES | {6.0, 7.0, 8.0, 9.0, 20.0, 1000.0}
_BETWEEN: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(r" (?:in|out of) (?:every )?"),
    "ru": re.compile(r" из (?:каждых )?"),
    "uk": re.compile(r" (?:з|із) (?:кожних )?"),
    "de": re.compile(r" von "),
    "pl": re.compile(r" (?:na|z) (?:każdych )?"),
}
_TIME = re.compile(
    r"[- ](?:second|minute|hour|day|week|month|year|decade|секунд|минут|час|дн|недел|месяц|лет|год|хвилин|годин|тиж|місяц|рок"
    r"|рік|tag|woche|monat|jahr|minute|stunde|dni|dzień|tygod|tydzień|miesi|rok|lat|minut|godzin)",
    re.IGNORECASE,
)
_EVERY: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "en": ("every", ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")),
    "ru": (
        "кажд(?:ый|ая|ое|ого|ой|ую|ому|ым)",
        ("втор", "трет", "четв[её]рт", "пят", "шест", "седьм", "восьм", "девят", "десят"),
    ),
    "uk": (
        "кож(?:ен|ний|на|не|ного|ної|ну|ному)",
        ("друг", "трет", "четверт", "п['’ʼ]ят", "шост", "сьом", "восьм", "дев['’ʼ]ят", "десят"),
    ),
    "de": (
        "jede[rsnm]?",
        ("zweite", "dritte", "vierte", "fünfte", "sechste", "siebte", "achte", "neunte", "zehnte"),
    ),
    "pl": ("co", ("drug", "trzec", "czwart", "piąt", "szóst", "siódm", "ósm", "dziewiąt", "dziesiąt")),
}  # fmt: skip
_ENDING = {
    "en": "",
    "ru": "(?:ый|ой|ий|ая|ья|ое|ье|ого|ьего|ую|ью|ому|ьему|ым|ьим)",
    "uk": "(?:ий|ій|а|я|е|є|ого|ього|ої|ьої|у|ю|ому|ьому)",
    "de": "[rsnm]?",
    "pl": "(?:y|i|a|ia|e|ie|ego|iego|ej|iej|ą|ią)",
}
_ORDINALS = {
    code: re.compile(
        rf"(?<!\w){every} (?:"
        + "|".join(f"(?P<n{n}>{word})" for n, word in enumerate(words, start=2))
        + rf"){_ENDING[code]}(?!\w)",
        re.IGNORECASE,
    )
    for code, (every, words) in _EVERY.items()
}
_HINTS = {"en": "every ", "ru": "кажд", "uk": "кож", "de": "jede", "pl": "co "}
_REACH = 30


def find_ratios(text: str, quantities: tuple[Quantity, ...], code: str) -> Iterator[Figure]:
    """Parts of a whole in per cent, to two decimals; "every third day" is no part."""
    between = _BETWEEN.get(code)
    if between is None:
        return
    wholes = _ENGLISH_WHOLES if code == "en" else _WHOLES
    for part, whole in pairwise(quantities):
        is_part = 1 <= part.value < whole.value and whole.value in wholes
        if is_part and between.fullmatch(text, part.end, whole.start) and _is_whole(text, whole):
            yield _percent(text, part.start, whole.end, 100 * part.value / whole.value)
    yield from _every(text, code)


def _every(text: str, code: str) -> Iterator[Figure]:
    for start, end in windows(text, (_HINTS[code],), _REACH):
        for match in _ORDINALS[code].finditer(text, start, end):
            if match.lastgroup and not _TIME.match(text, match.end()):
                yield _percent(text, *match.span(), 100 / int(match.lastgroup.removeprefix("n")))


def _is_whole(text: str, whole: Quantity) -> bool:
    return whole.scale <= 1000 and not _TIME.match(text, whole.end)


def _percent(text: str, start: int, end: int, value: float) -> Figure:
    return Figure("percent", round(value, 2), "%", None, start, end, text[start:end])
