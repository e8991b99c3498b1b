"""`writethru news`: what moved, on one screen. It says little where little happened."""

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from rich.text import Text

from flows.stages.desk import clock_of, home_of
from storage.timeline.answers import Answers
from storage.timeline.questions import Timeline
from storage.watch.folder import find_folder, load_watch
from writethru.cli.options import add_watch, moment
from writethru.cli.output import Row, console, day_and_time, quoted, short, visible

MOST_CLAIMS = 6
MOST_DEVELOPMENTS = 3
MOST_OMISSIONS = 2
MOST_EDITS = 2
WIDTH = 118


def arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Since when."""
    del name
    add_watch(parser)
    parser.add_argument("--since", metavar="TIME", help="7d, 12h, 2w ago, or ISO 8601")


def run(options: argparse.Namespace, name: str) -> int:
    """Print the screen."""
    del name
    root = find_folder(options.watch).root
    now = clock_of(load_watch(root))()
    print_news(root, since=moment(options.since, now=now))
    return 0


def print_news(root: Path, *, since: datetime | None) -> None:
    """Print what moved in a watch folder since a time (None: ever)."""
    say = console().print
    with Timeline(home_of(root)) as timeline:
        answers = timeline.answers
        for line in _account(answers, since):
            say(line)
        for reference in answers.references():
            for line in _reference(answers, reference, since):
                say(line)
        for line in _edits(answers, since):
            say(line)
        for line in _alerts(answers, since):
            say(line)
    say(_next(root))


def _line(mark: str, text: str, style: str = "") -> Text:
    return Text.assemble((f"  {mark} ", style or "dim"), visible(short(text, WIDTH - len(mark))))


def _heading(text: str) -> Text:
    return Text(text, style="bold")


def _account(answers: Answers, since: datetime | None) -> Iterable[Text]:
    account = answers.account(since=since)
    polled = (
        f"{account['feeds']} feeds asked {account['polls']} times, {account['entries']} entries"
    )
    yield _labelled("Polled", polled + _broken(answers.feeds()))
    read = f"{account['read_whole']} articles from {account['origins']} independent origins"
    if account["folded"]:
        read += f" ({account['folded']} copies folded)"
    if account["screened_out"]:
        read += f"; {account['screened_out']} entries screened out by title and summary"
    yield _labelled("Read", read)
    unread = answers.unread(since=since)
    if unread:
        yield _labelled("Not read", _unread(unread))


def _labelled(label: str, text: str) -> Text:
    return Text.assemble((f"{label:<10}", "bold"), visible(short(text, WIDTH - 8)))


def _broken(feeds: Sequence[Row]) -> str:
    """Feeds that failed at the last poll: closed for good, or in error."""
    gone = [feed["title"] for feed in feeds if feed["outcome"] == "gone"]
    failing = [feed["title"] for feed in feeds if feed["error"] and feed["outcome"] != "gone"]
    told = f"; closed for good (410): {', '.join(gone)}" if gone else ""
    return told + (f"; in error: {', '.join(failing)}" if failing else "")


def _unread(rows: Sequence[Row]) -> str:
    kinds = Counter(row["status"] for row in rows)
    outlets = {
        kind: ", ".join(sorted({row["outlet"] for row in rows if row["status"] == kind}))
        for kind in kinds
    }
    return "; ".join(f"{count} {kind} ({outlets[kind]})" for kind, count in kinds.items())


def _reference(answers: Answers, reference: Row, since: datetime | None) -> Iterable[Text]:
    reference_id = reference["reference_id"]
    moved = [
        claim
        for claim in answers.claims(reference_id)
        if {"updated", "disputed"} & set(claim["labels"])
        and (since is None or claim["settled_at"] >= since)
    ]
    yield Text("")
    yield Text(visible(short(reference["title"], WIDTH)), style="bold underline")
    yield _heading(
        f"WHAT MOVED: {len(moved)} of {reference['claims']} claims" if moved else "Nothing moved"
    )
    for claim in moved[:MOST_CLAIMS]:
        yield from _moved(answers, reference_id, claim)
    if len(moved) > MOST_CLAIMS:
        yield _line("+", f"{len(moved) - MOST_CLAIMS} more: writethru claims")
    yield from _developments(answers, reference_id, since)
    yield from _omissions(answers, reference_id)


def _moved(answers: Answers, reference_id: str, claim: Row) -> Iterable[Text]:
    labels = ", ".join(label for label in claim["labels"] if label in {"updated", "disputed"})
    mark, style = ("≠", "bold red") if "disputed" in claim["labels"] else ("→", "bold yellow")
    yield _line(mark, f"{claim['claim_id']} {labels}: {claim['text']}", style)
    yield _line("   ", f"now {_open_positions(claim['line'])}", "dim")
    kinds = {"updates", "contradicts"}
    rows = answers.evidence(reference_id, claim=claim["claim_id"])
    newest = sorted(
        (row for row in rows if row["relation"] in kinds),
        key=lambda row: row["published_at"] or row["first_seen_at"],
    )
    if newest:
        yield _line("   ", _told(newest[-1]), "dim")


def _open_positions(line: str) -> str:
    """The standing without how often the claim was repeated, which the diff tells."""
    parts = [part for part in line.split("; ") if not part.startswith("repeated by")]
    return "; ".join(part.removeprefix("updated: ").removeprefix("disputed: ") for part in parts)


def _told(row: Row) -> str:
    when = day_and_time(row["published_at"] or row["first_seen_at"])
    return f"{row['outlet']}, {when}: {quoted(row['quote'], WIDTH)}"


def _developments(answers: Answers, reference_id: str, since: datetime | None) -> Iterable[Text]:
    rows = answers.developments(reference_id, since=since)
    if not rows:
        return
    tracked = sum(row["is_tracked"] for row in rows)
    yield _heading(
        f"NEW, and not in the reference: {len(rows)} statements, {tracked} told by two independent texts"
    )
    for row in rows[:MOST_DEVELOPMENTS]:
        first = f"{row['first_outlet']}, {day_and_time(row['first_said_at'])}"
        yield _line("+", f"{first}: {quoted(row['text'], WIDTH)}", "bold green")


def _omissions(answers: Answers, reference_id: str) -> Iterable[Text]:
    rows = answers.omissions(reference_id)
    if not rows:
        return
    yield _heading("LEFT OUT, by how many of how many independent texts of the story")
    for row in rows[:MOST_OMISSIONS]:
        share = f"{row['left_out_by']} of {row['texts']}"
        yield _line("○", f"{row['claim_id']} by {share}: {row['text']}")


def _edits(answers: Answers, since: datetime | None) -> Iterable[Text]:
    rows = sorted(answers.edits(since=since), key=lambda row: row["is_declared"])
    if not rows:
        return
    yield _heading("EDITED after publication")
    for row in rows[:MOST_EDITS]:
        kind = "declared" if row["is_declared"] else "silently"
        touched = f", touches {' '.join(row['claims'])}" if row["claims"] else ""
        yield _line("✎", f"{row['outlet']}, {kind}{touched}: {_changed(row)}", "bold magenta")


def _changed(row: Row) -> str:
    for change in row["figures"] or row["changed"]:
        return f"{short(change['old'], 60)} -> {short(change['new'], 60)}"
    return short((row["added"] or row["removed"] or [row["kind"]])[0], 100)


def _alerts(answers: Answers, since: datetime | None) -> Iterable[Text]:
    rows = answers.alerts(since=since)
    if not rows:
        return
    yield _heading(f"ALERTS: {len(rows)} so far, each once; the last one")
    last = rows[-1]
    yield _line("!", f"{last['claim_id'] or last['topic']} {last['title']}", "bold red")
    yield _line("   ", f"{last['before']} -> {last['after']}")
    yield _line("   ", f"why now: {last['reason']}")
    for sentence in last["sentences"][:1]:
        said = sentence["citation"]
        yield _line("   ", f"{said['outlet']}: {quoted(said['quote'], WIDTH)}")


def _next(root: Path) -> Text:
    return Text(
        f"\nNext: writethru diff --watch {root}   |   writethru timeline --watch {root}\n"
        f'      writethru sql "FROM timeline LIMIT 5" --watch {root}   |   writethru --help',
        style="dim",
    )
