"""The words of a view: a document of blocks, each made of spans that say whose words they are.

Pure data. Text stands here as it came; the renderers make it harmless for the place where it is shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """Whose words a span holds, and what it means."""

    PLAIN = "plain"
    """Our words, at full strength."""
    ASIDE = "aside"
    """Our words, beside what matters."""
    STRONG = "strong"
    REFERENCE = "reference"
    """Verbatim from the reference, as are the next two."""
    STRUCK = "struck"
    """Does not hold any more."""
    MARKED = "marked"
    """Coverage has moved on from this sentence, or disputes it."""
    NEW = "new"
    """Verbatim from coverage: the value that stands in place of one that was struck."""
    SOURCE = "source"
    """Who said it, and when."""
    CONTRADICTS = "contradicts"
    UPDATES = "updates"
    REPEATS = "repeats"
    MENTIONS = "mentions"
    ABSENT = "absent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text. `href` is shown as a link only where it is an http or https address."""

    text: str
    style: Style = Style.PLAIN
    href: str | None = None


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. `level` 1 stands right under the title of the document."""

    line: Line
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of spans."""

    line: Line


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of coverage, verbatim but for what the view cut away, and where they stand.

    `head` is our mark before them, `source` who and when, `href` the article. `is_new`: they take the
    place of what the reference says, or add to it. `language` is an ISO code where known.
    """

    text: str
    source: Line
    head: Line = ()
    href: str | None = None
    style: Style = Style.PLAIN
    is_new: bool = False
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A line and what stands beneath it."""

    head: Line
    body: tuple["Block", ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under headings. `wide` are the columns that hold text and may wrap."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    wide: frozenset[int] = frozenset()


Block = Heading | Paragraph | Quote | Group | Table


@dataclass(frozen=True, slots=True)
class Document:
    """One view. `title` is text of the reference, `about` our line beneath it, `legend` what the marks mean."""

    title: str
    about: Line
    legend: Line
    blocks: tuple[Block, ...]
    language: str | None = None


def quotes_in(blocks: tuple[Block, ...]) -> Iterator[Quote]:
    """All quotes, in order, at any depth."""
    for block in blocks:
        if isinstance(block, Quote):
            yield block
        elif isinstance(block, Group):
            yield from quotes_in(block.body)


def line(*parts: Span | str) -> Line:
    """A line of spans; a bare string is a plain one, and what is empty falls away."""
    spans = (Span(part) if isinstance(part, str) else part for part in parts)
    return tuple(span for span in spans if span.text)


def words(text: str) -> Line:
    """A line of one plain span, for the cell of a table."""
    return line(text)


def aside(text: str) -> Line:
    """A line of one aside."""
    return line(Span(text, Style.ASIDE))
