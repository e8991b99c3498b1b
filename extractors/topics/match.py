"""Which topics a text matches, and why."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractors.language.names import Gazetteer
from extractors.model import TopicMatch
from extractors.topics.ast import Like, Query, Word, leaves_of, operands_of, shared, words_of
from extractors.topics.hits import HitFinder, Hits
from extractors.topics.index import TextIndex, index_text
from extractors.topics.lexicon import Lexicon
from extractors.topics.outside import Outside
from extractors.topics.required import required_words
from extractors.topics.score import PartScore, evidence_of, leaf_hits, part_score, score_of
from extractors.topics.topic import Topic


@dataclass(frozen=True, slots=True)
class Part:
    """One part that a topic needs, as a query. `hits` is None if the text lacks it, empty where it only matches.

    `score` says what it counts for (None where there is nothing to count).
    """

    query: Query
    hits: Hits | None
    share: float | None = None
    score: PartScore | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a topic makes of a text: its parts, the score that they give (0 if one is missing), and the match, if any."""

    topic: Topic
    parts: tuple[Part, ...]
    score: float
    match: TopicMatch | None


class Matcher:
    """Matches texts against many topics: built once, then asked for each text.

    It remembers which query words the forms of a language belong to, so it gets faster with use.
    Named things (`entity:`) are those of `gazetteer`; without one no text has any.
    """

    def __init__(self, topics: Sequence[Topic], gazetteer: Gazetteer | None = None) -> None:
        known: dict[Query, Query] = {}
        self._topics = tuple(replace(topic, query=shared(topic.query, known)) for topic in topics)
        self._gazetteer = gazetteer
        self._lexicon = Lexicon(_words(topic.query for topic in self._topics))
        self._filed: dict[Word | None, list[int]] = defaultdict(list)
        for number, topic in enumerate(self._topics):
            for word in required_words(topic.query) or (None,):
                self._filed[word].append(number)

    def match(
        self,
        *,
        title: str,
        text: str,
        summary: str = "",
        language: str | None = None,
        outlet: str = "",
    ) -> tuple[TopicMatch, ...]:
        """The topics that a text matches, best score first (see `extractors.topics.score`).

        `language` is that of the text; with None the endings of each word are told by its letters.
        A topic without a word that must be there (only NOT) matches with a score of 0 and no
        evidence. Topics with the same score keep the order in which they were given.
        """
        read = self._read(title, text, summary, language, outlet)
        words = (None, *(word for word in read.index.places if word in self._filed))
        numbers = {number for word in words for number in self._filed.get(word, ())}
        matches = (read.match(self._topics[number]) for number in sorted(numbers))
        return tuple(sorted(filter(None, matches), key=lambda match: -match.score))

    def explain(
        self,
        topic_id: str,
        *,
        title: str,
        text: str,
        summary: str = "",
        language: str | None = None,
        outlet: str = "",
    ) -> Judgement:
        """What one topic makes of a text, also where it does not match. Raises KeyError for an unknown topic."""
        topic = next((topic for topic in self._topics if topic.topic_id == topic_id), None)
        if topic is None:
            raise KeyError(topic_id)
        return self._read(title, text, summary, language, outlet).judge(topic)

    def _read(
        self, title: str, text: str, summary: str, language: str | None, outlet: str
    ) -> "_Reading":
        fields = (("title", title), ("summary", summary), ("text", text))
        index = index_text(fields, language, self._lexicon.forms(language))
        outside = Outside(index, outlet, self._gazetteer, self._lexicon.forms(None))
        return _Reading(index, outside)


class _Reading:
    """One text that is being matched."""

    def __init__(self, index: TextIndex, outside: Outside) -> None:
        self.index = index
        self._outside = outside
        self._finder = HitFinder(index, outside)

    def match(self, topic: Topic) -> TopicMatch | None:
        """The match of a topic; no part is counted before all are there, since most topics lack one."""
        found = self._find(topic)
        return self._judgement(topic, found).match if _all_there(found) else None

    def judge(self, topic: Topic) -> Judgement:
        """The parts of a topic in order, up to the first that is missing, and what they make."""
        return self._judgement(topic, self._find(topic))

    def _find(self, topic: Topic) -> list[tuple[Query, Hits | None]]:
        self._outside.topic = topic
        found: list[tuple[Query, Hits | None]] = []
        for operand in operands_of(topic.query):
            hits = self._finder.find(operand)
            found.append((operand, hits))
            if hits is None:
                break
        return found

    def _judgement(self, topic: Topic, found: Sequence[tuple[Query, Hits | None]]) -> Judgement:
        parts = tuple(self._part(operand, hits) for operand, hits in found)
        if not _all_there(found):
            return Judgement(topic, parts, 0.0, None)
        score = score_of([part.share for part in parts if part.share is not None])
        if score < topic.threshold:
            return Judgement(topic, parts, score, None)
        leaves = leaf_hits(part.hits for part in parts if part.hits)
        match = TopicMatch(topic.topic_id, score, evidence_of(leaves, self.index))
        return Judgement(topic, parts, score, match)

    def _part(self, operand: Query, hits: Hits | None) -> Part:
        if hits is not None and isinstance(operand, Like):
            return Part(operand, hits, self._outside.likeness(operand))
        if not hits:
            return Part(operand, hits)
        score = part_score(hits, self.index)
        return Part(operand, hits, score.share, score)


def _all_there(found: Sequence[tuple[Query, Hits | None]]) -> bool:
    """Whether a text has every part that was looked for."""
    return all(hits is not None for _, hits in found)


def _words(queries: Iterable[Query]) -> Iterable[Word]:
    return (word for query in queries for leaf in leaves_of(query) for word in words_of(leaf))
