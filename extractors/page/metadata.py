"""What a page declares about itself, read from the parsed tree: JSON-LD first, then meta elements.

JSON-LD comes first because it is the page's own account: its headline is the headline (og:title is
often a social one), its times carry a true zone (`article:published_time` often a false one).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from extractors.address import address_key, resolve_link
from extractors.page.bylines import read_authors
from extractors.page.dates import DeclaredTime, read_time
from extractors.page.jsonld import (
    Node,
    clean,
    clean_body,
    first_text,
    main_article,
    read_nodes,
    texts,
    types_of,
)
from extractors.page.titles import read_title

_PUBLISHED_METAS = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "pubdate",
    "publish-date",
    "article.published",
)
# The weakest sources: some pages put the day of the visit there.
_DATE_METAS = ("dc.date", "dcterms.date", "date")
_UPDATED_METAS = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
)
_MAX_BYLINE = 500
_LOCKED_TIERS = frozenset({"locked", "metered", "premium", "paid"})


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page declares. Times come best source first; `word_count` and `is_free` are None when not declared.

    `types` are the JSON-LD types of all nodes, `article_types` those of the main article (empty
    when the page has no article node), `locked_selectors` the CSS classes that hold what subscribers see.
    """

    title: str
    authors: tuple[str, ...]
    published: tuple[DeclaredTime, ...]
    updated: tuple[DeclaredTime, ...]
    is_free: bool | None
    word_count: int | None
    article_body: str
    canonical_url: str | None
    language: str | None
    og_type: str
    section: str | None
    site: str | None
    types: frozenset[str]
    article_types: frozenset[str]
    locked_selectors: tuple[str, ...]


def read_facts(tree: HtmlElement, *, url: str) -> PageFacts:
    """The facts of a parsed page; `url` is the address that it was fetched from ("" if unknown)."""
    metas = _read_metas(tree)
    nodes = read_nodes(tree)
    canonical = _canonical(tree, metas, url)
    keys = frozenset(key for address in (url, canonical or "") if (key := address_key(address)))
    node = main_article(nodes, urls=keys, title=metas.get("og:title", "").casefold())
    article: Node = node if node is not None else {}
    site = (
        metas.get("og:site_name")
        or first_text(article.get("publisher"))
        or metas.get("application-name")
    )
    return PageFacts(
        title=read_title(
            tree, headline=first_text(article.get("headline")), metas=metas, site=site or ""
        ),
        authors=read_authors(tree, article=article, metas=metas, site=site or ""),
        published=tuple(_published(tree, article, metas)),
        updated=tuple(_updated(article, metas)),
        is_free=_is_free(article, nodes, metas),
        word_count=_word_count(article),
        article_body=_article_body(article),
        canonical_url=canonical,
        language=_language(tree, article, metas),
        og_type=metas.get("og:type", "").lower(),
        section=first_text(article.get("articleSection")) or metas.get("article:section") or None,
        site=site or None,
        types=frozenset(name for each in nodes for name in types_of(each)),
        article_types=types_of(article),
        locked_selectors=tuple(_locked_selectors(article)),
    )


def _read_metas(tree: HtmlElement) -> Mapping[str, str]:
    """The first value of each meta element, by lower-case name, property or itemprop; all authors."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        value = clean(meta.get("content") or "")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(attribute) or "").strip().lower()
            if name and value:
                several = name.endswith("author") and 0 < len(found.get(name, "")) < _MAX_BYLINE
                found[name] = f"{found[name]}; {value}" if several else found.get(name, value)
    return found


def _published(
    tree: HtmlElement, article: Node, metas: Mapping[str, str]
) -> Iterator[DeclaredTime]:
    yield from _times([("JSON-LD datePublished", first_text(article.get("datePublished")))])
    yield from _times([(name, metas.get(name, "")) for name in _PUBLISHED_METAS])
    yield from _times([("time element", text) for text in _time_elements(tree)])
    yield from _times([(name, metas.get(name, "")) for name in _DATE_METAS])


def _updated(article: Node, metas: Mapping[str, str]) -> Iterator[DeclaredTime]:
    yield from _times([("JSON-LD dateModified", first_text(article.get("dateModified")))])
    yield from _times([(name, metas.get(name, "")) for name in _UPDATED_METAS])


def _times(declared: Sequence[tuple[str, str]]) -> Iterator[DeclaredTime]:
    for source, text in declared:
        if text and (time := read_time(text, source)):
            yield time


def _time_elements(tree: HtmlElement) -> Iterator[str]:
    """Times marked as publication; else the first one of the only article, where bylines stand."""
    marked = tree.xpath(
        "//time[@pubdate or contains(@itemprop, 'datePublished')] | //*[@itemprop='datePublished'][not(self::meta)]"
    )
    articles = tree.xpath("//article[not(ancestor::article)]")
    first = (
        articles[0].xpath("(.//time[@datetime][not(ancestor::aside)])[1]")
        if len(articles) == 1
        else []
    )
    for element in [*marked[:3], *first]:
        yield element.get("datetime") or element.get("content") or clean(element.text_content())


def _is_free(article: Node, nodes: Sequence[Node], metas: Mapping[str, str]) -> bool | None:
    """False as soon as the article or its page says so; True only when the article says so."""
    if metas.get("article:content_tier", "").lower() in _LOCKED_TIERS:
        return False
    pages = [node for node in nodes if "WebPage" in types_of(node)]
    flags = [_flag(first_text(node.get("isAccessibleForFree"))) for node in [article, *pages]]
    return False if False in flags else flags[0]


def _flag(text: str) -> bool | None:
    word = text.rsplit("/", 1)[-1].lower()
    return {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}.get(word)


def _word_count(article: Node) -> int | None:
    text = first_text(article.get("wordCount")).split(".")[0].replace(",", "")
    return (
        int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 7 and int(text) else None
    )


def _article_body(article: Node) -> str:
    body = article.get("articleBody")
    return clean_body(body) if isinstance(body, str) else ""


def _locked_selectors(article: Node) -> Iterator[str]:
    parts = article.get("hasPart")
    for part in parts if isinstance(parts, list) else [parts]:
        if isinstance(part, dict) and _flag(first_text(part.get("isAccessibleForFree"))) is False:
            yield from (selector for selector in texts(part.get("cssSelector")) if selector)


def _canonical(tree: HtmlElement, metas: Mapping[str, str], url: str) -> str | None:
    """The declared address of the page. One that leads a deep page to a front page is a template's mistake."""
    links = [link.get("href") or "" for link in tree.iter("link") if "canonical" in _rel(link)]
    for declared in [*links, metas.get("og:url", "")]:
        address = resolve_link(url, declared) if declared else None
        if address and not (_is_front(address) and url and not _is_front(url)):
            return address
    return None


def _rel(link: HtmlElement) -> list[str]:
    return (link.get("rel") or "").lower().split()


def _is_front(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path in {"", "/"} and not parts.query


def _language(tree: HtmlElement, article: Node, metas: Mapping[str, str]) -> str | None:
    """The primary subtag of the declared language (`en` of `en-GB`)."""
    root = tree.getroottree().getroot()
    declared = (
        root.get("lang")
        or root.get("xml:lang")
        or metas.get("content-language")
        or first_text(article.get("inLanguage"))
        or metas.get("og:locale")
        or ""
    )
    code = declared.strip().replace("_", "-").split("-")[0].lower()
    return code if code.isascii() and code.isalpha() and len(code) in {2, 3} else None
