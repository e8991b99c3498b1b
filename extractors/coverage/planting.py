"""Plant one known change in a person's own article, and ask whether the diff catches it: its error rate on this subject.

A change that makes no sense for a claim (a figure in a claim without one) is not planted, and says why.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from extractors.coverage.compare import compare
from extractors.coverage.planted_words import (
    denied,
    negated,
    reversed_words,
    said_by_another,
    with_next_stage,
    with_other_figure,
)
from extractors.language.names import Gazetteer
from extractors.model import Claim, Comparison, Reference, Relation, RelationKind, Status

_LATER = timedelta(days=2)
_NEVER_ASIDE = frozenset({RelationKind.UPDATES, RelationKind.CONTRADICTS})
_TEASER_CLAIMS = 2


class PlantKind(StrEnum):
    """What is done to the article, in the order of the report."""

    UNCHANGED = "unchanged"
    FIGURE = "figure"
    RIVAL_FIGURE = "rival figure"
    NEGATION = "negation"
    OPPOSITE = "opposite"
    DENIAL = "denial"
    STAGE = "stage"
    DELETION = "deletion"
    TEASER = "teaser"


WANTED: Mapping[PlantKind, RelationKind] = {
    PlantKind.UNCHANGED: RelationKind.REPEATS,
    PlantKind.FIGURE: RelationKind.UPDATES,
    PlantKind.RIVAL_FIGURE: RelationKind.CONTRADICTS,
    PlantKind.NEGATION: RelationKind.CONTRADICTS,
    PlantKind.OPPOSITE: RelationKind.CONTRADICTS,
    PlantKind.DENIAL: RelationKind.CONTRADICTS,
    PlantKind.STAGE: RelationKind.UPDATES,
    PlantKind.DELETION: RelationKind.ABSENT,
    PlantKind.TEASER: RelationKind.NOT_ASSESSABLE,
}
"""The relation that the diff must give to the changed claim."""

_Rewrite = Callable[[Claim, str], str | None]
_REWRITES: Mapping[PlantKind, tuple[_Rewrite, str]] = {
    PlantKind.FIGURE: (with_other_figure, "no figure in digits"),
    PlantKind.RIVAL_FIGURE: (said_by_another, "no figure in digits that somebody named gives"),
    PlantKind.NEGATION: (negated, "negated already, or no rule for its language"),
    PlantKind.OPPOSITE: (reversed_words, "no word of which an opposite is known"),
    PlantKind.DENIAL: (denied, "negated already, or no rule for its language"),
    PlantKind.STAGE: (with_next_stage, "no verb that tells its stage"),
}


@dataclass(frozen=True, slots=True)
class Plant:
    """One change to one claim and what the diff made of it.

    `planted` is the sentence that stands in the claim's place, empty where it is left out. `found` is None where
    nothing could be planted, and `why_not` says why. `alarms` are other claims that got updates or contradicts.
    """

    kind: PlantKind
    claim_id: str
    planted: str
    found: Relation | None
    alarms: tuple[str, ...] = ()
    why_not: str | None = None

    @property
    def is_caught(self) -> bool | None:
        """Whether the diff said what it must; None where nothing was planted."""
        return None if self.found is None else self.found.kind is WANTED[self.kind]


def plant_all(reference: Reference, gazetteer: Gazetteer) -> Iterator[Plant]:
    """Every kind of change to every claim, in the order of the kinds, then of the claims; always the same.

    The claims of `reference` must stand in its text, as drafted ones do (`claims.draft_claims`).
    """
    for kind in PlantKind:
        whole = _whole(kind, reference, gazetteer)
        for claim in reference.claims:
            yield (
                _of_comparison(kind, claim, whole)
                if whole
                else _plant(kind, claim, reference, gazetteer)
            )


def share_caught(plants: list[Plant]) -> float | None:
    """Of what was planted the share that the diff catches; None when nothing was."""
    told = [plant.is_caught for plant in plants if plant.is_caught is not None]
    return sum(told) / len(told) if told else None


def _whole(kind: PlantKind, reference: Reference, gazetteer: Gazetteer) -> Comparison | None:
    """The comparison that holds for all claims at once, for the kinds that change none by itself."""
    if kind is PlantKind.UNCHANGED:
        return _compared(reference, reference.text, gazetteer)
    if kind is PlantKind.TEASER:
        end = max(claim.end for claim in reference.claims[:_TEASER_CLAIMS])
        return _compared(reference, reference.text[:end], gazetteer, status=Status.TEASER)
    return None


def _of_comparison(kind: PlantKind, claim: Claim, found: Comparison) -> Plant:
    relation = next(one for one in found.relations if one.claim_id == claim.claim_id)
    return Plant(kind, claim.claim_id, claim.text, relation)


def _plant(kind: PlantKind, claim: Claim, reference: Reference, gazetteer: Gazetteer) -> Plant:
    rewrite, why_not = _REWRITES.get(kind, (_left_out, ""))
    planted = rewrite(claim, reference.language or "en")
    if planted is None:
        return Plant(kind, claim.claim_id, "", None, why_not=why_not)
    text = reference.text[: claim.start] + planted + reference.text[claim.end :]
    found = _compared(reference, text, gazetteer)
    alarms = tuple(
        one.claim_id
        for one in found.relations
        if one.claim_id != claim.claim_id and one.kind in _NEVER_ASIDE
    )
    own = _of_comparison(kind, claim, found).found
    return Plant(kind, claim.claim_id, planted, own, alarms)


def _left_out(claim: Claim, language: str) -> str:
    del claim, language
    return ""


def _compared(
    reference: Reference, text: str, gazetteer: Gazetteer, *, status: Status = Status.FULL
) -> Comparison:
    published: datetime | None = reference.published_at
    return compare(
        reference,
        title=reference.title,
        text=text,
        status=status,
        published_at=published + _LATER if published else None,
        language=reference.language,
        gazetteer=gazetteer,
    )
