"""Queries as people wrote them: what stands in `lists.toml` is shown by its name again."""

from collections.abc import Mapping
from functools import lru_cache

from extractors.topics.ast import Query
from extractors.topics.query import parse_query


def written(query: Query, lists: Mapping[str, str]) -> str:
    """The query with `@name` wherever it says what a list says, the longest lists first."""
    text = str(query)
    for name, said in _said_by(tuple(sorted(lists.items()))):
        text = f"@{name}" if text == said else text.replace(f"({said})", f"@{name}")
    return text


@lru_cache(maxsize=8)
def _said_by(lists: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    known = dict(lists)
    said = [(name, str(parse_query(query, lists=known))) for name, query in lists]
    return tuple(sorted(said, key=lambda one: -len(one[1])))
