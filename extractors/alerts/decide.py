"""When an alert is due: on a change of standing, never because it still holds, never by repetition."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from extractors.alerts.changes import DISPUTED, UPDATED, StandingChange, find_changes
from extractors.alerts.phrases import headline, known_before, known_now, told, why_now
from extractors.language.value_key import value_key
from extractors.language.words import fold
from extractors.model import Alert, CitedSentence, Reference, Standing


def decide_alerts(
    before: Mapping[str, Standing],
    after: Mapping[str, Standing],
    *,
    reference: Reference,
    decided_at: datetime,
) -> tuple[Alert, ...]:
    """The alerts that the step from `before` to `after` makes due: at most one a claim, in the order of claim ids.

    A claim missing in `before` had no standing yet. The kind is `updated`, `disputed` or `updated
    and disputed`. The key holds the reference, the claim's words and the change (label, value, speaker) and
    neither time nor wording: whoever keeps the keys that were sent never sends a change twice.
    """
    found = ((claim, find_changes(before.get(claim), after[claim])) for claim in sorted(after))
    return tuple(
        _alert(changes, after[claim_id], reference=reference, decided_at=decided_at)
        for claim_id, changes in found
        if changes
    )


def _alert(
    changes: Sequence[StandingChange],
    after: Standing,
    *,
    reference: Reference,
    decided_at: datetime,
) -> Alert:
    kind = _kind(changes)
    positions = [change.position for change in changes]
    return Alert(
        key=_key(
            changes, reference_id=reference.reference_id, claim=_identity(after.claim_id, reference)
        ),
        reference_id=reference.reference_id,
        claim_id=after.claim_id,
        kind=kind,
        title=headline(kind, _claim_text(after, reference)),
        reason=why_now(changes, after),
        before="; ".join(dict.fromkeys(map(known_before, positions))),
        after="; ".join(dict.fromkeys(map(known_now, positions))),
        sentences=tuple(CitedSentence(told(said), said.citation) for said in positions),
        decided_at=decided_at,
    )


def _kind(changes: Sequence[StandingChange]) -> str:
    labels = {change.label for change in changes}
    return " and ".join(label for label in (UPDATED, DISPUTED) if label in labels)


def _key(changes: Sequence[StandingChange], *, reference_id: str, claim: str) -> str:
    parts = {
        f"{change.label} {at.kind} {value_key(at.value)} by {value_key(at.speaker or 'all')}"
        for change in changes
        for at in (change.position,)
    }
    return " | ".join((reference_id, claim, *sorted(parts)))


def _identity(claim_id: str, reference: Reference) -> str:
    """What stays the same of a claim when the reference around it is edited: its words; ids count places."""
    texts = {claim.claim_id: claim.text for claim in reference.claims}
    return fold(texts.get(claim_id, claim_id))


def _claim_text(after: Standing, reference: Reference) -> str:
    """The words of the claim; of a development, which no reference has, its first quote."""
    texts = {claim.claim_id: claim.text for claim in reference.claims}
    first = after.first.quote if after.first else ""
    return texts.get(after.claim_id, first or after.claim_id)
