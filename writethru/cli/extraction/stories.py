"""Which texts of a stream are one story, and which are copies."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from extractors.language.detect import detect_language
from extractors.stories.copies import StoryText, find_copy, sketch
from extractors.stories.group import StoryIndex, StoryProfile
from writethru.cli.extraction.records import Fields, Record

MOST_KEPT = 10_000
"""Texts, and stories, that a later text is compared with; when there are more, the older half is forgotten."""

MOST_CANDIDATES = 20
"""Earlier texts that share most wording with a text: no more are looked at for a copy."""


class StoriesExtractor:
    """KIND `stories`: a stream, so an answer depends on the lines before it.

    A story is named by its number in the order in which stories open; `origin` and `copy_of` are
    the `id` of a line. `most_kept` bounds the memory.
    """

    def __init__(self, most_kept: int = MOST_KEPT) -> None:
        self._texts = _Texts(most_kept)
        self._stories = _Stories(most_kept)
        self._count = 0

    def answer(self, record: Record) -> Fields:
        """The story that a text joins or opens, and the text that it copies."""
        article = _article(record, self._count)
        self._count += 1
        copy = find_copy(article, self._texts.candidates(article))
        origin = copy.origin_id if copy else article.article_id
        self._texts.put(replace(article, origin_id=origin), record.fields["id"])
        identity = self._texts.identities[origin]
        return {
            "story": self._stories.place(article),
            "origin": identity,
            "copy_of": identity if copy else None,
        }


class _Texts:
    """Earlier texts, found by the wording that they share, and the ids of their origins' lines."""

    def __init__(self, most: int) -> None:
        self.identities: dict[int, object] = {}
        self._most = most
        self._texts: dict[int, StoryText] = {}
        self._by_hash: defaultdict[int, list[int]] = defaultdict(list)

    def candidates(self, article: StoryText) -> list[StoryText]:
        shared = Counter(
            number for value in article.sketch for number in self._by_hash.get(value, ())
        )
        return [self._texts[number] for number, _ in shared.most_common(MOST_CANDIDATES)]

    def put(self, article: StoryText, identity: object) -> None:
        if len(self._texts) >= self._most:
            self._forget(self._most // 2)
        if article.origin_id == article.article_id:
            self.identities[article.article_id] = identity
        self._add(article)

    def _add(self, article: StoryText) -> None:
        self._texts[article.article_id] = article
        for value in article.sketch:
            self._by_hash[value].append(article.article_id)

    def _forget(self, count: int) -> None:
        kept = list(self._texts.values())[count:]
        self.identities = {text.origin_id: self.identities[text.origin_id] for text in kept}
        self._texts.clear()
        self._by_hash.clear()
        for text in kept:
            self._add(text)


class _Stories:
    """The stories of the stream and their names, the one told last at the end."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._profiles: dict[int, StoryProfile] = {}
        self._names: dict[int, str] = {}
        self._index = StoryIndex()
        self._opened = 0

    def place(self, article: StoryText) -> str:
        match = self._index.match(article)
        if match.is_new:
            self._opened += 1
            self._names[match.story_id] = f"s{self._opened}"
        self._profiles.pop(match.story_id, None)
        self._profiles[match.story_id] = match.profile
        self._index.put(match.profile)
        if len(self._profiles) > self._most:
            self._forget(list(self._profiles)[: self._most // 2])
        return self._names[match.story_id]

    def _forget(self, story_ids: Iterable[int]) -> None:
        for story_id in story_ids:
            del self._profiles[story_id], self._names[story_id]
        self._index = StoryIndex(self._profiles.values())


def _article(record: Record, number: int) -> StoryText:
    title, text = record.optional_text("title") or "", record.text("text")
    return StoryText(
        article_id=number,
        title=title,
        text=text,
        sketch=sketch(text),
        published_at=record.instant("published_at"),
        outlet=record.optional_text("outlet") or "an earlier line",
        language=record.optional_text("language") or detect_language(text or title),
        origin_id=number,
    )
