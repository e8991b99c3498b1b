"""What settle asks of the live file about statements and developments, and the rows of what it concludes. See `live`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from extractors.coverage.developments import OriginStatement
from extractors.coverage.standing import standing_line
from extractors.model import (
    Citation,
    Observation,
    Relation,
    Standing,
    Statement,
    stable_id,
)
from storage.timeline.conclusions import STANDING
from storage.timeline.database import Database, Row
from storage.timeline.live import FIGURES

Membership = tuple[int, str | None, str | None, str | None, str | None, str | None]
"""Development, relation, old and new value, stage and speaker: what makes a membership another one."""


@dataclass(frozen=True, slots=True)
class StoredStatement:
    """A statement with its source, and how it was grouped so far (None: not yet)."""

    told: OriginStatement
    outlet: str
    url: str
    version_id: int
    seen_at: datetime
    is_current: bool
    membership: Membership | None

    def observation(self, relation: Relation) -> Observation:
        """What this text does to its development, as a standing reads it."""
        citation = Citation(
            quote=self.told.statement.text,
            outlet=self.outlet,
            url=self.url,
            version_id=self.version_id,
            start=self.told.statement.start,
            end=self.told.statement.end,
            said_at=self.told.said_at,
        )
        return Observation(
            relation=relation,
            origin_id=self.told.origin_id,
            outlet=self.outlet,
            said_at=self.told.said_at,
            seen_at=self.seen_at,
            citation=citation,
        )


def statements_in_reach(
    database: Database, reference_id: str, versions: Sequence[int], *, reach: timedelta
) -> Mapping[int, StoredStatement]:
    """Statements that may join with what `versions` tell, or move by it, by id; empty when these tell nothing."""
    parameters = {"reference_id": reference_id, "versions": list(versions), "reach": reach}
    rows = database.rows("statements_in_reach", parameters)
    return {row["statement_id"]: _stored(row) for row in rows}


def known_members(
    database: Database, reference_id: str, statements: Mapping[int, StoredStatement]
) -> dict[int, int]:
    """To which development each statement belonged so far, by id, also where a former comparison found it."""
    versions = sorted({one.version_id for one in statements.values()})
    parameters = {"reference_id": reference_id, "versions": versions}
    known = {
        (row["version_id"], row["text"]): row["development_id"]
        for row in database.rows("known_members", parameters)
    }
    found = {key: (one.version_id, one.told.statement.text) for key, one in statements.items()}
    return {key: known[source] for key, source in found.items() if source in known}


def development_texts(database: Database, reference_id: str) -> dict[int, str]:
    """The developments of a reference by id, each by its first wording."""
    rows = database.rows("development_texts", {"reference_id": reference_id})
    return {row["development_id"]: row["text"] for row in rows}


def development_standings(database: Database, reference_id: str) -> dict[int, Standing]:
    """The standing of each development that has one, by its id."""
    rows = database.rows("development_standings", {"reference_id": reference_id})
    return {row["development_id"]: STANDING.validate_json(row["body"]) for row in rows}


def development_row(development_id: int, reference_id: str, text: str, at: datetime) -> Row:
    """A new development; `text` is what opened it."""
    return {
        "development_id": development_id,
        "reference_id": reference_id,
        "text": text,
        "settled_at": at,
    }


def member_row(
    statement_id: int, development_id: int, similarity: float, relation: Relation, at: datetime
) -> Row:
    """That a statement belongs to a development from now on, and what it does to its first wording."""
    told = _membership(development_id, relation)
    return {
        "member_id": stable_id("member", str(statement_id), str(told), at.isoformat()),
        "statement_id": statement_id,
        "development_id": development_id,
        "similarity": similarity,
        "relation": relation.kind,
        "confidence": relation.confidence,
        "old_value": relation.old,
        "new_value": relation.new,
        "stage": relation.stage,
        "speaker": relation.speaker,
        "reason": relation.reason,
        "settled_at": at,
    }


def is_new_membership(stored: StoredStatement, development_id: int, relation: Relation) -> bool:
    """Whether a statement moves, or does something else to its development than it did."""
    return stored.membership != _membership(development_id, relation)


def development_standing_row(development_id: int, reference_id: str, standing: Standing) -> Row:
    """A standing of a development that changed."""
    body = STANDING.dump_python(standing, mode="json")
    return {
        "standing_id": stable_id("standing", reference_id, str(development_id), str(body)),
        "reference_id": reference_id,
        "development_id": development_id,
        "labels": standing.labels,
        "line": standing_line(standing),
        "body": body,
        "settled_at": standing.as_of,
    }


def _membership(development_id: int, relation: Relation) -> Membership:
    stage = relation.stage.value if relation.stage else None
    return development_id, relation.kind.value, relation.old, relation.new, stage, relation.speaker


def _stored(row: Row) -> StoredStatement:
    statement = Statement(
        text=row["text"],
        start=row["start_char"],
        end=row["end_char"],
        speaker=row["speaker"],
        figures=FIGURES.validate_json(row["figures"]),
        novelty=row["novelty"],
    )
    return StoredStatement(
        told=OriginStatement(row["statement_id"], statement, row["origin_id"], row["said_at"]),
        outlet=row["outlet"],
        url=row["url"],
        version_id=row["version_id"],
        seen_at=row["first_seen_at"],
        is_current=row["is_current"],
        membership=_known_membership(row),
    )


def _known_membership(row: Row) -> Membership | None:
    if row["development_id"] is None:
        return None
    changed = (row["relation"], row["old_value"], row["new_value"], row["stage"], row["told_by"])
    return (row["development_id"], *changed)
