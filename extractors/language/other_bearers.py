"""Surnames of known people inside the full names of others: "Ivan Smith" is not the known John Smith."""

from collections.abc import Iterable, Mapping

from extractors.language.common import is_common_word
from extractors.language.name_forms import are_forms, beginning
from extractors.language.role_words import is_modifier, is_role
from extractors.language.words import ByForm, Words, fold, is_function_word

_JOINTS = frozenset({" ", "\u00a0", "\u202f", ". ", ".", ".\u00a0"})
_MOST_BEFORE = 3
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "herr", "frau", "pan", "pani", "пан", "пани", "пані"})


class FullNames:
    """The first names of known people, which tell whose surname stands behind them."""

    def __init__(self, full_names: Iterable[tuple[str, str]]) -> None:
        """From pairs of an entity and one of its names; those of one word say nothing."""
        own: dict[str, set[str]] = {}
        alike: dict[str, set[str]] = {}
        for entity, name in full_names:
            first, _, rest = name.partition(" ")
            if rest and first[0].isupper() and not _is_title(fold(first)):
                own.setdefault(entity, set()).add(fold(first))
                alike.setdefault(beginning(fold(first)), set()).add(fold(first))
        self._own: Mapping[str, set[str]] = own
        self._alike: Mapping[str, set[str]] = alike
        self._is_first = ByForm(self._is_known_first)

    def is_another(
        self, words: Words, index: int, entity: str, language: str | None, *, is_known: bool
    ) -> bool:
        """Whether the surname of `entity` at a word of a text belongs to a full name of somebody else.

        So it is behind a first name that people of the names file have, behind an initial that is not
        its own, and behind another word with a capital inside a sentence, except in German, where any
        noun has one. `is_known`: the word before is a name of its own, as a country is.
        """
        before = _names_before(words, index)
        if not before or any(self._is_own(word, entity) for word in before):
            return False
        nearest = before[0]
        if len(nearest) == 1 or self._is_first[nearest]:
            return True
        if is_known or language in {"de", None} or nearest.isupper():
            return False
        return _is_inside(words, index - 1) and not _says_what(fold(nearest), language)

    def _is_own(self, word: str, entity: str) -> bool:
        own, folded = self._own.get(entity, ()), fold(word)
        if len(word) == 1:
            return not own or any(first.startswith(folded) for first in own)
        return any(are_forms(first, folded) for first in own)

    def _is_known_first(self, form: str) -> bool:
        folded = fold(form)
        return any(are_forms(first, folded) for first in self._alike.get(beginning(folded), ()))


def _names_before(words: Words, index: int) -> list[str]:
    """The words with capitals right before one, the nearest first; initials among them."""
    found: list[str] = []
    for at in range(index - 1, max(-1, index - 1 - _MOST_BEFORE), -1):
        form, following = words.forms[at], words.starts[at + 1]
        gap = words.text[words.starts[at] + len(form) : following]
        # An initial has its point: a letter without one is a preposition ("З", "A").
        is_joined = gap in _JOINTS and (len(form) == 1) == ("." in gap)
        if not is_joined or not form[0].isupper() or form.endswith(("'s", "’s")):
            break
        found.append(form)
    return found


def _is_inside(words: Words, index: int) -> bool:
    """Whether a word in small letters stands right before one: no sentence and no heading of capitals begins here."""
    if index < 1:
        return False
    before = words.forms[index - 1]
    gap = words.text[words.starts[index - 1] + len(before) : words.starts[index]]
    return gap == " " and before[0].islower()


def _says_what(folded: str, language: str | None) -> bool:
    """Whether a word before a surname says what somebody is, or is no name for another reason."""
    return _is_title(folded) or is_modifier(folded) or is_common_word(folded, language)


def _is_title(folded: str) -> bool:
    return folded in _TITLES or is_role(folded) or is_function_word(folded, None)
