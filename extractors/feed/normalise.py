"""One item of any feed format made an entry: identity, link, text, dates."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from time import struct_time

from extractors.address import address_key, resolve_link
from extractors.feed.dates import feed_date
from extractors.feed.text import one_line, without_markup
from extractors.model import Entry, stable_id

LONGEST_TITLE = 500
LONGEST_SUMMARY = 5_000
_LONGEST_NAME = 200
_MOST_AUTHORS = 20


@dataclass(frozen=True, slots=True)
class Text:
    """A text as the feed holds it."""

    raw: str = ""
    is_html: bool = False


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date as the feed holds it, and what feedparser reads in it (UTC)."""

    raw: str = ""
    parsed: struct_time | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One item as a reader of its format found it, nothing checked yet."""

    guid: str
    link: str
    title: Text
    summary: Text
    authors: tuple[str, ...]
    published: Stamp
    updated: Stamp


def normalise(item: Item, *, base: str, shared_ids: Collection[str], now: datetime | None) -> Entry:
    """The entry that an item makes.

    `base` is what relative links stand on. `shared_ids` are ids that several items of the feed
    bear: such an id says nothing without the link.
    """
    title = plain(item.title, longest=LONGEST_TITLE)
    summary = plain(item.summary, longest=LONGEST_SUMMARY)
    link = _link(item, base)
    link_key = address_key(link) if link else None
    guid = one_line(item.guid, longest=2 * LONGEST_TITLE)
    if guid and item.guid.strip() in shared_ids and link_key:
        guid = f"{guid} {link_key}"
    return Entry(
        identity=guid or link_key or f"{stable_id('entry', title, summary):016x}",
        title=title,
        link=link,
        link_key=link_key,
        summary=summary,
        authors=_names(item.authors),
        published_at=feed_date(item.published.raw, parsed=item.published.parsed, now=now),
        updated_at=feed_date(item.updated.raw, parsed=item.updated.parsed, now=now),
    )


def plain(text: Text, *, longest: int) -> str:
    """Printable text on one line, without markup."""
    return one_line(without_markup(text.raw) if text.is_html else text.raw, longest=longest)


def _link(item: Item, base: str) -> str | None:
    # RSS lets an id stand for the link, and many ids are no addresses: never make one of them.
    is_only_an_id = item.link == item.guid and not item.link.lower().startswith(("http:", "https:"))
    return None if is_only_an_id else resolve_link(base, item.link)


def _names(authors: tuple[str, ...]) -> tuple[str, ...]:
    names = (one_line(author, longest=_LONGEST_NAME) for author in authors)
    return tuple(dict.fromkeys(name for name in names if name))[:_MOST_AUTHORS]
