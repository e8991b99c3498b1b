"""What the markup of a page looks like: counts and texts that tell an article from something else."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml.html import HtmlElement

from extractors.model import Status
from extractors.page.body import Body
from extractors.page.jsonld import clean
from extractors.page.metadata import PageFacts
from extractors.page.signals import APP_ROOTS, PAYWALL_BOXES
from extractors.page.titles import page_title

_HIDDEN = frozenset({"script", "style", "noscript", "template", "head"})
_MAX_VISIBLE = 100_000


@dataclass(frozen=True, slots=True)
class Markup:
    """Texts are folded, `scripts` are code and addresses as they stand. `link_share` is the part of the visible text that is links (0 to 1).

    `refresh` is the content of a meta refresh, `boxes` the text of elements named as paywalls,
    `has_bare_root` whether an application's root element is there and empty.
    """

    title: str
    heading: str
    visible: str
    noscript: str
    scripts: str
    link_share: float
    times: int
    articles: int
    refresh: str
    boxes: str
    has_bare_root: bool


@dataclass(frozen=True, slots=True)
class PageView:
    """All that is known of one page when its status is decided. Header names are lower case."""

    url: str
    headers: Mapping[str, str]
    tree: HtmlElement
    facts: PageFacts
    markup: Markup
    body: Body

    @property
    def text(self) -> str:
        """The extracted text."""
        return self.body.text

    @property
    def is_declared_article(self) -> bool:
        """Whether the page says that it is an article or when it was published."""
        return bool(self.facts.article_types or self.facts.published)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a page is, and the signals that say so."""

    status: Status
    reasons: tuple[str, ...]


def read_markup(tree: HtmlElement) -> Markup:
    """The counts and texts of a parsed page."""
    visible = _visible(tree)
    links = sum(len(fold_line(link.text_content())) for link in tree.iter("a"))
    return Markup(
        title=fold_line(page_title(tree)),
        heading=fold_line(" ".join(each.text_content() for each in tree.iter("h1"))),
        visible=visible,
        noscript=fold_line(" ".join(each.text_content() for each in tree.iter("noscript"))),
        scripts="\n".join(_code(each) for each in tree.iter("script")),
        link_share=min(1.0, links / max(len(visible), 1)),
        times=sum(1 for _ in tree.iter("time")),
        articles=sum(1 for _ in tree.iter("article")),
        refresh=_refresh(tree),
        boxes=_boxes(tree),
        has_bare_root=_has_bare_root(tree),
    )


def fold_line(text: str) -> str:
    """Lower case, plain apostrophes, single spaces, entities read: what the word lists are compared with."""
    return clean(text).casefold().replace("’", "'").replace("ʼ", "'")


def _visible(tree: HtmlElement) -> str:
    """The text that a reader sees, at most 100,000 characters of it."""
    pieces: list[str] = []
    room = _MAX_VISIBLE
    for element in tree.iter():
        shown = "" if element.tag in _HIDDEN else element.text or ""
        for piece in (shown, element.tail or ""):
            pieces.append(piece)
            room -= len(piece)
        if room < 0:
            break
    return fold_line(" ".join(pieces))


def _code(script: HtmlElement) -> str:
    """What a script is or where it comes from; "" for data such as JSON-LD."""
    is_data = "json" in (script.get("type") or "").lower()
    return "" if is_data else script.text or script.get("src") or ""


def _refresh(tree: HtmlElement) -> str:
    metas = (
        meta for meta in tree.iter("meta") if (meta.get("http-equiv") or "").lower() == "refresh"
    )
    return next((meta.get("content") or "" for meta in metas), "")


def _boxes(tree: HtmlElement) -> str:
    named = " or ".join(
        f"contains(@class, '{word}') or contains(@id, '{word}')" for word in PAYWALL_BOXES
    )
    return fold_line(
        " ".join(each.text_content()[:500] for each in tree.xpath(f"//*[{named}]")[:10])
    )


def _has_bare_root(tree: HtmlElement) -> bool:
    named = " or ".join(f"@id='{word}'" for word in APP_ROOTS)
    return any(
        not clean(each.text_content()) for each in tree.xpath(f"//div[{named}] | //app-root")
    )
