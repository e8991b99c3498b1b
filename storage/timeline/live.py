"""What settle asks of the live file, inside the transaction of the load that it settles."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter

from extractors.model import (
    Citation,
    Claim,
    Figure,
    Observation,
    Passage,
    Reference,
    Relation,
    RelationKind,
    Stage,
    Standing,
    Telling,
)
from extractors.stories.copies import CLOSE, StoryText
from extractors.stories.credits import credited_outlets
from extractors.stories.group import StoryProfile
from storage.timeline.conclusions import PROFILE, STANDING
from storage.timeline.database import Database, Row

FIGURES: TypeAdapter[tuple[Figure, ...]] = TypeAdapter(tuple[Figure, ...])
PASSAGES: TypeAdapter[tuple[Passage, ...]] = TypeAdapter(tuple[Passage, ...])


@dataclass(frozen=True, slots=True)
class Unsettled:
    """An article that has no origin and no story yet."""

    text: StoryText
    seen_at: datetime


def unsettled_articles(database: Database) -> tuple[Unsettled, ...]:
    """Readable articles without an origin, in the order in which they were published."""
    return tuple(
        Unsettled(_story_text(row), row["first_seen_at"])
        for row in database.rows("unsettled_articles")
    )


def copy_candidates(database: Database, *, since: datetime) -> Mapping[int, Sequence[StoryText]]:
    """For each unsettled article, by id, the settled ones seen since a time that share a part of its wording."""
    candidates: dict[int, list[StoryText]] = defaultdict(list)
    for row in database.rows("copy_candidates", {"since": since}):
        candidates[row["fresh_id"]].append(_story_text(row))
    return candidates


def recent_outlets(database: Database, texts: Sequence[StoryText]) -> tuple[str, ...]:
    """Outlets with a text close enough in time to be the source of one of `texts`."""
    dates = [text.published_at for text in texts if text.published_at]
    if not dates:
        return ()
    rows = database.rows("recent_outlets", {"since": min(dates) - CLOSE})
    return tuple(row["outlet"] for row in rows)


def credited_texts(
    database: Database, text: StoryText, outlets: Sequence[str]
) -> tuple[StoryText, ...]:
    """Recent texts of those of `outlets` that `text` names as its sources."""
    if text.published_at is None:
        return ()
    credited = credited_outlets(text.text, outlets) - {text.outlet}
    if not credited:
        return ()
    since = text.published_at - CLOSE
    rows = database.rows("texts_of_outlets", {"since": since, "outlets": sorted(credited)})
    return tuple(map(_story_text, rows))


def story_profiles(database: Database, since: datetime) -> tuple[StoryProfile, ...]:
    """Stories that were alive at `since` or later."""
    rows = database.rows("story_profiles", {"since": since})
    return tuple(PROFILE.validate_json(row["profile"]) for row in rows)


def stored_references(database: Database) -> frozenset[str]:
    """The ids of all references that are stored."""
    return frozenset(row["reference_id"] for row in database.rows("known_references"))


def stored_reference(database: Database, reference_id: str) -> Reference:
    """The newest version of a reference, with its claims."""
    (row,) = database.rows("stored_reference", {"reference_id": reference_id})
    version = row.pop("reference_version")
    return Reference(**row, claims=stored_claims(database, reference_id, version))


def stored_claims(database: Database, reference_id: str, version: str) -> tuple[Claim, ...]:
    """The claims that count of one version of a reference; none if it is not stored."""
    parameters = {"reference_id": reference_id, "reference_version": version}
    return tuple(claim_of(found) for found in database.rows("stored_claims", parameters))


def observations(database: Database, reference_id: str) -> Mapping[str, Sequence[Observation]]:
    """What current versions say, by claim id."""
    by_claim: dict[str, list[Observation]] = defaultdict(list)
    for row in database.rows("observations", {"reference_id": reference_id}):
        by_claim[row["claim_id"]].append(_observation(row))
    return by_claim


def standings(database: Database, reference_id: str) -> Mapping[str, Standing]:
    """The standing of each claim that has one, by claim id."""
    rows = database.rows("standings", {"reference_id": reference_id})
    return {row["claim_id"]: STANDING.validate_json(row["body"]) for row in rows}


def compared_before(database: Database, reference: Reference) -> frozenset[int]:
    """Versions that were compared with an earlier text of a reference."""
    parameters = {
        "reference_id": reference.reference_id,
        "reference_version": reference.version,
    }
    return frozenset(row["version_id"] for row in database.rows("compared_before", parameters))


def background_texts(database: Database, language: str, *, most: int) -> tuple[str, ...]:
    """The newest texts in `language`."""
    rows = database.rows("background_texts", {"language": language, "most": most})
    return tuple(row["text"] for row in rows)


@dataclass(frozen=True, slots=True)
class ToldText:
    """A text about a topic; `hit_at` is where its first hit stands in the text (-1: only in the title)."""

    version_id: int
    title: str
    text: str
    language: str | None
    url: str
    hit_at: int


def watched_from(database: Database, since: datetime, now: datetime) -> datetime | None:
    """Since when feeds have been asked without a break of more than a day; None: not at all."""
    (row,) = database.rows("watched_from", {"since": since, "now": now})
    found: datetime | None = row["watched_from"]
    return found


def unmatched_since(database: Database, since: datetime, rules: str) -> int:
    """How many current texts the topics behind `rules` have not matched yet."""
    (row,) = database.rows("unmatched_since", {"since": since, "rules": rules})
    return int(row["number"])


def last_burst(database: Database, topic_id: str) -> datetime | None:
    """When a burst of this topic was last alerted."""
    (row,) = database.rows("last_burst", {"topic_id": topic_id})
    found: datetime | None = row["decided_at"]
    return found


def tellings(
    database: Database,
    topic_id: str,
    *,
    rules: str,
    since: datetime,
    watched_before: datetime,
    origins: Mapping[int, int],
) -> tuple[Telling, ...]:
    """Independent texts about a topic since a time, each as it was first told, of feeds asked before `watched_before`.

    `origins` are those of articles (by id) that are not stored yet.
    """
    parameters = {
        "topic_id": topic_id,
        "rules": rules,
        "since": since,
        "watched_before": watched_before,
    }
    first: dict[int, Telling] = {}
    for row in database.rows("topic_tellings", parameters):
        origin = row["origin_id"] or origins.get(row["article_id"], row["article_id"])
        telling = Telling(origin, row["version_id"], row["outlet"], row["said_at"])
        first.setdefault(origin, telling)
    return tuple(first.values())


def told_texts(
    database: Database, topic_id: str, rules: str, version_ids: Sequence[int]
) -> tuple[ToldText, ...]:
    """What some versions say about a topic."""
    parameters = {"topic_id": topic_id, "rules": rules, "version_ids": version_ids}
    return tuple(_told_text(row) for row in database.rows("told_texts", parameters))


def _told_text(row: Row) -> ToldText:
    hits = [hit["start"] for hit in json.loads(row["evidence"]) if hit["field"] == "text"]
    kept = ("version_id", "title", "text", "language", "url")
    return ToldText(**{name: row[name] for name in kept}, hit_at=min(hits, default=-1))


def _story_text(row: Row) -> StoryText:
    return StoryText(
        article_id=row["article_id"],
        title=row["title"],
        text=row["text"],
        sketch=tuple(row["sketch"] or ()),
        published_at=_said_at(row),
        outlet=row["outlet"],
        language=row["language"],
        origin_id=row["origin_id"] if "origin_id" in row else row["article_id"],
    )


def claim_of(row: Row) -> Claim:
    """A claim as it was stored."""
    return Claim(
        claim_id=row["claim_id"],
        text=row["text"],
        start=row["start_char"],
        end=row["end_char"],
        speaker=row["speaker"],
        stage=Stage(row["stage"]) if row["stage"] else None,
        figures=FIGURES.validate_json(row["figures"]),
        is_negated=row["is_negated"],
        passages=PASSAGES.validate_json(row["passages"] or "[]"),
        is_pinned=bool(row["is_pinned"]),
    )


def _observation(row: Row) -> Observation:
    said_at = _said_at(row)
    relation = Relation(
        claim_id=row["claim_id"],
        kind=RelationKind(row["relation"]),
        confidence=row["confidence"],
        quote=row["quote"],
        start=row["start_char"],
        end=row["end_char"],
        old=row["old_value"],
        new=row["new_value"],
        stage=Stage(row["stage"]) if row["stage"] else None,
        speaker=row["speaker"],
        reason=row["reason"],
        method=row["method"],
    )
    citation = Citation(
        quote=row["quote"],
        outlet=row["outlet"],
        url=row["url"],
        version_id=row["version_id"],
        start=row["start_char"],
        end=row["end_char"],
        said_at=said_at,
    )
    return Observation(
        relation=relation,
        origin_id=row["origin_id"],
        outlet=row["outlet"],
        said_at=said_at,
        seen_at=row["first_seen_at"],
        citation=citation,
    )


def _said_at(row: Row) -> datetime:
    published: datetime | None = row["published_at"]
    seen: datetime = row["first_seen_at"]
    return min(published, seen) if published else seen
