"""`writethru claims selftest`: plants changes in the user's own article and says how many the diff catches."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from extractors.coverage.claims import draft_claims
from extractors.coverage.planting import WANTED, Plant, PlantKind, plant_all, share_caught
from extractors.errors import InputError
from extractors.language.names import Gazetteer
from extractors.model import Reference
from storage.watch.folder import find_folder, load_watch
from storage.watch.names import read_names
from writethru.cli.extraction.references import drafted_reference
from writethru.cli.options import add_formats, add_watch, starter
from writethru.cli.output import Column, Row, console, print_csv, print_json, short, show


def _not_planted(row: Row) -> str:
    return f"{row['left']} claims: {row['why_not']}" if row["left"] else ""


KINDS = (
    Column("planted", lambda row: row["kind"], style="bold"),
    Column("must be", lambda row: row["wanted"]),
    Column("caught", lambda row: f"{row['caught']} of {row['planted']}"),
    Column("share", lambda row: "-" if row["share"] is None else f"{row['share']:.0%}"),
    Column("false alarms", lambda row: str(row["alarms"])),
    Column("not planted", _not_planted, is_wide=True),
)

CLAIMS = (
    Column("claim", lambda row: row["claim_id"], style="bold"),
    Column("caught", lambda row: f"{row['caught']} of {row['planted']}"),
    Column("missed", lambda row: ", ".join(row["missed"])),
    Column("what it says", lambda row: short(row["text"], 160), is_wide=True),
)

MISSED = (
    Column("claim", lambda row: row["claim_id"], style="bold"),
    Column("planted", lambda row: row["kind"]),
    Column("found", lambda row: row["found"]),
    Column("in its place stood", lambda row: short(row["planted"] or "nothing", 300), is_wide=True),
)


def arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Which reference to test the diff on."""
    del name
    add_watch(parser)
    parser.add_argument("reference", nargs="?", help="its id, or a text or Markdown file")
    add_formats(parser)


def run(options: argparse.Namespace, name: str) -> int:
    """Plant every change in the reference named, compare, and print what was caught; always the same result."""
    del name
    reference, gazetteer = _chosen(options)
    plants = list(plant_all(reference, gazetteer))
    rows = [_row(plant) for plant in plants]
    if options.json:
        print_json(rows)
    elif options.csv:
        print_csv(rows)
    else:
        _print(reference, plants, rows, options)
    return 0


def _chosen(options: argparse.Namespace) -> tuple[Reference, Gazetteer]:
    """The reference by file or by id, with drafted claims, and the names that it is read with."""
    if options.reference and Path(options.reference).is_file():
        return drafted_reference(Path(options.reference)), read_names(starter().names_file)
    watch = load_watch(find_folder(options.watch).root)
    wanted = options.reference or watch.settings.watch.reference
    known = {reference.reference_id: reference for reference in watch.references}
    if wanted is None and len(known) == 1:
        wanted = next(iter(known))
    if wanted not in known:
        expected = ", ".join(known) or "none yet; put a text into references/"
        raise InputError(f"{wanted}: no reference of {options.watch}; expected one of: {expected}")
    found = known[wanted]
    claims = draft_claims(found.title, found.text, language=found.language or "en")
    reference = Reference(
        found.reference_id,
        found.title,
        found.text,
        found.url,
        found.outlet,
        found.published_at,
        found.language or "en",
        claims,
    )
    return reference, watch.gazetteer


def _row(plant: Plant) -> Row:
    return {
        "claim_id": plant.claim_id,
        "kind": str(plant.kind),
        "wanted": str(WANTED[plant.kind]),
        "found": str(plant.found.kind) if plant.found else None,
        "is_caught": plant.is_caught,
        "planted": plant.planted,
        "reason": plant.found.reason if plant.found else None,
        "false_alarms": list(plant.alarms),
        "not_planted": plant.why_not,
    }


def _print(
    reference: Reference, plants: Sequence[Plant], rows: Sequence[Row], options: argparse.Namespace
) -> None:
    show([_of_kind(kind, plants) for kind in PlantKind], KINDS, options, nothing="")
    console().print()
    show(
        [_of_claim(reference, one.claim_id, plants) for one in reference.claims],
        CLAIMS,
        options,
        nothing="",
    )
    missed = [row for row in rows if row["is_caught"] is False]
    console().print()
    show(missed, MISSED, options, nothing="Everything that was planted was caught.")
    console().print(
        Text(
            "Planted by rule in your own text: real coverage says things in other words, so it is caught less often."
        )
    )


def _of_kind(kind: PlantKind, plants: Sequence[Plant]) -> Row:
    own = [plant for plant in plants if plant.kind is kind]
    told = [plant for plant in own if plant.found]
    return {
        "kind": str(kind),
        "wanted": str(WANTED[kind]),
        "planted": len(told),
        "caught": sum(bool(plant.is_caught) for plant in told),
        "share": share_caught(own),
        "alarms": sum(len(plant.alarms) for plant in told),
        "left": len(own) - len(told),
        "why_not": next((plant.why_not for plant in own if plant.why_not), None),
    }


def _of_claim(reference: Reference, claim_id: str, plants: Sequence[Plant]) -> Row:
    told = [plant for plant in plants if plant.claim_id == claim_id and plant.found]
    return {
        "claim_id": claim_id,
        "text": next(one.text for one in reference.claims if one.claim_id == claim_id),
        "planted": len(told),
        "caught": sum(bool(plant.is_caught) for plant in told),
        "missed": [str(plant.kind) for plant in told if not plant.is_caught],
    }
