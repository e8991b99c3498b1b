"""A sample article as the page of a real site: furniture, structured data, paywall, walls, broken markup. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from jinja2 import ChainableUndefined, Environment, PackageLoader
from markupsafe import Markup

from flows.wire.answer import Answer
from flows.wire.dates import declared_dates, for_people, iso
from flows.wire.linked_data import linked_data
from flows.wire.live import blocks
from storage.watch.wire import WireArticle, WireOutlet
from storage.watch.wire_cases import SHORTENED

_LONGEST_HEADING = 80
# A single attribute of this size is what some page builders leave behind.
_HUGE = "lorem-" * 4_000


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("flows.wire"), autoescape=True, undefined=ChainableUndefined
    )


def page(article: WireArticle, outlet: WireOutlet) -> Answer:
    """The page of an article: whole, shortened, or what stands in its place."""
    furniture = outlet.furniture[article.language]
    writer = _WRITERS.get(article.page, _article)
    return writer(article, outlet, furniture)


def _article(article: WireArticle, outlet: WireOutlet, furniture: Mapping[str, Any]) -> Answer:
    is_short = article.page in SHORTENED
    shown = article.paragraphs[: article.visible_paragraphs] if is_short else article.paragraphs
    template = "hostile.html" if article.markup == "hostile" else "page.html"
    return _html(
        template,
        **_frame(article, outlet, furniture),
        paragraphs=shown,
        is_short=is_short,
        huge=_HUGE,
    )


def _live_blog(article: WireArticle, outlet: WireOutlet, furniture: Mapping[str, Any]) -> Answer:
    frame = _frame(article, outlet, furniture)
    return _html("live_blog.html", **frame, blocks=blocks(article.paragraphs))


def _video(article: WireArticle, outlet: WireOutlet, furniture: Mapping[str, Any]) -> Answer:
    return _html("video.html", **_frame(article, outlet, furniture))


def _js_shell(article: WireArticle, outlet: WireOutlet, furniture: Mapping[str, Any]) -> Answer:
    return _html("js_shell.html", **_frame(article, outlet, furniture))


def _soft_404(article: WireArticle, outlet: WireOutlet, furniture: Mapping[str, Any]) -> Answer:
    """The site around what its "not found" page says; a short first paragraph is its heading."""
    first, *rest = article.paragraphs
    has_heading = len(first) <= _LONGEST_HEADING
    return _html(
        "soft_404.html",
        **_frame(article, outlet, furniture),
        heading=first if has_heading else "",
        lines=rest if has_heading else article.paragraphs,
    )


def _challenge(article: WireArticle, outlet: WireOutlet, furniture: Mapping[str, Any]) -> Answer:
    answer = _html(
        "wall.html",
        **_frame(article, outlet, furniture),
        kind="challenge",
        title="Just a moment...",
        lines=[furniture["challenge"]],
    )
    return replace(answer, status=403, headers={"cf-mitigated": "challenge"})


def _consent(article: WireArticle, outlet: WireOutlet, furniture: Mapping[str, Any]) -> Answer:
    return _html(
        "wall.html",
        **_frame(article, outlet, furniture),
        kind="consent",
        title=outlet.name,
        lines=[furniture["consent"], furniture["cookies"]],
    )


_WRITERS = {
    "live_blog": _live_blog,
    "video": _video,
    "js_shell": _js_shell,
    "soft_404": _soft_404,
    "challenge": _challenge,
    "consent": _consent,
}


def _frame(
    article: WireArticle, outlet: WireOutlet, furniture: Mapping[str, Any]
) -> dict[str, object]:
    """What every template is given."""
    published = declared_dates(article).published
    return {
        "article": article,
        "outlet": outlet,
        "furniture": furniture,
        "sample_mark": _sample_mark(outlet, furniture),
        "url": f"http://{outlet.host}{article.url_path}",
        "published": iso(published),
        "published_shown": for_people(published),
        # Our own data, with `<` escaped.
        "linked_data": Markup(linked_data(article, outlet)),  # noqa: S704
    }


def _sample_mark(outlet: WireOutlet, furniture: Mapping[str, Any]) -> str:
    """What says on every page, walls too, that it is invented; in the language of the page."""
    return str(furniture.get("sample_mark", outlet.sample_mark))


def _html(template: str, **values: object) -> Answer:
    text = _environment().get_template(template).render(**values)
    return Answer(200, text.encode(), "text/html; charset=utf-8")
