"""Settle: the one place where conclusions from many texts are drawn, in the transaction of the facts.

Which copies fold into which origin, which story, the standing of each claim, developments, alerts in the outbox.
Conclusions carry the time of the load that caused them, so that the same loads give the same rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from extractors.alerts.decide import decide_alerts
from extractors.coverage.standing import is_same, standing_line, standing_of
from extractors.model import CopyOf, Observation, Reference, Standing
from extractors.stories.copies import StoryText, find_copy
from extractors.stories.credits import find_credited
from extractors.stories.group import StoryIndex, StoryMatch
from flows.stages.bursts import burst_rows
from flows.stages.developing import develop
from flows.stages.tripping import trip
from storage.timeline import live
from storage.timeline.conclusions import (
    alert_row,
    copy_row,
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

COPY_WINDOW = timedelta(days=60)
"""A text that was first seen longer ago is not looked at when origins are sought: who prints it anew tells it anew."""

TOUCHING = ("comparison", "reference", "judgement", "tripwire", "pin")
"""Facts that can change where the claims of a reference stand, or what is said of that.

A reference that was changed back brings no comparison: all of its old ones hold again.
"""


def make_settle(watch: Watch) -> Settle:
    """The settle function for one watch folder."""

    def settle(database: Database, load: Load) -> Mapping[str, Sequence[Row]]:
        parts: list[Mapping[str, list[Row]]] = []
        if load.rows.get("version"):
            parts.append(fold(database, load.made_at))
        if load.rows.get("matching"):
            parts.append(burst_rows(database, watch, load, merged(parts).get("origin_member", ())))
        references = {row["reference_id"] for table in TOUCHING for row in load.rows.get(table, ())}
        # A tripwire may be set on a reference that is not stored yet; then there is nothing to settle.
        for reference_id in sorted(references & live.stored_references(database)):
            reference = live.stored_reference(database, reference_id)
            parts.append(stand(database, reference, load.made_at))
            parts.append(trip(database, reference, load, watch.gazetteer))
            versions = [
                row["version_id"]
                for row in load.rows.get("comparison", ())
                if row["reference_id"] == reference_id
            ]
            parts.append(develop(database, reference, watch, versions, load.made_at))
        return merged(parts)

    return settle


def fold(database: Database, at: datetime) -> dict[str, list[Row]]:
    """Give each new article its origin and its story, in the order in which they were published."""
    unsettled = [article.text for article in live.unsettled_articles(database)]
    earlier = _Earlier(database, unsettled, at)
    index = StoryIndex(live.story_profiles(database, at - STORY_WINDOW))
    rows: dict[str, list[Row]] = {"origin_member": [], "story_member": [], "story_profile": []}
    profiles: dict[int, StoryMatch] = {}
    for text in unsettled:
        copy = earlier.copy_of(text)
        earlier.add(text, copy)
        rows["origin_member"].append(
            copy_row(copy, at) if copy else origin_row(text.article_id, at)
        )
        match = index.match(text)
        index.put(match.profile)
        rows["story_member"].append(story_row(match, text.article_id, at))
        profiles[match.story_id] = match
    rows["story_profile"] = [profile_row(match.profile, at) for match in profiles.values()]
    return rows


class _Earlier:
    """The texts that an article of a load may fold into: settled ones, and those of the load in front of it."""

    def __init__(self, database: Database, unsettled: Sequence[StoryText], at: datetime) -> None:
        self._database = database
        self._waiting = {text.article_id for text in unsettled}
        self._folded: dict[int, StoryText] = {}
        self._candidates = live.copy_candidates(database, since=at - COPY_WINDOW)
        self._outlets = live.recent_outlets(database, unsettled)

    def copy_of(self, text: StoryText) -> CopyOf | None:
        """What a text folds into: one that shares its wording, else one that it credits for what it tells."""
        known = self._candidates.get(text.article_id, ())
        if copy := find_copy(text, [*known, *self._folded.values()]):
            return copy
        sources = live.credited_texts(self._database, text, self._outlets)
        return find_credited(
            text,
            [self._folded.get(s.article_id, s) for s in sources if self._is_settled(s.article_id)],
        )

    def add(self, text: StoryText, copy: CopyOf | None) -> None:
        """From now on others of the load may fold into this one, or what it folds into."""
        origin_id = copy.origin_id if copy else text.article_id
        self._folded[text.article_id] = replace(text, origin_id=origin_id)

    def _is_settled(self, article_id: int) -> bool:
        return article_id in self._folded or article_id not in self._waiting


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
        if not is_same(before.get(claim_id), standing)
    }
    known = before or _known_before_the_edit(database, reference, seen, at)
    alerts = decide_alerts(known, changed, reference=reference, decided_at=at)
    return {
        "standing": [
            standing_row(standing, reference=reference, line=standing_line(standing))
            for standing in changed.values()
        ],
        "alert": [alert_row(alert) for alert in alerts],
    }


def _known_before_the_edit(
    database: Database,
    reference: Reference,
    seen: Mapping[str, Sequence[Observation]],
    at: datetime,
) -> dict[str, Standing]:
    """Where the claims of an edited reference stood by the coverage that its earlier text was compared with.

    Editing a reference is no news: only what was not compared before may alert. Empty for a new reference.
    """
    old = live.compared_before(database, reference)
    return {
        claim_id: standing_of(
            claim_id, [one for one in told if one.citation.version_id in old], as_of=at
        )
        for claim_id, told in seen.items()
        if old
    }
