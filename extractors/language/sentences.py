"""Sentences with their places: full stops that end one, told from those that do not."""

import re
from collections.abc import Iterator
from functools import lru_cache

from extractors.language.abbreviations import (
    BEFORE_MORE,
    BEFORE_NUMBER,
    EITHER,
    IN_YEAR,
    YEAR_WORDS,
)
from extractors.language.speech_words import VERBS
from extractors.language.stopwords import ALL_FUNCTION_WORDS
from extractors.model import Sentence

_LINE = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_STOP = re.compile(r"[.!?…]+[\"'”’»“›)\]]*(?=\s)")
_OPENING = "\"'“„‚‘«‹([—–-•"
_WORD_BEFORE = re.compile(r"[^\s\"'“„«‹(\[]+$")
_WORD = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]$")
_LIST_MARKER = re.compile(r"[\s•*–-]*\(?(?:\d{1,3}|[^\W\d_])$")
_ORDINAL = re.compile(r"(?<!\S)\d{1,2}$")
# After a question or cry in quotation marks: "Why?" Smith asked. There the sentence goes on.
_ATTRIBUTION = re.compile(
    rf"(?:[^\W\d_][\w.'’-]*\s+){{1,4}}(?:{'|'.join(sorted(VERBS['en'] | {'asked', 'replied'}))})\b"
)
_READ_BACK = 24
_CLAUSE_WITH_YEAR = 5
_READ_ON = 80


# Several rooms ask for the sentences of the same text within a moment.
@lru_cache(maxsize=64)
def split_sentences(text: str, *, language: str | None = None) -> tuple[Sentence, ...]:
    """The sentences of a text, in order, without the white space around them.

    A line is a block, so no sentence runs across a newline, and a heading without a stop is one.
    Nothing but white space lies between two sentences.
    """
    return tuple(
        sentence
        for line in _LINE.finditer(text)
        for sentence in _split_line(text, line.start(), line.end(), language)
    )


def _split_line(text: str, start: int, end: int, language: str | None) -> Iterator[Sentence]:
    for stop in _STOP.finditer(text, start, end):
        if stop.start() >= start and _ends_sentence(text, start, stop, end, language):
            yield from _trimmed(text, start, stop.end())
            start = stop.end()
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Sentence]:
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        place = start + len(piece) - len(piece.lstrip())
        yield Sentence(bare, place, place + len(bare))


def _ends_sentence(
    text: str, start: int, stop: re.Match[str], end: int, language: str | None
) -> bool:
    following = text[stop.end() : min(end, stop.end() + _READ_ON)].lstrip()
    opened = following.lstrip(_OPENING + " \u00a0\u202f")
    if opened[:1].islower():
        return False
    marks = stop.group()
    if marks[0] != "." or marks.startswith(".."):
        return not (marks[-1] in "\"'”’»“" and _ATTRIBUTION.match(following))
    if len(marks) > 1:
        return True
    if opened[:1].isupper() and _closes_with_year(text, start, stop.start()):
        return True
    before = text[max(start, stop.start() - _READ_BACK) : stop.start()]
    return not _is_abbreviation(before, following, language, at_start=len(before) < _READ_BACK)


def _closes_with_year(text: str, start: int, end: int) -> bool:
    """Whether a clause ends with a year and its short word: "Это было в 2025 г. Суд молчал", not "В 2025 г. суд ..."."""
    if text[end - 1 : end] not in YEAR_WORDS:
        return False
    words = text[start:end].split()
    return (
        len(words) >= _CLAUSE_WITH_YEAR
        and words[-1] in YEAR_WORDS
        and words[-2].isdigit()
        and words[-3] in IN_YEAR
    )


def _is_abbreviation(before: str, following: str, language: str | None, *, at_start: bool) -> bool:
    match = _WORD_BEFORE.search(before)
    word = match.group() if match else ""
    code = language or ("ru" if word and "\u0400" <= word[0] <= "\u04ff" else "en")
    is_street = code == "de" and word.endswith("str")
    if following[:1].isdigit() and (word in BEFORE_NUMBER or is_street):
        return True
    if at_start and _LIST_MARKER.fullmatch(before):
        return True
    if word in BEFORE_MORE.get(code, BEFORE_MORE["en"]):
        return True
    may_end = (
        word in EITHER.get(code, EITHER["en"])
        or (_INITIALS.fullmatch(word) is not None and word[0].isupper())
        or (code == "de" and _ORDINAL.search(before) is not None)
    )
    return may_end and not _starts_sentence(following)


def _starts_sentence(following: str) -> bool:
    """Whether the text goes on with a word that hardly stands with a capital elsewhere ("The", "Он")."""
    match = _WORD.match(following.lstrip(_OPENING))
    if not match or match.group().lower() not in ALL_FUNCTION_WORDS:
        return False
    is_initial = len(match.group()) == 1 and following[match.end() : match.end() + 1] == "."
    return not is_initial
