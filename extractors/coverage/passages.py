"""A claim said in several ways: which statements of a reference are one claim, and which wording a text meets best."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.coverage.align import KEPT, Alignment, by_score
from extractors.coverage.prepare import Prepared
from extractors.coverage.reading import Reading
from extractors.coverage.terms import TIME
from extractors.model import Claim, Passage

_SAME = 0.85
"""Two statements of one reference are one claim when they share so much of their terms: it has to be the same again."""


def fold_same(claims: Sequence[Claim], readings: Sequence[Reading]) -> tuple[Claim, ...]:
    """Claims of which no two say the same: a repeated statement becomes a passage of the first.

    `readings` belongs to `claims`. The same are those with the same terms (nearly), figures, days, speaker and
    polarity; who says it may be left out the second time.
    """
    folded: list[Claim] = []
    firsts: list[Reading] = []
    for claim, reading in zip(claims, readings, strict=True):
        place = next((i for i, first in enumerate(firsts) if _is_same(first, reading)), None)
        if place is None:
            folded.append(claim)
            firsts.append(reading)
        else:
            passage = Passage(claim.text, claim.start, claim.end)
            folded[place] = replace(folded[place], passages=(*folded[place].passages, passage))
    return tuple(folded)


def _is_same(first: Reading, again: Reading) -> bool:
    if again.speaker not in {None, first.speaker} or first.is_denial != again.is_denial:
        return False
    if _values(first) != _values(again) or _times(first) != _times(again):
        return False
    one = dict(zip((term.key for term in first.terms), first.signs, strict=True))
    other = dict(zip((term.key for term in again.terms), again.signs, strict=True))
    shared = one.keys() & other.keys()
    is_alike = 2 * len(shared) >= _SAME * (len(one) + len(other))
    return is_alike and bool(shared) and all(one[key] == other[key] for key in shared)


def _values(reading: Reading) -> set[tuple[str, float, str]]:
    return {(figure.kind, figure.value, figure.unit) for figure in reading.figures}


def _times(reading: Reading) -> set[str]:
    return {term.key for term in reading.terms if term.kind == TIME}


def best_of_passages(
    prepared: Prepared, closest: Sequence[tuple[Alignment, ...]]
) -> tuple[tuple[Alignment, ...], ...]:
    """`closest` with, for each claim, the sentences closest to any of its wordings, each beside the one it meets best."""
    claims = prepared.reference.claims
    if not any(claim.passages for claim in claims):
        return tuple(closest)
    merged = list(closest)
    behind = len(claims)
    for place, claim in enumerate(claims):
        own = closest[behind : behind + len(claim.passages)]
        behind += len(claim.passages)
        found = sorted((one for each in (closest[place], *own) for one in each), key=by_score)
        best: dict[int, Alignment] = {}
        for one in found:
            best.setdefault(one.reading.start, one)
        merged[place] = tuple(best.values())[:KEPT]
    return tuple(merged)
