"""Spans of capitalised words that are likely names, without any list of names."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from extractors.language.detect import detect_language
from extractors.language.sentences import split_sentences
from extractors.language.speech_words import BETWEEN, LEADING
from extractors.language.word_lists import word_set
from extractors.language.words import Token, end_of_name, is_function_word, tokenize
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
    for sentence, tokens in _tokens_by_sentence(text, language):
        if _is_title_case(sentence.text, tokens, language):
            continue
        for first, end in _runs(text, tokens, language):
            is_alone = end - first == 1
            if is_alone and language == "de" and not _is_acronym(tokens[first].text):
                continue
            skipped = _opens_before_a_name(text, tokens, first, end, language)
            span = tokens[first + skipped].start, end_of_name(text, tokens[end - 1])
            (opening if is_alone and _opens(text, tokens, first) else spans).append(span)
    inside = {text[start:end] for start, end in spans}
    return tuple(sorted(spans + [span for span in opening if text[slice(*span)] in inside]))


def _tokens_by_sentence(
    text: str, language: str | None
) -> Iterator[tuple[Sentence, tuple[Token, ...]]]:
    """Each sentence with its tokens, whose places are those in the text."""
    tokens, first = tokenize(text), 0
    for sentence in split_sentences(text, language=language):
        end = bisect_left(tokens, sentence.end, lo=first, key=lambda token: token.start)
        yield sentence, tokens[first:end]
        first = end


def _is_title_case(text: str, tokens: tuple[Token, ...], language: str | None) -> bool:
    """Whether a heading writes nearly all its words with capitals; German ones do anyway."""
    if text.endswith(_SENTENCE_ENDS):
        return False
    words = [
        token.text
        for token in tokens
        if token.text[0].isalpha() and not is_function_word(token.folded, language)
    ]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= _TITLE_WORDS and capitals >= _TITLE_CASE * len(words)


def _runs(text: str, tokens: tuple[Token, ...], language: str | None) -> Iterator[_Span]:
    """Token ranges of capitalised words side by side, particles between them included."""
    particles = _GERMAN_PARTICLES if language == "de" else _PARTICLES
    calendar = _FIRST_NAMES.get(language or "", _CALENDAR)
    index = 0
    while index < len(tokens):
        if not _is_capitalised(tokens[index]) or _is_plain(tokens[index], language, calendar):
            index += 1
            continue
        end = _run_end(text, tokens, index, particles, calendar)
        yield index, end
        index = end


def _run_end(
    text: str,
    tokens: tuple[Token, ...],
    first: int,
    particles: frozenset[str],
    calendar: frozenset[str],
) -> int:
    end = at = first + 1
    while at < len(tokens) and _are_joined(text, tokens[at - 1], tokens[at]):
        if tokens[at - 1].text.endswith(("'s", "’s")):
            break
        if _is_capitalised(tokens[at]) and tokens[at].folded not in calendar:
            end = at + 1
        elif tokens[at].folded not in particles:
            break
        at += 1
    return end


def _are_joined(text: str, token: Token, following: Token) -> bool:
    # Most are parted by one space, and a pattern costs ten times as much as that comparison.
    gap = text[token.end : following.start]
    return gap == " " or _JOINT.fullmatch(gap) is not None


def _is_capitalised(token: Token) -> bool:
    return token.text[0].isupper()


def _is_plain(token: Token, language: str | None, calendar: frozenset[str]) -> bool:
    """Whether a capital says nothing here: "I", a weekday, an adverb or function word that opens a sentence."""
    if token.folded in calendar or token.folded in BETWEEN or token.folded in LEADING:
        return True
    return is_function_word(token.folded, language) and not _is_acronym(token.text)


def _opens_before_a_name(
    text: str, tokens: tuple[Token, ...], first: int, end: int, language: str | None
) -> bool:
    """Whether the first of three capitals is only that of a sentence: "Wczoraj Anna Berg".

    Not in English: few of its sentences begin so, and its offices have capitals throughout.
    """
    if (
        end - first != _WORD_AND_NAME
        or language not in _OTHER_LANGUAGES
        or not _opens(text, tokens, first)
    ):
        return False
    return not tokens[first + 1].folded.endswith(_PATRONYMICS) and all(
        text[tokens[at - 1].end : tokens[at].start] == " " and _is_capitalised(tokens[at])
        for at in range(first + 1, end)
    )


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _opens(text: str, tokens: tuple[Token, ...], first: int) -> bool:
    """Whether a sentence, a quotation or a part after a colon begins with this token."""
    if _is_acronym(tokens[first].text):
        return False
    start = tokens[first].start
    return first == 0 or _QUOTE_OR_COLON.search(text, max(0, start - 4), start) is not None
