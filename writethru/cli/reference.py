"""`writethru reference`: the references of a watch folder: list them, add one, look at what a person decides of their claims."""

import argparse
from collections.abc import Iterable
from difflib import get_close_matches

from extractors.errors import InputError
from flows.stages.desk import open_desk
from flows.stages.references import Current, current_reference
from storage.watch.decisions import decisions_path, write_claims
from storage.watch.folder import WatchFolder, find_folder
from writethru.cli import watch
from writethru.cli.options import add_formats, add_watch
from writethru.cli.output import Column, Row, console, short, show


def _title(row: Row) -> str:
    return (
        f"{short(row['title'], 200)}\n{row['error']}" if row["error"] else short(row["title"], 200)
    )


def _wordings(row: Row) -> str:
    return "\n= ".join(short(text, 300) for text in (row["text"], *row["wordings"]))


LISTED = (
    Column("reference", lambda row: row["reference_id"], style="bold"),
    Column("", lambda row: row["language"] or ""),
    Column("claims", lambda row: str(row["claims"])),
    Column("decided", lambda row: str(row["decided"] or "")),
    Column("tripwires", lambda row: str(row["tripwires"] or "")),
    Column("title, and what is wrong", _title, is_wide=True),
)
CLAIMS = (
    Column("claim", lambda row: row["claim_id"], style="bold"),
    Column("", lambda row: row["fate"] or ("pinned" if row["is_pinned"] else "")),
    Column("speaker", lambda row: row["speaker"] or ""),
    Column("what it says, and its other wordings", _wordings, is_wide=True),
)


def arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """What each word after `reference` takes; without one it lists."""
    if name == "reference add":
        watch.arguments(parser, name)
        return
    if name == "reference claims":
        parser.add_argument("reference", nargs="?", help="its id; the only one when left out")
        parser.add_argument(
            "--write",
            action="store_true",
            help="list the claims as comments in references/NAME.toml, where you decide about them",
        )
    add_watch(parser)
    add_formats(parser)


def run(options: argparse.Namespace, name: str) -> int:
    """Do it."""
    folder = find_folder(options.watch)
    if name == "reference add":
        return watch.run(options, "watch")
    currents = _currents(folder)
    if name == "reference claims":
        return _claims(folder, _chosen(currents, options.reference), options)
    rows = [_row(current) for current in currents]
    show(rows, LISTED, options, nothing="there is no reference: `writethru reference add URL`")
    return 0


def _currents(folder: WatchFolder) -> list[Current]:
    desk = open_desk(folder.root)
    with desk.timeline() as timeline:
        return [current_reference(text, timeline, folder) for text in desk.watch.references]


def _chosen(currents: Iterable[Current], wanted: str | None) -> Current:
    by_id = {current.reference.reference_id: current for current in currents}
    if wanted in by_id:
        return by_id[str(wanted)]
    if wanted is None and len(by_id) == 1:
        return next(iter(by_id.values()))
    if not by_id:
        raise InputError("there is no reference: `writethru reference add URL` makes one")
    near = get_close_matches(wanted or "", by_id, n=1)
    hint = f"did you mean {near[0]}?" if near else f"name one of {', '.join(by_id)}"
    told = f"there is no reference {wanted!r}" if wanted else "there are several references"
    raise InputError(f"{told}: {hint}")


def _row(current: Current) -> Row:
    reference = current.reference
    return {
        "reference_id": reference.reference_id,
        "title": reference.title,
        "url": reference.url,
        "language": reference.language,
        "published_at": reference.published_at,
        "claims": len(reference.claims),
        "decided": len(current.decisions.claims),
        "tripwires": len(current.decisions.tripwires),
        "error": current.mistake,
    }


def _claims(folder: WatchFolder, current: Current, options: argparse.Namespace) -> int:
    every = [*((claim, None) for claim in current.reference.claims), *current.retired]
    if options.write:
        own = current.reference.reference_id
        path = decisions_path(folder.references_folder / f"{own}.md")
        in_order = sorted(
            (claim for claim, _ in every), key=lambda claim: (not claim.end, claim.start)
        )
        write_claims(path, own, in_order)
        console().print(f"wrote {path}", markup=False, highlight=False)
        return 0
    rows = [
        {
            "claim_id": claim.claim_id,
            "text": claim.text,
            "speaker": claim.speaker,
            "fate": fate,
            "is_pinned": claim.is_pinned,
            "wordings": [passage.text for passage in claim.passages],
            "start_char": claim.start,
            "end_char": claim.end,
        }
        for claim, fate in every
    ]
    show(rows, CLAIMS, options, nothing="the reference makes no claim")
    return 0
