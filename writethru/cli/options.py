"""Options that several commands share, and what they mean."""

import argparse
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.errors import InputError

if TYPE_CHECKING:
    from storage.watch.folder import WatchFolder

AGO = re.compile(r"(\d+)([hdw])")
UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


def add_watch(parser: argparse.ArgumentParser) -> None:
    """`--watch DIR`."""
    parser.add_argument(
        "--watch",
        type=Path,
        default=Path("watch"),
        metavar="DIR",
        help="the watch folder (default ./watch)",
    )


def add_formats(parser: argparse.ArgumentParser) -> None:
    """`--json` and `--csv`."""
    formats = parser.add_mutually_exclusive_group()
    formats.add_argument("--json", action="store_true", help="one JSON array, for programs")
    formats.add_argument("--csv", action="store_true", help="comma-separated, with a header line")


def add_limit(parser: argparse.ArgumentParser, default: int) -> None:
    """`--limit N`."""
    parser.add_argument(
        "--limit", type=_positive, default=default, metavar="N", help=f"at most N rows ({default})"
    )


def starter() -> "WatchFolder":
    """The starter that ships with the product, as a watch folder to read from."""
    from importlib.resources import files

    from storage.watch.folder import WatchFolder

    return WatchFolder(Path(str(files("storage.watch") / "starter")))


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("at least 1 is needed")
    return value


def moment(text: str | None, *, now: datetime) -> datetime | None:
    """An instant that a person types: `7d`, `12h`, `2w` ago, or ISO 8601; without zone it is UTC.

    Raises:
        InputError: it is neither.
    """
    if text is None:
        return None
    try:
        if ago := AGO.fullmatch(text):
            return now - int(ago[1]) * UNITS[ago[2]]
        parsed = datetime.fromisoformat(text)
        return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise InputError(f"{text!r} is no time: write 7d, 12h, 2w or 2025-02-26T12:00") from error
