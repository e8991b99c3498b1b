"""Growth in words, counted as times: "doubled" is 2 times, "втрое" 3, as "three times" is."""

import re
from collections.abc import Iterator, Mapping

from extractors.language.word_windows import windows
from extractors.model import Figure

# In order from 2; a fall by half is a share (`shares`), so words that mean either stand there.
_TIMES: Mapping[str, tuple[tuple[float, str], ...]] = {
    "en": (
        (2, r"doubled(?! down)|doubling(?! down)|(?<=to )double(?! down)|twice (?:as|the|its|their)|doubles(?= (?:to|for|when|in|every|if)(?!\w))|twofold"),
        (3, r"tripled|tripling|trebled|trebling|(?<=to )(?:triple|treble)|threefold"),
        (4, r"quadrupled|quadrupling|(?<=to )quadruple|fourfold"),
        (5, r"fivefold"),
        (6, r"sixfold"),
        (8, r"eightfold"),
        (10, r"tenfold"),
    ),
    "ru": (
        (2, r"удво(?:ил|ит|ен)\w*|двукратно"),
        (3, r"втрое|утро(?:ил|ит|ен[аоыи])\w*|тр[её]хкратно"),
        (4, r"вчетверо"),
        (5, r"впятеро|пятикратно"),
        (6, r"вшестеро"),
        (7, r"всемеро"),
        (10, r"вдесятеро|десятикратно"),
    ),
    "uk": (
        (2, r"подво(?:їв|їл|їт|єн)\w*"),
        (3, r"[ву]тричі|[ву]троє|потро(?:їв|їл|їт|єн)\w*"),
        (4, r"[ву]четверо"),
        (5, r"[ву]п['’ʼ]ятеро"),
        (6, r"[ву]шестеро"),
        (7, r"[ву]семеро"),
        (10, r"[ву]десятеро"),
    ),
    "de": (
        (2, r"verdoppel\w*|doppelt so|das doppelte"),
        (3, r"verdreifach\w*|dreimal so|das dreifache"),
        (4, r"vervierfach\w*|viermal so|das vierfache"),
        (5, r"verfünffach\w*|fünfmal so|das fünffache"),
        (6, r"versechsfach\w*|sechsmal so|das sechsfache"),
        (10, r"verzehnfach\w*|zehnmal so|das zehnfache"),
    ),
    "pl": (
        (2, r"dwukrotnie|podwo(?:i|j)\w+"),
        (3, r"trzykrotnie|potro(?:i|j)\w+"),
        (4, r"czterokrotnie"),
        (5, r"pięciokrotnie"),
        (10, r"dziesięciokrotnie"),
    ),
}  # fmt: skip
_HINTS: Mapping[str, tuple[str, ...]] = {
    "en": ("oubl", "twice", "fold", "tripl", "trebl", "quadru"),
    "ru": ("удво", "утро", "кратно", "еро", "втрое"),
    "uk": ("подво", "потро", "еро", "тричі", "троє"),
    "de": ("fach", "doppel", "mal so"),
    "pl": ("krotnie", "podwo", "potro"),
}
_REACH = 20
_PATTERNS: Mapping[str, tuple[tuple[float, re.Pattern[str]], ...]] = {
    code: tuple(
        (value, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for value, words in times
    )
    for code, times in _TIMES.items()
}


def find_multiples(text: str, code: str) -> Iterator[Figure]:
    """Words of growth as counts of times."""
    for start, end in windows(text, _HINTS.get(code, ()), _REACH):
        for value, pattern in _PATTERNS[code]:
            for match in pattern.finditer(text, start, end):
                yield Figure("count", value, "time", None, *match.span(), match.group())
