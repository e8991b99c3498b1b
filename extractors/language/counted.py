"""What a number counts: the noun after it, as far as word order and endings show it."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from extractors.language.quantities import after_gap
from extractors.language.units import MEASURE
from extractors.language.word_lists import word_set
from extractors.language.words import fold, is_function_word, stem

_NEXT = re.compile(r"[ \u00a0\u202f]?([^\W\d_][\w'’ʼ-]*)")
_READ_ON = 3
_PLURALS = word_set(
    "men women children police troops cattle sheep fish aircraft data feet teeth crew staff personnel spacecraft"
)
_STATES = word_set("dead killed wounded injured missing hurt arrested detained displaced")
_PASSIVE = re.compile(r" (?:were|was|are|have been|had been) ([a-z]+)")
_PASSED_OVER = word_set(
    "more further full long other extra additional straight consecutive whole entire working calendar nautical metric"
    " weitere ganze volle"
)
_NO_PLURAL = re.compile("(?:ss|us|is)$")
_ADJECTIVE = {
    "ru": re.compile("(?:ых|их|ого|его|ой|ый|ий|ая|ую|ое|ые|ие|ыми|ими)$"),
    "uk": re.compile("(?:их|ого|ої|ий|ій|ими|ські|цькі|ьні|ові)$"),
    "pl": re.compile("(?:ych|ich|ego|ej|ymi|imi|skie|ckie|owe|czne)$"),
}
_VERB = {
    "ru": re.compile("(?:ли|ла|ло|ть|ют|ет|ут|ит|ат|ят|лись|лся|лось|ся|.{3}[ая]л|.{4}ил)$"),
    "uk": re.compile("(?:ли|ла|ло|ти|ють|є|уть|ить|ать|лися|вся|лось|ся)$"),
    "pl": re.compile("(?:li|ła|ło|ły|ć|ją|się|no|to|.{4}[aiyęą]ł)$"),
}


def counted_noun(text: str, position: int, code: str) -> tuple[str, int] | None:
    """Unit and end of the noun that a number ending at `position` counts, or None.

    Adjectives between number and noun are passed over ("12 new ships"); measures of time,
    length, weight and people have the same unit in all languages (`units.MEASURE`).
    """
    start = after_gap(text, position)
    words = tuple(islice(_words_after(text, start, code), _READ_ON))
    for place in _measure_places(start, words, code):
        measure = MEASURE.match(text, place)
        if measure and measure.lastgroup:
            return measure.lastgroup.replace("_", " "), measure.end()
    noun = _english(words) if code == "en" else _by_language(words, code)
    if noun is None and code == "en":
        passive = _PASSIVE.match(text, position)
        noun = passive if passive and passive.group(1) in _STATES else None
    return (stem(fold(noun.group(1)), code), noun.end(1)) if noun else None


def _measure_places(start: int, words: tuple[re.Match[str], ...], code: str) -> Iterator[int]:
    """Where a measure may stand: right after the number, or past adjectives ("24 more hours")."""
    yield start
    for word, following in pairwise(words):
        name = word.group(1)
        adjective = _ADJECTIVE.get(code)
        if name.lower() not in _PASSED_OVER and not (adjective and adjective.search(name)):
            return
        yield following.start(1)


def _words_after(text: str, position: int, code: str) -> Iterator[re.Match[str]]:
    """The words after a number up to punctuation or a function word."""
    while match := _NEXT.match(text, position):
        if is_function_word(fold(match.group(1)), code):
            return
        yield match
        position = match.end()


def _english(words: tuple[re.Match[str], ...]) -> re.Match[str] | None:
    """The first plural, or the second of two ("measles cases"); else people by their state ("12 dead")."""
    plurals = [index for index, word in enumerate(words) if _is_plural(word.group(1).lower())]
    if not plurals:
        return next((word for word in words[:1] if word.group(1) in _STATES), None)
    first = plurals[0]
    return words[first + 1] if first + 1 in plurals else words[first]


def _is_plural(word: str) -> bool:
    return word in _PLURALS or (word.endswith("s") and not _NO_PLURAL.search(word))


def _by_language(words: tuple[re.Match[str], ...], code: str) -> re.Match[str] | None:
    if code == "de":
        return next((word for word in words if word.group(1)[0].isupper()), None)
    if code not in _ADJECTIVE:
        return words[0] if words else None
    nouns = (
        word
        for word in words
        if not _ADJECTIVE[code].search(word.group(1)) and not _is_verb(word, code)
    )
    return next(nouns, words[0] if words and not _is_verb(words[0], code) else None)


def _is_verb(word: re.Match[str], code: str) -> bool:
    return _VERB[code].search(word.group(1)) is not None
