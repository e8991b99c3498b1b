"""`writethru diff`: the reference as it stands, each claim marked, with the quotes that say why beneath it."""

import argparse

from writethru.cli.choosing import chosen_claim
from writethru.cli.output import Row, plain
from writethru.cli.viewing import Asked, add_view, asked, show_view
from writethru.views.diff import DiffRows, by_claim, diff_document


def arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Which reference, and which part of the coverage."""
    del name
    parser.add_argument("reference", nargs="?", help="its id; the only one when left out")
    parser.add_argument("--since", metavar="TIME", help="only coverage said since (7d, ISO 8601)")
    parser.add_argument("--outlet", metavar="NAME", help="only outlets whose name contains this")
    parser.add_argument("--claim", metavar="ID", help="only this claim, with every quote")
    add_view(parser)


def run(options: argparse.Namespace, name: str) -> int:
    """Print the diff."""
    del name
    with asked(options) as view:
        rows = _rows(view, options)
        show_view(
            options,
            document=lambda: diff_document(rows, every=bool(options.claim)),
            rows=lambda: rows.evidence,
            value=lambda: _claims(rows),
        )
    return 0


def _rows(view: Asked, options: argparse.Namespace) -> DiffRows:
    answers = view.answers
    if options.claim:
        chosen_claim(answers, options.claim, reference=view.reference_id)
    evidence = answers.evidence(
        view.reference_id,
        claim=options.claim,
        outlet=options.outlet,
        since=view.since,
        as_of=view.as_of,
    )
    claims = answers.claims(view.reference_id, as_of=view.as_of)
    reference = answers.reference(view.reference_id, as_of=view.as_of)
    only = f", only outlets named like “{options.outlet}”" if options.outlet else ""
    return DiffRows(
        title=reference["title"],
        language=reference["language"],
        when=f"{view.when}{only}",
        claims=[claim for claim in claims if options.claim in {None, claim["claim_id"]}],
        evidence=evidence,
        omissions=answers.omissions(view.reference_id, as_of=view.as_of),
    )


def _claims(rows: DiffRows) -> list[Row]:
    """Each claim with its evidence, for programs."""
    evidence = by_claim(rows.evidence)
    omitted = {row["claim_id"]: row for row in rows.omissions}
    return [
        {
            **plain(claim),
            "left_out_by": omitted.get(claim["claim_id"], {}).get("left_out_by", 0),
            "texts": omitted.get(claim["claim_id"], {}).get("texts", 0),
            "evidence": [plain(row) for row in evidence.get(claim["claim_id"], ())],
        }
        for claim in rows.claims
    ]
