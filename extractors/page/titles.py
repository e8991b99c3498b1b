"""The headline of a page: the one that stands over the article, without the outlet's name."""

import re
from collections.abc import Mapping

from lxml.html import HtmlElement

from extractors.page.jsonld import clean

_JOINTS = re.compile(r"\s+[|–—\-·:»«]\s+|\s*\|\s*")
_MAX_CHARACTERS = 500


def read_title(tree: HtmlElement, *, headline: str, metas: Mapping[str, str], site: str) -> str:
    """The headline: JSON-LD, else a heading that the page's title repeats, else the title itself.

    A JSON-LD headline that breaks off (search engines once asked for 110 characters) gives way to
    the heading that goes on.
    """
    headings = [text for text in map(_text, tree.iter("h1")) if text]
    whole = next((text for text in headings if _continues(headline, text)), headline)
    declared = _without_site(metas.get("og:title", "") or _page_title(tree), site)
    repeated = next((text for text in headings if _says_same(text, declared)), "")
    only = headings[0] if len(headings) == 1 and not declared else ""
    return (whole or repeated or declared or only)[:_MAX_CHARACTERS]


def page_title(tree: HtmlElement) -> str:
    """What the title element says, in full; "" without one."""
    return _page_title(tree)


def _page_title(tree: HtmlElement) -> str:
    return _text(next(iter(tree.xpath("//title[not(ancestor::*[local-name()='svg'])]")), None))


def _text(element: HtmlElement | None) -> str:
    return "" if element is None else clean(element.text_content())


def _continues(cut: str, text: str) -> bool:
    stem = cut.rstrip("….").rstrip()
    return cut != stem and len(text) > len(stem) >= 20 and text.startswith(stem)


def _says_same(heading: str, declared: str) -> bool:
    return bool(declared) and (
        heading.casefold() in declared.casefold() or declared.casefold() in heading.casefold()
    )


def _without_site(title: str, site: str) -> str:
    """A title without its last part when that is the outlet: named so, or short after a bar."""
    joints = list(_JOINTS.finditer(title))
    if not joints:
        return title
    last = joints[-1]
    head, tail = title[: last.start()], title[last.end() :]
    is_outlet = bool(site) and (
        tail.casefold() in site.casefold() or site.casefold() in tail.casefold()
    )
    return (
        head if len(head) >= 15 and (is_outlet or ("|" in last[0] and len(tail) <= 30)) else title
    )
