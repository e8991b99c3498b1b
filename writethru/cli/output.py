"""How lists leave the command line: a table for people, JSON or CSV for programs."""

import argparse
import csv
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from writethru.views.text import day_and_time, quoted, short, visible

__all__ = [
    "Column",
    "Row",
    "console",
    "day_and_time",
    "plain",
    "print_csv",
    "print_json",
    "quoted",
    "short",
    "show",
    "visible",
]

Row = Mapping[str, Any]
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins like this would be run as a formula by a spreadsheet."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table for people: its heading, and how a row fills it."""

    heading: str
    cell: Callable[[Row], str]
    style: str = ""
    is_wide: bool = False


def console() -> Console:
    """The one console for people; wide enough for quotes when nobody looks."""
    plain = Console(highlight=False)
    return plain if plain.is_terminal else Console(highlight=False, width=120)


def show(
    rows: Sequence[Row], columns: Sequence[Column], arguments: argparse.Namespace, *, nothing: str
) -> None:
    """Print rows in the format that was asked for; `nothing` is what people read when there are none."""
    if arguments.json:
        print_json([plain(row) for row in rows])
    elif arguments.csv:
        print_csv(rows)
    elif not rows:
        console().print(Text(nothing))
    else:
        console().print(_table(rows, columns))


def _table(rows: Sequence[Row], columns: Sequence[Column]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    for column in columns:
        table.add_column(
            column.heading,
            style=column.style or None,
            ratio=1 if column.is_wide else None,
            no_wrap=not column.is_wide,
            overflow="fold" if column.is_wide else "ellipsis",
        )
    for row in rows:
        table.add_row(*(Text(visible(column.cell(row))) for column in columns))
    return table


def print_json(value: object) -> None:
    """One JSON document, never through the console: it would wrap lines."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1, default=_json) + "\n")


def print_csv(rows: Sequence[Row]) -> None:
    """Rows with a header line; lists and objects as JSON; no cell can act as a formula."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    if rows:
        writer.writerow(rows[0])
    for row in rows:
        writer.writerow([_csv(value) for value in plain(row).values()])


def plain(row: Row) -> dict[str, Any]:
    """A row with instants as ISO 8601."""
    return {
        name: value.isoformat().replace("+00:00", "Z") if isinstance(value, datetime) else value
        for name, value in row.items()
    }


def _json(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return str(value)


def _csv(value: object) -> object:
    if isinstance(value, (list, dict, tuple)):
        return json.dumps(value, ensure_ascii=False, default=_json)
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value
