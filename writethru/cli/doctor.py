"""`writethru doctor`: what is wrong with a watch folder, and what to do."""

import argparse
from collections.abc import Iterable

from rich.text import Text

from storage.watch.folder import find_folder
from writethru.cli.examination import Finding, examine
from writethru.cli.options import add_watch
from writethru.cli.output import console, print_json, visible


def arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Which folder, and for whom."""
    del name
    add_watch(parser)
    parser.add_argument("--json", action="store_true", help="one JSON array, for programs")


def run(options: argparse.Namespace, name: str) -> int:
    """Print one line a check; exit code 1 when anything is wrong."""
    del name
    findings = examine(find_folder(options.watch))
    if options.json:
        print_json([_row(finding) for finding in findings])
    else:
        _print(findings)
    return 0 if all(finding.is_ok for finding in findings) else 1


def _row(finding: Finding) -> dict[str, object]:
    return {
        "check": finding.check,
        "ok": finding.is_ok,
        "found": finding.told,
        "to_do": finding.remedy,
    }


def _print(findings: Iterable[Finding]) -> None:
    for finding in findings:
        mark = ("ok   ", "green") if finding.is_ok else ("wrong", "bold red")
        to_do = f". To do: {finding.remedy}" if finding.remedy else ""
        told = visible(" ".join(f"{finding.check}: {finding.told}{to_do}".split()))
        console().print(Text.assemble(mark, "  ", told), soft_wrap=True)
