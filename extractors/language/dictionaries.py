"""Word forms from dictionaries, for languages whose endings rules tell badly. Both are optional extras.

Russian: pymorphy3 (`writethru[ru]`), all forms of all words that a form may belong to. Ukrainian:
simplemma (`writethru[uk]`), the dictionary form. Without them `words.stem` tells forms alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from extractors.language.words import fold

EXTRAS: Mapping[str, str] = {"ru": "pymorphy3", "uk": "simplemma"}
"""The package that each extra brings."""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """`keys` of a folded word in a query and the `key` of one in a text: the word is found where they meet."""

    keys: Callable[[str], frozenset[str]]
    key: Callable[[str], str]


@cache
def dictionary_of(language: str | None) -> Dictionary | None:
    """The dictionary of a language; None where there is none or its extra is not installed."""
    package = EXTRAS.get(language or "")
    if package is None or find_spec(package) is None:
        return None
    return _MAKERS[package]()


def _russian() -> Dictionary:
    analyzer: Any = import_module("pymorphy3").MorphAnalyzer()

    # Each matcher asks for the forms of the same query words.
    @lru_cache(maxsize=65_536)
    def all_forms(word: str) -> frozenset[str]:
        forms = (form.word for parse in analyzer.parse(word) for form in parse.lexeme)
        return frozenset({word, *map(fold, forms)})

    return Dictionary(keys=all_forms, key=str)


def _ukrainian() -> Dictionary:
    lemmatize: Any = import_module("simplemma").lemmatize

    @lru_cache(maxsize=65_536)
    def lemma(word: str) -> str:
        return fold(str(lemmatize(word, lang="uk")))

    return Dictionary(keys=lambda word: frozenset({lemma(word)}), key=lemma)


_MAKERS: Mapping[str, Callable[[], Dictionary]] = {"pymorphy3": _russian, "simplemma": _ukrainian}
