"""Plain, printable text out of what feeds hold."""

import re
import unicodedata

from lxml import etree

# Far more markup than any summary needs; keeps one absurd item from costing seconds.
_LONGEST_MARKUP = 60_000

# Elements that do not part words; every other one does.
_INLINE = frozenset(
    {
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em"),
        *("font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong"),
        *("sub", "sup", "time", "tt", "u", "var", "wbr"),
    }
)
_WITHOUT_TEXT = frozenset({"script", "style", "template", "noscript", "iframe", "svg", "math"})

# Controls (line breaks are white space), marks that turn the direction of writing, zero-width
# no-break space, interlinear marks, surrogates, noncharacters.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)


def one_line(text: str, *, longest: int) -> str:
    """NFC on one line, without controls and direction marks, cut at `longest` characters."""
    kept = _UNWANTED.sub("", text[: 4 * longest + 1000])
    return unicodedata.normalize("NFC", " ".join(kept.split()))[:longest].rstrip()


def without_markup(html: str) -> str:
    """The text of an HTML fragment; blocks are parted by white space, scripts left out."""
    markup = _UNWANTED.sub("", html[:_LONGEST_MARKUP])
    if "<" not in markup and "&" not in markup:
        return markup
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(f"<div>{markup}</div>".encode(), parser)
    except etree.LxmlError:
        return re.sub(r"<[^<>]*>", " ", markup)
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        _add_text(pieces, event, element)
    return "".join(pieces)


def _add_text(pieces: list[str], event: str, element: etree._Element) -> None:
    name = element.tag
    if name not in _INLINE:
        pieces.append(" ")
    if event == "end":
        pieces.append(element.tail or "")
    elif name not in _WITHOUT_TEXT:
        pieces.append(element.text or "")
