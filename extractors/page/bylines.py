"""Who wrote a page: persons only. An agency or a desk is no author."""

import re
from collections.abc import Iterable, Iterator, Mapping

from lxml.html import HtmlElement

from extractors.page.jsonld import Node, clean, first_text, texts, types_of
from extractors.page.signals import BYLINE_WORDS, NOT_PERSONS

_AUTHOR_METAS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.creator",
    "dcterms.creator",
)
_BYLINE = re.compile(rf"^(?:{'|'.join(BYLINE_WORDS)})\b[\s:]*", re.IGNORECASE)
_AND = re.compile(r"\s*[;|/]\s*|\s*,\s*|\s+(?:and|und|et|i|oraz|y|и|та|і|й|&)\s+", re.IGNORECASE)
_ADDRESS = re.compile(r"https?:|www\.|@|\.(?:com|org|net)\b", re.IGNORECASE)
_NAME_PART = re.compile(r"[^\W\d_][\w.'’\-]*")
_ELEMENTS = (
    "//*[@itemprop='author']//*[@itemprop='name']",
    "//*[@itemprop='author'][not(.//*[@itemprop='name'])]",
    "//a[contains(concat(' ', @rel, ' '), ' author ')]",
    "//*[contains(concat(' ', @class, ' '), ' byline__name ') or contains(concat(' ', @class, ' '), ' author-name ')]",
    "//*[contains(concat(' ', @class, ' '), ' byline ')]",
)
_PARTICLES = frozenset(
    {
        "al",
        "ben",
        "bin",
        "da",
        "de",
        "del",
        "den",
        "der",
        "di",
        "du",
        "el",
        "la",
        "le",
        "van",
        "von",
    }
)
_MAX_AUTHORS = 20


def read_authors(
    tree: HtmlElement, *, article: Node, metas: Mapping[str, str], site: str
) -> tuple[str, ...]:
    """Names of persons, in order, each once: JSON-LD, else meta elements, else the byline that is marked as one."""
    outlets = {site.casefold(), first_text(article.get("publisher")).casefold()} - {""}
    for names in (_declared(article), _from_metas(metas), *_from_elements(tree)):
        persons = [name for name in names if name.casefold() not in outlets]
        if persons:
            return tuple(dict.fromkeys(persons))[:_MAX_AUTHORS]
    return ()


def _declared(article: Node) -> Iterator[str]:
    """Authors of a JSON-LD article. A node that says Person is believed, a bare text must look like a name."""
    author = article.get("author")
    for each in author[:_MAX_AUTHORS] if isinstance(author, list) else [author]:
        if isinstance(each, dict):
            kinds = types_of(each)
            names = list(texts(each.get("name")))
            if "Person" in kinds:
                yield from (name for name in map(_bare, names) if name and not _is_desk(name))
            elif not kinds:
                yield from _persons(names)
        else:
            yield from _persons(texts(each))


def _from_metas(metas: Mapping[str, str]) -> Iterator[str]:
    for name in _AUTHOR_METAS:
        persons = list(_persons([metas.get(name, "")]))
        if persons:
            yield from persons
            return


def _from_elements(tree: HtmlElement) -> Iterator[list[str]]:
    for path in _ELEMENTS:
        found = tree.xpath(f"({path})[not(ancestor::aside or ancestor::nav or ancestor::footer)]")
        yield list(_persons(clean(element.text_content())[:200] for element in found[:5]))


def _persons(fields: Iterable[str]) -> Iterator[str]:
    for field in fields:
        for part in _AND.split(_bare(field)):
            if _looks_like_name(name := _bare(part)):
                yield name


def _bare(text: str) -> str:
    return _BYLINE.sub("", text.strip()).strip(" ,;:.|")


def _looks_like_name(text: str) -> bool:
    """Two to five words, capitalised but for particles, no address in it, not a desk."""
    words = text.split()
    if not 2 <= len(words) <= 5 or _ADDRESS.search(text) or _is_desk(text):
        return False
    names = [word for word in words if word.casefold() not in _PARTICLES]
    return len(names) >= 2 and all(
        word[0].isupper() and _NAME_PART.fullmatch(word) for word in names
    )


def _is_desk(text: str) -> bool:
    return any(word in NOT_PERSONS for word in text.casefold().split())
