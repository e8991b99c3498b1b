"""`writethru matrix`: claims by outlets, one mark a cell."""

import argparse

from writethru.cli.output import console, plain
from writethru.cli.viewing import add_view, asked, format_of, show_view
from writethru.views.matrix import MatrixRows, matrix_document

BESIDE_COLUMNS = 36
"""What the claims need of the width of a terminal: their id, and enough of their text to know them."""

COLUMN = 3
MOST = {"markdown": 12, "html": 40}
"""Outlets that a page shows unless all are wanted."""


def arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Which reference, since when, how many outlets."""
    del name
    parser.add_argument("reference", nargs="?", help="its id; the only one when left out")
    parser.add_argument("--since", metavar="TIME", help="only coverage said since (7d, ISO 8601)")
    parser.add_argument("--all", action="store_true", help="all outlets, however wide it gets")
    add_view(parser)


def run(options: argparse.Namespace, name: str) -> int:
    """Print the matrix."""
    del name
    with asked(options) as view:
        reference = view.answers.reference(view.reference_id, as_of=view.as_of)
        rows = MatrixRows(
            title=reference["title"],
            language=reference["language"],
            when=view.when,
            claims=view.answers.claims(view.reference_id, as_of=view.as_of),
            cells=view.answers.cells(view.reference_id, since=view.since, as_of=view.as_of),
        )
        wanted = format_of(options)
        fitting = (console().width - BESIDE_COLUMNS) // COLUMN
        most = None if options.all else MOST.get(wanted or "", max(1, fitting))
        show_view(
            options,
            document=lambda: matrix_document(rows, most=most, with_names=bool(wanted)),
            rows=lambda: rows.cells,
            value=lambda: [plain(cell) for cell in rows.cells],
        )
    return 0
