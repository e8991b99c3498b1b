"""A sample article as the page of a real site: furniture, structured data, paywall, walls. Pure."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from jinja2 import ChainableUndefined, Environment, PackageLoader
from markupsafe import Markup

from storage.watch.sample_wire import WireArticle, WireOutlet


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server sends back."""

    status: int
    body: bytes
    content_type: str
    headers: Mapping[str, str] = field(default_factory=dict)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("flows.wire"), autoescape=True, undefined=ChainableUndefined
    )


def page(article: WireArticle, outlet: WireOutlet) -> Answer:
    """The page of an article: whole, a teaser, or the wall that stands before it."""
    furniture = outlet.furniture[article.language]
    if article.page == "challenge":
        return _challenge(article, outlet, furniture)
    if article.page == "consent":
        return _consent(article, outlet, furniture)
    return _article(article, outlet, furniture)


def _article(article: WireArticle, outlet: WireOutlet, furniture: Mapping[str, Any]) -> Answer:
    is_teaser = article.page == "teaser"
    shown = article.paragraphs[: article.visible_paragraphs] if is_teaser else article.paragraphs
    return _html(
        "page.html",
        article=article,
        outlet=outlet,
        furniture=furniture,
        sample_mark=_sample_mark(outlet, furniture),
        paragraphs=shown,
        is_teaser=is_teaser,
        url=f"http://{outlet.host}{article.url_path}",
        linked_data=Markup(_linked_data(article, outlet)),  # noqa: S704  (our own data, `<` escaped)
    )


def _sample_mark(outlet: WireOutlet, furniture: Mapping[str, Any]) -> str:
    """What says on every page, walls too, that it is invented; in the language of the page."""
    return str(furniture.get("sample_mark", outlet.sample_mark))


def _linked_data(article: WireArticle, outlet: WireOutlet) -> str:
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "datePublished": article.published_at.isoformat(),
        "dateModified": (article.updated_at or article.published_at).isoformat(),
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "publisher": {"@type": "Organization", "name": outlet.name},
        "inLanguage": article.language,
        "isAccessibleForFree": article.page != "teaser",
    }
    if article.declares_word_count:
        data["wordCount"] = sum(len(paragraph.split()) for paragraph in article.paragraphs)
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")


def _challenge(article: WireArticle, outlet: WireOutlet, furniture: Mapping[str, Any]) -> Answer:
    answer = _html(
        "wall.html",
        article=article,
        sample_mark=_sample_mark(outlet, furniture),
        kind="challenge",
        title="Just a moment...",
        lines=[furniture["challenge"]],
    )
    return Answer(403, answer.body, answer.content_type, {"cf-mitigated": "challenge"})


def _consent(article: WireArticle, outlet: WireOutlet, furniture: Mapping[str, Any]) -> Answer:
    return _html(
        "wall.html",
        article=article,
        sample_mark=_sample_mark(outlet, furniture),
        kind="consent",
        title=outlet.name,
        lines=[furniture["consent"], furniture["cookies"]],
    )


def _html(template: str, **values: object) -> Answer:
    text = _environment().get_template(template).render(**values)
    return Answer(200, text.encode(), "text/html; charset=utf-8")
