"""The matrix: claims by outlets, one mark a cell; copies are marked as what they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from writethru.views.blocks import (
    Block,
    Document,
    Line,
    Paragraph,
    Span,
    Style,
    Table,
    aside,
    line,
)
from writethru.views.diff import tally
from writethru.views.marks import NAMES, TOLD, Row, legend, mark_of
from writethru.views.text import counted, on_one_line

COPY = "ᶜ"
"""Behind a mark: only copies of others' texts say it there."""


@dataclass(frozen=True, slots=True)
class MatrixRows:
    """What a matrix is made of: rows of the timeline, and as of when it was asked."""

    title: str
    language: str | None
    when: str
    claims: Sequence[Row]
    cells: Sequence[Row]


def matrix_document(rows: MatrixRows, *, most: int | None, with_names: bool = False) -> Document:
    """At most `most` outlets, those with most origins of their own first (None: all).

    `with_names`: outlets by name above their columns; else by letters, which are told beneath.
    """
    outlets = outlets_of(rows.cells)
    shown = list(outlets)[:most]
    cells = {(cell["claim_id"], cell["outlet"]): cell for cell in rows.cells}
    names = [on_one_line(outlet) for outlet in shown]
    letters = [letter(number) for number in range(len(shown))]
    table = Table(
        headings=("claim", *(names if with_names else letters), "says"),
        rows=tuple(_row(claim, shown, cells) for claim in rows.claims),
        wide=frozenset({len(shown) + 1}),
    )
    blocks: list[Block] = [table]
    blocks += [
        Paragraph(_key("" if with_names else key, outlets[outlet]))
        for key, outlet in zip(letters, shown, strict=True)
    ]
    if left := len(outlets) - len(shown):
        blocks.append(
            Paragraph(aside(f"{counted(left, 'more outlet')} not shown: --all shows them"))
        )
    return Document(
        title=rows.title,
        about=aside(f"{rows.when}: {tally(rows.claims)}, {counted(len(outlets), 'outlet')}"),
        legend=legend(NAMES, Span(f"{COPY} only in copies of another outlet's text", Style.ASIDE)),
        blocks=tuple(blocks),
        language=rows.language,
    )


def outlets_of(cells: Sequence[Row]) -> Mapping[str, Row]:
    """A row of each outlet; most origins of its own first, then by name."""
    ranked = sorted(cells, key=lambda cell: (-cell["own_origins"], cell["outlet"]))
    return {cell["outlet"]: cell for cell in ranked}


def letter(number: int) -> str:
    """The name of a column: A to Z, then AA, AB and so on."""
    more, last = divmod(number, len(ascii_uppercase))
    return (letter(more - 1) if more else "") + ascii_uppercase[last]


def _row(
    claim: Row, outlets: Sequence[str], cells: Mapping[tuple[str, str], Row]
) -> tuple[Line, ...]:
    found = [cells.get((claim["claim_id"], outlet)) for outlet in outlets]
    return (
        line(Span(claim["claim_id"], Style.STRONG)),
        *(_cell(cell) for cell in found),
        line(Span(claim["text"], Style.REFERENCE)),
    )


def _cell(cell: Row | None) -> Line:
    if cell is None:
        return ()
    mark = mark_of(cell["relation"])
    # What a copy leaves out, its origin left out or the copy cut away: nothing that it says.
    is_copy = cell["is_copy"] and cell["relation"] in TOLD
    href = cell["url"] if cell["relation"] in TOLD else None
    return (Span(f"{mark.text}{COPY if is_copy else ''}", mark.style, href),)


def _key(key: str, cell: Row) -> Line:
    own, copies = cell["own_origins"], cell["copies"]
    folded = f"{copies} {'copy' if copies == 1 else 'copies'}"
    told = [counted(own, "origin") if own else "nothing of its own", folded if copies else ""]
    return line(
        Span(f"{key}  " if key else "", Style.STRONG),
        Span(on_one_line(cell["outlet"]), Style.SOURCE),
        Span(f"  {', '.join(part for part in told if part)}", Style.ASIDE),
    )
