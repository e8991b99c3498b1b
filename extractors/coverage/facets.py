"""The clauses of a claim that can be repeated or denied by themselves ("X said that P because Q": P, and Q)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.coverage.reading import Reading
from extractors.coverage.terms import NAME, WORD, Term

# A clause begins at a conjunction, and at "and" where a verb in the third person or the past follows.
_BOUNDARY = re.compile(
    r",?\s+(?:because|while|although|though|whereas)\s+"
    r"|,?\s+and\s+(?=(?:(?:he|she|it|they)\s+)?[a-z]+(?:[^su]s|ed)\s)",
)
_FEWEST_TERMS = 2


def facets_of(reading: Reading) -> tuple[Reading, ...]:
    """The clauses of a claim, each with its own terms; empty for a claim of one clause.

    A clause without a name, or with fewer than two terms beside the speaker, says too little by itself.
    """
    cuts = [match.start() for match in _BOUNDARY.finditer(reading.text)]
    bounds = [0, *cuts, len(reading.text)]
    parts = [_part(reading, start, end) for start, end in pairwise(bounds)] if cuts else []
    return tuple(part for part in parts if _stands_alone(part, reading))


def _part(reading: Reading, start: int, end: int) -> Reading:
    first, last = reading.start + start, reading.start + end
    kept = [slot for slot, term in enumerate(reading.terms) if first <= term.start < last]
    return replace(
        reading,
        terms=tuple(reading.terms[slot] for slot in kept),
        signs=tuple(reading.signs[slot] for slot in kept),
        figures=tuple(figure for figure in reading.figures if first <= figure.start < last),
        words="",
    )


def _stands_alone(part: Reading, whole: Reading) -> bool:
    said = _without_speaker(part.terms, whole)
    has_act = any(term.kind == WORD for term in said)
    has_name = any(term.kind == NAME for term in part.terms)
    return has_act and has_name and len(said) >= _FEWEST_TERMS


def _without_speaker(terms: Sequence[Term], whole: Reading) -> list[Term]:
    speaker = speaker_terms(whole)
    return [term for term in terms if term.key not in speaker]


def speaker_terms(reading: Reading) -> frozenset[str]:
    """The keys of the words that name who says it."""
    speech = reading.speech
    if speech is None or speech.speaker is None:
        return frozenset()
    start, end = reading.start + speech.start, reading.start + speech.end
    return frozenset(term.key for term in reading.terms if start <= term.start < end)
