"""From what settle concludes to rows of the base tables. Pure."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import TypeAdapter

from extractors.model import Alert, CopyOf, Reference, Standing, stable_id
from extractors.stories.group import StoryMatch, StoryProfile
from storage.timeline.database import Row

STANDING: TypeAdapter[Standing] = TypeAdapter(Standing)
ALERT: TypeAdapter[Alert] = TypeAdapter(Alert)
PROFILE: TypeAdapter[StoryProfile] = TypeAdapter(StoryProfile)


def origin_row(article_id: int, at: datetime) -> Row:
    """An article that copies none."""
    return {
        "article_id": article_id,
        "origin_id": article_id,
        "kind": "origin",
        "containment": 1.0,
        "reason": "no earlier text shares its wording",
        "settled_at": at,
    }


def copy_row(copy: CopyOf, at: datetime) -> Row:
    """An article that folds into an earlier one."""
    return {
        "article_id": copy.article_id,
        "origin_id": copy.origin_id,
        "kind": copy.kind,
        "containment": copy.containment,
        "reason": copy.reason,
        "settled_at": at,
    }


def story_row(match: StoryMatch, article_id: int, at: datetime) -> Row:
    """The story of an article."""
    reason = "opens a story" if match.is_new else f"likeness {match.score:.2f} to the story"
    return {
        "article_id": article_id,
        "story_id": match.story_id,
        "score": match.score,
        "reason": reason,
        "settled_at": at,
    }


def profile_row(profile: StoryProfile, at: datetime) -> Row:
    """A story as the next article is compared with it."""
    body = PROFILE.dump_python(profile, mode="json")
    return {
        "profile_id": stable_id("profile", str(profile.story_id), str(body)),
        "story_id": profile.story_id,
        "profile": body,
        "last_at": profile.last_at or at,
        "settled_at": at,
    }


def pinned_rows(found: Mapping[int, int], at: datetime) -> list[Row]:
    """Which development each pin is about, by the ids of both."""
    return [
        {"pin_id": pin_id, "development_id": development_id, "settled_at": at}
        for pin_id, development_id in found.items()
    ]


def standing_row(standing: Standing, *, reference: Reference, line: str) -> Row:
    """A standing that changed."""
    body = STANDING.dump_python(standing, mode="json")
    return {
        "standing_id": stable_id("standing", reference.reference_id, standing.claim_id, str(body)),
        "reference_id": reference.reference_id,
        "reference_version": reference.version,
        "claim_id": standing.claim_id,
        "labels": standing.labels,
        "line": line,
        "body": body,
        "settled_at": standing.as_of,
    }


def alert_row(alert: Alert) -> Row:
    """An alert for the outbox."""
    return {
        "alert_id": alert.alert_id,
        "reference_id": alert.reference_id or None,
        "claim_id": alert.claim_id or None,
        "topic_id": alert.topic,
        "kind": alert.kind,
        "title": alert.title,
        "reason": alert.reason,
        "before_text": alert.before,
        "after_text": alert.after,
        "body": ALERT.dump_python(alert, mode="json"),
        "decided_at": alert.decided_at,
    }
