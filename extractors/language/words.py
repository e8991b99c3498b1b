"""Words: tokens with their places, folding, stems, and which words carry meaning."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from extractors.language.inflection import STEMMERS
from extractors.language.stopwords import ALL_FUNCTION_WORDS, FUNCTION_WORDS

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
# Accents that no letter takes up in NFC are stress marks of dictionaries and school books.
_DROPPED = {ord(character): None for character in _INVISIBLE + "\u0300\u0301"}
_FOLDED = {ord("ё"): "е", **{ord(mark): "'" for mark in "’‘ʼʹ`´′"}}
_WORD_LETTER = rf"(?:[^\W_]|[\u0300-\u036f{_INVISIBLE}])"
_TOKEN = re.compile(
    rf"\d+(?:[.,]\d+)+(?![^\W_])|[^\W_]{_WORD_LETTER}*(?:['’ʼ][^\W_]{_WORD_LETTER}*)*"
)


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


def written_words(text: str) -> list[str]:
    """The texts of the tokens of a text, in order: all that is needed to look words up, at a third of the cost."""
    return _TOKEN.findall(text)


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
