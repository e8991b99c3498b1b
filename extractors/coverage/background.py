"""How much a word weighs: rare words carry a claim, common ones do not."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log

from extractors.coverage.terms import read_terms
from extractors.language.common import is_common_word
from extractors.language.names import Gazetteer

# The prior counts as this many texts, of which this share has any one common word of news: a few
# sentences alone would call every word rare.
_PRIOR_TEXTS, _COMMON_SHARE = 50, 0.15
_NO_NAMES = Gazetteer(())


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """Document counts of terms over the texts of a watch: what inverse document frequency is read from.

    `counts` says in how many of the `documents` texts a term occurs. Compared by identity, so that a
    prepared reference can be kept for it. Mixed with a small prior of common news words
    (coverage.md 0.2: own coverage mixed with general news beats either).
    """

    documents: int
    counts: Mapping[str, int]
    language: str | None = "en"

    @classmethod
    def of(
        cls,
        texts: Iterable[str],
        *,
        language: str | None = "en",
        gazetteer: Gazetteer = _NO_NAMES,
    ) -> "Background":
        """The background of these texts; each counts once for a term, however often it stands there.

        Give the gazetteer of the comparison, else the known names are counted by their words only.
        """
        counts: Counter[str] = Counter()
        documents = 0
        for text in texts:
            documents += 1
            counts.update(_terms_in(text, language, gazetteer))
        return cls(documents, counts, language)

    def weight(self, term: str) -> float:
        """Inverse document frequency of a term, above 0."""
        share = _COMMON_SHARE if is_common_word(term, self.language) else 0.0
        seen = self.counts.get(term, 0) + _PRIOR_TEXTS * share
        return log((self.documents + _PRIOR_TEXTS + 1) / (seen + 0.5))


# Comparing and settling weigh by the same newest texts, one after the other.
@lru_cache(maxsize=1_024)
def _terms_in(text: str, language: str | None, gazetteer: Gazetteer) -> frozenset[str]:
    found = read_terms(text, language=language, gazetteer=gazetteer)
    return frozenset(term.key for term in found.terms)
