"""What all views of a reference share on the command line: their options, and how they leave it."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from pathlib import Path

from extractors.errors import InputError
from flows.stages.desk import clock_of, home_of
from storage.timeline.answers import Answers
from storage.timeline.questions import Timeline
from storage.watch.folder import find_folder, load_watch
from writethru.cli.options import add_watch, moment
from writethru.cli.output import console, print_csv, print_json
from writethru.views.as_html import to_html
from writethru.views.as_markdown import to_markdown
from writethru.views.as_terminal import print_document
from writethru.views.blocks import Document
from writethru.views.marks import Row
from writethru.views.text import day_and_time

FORMATS = {
    "json": "for programs",
    "csv": "comma-separated, with a header line",
    "markdown": "Markdown",
    "html": "one page, with nothing to fetch",
}
ENDINGS = {".json": "json", ".csv": "csv", ".md": "markdown", ".html": "html", ".htm": "html"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A view that a person asked for: of which reference, as of when; `as_of` None is now."""

    answers: Answers
    reference_id: str
    as_of: datetime | None
    since: datetime | None
    now: datetime

    @property
    def when(self) -> str:
        """As of when, and since when, in words."""
        since = f", what was said since {day_and_time(self.since)}" if self.since else ""
        return f"{self.reference_id}, as of {day_and_time(self.as_of or self.now)} UTC{since}"


def add_view(parser: argparse.ArgumentParser) -> None:
    """`--as-of`, the formats, `--output`, `--watch`."""
    parser.add_argument("--as-of", metavar="TIME", help="what was known at this time")
    formats = parser.add_mutually_exclusive_group()
    for name, told in FORMATS.items():
        formats.add_argument(
            f"--{name}", dest="format", action="store_const", const=name, help=told
        )
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="write there; its ending may tell the format"
    )
    add_watch(parser)


@contextmanager
def asked(options: argparse.Namespace) -> Iterator[Asked]:
    """The newest snapshot, open, with what the options say.

    Raises:
        InputError: there is no such reference, or a time cannot be read.
    """
    folder = find_folder(options.watch)
    watch = load_watch(folder.root)
    now = clock_of(watch)()
    with Timeline(home_of(folder.root)) as timeline:
        answers = timeline.answers
        yield Asked(
            answers=answers,
            reference_id=answers.reference_id(options.reference or watch.settings.watch.reference),
            as_of=moment(options.as_of, now=now),
            since=moment(getattr(options, "since", None), now=now),
            now=now,
        )


def format_of(options: argparse.Namespace) -> str | None:
    """The format that was asked for, by its name or by the ending of the file; None for people at a terminal."""
    by_ending = ENDINGS.get(options.output.suffix.lower()) if options.output else None
    return options.format or by_ending


def show_view(
    options: argparse.Namespace,
    *,
    document: Callable[[], Document],
    rows: Callable[[], Sequence[Row]],
    value: Callable[[], object],
) -> None:
    """Print a view in the format that was asked for: `value` as JSON, `rows` as CSV, else the document.

    Raises:
        InputError: the file cannot be written.
    """
    writers: dict[str, Callable[[], object]] = {
        "json": lambda: print_json(value()),
        "csv": lambda: print_csv(rows()),
        "markdown": lambda: sys.stdout.write(to_markdown(document())),
        "html": lambda: sys.stdout.write(to_html(document())),
        "": lambda: print_document(document(), console()),
    }
    write = writers[format_of(options) or ""]
    if options.output is None:
        write()
        return
    text = StringIO()
    with redirect_stdout(text):
        write()
    try:
        options.output.write_text(text.getvalue(), "utf-8")
    except OSError as error:
        raise InputError(f"{options.output} cannot be written: {error.strerror}") from error
