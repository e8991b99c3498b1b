"""The terms of a text and of a story, weighted by how rare they are."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from extractors.language.words import content_stems

Rarity = Callable[[str], float]
"""What a term is worth: the rarer, the more."""

_TITLE_WEIGHT = 2
_MOST_WORDS = 200


@dataclass(frozen=True, slots=True)
class TermCounts:
    """In how many of `documents` texts each term stands: what makes a term rare."""

    documents: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)

    def rarity(self, term: str) -> float:
        """Inverse document frequency of a term."""
        return inverse_frequency(self.counts.get(term, 0), self.documents)


def inverse_frequency(count: int, documents: int) -> float:
    """Inverse document frequency, smoothed so that an empty table treats all terms alike."""
    return 1.0 + math.log((1 + documents) / (1 + count))


def count_terms(texts: Iterable[Iterable[str]]) -> TermCounts:
    """The table over some texts, each given as its terms."""
    distinct = [set(terms) for terms in texts]
    return TermCounts(len(distinct), Counter(term for terms in distinct for term in terms))


def text_terms(title: str, text: str, *, language: str | None) -> dict[str, float]:
    """How much each content stem weighs in one text: 1 + log of its count, words of the title counted twice.

    Only the first 200 content words are read: news puts what happened first.
    """
    counts = Counter(content_stems(text, language)[:_MOST_WORDS])
    for term in content_stems(title, language):
        counts[term] += _TITLE_WEIGHT
    return {term: 1.0 + math.log(count) for term, count in counts.items()}


def strongest(
    terms: Mapping[str, float], rarity: Rarity, *, most: int
) -> tuple[tuple[str, float], ...]:
    """The `most` terms that tell a text from others, with their weights before rarity, strongest first."""
    ranked = sorted(terms.items(), key=lambda pair: (-pair[1] * rarity(pair[0]), pair[0]))
    return tuple(ranked[:most])


def scaled(terms: Sequence[tuple[str, float]], rarity: Rarity) -> dict[str, float]:
    """Terms times rarity, scaled to length 1."""
    raw = {term: weight * rarity(term) for term, weight in terms}
    length = math.sqrt(sum(value * value for value in raw.values())) or 1.0
    return {term: value / length for term, value in raw.items()}
