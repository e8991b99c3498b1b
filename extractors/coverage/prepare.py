"""A reference made ready for many comparisons: read once, weighed once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.coverage.align import ClaimIndex, profile_claim
from extractors.coverage.background import Background
from extractors.coverage.facets import facets_of
from extractors.coverage.levels import Levels, levels_for
from extractors.coverage.reading import Reading, assemble
from extractors.coverage.speakers import canonical
from extractors.coverage.terms import read_terms
from extractors.language.names import Gazetteer
from extractors.language.sentences import split_sentences
from extractors.model import Claim, Reference, Sentence


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A reference with its claims indexed, every term weighed, and the levels that fit its claims.

    The index holds the claims in their order, then their other wordings, then the clauses of those that have several.
    """

    reference: Reference
    index: ClaimIndex
    background: Background
    levels: Levels


# Kept for the few references of a watch: reading one costs as much as comparing two texts with it.
@lru_cache(maxsize=16)
def prepare(
    reference: Reference, gazetteer: Gazetteer, background: Background | None = None
) -> Prepared:
    """Read a reference's claims and weigh them, by its own sentences where no background is given."""
    known = background or _own_background(reference, gazetteer)
    readings = read_claims(reference.claims, language=reference.language, gazetteer=gazetteer)
    profiles = [
        profile_claim(claim.claim_id, reading, known)
        for claim, reading in zip(reference.claims, readings, strict=True)
    ]
    others = [
        profile_claim(claim.claim_id, reading, known)
        for claim in reference.claims
        for reading in _read_passages(claim, language=reference.language, gazetteer=gazetteer)
    ]
    facets = [
        profile_claim(claim.claim_id, facet, known, is_facet=True)
        for claim, reading in zip(reference.claims, readings, strict=True)
        for facet in facets_of(reading)
    ]
    index = ClaimIndex([*profiles, *others, *facets])
    return Prepared(reference, index, known, levels_for(profiles))


def read_claims(
    claims: Sequence[Claim], *, language: str | None, gazetteer: Gazetteer
) -> tuple[Reading, ...]:
    """Claims as sentences that follow each other; a claim's own speaker outranks the one read from it."""
    places: list[Sentence] = []
    start = 0
    for claim in claims:
        places.append(Sentence(claim.text, start, start + len(claim.text)))
        start += len(claim.text) + 1
    text = "\n".join(claim.text for claim in claims)
    found = read_terms(text, language=language, gazetteer=gazetteer)
    readings = assemble(places, found, language=language, gazetteer=gazetteer)
    return tuple(
        _spoken_by(reading, claim, gazetteer)
        for reading, claim in zip(readings, claims, strict=True)
    )


def _read_passages(
    claim: Claim, *, language: str | None, gazetteer: Gazetteer
) -> tuple[Reading, ...]:
    """The other wordings of a claim; each is read by itself, for each says the whole of it."""
    wordings = [replace(claim, text=passage.text) for passage in claim.passages]
    return tuple(
        reading
        for wording in wordings
        for reading in read_claims([wording], language=language, gazetteer=gazetteer)
    )


def _spoken_by(reading: Reading, claim: Claim, gazetteer: Gazetteer) -> Reading:
    if claim.speaker is None:
        return reading
    speaker = canonical(claim.speaker, gazetteer)
    return replace(reading, speaker=speaker, speaker_text=claim.speaker)


def _own_background(reference: Reference, gazetteer: Gazetteer) -> Background:
    sentences = [
        *(sentence.text for sentence in split_sentences(reference.text)),
        *(claim.text for claim in reference.claims if claim.text not in reference.text),
    ]
    return Background.of(sentences, language=reference.language, gazetteer=gazetteer)
