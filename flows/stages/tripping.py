"""Tripwires in settle: what newly meets one is told once; what was said before it was set is only written down."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from extractors.alerts.tripwires import Hit, Tripwire, decide_tripwire, find_hits
from extractors.coverage.standing import COUNTED
from extractors.language.names import Gazetteer
from extractors.model import Observation, Reference
from storage.timeline import live
from storage.timeline.conclusions import alert_row
from storage.timeline.database import Database, Row
from storage.timeline.inbox import Load
from storage.timeline.persons import hit_id, hit_row, known_hits, text_of_version, tripwires


def trip(
    database: Database, reference: Reference, load: Load, gazetteer: Gazetteer
) -> Mapping[str, list[Row]]:
    """What the facts of this load make meet the tripwires of a reference, and the alerts for it."""
    wires = tripwires(database, reference.reference_id)
    if not wires:
        return {}
    seen = live.observations(database, reference.reference_id)
    known = known_hits(database, reference.reference_id)
    quiet = _Quiet(database, reference, load)
    hits: list[Row] = []
    alerts: list[Row] = []
    for wire in wires:
        met = [
            hit
            for hit in find_hits(
                wire,
                _counted(seen.get(wire.claim_id, ())),
                gazetteer,
                text_of=partial(text_of_version, database),
            )
            if hit_id(wire, reference.reference_id, hit) not in known
        ]
        news = [hit for hit in met if not quiet.knew(wire, hit)]
        hits += [
            hit_row(wire, reference.reference_id, hit, was_known=hit not in news, at=load.made_at)
            for hit in met
        ]
        if news:
            alert = decide_tripwire(wire, news, reference=reference, decided_at=load.made_at)
            alerts.append(alert_row(alert))
    return {"tripwire_hit": hits, "alert": alerts}


def _counted(seen: Iterable[Observation]) -> Sequence[Observation]:
    """What is sure enough to count for a standing."""
    return [one for one in seen if one.relation.confidence >= COUNTED]


class _Quiet:
    """What is no news by this load: all that was said before a tripwire was set, or before a reference was edited."""

    def __init__(self, database: Database, reference: Reference, load: Load) -> None:
        own = reference.reference_id
        rows = load.rows.get("tripwire", ())
        self._own = own
        self._fresh = {row["tripwire_id"] for row in rows if row["is_set"]}
        is_edited = any(row["reference_id"] == own for row in load.rows.get("reference", ()))
        self._old = live.compared_before(database, reference) if is_edited else frozenset()

    def knew(self, wire: Tripwire, hit: Hit) -> bool:
        """Whether it was known when the tripwire was set, or is found anew only by an edit of the reference."""
        is_old = hit.observation.citation.version_id in self._old
        return is_old or wire.id_in(self._own) in self._fresh
