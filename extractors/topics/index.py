"""Where the words of a text stand: one run of positions over title, summary and text.

A gap between the fields, wider than any distance of the query language, keeps phrases and NEAR
from crossing them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.language.sentences import split_sentences
from extractors.language.words import Words as TextWords
from extractors.language.words import read_words
from extractors.model import Sentence
from extractors.topics.ast import Word
from extractors.topics.words import MAX_DISTANCE

Scope = tuple[int, int]
"""First position that counts, and the one behind the last."""

Words = tuple[Word, ...]

LEAD_WORDS = 60
"""How many words of summary and text, each, tell what a story is about."""


@dataclass(frozen=True, slots=True)
class FieldWords:
    """One field: its text, its words, and the position of the first."""

    name: str
    text: str
    words: TextWords
    base: int

    @property
    def forms(self) -> Sequence[str]:
        """Its words as written."""
        return self.words.forms

    @property
    def starts(self) -> Sequence[int]:
        """Where each word begins; worked out when a place is asked for."""
        return self.words.starts

    @property
    def end(self) -> int:
        """The position behind its last word."""
        return self.base + len(self.forms)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words from one position to another begin and end in the text."""
        start, begin_last = self.starts[first - self.base], self.starts[last - self.base]
        return start, begin_last + len(self.forms[last - self.base])


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
        return sum(len(field.forms) for field in self.fields)

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
        start = field.starts[position - field.base]
        sentences = self.sentences_of(field)
        return field.name, bisect_right(sentences, start, key=lambda sentence: sentence.start)

    def positions(self, field: FieldWords, start: int, end: int) -> tuple[int, int] | None:
        """The first and last position of the words between two offsets of a field; None if there is none."""
        first, behind = bisect_left(field.starts, start), bisect_left(field.starts, end)
        return (field.base + first, field.base + behind - 1) if first < behind else None

    def forms(self) -> Iterator[tuple[int, str]]:
        """Every word as written with its position, in order."""
        for field in self.fields:
            yield from enumerate(field.forms, field.base)

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
    texts: tuple[tuple[str, str], ...], language: str | None, words_of_form: Mapping[str, Words]
) -> TextIndex:
    """The index of a text given as fields (name, text) in order, title first.

    `words_of_form` gives the query words that a form, as a text in that language writes it, belongs to.
    """
    fields: list[FieldWords] = []
    places: dict[Word, list[int]] = {}
    base = 0
    for name, text in texts:
        written = read_words(text)
        for position, words in enumerate(map(words_of_form.__getitem__, written.forms), base):
            for word in words:
                places.setdefault(word, []).append(position)
        field = FieldWords(name, text, written, base)
        fields.append(field)
        base = field.end + MAX_DISTANCE + 1
    return TextIndex(tuple(fields), places, {}, language)
