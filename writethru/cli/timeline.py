"""`writethru timeline`: everything in order of time."""

import argparse

from flows.stages.desk import clock_of, home_of
from storage.timeline.questions import Timeline
from storage.watch.folder import find_folder, load_watch
from writethru.cli.options import add_formats, add_limit, add_watch, moment
from writethru.cli.output import Column, day_and_time, short, show

EVENTS = (
    "article",
    "silent edit",
    "declared edit",
    "repeats",
    "updates",
    "contradicts",
    "standing",
    "development",
    "alert",
)

COLUMNS = (
    Column("when (UTC)", lambda row: day_and_time(row["happened_at"])),
    Column("what", lambda row: row["event"], style="bold"),
    Column("claim", lambda row: row["claim_id"] or ""),
    Column("who", lambda row: short(row["outlet"], 22) or "Writethru"),
    Column("story or quote", lambda row: short(row["quote"] or row["what"], 220), is_wide=True),
)


def arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Filters; each may be left out."""
    del name
    add_watch(parser)
    parser.add_argument("--topic", metavar="ID", help="only articles of this topic")
    parser.add_argument(
        "--event", choices=EVENTS, help="only this kind of event (standing: shown only so)"
    )
    parser.add_argument("--outlet", metavar="NAME", help="only outlets whose name contains this")
    parser.add_argument("--claim", metavar="ID", help="only this claim")
    parser.add_argument("--since", metavar="TIME", help="7d, 12h, 2w ago, or ISO 8601")
    parser.add_argument("--until", metavar="TIME", help="before this time")
    add_limit(parser, 60)
    add_formats(parser)


def run(options: argparse.Namespace, name: str) -> int:
    """Print the newest events that fit, oldest first."""
    del name
    folder = find_folder(options.watch)
    now = clock_of(load_watch(folder.root))()
    with Timeline(home_of(folder.root)) as timeline:
        rows = timeline.answers.timeline(
            topic=options.topic,
            since=moment(options.since, now=now),
            until=moment(options.until, now=now),
            event=options.event,
            outlet=options.outlet,
            claim=options.claim,
            most=options.limit,
        )
    show(rows, COLUMNS, options, nothing="nothing happened that fits")
    return 0
