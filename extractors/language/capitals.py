"""Spans of capitalised words that are likely names, without any list of names."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import compress

from extractors.language.detect import detect_language
from extractors.language.sentences import split_sentences
from extractors.language.speech_words import BETWEEN, LEADING
from extractors.language.word_lists import word_set
from extractors.language.words import ByForm, Words, end_of_name, fold, is_function_word, read_words
from extractors.model import Sentence

_PARTICLES = word_set("of de da del di du la le van von der den al el bin ibn")
# "der" joins any two German nouns.
_GERMAN_PARTICLES = word_set("von van zu")
_CALENDAR = word_set("""monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
    mr mrs ms dr gmt""")
# A first name in these languages, the short form of a month in English.
_FIRST_NAMES = {"de": _CALENDAR - {"jan"}, "pl": _CALENDAR - {"jan"}}
_JOINT = re.compile(r"[ \u00a0\u202f]|[-–'’]|\. ?")
_QUOTE_OR_COLON = re.compile('["“„«:]\\s*$')
_WORD_AND_NAME = 3
_OTHER_LANGUAGES = frozenset({"ru", "uk", "pl", "de"})
_PATRONYMICS = ("ович", "евич", "йович", "овна", "евна", "івна", "ївна", "ична", "ич")
_TITLE_CASE = 0.8
_TITLE_WORDS = 4
_SENTENCE_ENDS = (".", "!", "?", "…", "”", '"', "»")

_Span = tuple[int, int]


def capitalised_spans(text: str) -> tuple[_Span, ...]:
    """Places of runs of capitalised words that are not only there because a sentence begins.

    In German, where all nouns have capitals, only runs of two words and acronyms count.
    """
    language = detect_language(text)
    spans: list[_Span] = []
    opening: list[_Span] = []
    tokens = read_words(text)
    for sentence, begin, behind in _by_sentence(text, tokens, language):
        if _is_title_case(sentence.text, tokens, begin, behind, language):
            continue
        for first, end in _runs(text, tokens, begin, behind, language):
            is_alone = end - first == 1
            if is_alone and language == "de" and not _is_acronym(tokens[first].text):
                continue
            skipped = _opens_before_a_name(tokens, first, end, language, begin)
            span = tokens.starts[first + skipped], end_of_name(text, tokens[end - 1])
            (opening if is_alone and _opens(text, tokens, first, begin) else spans).append(span)
    inside = {text[start:end] for start, end in spans}
    return tuple(sorted(spans + [span for span in opening if text[slice(*span)] in inside]))


def _by_sentence(
    text: str, tokens: Words, language: str | None
) -> Iterator[tuple[Sentence, int, int]]:
    """Each sentence with the index of its first token, and of the one behind its last."""
    first = 0
    for sentence in split_sentences(text, language=language):
        end = bisect_left(tokens.starts, sentence.end, lo=first)
        yield sentence, first, end
        first = end


def _is_title_case(text: str, tokens: Words, begin: int, behind: int, language: str | None) -> bool:
    """Whether a heading writes nearly all its words with capitals; German ones do anyway."""
    if text.endswith(_SENTENCE_ENDS):
        return False
    words = [
        form
        for form in tokens.forms[begin:behind]
        if form[0].isalpha() and not is_function_word(fold(form), language)
    ]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= _TITLE_WORDS and capitals >= _TITLE_CASE * len(words)


def _runs(
    text: str, tokens: Words, begin: int, behind: int, language: str | None
) -> Iterator[_Span]:
    """Token ranges of capitalised words side by side, particles between them included."""
    free = begin
    begins = map(_openers(language).__getitem__, tokens.forms[begin:behind])
    for index in compress(range(begin, behind), begins):
        if index < free:
            continue
        free = _run_end(text, tokens, index, behind, language)
        yield index, free


def _run_end(
    text: str,
    tokens: Words,
    first: int,
    behind: int,
    language: str | None,
) -> int:
    particles = _GERMAN_PARTICLES if language == "de" else _PARTICLES
    calendar = _FIRST_NAMES.get(language or "", _CALENDAR)
    end = at = first + 1
    while at < behind and _follows(text, tokens, at):
        if tokens.forms[at - 1].endswith(("'s", "’s")):
            break
        form = tokens.forms[at]
        folded = fold(form)
        if form[0].isupper() and folded not in calendar:
            end = at + 1
        elif folded not in particles:
            break
        at += 1
    return end


def _follows(text: str, tokens: Words, at: int) -> bool:
    """Whether a token is joined to the one before it."""
    # Most are parted by one space, and a pattern costs ten times as much as that comparison.
    gap = text[tokens.starts[at - 1] + len(tokens.forms[at - 1]) : tokens.starts[at]]
    return gap == " " or _JOINT.fullmatch(gap) is not None


@cache
def _openers(language: str | None) -> ByForm[bool]:
    """Whether a name may begin with a word as it is written."""
    calendar = _FIRST_NAMES.get(language or "", _CALENDAR)
    return ByForm(lambda form: form[0].isupper() and not _is_plain(form, language, calendar))


def _is_plain(form: str, language: str | None, calendar: frozenset[str]) -> bool:
    """Whether a capital says nothing here: "I", a weekday, an adverb or function word that opens a sentence."""
    folded = fold(form)
    if folded in calendar or folded in BETWEEN or folded in LEADING:
        return True
    return is_function_word(folded, language) and not _is_acronym(form)


def _opens_before_a_name(
    tokens: Words, first: int, end: int, language: str | None, begin: int
) -> bool:
    """Whether the first of three capitals is only that of a sentence: "Wczoraj Anna Berg".

    Not in English: few of its sentences begin so, and its offices have capitals throughout.
    """
    if (
        end - first != _WORD_AND_NAME
        or language not in _OTHER_LANGUAGES
        or not _opens(tokens.text, tokens, first, begin)
    ):
        return False
    return not tokens[first + 1].folded.endswith(_PATRONYMICS) and all(
        tokens.text[tokens[at - 1].end : tokens[at].start] == " " and tokens.forms[at][0].isupper()
        for at in range(first + 1, end)
    )


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _opens(text: str, tokens: Words, first: int, begin: int) -> bool:
    """Whether a sentence (from token `begin`), a quotation or a part after a colon begins with this token."""
    if _is_acronym(tokens.forms[first]):
        return False
    start = tokens.starts[first]
    return first == begin or _QUOTE_OR_COLON.search(text, max(0, start - 4), start) is not None
