"""Opposites: pairs of words that cannot both hold of one thing at one time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from extractors.coverage.antonym_lines import LINES
from extractors.language.words import stem

Side = tuple[int, int]
"""The number of a line of opposites, and 1 or -1 for its left or right."""


_LONG = 6


def _read_sides() -> Mapping[str, tuple[Side, ...]]:
    found: dict[str, set[Side]] = defaultdict(set)
    for key, side in _entries():
        found[key].add(side)
    # A stem on both sides of a line has no side of it.
    return {
        key: tuple(sorted(side for side in sides if (side[0], -side[1]) not in sides))
        for key, sides in found.items()
    }


def _entries() -> Iterator[tuple[str, Side]]:
    lines = [(code, *pair) for code, text in LINES.items() for pair in _lines(text)]
    for number, (language, left, right) in enumerate(lines):
        for sign, words in ((1, left), (-1, right)):
            for key in _keys(words, language):
                yield key, (number, sign)


def _keys(words: list[str], language: str) -> set[str]:
    """The stems of the words; of long English ones that of the past too, which endings alone do not lead back."""
    keys = {stem(word, language) for word in words}
    if language == "en":
        keys |= {stem(f"{word}ed", language) for word in words if len(word) >= _LONG}
    return keys


def _lines(text: str) -> Iterator[tuple[list[str], list[str]]]:
    for line in text.strip().splitlines():
        if not line.startswith("#"):
            left, right = line.split("|")
            yield left.split(), right.split()


_SIDES = _read_sides()


def sides_of(key: str) -> tuple[Side, ...]:
    """The sides that a stem is on, of all lines; empty for most words."""
    return _SIDES.get(key, ())


def opposites_of(key: str, language: str) -> tuple[str, ...]:
    """The words on the other sides of a stem's lines, in the order of the lines; empty for most words."""
    found = [
        word
        for left, right in _lines(LINES.get(language, ""))
        for mine, others in ((left, right), (right, left))
        if any(stem(word, language) == key for word in mine)
        for word in others
    ]
    return tuple(word for word in dict.fromkeys(found) if are_opposite(key, stem(word, language)))


def are_alike(one: str, other: str) -> bool:
    """Whether two stems are the same or stand on the same side of a line."""
    return one == other or any(side in sides_of(other) for side in sides_of(one))


def are_opposite(one: str, other: str) -> bool:
    """Whether two stems stand on opposite sides of a line, and nowhere on the same side."""
    left, right = _SIDES.get(one, ()), _SIDES.get(other, ())
    is_opposite = any((number, -sign) in right for number, sign in left)
    return is_opposite and not any(side in right for side in left)
