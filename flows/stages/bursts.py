"""Bursts of topics: decided by settle from live data, when a text was read or matched anew."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from extractors.alerts.burst import burst_alert, cited_tellings
from extractors.language.sentences import split_sentences
from extractors.model import Citation, CitedSentence, Telling, TopicBurst
from extractors.topics.bursts import COOL_DOWN
from extractors.topics.topic import AlertLevel, Topic
from extractors.topics.topic_bursts import HISTORY, find_burst
from storage.timeline import live
from storage.timeline.conclusions import alert_row
from storage.timeline.database import Database, Row
from storage.timeline.inbox import Load
from storage.watch.folder import Watch

LOOKS_BACK = timedelta(days=28)
"""How much of the timeline tells what is usual: four weeks, a level's half-life eight times over."""


def burst_rows(
    database: Database, watch: Watch, load: Load, origins: Iterable[Row]
) -> dict[str, list[Row]]:
    """The alerts about topics that burst by this load; `origins` are the origins it brought, not stored yet.

    Nothing is decided while texts wait to be matched by the topics in force: what looks new might
    only have been matched first.
    """
    rules = {row["rules"] for row in load.rows.get("matching", ())}
    topics = [topic for topic in watch.topics if topic.alert is AlertLevel.NOW]
    since = load.made_at - LOOKS_BACK
    if len(rules) != 1 or not topics or live.unmatched_since(database, since, *rules):
        return {}
    watched_from = live.watched_from(database, since, load.made_at)
    if watched_from is None or watched_from > load.made_at - HISTORY:
        return {}
    fresh = {row["article_id"]: row["origin_id"] for row in origins}
    (rule,) = rules
    look = _Look(database, rule, since, watched_from, load.made_at, fresh)
    return {"alert": [row for row in map(look.alert_about, topics) if row]}


@dataclass(frozen=True, slots=True)
class _Look:
    """Coverage as it is looked at for bursts. `origins` are those of articles that are not stored yet."""

    database: Database
    rules: str
    since: datetime
    watched_from: datetime
    now: datetime
    origins: Mapping[int, int]

    def alert_about(self, topic: Topic) -> Row | None:
        """The alert about a topic, if it bursts and no alert about it is younger than the cool-down."""
        last = live.last_burst(self.database, topic.topic_id)
        if last and last > self.now - COOL_DOWN:
            return None
        burst = find_burst(
            topic.topic_id, self._tellings(topic), watched_from=self.watched_from, now=self.now
        )
        if burst is None:
            return None
        name = topic.names.get("en") or next(iter(topic.names.values()), topic.topic_id)
        sentences = _sentences(self.database, burst, self.rules)
        return alert_row(burst_alert(burst, name=name, sentences=sentences, decided_at=self.now))

    def _tellings(self, topic: Topic) -> tuple[Telling, ...]:
        return live.tellings(
            self.database,
            topic.topic_id,
            rules=self.rules,
            since=self.since,
            watched_before=self.now - HISTORY,
            origins=self.origins,
        )


def _sentences(database: Database, burst: TopicBurst, rules: str) -> dict[int, CitedSentence]:
    cited = {one.version_id: one for one in cited_tellings(burst)}
    told = live.told_texts(database, burst.topic, rules, list(cited))
    return {text.version_id: _sentence(text, cited[text.version_id]) for text in told}


def _sentence(told: live.ToldText, telling: Telling) -> CitedSentence:
    """The title, resting on the first sentence with a hit; on the first at all where only the title has one."""
    sentences = split_sentences(told.text, language=told.language)
    start, end = next(
        ((one.start, one.end) for one in sentences if told.hit_at in range(one.start, one.end)),
        (sentences[0].start, sentences[0].end) if sentences else (0, len(told.text)),
    )
    citation = Citation(
        quote=told.text[start:end],
        outlet=telling.outlet,
        url=told.url,
        version_id=told.version_id,
        start=start,
        end=end,
        said_at=telling.said_at,
    )
    return CitedSentence(f"{telling.outlet}: {told.title}", citation)
