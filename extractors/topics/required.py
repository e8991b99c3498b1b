"""Which topics can match a text at all, told from the words that are in it.

The presearch of stored-query engines (Lucene monitor): each query is filed under a smallest set of
words of which it needs at least one, and only the queries filed under a word of the text are run.
"""

from extractors.topics.ast import (
    ATTRIBUTES,
    Entity,
    Field,
    Like,
    Not,
    Or,
    Phrase,
    Query,
    Word,
    parts_of,
)


def required_words(query: Query) -> frozenset[Word] | None:
    """Words of which a matching text has at least one; None if it may have none of them."""
    match query:
        case Word():
            return frozenset((query,))
        case Phrase(words=words):
            # The longest word of a phrase is most likely its rarest.
            return frozenset((max(words, key=lambda word: len(word.text)),))
        case Not() | Like() | Entity():
            return None
        case Field(name=name) if name in ATTRIBUTES:
            return None
    needs = [required_words(part) for part in parts_of(query)]
    known = [words for words in needs if words is not None]
    if isinstance(query, Or):
        return frozenset[Word]().union(*known) if len(known) == len(needs) else None
    return min(known, key=len, default=None)
