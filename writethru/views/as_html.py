"""A document as one HTML page: no script, no picture, nothing fetched; text of others is text and nothing else."""

from collections.abc import Iterable
from html import escape

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

ELEMENTS = {
    Style.STRUCK: "del",
    Style.NEW: "ins",
    Style.MARKED: "mark",
    Style.STRONG: "strong",
    Style.SOURCE: "cite",
}

# `default-src 'none'`: whatever slipped in could neither run nor fetch.
HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
"""

CSS = """
:root { color-scheme: light dark; --text: #1a1a1a; --page: #fff; --faint: #5f6368; --line: #d5d7da; --red: #b3261e;
  --amber: #8a5300; --green: #1b6e3c; --violet: #7b2d8e; --mark: #fff2c2; }
@media (prefers-color-scheme: dark) { :root { --text: #e6e6e6; --page: #16181b; --faint: #a0a6ad; --line: #3a3f45;
  --red: #ff8a80; --amber: #ffc766; --green: #7fd8a0; --violet: #dfa3ee; --mark: #4a3d12; } }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.55 system-ui, sans-serif; }
main { max-width: 48rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; overflow-wrap: anywhere; }
main.wide { max-width: none; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .4rem; }
h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; border-bottom: 1px solid var(--line); }
p { margin: .7rem 0; }
section { margin: 1.2rem 0; }
section > section, section > p:not(:first-child) { margin-left: 1.2rem; }
.legend { white-space: pre-wrap; }
figure { margin: .5rem 0 .5rem 1.2rem; padding-left: .8rem; border-left: 3px solid var(--line); }
blockquote { margin: 0; } blockquote p { margin: 0; }
figcaption, .aside { color: var(--faint); font-size: .9rem; }
cite { font-style: normal; } a { color: inherit; }
del { color: var(--red); } ins { color: var(--green); text-decoration-thickness: 1px; }
mark { background: var(--mark); color: inherit; }
.contradicts { color: var(--red); font-weight: 600; } .updates { color: var(--amber); font-weight: 600; }
.repeats { color: var(--green); } .mentions, .unknown { color: var(--faint); } .absent { color: var(--violet); }
figure.contradicts, figure.updates, figure.repeats, figure.mentions { color: inherit; font-weight: inherit; }
figure.contradicts { border-color: var(--red); } figure.updates { border-color: var(--amber); }
figure.repeats { border-color: var(--green); }
.table { overflow-x: auto; } table { border-collapse: collapse; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .2rem .5rem; border-bottom: 1px solid var(--line); }
th { position: sticky; top: 0; background: var(--page); vertical-align: bottom; overflow-wrap: normal; }
td { white-space: nowrap; } td.wide { white-space: normal; min-width: 16rem; }
"""


FITTING = 6
"""Columns that a table may have on a page of readable width."""


def to_html(document: Document) -> str:
    """The whole page."""
    title = escape(on_one_line(document.title))
    columns = max(
        (len(b.headings) for b in document.blocks if isinstance(b, TableBlock)), default=0
    )
    parts = [
        f"{HEAD}<title>{title}</title>\n<style>{CSS}</style>\n</head>\n<body>",
        "<main>" if columns <= FITTING else '<main class="wide">',
        f"<h1{_language(document.language)}>{title}</h1>",
        f"<p>{_line(document.about)}</p>",
        f'<p class="legend">{_line(document.legend)}</p>',
    ]
    for block in document.blocks:
        parts += _block(block)
    return "\n".join([*parts, "</main>\n</body>\n</html>\n"])


def _block(block: Block) -> Iterable[str]:
    if isinstance(block, Heading):
        yield f"<h{block.level + 1}>{_line(block.line)}</h{block.level + 1}>"
    elif isinstance(block, Paragraph):
        yield f'<p dir="auto">{_line(block.line)}</p>'
    elif isinstance(block, Quote):
        yield _quote(block)
    elif isinstance(block, TableBlock):
        yield from _table(block)
    else:
        yield from _group(block)


def _group(group: Group) -> Iterable[str]:
    yield f'<section>\n<p dir="auto">{_line(group.head)}</p>'
    for block in group.body:
        yield from _block(block)
    yield "</section>"


def _quote(block: Quote) -> str:
    said = escape(in_quotes(on_one_line(block.text)))
    link = safe_link(block.href)
    cite = f' cite="{escape(link)}"' if link else ""
    said = f"<ins{cite}>{said}</ins>" if block.is_new else said
    source = _line(block.source)
    named = _linked(source, link)
    return (
        f'<figure class="{block.style}"><blockquote{cite}{_language(block.language)}><p dir="auto">{said}</p></blockquote>'
        f"<figcaption>{_line(block.head)} {named}</figcaption></figure>"
    )


def _language(code: str | None) -> str:
    return f' lang="{escape(code)}"' if code else ""


def _linked(html: str, link: str | None) -> str:
    return (
        f'<a href="{escape(link)}" rel="noopener noreferrer nofollow">{html}</a>' if link else html
    )


def _line(line: Line) -> str:
    return "".join(map(_span, line))


def _span(span: Span) -> str:
    text = escape(visible(span.text))
    if element := ELEMENTS.get(span.style):
        text = f"<{element}>{text}</{element}>"
    elif span.style not in {Style.PLAIN, Style.REFERENCE}:
        text = f'<span class="{span.style}">{text}</span>'
    return _linked(text, safe_link(span.href))


def _table(block: TableBlock) -> Iterable[str]:
    yield '<div class="table"><table>\n<thead><tr>'
    yield "".join(f'<th scope="col">{escape(visible(heading))}</th>' for heading in block.headings)
    yield "</tr></thead>\n<tbody>"
    for row in block.rows:
        yield f"<tr>{''.join(_cell(cell, n in block.wide) for n, cell in enumerate(row))}</tr>"
    yield "</tbody></table></div>"


def _cell(cell: Line, is_wide: bool) -> str:
    opening = '<td class="wide">' if is_wide else "<td>"
    return f"{opening}{_line(cell)}</td>"
