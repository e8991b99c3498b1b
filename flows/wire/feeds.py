"""The feeds of a sample wire: RSS 2.0, Atom, RDF (RSS 1.0), JSON Feed, and all that can be wrong with them. Pure."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree as ET

from flows.wire.answer import NO_ANSWER, Answer, Manners, told
from flows.wire.dates import DeclaredDates, declared_dates, iso, rfc822
from storage.watch.wire import WireArticle, WireFeed, WireOutlet

ATOM = "http://www.w3.org/2005/Atom"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RSS_1 = "http://purl.org/rss/1.0/"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


def feed_answer(
    feed: WireFeed, outlet: WireOutlet, articles: Sequence[WireArticle], *, path: str, poll: int
) -> Answer:
    """What one of the feed's addresses answers at poll number `poll`, `articles` newest first."""
    if poll in feed.dead_in_polls:
        return NO_ANSWER
    if feed.is_gone(poll):
        return told(410, "This feed is closed.")
    if poll in feed.busy_in_polls:
        wait = {} if feed.retry_after is None else {"Retry-After": str(feed.retry_after)}
        return told(429, "Too many requests.", wait)
    if path != feed.path and not feed.has_moved(poll):
        return told(404, "There is no such page.")
    if path == feed.path and feed.has_moved(poll):
        return told(301, "Moved.", {"Location": f"http://{outlet.host}{feed.moved_to}"})
    return feed_document(feed, outlet, articles, poll=poll)


def feed_document(
    feed: WireFeed, outlet: WireOutlet, articles: Sequence[WireArticle], *, poll: int
) -> Answer:
    """The feed as it stands at poll number `poll`, `articles` newest first."""
    items = _items(feed, outlet, articles, poll)[: feed.window]
    write, content_type = WRITERS[feed.kind]
    charset = feed.charset if feed.declared_charset is None else feed.declared_charset
    return Answer(
        200,
        write(feed, outlet, items),
        f"{content_type}; charset={charset}" if charset else content_type,
        manners=Manners(feed.conditional, feed.gzip, poll in feed.unasked_304_in_polls),
    )


@dataclass(frozen=True, slots=True)
class _Item:
    """One item of a feed; `id` tells it from all others of its outlet."""

    article: WireArticle
    id: str
    url: str
    dates: DeclaredDates


def _items(
    feed: WireFeed, outlet: WireOutlet, articles: Sequence[WireArticle], poll: int
) -> list[_Item]:
    """An item for each address of each article; who has new guids has others at each poll."""
    end = f":{poll}" if feed.new_guids else ""
    return [
        _Item(
            article,
            f"{article.id}{f':{number}' if number else ''}{end}",
            f"http://{outlet.host}{path}",
            declared_dates(article),
        )
        for article in articles
        if article.feed == feed.id
        for number, path in enumerate(article.paths)
    ]


def _rss(feed: WireFeed, outlet: WireOutlet, items: Sequence[_Item]) -> bytes:
    root = ET.Element("rss", version="2.0")
    channel = ET.SubElement(root, "channel")
    _texts(channel, title=feed.title, link=f"http://{outlet.host}/", language=feed.language)
    for item in items:
        element = ET.SubElement(channel, "item")
        _texts(
            element,
            title=item.article.title,
            link=item.url,
            description=item.article.summary,
            pubDate=rfc822(item.dates.published),
        )
        ET.SubElement(element, "guid", isPermaLink="false").text = f"{outlet.id}:{item.id}"
    return _xml(root, feed)


def _atom(feed: WireFeed, outlet: WireOutlet, items: Sequence[_Item]) -> bytes:
    root = ET.Element("feed", xmlns=ATOM)
    told = (item.dates.updated or item.dates.published for item in items)
    newest = max((date for date in told if isinstance(date, datetime)), default=None)
    _texts(root, title=feed.title, id=f"tag:{outlet.host},2025:{feed.id}", updated=iso(newest))
    for item in items:
        entry = ET.SubElement(root, "entry")
        _texts(
            entry,
            title=item.article.title,
            id=f"tag:{outlet.host},2025:{item.id}",
            published=iso(item.dates.published),
            updated=iso(item.dates.updated or item.dates.published),
            summary=item.article.summary,
        )
        ET.SubElement(entry, "link", rel="alternate", href=item.url)
        for name in item.article.authors:
            _texts(ET.SubElement(entry, "author"), name=name)
    return _xml(root, feed)


def _rdf(feed: WireFeed, outlet: WireOutlet, items: Sequence[_Item]) -> bytes:
    spaces = {"xmlns": RSS_1, "xmlns:rdf": RDF, "xmlns:dc": DUBLIN_CORE}
    root = ET.Element("rdf:RDF", spaces)
    home = f"http://{outlet.host}/"
    channel = ET.SubElement(root, "channel", {"rdf:about": home})
    _texts(channel, title=feed.title, link=home, description=feed.title)
    sequence = ET.SubElement(ET.SubElement(channel, "items"), "rdf:Seq")
    for item in items:
        # RSS 1.0 knows no other id than the address.
        name = f"{item.url}#{item.id}" if feed.new_guids else item.url
        ET.SubElement(sequence, "rdf:li", {"rdf:resource": name})
        element = ET.SubElement(root, "item", {"rdf:about": name})
        _texts(element, title=item.article.title, link=item.url, description=item.article.summary)
        for author in item.article.authors:
            ET.SubElement(element, "dc:creator").text = author
        date = iso(item.dates.published)
        if date:
            ET.SubElement(element, "dc:date").text = date
    return _xml(root, feed)


def _json(feed: WireFeed, outlet: WireOutlet, items: Sequence[_Item]) -> bytes:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": f"http://{outlet.host}/",
        "language": feed.language,
        "items": [_json_item(outlet, item) for item in items],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _json_item(outlet: WireOutlet, item: _Item) -> dict[str, object]:
    date = iso(item.dates.published)
    return {
        "id": f"{outlet.id}:{item.id}",
        "url": item.url,
        "title": item.article.title,
        "summary": item.article.summary,
        **({"date_published": date} if date else {}),
        "language": item.article.language,
        "authors": [{"name": name} for name in item.article.authors],
    }


WRITERS: dict[str, tuple[Callable[[WireFeed, WireOutlet, Sequence[_Item]], bytes], str]] = {
    "rss": (_rss, "application/rss+xml"),
    "atom": (_atom, "application/atom+xml"),
    "rdf": (_rdf, "application/rdf+xml"),
    "json": (_json, "application/feed+json"),
}


def _texts(parent: ET.Element, **texts: str | None) -> None:
    for name, text in texts.items():
        if text is not None:
            ET.SubElement(parent, name).text = text


def _xml(root: ET.Element, feed: WireFeed) -> bytes:
    # What the charset lacks becomes a numeric reference; the declaration tells the truth about the body.
    body: bytes = ET.tostring(root, encoding=feed.charset, xml_declaration=True)
    return body
