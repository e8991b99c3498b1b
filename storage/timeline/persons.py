"""What persons decide, as rows of the base tables and as answers: judgements, tripwires, pinned developments."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from extractors.model import RelationKind, stable_id
from storage.timeline.database import Database, Row


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person says that one version does to one claim. `claim` is how the claim reads at that time.

    `quote` is verbatim in the version at `start_char` to `end_char`; None keeps the quote of the machine.
    `is_undone` takes an earlier judgement back; its relation is said again for the record.
    """

    reference_id: str
    claim_id: str
    claim: str
    article_id: int
    version_id: int
    relation: RelationKind
    judged_by: str
    judged_at: datetime
    reason: str | None = None
    quote: str | None = None
    start_char: int | None = None
    end_char: int | None = None
    new_value: str | None = None
    speaker: str | None = None
    is_undone: bool = False

    @property
    def judgement_id(self) -> int:
        """Stable id of this act."""
        return stable_id(
            "judgement",
            self.reference_id,
            self.claim_id,
            str(self.version_id),
            self.relation,
            self.judged_by,
            str(self.is_undone),
            self.judged_at.isoformat(),
        )


@dataclass(frozen=True, slots=True)
class FoundVersion:
    """One version of an article that a person means. `number` counts from 1."""

    version_id: int
    article_id: int
    number: int
    outlet: str
    title: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Found:
    """What one version does to one claim now. `judged_by` is None where the machine decided."""

    relation: RelationKind
    quote: str
    judged_by: str | None
    claim: str


def judgement_row(judgement: Judgement) -> Row:
    """One act of a person about one relation."""
    return {"judgement_id": judgement.judgement_id, **asdict(judgement)}


def judgements(
    database: Database, *, reference_id: str | None = None, claim: str | None = None
) -> list[Row]:
    """What persons judged, newest first; those that need a new look come before all others."""
    return database.rows("list_judgements", {"reference_id": reference_id, "claim": claim})


def found_versions(
    database: Database, *, article_id: int, address: str
) -> tuple[FoundVersion, ...]:
    """The versions of the article with this id or address, newest first; none if there is no such article."""
    rows = database.rows("found_versions", {"article_id": article_id, "address": address})
    return tuple(FoundVersion(**row) for row in rows)


def relation_of(
    database: Database, *, reference_id: str, claim_id: str, version_id: int
) -> Found | None:
    """What a version does to a claim; None when it was not compared with it."""
    parameters = {"reference_id": reference_id, "claim_id": claim_id, "version_id": version_id}
    for row in database.rows("relation_of", parameters):
        return Found(
            relation=RelationKind(row["relation"]),
            quote=row["quote"],
            judged_by=row["judged_by"],
            claim=row["claim"],
        )
    return None


def after_last_load(database: Database, now: datetime) -> datetime:
    """`now`, or just after the newest load where a played clock stands still: what a person says comes last."""
    last: datetime | None = database.rows("last_load")[0]["made_at"]
    return max(now, last + timedelta(microseconds=1)) if last else now
