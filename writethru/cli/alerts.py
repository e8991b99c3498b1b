"""`writethru alerts`: what was alerted, why then, and whether it arrived."""

import argparse

from flows.stages.desk import clock_of, home_of
from storage.timeline.questions import Timeline
from storage.watch.folder import find_folder, load_watch
from writethru.cli.options import add_formats, add_watch, moment
from writethru.cli.output import Column, day_and_time, short, show

COLUMNS = (
    Column("decided (UTC)", lambda row: day_and_time(row["decided_at"])),
    Column("claim or topic", lambda row: row["claim_id"] or row["topic"], style="bold"),
    Column("kind", lambda row: row["kind"]),
    Column("what changed", lambda row: short(f"{row['title']}: {row['after']}", 240), is_wide=True),
    Column("why now", lambda row: short(row["reason"], 160), is_wide=True),
    Column("sent", lambda row: "\n".join(row["deliveries"] or ["waiting"])),
)


def arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Filters; each may be left out."""
    del name
    add_watch(parser)
    parser.add_argument("--since", metavar="TIME", help="7d, 12h, 2w ago, or ISO 8601")
    add_formats(parser)


def run(options: argparse.Namespace, name: str) -> int:
    """Print the alerts, oldest first."""
    del name
    folder = find_folder(options.watch)
    now = clock_of(load_watch(folder.root))()
    with Timeline(home_of(folder.root)) as timeline:
        rows = timeline.answers.alerts(since=moment(options.since, now=now))
    show(
        rows,
        COLUMNS,
        options,
        nothing="no alert so far: no claim changed its standing, no topic burst",
    )
    return 0
