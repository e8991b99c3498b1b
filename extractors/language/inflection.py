"""One stemmer for each language: a function from a folded word to its stem."""

from collections.abc import Callable, Mapping

import Stemmer

from extractors.language.stem_english import stem_english
from extractors.language.stem_ukrainian import stem_ukrainian

_SHORTEST = 3


def _snowball(algorithm: str) -> Callable[[str], str]:
    # `words.stem` caches; a second cache inside would only cost memory.
    stemmer = Stemmer.Stemmer(algorithm, 0)

    def stem_word(word: str) -> str:
        # "Киев" looks like a plural of "ки" to Snowball, its other cases do not.
        shortened = str(stemmer.stemWord(word))
        return shortened if len(shortened) >= _SHORTEST else word

    return stem_word


STEMMERS: Mapping[str, Callable[[str], str]] = {
    "en": stem_english,
    "uk": stem_ukrainian,
    "ru": _snowball("russian"),
    "de": _snowball("german"),
    "pl": _snowball("polish"),
    "fr": _snowball("french"),
    "es": _snowball("spanish"),
}
