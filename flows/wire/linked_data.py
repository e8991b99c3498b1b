"""What a sample page declares of its article as JSON-LD (schema.org). Pure."""

import json
from collections.abc import Mapping

from flows.wire.dates import declared_dates, iso
from flows.wire.live import Block, blocks
from storage.watch.wire import WireArticle, WireOutlet
from storage.watch.wire_cases import SHORTENED

PAYWALL_SELECTOR = ".paywall"


def linked_data(article: WireArticle, outlet: WireOutlet) -> str:
    """The JSON-LD of an article's page, fit to stand in a `script` element."""
    data = {**_common(article, outlet), **_PARTS.get(article.page, _news)(article)}
    if article.declares_word_count:
        data["wordCount"] = sum(len(paragraph.split()) for paragraph in article.paragraphs)
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")


def _common(article: WireArticle, outlet: WireOutlet) -> dict[str, object]:
    dates = declared_dates(article)
    told = {
        "datePublished": iso(dates.published),
        "dateModified": iso(dates.updated or dates.published),
    }
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        **{key: date for key, date in told.items() if date},
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "publisher": {"@type": "Organization", "name": outlet.name},
        "inLanguage": article.language,
        "isAccessibleForFree": article.page not in SHORTENED,
    }


def _news(article: WireArticle) -> Mapping[str, object]:
    del article
    return {}


def _half(article: WireArticle) -> Mapping[str, object]:
    del article
    # As search engines ask publishers to mark what only subscribers see.
    part = {
        "@type": "WebPageElement",
        "isAccessibleForFree": False,
        "cssSelector": PAYWALL_SELECTOR,
    }
    return {"hasPart": part}


def _video(article: WireArticle) -> Mapping[str, object]:
    return {
        "@type": "VideoObject",
        "name": article.title,
        "description": " ".join(article.paragraphs),
        "uploadDate": iso(declared_dates(article).published),
        "contentUrl": f"{article.url_path}/video.mp4",
        "duration": "PT1M40S",
    }


def _live(article: WireArticle) -> Mapping[str, object]:
    updates = [block for block in blocks(article.paragraphs) if block.clock]
    start = iso(declared_dates(article).published)
    return {
        "@type": "LiveBlogPosting",
        **({"coverageStartTime": start} if start else {}),
        "liveBlogUpdate": [_update(article, block) for block in updates],
    }


def _update(article: WireArticle, block: Block) -> Mapping[str, object]:
    # The clock of the newsroom: its zone is not said.
    day = article.published_at.date().isoformat()
    told = {} if article.dates == "missing" else {"datePublished": f"{day}T{block.time}"}
    return {"@type": "BlogPosting", **told, "articleBody": block.text}


_PARTS = {"half": _half, "video": _video, "live_blog": _live}
