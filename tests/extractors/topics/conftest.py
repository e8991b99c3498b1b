"""Small makers for queries and texts."""

from collections.abc import Callable

import pytest

from extractors.model import TopicMatch
from extractors.topics.match import Matcher
from extractors.topics.query import parse_query
from extractors.topics.topic import Topic

Find = Callable[..., TopicMatch | None]


def _find(
    query: str, text: str = "", *, title: str = "", summary: str = "", language: str = "en"
) -> TopicMatch | None:
    matcher = Matcher([Topic("t", {}, parse_query(query))])
    found = matcher.match(title=title, text=text, summary=summary, language=language)
    return found[0] if found else None


@pytest.fixture(scope="session")
def find() -> Find:
    """The match of one query in one text, or None."""
    return _find
