"""`writethru sql`: one reading statement over the public views of the newest snapshot."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from flows.stages.desk import home_of
from storage.timeline.sandbox import ask
from storage.watch.folder import find_folder
from writethru.cli.options import add_formats, add_watch
from writethru.cli.output import Column, Row, console, short, show, visible

MOST_COLUMNS = 6
"""Of more columns a terminal shows each row as a record."""


def arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """The statement, in words or from standard input."""
    del name
    parser.epilog = (
        "views: articles versions edits feeds feed_health polls topics stories origins claims claim_states\n"
        "       relations developments development_states development_evidence alerts deliveries timeline\n"
        "The same SQL runs in the DuckDB shell: duckdb -readonly WATCH/timeline.duckdb"
    )
    add_watch(parser)
    parser.add_argument("statement", help='for example "FROM timeline LIMIT 5"; - reads it')
    add_formats(parser)


def run(options: argparse.Namespace, name: str) -> int:
    """Print what the statement gives, columns in its order."""
    del name
    root: Path = find_folder(options.watch).root
    statement = sys.stdin.read() if options.statement == "-" else options.statement
    result = ask(home_of(root).link, statement)
    rows = [dict(zip(result.columns, row, strict=True)) for row in result.rows]
    if rows and len(result.columns) > MOST_COLUMNS and not (options.json or options.csv):
        _print_records(rows)
    else:
        columns = [_column(name) for name in result.columns]
        show(rows, columns, options, nothing="no rows")
    if result.is_cut:
        sys.stderr.write(f"only the first {len(rows)} rows are shown\n")
    return 0


def _print_records(rows: Sequence[Row]) -> None:
    """Wide rows one below the other, a line a column, as a terminal can show them."""
    width = max(map(len, rows[0]))
    say = console().print
    for number, row in enumerate(rows, 1):
        say(Text(f"row {number}", style="bold"))
        for name, value in row.items():
            if value is not None:
                say(Text.assemble((f"  {name:<{width}}  ", "dim"), visible(short(str(value), 200))))


def _column(name: str) -> Column:
    def cell(row: Row) -> str:
        return "" if row[name] is None else str(row[name])

    return Column(name, cell, is_wide=True)
