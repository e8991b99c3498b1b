"""The feeds of the sample wire: RSS 2.0, Atom, JSON Feed. Pure."""

import json
from collections.abc import Sequence
from email.utils import format_datetime
from xml.etree import ElementTree as ET

from flows.wire.pages import Answer
from storage.watch.sample_wire import WireArticle, WireFeed, WireOutlet

ATOM = "http://www.w3.org/2005/Atom"


def feed_document(
    feed: WireFeed, outlet: WireOutlet, articles: Sequence[WireArticle], *, poll: int
) -> Answer:
    """The feed as it stands at poll number `poll`, `articles` newest first; 410 once it is gone."""
    if feed.gone_from_poll is not None and poll >= feed.gone_from_poll:
        return Answer(410, b"This feed is closed.\n", "text/plain; charset=utf-8")
    listed = [article for article in articles if article.feed == feed.id]
    return WRITERS[feed.kind](feed, outlet, listed)


def _address(outlet: WireOutlet, article: WireArticle) -> str:
    return f"http://{outlet.host}{article.url_path}"


def _rss(feed: WireFeed, outlet: WireOutlet, articles: Sequence[WireArticle]) -> Answer:
    root = ET.Element("rss", version="2.0")
    channel = ET.SubElement(root, "channel")
    _texts(channel, title=feed.title, link=f"http://{outlet.host}/", language=feed.language)
    for article in articles:
        item = ET.SubElement(channel, "item")
        _texts(
            item,
            title=article.title,
            link=_address(outlet, article),
            description=article.summary,
            pubDate=format_datetime(article.published_at, usegmt=True),
        )
        ET.SubElement(item, "guid", isPermaLink="false").text = f"{outlet.id}:{article.id}"
    return Answer(200, _xml(root), "application/rss+xml; charset=utf-8")


def _atom(feed: WireFeed, outlet: WireOutlet, articles: Sequence[WireArticle]) -> Answer:
    root = ET.Element("feed", xmlns=ATOM)
    newest = max((a.updated_at or a.published_at for a in articles), default=None)
    _texts(root, title=feed.title, id=f"tag:{outlet.host},2025:{feed.id}")
    if newest:
        _texts(root, updated=newest.isoformat())
    for article in articles:
        entry = ET.SubElement(root, "entry")
        _texts(
            entry,
            title=article.title,
            id=f"tag:{outlet.host},2025:{article.id}",
            published=article.published_at.isoformat(),
            updated=(article.updated_at or article.published_at).isoformat(),
            summary=article.summary,
        )
        ET.SubElement(entry, "link", rel="alternate", href=_address(outlet, article))
        for name in article.authors:
            _texts(ET.SubElement(entry, "author"), name=name)
    return Answer(200, _xml(root), "application/atom+xml; charset=utf-8")


def _json(feed: WireFeed, outlet: WireOutlet, articles: Sequence[WireArticle]) -> Answer:
    items = [
        {
            "id": f"{outlet.id}:{article.id}",
            "url": _address(outlet, article),
            "title": article.title,
            "summary": article.summary,
            "date_published": article.published_at.isoformat(),
            "language": article.language,
            "authors": [{"name": name} for name in article.authors],
        }
        for article in articles
    ]
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": f"http://{outlet.host}/",
        "language": feed.language,
        "items": items,
    }
    body = json.dumps(document, ensure_ascii=False, indent=1).encode()
    return Answer(200, body, "application/feed+json; charset=utf-8")


WRITERS = {"rss": _rss, "atom": _atom, "json": _json}


def _texts(parent: ET.Element, **texts: str) -> None:
    for name, text in texts.items():
        ET.SubElement(parent, name).text = text


def _xml(root: ET.Element) -> bytes:
    body: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return body
