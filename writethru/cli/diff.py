"""`writethru diff`: the reference as it stands, each claim marked, with the quotes that say why beneath it."""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby

from rich.padding import Padding
from rich.text import Text

from flows.stages.desk import clock_of, home_of
from storage.timeline.answers import Answers
from storage.timeline.questions import Timeline
from storage.watch.folder import find_folder, load_watch
from writethru.cli.options import add_formats, add_watch, moment
from writethru.cli.output import (
    Row,
    console,
    day_and_time,
    plain,
    print_csv,
    print_json,
    quoted,
    visible,
)

MARKS = {
    "contradicts": ("≠", "bold red"),
    "updates": ("→", "bold yellow"),
    "repeats": ("=", "green"),
    "mentions": ("·", "dim"),
}
"""How each relation is marked, the most important first."""

SHOWN_RELATIONS = ("contradicts", "updates", "repeats")
LEGEND = "≠ contradicted   → updated   = repeated   · only mentioned   ○ left out"
Line = tuple[int, Text]
"""How far a line stands in, and its text."""

QUOTES_AT = 5
SHOWN = 2
"""Quotes of one relation beneath a claim; the rest are counted."""

QUOTE = 230


def arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Which reference, and which part of the coverage."""
    del name
    parser.epilog = f"marks: {LEGEND}"
    add_watch(parser)
    parser.add_argument("reference", nargs="?", help="its id; the only one when left out")
    parser.add_argument("--as-of", metavar="TIME", help="what was known at this time")
    parser.add_argument("--since", metavar="TIME", help="only coverage said since (7d, ISO 8601)")
    parser.add_argument("--outlet", metavar="NAME", help="only outlets whose name contains this")
    parser.add_argument("--claim", metavar="ID", help="only this claim, with every quote")
    add_formats(parser)


def run(options: argparse.Namespace, name: str) -> int:
    """Print the diff."""
    del name
    folder = find_folder(options.watch)
    watch = load_watch(folder.root)
    now = clock_of(watch)()
    with Timeline(home_of(folder.root)) as timeline:
        answers = timeline.answers
        reference_id = answers.reference_id(options.reference or watch.settings.watch.reference)
        as_of = moment(options.as_of, now=now)
        evidence = answers.evidence(
            reference_id,
            claim=options.claim,
            outlet=options.outlet,
            since=moment(options.since, now=now),
            as_of=as_of,
        )
        if options.json or options.csv:
            _print_plain(answers, reference_id, evidence, as_of, options)
            return 0
        for indent, line in _lines(answers, reference_id, evidence, as_of or now, options.claim):
            console().print(Padding(line, (0, 0, 0, indent)))
    return 0


def _print_plain(
    answers: Answers,
    reference_id: str,
    evidence: Sequence[Row],
    as_of: datetime | None,
    options: argparse.Namespace,
) -> None:
    if options.csv:
        print_csv(evidence)
        return
    by_claim = _by_claim(evidence)
    omitted = {row["claim_id"]: row for row in answers.omissions(reference_id, as_of=as_of)}
    claims = [
        {
            **plain(claim),
            "left_out_by": omitted.get(claim["claim_id"], {}).get("left_out_by", 0),
            "texts": omitted.get(claim["claim_id"], {}).get("texts", 0),
            "evidence": [plain(row) for row in by_claim.get(claim["claim_id"], ())],
        }
        for claim in answers.claims(reference_id, as_of=as_of)
        if options.claim in {None, claim["claim_id"]}
    ]
    print_json(claims)


def _by_claim(evidence: Iterable[Row]) -> Mapping[str, list[Row]]:
    return {claim: list(rows) for claim, rows in groupby(evidence, lambda row: row["claim_id"])}


def _lines(
    answers: Answers,
    reference_id: str,
    evidence: Sequence[Row],
    as_of: datetime,
    only: str | None,
) -> Iterable[Line]:
    claims = answers.claims(reference_id, as_of=as_of)
    omitted = {row["claim_id"]: row for row in answers.omissions(reference_id, as_of=as_of)}
    title = next(r["title"] for r in answers.references() if r["reference_id"] == reference_id)
    yield 0, Text(visible(title), style="bold")
    yield 0, Text(f"{reference_id}, as of {day_and_time(as_of)} UTC: {_tally(claims)}", style="dim")
    yield 0, Text(LEGEND, style="dim")
    by_claim = _by_claim(evidence)
    for claim in claims:
        if only in {None, claim["claim_id"]}:
            rows = by_claim.get(claim["claim_id"], [])
            yield from _claim(claim, rows, omitted.get(claim["claim_id"]), every=bool(only))


def _tally(claims: Sequence[Row]) -> str:
    counts = {
        label: sum(label in claim["labels"] for claim in claims)
        for label in ("disputed", "updated", "repeated", "unreported")
    }
    told = ", ".join(f"{count} {label}" for label, count in counts.items() if count)
    return f"{len(claims)} claims, {told}"


def _claim(
    claim: Row, evidence: Sequence[Row], omission: Row | None, *, every: bool
) -> Iterable[Line]:
    mark, style = _strongest(evidence)
    labels = ", ".join(claim["labels"])
    yield 0, Text("")
    yield (
        0,
        Text.assemble(
            (f"{mark} {claim['claim_id']} ", style),
            visible(claim["text"]),
            (f"  [{labels}]", style),
        ),
    )
    for relation in SHOWN_RELATIONS:
        rows = [row for row in evidence if row["relation"] == relation]
        yield from _quotes(relation, rows, every=every)
    if aside := _aside(evidence, omission):
        yield QUOTES_AT, Text(aside, style="dim")


def _aside(evidence: Sequence[Row], omission: Row | None) -> str:
    mentions = {row["origin_id"] for row in evidence if row["relation"] == "mentions"}
    parts = [f"· only mentioned by {_counted(len(mentions))}"] if mentions else []
    if omission:
        parts.append(f"○ left out by {omission['left_out_by']} of {_counted(omission['texts'])}")
    return "   ".join(parts)


def _strongest(evidence: Sequence[Row]) -> tuple[str, str]:
    found = {row["relation"] for row in evidence}
    return next((MARKS[relation] for relation in MARKS if relation in found), (" ", "dim"))


def _quotes(relation: str, rows: Sequence[Row], *, every: bool) -> Iterable[Line]:
    mark, style = MARKS[relation]
    origins = list({row["origin_id"]: row for row in reversed(rows)}.values())[::-1]
    for row in origins if every else origins[:SHOWN]:
        yield QUOTES_AT, _quote(row, mark, style)
    if not every and len(origins) > SHOWN:
        yield QUOTES_AT, Text(f"{mark} and {_counted(len(origins) - SHOWN)} more", style=style)


def _quote(row: Row, mark: str, style: str) -> Text:
    when = day_and_time(row["published_at"] or row["first_seen_at"])
    change = _change(row)
    return Text.assemble(
        (f"{mark} ", style),
        (f"{row['outlet']}, {when}", "italic"),
        (f" {change}" if change else "", style),
        f": {quoted(row['quote'], QUOTE)}",
    )


def _change(row: Row) -> str:
    parts = []
    if row["old_value"] and row["new_value"]:
        parts.append(f"({row['old_value']} -> {row['new_value']})")
    elif row["new_value"] or row["stage"]:
        parts.append(f"({row['new_value'] or row['stage']})")
    if row["relation"] == "contradicts" and row["speaker"]:
        parts.append(f"by {row['speaker']}")
    return " ".join(parts)


def _counted(origins: int) -> str:
    return "1 origin" if origins == 1 else f"{origins} origins"
