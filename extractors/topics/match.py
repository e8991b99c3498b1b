"""Which topics a text matches, and why."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from extractors.model import TopicMatch
from extractors.topics.ast import Query, Word, leaves_of, words_of
from extractors.topics.hits import HitFinder
from extractors.topics.index import TextIndex, index_text
from extractors.topics.lexicon import Lexicon
from extractors.topics.required import required_words
from extractors.topics.score import evidence_of, leaf_hits, score_hits
from extractors.topics.topic import Topic


class Matcher:
    """Matches texts against many topics: built once, then asked for each text.

    It remembers which query words the forms of a language belong to, so it gets faster with use.
    """

    def __init__(self, topics: Sequence[Topic]) -> None:
        self._topics = tuple(topics)
        self._lexicon = Lexicon(_words(topic.query for topic in topics))
        self._filed: dict[Word | None, list[int]] = defaultdict(list)
        for number, topic in enumerate(topics):
            for word in required_words(topic.query) or (None,):
                self._filed[word].append(number)

    def match(
        self, *, title: str, text: str, summary: str = "", language: str | None = None
    ) -> tuple[TopicMatch, ...]:
        """The topics that a text matches, best score first (see `extractors.topics.score`).

        `language` is that of the text; with None the endings of each word are told by its letters.
        A topic without a word that must be there (only NOT) matches with a score of 0 and no
        evidence. Topics with the same score keep the order in which they were given.
        """
        fields = (("title", title), ("summary", summary), ("text", text))
        index = index_text(fields, language, self._lexicon.words_at)
        finder = HitFinder(index)
        matches = (_match(topic, finder, index) for topic in self._candidates(index))
        return tuple(sorted(filter(None, matches), key=lambda match: -match.score))

    def _candidates(self, index: TextIndex) -> list[Topic]:
        """The topics filed under a word of the text, and those that need none, in the order given."""
        words = (None, *(word for word in index.places if word in self._filed))
        numbers = {number for word in words for number in self._filed.get(word, ())}
        return [self._topics[number] for number in sorted(numbers)]


def _match(topic: Topic, finder: HitFinder, index: TextIndex) -> TopicMatch | None:
    groups = finder.groups(topic.query)
    if groups is None:
        return None
    score = score_hits(groups, index)
    if score < topic.threshold:
        return None
    return TopicMatch(topic.topic_id, score, evidence_of(leaf_hits(groups), index))


def _words(queries: Iterable[Query]) -> Iterable[Word]:
    return (word for query in queries for leaf in leaves_of(query) for word in words_of(leaf))
