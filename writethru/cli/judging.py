"""`writethru claims judge`: a person overrules what one article is said to do to a claim."""

import argparse
import getpass

from rich.text import Text

from extractors.errors import InputError
from extractors.model import RelationKind
from flows.stages.desk import home_of, open_desk
from flows.stages.judging import Verdict, judge
from storage.timeline.persons import judgements
from storage.timeline.questions import Timeline
from storage.watch.folder import find_folder
from writethru.cli.choosing import chosen_claim
from writethru.cli.options import add_formats, add_watch
from writethru.cli.output import Column, Row, console, day_and_time, short, show, visible


def _article(row: Row) -> str:
    why = f"\n{short(row['reason'], 160)}" if row["reason"] else ""
    return (
        f"{row['outlet']}, version {row['version']}: {short(row['title'], 120)}\n{row['url']}{why}"
    )


JUDGED = (
    Column("claim", lambda row: row["claim_id"], style="bold"),
    Column("relation", lambda row: row["relation"]),
    Column("", lambda row: "look again" if row["needs_look"] else "", style="bold yellow"),
    Column("state", lambda row: row["state"]),
    Column("judged (UTC)", lambda row: f"{day_and_time(row['judged_at'])}\n{row['judged_by']}"),
    Column("article, and why", _article, is_wide=True),
)
EPILOG = """examples:
  writethru claims judge c14 --article https://example.org/story --relation contradicts --reason "says the opposite"
  writethru claims judge c14 --article https://example.org/story --undo
  writethru claims judge --list
"""


def arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """The claim, the article, and what a person says."""
    del name
    parser.epilog = EPILOG
    parser.add_argument("claim", nargs="?", help="its id, such as c14 or REFERENCE/c14")
    what = parser.add_mutually_exclusive_group(required=True)
    relations = [kind.value for kind in RelationKind]
    what.add_argument("--relation", choices=relations, help="what the article does to the claim")
    what.add_argument("--undo", action="store_true", help="take the judgement back")
    what.add_argument("--list", action="store_true", help="what was judged, and what of it holds")
    parser.add_argument("--article", metavar="URL|ID", help="its address, or its article_id")
    parser.add_argument("--version", type=int, metavar="N", help="not the newest version but this")
    parser.add_argument("--by", metavar="NAME", help="who judges (default: who is logged in)")
    parser.add_argument("--reason", metavar="TEXT", help="why")
    parser.add_argument("--quote", metavar="TEXT", help="the words of the article that show it")
    parser.add_argument("--value", metavar="TEXT", help="the new or rival figure that they give")
    parser.add_argument("--speaker", metavar="NAME", help="who says them")
    parser.add_argument("--reference", metavar="ID", help="its reference, where there are several")
    add_watch(parser)
    add_formats(parser)


def run(options: argparse.Namespace, name: str) -> int:
    """Keep the judgement, or list all."""
    del name
    if options.list:
        return _list(options)
    if not options.claim or not options.article:
        raise InputError("name the claim and the article: `claims judge c14 --article URL ...`")
    desk = open_desk(find_folder(options.watch).root)
    with desk.timeline() as timeline:
        claim = chosen_claim(timeline.answers, options.claim, reference=options.reference)
    verdict = Verdict(
        reference_id=claim["reference_id"],
        claim_id=claim["claim_id"],
        article=options.article,
        relation=RelationKind(options.relation) if options.relation else None,
        judged_by=options.by or _own_name(),
        reason=options.reason,
        version=options.version,
        quote=options.quote,
        value=options.value,
        speaker=options.speaker,
    )
    judgement, before, version = judge(desk, verdict)
    what = (
        "taken back" if judgement.is_undone else f"{judgement.relation} (before {before.relation})"
    )
    told = f"{judgement.claim_id}, {version.outlet}, version {version.number}: {what}, by {judgement.judged_by}"
    console().print(Text(visible(told)))
    return 0


def _list(options: argparse.Namespace) -> int:
    with Timeline(home_of(find_folder(options.watch).root)) as timeline:
        claim = (
            chosen_claim(timeline.answers, options.claim, reference=options.reference)
            if options.claim
            else {"reference_id": options.reference, "claim_id": None}
        )
        rows = judgements(
            timeline.database, reference_id=claim["reference_id"], claim=claim["claim_id"]
        )
    show(rows, JUDGED, options, nothing="nothing was judged so far")
    return 0


def _own_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise InputError("say who judges: add --by NAME") from error
