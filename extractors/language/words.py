"""Words: tokens with their places, folding, stems, and which words carry meaning."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeVar, overload

from extractors.language.inflection import STEMMERS
from extractors.language.stopwords import ALL_FUNCTION_WORDS, FUNCTION_WORDS

T = TypeVar("T")
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
# Accents that no letter takes up in NFC are stress marks of dictionaries and school books.
_DROPPED = {ord(character): None for character in _INVISIBLE + "\u0300\u0301"}
_FOLDED = {ord("ё"): "е", **{ord(mark): "'" for mark in "’‘ʼʹ`´′"}}
_MARK = rf"[\u0300-\u036f{_INVISIBLE}]"
# Possessive, as no shorter match could go on: every text is read with this, and it halves the time.
_RUN = rf"[^\W_]++(?:{_MARK}++[^\W_]*+)*+"
_TOKEN = re.compile(rf"\d+(?:[.,]\d+)+(?![^\W_])|{_RUN}(?:['’ʼ]{_RUN})*+")
_MOST_FORMS = 100_000


class Token(NamedTuple):
    """A word or number as written, its place, and its form for comparison."""

    text: str
    start: int
    end: int
    folded: str


# Several rooms ask for the tokens of the same text within a moment.
@lru_cache(maxsize=256)
def tokenize(text: str) -> tuple[Token, ...]:
    """The words and numbers of a text, in order.

    Parts of a compound with a hyphen are tokens of their own; an apostrophe inside a word and the
    separators inside a number ("1,200.5") stay.
    """
    new = tuple.__new__  # the named constructor costs as much as all the rest
    return tuple(
        [
            new(Token, (word := match.group(), *match.span(), fold(word)))
            for match in _TOKEN.finditer(text)
        ]
    )


class Words(Sequence[Token]):
    """The tokens of a text, each made when it is asked for: most are only looked up as written (`forms`)."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.forms: list[str] = _TOKEN.findall(text)

    @cached_property
    def starts(self) -> list[int]:
        """Where each word begins."""
        starts, at, find = [], 0, self.text.index
        for form in self.forms:
            # Nothing that stands between two words has a letter or digit in it, so the next one is the word.
            at = find(form, at)
            starts.append(at)
            at += len(form)
        return starts

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Token, ...]: ...
    def __getitem__(self, index: int | slice) -> Token | tuple[Token, ...]:
        if isinstance(index, slice):
            return tuple(self[each] for each in range(*index.indices(len(self.forms))))
        form, start = self.forms[index], self.starts[index]
        # The named constructor costs as much as all the rest.
        return tuple.__new__(Token, (form, start, start + len(form), fold(form)))

    def __len__(self) -> int:
        return len(self.forms)


@lru_cache(maxsize=64)
def read_words(text: str) -> Words:
    """What `tokenize` gives, at a quarter of the cost where only some of the tokens are looked at."""
    return Words(text)


class ByForm(dict[str, T]):
    """What is known of each form that texts have used so far; a new one is worked out when it is asked for."""

    def __init__(self, work_out: Callable[[str], T]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, form: str) -> T:
        if len(self) >= _MOST_FORMS:
            self.clear()
        found = self[form] = self._work_out(form)
        return found

    def __reduce__(self) -> tuple[type["ByForm[T]"], tuple[Callable[[str], T]]]:
        return ByForm, (self._work_out,)


def end_of_name(text: str, last: Token) -> int:
    """Where a name ends whose last token is `last`: before a possessive, after the last point of "U.S."."""
    if last.text.endswith(("'s", "’s")):
        return last.end - 2
    is_initial = len(last.text) == 1 and text[max(0, last.start - 1) : last.start] == "."
    return last.end + 1 if is_initial and text[last.end : last.end + 1] == "." else last.end


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """The form in which words are compared.

    Lower case, NFC, plain apostrophes, ё as е; soft hyphens, zero-width characters and stress
    marks are gone, so offsets may shift.
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    composed = unicodedata.normalize("NFC", text.translate({0xAD: None}))
    return unicodedata.normalize("NFC", composed.translate(_DROPPED).lower()).translate(_FOLDED)


@lru_cache(maxsize=65_536)
def stem(word: str, language: str | None) -> str:
    """The part of a folded word that its inflected forms share.

    English loses plural, possessive, -ed and -ing but no derivation; Ukrainian goes through our own
    endings, the other five languages through Snowball. None goes by the letters of the word.
    """
    bare = word[:-2] if word.endswith("'s") else word.rstrip("'")
    stemmer = STEMMERS.get(language or _script_language(bare))
    return stemmer(bare) if stemmer and bare.isalpha() else bare


def is_function_word(word: str, language: str | None) -> bool:
    """Whether a folded word only holds a sentence together; None asks the lists of all languages."""
    return word in FUNCTION_WORDS.get(language or "", ALL_FUNCTION_WORDS)


def content_stems(text: str, language: str | None) -> tuple[str, ...]:
    """Stems of all words and numbers that carry meaning, in order, repetitions kept."""
    return tuple(
        stem(token.folded, language)
        for token in tokenize(text)
        if not is_function_word(token.folded, language)
    )


def _script_language(word: str) -> str:
    """The language whose endings fit an unlabelled word best: by its letters."""
    if not word or not "\u0400" <= word[0] <= "\u04ff":
        return "en"
    return "uk" if any(letter in word for letter in "іїєґ'") else "ru"
