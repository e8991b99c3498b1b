"""How like two statements are: what they say, who says it left out; rare figures that both give and nearness in time speak for them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from extractors.coverage.align import Alignment, ClaimIndex, ClaimProfile, profile_claim
from extractors.coverage.background import Background
from extractors.coverage.reading import Reading
from extractors.coverage.terms import NUMBER

# A figure counts by what its rarity exceeds this: "30" stands in every other text, "93 to 18 with 65" in those of one vote.
_FIGURE_BONUS, _COMMON_FIGURE = 0.06, 1.5
_NEAR, FAR = timedelta(days=3), timedelta(days=14)
_FAR_FACTOR = 0.75
# Without a rare figure so much of the act must be shared: names alone make no matter.
_ACTS = 0.3
# What is left of a sentence without who says it must still say something.
_FEWEST_TERMS = 2


@dataclass(frozen=True, slots=True)
class Likeness:
    """`said` is how far each covers the other (harmonic mean, 0 to 1), `acts` the same over words alone, `figures` the bonus."""

    said: float
    acts: float
    figures: float

    def over(self, apart: timedelta) -> float:
        """The likeness of two statements that were made so far apart: 0 for those of different fortnights."""
        apart = abs(apart)
        if apart > FAR or (self.acts < _ACTS and not self.figures):
            return 0.0
        far = max(0.0, (apart - _NEAR) / (FAR - _NEAR))
        return self.whole * (1 - far * (1 - _FAR_FACTOR))

    @property
    def whole(self) -> float:
        """The likeness whatever lies between."""
        return min(1.0, self.said + self.figures)


@dataclass(frozen=True, slots=True)
class Told:
    """A statement ready to be laid beside others."""

    profile: ClaimProfile
    weights: Mapping[str, float]

    @classmethod
    def of(cls, reading: Reading, background: Background) -> "Told":
        """What a sentence says, weighed; its speaker and the words of saying left out where enough remains."""
        said = _without_speaker(reading)
        profile = profile_claim("", said, background)
        keys = (term.key for term in profile.terms)
        return cls(profile, dict(zip(keys, profile.weights, strict=True)))


def _without_speaker(reading: Reading) -> Reading:
    speech = reading.speech
    if speech is None:
        return reading
    start, end = reading.start + speech.start, reading.start + speech.end
    kept = [slot for slot, term in enumerate(reading.terms) if not start <= term.start < end]
    if len(kept) < _FEWEST_TERMS:
        return reading
    return replace(
        reading,
        terms=tuple(reading.terms[slot] for slot in kept),
        signs=tuple(reading.signs[slot] for slot in kept),
    )


class ToldIndex:
    """Statements by their terms, so that a new one meets only those that share something of weight."""

    def __init__(self) -> None:
        self._index = ClaimIndex(())

    def add(self, told: Told) -> None:
        """Take in one more statement, as the last."""
        self._index.add(told.profile)

    def likenesses(self, told: Told) -> Iterable[tuple[int, Likeness]]:
        """The statements that share something with this one, by their number, each with its likeness."""
        for number, alignment in self._index.align(told.profile.reading):
            yield number, _likeness(told, alignment)


def likeness_of(one: Told, other: Told) -> Likeness:
    """How like two statements are, either way the same."""
    index = ToldIndex()
    index.add(other)
    return next((found for _, found in index.likenesses(one)), Likeness(0.0, 0.0, 0.0))


def _likeness(told: Told, alignment: Alignment) -> Likeness:
    """From one alignment both ways: the terms of the sentence that were hit are what it has of the other."""
    terms = told.profile.reading.terms
    credited: dict[str, float] = {}
    for hit in alignment.hits.values():
        key = terms[hit.place].key
        credited[key] = max(hit.credit, credited.get(key, 0.0))
    return Likeness(
        said=_harmonic(alignment.cover, _share(told.weights, credited)),
        acts=_harmonic(alignment.act_cover, _share(_acts(told.profile), credited)),
        figures=_figures(alignment),
    )


def _acts(profile: ClaimProfile) -> dict[str, float]:
    return {profile.terms[slot].key: profile.weights[slot] for slot in profile.acts}


def _share(weights: Mapping[str, float], credited: Mapping[str, float]) -> float:
    total = sum(weights.values())
    return (
        sum(weights[key] * credited[key] for key in weights.keys() & credited) / total
        if total
        else 0.0
    )


def _figures(alignment: Alignment) -> float:
    profile = alignment.profile
    shared: Sequence[float] = [
        profile.weights[slot] for slot in alignment.hits if profile.terms[slot].kind == NUMBER
    ]
    return _FIGURE_BONUS * sum(max(0.0, weight - _COMMON_FIGURE) for weight in shared)


def _harmonic(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0
