"""JSON-LD as pages really write it: the nodes of a page, and the one that is the article.

Tolerated: comments and CDATA around the block, control characters, trailing commas and semicolons,
several values in one block, `@graph`, lists, nested nodes, types as lists or addresses, entities.
What still cannot be parsed is left out; a page must not fail over its decoration.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml.html import HtmlElement

from extractors.address import address_key

Node = Mapping[str, object]

_MAX_CHARACTERS = 2_000_000
_MAX_NODES = 5_000
_LIST_FROM = 3
_MAX_TEXTS = 100
_WRAPPING = re.compile(r"<!--|-->|(?:/[/*] ?)?<!\[CDATA\[(?: ?\*/)?|(?:/[/*] ?)?\]\]>(?: ?\*/)?")
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_BETWEEN = re.compile(r"[\s,;]*")
_ARTICLE_ENDINGS = ("Article", "BlogPosting", "Report")
_TAG = re.compile(r"<[^<>]{1,500}>")
_BLOCK_END = re.compile(r"</(?:p|div|h\d|li|blockquote)>|<br\s*/?>", re.IGNORECASE)


def read_nodes(tree: HtmlElement) -> tuple[Node, ...]:
    """All JSON-LD nodes of a page in order, nested ones after those that hold them; at most 5,000."""
    nodes: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            nodes += _flatten(_parse(script.text_content()), _MAX_NODES - len(nodes))
    return tuple(nodes)


def _parse(block: str) -> list[object]:
    """The values of a block. Blocks above 2 MB are skipped: real ones stay far below."""
    if len(block) > _MAX_CHARACTERS:
        return []
    bare = _WRAPPING.sub("", block).strip().rstrip(";")
    return _values(bare) or _values(_TRAILING_COMMA.sub("", bare)) or _values(html.unescape(bare))


def _values(text: str) -> list[object]:
    """JSON values one after the other, up to the first mistake."""
    decoder = json.JSONDecoder(strict=False)
    values: list[object] = []
    place = 0
    while place < len(text):
        try:
            value, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            break
        values.append(value)
        between = _BETWEEN.match(text, place)
        place = between.end() if between else place
    return values


def _flatten(values: Sequence[object], limit: int) -> list[Node]:
    waiting: list[object] = list(reversed(values))
    nodes: list[Node] = []
    while waiting and len(nodes) < limit:
        value = waiting.pop()
        if isinstance(value, dict):
            nodes.append(value)
            waiting += [part for part in reversed(value.values()) if isinstance(part, (dict, list))]
        elif isinstance(value, list):
            waiting += reversed(value)
    return nodes


def types_of(node: Node) -> frozenset[str]:
    """The types of a node without their namespace (`NewsArticle`)."""
    return frozenset(
        name.rstrip("/").rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in texts(node.get("@type"))
    )


def is_article(node: Node) -> bool:
    """Whether a node says that it is an article of any kind, live blogs too."""
    return any(name.endswith(_ARTICLE_ENDINGS) for name in types_of(node))


def main_article(nodes: Iterable[Node], *, urls: frozenset[str], title: str) -> Node | None:
    """The article node that is about this page: by address, then by headline, then by what it tells.

    `urls` are comparison keys of the page's addresses, `title` is its title in folded case. None
    also for a list of articles none of which is this page.
    """
    articles = [node for node in nodes if is_article(node)]
    best = max(articles, key=lambda node: _score(node, urls, title), default=None)
    if best is None or (len(articles) > _LIST_FROM and not _is_here(best, urls, title)):
        return None
    return best


def _is_here(node: Node, urls: frozenset[str], title: str) -> bool:
    return _has_address(node, urls) or _has_title(node, title)


def _has_address(node: Node, urls: frozenset[str]) -> bool:
    page = node.get("mainEntityOfPage")
    inner = [page.get("@id"), page.get("url")] if isinstance(page, dict) else [page]
    declared = [node.get("url"), node.get("@id"), *inner]
    return any(address_key(each) in urls for each in declared if isinstance(each, str))


def _has_title(node: Node, title: str) -> bool:
    headline = first_text(node.get("headline")).casefold()
    return bool(headline) and headline == title


def _score(node: Node, urls: frozenset[str], title: str) -> int:
    return (
        4 * _has_address(node, urls)
        + 3 * _has_title(node, title)
        + 2 * ("datePublished" in node)
        + 2 * ("headline" in node)
        + ("articleBody" in node)
    )


def texts(value: object) -> Iterator[str]:
    """The texts in a value, however it is wrapped: a text, a number, a node with a `name`, a list of these."""
    for each in value[:_MAX_TEXTS] if isinstance(value, list) else [value]:
        inner = each.get("name") or each.get("@value") if isinstance(each, dict) else each
        bare = inner[0] if isinstance(inner, list) and inner else inner
        if isinstance(bare, (str, int, float)):
            yield clean(str(bare))


def first_text(value: object) -> str:
    """The first text in a value that is not empty, else ""."""
    return next((text for text in texts(value) if text), "")


def clean(text: str) -> str:
    """One line without entities (often escaped twice), tags and runs of space."""
    return " ".join(_TAG.sub(" ", html.unescape(html.unescape(text))).split())


def clean_body(text: str) -> str:
    """An `articleBody` without markup; its paragraphs stay lines."""
    lines = _BLOCK_END.sub("\n", html.unescape(html.unescape(text))).splitlines()
    return "\n".join(line for line in (clean(line) for line in lines) if line)
