"""Which texts match which topics: those just read, and those that were read before the topics became what they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from extractors.model import stable_id
from extractors.topics.match import Matcher
from storage.timeline.database import Row
from storage.timeline.questions import Unmatched
from storage.timeline.rows import matching_rows, merged
from storage.watch.folder import Watch

AT_ONCE = 2_000
"""Stored texts that one pass matches again: some seconds; after a change of topics the next passes go on."""


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics in force at a time. `rules` names them: equal for two watch folders whose topics match alike."""

    matcher: Matcher
    rules: str
    now: datetime

    def rows(self, version: Unmatched) -> dict[str, list[Row]]:
        """The facts of matching one text."""
        matches = self.matcher.match(
            title=version.title,
            text=version.text,
            language=version.language,
            outlet=version.outlet,
        )
        return matching_rows(
            matches,
            version_id=version.version_id,
            number=version.n_matchings + 1,
            rules=self.rules,
            matched_at=self.now,
        )

    def rows_of_all(self, versions: Sequence[Unmatched]) -> Mapping[str, list[Row]]:
        """The facts of matching many texts."""
        return merged(map(self.rows, versions))


def topics_in_force(watch: Watch, now: datetime) -> Topics:
    """The topics of a watch folder, ready to match."""
    return Topics(Matcher(watch.topics, watch.gazetteer), matching_rules(watch), now)


def matching_rules(watch: Watch) -> str:
    """A short hash of all that decides whether a text matches: queries with their lists, thresholds, models, names."""
    topics = (
        f"{topic.topic_id}={topic.query}@{topic.threshold}{topic.model.digest if topic.model else ''}"
        for topic in watch.topics
    )
    names = (f"{row.entity}={row.kind}={'|'.join(row.aliases)}" for row in watch.names)
    return f"{stable_id('matching 1', *topics, *names):016x}"
