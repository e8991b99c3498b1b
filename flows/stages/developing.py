"""The part of settle that draws developments: which statements are one, and where the tracked ones stand."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from extractors.alerts.decide import decide_alerts
from extractors.coverage.background import Background
from extractors.coverage.developments import Development, group_statements, match_pins
from extractors.coverage.likeness import FAR
from extractors.coverage.standing import is_same, standing_of
from extractors.coverage.tracking import TRACKED_FROM, claim_id_of, relations_within
from extractors.model import Reference, Relation, Standing
from storage.timeline import live, told
from storage.timeline.conclusions import alert_row, pinned_rows
from storage.timeline.database import Database, Row
from storage.timeline.persons import pins
from storage.watch.folder import Watch

BACKGROUND_TEXTS = 300
"""The newest texts from which word weights are read, here and when comparing."""

Stored = Mapping[int, told.StoredStatement]


def develop(
    database: Database,
    reference: Reference,
    watch: Watch,
    versions: Sequence[int],
    at: datetime,
) -> dict[str, list[Row]]:
    """Group anew what the compared `versions` may have changed; then the standings and alerts of what is tracked.

    Tracked are developments of two origins, and those that a person pinned.
    """
    stored = told.statements_in_reach(database, reference.reference_id, versions, reach=FAR)
    known_pins = pins(database, reference.reference_id)
    open_pins = {pin.pin_id: pin.text for pin in known_pins if pin.development_id is None}
    if not stored and not open_pins:
        return {}
    language = reference.language or "en"
    background = Background.of(
        live.background_texts(database, language, most=BACKGROUND_TEXTS),
        language=language,
        gazetteer=watch.gazetteer,
    )
    known = told.known_members(database, reference.reference_id, stored)
    found = group_statements(
        [one.told for one in stored.values()],
        kept=known,
        background=background,
        gazetteer=watch.gazetteer,
        language=language,
    )
    related = [
        (
            development,
            relations_within(
                development, background=background, gazetteer=watch.gazetteer, language=language
            ),
        )
        for development in found
    ]
    rows = _memberships(related, stored, reference, at)
    known_ids = set(known.values())
    rows["development"] = [
        told.development_row(one.development_id, reference.reference_id, one.text, at)
        for one in found
        if one.development_id not in known_ids
    ]
    texts = told.development_texts(database, reference.reference_id)
    matched = match_pins(
        open_pins,
        texts | {one.development_id: one.text for one in found},
        background=background,
        gazetteer=watch.gazetteer,
        language=language,
    )
    rows["pinned"] = pinned_rows(matched, at)
    pinned = {pin.development_id for pin in known_pins} | set(matched.values())
    tracked = [
        pair
        for pair in related
        if len(pair[0].origin_ids) >= TRACKED_FROM or pair[0].development_id in pinned
    ]
    return rows | _stand(database, reference, tracked, stored, at)


def _memberships(
    related: Sequence[tuple[Development, Sequence[Relation]]],
    stored: Stored,
    reference: Reference,
    at: datetime,
) -> dict[str, list[Row]]:
    """The statements that joined or moved, or do something else to their development now."""
    return {
        "development_member": [
            told.member_row(
                member.statement_id, development.development_id, similarity, relation, at
            )
            for development, relations in related
            for member, similarity, relation in zip(
                development.members, development.similarities, relations, strict=True
            )
            if told.is_new_membership(
                stored[member.statement_id], development.development_id, relation
            )
        ]
    }


def _stand(
    database: Database,
    reference: Reference,
    tracked: Sequence[tuple[Development, Sequence[Relation]]],
    stored: Stored,
    at: datetime,
) -> dict[str, list[Row]]:
    """The standings of tracked developments that changed, and the alerts that are due for them."""
    before = told.development_standings(database, reference.reference_id)
    after = {
        development.development_id: _standing(development, relations, stored, at)
        for development, relations in tracked
    }
    changed = {
        development_id: standing
        for development_id, standing in after.items()
        if not is_same(before.get(development_id), standing)
    }
    alerts = decide_alerts(
        {claim_id_of(key): standing for key, standing in before.items()},
        {claim_id_of(key): standing for key, standing in changed.items()},
        reference=reference,
        decided_at=at,
    )
    return {
        "development_standing": [
            told.development_standing_row(development_id, reference.reference_id, standing)
            for development_id, standing in changed.items()
        ],
        "alert": [alert_row(alert) for alert in alerts],
    }


def _standing(
    development: Development, relations: Sequence[Relation], stored: Stored, at: datetime
) -> Standing:
    """Where a development stands by what the current versions say of it."""
    pairs = zip(development.members, relations, strict=True)
    seen = [
        stored[member.statement_id].observation(relation)
        for member, relation in pairs
        if stored[member.statement_id].is_current
    ]
    return standing_of(claim_id_of(development.development_id), seen, as_of=at)
