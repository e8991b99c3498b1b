"""`writethru claims show`: all that is known of one claim."""

import argparse
from collections.abc import Iterable
from typing import Any

from writethru.cli.choosing import chosen_claim
from writethru.cli.output import Row, plain
from writethru.cli.viewing import Asked, add_view, asked, show_view
from writethru.views.ledger import LedgerRows, ledger_document


def arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Which claim, as of when."""
    del name
    parser.add_argument("claim", help="its id, such as c14 or REFERENCE/c14")
    parser.add_argument("--reference", metavar="ID", help="its reference, where there are several")
    add_view(parser)


def run(options: argparse.Namespace, name: str) -> int:
    """Print the ledger."""
    del name
    options.reference = options.claim.rpartition("/")[0] or options.reference
    with asked(options) as view:
        rows = _rows(view, options.claim)
        show_view(
            options,
            document=lambda: ledger_document(rows),
            rows=lambda: rows.relations,
            value=lambda: _plain(rows),
        )
    return 0


def _rows(view: Asked, wanted: str) -> LedgerRows:
    answers, reference_id, as_of = view.answers, view.reference_id, view.as_of
    claim_id = chosen_claim(answers, wanted, reference=reference_id)["claim_id"]
    claims = answers.claims(reference_id, as_of=as_of)
    omissions = answers.omissions(reference_id, as_of=as_of)
    return LedgerRows(
        reference=answers.reference(reference_id, as_of=as_of),
        when=view.when,
        claim=_of(claim_id, claims) or {},
        relations=answers.relations(reference_id, claim=claim_id, as_of=as_of),
        standings=answers.standings(reference_id, claim_id, as_of=as_of),
        omission=_of(claim_id, omissions),
    )


def _of(claim_id: str, rows: Iterable[Row]) -> Row | None:
    return next((row for row in rows if row["claim_id"] == claim_id), None)


def _plain(rows: LedgerRows) -> dict[str, Any]:
    """The claim with all that is known of it, for programs."""
    return {
        **plain(rows.claim),
        "omission": plain(rows.omission) if rows.omission else None,
        "standings": [plain(row) for row in rows.standings],
        "relations": [plain(row) for row in rows.relations],
    }
