"""RSS, Atom and RDF through feedparser, which knows what thirty years of feeds look like."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from time import struct_time
from xml.sax import SAXException

import feedparser

from extractors.errors import FeedError
from extractors.feed.normalise import Item, Stamp, Text

# The bytes come from readable_xml: always UTF-8. No base address: feedparser would make one of an
# id that is none ("4711"); links are resolved by normalise.
_HEADERS = {"content-type": "application/xml; charset=utf-8"}

# What feedparser and the parsers under it let through on documents made to hurt.
_SLIPS = (
    ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, SAXException,
    TypeError, ValueError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class XmlFeed:
    """What feedparser makes of a document. `problem` is why it is not well-formed, else None."""

    format: str
    title: Text
    base: str
    items: tuple[Item, ...]
    problem: str | None


def read_xml(xml: bytes) -> XmlFeed:
    """The items of an XML feed in UTF-8; FeedError when it is none."""
    try:
        found = feedparser.parse(
            io.BytesIO(xml),
            response_headers=_HEADERS,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
        version, entries = str(found.get("version", "")), list(found.entries)
    except _SLIPS as error:
        message = f"The feed cannot be parsed: {type(error).__name__}, {str(error)[:150]}."
        raise FeedError(message) from error
    if not version and not entries:
        raise FeedError("This is not a feed: the XML is neither RSS nor Atom nor RDF.")
    kind = _format(version, xml)
    problem = str(found.get("bozo_exception", ""))[:200] if found.get("bozo") else None
    items = tuple(_item(entry, kind) for entry in entries)
    return XmlFeed(kind, _text(found.feed, "title"), _string(found.feed, "link"), items, problem)


def _format(version: str, xml: bytes) -> str:
    if version in {"rss090", "rss10"} or b"<rdf:RDF" in xml[:4000]:
        return "rdf"
    return "atom" if version.startswith("atom") or (not version and b"<entry" in xml) else "rss"


def _item(entry: Mapping[str, object], kind: str) -> Item:
    published, updated = _stamp(entry, "published"), _stamp(entry, "updated")
    if not published.raw and kind != "atom":
        # dc:date, which feedparser files under "updated", is when RSS says that an item appeared.
        published = updated
    return Item(
        guid=_string(entry, "id"),
        link=_string(entry, "link") or _other_link(entry),
        title=_text(entry, "title"),
        summary=_text(entry, "summary", is_html=True),
        authors=_authors(entry),
        published=published,
        updated=updated,
    )


def _raw(entry: Mapping[str, object], key: str) -> object:
    # Past feedparser's own dictionary, which answers "updated" with the date of publication.
    return dict.get(entry, key) if isinstance(entry, dict) else None


def _string(entry: Mapping[str, object], key: str) -> str:
    value = _raw(entry, key)
    return value if isinstance(value, str) else ""


def _stamp(entry: Mapping[str, object], key: str) -> Stamp:
    parsed = _raw(entry, f"{key}_parsed")
    return Stamp(_string(entry, key), parsed if isinstance(parsed, struct_time) else None)


def _text(entry: Mapping[str, object], key: str, *, is_html: bool = False) -> Text:
    """A text construct; `is_html` says what it is when the feed does not tell."""
    detail = _raw(entry, f"{key}_detail")
    kind = _string(detail, "type") if isinstance(detail, dict) else ""
    return Text(_string(entry, key), is_html=kind.endswith("html") if kind else is_html)


def _other_link(entry: Mapping[str, object]) -> str:
    links = _raw(entry, "links")
    listed = links if isinstance(links, list) else []
    others = (_string(link, "href") for link in listed if _string(link, "rel") == "alternate")
    return next(others, "")


# "mail (Name)", as RSS has it: feedparser cuts the address after four letters of its last label and
# takes the rest for a part of the name.
_MAIL_AND_NAME = re.compile(r"\S+@\S+\s*\(([^()]+)\)\s*")


def _authors(entry: Mapping[str, object]) -> tuple[str, ...]:
    if named := _MAIL_AND_NAME.fullmatch(_string(entry, "author")):
        return (named[1].strip(),)
    listed = _raw(entry, "authors")
    people = listed if isinstance(listed, list) else []
    names = tuple(_string(person, "name") or _string(person, "email") for person in people)
    return names if any(names) else (_string(entry, "author"),)
