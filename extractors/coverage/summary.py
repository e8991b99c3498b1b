"""A few sentences that stand for many articles: verbatim, each with its place, none said twice.

First the sentence closest to what all articles speak of, early in its text, told by several outlets; then
the next that adds most to those chosen (centroid, position and maximal marginal relevance: the best of six
ways in nlp.md 7). On 73 stories of FNC dev three sentences hold .67 of the words of the stories' headlines,
the first sentences of three articles .64; on the days of the five T17 dev timelines ROUGE-1 is .20 and .18
(n 72). None of the numbers below moves either by more than .01.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2

from extractors.coverage.background import Background
from extractors.coverage.summary_reading import (
    Candidate,
    ReadArticle,
    SummaryText,
    Vector,
    candidates_of,
    read_articles,
    scaled,
)
from extractors.language.glossary import Glossary
from extractors.language.names import Gazetteer

USUAL = 5
"""How many sentences a summary has where nobody says otherwise."""

_CENTROID = 60
_POSITION, _SHARED, _FIGURE, _LATE = 0.25, 0.05, 0.05, 0.1
# The reader of the set reads the language of most of it.
_FOREIGN = 0.2
_RELEVANCE = 0.75
# Two sentences say the same from this cosine on.
_SAME = 0.5
# How many outlets tell a sentence is asked of the best ones only: of thousands it would take minutes.
_ASKED = 300


@dataclass(frozen=True, slots=True)
class ChosenSentence:
    """A sentence of a summary, verbatim: the place of its article in the set and its number there, both from 0."""

    text: str
    article: int
    sentence: int


def summarise(
    texts: Sequence[SummaryText],
    *,
    most: int = USUAL,
    gazetteer: Gazetteer,
    glossary: Glossary,
) -> tuple[ChosenSentence, ...]:
    """At most `most` sentences that tell what the articles tell, in order of time, then of the text.

    Each is a sentence of one article as it stands there; none says what another says already. Of two that
    differ in a figure the newer stands. Articles without a time come last, in their order. Texts in several
    languages meet in names, figures and the words of the glossary. Empty when no sentence says anything.
    """
    articles, background = read_articles(texts, gazetteer, glossary)
    everything = [one for article in articles for one in candidates_of(article, background)]
    scores, candidates = _best(everything, _centroid(articles, background))
    chosen = _chosen(candidates, scores, most)
    in_order = sorted(chosen, key=lambda one: (one.article.order, one.number))
    return tuple(ChosenSentence(one.text, one.article.number, one.number) for one in in_order)


def _centroid(articles: Sequence[ReadArticle], background: Background) -> Vector:
    """What the articles speak of: the terms that most of them share and few other texts would."""
    told = Counter(key for article in articles for key in article.terms)
    weights = {key: count * background.weight(key) for key, count in told.items()}
    return scaled(dict(sorted(weights.items(), key=lambda row: (-row[1], row[0]))[:_CENTROID]))


def _best(
    candidates: Sequence[Candidate], centroid: Vector
) -> tuple[list[float], Sequence[Candidate]]:
    """The candidates that count, with their scores."""
    alone = {one: _score(one, centroid) for one in candidates}
    best = sorted(candidates, key=lambda one: -alone[one])[:_ASKED]
    told = _outlets(best, candidates)
    return [alone[one] + _SHARED * log2(told[one]) for one in best], best


def _score(one: Candidate, centroid: Vector) -> float:
    return (
        _cosine(one.vector, centroid)
        + _POSITION / (1 + one.number)
        + _FIGURE * bool(one.values)
        + _LATE * one.article.lateness
        - _FOREIGN * one.article.is_foreign
    )


def _outlets(asked: Sequence[Candidate], told: Sequence[Candidate]) -> dict[Candidate, int]:
    """How many outlets tell what each sentence tells, its own included."""
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, other in enumerate(told):
        for key, weight in other.vector.items():
            postings[key].append((number, weight))
    found = {}
    for one in asked:
        alike: defaultdict[int, float] = defaultdict(float)
        for key, weight in one.vector.items():
            for number, other_weight in postings[key]:
                alike[number] += weight * other_weight
        outlets = {told[number].article.outlet for number, near in alike.items() if near >= _SAME}
        found[one] = len(outlets | {one.article.outlet})
    return found


def _chosen(candidates: Sequence[Candidate], scores: Sequence[float], most: int) -> list[Candidate]:
    """The best sentences one after the other, each as far as it adds to those before it."""
    chosen: list[Candidate] = []
    nearest = dict.fromkeys(candidates, 0.0)
    score_of = dict(zip(candidates, scores, strict=True))
    while len(chosen) < most:
        free = [one for one, near in nearest.items() if near < _SAME]
        if not free:
            break
        best = max(
            free, key=lambda one: _RELEVANCE * score_of[one] - (1 - _RELEVANCE) * nearest[one]
        )
        newest = _newest(best, free)
        chosen.append(newest)
        for one, near in nearest.items():
            alike = max(_cosine(one.vector, each.vector) for each in (best, newest))
            nearest[one] = max(near, alike)
    return chosen


def _newest(best: Candidate, free: Sequence[Candidate]) -> Candidate:
    """The newest sentence that says the same with another figure, else the sentence itself."""
    newer = [
        one
        for one in free
        if one.article.order > best.article.order
        and one.values
        and best.values
        and one.values != best.values
        and _cosine(one.vector, best.vector) >= _SAME
    ]
    return max(newer, key=lambda one: one.article.order, default=best)


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    short, long = (one, other) if len(one) < len(other) else (other, one)
    return sum(weight * long.get(key, 0.0) for key, weight in short.items())
