"""The element that a page marks as its article, and its paragraphs."""

from lxml.html import HtmlElement

_CONTAINERS = (
    "//*[contains(concat(' ', normalize-space(@itemprop), ' '), ' articleBody ')]",
    "//article[not(ancestor::article)]",
    "//main",
)
_BESIDE = "ancestor::aside or ancestor::nav or ancestor::footer or ancestor::form or ancestor::figure or ancestor::button"
_OTHER_CLASSES = (
    "comment",
    "related",
    "newsletter",
    "byline",
    "paywall",
    "promo",
    "share",
    "caption",
    "recommend",
)
_OTHER = " or ".join(
    f"ancestor-or-self::*[contains(@class, '{word}') or contains(@id, '{word}')]"
    for word in _OTHER_CLASSES
)


def article_paragraphs(tree: HtmlElement) -> tuple[str, ...]:
    """The paragraphs inside the one element marked as article; () when none or several are."""
    for path in _CONTAINERS:
        found = tree.xpath(path)
        if len(found) == 1:
            paragraphs = found[0].xpath(f".//p[not({_BESIDE} or {_OTHER})]")
            texts = (" ".join(paragraph.text_content().split()) for paragraph in paragraphs)
            return tuple(text for text in texts if text)
    return ()
