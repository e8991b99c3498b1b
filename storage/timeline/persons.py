"""What persons decide, as rows of the base tables and as answers: judgements, tripwires, pinned developments."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from extractors.alerts.tripwires import Hit, Tripwire
from extractors.coverage.decisions import ClaimDecision, from_text
from extractors.coverage.identity import EarlierClaim
from extractors.model import RelationKind, stable_id
from storage.timeline.database import Database, Row
from storage.timeline.live import claim_of


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


def claim_history(database: Database, reference_id: str) -> tuple[EarlierClaim, ...]:
    """All claims that a reference ever made, those in force first, each wording once; dropped and merged ones too."""
    found: dict[tuple[str, str], EarlierClaim] = {}
    for row in database.rows("claim_history", {"reference_id": reference_id}):
        # Most versions of a reference repeat most of its claims.
        key = row["claim_id"], row["drafted"]
        if key not in found:
            found[key] = EarlierClaim(claim_of(row), row["drafted"])
    return tuple(found.values())


def stored_decisions(database: Database, reference_id: str) -> tuple[ClaimDecision, ...]:
    """What was decided about the claims of a reference when it was last stored."""
    rows = database.rows("stored_reference", {"reference_id": reference_id})
    return tuple(one for row in rows for one in from_text(row["decisions"]))


def tripwires(database: Database, reference_id: str) -> tuple[Tripwire, ...]:
    """The tripwires that are set on claims of a reference, in the order in which they were set."""
    rows = database.rows("noted_tripwires", {"reference_id": reference_id})
    return tuple(Tripwire(row["claim_id"], row["condition"], row["speaker"]) for row in rows)


def tripwire_row(tripwire: Tripwire, reference_id: str, *, is_set: bool, at: datetime) -> Row:
    """That a tripwire was set, or taken away."""
    own_id = tripwire.id_in(reference_id)
    return {
        "record_id": stable_id("tripwire record", str(own_id), str(is_set), at.isoformat()),
        "tripwire_id": own_id,
        "reference_id": reference_id,
        "claim_id": tripwire.claim_id,
        "condition": tripwire.condition,
        "speaker": tripwire.by,
        "is_set": is_set,
        "noted_at": at,
    }


def known_hits(database: Database, reference_id: str) -> frozenset[int]:
    """Ids of all that met a tripwire of a reference so far."""
    rows = database.rows("tripwire_hits", {"reference_id": reference_id})
    return frozenset(row["hit_id"] for row in rows)


def text_of_version(database: Database, version_id: int) -> str:
    """The text of a version; empty when it has none."""
    return "".join(
        row["text"] for row in database.rows("text_of_version", {"version_id": version_id})
    )


def hit_id(tripwire: Tripwire, reference_id: str, hit: Hit) -> int:
    """Stable id of one thing that met a tripwire."""
    return stable_id("tripwire hit", str(tripwire.id_in(reference_id)), hit.key)


def hit_row(
    tripwire: Tripwire, reference_id: str, hit: Hit, *, was_known: bool, at: datetime
) -> Row:
    """Something that met a tripwire."""
    seen = hit.observation
    return {
        "hit_id": hit_id(tripwire, reference_id, hit),
        "tripwire_id": tripwire.id_in(reference_id),
        "reference_id": reference_id,
        "claim_id": tripwire.claim_id,
        "version_id": seen.citation.version_id,
        "origin_id": seen.origin_id,
        "relation": seen.relation.kind,
        "speaker": seen.relation.speaker,
        "value": seen.relation.new,
        "quote": seen.relation.quote,
        "was_known": was_known,
        "settled_at": at,
    }


def listed_tripwires(database: Database, *, reference_id: str | None = None) -> list[Row]:
    """The tripwires that are set, each with what met it."""
    return database.rows("list_tripwires", {"reference_id": reference_id})


def hits_of(database: Database, tripwire: Tripwire, reference_id: str) -> list[Row]:
    """What met one tripwire, newest first."""
    return database.rows("hits_of", {"tripwire_id": tripwire.id_in(reference_id)})


@dataclass(frozen=True, slots=True)
class Pin:
    """A development that a person pinned by its words; `development_id` is None until coverage tells it."""

    pin_id: int
    text: str
    development_id: int | None


def pins(database: Database, reference_id: str) -> tuple[Pin, ...]:
    """The developments that are pinned, in the order in which they were."""
    return tuple(Pin(**row) for row in database.rows("noted_pins", {"reference_id": reference_id}))


def pin_row(text: str, reference_id: str, *, is_set: bool, at: datetime) -> Row:
    """That a development was pinned, or let go."""
    own_id = stable_id("pin", reference_id, text)
    return {
        "record_id": stable_id("pin record", str(own_id), str(is_set), at.isoformat()),
        "pin_id": own_id,
        "reference_id": reference_id,
        "text": text,
        "is_set": is_set,
        "noted_at": at,
    }
