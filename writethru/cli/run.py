"""`writethru run`, `poll`, `read` and `demo`: doing the work once."""

import argparse
import os
import sys
import time
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from rich.text import Text

from flows.demo import PollPlayed, is_demo, play, prepare, run_through_flows, wire_server
from flows.prefect_server import configured_server, embedded_server
from flows.stages.desk import StageReport, open_desk
from flows.stages.one_pass import one_pass, run_stage
from storage.watch.folder import WatchFolder, find_folder
from writethru.cli.options import add_watch
from writethru.cli.output import console, print_json


def arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Options of these commands."""
    add_watch(parser)
    if name == "demo":
        parser.add_argument(
            "--world",
            type=Path,
            metavar="DIR",
            help="play this world folder (polls.toml, outlets.toml, articles/) instead of the bundled sample",
        )
        parser.add_argument("--quiet", action="store_true", help="no progress, only the outcome")
        return
    parser.add_argument("--json", action="store_true", help="counts as JSON, for programs")
    if name == "run":
        parser.add_argument(
            "--flow",
            action="store_true",
            help="go through the Prefect flows on an embedded server (some 10 s)",
        )
    if name in {"run", "poll"}:
        parser.add_argument("--all", action="store_true", help="ask every feed, due or not")


def run(options: argparse.Namespace, name: str) -> int:
    """Do it and report; single feeds that failed are listed and do not fail the command."""
    if name == "demo":
        return _demo(options)
    folder = find_folder(options.watch)
    with _wire_of(folder.root):
        if name == "run":
            reports, way = _one_pass(folder, options)
        else:
            reports, way = [_single(folder, name, options)], "without Prefect"
    _report(reports, way, options)
    return 0


def _wire_of(root: Path) -> AbstractContextManager[object]:
    """The sample wire answers while we work in a demo folder."""
    return wire_server(root) if is_demo(root) else nullcontext()


def _one_pass(folder: WatchFolder, options: argparse.Namespace) -> tuple[list[StageReport], str]:
    if options.flow:
        _progress("starting an embedded Prefect server (some 10 s, longer the first time) ...")
        server, way = embedded_server(folder.prefect_folder), "an embedded Prefect server"
    elif address := _server_of(folder):
        server, way = configured_server(address), f"the Prefect server at {address}"
    else:
        return list(one_pass(open_desk(folder.root), everything=options.all)), "without Prefect"
    with server:
        return run_through_flows(folder.root, everything=options.all), f"through {way}"


def _server_of(folder: WatchFolder) -> str | None:
    """The server that is configured, by the environment or by the settings."""
    from storage.watch.settings import read_settings

    return os.environ.get("PREFECT_API_URL") or read_settings(folder.settings_file).prefect.api_url


def _single(folder: WatchFolder, name: str, options: argparse.Namespace) -> StageReport:
    from flows.stages.poll import poll
    from flows.stages.read import read

    desk = open_desk(folder.root)
    desk.commit(None)
    if name == "poll":
        return run_stage(desk, lambda ready: poll(ready, everything=options.all))
    return run_stage(desk, read)


def _report(reports: Iterable[StageReport], way: str, options: argparse.Namespace) -> None:
    if options.json:
        print_json(
            {
                "way": way,
                "stages": [
                    {
                        "stage": report.stage,
                        "counts": dict(report.counts),
                        "failures": list(report.failures),
                    }
                    for report in reports
                ],
            }
        )
        return
    say = console().print
    say(Text(f"one pass {way}", style="dim"))
    for report in reports:
        say(Text(f"  {report.stage:<8} {report.sentence}"))
        for failure in report.failures:
            say(Text(f"           {failure}", style="yellow"))


def _demo(options: argparse.Namespace) -> int:
    from writethru.cli.news import print_news

    root: Path = options.watch
    prepare(root, world=options.world)  # what cannot be played is told before a server starts
    started = time.monotonic()
    if not options.quiet:
        _progress(
            "playing the sample wire through the Prefect flows: an embedded server starts first "
            "(some 10 s, longer the first time), then about half a second a flow run"
        )
    with embedded_server(WatchFolder(root).prefect_folder):
        for played in play(root, run_pass=run_through_flows, world=options.world):
            if not options.quiet:
                _progress(_line(played, time.monotonic() - started))
    print_news(root, since=None)
    return 0


def _line(played: PollPlayed, elapsed_s: float) -> str:
    told = {report.stage: report.sentence for report in played.reports}
    return (
        f"[{elapsed_s:4.0f} s] poll {played.number} of {played.of}: "
        f"{told['poll']}; {told['read']}; {told['deliver']}"
    )


def _progress(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
