"""Which story an article belongs to: streaming clusters of TF-IDF terms with a decay in time.

The method is that of Miranda et al., "Multilingual clustering of streaming news" (EMNLP 2018), with
one vector for title and text and a fixed threshold instead of learned weights.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from extractors.model import stable_id
from extractors.stories.copies import StoryText
from extractors.stories.terms import (
    Rarity,
    TermCounts,
    inverse_frequency,
    scaled,
    strongest,
    text_terms,
)

JOIN = 0.18
"""Cosine times decay from which an article joins a story.

Between the best values on two development sets: 0.20 to 0.22 on shuffled undated articles about far
apart subjects, 0.15 on pairs of near ones. Weighing names higher helped on neither.
"""
MOST_TERMS = 60
DECAY = timedelta(days=3)

_QUERY_TERMS = 25
_CANDIDATES = 12


@dataclass(frozen=True, slots=True)
class StoryProfile:
    """A story as far as joining it is concerned.

    `terms` are its at most 60 strongest content stems with their summed weights (before rarity),
    `first_at` and `last_at` the times of its texts (None: unknown), `size` how many texts it has.
    """

    story_id: int
    terms: tuple[tuple[str, float], ...]
    first_at: datetime | None
    last_at: datetime | None
    size: int = 1


@dataclass(frozen=True, slots=True)
class StoryMatch:
    """The story that an article joins or opens.

    `score` is its likeness to the best story (0 to 1, also where it opens a new one), `profile` the
    story with the article in it: what the next article is to be compared with.
    """

    story_id: int
    is_new: bool
    score: float
    profile: StoryProfile


def assign_story(
    article: StoryText, stories: Sequence[StoryProfile], *, table: TermCounts | None = None
) -> StoryMatch:
    """The story of an article: the best of `stories` if it scores at least `JOIN`, else a new one.

    `table` says which terms are rare; by default the stories themselves do. The order of `stories`
    does not matter. For many articles in a row keep a `StoryIndex`.
    """
    return StoryIndex(stories, table=table).match(article)


class StoryIndex:
    """Recent stories, found by their terms.

    Pass the profile that `match` returns to `put`, and the next article sees it. Without `table`
    a term is the rarer the fewer of these stories have it.
    """

    def __init__(
        self, stories: Iterable[StoryProfile] = (), *, table: TermCounts | None = None
    ) -> None:
        self._stories: dict[int, StoryProfile] = {}
        self._by_term: defaultdict[str, set[int]] = defaultdict(set)
        self._rarity: Rarity = table.rarity if table else self._rarity_here
        for story in stories:
            self.put(story)

    def put(self, story: StoryProfile) -> None:
        """Add a story, or replace what was known of it."""
        known = self._stories.get(story.story_id)
        for term, _ in known.terms if known else ():
            self._by_term[term].discard(story.story_id)
        self._stories[story.story_id] = story
        for term, _ in story.terms:
            self._by_term[term].add(story.story_id)

    def match(self, article: StoryText) -> StoryMatch:
        """The story that an article joins or opens; the index itself stays as it is."""
        words = text_terms(article.title, article.text, language=article.language)
        terms = strongest(words, self._rarity, most=MOST_TERMS)
        score, best = self._best(article, terms)
        if best is None or score < JOIN:
            return _opened(article, terms, score)
        return StoryMatch(best.story_id, False, score, self._joined(best, article, terms))

    def _rarity_here(self, term: str) -> float:
        return inverse_frequency(len(self._by_term.get(term, ())), len(self._stories))

    def _best(
        self, article: StoryText, terms: Sequence[tuple[str, float]]
    ) -> tuple[float, StoryProfile | None]:
        """The likeliest story and its score; of equal ones the one with the smallest id."""
        own = scaled(terms, self._rarity)
        scored = (
            (self._cosine(own, story) * _decay(article.published_at, story), -story_id, story)
            for story_id, story in self._candidates(own)
        )
        score, _, best = max(scored, key=lambda row: row[:2], default=(0.0, 0, None))
        return score, best

    def _candidates(self, own: Mapping[str, float]) -> list[tuple[int, StoryProfile]]:
        """The few stories that share most with the strongest terms of a text."""
        shared: defaultdict[int, float] = defaultdict(float)
        for term, weight in sorted(own.items(), key=lambda pair: -pair[1])[:_QUERY_TERMS]:
            for story_id in self._by_term.get(term, ()):
                shared[story_id] += weight
        ranked = sorted(shared, key=lambda story_id: (-shared[story_id], story_id))
        return [(story_id, self._stories[story_id]) for story_id in ranked[:_CANDIDATES]]

    def _cosine(self, own: Mapping[str, float], story: StoryProfile) -> float:
        theirs = scaled(story.terms, self._rarity)
        return sum(weight * theirs.get(term, 0.0) for term, weight in own.items())

    def _joined(
        self, story: StoryProfile, article: StoryText, terms: Sequence[tuple[str, float]]
    ) -> StoryProfile:
        total = dict(story.terms)
        for term, weight in terms:
            total[term] = total.get(term, 0.0) + weight
        return StoryProfile(
            story.story_id,
            strongest(total, self._rarity, most=MOST_TERMS),
            _first_of(story.first_at, article.published_at),
            _last_of(story.last_at, article.published_at),
            story.size + 1,
        )


def _opened(article: StoryText, terms: tuple[tuple[str, float], ...], score: float) -> StoryMatch:
    """A new story; its id depends on the article alone, so that a retry opens the same one."""
    story_id = stable_id("story", str(article.article_id))
    at = article.published_at
    return StoryMatch(story_id, True, score, StoryProfile(story_id, terms, at, at))


def _decay(at: datetime | None, story: StoryProfile) -> float:
    """1 within the story's time, falling like a bell curve before and after; 1 where a time is unknown."""
    if at is None or story.first_at is None or story.last_at is None:
        return 1.0
    distance = max(story.first_at - at, at - story.last_at, timedelta(0))
    return math.exp(-((distance / DECAY) ** 2) / 2)


def _first_of(*times: datetime | None) -> datetime | None:
    return min((time for time in times if time is not None), default=None)


def _last_of(*times: datetime | None) -> datetime | None:
    return max((time for time in times if time is not None), default=None)
