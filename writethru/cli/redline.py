"""`writethru redline`: the reference as it should read today, in verbatim quotes."""

import argparse
from dataclasses import asdict

from writethru.cli.output import plain
from writethru.cli.viewing import Asked, add_view, asked, show_view
from writethru.views.redline import ADDED, RedlineRows, changes_of, redline_document


def arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Which reference, as of when, how many additions."""
    del name
    parser.add_argument("reference", nargs="?", help="its id; the only one when left out")
    parser.add_argument(
        "--added",
        type=int,
        default=ADDED,
        metavar="N",
        help=f"append N of what coverage adds ({ADDED}); what two origins tell always is",
    )
    add_view(parser)


def run(options: argparse.Namespace, name: str) -> int:
    """Print the redline."""
    del name
    with asked(options) as view:
        rows = _rows(view)
        most = max(0, options.added)
        changes = [plain(asdict(change)) for change in changes_of(rows, most=most)]
        show_view(
            options,
            document=lambda: redline_document(rows, most=most),
            rows=lambda: changes,
            value=lambda: {**plain(rows.reference), "changes": changes},
        )
    return 0


def _rows(view: Asked) -> RedlineRows:
    answers, reference_id, as_of = view.answers, view.reference_id, view.as_of
    return RedlineRows(
        reference=answers.reference(reference_id, as_of=as_of),
        when=view.when,
        claims=answers.claims(reference_id, as_of=as_of),
        relations=answers.relations(reference_id, as_of=as_of),
        additions=answers.additions(reference_id, as_of=as_of),
    )
