"""A document in a terminal: wrapped to its width; without colours the changes are marked by signs."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.style import Style as Look
from rich.table import Table as RichTable
from rich.text import Text

from writethru.views.blocks import Block, Document, Group, Heading, Line, Paragraph, Quote, Style
from writethru.views.blocks import Table as TableBlock
from writethru.views.text import in_quotes, on_one_line, safe_link, visible

LOOKS = {
    Style.PLAIN: "",
    Style.ASIDE: "dim",
    Style.STRONG: "bold",
    Style.REFERENCE: "",
    Style.STRUCK: "strike red",
    Style.MARKED: "underline yellow",
    Style.NEW: "bold green",
    Style.SOURCE: "italic",
    Style.CONTRADICTS: "bold red",
    Style.UPDATES: "bold yellow",
    Style.REPEATS: "green",
    Style.MENTIONS: "dim",
    Style.ABSENT: "magenta",
    Style.UNKNOWN: "dim",
}

SIGNS = {Style.STRUCK: ("[-", "-]"), Style.NEW: ("{+", "+}"), Style.MARKED: ("[~", "~]")}
"""What stands around changes where there are no colours, as word diffs do it."""

WIDE = 12
"""What a column of text keeps of a narrow terminal."""

BENEATH = 5
"""How far what stands beneath a line stands in."""


def print_document(document: Document, to: Console) -> None:
    """Print it in the width of the console."""
    print_line(to, _text((), to).append(on_one_line(document.title), "bold"))
    print_line(to, _text(document.about, to))
    print_line(to, _text(document.legend, to))
    for block in document.blocks:
        _print_block(block, to, 0)


def _print_block(block: Block, to: Console, indent: int) -> None:
    if isinstance(block, Heading):
        to.print()
        heading = _text(block.line, to)
        heading.stylize("bold")
        print_line(to, heading, indent)
    elif isinstance(block, Paragraph):
        print_line(to, _text(block.line, to), indent)
    elif isinstance(block, Quote):
        print_line(to, _quote(block, to), indent, hanging=2)
    elif isinstance(block, TableBlock):
        to.print()
        to.print(_table(block, to))
    else:
        _print_group(block, to, indent)


def _print_group(group: Group, to: Console, indent: int) -> None:
    if not indent:
        to.print()
    print_line(to, _text(group.head, to), indent)
    for block in group.body:
        _print_block(block, to, indent + BENEATH)


def print_line(to: Console, text: Text, indent: int = 0, *, hanging: int = 0) -> None:
    """Print a text wrapped at words, each line `indent` columns in, all but the first `hanging` more."""
    for number, piece in enumerate(text.wrap(to, max(20, to.width - indent - hanging))):
        before = " " * (indent + (hanging if number else 0))
        piece.rstrip()
        to.print(Text(before).append_text(piece), soft_wrap=True)


def _quote(block: Quote, to: Console) -> Text:
    said = in_quotes(on_one_line(block.text))
    text = _text(block.head, to)
    text.append_text(_text(block.source, to, href=block.href)).append(": ")
    return text.append(said, LOOKS[Style.NEW] if block.is_new else "")


def _text(line: Line, to: Console, *, href: str | None = None) -> Text:
    text = Text()
    for span in line:
        before, after = ("", "") if has_colours(to) else SIGNS.get(span.style, ("", ""))
        look = Look.parse(LOOKS[span.style])
        if link := safe_link(span.href or href):
            look += Look(link=link)
        text.append(f"{before}{_shown(span.text)}{after}", look)
    return text


def _shown(text: str) -> str:
    return visible(text).translate({10: " ", 9: " "})


def has_colours(to: Console) -> bool:
    """Whether what is struck can be seen as such."""
    return to.color_system is not None and not to.no_color


def _table(block: TableBlock, to: Console) -> RichTable:
    table = RichTable(box=None, pad_edge=False, header_style="bold", padding=(0, 1, 0, 0))
    for number, heading in enumerate(block.headings):
        is_wide = number in block.wide
        table.add_column(
            Text(visible(heading)),
            no_wrap=not is_wide,
            min_width=WIDE if is_wide else None,
            overflow="fold" if is_wide else "ellipsis",
        )
    for row in _cells(block.rows, to):
        table.add_row(*row)
    return table


def _cells(rows: Sequence[Sequence[Line]], to: Console) -> Iterable[list[Text]]:
    return ([_text(cell, to) for cell in row] for row in rows)
