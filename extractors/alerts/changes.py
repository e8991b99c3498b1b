"""What is new between two standings of one claim: the edges that alerts fire on."""

from collections.abc import Iterable
from dataclasses import dataclass

from extractors.language.value_key import value_key
from extractors.model import Position, RelationKind, Standing

UPDATED = "updated"
DISPUTED = "disputed"

_LABELS = {RelationKind.UPDATES: UPDATED, RelationKind.CONTRADICTS: DISPUTED}


@dataclass(frozen=True, slots=True)
class StandingChange:
    """One position that is news. `label` is `updated` or `disputed`; `is_first` when the claim gains that label by it."""

    label: str
    position: Position
    is_first: bool


def find_changes(before: Standing | None, after: Standing) -> tuple[StandingChange, ...]:
    """The positions of `after` that are news against `before` (None: nothing was known), in their order.

    A label that the claim gains brings all its positions. Under a label that it had, news is a
    value or stage that the speaker never gave before (of a new speaker: that nobody gave), and a
    speaker who did not dispute before. Repetition, later events without a value and a return to a
    known value are none.
    """
    had = before.labels if before else ()
    changes = (
        StandingChange(_LABELS[position.relation], position, _LABELS[position.relation] not in had)
        for position in after.positions
    )
    known = before.positions if before else ()
    return tuple(change for change in changes if change.is_first or _is_news(change, known))


def _is_news(change: StandingChange, known: Iterable[Position]) -> bool:
    position = change.position
    alike = [other for other in known if other.relation is position.relation]
    own = [other for other in alike if other.speaker == position.speaker]
    if change.label == DISPUTED and not own:
        return True
    if position.kind not in {"value", "stage"}:
        return False
    return _is_unheard(position, own) if _of_kind(position, own) else _is_unheard(position, alike)


def _is_unheard(position: Position, said: Iterable[Position]) -> bool:
    heard = (value for other in _of_kind(position, said) for value in (other.value, *other.earlier))
    return value_key(position.value) not in {value_key(value) for value in heard}


def _of_kind(position: Position, said: Iterable[Position]) -> list[Position]:
    return [other for other in said if other.kind == position.kind]
