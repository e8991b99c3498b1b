"""Sentences read for comparison: terms, figures, speaker, and what is negated."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.coverage.scope import denied_part, signs_of
from extractors.coverage.speakers import (
    canonical,
    label,
    leading_name,
    name_after_role,
    named_speaker,
    resolve_speakers,
)
from extractors.coverage.terms import NAME, Term, TermList, read_terms
from extractors.language.glossary import Translate
from extractors.language.names import Gazetteer
from extractors.language.negation import find_negations
from extractors.language.sentences import split_sentences
from extractors.language.speech import Speech, find_speech
from extractors.language.words import tokenize
from extractors.model import Figure, Sentence


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence as a comparison sees it.

    `is_denial`: somebody denies what it states. `speaker` is its key (`speakers.canonical`), `speaker_text` the words. `signs` belongs to `terms`: -1 where a term is
    negated or denied. `context` are the names of the sentence before, for subjects that a pronoun stands for.
    `words` are the folded words in order, to tell identical sentences.
    """

    text: str
    start: int
    end: int
    terms: tuple[Term, ...]
    signs: tuple[int, ...]
    figures: tuple[Figure, ...]
    speech: Speech | None
    is_denial: bool
    speaker: str | None
    speaker_text: str | None
    context: frozenset[str]
    words: str


def read_sentences(
    text: str,
    *,
    title: str = "",
    language: str | None,
    gazetteer: Gazetteer,
    translate: Translate | None = None,
) -> tuple[Reading, ...]:
    """All sentences of a text, read in order, so that "he" finds its name; the first may find it in the title.

    `translate` puts their words into the language that they are compared in.
    """
    sentences = split_sentences(text, language=language)
    found = read_terms(text, language=language, gazetteer=gazetteer, translate=translate)
    about = frozenset(f"@{name.entity}" for name in gazetteer.find(title))
    return assemble(sentences, found, about=about, language=language, gazetteer=gazetteer)


def assemble(
    sentences: Sequence[Sentence],
    found: TermList,
    *,
    about: frozenset[str] = frozenset(),
    language: str | None,
    gazetteer: Gazetteer,
) -> tuple[Reading, ...]:
    """Readings of sentences that follow each other, from the terms of the text they stand in.

    `about` are the names that stand before the first.
    """
    speeches = [find_speech(sentence.text, language=language) for sentence in sentences]
    starts = [term.start for term in found.terms]
    parts = [
        found.terms[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        for sentence in sentences
    ]
    speakers = resolve_speakers(
        [named_speaker(s.text, speech) for s, speech in zip(sentences, speeches, strict=True)],
        [_opening_name(s.text, terms) for s, terms in zip(sentences, parts, strict=True)],
    )
    readings: list[Reading] = []
    for sentence, speech, speaker, terms in zip(sentences, speeches, speakers, parts, strict=True):
        figures = tuple(f for f in found.figures if sentence.start <= f.start < sentence.end)
        reading = _reading(sentence, speech, terms, language=language)
        readings.append(
            replace(
                reading,
                figures=figures,
                speaker=canonical(speaker, gazetteer),
                speaker_text=label(speaker, gazetteer),
                context=about,
            )
        )
        about = frozenset(term.key for term in terms if term.kind == NAME) or about
    return tuple(readings)


def _opening_name(sentence: str, terms: Sequence[Term]) -> str | None:
    """The name that opens a sentence; a single word only where the text shows it to be one ("Late in the evening")."""
    name = leading_name(sentence)
    is_shown = name is not None and (" " in name or (bool(terms) and terms[0].kind == NAME))
    return name if is_shown else name_after_role(sentence)


def _reading(
    sentence: Sentence, speech: Speech | None, terms: tuple[Term, ...], *, language: str | None
) -> Reading:
    """A sentence by itself: no figures, speaker or context yet."""
    return Reading(
        text=sentence.text,
        start=sentence.start,
        end=sentence.end,
        terms=terms,
        signs=_signs(sentence, terms, speech, language),
        figures=(),
        speech=speech,
        is_denial=denied_part(sentence.text, speech) is not None,
        speaker=None,
        speaker_text=None,
        context=frozenset(),
        words=" ".join(token.folded for token in tokenize(sentence.text)),
    )


def _signs(
    sentence: Sentence, terms: Sequence[Term], speech: Speech | None, language: str | None
) -> tuple[int, ...]:
    return signs_of(
        sentence.text,
        terms,
        offset=sentence.start,
        negations=find_negations(sentence.text, language),
        denied=denied_part(sentence.text, speech),
    )
