"""Settle: the one place where conclusions from many texts are drawn, in the transaction of the facts.

Which copies fold into which origin, which story, the standing of each claim, developments, alerts in the outbox.
Conclusions carry the time of the load that caused them, so that the same loads give the same rows.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import datetime, timedelta

from extractors.alerts.decide import decide_alerts
from extractors.coverage.background import Background
from extractors.coverage.developments import Grouping, group_statements
from extractors.coverage.standing import standing_line, standing_of
from extractors.model import CopyOf, Reference, Standing
from extractors.stories.copies import StoryText, find_copy
from extractors.stories.credits import find_credited
from extractors.stories.group import StoryIndex, StoryMatch
from storage.timeline import live
from storage.timeline.conclusions import (
    alert_row,
    copy_row,
    development_rows,
    origin_row,
    profile_row,
    standing_row,
    story_row,
)
from storage.timeline.database import Database, Row
from storage.timeline.inbox import Load
from storage.timeline.owner import Settle
from storage.timeline.rows import merged
from storage.watch.folder import Watch

STORY_WINDOW = timedelta(days=14)
"""A story that nobody has told for so long is not joined any more."""

BACKGROUND_TEXTS = 300


def make_settle(watch: Watch) -> Settle:
    """The settle function for one watch folder."""

    def settle(database: Database, load: Load) -> Mapping[str, Sequence[Row]]:
        parts: list[Mapping[str, list[Row]]] = []
        if load.rows.get("version"):
            parts.append(fold(database, load.made_at))
        # A reference that was changed back brings no comparison: all of its old ones hold again.
        touched = (*load.rows.get("comparison", ()), *load.rows.get("reference", ()))
        references = {row["reference_id"] for row in touched}
        for reference_id in sorted(references):
            reference = live.stored_reference(database, reference_id)
            parts.append(stand(database, reference, load.made_at))
            parts.append(develop(database, reference, watch, load.made_at))
        return merged(parts)

    return settle


def fold(database: Database, at: datetime) -> dict[str, list[Row]]:
    """Give each new article its origin and its story, in the order in which they were published."""
    unsettled = live.unsettled_articles(database)
    waiting = {article.text.article_id for article in unsettled}
    index = StoryIndex(live.story_profiles(database, at - STORY_WINDOW))
    folded: dict[int, StoryText] = {}
    rows: dict[str, list[Row]] = {"origin_member": [], "story_member": [], "story_profile": []}
    profiles: dict[int, StoryMatch] = {}
    for article in unsettled:
        text = article.text
        copy = _copy_of(database, text, folded, waiting)
        rows["origin_member"].append(
            copy_row(copy, at) if copy else origin_row(text.article_id, at)
        )
        folded[text.article_id] = replace(
            text, origin_id=copy.origin_id if copy else text.article_id
        )
        match = index.match(text)
        index.put(match.profile)
        rows["story_member"].append(story_row(match, text.article_id, at))
        profiles[match.story_id] = match
    rows["story_profile"] = [profile_row(match.profile, at) for match in profiles.values()]
    return rows


def _copy_of(
    database: Database,
    text: StoryText,
    folded: Mapping[int, StoryText],
    waiting: AbstractSet[int],
) -> CopyOf | None:
    """What a text folds into: a text that shares its wording, else one that it credits for what it tells.

    An article of this load counts once it has its own origin (`folded`), which those in front of it have.
    """
    known = [c for c in live.copy_candidates(database, text) if c.article_id not in waiting]
    if copy := find_copy(text, [*known, *folded.values()]):
        return copy
    sources = live.credited_texts(database, text)
    settled = [folded.get(c.article_id, c) for c in sources]
    return find_credited(
        text, [c for c in settled if c.article_id in folded or c.article_id not in waiting]
    )


def stand(database: Database, reference: Reference, at: datetime) -> dict[str, list[Row]]:
    """The standings that changed, and the alerts that are due for them."""
    before = live.standings(database, reference.reference_id)
    seen = live.observations(database, reference.reference_id)
    after = {
        claim.claim_id: standing_of(claim.claim_id, seen.get(claim.claim_id, ()), as_of=at)
        for claim in reference.claims
    }
    changed = {
        claim_id: standing
        for claim_id, standing in after.items()
        if not _is_same(before.get(claim_id), standing)
    }
    alerts = decide_alerts(before, changed, reference=reference, decided_at=at)
    return {
        "standing": [
            standing_row(standing, reference=reference, line=standing_line(standing))
            for standing in changed.values()
        ],
        "alert": [alert_row(alert) for alert in alerts],
    }


def _is_same(before: Standing | None, after: Standing) -> bool:
    """Whether nothing changed but the time at which we looked; nothing said yet is no change either."""
    if before is None:
        return after.last is None and not after.positions
    return replace(before, as_of=after.as_of) == after


def develop(
    database: Database, reference: Reference, watch: Watch, at: datetime
) -> dict[str, list[Row]]:
    """Group the new statements that the reference lacks with those known so far."""
    statements = live.ungrouped_statements(database, reference.reference_id)
    if not statements:
        return {}
    language = reference.language or "en"
    grouping: Grouping = group_statements(
        statements,
        known=live.development_profiles(database, reference.reference_id),
        background=Background.of(
            live.background_texts(database, language, most=BACKGROUND_TEXTS),
            language=language,
            gazetteer=watch.gazetteer,
        ),
        gazetteer=watch.gazetteer,
        language=language,
    )
    return development_rows(grouping, reference.reference_id, at)
