"""`writethru serve`: the service."""

import argparse
import sys

from flows.serve import serve
from storage.watch.folder import find_folder
from writethru.cli.options import add_watch


def arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Only the folder: the rest is in its settings."""
    del name
    add_watch(parser)


def run(options: argparse.Namespace, name: str) -> int:
    """Serve until SIGTERM or Ctrl-C."""
    del name
    serve(find_folder(options.watch).root, _tell)
    return 0


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")
