"""A feed cut down to its items not seen before, byte for byte, so that only they are parsed.

expat tells where each item stands; a digest of its bytes tells whether it was seen. An edited item
has another digest, so corrections are seen. Whatever is odd is left to the parser as a whole.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from xml.parsers import expat

from extractors.errors import FeedError

# feedparser's pattern for mail addresses takes time with the square of an author's length.
_LONGEST_AUTHOR = 5_000
_DEEPEST = 200

_ITEMS = frozenset({"item", "entry"})
_IDS = frozenset({"guid", "id", "atom:id"})
_AUTHORS = frozenset(
    {"author", "creator", "managingEditor", "webMaster", "publisher", "contributor"}
)
_TAG_GOES_ON = (b">", b" ", b"\t", b"\r", b"\n")
_ITEM_TAG = re.compile(rb"<(?:[\w.-]{1,40}:)?(?:item|entry)[\s>/]")


@dataclass(frozen=True, slots=True)
class Span:
    """Where one item stands in the document, and the digest (24 hex digits) of its bytes."""

    start: int
    end: int
    digest: str


@dataclass(frozen=True, slots=True)
class Scan:
    """All items of a document, in order, and the ids that several of them share."""

    spans: tuple[Span, ...]
    shared_ids: frozenset[str]


def digest_of(item: bytes) -> str:
    """Twelve bytes of BLAKE2b as hex: enough to tell the items of one feed apart."""
    return hashlib.blake2b(item, digest_size=12).hexdigest()


def shared(ids: Iterable[str]) -> frozenset[str]:
    """The ids that occur more than once."""
    return frozenset(name for name, times in Counter(ids).items() if name and times > 1)


def scan(xml: bytes) -> Scan | None:
    """Where the items of a UTF-8 document stand; None when it must be read as a whole.

    That is: a document type, not well-formed, no items. Raises FeedError for what would keep the
    parser busy for minutes: an author of kilobytes, elements nested hundreds deep.
    """
    reader = _Reader(xml)
    if not reader.read() or not reader.places:
        return None
    spans = (Span(start, end, digest_of(xml[start:end])) for start, end in reader.places)
    return Scan(tuple(spans), shared(reader.ids))


def without(xml: bytes, spans: Sequence[Span], dropped: Collection[int]) -> bytes:
    """The document without the items whose indexes are in `dropped`."""
    pieces: list[bytes] = []
    position = 0
    for index in sorted(dropped):
        pieces.append(xml[position : spans[index].start])
        position = spans[index].end
    return b"".join([*pieces, xml[position:]])


def first_items(xml: bytes, most: int) -> bytes:
    """The document up to the item after the `most`-th; for one that expat cannot read."""
    for number, match in enumerate(_ITEM_TAG.finditer(xml)):
        if number == most:
            return xml[: match.start()]
    return xml


class _Reader:
    """One pass of expat over a document."""

    def __init__(self, xml: bytes) -> None:
        self.places: list[tuple[int, int]] = []
        self.ids: list[str] = []
        self._xml = xml
        self._depth = 0
        self._item_depth = 0
        self._item_start = 0
        self._author_start = -1
        self._id_pieces: list[str] = []
        self._parser = expat.ParserCreate("utf-8")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._finish
        self._parser.StartDoctypeDeclHandler = self._refuse

    def read(self) -> bool:
        """Whether the document could be read to its end."""
        try:
            self._parser.Parse(self._xml, True)
        except expat.ExpatError:
            return False
        return True

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise FeedError(
                f"The feed nests elements more than {_DEEPEST} deep; no reader needs that."
            )
        local = name.rpartition(":")[2]
        if not self._item_depth:
            if local in _ITEMS:
                self._item_depth = self._depth
                self._item_start = self._parser.CurrentByteIndex
                self.ids.append(attributes.get("rdf:about", ""))
        elif name in _IDS and self._depth == self._item_depth + 1:
            self._id_pieces.clear()
            self._parser.CharacterDataHandler = self._id_pieces.append
        if local in _AUTHORS:
            self._author_start = self._parser.CurrentByteIndex

    def _finish(self, name: str) -> None:
        here = self._parser.CurrentByteIndex
        if self._item_depth and name in _IDS and self._depth == self._item_depth + 1:
            self._parser.CharacterDataHandler = None
            self.ids[-1] = "".join(self._id_pieces).strip()
        elif self._item_depth == self._depth:
            self._item_depth = 0
            self.places.append((self._item_start, self._end_of_tag(name, here)))
        elif name.rpartition(":")[2] in _AUTHORS and here - self._author_start > _LONGEST_AUTHOR:
            raise FeedError(f"The feed has an author of more than {_LONGEST_AUTHOR} characters.")
        self._depth -= 1

    def _end_of_tag(self, name: str, here: int) -> int:
        """The place after an item's end tag; an empty one (`<item/>`) ends where expat stands."""
        tag = b"</" + name.encode()
        after = here + len(tag)
        is_end_tag = (
            self._xml.startswith(tag, here) and self._xml[after : after + 1] in _TAG_GOES_ON
        )
        return self._xml.index(b">", here) + 1 if is_end_tag else here

    def _refuse(self, *_: object) -> None:
        raise expat.ExpatError("document type")
