"""Who says what a sentence reports: the outermost speaker, by verbs of speech and word order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.language.speakers import Phrases, Span
from extractors.language.speech_words import (
    AMBIGUOUS,
    BASE_FORMS,
    BE,
    BETWEEN,
    DENIALS,
    NOT,
    SOURCES,
    VERBS,
)
from extractors.language.word_lists import covered, word_set
from extractors.language.words import end_of_name, tokenize

_BREAK = re.compile('[,"”’“»–—]')
_CLOSED = re.compile(r"[^\s'’-]")
_PREPOSITIONS = word_set("in on at to during after before by from as when while")
_CALLS = frozenset({"calls", "called", "calling"})
# Source phrases in words, by the first of them.
_SOURCES = {
    code: {
        first: [phrase.split() for phrase in phrases if phrase.split()[0] == first]
        for first in {phrase.split()[0] for phrase in phrases}
    }
    for code, phrases in SOURCES.items()
}
_AUXILIARIES = frozenset({"has", "have", "had"})


@dataclass(frozen=True, slots=True)
class Speech:
    """That a sentence reports a statement.

    `speaker` is as written, pronouns too; None when nobody is named. `verb` is the folded verb or
    source phrase. `is_denial`: the speaker says that the rest is wrong. `start` and `end` are the
    place of the speaker, or of the verb without one; `verb_start` and `verb_end` that of the verb.
    """

    speaker: str | None
    verb: str
    is_denial: bool
    start: int
    end: int
    verb_start: int = 0
    verb_end: int = 0


@dataclass(frozen=True, slots=True)
class _Cue:
    """A verb or source phrase: tokens `first` to `last`, both inclusive."""

    verb: str
    first: int
    last: int
    is_denial: bool = False
    is_source: bool = False


def find_speech(sentence: str, *, language: str | None = "en") -> Speech | None:
    """The outermost reported statement of a sentence, or None when the text speaks for itself.

    "X did not say" reports nothing; "X did not deny" does, and is no denial.
    """
    code = covered(language, VERBS)
    phrases = Phrases(sentence, tokenize(sentence), code)
    nameless = None
    for cue in _cues(phrases):
        speaker = _speaker(phrases, cue)
        if speaker:
            return _speech(phrases, cue, speaker)
        nameless = nameless or cue
    return _speech(phrases, nameless, None) if nameless else None


def _speech(phrases: Phrases, cue: _Cue, speaker: Span | None) -> Speech:
    first, end = speaker or (cue.first, cue.last + 1)
    start = phrases.tokens[first].start
    stop = end_of_name(phrases.text, phrases.tokens[end - 1])
    name = phrases.text[start:stop] if speaker else None
    verb = phrases.tokens[cue.first].start, phrases.tokens[cue.last].end
    return Speech(name, cue.verb, cue.is_denial, start, stop, *verb)


def _cues(phrases: Phrases) -> Iterator[_Cue]:
    words = [token.folded for token in phrases.tokens]
    for index, word in enumerate(words):
        for phrase in _SOURCES[phrases.code].get(word, ()):
            if words[index : index + len(phrase)] == phrase:
                yield _Cue(" ".join(phrase), index, index + len(phrase) - 1, is_source=True)
                break
        if word == "zufolge" and phrases.code == "de":
            yield _Cue(word, index, index)
        elif index and phrases.tokens[index].text[0].isupper():
            continue  # "the United States" states nothing
        elif _is_verb(words, index, phrases.code) and not _is_noun_or_passive(phrases, index):
            yield from _verb_cue(phrases, index)


def _is_verb(words: list[str], index: int, code: str) -> bool:
    word = words[index]
    if word in _CALLS and code == "en":
        return words[index + 1 : index + 2] in (["for"], ["on"])
    if word in {"wies", "wiesen", "weist"}:
        return "zurück" in words[index:]
    return word in VERBS[code]


def _is_noun_or_passive(phrases: Phrases, index: int) -> bool:
    """Whether the word is no finite active verb here: "his claims", "was told", "to deny"."""
    word, before = phrases.tokens[index].folded, index - 1
    while before >= 0 and phrases.tokens[before].folded in BETWEEN - _AUXILIARIES:
        before -= 1
    if before < 0:
        return word in AMBIGUOUS or word in BASE_FORMS
    last = phrases.tokens[before].folded
    if word in BASE_FORMS:
        return last not in NOT and phrases.is_function_word(before)
    return last in BE or (word in AMBIGUOUS and not phrases.is_name_or_pronoun(before))


def _verb_cue(phrases: Phrases, index: int) -> Iterator[_Cue]:
    """The cue of a verb, turned by a "not" right before it: nothing said, or no denial."""
    words = [token.folded for token in phrases.tokens]
    verb = words[index]
    is_denial = verb in DENIALS[phrases.code]
    is_negated = index > 0 and words[index - 1] in NOT and not _BREAK.search(phrases.gap(index))
    if is_negated and not is_denial:
        return
    if verb in _CALLS:
        verb = f"{verb} {words[index + 1]}"
    yield _Cue(verb, index - 1 if is_negated else index, index, is_denial and not is_negated)


def _speaker(phrases: Phrases, cue: _Cue) -> Span | None:
    if cue.is_source:
        return phrases.after(cue.last)
    if phrases.code == "en" and cue.verb.endswith("ing"):
        return phrases.opening() if cue.first else None
    is_broken = cue.first > 0 and _BREAK.search(phrases.gap(cue.first)) is not None
    if is_broken and cue.first == cue.last:
        after = phrases.after(cue.last)
        if after and _closes(phrases, after):
            return after
    before = phrases.before(cue.first)
    if before or (phrases.code == "en" and not is_broken):
        return before
    return phrases.after(cue.last)


def _closes(phrases: Phrases, span: Span) -> bool:
    """Whether a phrase after the verb is its subject, as in "..., said X on Monday", not its object.

    In "X, the owner, said Y was late" the sentence goes on with a verb.
    """
    end = span[1]
    if end == len(phrases.tokens) or _CLOSED.search(phrases.gap(end)):
        return True
    is_name = any(phrases.is_name_or_pronoun(index) for index in range(*span))
    return is_name and (phrases.code != "en" or phrases.tokens[end].folded in _PREPOSITIONS)
