"""JSON Feed 1 and 1.1 (jsonfeed.org/version/1.1), which feedparser does not read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from extractors.errors import FeedError
from extractors.feed.normalise import Item, Stamp, Text
from extractors.feed.trim import digest_of


@dataclass(frozen=True, slots=True)
class JsonFeed:
    """What a JSON Feed holds; one digest for each item."""

    title: str
    base: str
    items: tuple[Item, ...]
    digests: tuple[str, ...]


def read_json(document: bytes) -> JsonFeed:
    """The items of a JSON Feed; FeedError when it is none."""
    try:
        feed = json.loads(document)
        rows = _rows(feed)
        digests = tuple(digest_of(json.dumps(row, sort_keys=True).encode()) for row in rows)
    except RecursionError as error:
        raise FeedError("The JSON is nested too deep to be a feed.") from error
    except ValueError as error:
        raise FeedError(f"This is no JSON Feed: {str(error)[:150]}.") from error
    base = _string(feed, "home_page_url") or _string(feed, "feed_url")
    return JsonFeed(_string(feed, "title"), base, tuple(_item(row) for row in rows), digests)


def _rows(feed: object) -> list[Mapping[str, object]]:
    rows = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(rows, list):
        raise FeedError('This is JSON, but no JSON Feed: it has no list of "items".')
    return [row for row in rows if isinstance(row, dict)]


def _item(row: Mapping[str, object]) -> Item:
    text = _string(row, "summary") or _string(row, "content_text")
    return Item(
        guid=_string(row, "id"),
        link=_string(row, "url") or _string(row, "external_url"),
        title=Text(_string(row, "title")),
        summary=Text(text) if text else Text(_string(row, "content_html"), is_html=True),
        authors=_authors(row),
        published=Stamp(_string(row, "date_published")),
        updated=Stamp(_string(row, "date_modified")),
    )


def _string(row: Mapping[str, object], name: str) -> str:
    """A text, or a number as text (ids often are); "" for anything else."""
    value = row.get(name)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _authors(row: Mapping[str, object]) -> tuple[str, ...]:
    """Version 1.1 has a list of authors, version 1 a single one."""
    several = row.get("authors")
    people = several if isinstance(several, list) else [row.get("author")]
    return tuple(_string(person, "name") for person in people if isinstance(person, dict))
