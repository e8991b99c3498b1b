"""Who is said to have said what: each quoted or reported statement of a text with its speaker."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.language.names import Gazetteer, find_names
from extractors.language.sentences import split_sentences
from extractors.language.speakers import is_subject_pronoun
from extractors.language.speech import Speech, find_speech
from extractors.language.speech_kinds import OPENERS, kind_of
from extractors.language.speech_words import SOURCES, VERBS
from extractors.language.word_lists import covered
from extractors.language.words import is_function_word, tokenize
from extractors.model import Name, Sentence

_QUOTE = re.compile('[“„«"](?P<inside>[^“”„«»"]{2,})(?:[”»“"]|$)')
_HEADLINE = re.compile(
    r"(?P<who>[^\W\d_][^:.!?«»“”„\"\n]{1,58}):[ \u00a0](?P<what>\S.{4,})", re.DOTALL
)
_TRIMMED = ' ,;:–—-\u00a0“”„«»".\n'
_PERSON_FIRST = {"person": 0, "office": 1, "organisation": 2, "country": 3, "place": 4, "other": 5}
_SPEAKS = ("person", "office", "organisation", "country")
_MOST_WORDS = 6
_MOST_LEADING = 3


@dataclass(frozen=True, slots=True)
class Attribution:
    """One statement and its speaker. All places are those in the text.

    `speaker` is as written and `speaker_start`, `speaker_end` its place, None when nobody is named. A pronoun
    stands for the person named last in its paragraph: then `is_guess`, and `speaker` and its place are those
    of that name. `entity` is the speaker's id in the names file, or the one form of an unknown name.
    `kind`: said, denied, asked, proposed or warned. `start` and `end`: what is said, without quotation marks.
    """

    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    entity: str | None
    verb: str
    kind: str
    start: int
    end: int
    is_quote: bool = False
    is_guess: bool = False


@dataclass(frozen=True, slots=True)
class _Read:
    text: str
    language: str
    names: Sequence[Name]

    def within(self, start: int, end: int) -> list[Name]:
        return [name for name in self.names if start <= name.start and name.end <= end]


def find_attributions(
    text: str, *, language: str | None, gazetteer: Gazetteer
) -> tuple[Attribution, ...]:
    """The statements of a text that somebody is said to have made, one for each sentence at most, in order."""
    code = covered(language, VERBS)
    whole = _Read(text, code, find_names(text, gazetteer))
    return tuple(
        found
        for sentence in split_sentences(text, language=language)
        if (found := _attribution(whole, sentence)) is not None
    )


def _attribution(whole: _Read, sentence: Sentence) -> Attribution | None:
    headline = _headline(whole, sentence)
    if headline:
        return headline
    speech = find_speech(sentence.text, language=whole.language)
    if speech is None:
        return None
    who = _speaker(whole, sentence, speech)
    start, end, is_quote = _statement(sentence, speech, whole.language)
    if start >= end:
        return None
    kind = kind_of(speech.verb, whole.language, is_denial=speech.is_denial)
    is_guess = speech.speaker is not None and is_subject_pronoun(speech.speaker, whole.language)
    place = (who.start, who.end) if who else _place(sentence, speech)
    return Attribution(
        speaker=whole.text[slice(*place)] if place else None,
        speaker_start=place[0] if place else None,
        speaker_end=place[1] if place else None,
        entity=who.entity if who else None,
        verb=speech.verb,
        kind=kind,
        start=sentence.start + start,
        end=sentence.start + end,
        is_quote=is_quote,
        is_guess=is_guess and who is not None,
    )


def _place(sentence: Sentence, speech: Speech) -> tuple[int, int] | None:
    if speech.speaker is None:
        return None
    return sentence.start + speech.start, sentence.start + speech.end


@dataclass(frozen=True, slots=True)
class _Who:
    start: int
    end: int
    entity: str | None


def _speaker(whole: _Read, sentence: Sentence, speech: Speech) -> _Who | None:
    """The speaker with its entity; for a pronoun the person named last before it in the paragraph."""
    place = _place(sentence, speech)
    if place is None or speech.speaker is None:
        return None
    if is_subject_pronoun(speech.speaker, whole.language):
        named = _last_person(whole, place[0])
        return _Who(named.start, named.end, named.entity) if named else None
    name = _main_name(whole.within(*place))
    return _Who(*place, name.entity if name else None)


def _main_name(names: Sequence[Name]) -> Name | None:
    """A person before an office, an office before a country; an unknown name counts as a person."""
    ranked = sorted(names, key=lambda name: _PERSON_FIRST.get(name.kind, 0))
    return ranked[0] if ranked else None


def _last_person(whole: _Read, place: int) -> Name | None:
    """The person or unknown name of two words named last before a place in its paragraph."""
    start = whole.text.rfind("\n", 0, place) + 1
    people = [
        name
        for name in whole.within(start, place)
        if name.kind == "person" or (name.kind == "name" and " " in name.entity)
    ]
    return people[-1] if people else None


def _statement(sentence: Sentence, speech: Speech, language: str) -> tuple[int, int, bool]:
    """Where in the sentence the statement stands, and whether it is quoted."""
    quote = max(_QUOTE.finditer(sentence.text), key=lambda m: len(m["inside"]), default=None)
    if quote and _is_whole_quote(quote["inside"]):
        return (*_trimmed(sentence.text, *quote.span("inside")), True)
    return (*_reported(sentence.text, speech, language), False)


def _is_whole_quote(words: str) -> bool:
    """A name or a single word between quotation marks quotes nobody's statement."""
    return len(tokenize(words)) > 2


def _reported(text: str, speech: Speech, language: str) -> tuple[int, int]:
    """What is said: behind the verb and its "that", or else what stands before speaker and verb."""
    cue_start = min(speech.start, speech.verb_start)
    cue_end = max(speech.end, speech.verb_end)
    before = _trimmed(text, 0, cue_start)
    after = _without_opener(text, *_trimmed(text, cue_end, len(text)), language)
    is_behind = after[1] - after[0] > 0 and not _is_at_end(text, speech, before, language)
    return after if is_behind else before


def _is_at_end(text: str, speech: Speech, before: tuple[int, int], language: str) -> bool:
    """Whether the statement comes first: "The plant will close, the minister said on Monday"."""
    cue_start = min(speech.start, speech.verb_start)
    gap = text[before[1] : cue_start]
    is_parted = "," in gap or "—" in gap or "–" in gap
    is_source = speech.verb in SOURCES[language] or speech.verb == "zufolge"
    words = len(tokenize(text[slice(*before)]))
    rest = len(tokenize(text[max(speech.end, speech.verb_end) :]))
    return (is_parted or is_source) and words > 2 and words >= rest


def _without_opener(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    """The part without the "that" it begins with, or what leads up to it: "(told) reporters on Monday that"."""
    tokens = tokenize(text[start:end])[: _MOST_WORDS + 1]
    for token in tokens:
        if token.folded in OPENERS:
            return _trimmed(text, start + token.end, end)
    comma = text.find(",", start, start + tokens[-1].end) if tokens else -1
    # "sagte am Abend, der Fahrer sei unverletzt"
    is_led_up = language == "de" and comma > 0 and is_function_word(tokens[0].folded, language)
    if is_led_up and len(tokenize(text[start:comma])) <= _MOST_LEADING:
        return _trimmed(text, comma, end)
    return start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _TRIMMED:
        start += 1
    while end > start and text[end - 1] in _TRIMMED:
        end -= 1
    return start, end


def _headline(whole: _Read, sentence: Sentence) -> Attribution | None:
    """A heading whose speaker stands before a colon: "Ministry: no date for talks"."""
    match = _HEADLINE.match(sentence.text)
    if match is None or len(tokenize(match["who"])) > _MOST_WORDS:
        return None
    place = sentence.start + match.start("who"), sentence.start + match.end("who")
    name = next(_speaking(whole, place), None)
    if name is None or find_speech(match["who"], language=whole.language):
        return None
    start, end = _trimmed(sentence.text, *match.span("what"))
    is_quote = sentence.text[match.start("what")] in '“„«"'
    return Attribution(
        match["who"], *place, name.entity, ":", "said",
        sentence.start + start, sentence.start + end, is_quote,
    )  # fmt: skip


def _speaking(whole: _Read, place: tuple[int, int]) -> Iterator[Name]:
    """Known names that can speak and fill a place up to its end."""
    return (name for name in whole.within(*place) if name.kind in _SPEAKS and name.end == place[1])
