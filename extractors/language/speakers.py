"""The noun phrase of a speaker beside a verb of speech."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from extractors.language.speech_words import BETWEEN, LEADING, NO_ADVERBS
from extractors.language.word_lists import word_set
from extractors.language.words import Token, is_function_word

_PRONOUNS: Mapping[str, frozenset[str]] = {
    "en": word_set("he she they it we i"),
    "ru": word_set("он она они мы я"),
    "uk": word_set("він вона вони ми я"),
    "de": word_set("er sie wir ich"),
    "pl": word_set("on ona oni one ja my"),
}
_DETERMINERS: Mapping[str, frozenset[str]] = {
    "en": word_set(
        "the a an this his her its their our my some all many most some one two three several"
    ),
    "ru": word_set("его ее их наш свой все"),
    "uk": word_set("його її їх наш свій усі"),
    "de": word_set("der die das den dem des ein eine einer eines einem seine ihre alle"),
    "pl": word_set("jego jej ich nasz"),
}
_INSIDE: Mapping[str, frozenset[str]] = {
    "en": word_set("of for"),
    "ru": word_set("по"),
    "uk": word_set("з по"),
    "de": word_set("von für der des und"),
    "pl": word_set("do"),
}
# "О нем говорил ...": what follows is spoken of and does not speak.
_ABOUT: Mapping[str, frozenset[str]] = {
    "en": word_set("about"),
    "ru": word_set("о об обо про"),
    "uk": word_set("про о"),
    "de": word_set("über"),
    "pl": word_set("o"),
}
_AND = word_set("and und и і й та i oraz")
_RELATIVE = word_set("who which которая который которые яка який які który która którzy")
_CLAUSE = re.compile(r"[,;:–—\"“”„«»()\[\]…]")
_DAY = re.compile(
    "(?:mon|tues|wednes|thurs|fri|satur|sun)day|понедельник|вторник|среду|четверг|пятницу|субботу"
    "|воскресенье|понеділок|вівторок|середу|четвер|п'ятницю|суботу|неділю|(?:mon|diens|donners|frei"
    "|sams|sonn)tag|mittwoch|poniedziałek|wtorek|środę|czwartek|piątek|sobotę|niedzielę"
)
_LONGEST = 12

Span = tuple[int, int]


def is_subject_pronoun(words: str, code: str) -> bool:
    """Whether words are just a personal pronoun in the nominative, of a language with a list of them."""
    return words.lower() in _PRONOUNS.get(code, frozenset())


@dataclass(frozen=True, slots=True)
class Phrases:
    """A tokenized sentence, asked for noun phrases. Spans are token indexes, end exclusive."""

    text: str
    tokens: tuple[Token, ...]
    code: str

    def gap(self, index: int) -> str:
        """What stands between a token and the one before it; empty at either end."""
        if not 0 < index < len(self.tokens):
            return ""
        return self.text[self.tokens[index - 1].end : self.tokens[index].start]

    def is_pronoun(self, index: int) -> bool:
        """Whether the token is a personal pronoun in the nominative."""
        return self.tokens[index].folded in _PRONOUNS[self.code]

    def is_name_or_pronoun(self, index: int) -> bool:
        """Whether the token can only be the subject of a verb after it."""
        # The capital of "The" is only that of a sentence.
        is_opening = index == 0 and self.is_function_word(index)
        return self.is_pronoun(index) or (self.tokens[index].text[0].isupper() and not is_opening)

    def is_function_word(self, index: int) -> bool:
        """Whether the token is a function word and no pronoun."""
        return is_function_word(self.tokens[index].folded, self.code) and not self.is_pronoun(index)

    def before(self, verb: int) -> Span | None:
        """The subject that ends before token `verb`: also across an apposition, or before "who"."""
        end = self._without_adverbs(verb)
        if end == 0:
            return None
        if _CLAUSE.search(self.gap(end)):
            return self._before_apposition(end)
        if self.tokens[end - 1].folded in _AND:
            return None
        start = self._start_of_clause(end)
        if self.tokens[start].folded in _RELATIVE:
            return self._before_apposition(start)
        return self._noun_phrase(start, end)

    def after(self, verb: int) -> Span | None:
        """The noun phrase that begins after token `verb`."""
        start = verb + 1
        while start < len(self.tokens) and self.tokens[start].folded in BETWEEN:
            start += 1
        end = start
        while end < min(len(self.tokens), start + _LONGEST) and self._goes_on(start, end):
            end += 1
            if self.is_pronoun(end - 1):
                break
        return self._noun_phrase(start, self._without_objects(start, end))

    def opening(self) -> Span | None:
        """The name or pronoun that opens the sentence, for "X left, saying that ..."."""
        end = 0
        while end < len(self.tokens) and not _CLAUSE.search(self.gap(end)):
            if not (self.is_name_or_pronoun(end) or self._is_determiner(end)):
                break
            end += 1
        return self._noun_phrase(0, end)

    def _goes_on(self, start: int, end: int) -> bool:
        """Whether token `end` still belongs to the phrase that begins at `start`."""
        if _CLAUSE.search(self.gap(end)):
            return False
        if end == start:
            return self._is_determiner(end) or not self.is_function_word(end)
        return not self.is_function_word(end) or (
            end + 1 < len(self.tokens) and self._joins(end) and not self._is_determiner(end)
        )

    def _joins(self, index: int) -> bool:
        """Whether a function word can stand in a subject: "the", "of", and "and" between two names."""
        word = self.tokens[index].folded
        if word in _AND:
            return 0 < index < len(self.tokens) - 1 and all(
                self.tokens[beside].text[0].isupper() for beside in (index - 1, index + 1)
            )
        return word in _INSIDE[self.code] or self._is_determiner(index)

    def _is_adverb(self, index: int) -> bool:
        word = self.tokens[index].folded
        if word in BETWEEN:
            return True
        return (
            self.code == "en"
            and word.endswith("ly")
            and word not in NO_ADVERBS
            and (index == 0 or self.tokens[index].text[0].islower())
        )

    def _is_determiner(self, index: int) -> bool:
        return self.tokens[index].folded in _DETERMINERS[self.code]

    def _without_adverbs(self, end: int) -> int:
        """The end of the subject: adverbs, auxiliaries and "on Monday" before the verb are no part."""
        while end > 1 and not _CLAUSE.search(self.gap(end)):
            if self._is_adverb(end - 1):
                end -= 1
            elif end > 2 and _DAY.fullmatch(self.tokens[end - 1].folded):
                end -= 2 if self.is_function_word(end - 2) else 1
            else:
                break
        return end

    def _without_objects(self, start: int, end: int) -> int:
        """The end of a phrase after a verb, where cases and not places mark its object.

        "сообщил Иванов журналистам" has its subject in the capitals.
        """
        if self.code == "en":
            return end
        capitals = [index for index in range(start, end) if self.tokens[index].text[0].isupper()]
        return capitals[-1] + 1 if capitals else end

    def _start_of_clause(self, end: int) -> int:
        start = end - 1
        while start > 0 and end - start < _LONGEST and not _CLAUSE.search(self.gap(start)):
            if self.is_function_word(start - 1) and not self._joins(start - 1) and start > 1:
                break
            start -= 1
        return start

    def _before_apposition(self, end: int) -> Span | None:
        """The subject of "X, the head of Y, said": what stands before the comma before `end`."""
        comma = end - 1
        while comma > 0 and not _CLAUSE.search(self.gap(comma)):
            comma -= 1
        commas = (self.gap(end), self.gap(comma)) if self.gap(end).strip() else (self.gap(comma),)
        if comma == 0 or any(gap.strip() != "," for gap in commas):
            return None
        return self._noun_phrase(self._start_of_clause(comma), comma)

    def _noun_phrase(self, start: int, end: int) -> Span | None:
        """The span without what leads up to it ("On Tuesday", "Later"), or None if no noun is left."""
        if start < end and self.tokens[start].folded in _ABOUT[self.code]:
            return None
        while start < end - 1:
            if self._is_adverb(start) or self.tokens[start].folded in LEADING:
                start += 1
            elif self.is_function_word(start) and not self._is_determiner(start):
                start += 2 if start + 2 < end else 1
            else:
                break
        is_noun = any(
            self.is_pronoun(index)
            or not (
                self._is_adverb(index)
                or self.is_function_word(index)
                or self.tokens[index].text[0].isdigit()
            )
            for index in range(start, end)
        )
        return (start, end) if is_noun else None
