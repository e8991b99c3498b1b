"""`writethru init`: a watch folder from the starter."""

import argparse
from pathlib import Path

from rich.text import Text

from storage.watch.folder import init_folder
from writethru.cli.output import console


def arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """The folder may be named directly, or by `--watch` as everywhere."""
    del name
    parser.add_argument("folder", type=Path, nargs="?", help="where to make it (default ./watch)")
    parser.add_argument("--watch", type=Path, default=Path("watch"), metavar="DIR")


def run(options: argparse.Namespace, name: str) -> int:
    """Make the folder; files that are there stay as they are."""
    del name
    root: Path = options.folder or options.watch
    made = init_folder(root)
    say = console().print
    for path in made:
        say(Text(f"  {path.relative_to(root)}", style="dim"))
    say(Text(f"{root}: {len(made)} files made" if made else f"{root}: complete, nothing to make"))
    say(Text(f"next: look at {root}/feeds.opml, then `writethru run --watch {root}`"))
    return 0
