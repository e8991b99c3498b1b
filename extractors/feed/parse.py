"""A feed document as plain entries. The first bytes tell what it is, never the Content-Type."""

from collections.abc import Sequence
from datetime import datetime

from extractors.errors import FeedError
from extractors.feed.document import as_utf8, readable_xml, unpacked
from extractors.feed.jsonfeed import JsonFeed, read_json
from extractors.feed.normalise import LONGEST_TITLE, Item, Text, normalise, plain
from extractors.feed.trim import Scan, digest_of, first_items, scan, shared, without
from extractors.feed.xmlfeed import XmlFeed, read_xml
from extractors.model import Entry, ParsedFeed

MOST_ITEMS = 2000


def parse_feed(
    body: bytes,
    *,
    url: str = "",
    content_type: str = "",
    seen: frozenset[str] = frozenset(),
    now: datetime | None = None,
) -> ParsedFeed:
    """The entries of a feed whose digests are not in `seen`, one for each identity.

    `digests` are those of all items, to be given as `seen` next time. At most 2000 entries: the
    items after them have no digest either, so that the next call brings them. `url` is what
    relative links stand on. Dates later than a day after `now` are None. Raises FeedError.
    """
    document = as_utf8(unpacked(body), content_type)
    if document.lstrip()[:1] in {b"{", b"["}:
        return _from_json(read_json(document), url, seen, now)
    xml = readable_xml(document)
    found = scan(xml)
    parsed = None if found is None else _from_scan(xml, found, url, seen, now)
    return parsed or _from_whole(xml, url, seen, now)


def _from_json(feed: JsonFeed, url: str, seen: frozenset[str], now: datetime | None) -> ParsedFeed:
    fresh, kept = _fresh(feed.digests, seen)
    items = [feed.items[index] for index in fresh]
    ids = shared(item.guid.strip() for item in feed.items)
    entries, warnings = _entries(items, ids, url or feed.base, now)
    title = plain(Text(feed.title), longest=LONGEST_TITLE)
    cut = _cut(feed.digests, kept)
    return ParsedFeed("json", title, entries, kept, (*cut, *warnings), is_whole=not cut)


def _from_scan(
    xml: bytes, found: Scan, url: str, seen: frozenset[str], now: datetime | None
) -> ParsedFeed | None:
    """Only the unseen items, parsed; None when feedparser sees other items than the scan did."""
    digests = [span.digest for span in found.spans]
    fresh, kept = _fresh(digests, seen)
    feed = read_xml(without(xml, found.spans, set(range(len(digests))).difference(fresh)))
    if len(feed.items) != len(fresh):
        return None
    entries, warnings = _entries(feed.items, found.shared_ids, url or feed.base, now)
    title = plain(feed.title, longest=LONGEST_TITLE)
    cut = _cut(digests, kept)
    return ParsedFeed(feed.format, title, entries, kept, (*cut, *warnings), is_whole=not cut)


def _from_whole(xml: bytes, url: str, seen: frozenset[str], now: datetime | None) -> ParsedFeed:
    """All of an odd document, parsed; its digests are of what the parser found."""
    short = first_items(xml, MOST_ITEMS)
    feed = read_xml(short)
    digests = [digest_of(repr(item).encode("utf-8", "backslashreplace")) for item in feed.items]
    fresh, kept = _fresh(digests, seen)
    items = [feed.items[index] for index in fresh]
    ids = shared(item.guid.strip() for item in feed.items)
    entries, warnings = _entries(items, ids, url or feed.base, now)
    title = plain(feed.title, longest=LONGEST_TITLE)
    if len(short) < len(xml):
        warnings = (f"Only the first {MOST_ITEMS} items were read.", *warnings)
    return ParsedFeed(feed.format, title, entries, kept, (*_problems(feed), *warnings))


def _fresh(digests: Sequence[str], seen: frozenset[str]) -> tuple[list[int], tuple[str, ...]]:
    """Indexes of the unseen items, at most 2000, and the digests of all items but those cut off."""
    fresh = [index for index, digest in enumerate(digests) if digest not in seen]
    cut = set(fresh[MOST_ITEMS:])
    kept = tuple(digest for index, digest in enumerate(digests) if index not in cut)
    return fresh[:MOST_ITEMS], kept


def _cut(digests: Sequence[str], kept: Sequence[str]) -> tuple[str, ...]:
    left_out = len(digests) - len(kept)
    if not left_out:
        return ()
    return (f"More than {MOST_ITEMS} new items: {left_out} were left for the next time.",)


def _problems(feed: XmlFeed) -> tuple[str, ...]:
    if feed.problem is None:
        return ()
    if not feed.items:
        raise FeedError(f"The feed is damaged and no item can be read: {feed.problem}.")
    return (f"The feed is not well-formed, what can be read was kept: {feed.problem}.",)


def _entries(
    items: Sequence[Item], shared_ids: frozenset[str], base: str, now: datetime | None
) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """One entry for each identity (the first wins), and warnings."""
    entries = [normalise(item, base=base, shared_ids=shared_ids, now=now) for item in items]
    wrong = [
        stamp.raw
        for item, entry in zip(items, entries, strict=True)
        for stamp, found in ((item.published, entry.published_at), (item.updated, entry.updated_at))
        if stamp.raw.strip() and found is None
    ]
    by_identity: dict[str, Entry] = {}
    for entry in entries:
        by_identity.setdefault(entry.identity, entry)
    warnings = (f"{len(wrong)} dates cannot be used, such as {wrong[0][:60]!r}.",) if wrong else ()
    return tuple(by_identity.values()), warnings
