"""Topics that a text matches, with the hits that made them."""

from collections.abc import Sequence
from dataclasses import asdict

from extractors.language.detect import detect_language
from extractors.language.names import Gazetteer
from extractors.model import TopicMatch
from extractors.topics.match import Matcher
from extractors.topics.topic import Topic
from writethru.cli.extraction.records import Fields, Record


class TopicsExtractor:
    """KIND `topics`."""

    def __init__(self, topics: Sequence[Topic], gazetteer: Gazetteer) -> None:
        self._matcher = Matcher(topics, gazetteer)

    def answer(self, record: Record) -> Fields:
        """The topics of a text, best score first."""
        title, text = record.optional_text("title") or "", record.text("text")
        matches = self._matcher.match(
            title=title,
            text=text,
            summary=record.optional_text("summary") or "",
            language=record.optional_text("language") or detect_language(text or title),
            outlet=record.optional_text("outlet") or "",
        )
        return {"topics": [_match_fields(match) for match in matches]}


def _match_fields(match: TopicMatch) -> Fields:
    return {
        "topic": match.topic,
        "score": match.score,
        "evidence": [asdict(hit) for hit in match.evidence],
    }
