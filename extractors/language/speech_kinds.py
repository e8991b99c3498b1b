"""What a verb of speech does: denies, asks, proposes or warns; all others just say. Folded beginnings, as data."""

from collections.abc import Mapping

from extractors.language.speech_words import DENIALS
from extractors.language.word_lists import word_set

ASKS: Mapping[str, tuple[str, ...]] = {
    "en": ("ask", "urg", "demand", "call", "appeal", "request"),
    "ru": ("призва", "призыва", "попросил", "потребова", "требу", "спросил"),
    "uk": ("заклик", "закликав", "попросив", "попросил", "вимага", "запита"),
    "de": ("forder", "fragt", "bat", "verlangt", "appellier"),
    "pl": ("wezwa", "wzywa", "apel", "zaapel", "popros", "zażąda", "zapyta", "domaga"),
}
PROPOSES: Mapping[str, tuple[str, ...]] = {
    "en": ("propos", "suggest", "offer"),
    "ru": ("предлож", "предлага"),
    "uk": ("запропонува", "пропону"),
    "de": ("schlug", "schlägt", "vorgeschlagen"),
    "pl": ("zapropon", "propon"),
}
WARNS: Mapping[str, tuple[str, ...]] = {
    "en": ("warn", "caution"),
    "ru": ("предупре", "предостере"),
    "uk": ("попередж", "попереди", "застер"),
    "de": ("warn",),
    "pl": ("ostrze", "ostrzeg", "przestrz"),
}
# What may stand between a verb of speech and what it reports.
OPENERS = word_set("that что что, що dass daß że iż if whether ли чи ob czy")


def kind_of(verb: str, language: str, *, is_denial: bool) -> str:
    """`denied`, `asked`, `proposed`, `warned` or `said`, for a folded verb or source phrase."""
    if is_denial or verb in DENIALS[language]:
        return "denied" if is_denial else "said"
    for kind, table in (("asked", ASKS), ("proposed", PROPOSES), ("warned", WARNS)):
        if verb.startswith(table[language]):
            return kind
    return "said"
