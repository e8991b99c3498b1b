"""The running text of a page, without what stands around it.

trafilatura in its default mode: on 258 + 1,050 real pages its fast and precise modes lose 0.2 to
2.5 points of F1, and fast loses live blogs. The page's own `articleBody` is a rescue only: where
both exist it is the poorer text (no subheadings, often cut).
"""

import re
import unicodedata
from copy import copy
from dataclasses import dataclass

from lxml.etree import LxmlError
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import baseline, extract

from extractors.page.container import article_paragraphs

# Cost grows with the square of the elements; the largest of 4,379 real pages has 15,793.
MAX_ELEMENTS = 20_000
_SHORT = 400
_RESCUE_BELOW = 1_500
_RESCUE_SHARE = 0.4
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# Soft hyphen, zero width, direction marks, byte order mark: they break words and never show.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
# What third-party tree code raises on trees that no author meant; a page must not stop a batch.
BROKEN_TREE = (
    LxmlError,
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    AssertionError,
    RecursionError,
)


@dataclass(frozen=True, slots=True)
class Body:
    """Cleaned text and its `source`: `trafilatura`, `baseline` (page above the element cap), `articleBody` or `none`."""

    text: str
    source: str


def parse_page(text: str) -> HtmlElement | None:
    """The tree of a page; None when there is no element in it."""
    encoded = _CONTROLS.sub("", text).encode("utf-8", "replace")
    parser = HTMLParser(collect_ids=False, encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(encoded, parser=parser) if encoded.strip() else None
    except BROKEN_TREE:
        return None


def extract_body(tree: HtmlElement, *, title: str, article_body: str) -> Body:
    """The text of the article on a page, one block a line; the tree stays as it is."""
    body = _from_tree(tree)
    text = _without_title(clean_text(body.text), title)
    rescue = clean_text(article_body)
    if len(text) < min(_RESCUE_BELOW, _RESCUE_SHARE * len(rescue)):
        return Body(rescue, "articleBody")
    return Body(text, body.source if text else "none")


def _from_tree(tree: HtmlElement) -> Body:
    is_large = int(tree.xpath("count(//*)")) > MAX_ELEMENTS
    shown = _without_json(tree)
    try:
        if is_large:
            return Body(baseline(shown)[1], "baseline")
        text = extract(shown, include_comments=False) or ""
    except BROKEN_TREE:
        return Body("", "none")
    return Body(text if len(text) >= _SHORT else _short_text(tree) or text, "trafilatura")


def _without_json(tree: HtmlElement) -> HtmlElement:
    """A copy without JSON-LD. trafilatura would fall back on it, glued to one line, and not say so."""
    shown = copy(tree)
    for script in list(shown.iter("script")):
        if "json" in (script.get("type") or "").lower():
            script.drop_tree()
    return shown


def _short_text(tree: HtmlElement) -> str:
    """The paragraphs of the article: for a text this short trafilatura glues title, byline and all into one line."""
    return "\n".join(article_paragraphs(tree))


def clean_text(text: str) -> str:
    """NFC, no invisible characters, single spaces, no empty lines."""
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return "\n".join(
        line for line in (" ".join(line.split()) for line in visible.splitlines()) if line
    )


def _without_title(text: str, title: str) -> str:
    first, _, rest = text.partition("\n")
    return rest if first.casefold() == clean_text(title).casefold() else text
