"""Opposites: pairs of words that cannot both hold of one thing at one time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from extractors.coverage.antonym_lines import LINES
from extractors.language.words import stem

Side = tuple[int, int]
"""The number of a line of opposites, and 1 or -1 for its left or right."""


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
    number = 0
    for language, text in LINES.items():
        for line in text.strip().splitlines():
            if line.startswith("#"):
                continue
            number += 1
            for sign, words in zip((1, -1), line.split("|"), strict=True):
                for word in words.split():
                    yield stem(word, language), (number, sign)


_SIDES = _read_sides()


def sides_of(key: str) -> tuple[Side, ...]:
    """The sides that a stem is on, of all lines; empty for most words."""
    return _SIDES.get(key, ())


def are_opposite(one: str, other: str) -> bool:
    """Whether two stems stand on opposite sides of a line, and nowhere on the same side."""
    left, right = _SIDES.get(one, ()), _SIDES.get(other, ())
    is_opposite = any((number, -sign) in right for number, sign in left)
    return is_opposite and not any(side in right for side in left)
