"""Claims keep their ids when the reference around them is edited: an id belongs to a statement, not to a place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.coverage.claims import claim_id_of
from extractors.language.words import is_function_word, stem, tokenize
from extractors.model import Claim

_SAME = 0.5
"""Share of their words that two wordings of one claim have in common (Dice): an edit that changes more makes another claim."""


@dataclass(frozen=True, slots=True)
class EarlierClaim:
    """A claim that a reference made before, and the words of the text that it was drafted from."""

    claim: Claim
    drafted: str


def keep_ids(
    drafted: Sequence[Claim], earlier: Sequence[EarlierClaim], *, language: str | None
) -> tuple[Claim, ...]:
    """`drafted` with the ids that the same statements had before; new statements get numbers that were never used.

    `earlier` are claims of all versions of the reference, also those that are gone, the ones in force first. Each id is
    given once, to the most similar statement; between equals the one in force wins.
    """
    if not earlier:
        return tuple(drafted)
    words = [_words(claim.text, language) for claim in drafted]
    pairs = sorted(
        (-similarity, rank, place)
        for rank, one in enumerate(earlier)
        for place, similarity in enumerate(_similarities(one.drafted, drafted, words, language))
        if similarity >= _SAME
    )
    given: dict[int, str] = {}
    for _, rank, place in pairs:
        claim_id = earlier[rank].claim.claim_id
        if place not in given and claim_id not in given.values():
            given[place] = claim_id
    number = max(_number(one.claim.claim_id) for one in earlier)
    kept: list[Claim] = []
    for place, claim in enumerate(drafted):
        if place not in given:
            number += 1
        kept.append(replace(claim, claim_id=given.get(place) or claim_id_of(number)))
    return tuple(kept)


def _similarities(
    earlier: str, drafted: Sequence[Claim], words: Sequence[frozenset[str]], language: str | None
) -> list[float]:
    """How like each drafted claim is to an earlier wording; above 1 only for the very same words."""
    own = _words(earlier, language)
    return [
        2.0 if claim.text == earlier else 2 * len(own & other) / ((len(own) + len(other)) or 1)
        for claim, other in zip(drafted, words, strict=True)
    ]


def _words(text: str, language: str | None) -> frozenset[str]:
    return frozenset(
        stem(token.folded, language)
        for token in tokenize(text)
        if not is_function_word(token.folded, language)
    )


def _number(claim_id: str) -> int:
    match = re.search(r"\d+$", claim_id)
    return int(match[0]) if match else 0
