"""Statements of a text that the reference lacks."""

import re
from collections.abc import Sequence

from extractors.coverage.align import Alignment
from extractors.coverage.changes import has_change_word
from extractors.coverage.prepare import Prepared
from extractors.coverage.reading import Reading
from extractors.coverage.terms import NAME, WORD
from extractors.language.words import fold
from extractors.model import Statement

# A text tells a handful of new things; the rest of what the reference lacks is background.
_MOST = 12
_FEWEST_TERMS, _FEWEST_ACTS, _MOST_WORDS = 5, 2, 60
# A sentence is new when no claim holds so much of its weight, and it covers no claim so far.
_HELD, _CLAIM_COVERED = 0.5, 0.55
_BOILERPLATE = re.compile(
    r"^(?:read more|see also|related|advertisement|photo|image|caption|reporting by|editing by|additional reporting"
    r"|writing by|follow (?:us|our)|sign up|subscribe|listen to|watch:|click here|share this|©|copyright|download|join our"
    r"|get the latest|this (?:article|story) (?:was|has been)|contact us|you can (?:also )?follow)"
    r"|newsletter|cookies?\b|terms of (?:use|service)|privacy policy|all rights reserved",
    re.IGNORECASE,
)

Aligned = Sequence[tuple[int, Alignment]]


def find_statements(
    prepared: Prepared, readings: Sequence[Reading], aligned: Sequence[Aligned], *, title: str
) -> tuple[Statement, ...]:
    """The sentences with something to say that no claim covers, in order of the text, each wording once.

    At most a dozen, those that tell most: `aligned` is what the reference's index gave for each sentence.
    """
    seen = {fold(title)}
    ranked: list[tuple[float, int, Statement]] = []
    for number, (reading, claims) in enumerate(zip(readings, aligned, strict=True)):
        key = fold(reading.text)
        if key in seen or not says_something(reading):
            continue
        seen.add(key)
        novelty = _novelty(prepared, reading, claims)
        if novelty > _HELD:
            standing = 1 - number / len(readings)
            ranked.append((-_rank(reading, claims, standing), number, _statement(reading, novelty)))
    kept = sorted(sorted(ranked, key=lambda row: row[:2])[:_MOST], key=lambda row: row[1])
    return tuple(statement for _, _, statement in kept)


def says_something(reading: Reading) -> bool:
    """Whether it states a fact or speech: long enough, with a name, figure or speaker, no question, no boilerplate."""
    acts = sum(term.kind == WORD for term in reading.terms)
    has_hold = (
        bool(reading.figures)
        or reading.speech is not None
        or any(term.kind == NAME for term in reading.terms)
    )
    return (
        has_hold
        and acts >= _FEWEST_ACTS
        and len(reading.terms) >= _FEWEST_TERMS
        and reading.words.count(" ") < _MOST_WORDS
        and not reading.text.rstrip("\"'”’»").endswith("?")
        and not _BOILERPLATE.search(reading.text)
    )


def _rank(reading: Reading, claims: Aligned, standing: float) -> float:
    """How much a new sentence tells: early in the text, near the reference's matter, with a figure, an event or a speaker."""
    nearest = max((alignment.cover for _, alignment in claims), default=0.0)
    return (
        standing
        + min(1.0, 3 * nearest)
        + 0.5 * bool(reading.figures)
        + 0.5 * has_change_word(reading)
        + 0.3 * (reading.speech is not None)
    )


def _novelty(prepared: Prepared, reading: Reading, claims: Aligned) -> float:
    """1 minus the share of the sentence's weight that the closest claim holds; 0 where it covers a claim."""
    weights = [prepared.background.weight(term.key) for term in reading.terms]
    total = sum(weights) or 1.0
    closest = 0.0
    for _, alignment in claims:
        if min(alignment.cover, alignment.act_cover) >= _CLAIM_COVERED:
            return 0.0
        held = {hit.place: hit.credit for hit in alignment.hits.values()}
        closest = max(closest, sum(weights[place] * credit for place, credit in held.items()))
    return round(1 - min(1.0, closest / total), 3)


def _statement(reading: Reading, novelty: float) -> Statement:
    return Statement(
        reading.text,
        reading.start,
        reading.end,
        reading.speaker_text,
        reading.figures,
        novelty,
    )
