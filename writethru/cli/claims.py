"""`writethru claims` and `writethru developments`: where each claim stands, and what the reference lacks."""

import argparse
from pathlib import Path

from extractors.coverage.claims import draft_claims
from flows.stages.desk import clock_of, home_of
from storage.timeline.questions import Timeline
from storage.watch.folder import find_folder, load_watch
from storage.watch.references import read_reference
from writethru.cli.options import add_formats, add_limit, add_watch, moment
from writethru.cli.output import Column, Row, day_and_time, short, show

STANDINGS = (
    Column("claim", lambda row: row["claim_id"], style="bold"),
    Column("standing", lambda row: ", ".join(row["labels"])),
    Column("what it says", lambda row: short(row["text"], 160), is_wide=True),
    Column("now", lambda row: short(row["line"], 200), is_wide=True),
)

DRAFTED = (
    Column("claim", lambda row: row["claim_id"], style="bold"),
    Column("speaker", lambda row: row["speaker"] or ""),
    Column("what it says", lambda row: short(row["text"], 300), is_wide=True),
)

DEVELOPMENTS = (
    Column("first said (UTC)", lambda row: day_and_time(row["first_said_at"])),
    Column("origins", lambda row: str(row["origins"])),
    Column("first outlet", lambda row: short(row["first_outlet"], 24)),
    Column("what the reference lacks", lambda row: short(row["text"], 300), is_wide=True),
)


def arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """A reference by id or by file; the only one of the folder when left out."""
    add_watch(parser)
    parser.add_argument(
        "reference", nargs="?", help="its id, or (claims) a text or Markdown file to draft from"
    )
    if name == "developments":
        parser.add_argument("--since", metavar="TIME", help="7d, 12h, 2w ago, or ISO 8601")
        add_limit(parser, 30)
    else:
        parser.add_argument("--as-of", metavar="TIME", help="where the claims stood at this time")
    add_formats(parser)


def run(options: argparse.Namespace, name: str) -> int:
    """Print the list."""
    if name == "claims" and options.reference and Path(options.reference).is_file():
        drafted = drafted_claims(Path(options.reference))
        show(drafted, DRAFTED, options, nothing="the text makes no claim")
        return 0
    folder = find_folder(options.watch)
    watch = load_watch(folder.root)
    now = clock_of(watch)()
    with Timeline(home_of(folder.root)) as timeline:
        answers = timeline.answers
        reference_id = answers.reference_id(options.reference or watch.settings.watch.reference)
        if name == "developments":
            since = moment(options.since, now=now)
            found = answers.developments(reference_id, since=since, most=options.limit)
            show(found, DEVELOPMENTS, options, nothing="coverage adds nothing so far")
        else:
            as_of = moment(options.as_of, now=now)
            claims = answers.claims(reference_id, as_of=as_of)
            show(
                claims,
                STANDINGS,
                options,
                nothing="the reference makes no claim, or was not known then",
            )
    return 0


def drafted_claims(path: Path) -> list[Row]:
    """The claims that are drafted from a file, with their places in its text."""
    reference = read_reference(path)
    return [
        {
            "claim_id": claim.claim_id,
            "text": claim.text,
            "speaker": claim.speaker,
            "start_char": claim.start,
            "end_char": claim.end,
            "is_negated": claim.is_negated,
            "stage": claim.stage,
            "figures": [figure.text for figure in claim.figures],
        }
        for claim in draft_claims(reference.title, reference.text, language=reference.language)
    ]
