"""Words of one language by what they are called in another: a small table of the language of news, not a translator.

A word is looked up by its stem. Where several words of the other language fit, the first of the row
stands for all: rows are concepts, and words of one row count as the same.
"""

from collections.abc import Callable, Mapping, Sequence

from extractors.language.words import fold, stem

_SHORTEST_PART = 4

Row = Mapping[str, Sequence[str]]
"""The words of one concept by language, the commonest first."""

Translate = Callable[[str], str]
"""From a stem to the stem that the other language uses; itself where the table does not know it."""


class Glossary:
    """A table of concepts. Of two rows with the same word the first one counts."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = tuple(rows)
        self._tables: dict[tuple[str, str], dict[str, str]] = {}

    def translate(self, language: str | None, into: str | None) -> Translate | None:
        """Turns stems of one language into those of another; None where the table lacks one of the two."""
        if language is None or into is None or language == into:
            return None
        table = self._table(language, into)
        if not table:
            return None
        look_up = _compound if language == "de" else _plain
        return lambda key: look_up(table, key)

    def _table(self, language: str, into: str) -> dict[str, str]:
        if (language, into) not in self._tables:
            table: dict[str, str] = {}
            for row in self._rows:
                if row.get(language) and row.get(into):
                    told = stem(fold(row[into][0]), into)
                    for word in row[language]:
                        table.setdefault(stem(fold(word), language), told)
            self._tables[language, into] = table
        return self._tables[language, into]


def _plain(table: Mapping[str, str], key: str) -> str:
    return table.get(key, key)


def _compound(table: Mapping[str, str], key: str) -> str:
    """A word that German builds of several is told by its last part: "Rüstungsausgaben" are spending."""
    if key in table:
        return table[key]
    tails = (key[start:] for start in range(_SHORTEST_PART, len(key) - _SHORTEST_PART + 1))
    return next((table[tail] for tail in tails if tail in table), key)
