"""`writethru claims watch`: tell at once when something is said of a claim."""

import argparse
from pathlib import Path

from rich.text import Text

from extractors.alerts.tripwires import CONDITIONS, Tripwire, read_condition
from extractors.errors import InputError
from flows.stages.desk import home_of, open_desk
from flows.stages.references import note_files
from storage.timeline.persons import hits_of, listed_tripwires
from storage.timeline.questions import Timeline
from storage.watch.decisions import add_tripwire, decisions_path, remove_tripwires
from storage.watch.folder import WatchFolder, find_folder
from writethru.cli.choosing import chosen_claim
from writethru.cli.options import add_formats, add_watch
from writethru.cli.output import Column, Row, console, day_and_time, quoted, short, show, visible


def _last(row: Row) -> str:
    if not row["last_quote"]:
        return short(row["claim"], 160)
    return f"{short(row['claim'], 120)}\n{row['last_outlet']}: {quoted(row['last_quote'], 160)}"


LISTED = (
    Column("claim", lambda row: row["claim_id"], style="bold"),
    Column("if", lambda row: row["condition"]),
    Column("by", lambda row: row["by"] or ""),
    Column("set (UTC)", lambda row: day_and_time(row["set_at"])),
    Column("met since", lambda row: str(row["hits"])),
    Column("the claim, and what met it last", _last, is_wide=True),
)
EPILOG = """examples:
  writethru claims watch c14 --if contradicts --by "the ministry"
  writethru claims watch c09 --if value
  writethru claims watch c03 --if stage=signed
  writethru claims watch --list
  writethru claims watch c14 --remove

It is kept in references/NAME.toml, where you may edit it too.
"""
SHOWN = 3


def arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """The claim, and what shall be told."""
    del name
    parser.epilog = EPILOG
    parser.add_argument("claim", nargs="?", help="its id, such as c14 or REFERENCE/c14")
    told = f"{', '.join(CONDITIONS)}, or stage=signed and so on"
    parser.add_argument("--if", dest="condition", metavar="WHAT", help=told)
    parser.add_argument("--by", metavar="NAME", help="only when this one says it, by any name")
    parser.add_argument("--reference", metavar="ID", help="its reference, where there are several")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--list", action="store_true", help="all tripwires, and what met them")
    what.add_argument(
        "--remove", action="store_true", help="take away those of the claim (that --if, --by say)"
    )
    add_watch(parser)
    add_formats(parser)


def run(options: argparse.Namespace, name: str) -> int:
    """Set, list or remove tripwires."""
    del name
    folder = find_folder(options.watch)
    if options.list:
        with Timeline(home_of(folder.root)) as timeline:
            rows = listed_tripwires(timeline.database, reference_id=options.reference)
        show(rows, LISTED, options, nothing="no tripwire is set")
        return 0
    condition = read_condition(options.condition) if options.condition else None
    if not options.claim or not (condition or options.remove):
        raise InputError("name the claim and what to tell: `claims watch c14 --if contradicts`")
    with open_desk(folder.root).timeline() as timeline:
        claim = chosen_claim(timeline.answers, options.claim, reference=options.reference)
    path = _file(folder, claim["reference_id"])
    if options.remove:
        return _remove(folder, path, claim, condition, options.by)
    return _set(folder, path, claim, Tripwire(claim["claim_id"], condition or "", options.by))


def _file(folder: WatchFolder, reference_id: str) -> Path:
    return decisions_path(folder.references_folder / f"{reference_id}.md")


def _set(folder: WatchFolder, path: Path, claim: Row, tripwire: Tripwire) -> int:
    is_new = add_tripwire(path, tripwire)
    desk = open_desk(folder.root)
    note_files(desk)
    told = "set" if is_new else "is set already"
    _say(f"{tripwire.claim_id}, {tripwire.told}: {told}; {short(claim['text'], 160)}")
    with desk.timeline() as timeline:
        known = [
            row
            for row in hits_of(timeline.database, tripwire, claim["reference_id"])
            if row["was_known"]
        ]
    if is_new:
        _say(
            f"said before, so not told again: {len(known)}"
            if known
            else "nothing of it was said so far"
        )
    for row in known[:SHOWN] if is_new else ():
        _say(f"  {row['outlet']}: {quoted(row['quote'], 200)}")
    return 0


def _remove(
    folder: WatchFolder, path: Path, claim: Row, condition: str | None, by: str | None
) -> int:
    gone = remove_tripwires(path, claim["claim_id"], condition=condition, by=by)
    if not gone:
        raise InputError(
            f"no such tripwire is set on {claim['claim_id']} in {path}: `claims watch --list` shows all"
        )
    note_files(open_desk(folder.root))
    for tripwire in gone:
        _say(f"{tripwire.claim_id}, {tripwire.told}: taken away")
    return 0


def _say(text: str) -> None:
    console().print(Text(visible(text)))
