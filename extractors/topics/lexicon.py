"""Which query words a word of a text is a form of."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from extractors.language.dictionaries import dictionary_of
from extractors.language.words import fold, stem
from extractors.topics.ast import Word

_MAX_REMEMBERED = 200_000
"""Forms remembered for each language before starting afresh: some 40 MB, a month of one language's news."""


class Lexicon:
    """The words of all queries, looked up by the forms that texts use.

    A plain word finds itself and its inflected forms: those with the same stem in the language of
    the text, those that a dictionary of that language gives (where one is installed), or written
    the same. An exact word finds only what is written as it is. A wildcard is compared with the
    folded word.
    """

    def __init__(self, words: Iterable[Word]) -> None:
        self._plain: dict[str, tuple[Word, ...]] = {}
        self._exact: dict[str, Word] = {}
        self._wild: dict[str, list[tuple[re.Pattern[str], Word]]] = defaultdict(list)
        self._stems: dict[str | None, dict[str, tuple[Word, ...]]] = {}
        self._forms: dict[str | None, dict[str, tuple[Word, ...]]] = {}
        self._remembered: dict[str | None, _Forms] = {}
        for word in dict.fromkeys(words):
            self._add(word)

    def forms(self, language: str | None) -> Mapping[str, tuple[Word, ...]]:
        """The query words that each form, as a text in `language` writes it, belongs to; any form may be asked for."""
        if language not in self._remembered:
            self._remembered[language] = _Forms(self, language)
        return self._remembered[language]

    def _add(self, word: Word) -> None:
        if word.is_exact:
            self._exact[_written(word.text)] = word
        elif word.is_wildcard:
            pattern = fold(word.text)
            prefix = re.split(r"[*?]", pattern, maxsplit=1)[0][:3]
            self._wild[prefix].append((_compiled(pattern), word))
        else:
            folded = fold(word.text)
            self._plain[folded] = (*self._plain.get(folded, ()), word)

    def look_up(self, form: str, language: str | None) -> tuple[Word, ...]:
        """The query words that one form belongs to, worked out anew."""
        folded = fold(form)
        found = dict.fromkeys(self._plain.get(folded, ()))
        stems = self._stems_in(language).get(stem(folded, language), ())
        found.update(dict.fromkeys((*stems, *self._by_dictionary(folded, language))))
        for length in (1, 2, 3):
            for pattern, word in self._wild.get(folded[:length], ()):
                if pattern.fullmatch(folded):
                    found[word] = None
        exact = self._exact.get(_written(form))
        return (*found, exact) if exact else tuple(found)

    def _by_dictionary(self, folded: str, language: str | None) -> tuple[Word, ...]:
        dictionary = dictionary_of(language) if _is_cyrillic(folded) else None
        if dictionary is None:
            return ()
        if language not in self._forms:
            forms: dict[str, tuple[Word, ...]] = {}
            for plain, words in self._plain.items():
                for key in dictionary.keys(plain) if _is_cyrillic(plain) else ():
                    forms[key] = (*forms.get(key, ()), *words)
            self._forms[language] = forms
        return self._forms[language].get(dictionary.key(folded), ())

    def _stems_in(self, language: str | None) -> dict[str, tuple[Word, ...]]:
        if language not in self._stems:
            stems: dict[str, tuple[Word, ...]] = {}
            for folded, words in self._plain.items():
                key = stem(folded, language)
                stems[key] = (*stems.get(key, ()), *words)
            self._stems[language] = stems
        return self._stems[language]


class _Forms(dict[str, tuple[Word, ...]]):
    """The forms met so far in one language with their query words; a new one is looked up when it is asked for."""

    def __init__(self, lexicon: Lexicon, language: str | None) -> None:
        super().__init__()
        self._lexicon = lexicon
        self._language = language

    def __missing__(self, form: str) -> tuple[Word, ...]:
        if len(self) >= _MAX_REMEMBERED:
            self.clear()
        found = self[form] = self._lexicon.look_up(form, self._language)
        return found

    def __reduce__(self) -> tuple[type["_Forms"], tuple[Lexicon, str | None]]:
        # What was met stays behind when a matcher travels to another process: that one meets its own.
        return _Forms, (self._lexicon, self._language)


def _is_cyrillic(word: str) -> bool:
    """Whether a word may stand in a dictionary: all that we have are of languages in Cyrillic letters."""
    return "\u0400" <= word[0] <= "\u04ff"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(re.escape(pattern).replace(r"\*", ".*").replace(r"\?", "."))


def _written(text: str) -> str:
    """A word as written but for marks that no reader sees: its folded form and where its capitals are."""
    capitals = "".join("A" if letter.isupper() else "a" for letter in text if letter.isalnum())
    return f"{fold(text)}\0{capitals}"
