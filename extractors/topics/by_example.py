"""Likeness to examples: a linear model over weighted word stems (TF-IDF), for all labels of a set at once.

How it is learned stands in `extractors.topics.learning`.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from extractors.language.words import is_function_word, stem

Numbers: TypeAlias = npt.NDArray[np.float32]
Vector: TypeAlias = tuple[npt.NDArray[np.int64], Numbers]
"""The numbers of the terms in a text, ascending, and their values; the length of the vector is 1."""

_NUMBER = "#"
_STEEPNESS = 4.0
"""How fast likeness rises with the margin: half a unit above the cut is .88, as far below it .12."""


def term_of(word: str, language: str | None) -> str | None:
    """The term that a folded word counts for: its stem, `#` for all numbers, None for words that only join others."""
    if is_function_word(word, language):
        return None
    return _NUMBER if any(map(str.isdigit, word)) else stem(word, language)


@dataclass(frozen=True, eq=False, slots=True)
class LinearModel:
    """What was learned of `labels`. Shapes: `idf` (terms), `weights` (terms, labels), `bias` and `cuts` (labels).

    A text is like a label if its margin (vector times weights, plus bias) is above the label's cut.
    `digest` tells models apart that were learned from other examples or in another way.
    """

    labels: tuple[str, ...]
    terms: Mapping[str, int]
    idf: Numbers
    weights: Numbers
    bias: Numbers
    cuts: Numbers
    digest: str = ""

    def read(self, words: Iterable[tuple[str, int]], language: str | None) -> "TextReading":
        """What the model makes of a text, given as folded words with their positions."""
        places: dict[str, list[int]] = defaultdict(list)
        for word, position in words:
            term = term_of(word, language)
            if term is not None and term in self.terms:
                places[term].append(position)
        counts = {term: len(at) for term, at in places.items()}
        return TextReading(self, vector_of(counts, self.terms, self.idf), dict(places))


class TextReading:
    """One text as a model sees it."""

    def __init__(
        self, model: LinearModel, vector: Vector, places: Mapping[str, Sequence[int]]
    ) -> None:
        self._model = model
        self._numbers, self._values = vector
        self._places = places
        margins = self._values @ model.weights[self._numbers] + model.bias - model.cuts
        self._margins: dict[str, float] = dict(zip(model.labels, margins.tolist(), strict=True))

    def is_like(self, label: str) -> bool:
        """Whether the text is like the examples of a label; never like those of an unknown one."""
        return self._margins.get(label, -math.inf) > 0

    def likeness(self, label: str) -> float:
        """How like, 0 to 1; .5 at the cut."""
        margin = self._margins.get(label, -math.inf)
        return 1 / (1 + math.exp(-_STEEPNESS * max(margin, -20.0)))

    def strongest(self, label: str, most: int) -> list[tuple[str, Sequence[int]]]:
        """The terms of the text that speak most for a label, each with its positions."""
        column = self._model.labels.index(label)
        shares = self._values * self._model.weights[self._numbers, column]
        known = sorted(self._places, key=self._model.terms.__getitem__)
        ranked = sorted(zip(known, shares.tolist(), strict=True), key=lambda pair: -pair[1])
        return [(term, self._places[term]) for term, share in ranked[:most] if share > 0]


def vector_of(counts: Mapping[str, int], terms: Mapping[str, int], idf: Numbers) -> Vector:
    """The vector of a text with these term counts: 1 + log count, times the rarity of the term."""
    known = sorted((terms[term], count) for term, count in counts.items() if term in terms)
    numbers = np.array([number for number, _ in known], dtype=np.int64)
    often = np.log(np.array([count for _, count in known], dtype=np.float32))
    values = (1 + often) * idf[numbers]
    length = float(np.sqrt(values @ values))
    return numbers, (values / length if length else values).astype(np.float32)


def counts_of(words: Iterable[str], language: str | None) -> Counter[str]:
    """How often each term stands among folded words."""
    return Counter(term for word in words if (term := term_of(word, language)) is not None)
