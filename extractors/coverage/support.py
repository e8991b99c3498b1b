"""How far a text says that a claim holds: a few signs, weighed by a logistic curve."""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from math import exp

from extractors.coverage.align import Alignment, ClaimProfile
from extractors.coverage.polarity import opposite_words
from extractors.coverage.terms import NAME
from extractors.model import Relation, RelationKind

_SENTENCES = 3
# The end of a claim tells what is new in it: its last words by themselves, beside all words by their place.
_LAST = 2
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for and against a claim in its closest sentences, each from 0 to 1.

    `cover`: of the claim's weight by the closest sentences together. `ending`: what they lack of it, where words count
    the more the later they stand; `last`: what they lack of its last two words. `focus`: of the best sentence by the
    claim. `name`: each side has a name that the other lacks. `turned`: one side only is negated, by how much of the
    claim's act the sentences have. `unmet`: of the act what the claim negates and they do not have, as it should be.
    `opposite`: opposite words.
    """

    cover: float
    ending: float
    last: float
    focus: float
    name: float
    turned: float
    unmet: float
    opposite: float


# One logistic fit to FEVER-symmetric dev (708 pairs; accuracy .709 by cross-validation, .657 with the signs used before)
# and WiCE dev (349; best F1 .63) together, rounded. No single sign is worth more than .02 there.
_WEIGHTS = Signs(
    cover=1.7, ending=-1.2, last=-0.7, focus=0.8, name=-0.6, turned=-1.0, unmet=1.4, opposite=-0.5
)
_BIAS = -0.5
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
    places = range(len(profile.terms))
    weights = profile.weights
    lost = [weights[slot] * (1 - credit.get(slot, 0.0)) for slot in places]
    is_turned = _is_negated(profile.signs) != _is_negated(best.reading.signs)
    unmet = [s for s in profile.acts if profile.signs[s] < 0 and credit.get(s, 0.0) < _HALF]
    return Signs(
        cover=1 - sum(lost) / profile.total,
        ending=_share([(s + 1) * lost[s] for s in places], [(s + 1) * weights[s] for s in places]),
        last=_share(lost[-_LAST:], weights[-_LAST:]),
        focus=best.focus,
        name=_conflict(best, {NAME}),
        turned=is_turned * (1 - _share_of(lost, weights, profile.acts)),
        unmet=_share([weights[s] for s in unmet], [weights[s] for s in profile.acts]),
        opposite=float(opposite_words(best) is not None),
    )


def _is_negated(signs: Sequence[int]) -> bool:
    return any(sign < 0 for sign in signs)


def _share(part: Sequence[float], whole: Sequence[float]) -> float:
    return sum(part) / (sum(whole) or 1.0)


def _share_of(part: Sequence[float], whole: Sequence[float], slots: Sequence[int]) -> float:
    return _share([part[slot] for slot in slots], [whole[slot] for slot in slots])


def _credits(closest: Sequence[Alignment]) -> dict[int, float]:
    found: dict[int, float] = {}
    for alignment in closest:
        for slot, hit in alignment.hits.items():
            found[slot] = max(found.get(slot, 0.0), hit.credit)
    return found


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
