"""How far a text says that a claim holds: a few signs, weighed by a logistic curve."""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from math import exp

from extractors.coverage.align import Alignment, ClaimProfile
from extractors.coverage.polarity import opposite_words, signs_differ
from extractors.coverage.terms import NAME, NUMBER, TIME
from extractors.model import Relation, RelationKind

_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for and against a claim in its closest sentences, each from 0 to 1.

    `cover`: of the claim's weight by the closest sentences together. `missing`: the heaviest word of
    the claim that none has, as a share of the whole. `order`: neighbours of the claim that are
    neighbours in the best sentence. `turned`, `opposite`: negation differs, opposite words. `value`,
    `name`: each side has a number or date (a name) that the other lacks.
    """

    cover: float
    missing: float
    order: float
    turned: float
    opposite: float
    value: float
    name: float


# Between the logistic fits on FEVER-symmetric dev (708 pairs; accuracy .65 by cross-validation) and WiCE
# dev (349; F1 .64), rounded: what turns a sentence round counts as in the first.
_WEIGHTS = Signs(
    cover=2.6, missing=-0.9, order=0.5, turned=-0.9, opposite=-1.0, value=-0.7, name=-0.6
)
_BIAS = -1.4
# What the rules decide about outweighs the curve: a contradicted claim is not supported, and one
# whose figure or stage has moved on does not hold as it stands.
_MOST_WHEN: Mapping[RelationKind, float] = {
    RelationKind.CONTRADICTS: 0.2,
    RelationKind.UPDATES: 0.4,
}


def support_of(
    profile: ClaimProfile, closest: Sequence[Alignment], relation: Relation | None
) -> float:
    """From 0 to 1: how far the text says that the claim holds; 0 when it says nothing of it."""
    if not closest:
        return 0.0
    signs = read_signs(profile, closest)
    total = sum(w * x for w, x in zip(astuple(_WEIGHTS), astuple(signs), strict=True))
    most = _MOST_WHEN.get(relation.kind, 1.0) if relation else 1.0
    return round(min(most, 1 / (1 + exp(-_BIAS - total))), 4)


def read_signs(profile: ClaimProfile, closest: Sequence[Alignment]) -> Signs:
    """The signs for and against a claim; `closest` is not empty, best first."""
    best = closest[0]
    credit = _credits(closest[:_SENTENCES])
    lost = [weight * (1 - credit.get(slot, 0.0)) for slot, weight in enumerate(profile.weights)]
    return Signs(
        cover=1 - sum(lost) / profile.total,
        missing=max(lost, default=0.0) / profile.total,
        order=_order(best),
        turned=float(signs_differ(best)),
        opposite=float(opposite_words(best) is not None),
        value=_conflict(best, {NUMBER, TIME}),
        name=_conflict(best, {NAME}),
    )


def _credits(closest: Sequence[Alignment]) -> dict[int, float]:
    found: dict[int, float] = {}
    for alignment in closest:
        for slot, hit in alignment.hits.items():
            found[slot] = max(found.get(slot, 0.0), hit.credit)
    return found


def _order(best: Alignment) -> float:
    count = len(best.profile.terms) - 1
    kept = sum(
        slot in best.hits
        and slot + 1 in best.hits
        and 0 < best.hits[slot + 1].place - best.hits[slot].place <= 2
        for slot in range(count)
    )
    return kept / count if count > 0 else 1.0


def _conflict(best: Alignment, kinds: set[str]) -> float:
    """1 when the claim has a term of these kinds that the sentence lacks, and the other way round."""
    lacks = any(
        term.kind in kinds and slot not in best.hits for slot, term in enumerate(best.profile.terms)
    )
    met = {hit.place for hit in best.hits.values()}
    adds = any(
        term.kind in kinds and place not in met for place, term in enumerate(best.reading.terms)
    )
    return float(lacks and adds)
