"""`feeds.opml`: OPML 2.0 from any reader in, with outlet, country, language and owner as own attributes out."""

import logging
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from lxml import etree

from extractors.address import address_key
from extractors.errors import InputError, WatchFolderError
from extractors.model import FeedSource
from storage.watch.files import read_bytes, write_bytes

log = logging.getLogger(__name__)

_IF_MISSING = "put an OPML list of feeds there, or run `writethru init` for the starter list"
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_HIDDEN = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>", re.DOTALL)


def read_feeds(path: Path) -> tuple[FeedSource, ...]:
    """The feeds of an OPML file in its order, from outlines nested to any depth.

    An address that stands there twice counts once, one that is not http(s) not at all; the log
    warns of both. Raises WatchFolderError with the line for a file that is not OPML.
    """
    return parse_feeds(read_bytes(path, if_missing=_IF_MISSING), path=path)


def parse_feeds(body: bytes, *, path: Path) -> tuple[FeedSource, ...]:
    """`read_feeds` of a body; `path` is for messages only."""
    found: dict[str, FeedSource] = {}
    for outline in _outlines(_parse(body, path)):
        feed = _feed(outline)
        place = {"path": str(path), "line": outline.sourceline, "url": feed.url}
        key = address_key(feed.url)
        if key is None:
            log.warning("feed skipped: its address is not http(s)", extra=place)
        elif key in found:
            log.warning("feed listed twice: the first one counts", extra=place)
        else:
            found[key] = feed
    return tuple(found.values())


def write_feeds(
    path: Path,
    feeds: Sequence[FeedSource],
    *,
    title: str = "Writethru feeds",
    folders: Literal["country", "language"] = "country",
) -> None:
    """Write an OPML file that reads back as `feeds`, neighbours of one country (or language) in one folder.

    Raises WatchFolderError.
    """
    write_bytes(path, format_feeds(feeds, title=title, folders=folders))


def format_feeds(
    feeds: Sequence[FeedSource],
    *,
    title: str = "Writethru feeds",
    folders: Literal["country", "language"] = "country",
) -> bytes:
    """The OPML document of `write_feeds`. Characters that XML cannot hold are left out."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = _for_xml(title)
    body = etree.SubElement(root, "body")
    # Only neighbours share a folder: the order of the feeds is the user's.
    for place, group in groupby(feeds, key=lambda feed: getattr(feed, folders)):
        parent = etree.SubElement(body, "outline", text=place) if place else body
        parent.extend([_outline(feed) for feed in group])
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def add_feed(path: Path, feed: FeedSource) -> bool:
    """Add a feed at the end of an OPML file and leave every other character as it is.

    False, and no change, when its address is there already. Raises WatchFolderError, and
    InputError for an address that is not http(s).
    """
    body = read_bytes(path, if_missing=_IF_MISSING)
    before = parse_feeds(body, path=path)
    key = address_key(feed.url)
    if key is None:
        raise InputError(f"{feed.url!r} is no feed address; expected https://...")
    if key in {address_key(old.url) for old in before}:
        return False
    encoding = _parse(body, path).docinfo.encoding or "UTF-8"
    grown = _with_line(body.decode(encoding), etree.tostring(_outline(feed), encoding="unicode"))
    changed = grown.encode(encoding, "xmlcharrefreplace")
    if len(parse_feeds(changed, path=path)) != len(before) + 1:
        raise WatchFolderError(
            path, f"the feed {feed.url} found no place; add it by hand before </body>"
        )
    write_bytes(path, changed)
    return True


def _parse(body: bytes, path: Path) -> "etree._ElementTree[etree._Element]":
    # The file may come from anywhere: no entities, no DTD, no network, libxml2's own limits on size.
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise WatchFolderError(
            path, f"line {line}: is not OPML ({error.msg}); mend it or export the list again"
        ) from error
    _check(root, path)
    return root.getroottree()


def _check(root: etree._Element, path: Path) -> None:
    if root.getroottree().docinfo.internalDTD is not None:
        raise WatchFolderError(path, "line 1: OPML needs no <!DOCTYPE>; take that line out")
    name = etree.QName(root).localname
    if name.lower() != "opml":
        raise WatchFolderError(
            path, f"line {root.sourceline}: expected <opml>, found <{name}>; export as OPML"
        )
    if root.find("body") is None:
        raise WatchFolderError(
            path, f"line {root.sourceline}: <opml> has no <body>; put the outlines into one"
        )


def _outlines(tree: "etree._ElementTree[etree._Element]") -> Iterator[etree._Element]:
    return (outline for outline in tree.iter("outline") if _attributes(outline).get("xmlurl"))


def _attributes(outline: etree._Element) -> dict[str, str]:
    """The attributes by lower case name: readers write xmlUrl, xmlurl and xmlURL."""
    pairs = ((str(name).lower(), str(value)) for name, value in outline.attrib.items())
    return {name: " ".join(value.split()) for name, value in pairs}


def _feed(outline: etree._Element) -> FeedSource:
    found = _attributes(outline)
    url = found["xmlurl"]
    title = found.get("title") or found.get("text") or _host(url)
    return FeedSource(
        url=url,
        title=title,
        outlet=found.get("outlet") or title,
        country=_country(found.get("country", "")),
        language=_language(found.get("language", "")),
        owner=found.get("owner") or None,
        category=found.get("category") or None,
    )


def _outline(feed: FeedSource) -> etree._Element:
    given = {
        "type": "rss",
        "text": feed.title,
        "title": feed.title,
        "xmlUrl": feed.url,
        "outlet": feed.outlet,
        "country": feed.country,
        "language": feed.language,
        "owner": feed.owner,
        "category": feed.category,
    }
    kept = {name: _for_xml(value) for name, value in given.items() if value}
    return etree.Element("outline", kept)


def _country(code: str) -> str | None:
    return code.upper() if re.fullmatch("[A-Za-z]{2}", code) else None


def _language(code: str) -> str | None:
    # OPML names languages as RSS does: en-us. "unknown" and the like say nothing.
    main = re.split("[-_]", code)[0].lower()
    return main if re.fullmatch("[a-z]{2,3}", main) else None


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url


def _for_xml(text: str) -> str:
    return _NOT_IN_XML.sub("", text)


def _with_line(text: str, outline: str) -> str:
    """`text` with `outline` on a line of its own before the last `</body>`, or in an empty `<body/>`."""
    # Comments may hold anything, a </body> too.
    visible = _HIDDEN.sub(lambda hidden: " " * len(hidden[0]), text)
    ends = list(re.finditer(r"</body\s*>", visible))
    if not ends:
        empty = re.search(r"<body\s*/>", visible)
        if empty is None:
            return text
        return f"{text[: empty.start()]}<body>\n    {outline}\n  </body>{text[empty.end() :]}"
    end = ends[-1].start()
    line_start = text.rfind("\n", 0, end) + 1
    indent = text[line_start:end]
    if indent.strip():
        return f"{text[:end]}{outline}{text[end:]}"
    return f"{text[:line_start]}{indent}  {outline}\n{text[line_start:]}"
