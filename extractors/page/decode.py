"""The bytes of a page as text, whatever its labels say.

Order: byte order mark; UTF-8, if all or nearly all beyond ASCII is valid (no text in another charset
looks like that by chance); the charset of the HTTP header, then of the meta element, each read as
browsers read it; trafilatura's detector.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trafilatura.utils import detect_encoding

# What browsers decode for a label (WHATWG Encoding Standard), as names of Python codecs.
_UPGRADES = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
_ALIASES = {"x-cp1251": "cp1251", "win-1251": "cp1251", "x-sjis": "cp932"}
# Python's registry also holds codecs that are no charset of any page (`unicode_escape`, `rot13`).
_CHARSETS = re.compile(r"cp\d+|iso8859-\d+|koi8-.|mac-\w+|gb18030|big5hkscs|euc_\w+|iso2022_\w+")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LABEL = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:\-]+)", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:\-]+)", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:\-]+)", re.IGNORECASE)
_HIGH_RUN = re.compile(rb"[\x80-\xff][^<>\x80-\xff]{0,9}")
_HEAD_BYTES = 8192
_SAMPLE_BYTES = 9000
_FEW = 0.02


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the codec that gave it, and the share of it that could not be read (0 to 1)."""

    text: str
    charset: str
    bad_share: float


def decode_page(body: bytes, *, content_type: str = "") -> Decoded:
    """The text of a page. Never raises: bytes that no codec reads become U+FFFD, counted in `bad_share`."""
    for mark, codec in _MARKS:
        if body.startswith(mark):
            return _lenient(body, codec)
    for codec in ("utf-8", *_declared(body, content_type)):
        # Windows code pages leave a few bytes open: one of these does not make the label wrong.
        decoded = _lenient(body, codec)
        if _reads_well(decoded.text):
            return decoded
    guesses = (_codec(guess) for guess in detect_encoding(_sample(body)))
    return next(_strict(body, guesses), _lenient(body, "utf-8"))


def _reads_well(text: str) -> bool:
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    return text.count("\ufffd") <= _FEW * beyond_ascii


def _declared(body: bytes, content_type: str) -> tuple[str, ...]:
    head = body[:_HEAD_BYTES]
    labels = _LABEL.findall(content_type)
    labels += [
        found[1].decode("ascii", "replace")
        for pattern in (_META, _XML)
        if (found := pattern.search(head))
    ]
    return tuple(codec for label in labels if (codec := _codec(label)))


def _codec(label: str) -> str | None:
    """The Python codec that a browser would use for a label, other than UTF-8; None if there is none."""
    label = label.strip().lower()
    try:
        found = codecs.lookup(_ALIASES.get(label, label)).name
    except (LookupError, ValueError):
        return None
    name = _UPGRADES.get(found, found)
    return name if _CHARSETS.fullmatch(name) else None


def _sample(body: bytes) -> bytes:
    """The bytes beyond ASCII with a little of what follows: a detector learns nothing from markup."""
    return (
        b" ".join(_HIGH_RUN.findall(body[: 50 * _SAMPLE_BYTES]))[:_SAMPLE_BYTES]
        or body[:_SAMPLE_BYTES]
    )


def _strict(body: bytes, codecs_to_try: Iterable[str | None]) -> Iterator[Decoded]:
    for codec in filter(None, codecs_to_try):
        try:
            yield Decoded(body.decode(codec), codec, 0.0)
        except (UnicodeError, LookupError):
            continue


def _lenient(body: bytes, codec: str) -> Decoded:
    text = body.decode(codec, "replace")
    return Decoded(text, codec, text.count("\ufffd") / max(len(text), 1))
