"""Learning what texts are about from examples.

One linear model for each label, all trained together: support vector machines with squared loss by
dual coordinate descent (Hsieh et al., ICML 2008), whose inner step is the same for every label and
runs over all of them at once. Where each label is cut is chosen on texts that were not learned from.
"""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from extractors.errors import InputError
from extractors.language.detect import detect_language
from extractors.language.words import tokenize
from extractors.topics.by_example import LinearModel, Numbers, Vector, counts_of, vector_of

METHOD = "linear-1"
"""Name and version of the method: weights learned by another are learned anew."""

_COST = np.float32(1.0)
"""How much an example on the wrong side costs (C of the literature): 1, 2 and 3 differ by less than .003
of micro F1 on the later quarter of the Reuters training stories, .3 loses .006."""
_PASSES = 12
_STILL = 0.01
"""A pass that moves no weight by more ends the training."""
_FOLDS = 3
_GRID = np.arange(-0.8, 0.41, 0.02, dtype=np.float32)
_CAUTION = 2.0
"""What it costs a label to be cut elsewhere than the others, over the root of its number of examples."""
_RARE_IN_LARGE = 200
_SEED = 1

Flags = npt.NDArray[np.bool_]
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the labels that it belongs to."""

    text: str
    labels: frozenset[str]


@dataclass(frozen=True, slots=True)
class LabelFigures:
    """How well a label is told, on examples that were held out: `positives` of all, precision, recall, F1."""

    label: str
    positives: int
    precision: float
    recall: float
    f1: float


def learn(
    examples: Sequence[Example],
    labels: Sequence[str],
    *,
    digest: str = "",
    progress: Progress = lambda _: None,
) -> tuple[LinearModel, tuple[LabelFigures, ...]]:
    """The model of `labels`, and how well it tells held-out examples apart.

    An example is one for each label that it names and against each that it does not. `digest`
    becomes the model's; `progress` is told what happens.

    Raises:
        InputError: a label that no example, or every example, names.
    """
    truth = np.array([[label in one.labels for label in labels] for one in examples], dtype=bool)
    _check(truth, labels)
    progress(f"reading {len(examples)} examples")
    counts = [_counts(one.text) for one in examples]
    held_out = np.zeros(truth.shape, dtype=np.float32)
    for fold in range(_FOLDS):
        progress(f"checking, part {fold + 1} of {_FOLDS}")
        kept = np.arange(len(examples)) % _FOLDS != fold
        model = _fit([c for c, k in zip(counts, kept, strict=True) if k], truth[kept], labels)
        held_out[~kept] = _margins(model, [c for c, k in zip(counts, kept, strict=True) if not k])
    cuts = _choose_cuts(held_out, truth)
    progress("learning from all")
    whole = _fit(counts, truth, labels)
    return replace(whole, cuts=cuts, digest=digest), _figures(held_out > cuts, truth, labels)


def _check(truth: Flags, labels: Sequence[str]) -> None:
    for label, column in zip(labels, truth.T, strict=True):
        if not column.any() or column.all():
            which = "every" if column.any() else "no"
            raise InputError(
                f"{which} example names {label}; topics are told apart by examples of both kinds"
            )


def _counts(text: str) -> Counter[str]:
    return counts_of((token.folded for token in tokenize(text)), detect_language(text))


def _fit(counts: Sequence[Counter[str]], truth: Flags, labels: Sequence[str]) -> LinearModel:
    terms, idf = _terms(counts)
    vectors = [vector_of(count, terms, idf) for count in counts]
    weights, bias = _train(vectors, truth, len(terms))
    cuts = np.zeros(len(labels), dtype=np.float32)
    return LinearModel(tuple(labels), terms, idf, weights, bias, cuts)


def _terms(counts: Sequence[Counter[str]]) -> tuple[Mapping[str, int], Numbers]:
    """The terms worth a weight, numbered, and how rare each is; once in many texts is chance."""
    texts = Counter(term for count in counts for term in count)
    least = 2 if len(counts) >= _RARE_IN_LARGE else 1
    known = sorted(term for term, n in texts.items() if n >= least)
    idf = [math.log((1 + len(counts)) / texts[term]) for term in known]
    return {term: number for number, term in enumerate(known)}, np.array(idf, dtype=np.float32)


def _train(vectors: Sequence[Vector], truth: Flags, terms: int) -> tuple[Numbers, Numbers]:
    """Weights (terms, labels) and bias (labels)."""
    sides = np.where(truth, np.float32(1), np.float32(-1))
    weights = np.zeros((terms, truth.shape[1]), dtype=np.float32)
    bias = np.zeros(truth.shape[1], dtype=np.float32)
    pulls = np.zeros(truth.shape, dtype=np.float32)
    slack = 1 / (2 * _COST)
    order = np.random.default_rng(_SEED)
    for _ in range(_PASSES):
        moved = 0.0
        for row in order.permutation(len(vectors)):
            numbers, values = vectors[row]
            margins = values @ weights[numbers] + bias
            slopes = sides[row] * margins - 1 + pulls[row] * slack
            wanted = np.maximum(pulls[row] - slopes / (values @ values + 1 + slack), 0)
            steps = (wanted - pulls[row]) * sides[row]
            if not steps.any():
                continue
            pulls[row] = wanted
            weights[numbers] += np.outer(values, steps)
            bias += steps
            moved = max(moved, float(np.abs(steps).max()))
        if moved < _STILL:
            break
    return weights, bias


def _margins(model: LinearModel, counts: Sequence[Counter[str]]) -> Numbers:
    vectors = (vector_of(count, model.terms, model.idf) for count in counts)
    rows = [values @ model.weights[numbers] + model.bias for numbers, values in vectors]
    return np.array(rows, dtype=np.float32).reshape(len(counts), len(model.labels))


def _choose_cuts(margins: Numbers, truth: Flags) -> Numbers:
    """The cut of each label with the best F1, drawn towards the best one for all where examples are few."""
    pooled = np.array([_f1((margins > cut).ravel(), truth.ravel()) for cut in _GRID])
    # Where many cuts are equally good, the one in the middle errs least on what comes.
    common = np.median(_GRID[pooled == pooled.max()])
    away = np.abs(_GRID - common)
    cuts = []
    for column, right in zip(margins.T, truth.T, strict=True):
        gains = np.array([_f1(column > cut, right) for cut in _GRID])
        cuts.append(_GRID[int(np.argmax(gains - _CAUTION * away / math.sqrt(1 + right.sum())))])
    return np.array(cuts, dtype=np.float32)


def _f1(said: Flags, right: Flags) -> float:
    return float(2 * (said & right).sum() / max(1, said.sum() + right.sum()))


def _figures(said: Flags, truth: Flags, labels: Sequence[str]) -> tuple[LabelFigures, ...]:
    return tuple(
        LabelFigures(
            label,
            int(right.sum()),
            float((told & right).sum() / max(1, told.sum())),
            float((told & right).sum() / right.sum()),
            _f1(told, right),
        )
        for label, told, right in zip(labels, said.T, truth.T, strict=True)
    )
