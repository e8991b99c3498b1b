"""`writethru articles` and `writethru edits`: what was read, what was not, what changed afterwards."""

import argparse

from flows.stages.desk import clock_of, home_of
from storage.timeline.questions import Timeline
from storage.watch.folder import find_folder, load_watch
from writethru.cli.options import add_formats, add_limit, add_watch, moment
from writethru.cli.output import Column, Row, day_and_time, short, show


def _copy(row: Row) -> str:
    return "copy" if row["copy_of"] else ""


def _title(row: Row) -> str:
    topics = f"  [{', '.join(row['topics'])}]" if row["topics"] else ""
    why = "" if row["n_versions"] else f"  ({short(row['error'] or _why(row['reasons']), 80)})"
    return f"{row['title'] or row['canonical_url']}{topics}{why}"


def _why(reasons: list[str] | None) -> str:
    """What decided the status; reasons for dates come after it."""
    return reasons[0] if reasons else "not read"


ARTICLES = (
    Column("published (UTC)", lambda row: day_and_time(row["published_at"])),
    Column("outlet", lambda row: short(row["outlet"], 24)),
    Column("status", lambda row: row["status"] or ""),
    Column("words", lambda row: str(row["n_words"] or "")),
    Column("", _copy),
    Column("title and topics", _title, is_wide=True),
)


def _change(row: Row) -> str:
    for change in row["figures"] or row["changed"] or []:
        return f"{short(change['old'], 110)}  ->  {short(change['new'], 110)}"
    if row["added"]:
        return f"added: {short(row['added'][0], 200)}"
    return f"removed: {short(row['removed'][0], 200)}" if row["removed"] else "title"


EDITS = (
    Column("seen (UTC)", lambda row: day_and_time(row["first_seen_at"])),
    Column("outlet", lambda row: short(row["outlet"], 24)),
    Column("", lambda row: "declared" if row["is_declared"] else "silent", style="bold"),
    Column("kind", lambda row: row["kind"]),
    Column("claims", lambda row: " ".join(row["claims"] or [])),
    Column("what changed", _change, is_wide=True),
)


def arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Filters; each may be left out."""
    add_watch(parser)
    if name == "articles":
        parser.add_argument("--topic", metavar="ID", help="only articles of this topic")
        parser.add_argument("--outlet", metavar="NAME", help="only outlets whose name has this")
        parser.add_argument("--status", metavar="STATUS", help="full, partial, teaser, ...")
    else:
        parser.add_argument("--since", metavar="TIME", help="7d, 12h, 2w ago, or ISO 8601")
    add_limit(parser, 60)
    add_formats(parser)


def run(options: argparse.Namespace, name: str) -> int:
    """Print the list."""
    folder = find_folder(options.watch)
    now = clock_of(load_watch(folder.root))()
    with Timeline(home_of(folder.root)) as timeline:
        if name == "edits":
            edits = timeline.answers.edits(since=moment(options.since, now=now), most=options.limit)
            show(edits, EDITS, options, nothing="no article was edited")
            return 0
        articles = timeline.answers.articles(
            topic=options.topic,
            outlet=options.outlet,
            status=options.status,
            most=options.limit,
        )
    show(articles, ARTICLES, options, nothing="no article fits")
    return 0
