"""What a document becomes in a terminal, in Markdown and on a page; feeds are hostile input."""

import io
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.console import Console

from writethru.views.as_html import to_html
from writethru.views.as_markdown import to_markdown
from writethru.views.as_terminal import print_document
from writethru.views.blocks import (
    Document,
    Group,
    Heading,
    Paragraph,
    Quote,
    Span,
    Style,
    Table,
    line,
    quotes_in,
)
from writethru.views.text import on_one_line, safe_link

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    '"><b onmouseover="x">',
    "[click](javascript:alert(1)) ![x](https://evil.example/p.png) <https://evil.example/>",
    "a | b | c\n| --- | --- |",
    "# head\n- item\n1. one\n> said\n```\ncode\n```",
    "**bold** ~~gone~~ `code` *thin* __x__ &lt;b&gt;",
    "\x1b]8;;https://evil.example\x07click\x1b]8;;\x07\x1b[2J\x9b31m",
    "evil\u202etxt.exe\u202c \u200bzero\ufeff",
    "https://evil.example/path and www.evil.example",
    "- item",
    "12. twelve",
    "+ more",
)

LINK = "https://paper.example/story?a=1&b=2"


def document(text: str, href: str | None = LINK) -> Document:
    """The text at every place where text of others can stand."""
    return Document(
        title=text,
        about=line(Span(text, Style.ASIDE)),
        legend=line(Span("gone", Style.STRUCK)),
        blocks=(
            Heading(line(text)),
            Paragraph(line(Span(text, Style.REFERENCE), Span(text, Style.STRUCK))),
            Group(
                line(Span(text, Style.STRONG, href)),
                (Quote(text, line(Span(text, Style.SOURCE)), href=href, language="en"),),
            ),
            Table(("claim", text), ((line(text), line(Span(text, Style.NEW, href))),)),
        ),
    )


class Page(HTMLParser):
    """What a browser would see: elements, attributes, text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.text: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


HARMLESS = frozenset(
    {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "h1",
        "h2",
        "p",
        "section",
        "figure",
        "figcaption",
    }
    | {"blockquote", "a", "span", "strong", "cite", "del", "ins", "mark"}
    | {"div", "table", "thead", "tbody", "tr", "th", "td"}
)
ATTRIBUTES = frozenset(
    {
        "lang",
        "charset",
        "name",
        "content",
        "http-equiv",
        "class",
        "dir",
        "href",
        "rel",
        "cite",
        "scope",
    }
)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def assert_harmless(html: str) -> None:
    page = Page(html)
    assert page.tags <= HARMLESS
    assert {name for _, name, _ in page.attributes} <= ATTRIBUTES
    links = {value for _, name, value in page.attributes if name in {"href", "cite"}}
    assert links <= {LINK}


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_markup_on_a_page(text: str) -> None:
    html = to_html(document(text))
    assert_harmless(html)
    assert on_one_line(text) in " ".join("".join(Page(html).text).split())


@given(ANY_TEXT)
def test_any_text_is_text_on_a_page(text: str) -> None:
    assert_harmless(to_html(document(text)))


def test_a_page_fetches_nothing_and_runs_nothing() -> None:
    html = to_html(document("text"))
    assert "default-src 'none'" in html
    assert not re.search(r"<(?:script|link|img|iframe)|@import|url\(", html)


def test_a_page_says_what_is_gone_what_is_new_and_who_is_quoted() -> None:
    html = to_html(document("Ten jobs go", href=LINK))
    cited = LINK.replace("&", "&amp;")
    assert "<del>Ten jobs go</del>" in html
    assert "<ins>Ten jobs go</ins>" in html
    assert (
        f'<blockquote cite="{cited}" lang="en"><p dir="auto">“Ten jobs go”</p></blockquote>' in html
    )


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example",
        "https://",
        "http://[",
        " java\nscript:alert(1)",
        "",
        None,
    ],
)
def test_what_is_no_web_address_is_no_link(address: str | None) -> None:
    assert safe_link(address) is None
    html = to_html(document("text", href=address))
    assert {tag for tag, name, _ in Page(html).attributes if name in {"href", "cite"}} == set()
    assert "](" not in to_markdown(document("text", href=address))


def test_an_address_cannot_leave_its_place() -> None:
    assert (
        safe_link('https://a.example/"><b>\x1b\\ é')
        == "https://a.example/%22%3E%3Cb%3E%1B%5C%20%C3%A9"
    )


def read(markdown: str) -> tuple[list[str], set[str], set[str]]:
    """The text, the kinds of elements and the links that a reader of Markdown sees."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    texts, kinds, links = [], set(), set()
    for token in reader.parse(markdown):
        kinds.add(token.type)
        for child in token.children or ():
            kinds.add(child.type)
            texts.append(child.content)
            links |= {str(child.attrs["href"])} if child.type == "link_open" else set()
    return texts, kinds, links


MARKDOWN = {
    *(f"{name}_{end}" for name in ["heading", "paragraph", "blockquote", "strong", "em", "s", "link"] for end in ("open", "close")),
    *(f"{name}_{end}" for name in ["table", "thead", "tbody", "tr", "th", "td"] for end in ("open", "close")),
    "inline",
    "text",
    "text_special",
}  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_markup_in_markdown(text: str) -> None:
    texts, kinds, links = read(to_markdown(document(text)))
    assert kinds <= MARKDOWN
    assert links <= {LINK}
    assert on_one_line(text) in " ".join("".join(texts).split())


@given(ANY_TEXT)
def test_any_text_is_text_in_markdown(text: str) -> None:
    _, kinds, links = read(to_markdown(document(text)))
    assert kinds <= MARKDOWN
    assert links <= {LINK}


@given(ANY_TEXT)
def test_a_table_in_markdown_keeps_its_cells(text: str) -> None:
    rows = (Table(("a", "b"), ((line(text), line("x")), (line("y"), line(text)))),)
    reader = MarkdownIt("commonmark").enable("table")
    tokens = reader.parse(to_markdown(Document("t", (), (), rows)))
    assert sum(token.type == "td_open" for token in tokens) == 4


def printed(made: Document, *, width: int = 80, colours: bool = False) -> str:
    target = io.StringIO()
    system = "standard" if colours else None
    print_document(
        made,
        Console(
            file=target, width=width, force_terminal=colours, color_system=system, highlight=False
        ),
    )
    return target.getvalue()


@given(ANY_TEXT)
def test_no_text_acts_on_a_terminal(text: str) -> None:
    shown = printed(document(text, href=text))
    assert not re.search(
        r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", shown
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_with_colours_only_ours_act_on_a_terminal(text: str) -> None:
    shown = printed(document(text), colours=True)
    ours = re.sub(rf"\x1b\[[0-9;]*m|\x1b\]8;(?:id=\d+;{re.escape(LINK)}|;)\x1b\\", "", shown)
    assert "\x1b" not in ours
    assert "\x07" not in ours


def test_without_colours_signs_say_what_is_gone_and_what_is_new() -> None:
    made = Document(
        "t",
        (),
        (),
        (Paragraph(line("cut ", Span("ten", Style.STRUCK), " ", Span("six", Style.NEW))),),
    )
    assert "cut [-ten-] {+six+}" in printed(made)
    assert "[-" not in printed(made, colours=True)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_lines_fit_the_terminal(width: int) -> None:
    said = "The night ferry to Sandholm stays in port until its second engine is repaired. " * 3
    quote = Quote(said, line(Span("Post, 2 Jun 2025 08:00", Style.SOURCE)), head=line("= "))
    shown = printed(Document(said, (), (), (Group(line(said), (quote,)),)), width=width)
    assert max(map(len, shown.splitlines())) <= width


def test_a_narrow_table_keeps_the_text_of_every_column() -> None:
    cells = (
        "somebody with a long name",
        "02 Jun 2025 08:00",
        "paused all deliveries",
        "suspended",
        "The Post",
    )
    headings = ("speaker", "said", "value", "stage", "outlet")
    table = Table(headings, (tuple(map(line, cells)),), wide=frozenset({0, 2, 4}))
    shown = printed(Document("t", (), (), (table,)), width=72)
    assert "…" not in shown
    assert set(" ".join(cells).split()) <= set(shown.split())


def test_quotes_are_found_at_any_depth() -> None:
    quotes = (Quote("a", ()), Quote("b", ()))
    assert [q.text for q in quotes_in((quotes[0], Group((), (Group((), quotes[1:]),))))] == [
        "a",
        "b",
    ]
