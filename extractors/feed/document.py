"""The bytes of a feed made fit for reading: unpacked, in UTF-8, without what XML forbids."""

import re
import zlib
from html.entities import name2codepoint

from extractors.errors import FeedError

LONGEST_BODY = 15_000_000

_GZIP = b"\x1f\x8b"
_ENCODINGS = re.compile(
    r"utf-?(8|16|32)|us-?ascii|iso[-_]?8859|windows|win-?12|cp\d|koi8|latin|mac|gb|big5|euc|shift|sjis",
    re.IGNORECASE,
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']""")
_MARKED = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)

_FORBIDDEN = bytes(code for code in range(32) if code not in b"\t\n\r") + b"\x7f"
_NONCHARACTERS = re.compile(rb"\xef\xbf[\xbe\xbf]")
_NUMERIC_REFERENCE = re.compile(rb"&#(?:[xX]([0-9a-fA-F]{1,100})|([0-9]{1,100}));")
_NAMED_REFERENCE = re.compile(rb"&(?!(?:lt|gt|amp|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30});")
_REPLACEMENT = b"&#65533;"

_START = re.compile(rb"<(?:\?xml|(?:\w{1,20}:)?(?:rss|feed|rdf|channel)[\s>])", re.IGNORECASE)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)


def unpacked(body: bytes) -> bytes:
    """The body without a gzip wrapping that no header told of; FeedError when it is empty or too long."""
    plain = _gunzip(body) if body.startswith(_GZIP) else body
    if len(plain) > LONGEST_BODY:
        raise FeedError(f"The feed is longer than {LONGEST_BODY // 1_000_000} MB.")
    if not plain.strip(b" \t\r\n\0"):
        raise FeedError("The feed is empty: the server sent no text.")
    return plain


def as_utf8(body: bytes, content_type: str) -> bytes:
    """The document in UTF-8: by its byte order mark, else as UTF-8 if it is, else as declared."""
    for mark, encoding in _MARKED:
        if body.startswith(mark):
            return body.decode(encoding, "replace").encode()
    try:
        body.decode()
    except UnicodeDecodeError:
        return body.decode(_declared_encoding(body, content_type), "replace").encode()
    return body


def readable_xml(document: bytes) -> bytes:
    """UTF-8 without what XML forbids, from its first tag on; FeedError when it cannot be a feed."""
    head = document[:4000]
    start = _START.search(head)
    page = _HTML.search(head)
    if page and (start is None or not _feed_before(head, page.start())):
        raise FeedError("This is an HTML page, not a feed; look there for the feed's address.")
    if b"<" not in head:
        raise FeedError("This is not a feed: it holds neither XML nor a JSON Feed.")
    return _clean(document[start.start() if start else 0 :])


def _feed_before(head: bytes, end: int) -> bool:
    """Whether a feed's own element, not only an XML declaration, opens before `end`."""
    return any(match[0][:2] != b"<?" for match in _START.finditer(head, 0, end))


def _clean(xml: bytes) -> bytes:
    kept = _NONCHARACTERS.sub(b"", xml.translate(None, _FORBIDDEN))
    kept = _NUMERIC_REFERENCE.sub(_allowed_reference, kept)
    # With a document type, names may be its own; without one, only HTML's can be meant.
    return kept if _DOCTYPE.search(kept[:4000]) else _NAMED_REFERENCE.sub(_as_number, kept)


def _allowed_reference(match: re.Match[bytes]) -> bytes:
    digits = match[1] or match[2]
    code = int(digits, 16 if match[1] else 10) if len(digits) < 20 else -1
    if code in {9, 10, 13} or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE:
        return match[0]
    return match[0] if 0x10000 <= code < 0x110000 else b"" if 0 <= code < 32 else _REPLACEMENT


def _as_number(match: re.Match[bytes]) -> bytes:
    code = name2codepoint.get(match[1].decode())
    return match[0] if code is None else b"&#%d;" % code


def _declared_encoding(body: bytes, content_type: str) -> str:
    by_header = _CHARSET.search(content_type)
    by_document = _DECLARED.match(body[:400])
    names = (by_header and by_header[1], by_document and by_document[1].decode("ascii"))
    for name in names:
        if name and _ENCODINGS.match(name) and _can_decode(body[:4000], name):
            return name
    return "windows-1252"


def _can_decode(sample: bytes, encoding: str) -> bool:
    if encoding.lower().replace("-", "") in {"utf8", "utf16", "utf32", "usascii", "ascii"}:
        return False  # it was tried, or the bytes show that it is wrong
    try:
        sample.decode(encoding, "ignore")
    except (LookupError, ValueError):
        return False
    return True


def _gunzip(body: bytes) -> bytes:
    unpacker = zlib.decompressobj(31)
    try:
        plain = unpacker.decompress(body, LONGEST_BODY + 1)
    except zlib.error as error:
        raise FeedError("The feed is packed with gzip and damaged.") from error
    if not unpacker.eof and len(plain) <= LONGEST_BODY:
        raise FeedError("The feed is packed with gzip and cut short.")
    return plain
