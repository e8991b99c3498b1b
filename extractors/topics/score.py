"""How much a text is about a topic, and the hits that show it."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.model import Evidence
from extractors.topics.ast import Query, Word
from extractors.topics.hits import Hits, LeafHit
from extractors.topics.index import LEAD_WORDS, TextIndex


@dataclass(frozen=True, slots=True)
class PartScore:
    """What one part of a query counts for.

    Points of its distinct leaves in title, lead and the rest, of how often they stand there, of how
    densely; and the share of 1 that all points together make.
    """

    title: float
    lead: float
    rest: float
    frequency: float
    density: float
    share: float


_SHOWN = 3  # hits of one leaf that are shown; all of them count for the score
_HALF = 4.0  # points that give a score of one half: one word in the lead, twice more below it
_TITLE, _LEAD, _REST = 3, 2, 1


def score_of(shares: Sequence[float]) -> float:
    """How much a text is about a topic, 0 to 1: the geometric mean over the parts that it needs.

    So a text that dwells on one part and only brushes another scores low.
    """
    return math.prod(shares) ** (1 / len(shares)) if shares else 0.0


def part_score(hits: Hits, index: TextIndex) -> PartScore:
    """The points of one part of a query, which stands somewhere in the text.

    - for each distinct word or phrase of the query that stands in the text, 3 if it is in the
      title, else 2 if it is in the lead (first 60 words), else 1;
    - for each, the logarithm of 1 + the number of its places;
    - density: its places per 100 words, at most 10, times 0.3.

    A weight (`a^2`) multiplies what its leaves count. Points p become p / (p + 4). Where one hit
    lies inside another, only the longer one counts.
    """
    leaves = leaf_hits((hits,))
    frequency = Counter(hit.leaf for hit in leaves)
    best: dict[Query, tuple[int, float]] = {}
    for hit in leaves:
        place, weight = best.get(hit.leaf, (0, 0.0))
        best[hit.leaf] = max(place, _place(hit.first, index)), max(weight, hit.weight)
    points = {
        place: sum(place * weight for at, weight in best.values() if at == place)
        for place in (_TITLE, _LEAD, _REST)
    }
    often = sum(weight * math.log1p(frequency[leaf]) for leaf, (_, weight) in best.items())
    dense = 0.3 * min(10.0, 100 * sum(hit.weight for hit in leaves) / index.word_count)
    total = sum(points.values()) + often + dense
    return PartScore(
        points[_TITLE], points[_LEAD], points[_REST], often, dense, total / (total + _HALF)
    )


def leaf_hits(groups: Iterable[Hits]) -> tuple[LeafHit, ...]:
    """The leaves in hits, in order of the text; what lies inside a longer one is left out."""
    found = {leaf_hit for hits in groups for hit in hits for leaf_hit in hit.leaves}
    kept: list[LeafHit] = []
    # The text of the leaf decides between two that cover the same words, so that order is total.
    for leaf_hit in sorted(
        found, key=lambda hit: (hit.first, -hit.last, str(hit.leaf), -hit.weight)
    ):
        if not kept or leaf_hit.last > kept[-1].last:
            kept.append(leaf_hit)
    return tuple(kept)


def _order(hit: LeafHit) -> tuple[int, int, str, float]:
    """By place; the text of the leaf decides between two that cover the same words, so that order is total."""
    leaf = hit.leaf
    return hit.first, -hit.last, leaf.text if isinstance(leaf, Word) else str(leaf), -hit.weight


def evidence_of(hits: Sequence[LeafHit], index: TextIndex) -> tuple[Evidence, ...]:
    """The first three places of each word or phrase, in order of the text, each with its sentence."""
    shown: Counter[Query] = Counter()
    found: list[Evidence] = []
    for hit in hits:
        shown[hit.leaf] += 1
        if shown[hit.leaf] <= _SHOWN:
            found.append(_evidence(hit.first, hit.last, index))
    return tuple(found)


def _place(position: int, index: TextIndex) -> int:
    field = index.field_at(position)
    if field.name == "title":
        return _TITLE
    return _LEAD if position - field.base < LEAD_WORDS else _REST


def _evidence(first: int, last: int, index: TextIndex) -> Evidence:
    field = index.field_at(first)
    start, end = field.span(first, last)
    sentence = index.sentence_at(field, start)
    return Evidence(field.name, start, end, field.text[start:end], sentence)
