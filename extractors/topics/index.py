"""Where the words of a text stand: one run of positions over title, summary and text.

A gap between the fields, wider than any distance of the query language, keeps phrases and NEAR
from crossing them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extractors.language.sentences import split_sentences
from extractors.language.words import Token, tokenize
from extractors.model import Sentence
from extractors.topics.ast import Word
from extractors.topics.words import MAX_DISTANCE

Scope = tuple[int, int]
"""First position that counts, and the one behind the last."""

LEAD_WORDS = 60
"""How many words of summary and text, each, tell what a story is about."""


@dataclass(frozen=True, slots=True)
class FieldWords:
    """One field: its text, its words, and the position of its first word."""

    name: str
    text: str
    tokens: tuple[Token, ...]
    base: int

    @property
    def end(self) -> int:
        """The position behind its last word."""
        return self.base + len(self.tokens)


@dataclass(frozen=True, slots=True)
class TextIndex:
    """The words of one text by position, and where the query words that are in it stand (ascending)."""

    fields: tuple[FieldWords, ...]
    places: dict[Word, list[int]]
    sentences: dict[str, tuple[Sentence, ...]]
    language: str | None

    @property
    def word_count(self) -> int:
        """The number of words in all fields."""
        return sum(len(field.tokens) for field in self.fields)

    def field_at(self, position: int) -> FieldWords:
        """The field that a position is in."""
        return next(field for field in reversed(self.fields) if position >= field.base)

    def scope(self, name: str) -> Scope:
        """The positions of `title`, `lead`, `body` (see `ast.Field`), or of everything (empty name)."""
        title, *_, last = self.fields
        lead_end = min(last.base + LEAD_WORDS, last.end)
        scopes = {
            "title": (0, title.end),
            "lead": (title.end, lead_end),
            "body": (title.end, last.end),
        }
        return scopes.get(name, (0, last.end))

    def sentence_number(self, position: int) -> tuple[str, int]:
        """The field and the number of the sentence that a position is in."""
        field = self.field_at(position)
        start = field.tokens[position - field.base].start
        starts = [sentence.start for sentence in self.sentences_of(field)]
        return field.name, bisect_right(starts, start)

    def positions(self, field: FieldWords, start: int, end: int) -> tuple[int, int] | None:
        """The first and last position of the words between two offsets of a field; None if there is none."""
        starts = [token.start for token in field.tokens]
        first, behind = bisect_left(starts, start), bisect_left(starts, end)
        return (field.base + first, field.base + behind - 1) if first < behind else None

    def tokens(self) -> Iterator[tuple[int, Token]]:
        """Every word with its position, in order."""
        for field in self.fields:
            yield from enumerate(field.tokens, field.base)

    def sentences_of(self, field: FieldWords) -> tuple[Sentence, ...]:
        """The sentences of a field, split when they are first asked for."""
        if field.name not in self.sentences:
            self.sentences[field.name] = split_sentences(field.text, language=self.language)
        return self.sentences[field.name]

    def sentence_at(self, field: FieldWords, offset: int) -> str:
        """The sentence around an offset of a field."""
        around = (s.text for s in self.sentences_of(field) if s.start <= offset < s.end)
        return next(around, field.text[offset:].split("\n", 1)[0])


def index_text(
    texts: tuple[tuple[str, str], ...],
    language: str | None,
    words_at: Callable[[Token, str | None], tuple[Word, ...]],
) -> TextIndex:
    """The index of a text given as fields (name, text) in order, title first.

    `words_at` tells which query words a token of a text in that language is a form of.
    """
    fields: list[FieldWords] = []
    places: dict[Word, list[int]] = {}
    base = 0
    for name, text in texts:
        field = FieldWords(name, text, tokenize(text), base)
        for position, token in enumerate(field.tokens, base):
            for word in words_at(token, language):
                places.setdefault(word, []).append(position)
        fields.append(field)
        base = field.end + MAX_DISTANCE + 1
    return TextIndex(tuple(fields), places, {}, language)
