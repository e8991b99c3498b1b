"""How much a text is about a topic, and the hits that show it."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from extractors.model import Evidence
from extractors.topics.ast import Leaf
from extractors.topics.hits import Hits
from extractors.topics.index import LEAD_WORDS, TextIndex

LeafHit = tuple[Leaf, int, int]
"""A word or phrase with its first and last position."""

_SHOWN = 3  # hits of one leaf that are shown; all of them count for the score
_HALF = 4.0  # points that give a score of one half: one word in the lead, twice more below it


def score_hits(groups: Sequence[Hits], index: TextIndex) -> float:
    """How much a text is about a topic, 0 to 1: the geometric mean over the parts that it needs.

    So a text that dwells on one part and only brushes another scores low. `groups` are the hits of
    each part, none empty. The points of a part:

    - for each distinct word or phrase of the query that stands in the text, 3 if it is in the
      title, else 2 if it is in the lead (first 60 words), else 1;
    - for each, the logarithm of 1 + the number of its places;
    - density: its places per 100 words, at most 10, times 0.3.

    Points p become p / (p + 4). Where one hit lies inside another, only the longer one counts.
    """
    shares = [_share(leaf_hits((hits,)), index) for hits in groups]
    return math.prod(shares) ** (1 / len(shares)) if shares else 0.0


def leaf_hits(groups: Iterable[Hits]) -> tuple[LeafHit, ...]:
    """The words and phrases in hits, in order of the text; what lies inside a longer one is left out."""
    found = {leaf_hit for hits in groups for hit in hits for leaf_hit in hit.leaves}
    kept: list[LeafHit] = []
    # The text of the leaf decides between two that cover the same words, so that order is total.
    for leaf_hit in sorted(found, key=lambda hit: (hit[1], -hit[2], str(hit[0]))):
        if not kept or leaf_hit[2] > kept[-1][2]:
            kept.append(leaf_hit)
    return tuple(kept)


def evidence_of(hits: Sequence[LeafHit], index: TextIndex) -> tuple[Evidence, ...]:
    """The first three places of each word or phrase, in order of the text, each with its sentence."""
    shown: Counter[Leaf] = Counter()
    found: list[Evidence] = []
    for leaf, first, last in hits:
        shown[leaf] += 1
        if shown[leaf] <= _SHOWN:
            found.append(_evidence(first, last, index))
    return tuple(found)


def _share(hits: Sequence[LeafHit], index: TextIndex) -> float:
    frequency = Counter(leaf for leaf, _, _ in hits)
    best: dict[Leaf, int] = {}
    for leaf, first, _ in hits:
        best[leaf] = max(best.get(leaf, 0), _weight(first, index))
    density = min(10.0, 100 * len(hits) / index.word_count)
    points = sum(best.values()) + sum(map(math.log1p, frequency.values())) + 0.3 * density
    return points / (points + _HALF)


def _weight(position: int, index: TextIndex) -> int:
    field = index.field_at(position)
    if field.name == "title":
        return 3
    return 2 if position - field.base < LEAD_WORDS else 1


def _evidence(first: int, last: int, index: TextIndex) -> Evidence:
    field = index.field_at(first)
    start = field.tokens[first - field.base].start
    end = field.tokens[last - field.base].end
    sentence = index.sentence_at(field, start)
    return Evidence(field.name, start, end, field.text[start:end], sentence)
