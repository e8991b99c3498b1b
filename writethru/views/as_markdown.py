"""A document as Markdown (CommonMark with tables and strike-through). Text of others cannot become markup."""

import re
from collections.abc import Iterable

from writethru.views.blocks import (
    Block,
    Document,
    Group,
    Heading,
    Line,
    Paragraph,
    Quote,
    Span,
    Style,
)
from writethru.views.blocks import Table as TableBlock
from writethru.views.text import in_quotes, on_one_line, safe_link, visible

AROUND = {
    Style.STRUCK: "~~",
    Style.NEW: "**",
    Style.STRONG: "**",
    Style.MARKED: "*",
    Style.CONTRADICTS: "**",
    Style.UPDATES: "**",
}

ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
SPECIAL = re.compile(r"[\\`*_{}\[\]#|~$^]|!(?=\[)|:(?=//)|(?<=www)\.", re.IGNORECASE)
AT_START = re.compile(r"^(?:[-+=]|\d+(?=[.)]))")


def to_markdown(document: Document) -> str:
    """The whole document, with a newline at the end."""
    parts = [f"# {escaped(document.title)}", _line(document.about), _line(document.legend)]
    for block in document.blocks:
        parts += _block(block)
    return "\n\n".join(part for part in parts if part) + "\n"


def escaped(text: str) -> str:
    """Text that shows in Markdown as it stands, on one line."""
    return _at_start(_inline(" ".join(text.split())))


def _inline(text: str) -> str:
    plain = visible(text).translate({10: " ", 9: " "})
    entities = re.sub("[&<>]", lambda found: ENTITIES[found[0]], plain)
    return SPECIAL.sub(lambda found: f"\\{found[0]}", entities)


def _at_start(text: str) -> str:
    """What would begin a list or underline a heading at the start of a line does not."""
    return AT_START.sub(
        lambda found: f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}", text
    )


def _block(block: Block) -> Iterable[str]:
    if isinstance(block, Heading):
        yield f"{'#' * (block.level + 1)} {_line(block.line)}"
    elif isinstance(block, Paragraph):
        yield _line(block.line)
    elif isinstance(block, Quote):
        yield _quote(block)
    elif isinstance(block, TableBlock):
        yield _table(block)
    else:
        yield from _group(block)


def _group(group: Group) -> Iterable[str]:
    yield _line(group.head)
    for block in group.body:
        yield from _block(block)


def _quote(block: Quote) -> str:
    said = _inline(in_quotes(on_one_line(block.text)))
    source = _line(block.source)
    link = safe_link(block.href)
    named = f"[{source}](<{link}>)" if link else source
    before = f"{_line(block.head)} " if block.head else ""
    return f"> {before}{named}: {f'**{said}**' if block.is_new else said}"


def _line(line: Line) -> str:
    return _at_start("".join(map(_span, line)).strip())


def _span(span: Span) -> str:
    text = _inline(span.text)
    around = AROUND.get(span.style, "")
    if around and (core := text.strip()):
        # White space inside the marks would keep them from being marks.
        text = text.replace(core, f"{around}{core}{around}", 1)
    link = safe_link(span.href)
    return f"[{text}](<{link}>)" if link else text


def _table(block: TableBlock) -> str:
    headings = [_inline(heading) or " " for heading in block.headings]
    rows = [[_line(cell) for cell in row] for row in block.rows]
    cells = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)
