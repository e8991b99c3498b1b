"""What all word lists of this room need: sets written as running text, and the fallback to English."""

from collections.abc import Container


def word_set(words: str) -> frozenset[str]:
    """The words of a text, parted by white space."""
    return frozenset(words.split())


def covered(language: str | None, table: Container[str]) -> str:
    """The language if a table has it, else `en`."""
    return language if language is not None and language in table else "en"
