"""Which language a text is written in."""

import re
from functools import cache, lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

LANGUAGES = ("en", "ru", "uk", "de", "pl", "fr", "es")
_READ = 400
_ENOUGH_LETTERS = 15
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_RUSSIAN = re.compile("[ыэъёЫЭЪЁ]")


@lru_cache(maxsize=64)
def detect_language(text: str, *, declared: str | None = None) -> str | None:
    """The ISO 639-1 code of one of `LANGUAGES`, from the first 400 characters.

    None for another script, and when fewer than 15 letters leave it open and `declared` (any
    language tag) is not among them either. A language outside the set gets its nearest relative.
    """
    start = text[:_READ]
    letters = len(_LETTER.findall(start))
    cyrillic = 2 * len(_CYRILLIC.findall(start)) > letters
    by_letters = _cyrillic_language(start) if cyrillic else None
    if by_letters:
        return by_letters
    if letters < _ENOUGH_LETTERS:
        return _known_code(declared)
    if not cyrillic and 2 * len(_LATIN.findall(start)) <= letters:
        return None
    # A name quoted in the other script says nothing about the language around it.
    return str(_identifier().classify((_LATIN if cyrillic else _CYRILLIC).sub("", start))[0])


def language_conflict(detected: str | None, declared: str | None) -> str | None:
    """Why a page's claim about its language is not believed; None where it fits, or says nothing we can tell.

    Letters and words outrank the claim: pages of a foreign desk often keep the language of their template.
    """
    claimed = _known_code(declared)
    if claimed is None or detected is None or claimed == detected:
        return None
    return f"the page says its language is {claimed}; its words say {detected}"


def _cyrillic_language(text: str) -> str | None:
    """`uk` or `ru` by the letters that only one of them has; None on a tie."""
    ukrainian, russian = len(_UKRAINIAN.findall(text)), len(_RUSSIAN.findall(text))
    if ukrainian == russian:
        return None
    return "uk" if ukrainian > russian else "ru"


def _known_code(tag: str | None) -> str | None:
    code = (tag or "").replace("_", "-").split("-")[0].lower()
    return code if code in LANGUAGES else None


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(LANGUAGES))
    return identifier
