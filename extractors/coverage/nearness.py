"""Whether a text that repeats no claim still moves among the people and places of the reference, so that its news counts."""

from collections import Counter
from collections.abc import Sequence

from extractors.coverage.prepare import Prepared
from extractors.coverage.reading import Reading
from extractors.coverage.terms import NAME

# On the large wire (related from .5 on: 59 of 123 readable news) .35 and .4 add 38, all but 4 of 244 statements from
# texts on its topics; .3 adds no more, .25 lets in other stories of the same places.
_RELATED, _NAMES = 0.35, 0.4
# A text that shares no name at all with the reference must tell a claim by its words.
_BY_WORDS = 0.7


def is_near(
    prepared: Prepared, readings: Sequence[Reading], related: float, *, enough: float
) -> bool:
    """Whether the new statements of a text belong to the reference's matter.

    A text related by `enough` needs one name of the reference, a less related one most of their weight: a name counts
    by its rarity and by how many claims have it. A reference without names cannot ask for any.
    """
    shared = _share_of_names(prepared, readings)
    if related >= enough:
        return shared > 0 or related >= _BY_WORDS
    return related >= _RELATED and shared >= _NAMES


def _share_of_names(prepared: Prepared, readings: Sequence[Reading]) -> float:
    held: Counter[str] = Counter()
    for profile in prepared.index.profiles:
        if not profile.is_facet:
            held.update({term.key for term in profile.terms if term.kind == NAME})
    weights = {name: count * prepared.background.weight(name) for name, count in held.items()}
    total = sum(weights.values())
    told = {term.key for reading in readings for term in reading.terms}
    return sum(weights[name] for name in weights.keys() & told) / total if total else 1.0
