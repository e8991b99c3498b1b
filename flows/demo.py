"""The demo: the sample wire played into a watch folder, poll by poll, through the Prefect flows."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from extractors.errors import InputError
from flows.prefect_server import free_port
from flows.stages.desk import StageReport
from flows.wire.position import WirePosition, position_file, read_position, write_position
from flows.wire.server import playing
from storage.watch.folder import WatchFolder, init_folder
from storage.watch.opml import write_feeds
from storage.watch.sample_wire import sample_wire
from storage.watch.settings import write_channels

STARTER = frozenset({"names.toml", "references", "topics"})
"""What the starter holds besides settings and feeds."""

RunPass = Callable[[Path], list[StageReport]]


@dataclass(frozen=True, slots=True)
class PollPlayed:
    """One poll of the wire, played: its number, how many there are, and what each stage did."""

    number: int
    of: int
    reports: tuple[StageReport, ...]


def prepare(root: Path) -> WirePosition:
    """Make `root` a demo folder, or find out how far the one there has played.

    Raises:
        InputError: the folder holds something of the user's own.
    """
    folder = WatchFolder(root)
    position = read_position(folder.demo_folder)
    if position is None:
        if _holds_anything(root):
            raise InputError(
                f"{root} holds files of your own: play the demo in an empty folder, "
                "for example `writethru demo --watch demo`"
            )
        # The position comes first: from here on a killed preparation is known as a demo.
        position = WirePosition(poll=1, port=free_port())
        write_position(folder.demo_folder, position)
    # The feeds come last: where they are, the folder is made, and what the user changes in it stays.
    if not folder.feeds_file.exists():
        # And the settings first: they make it a watch folder, in which a killed preparation may go on.
        init_folder(root, leave_out={*STARTER, folder.feeds_file.name})
        init_folder(root, leave_out={folder.feeds_file.name})
        # The screen is for the demo's own account; every alert stands in the file.
        write_channels(folder.settings_file, ["file"])
        write_feeds(folder.feeds_file, sample_wire().feed_sources())
    return position


def _holds_anything(root: Path) -> bool:
    # Hidden files (.git, .DS_Store) are nobody's content.
    is_folder = root.is_dir()
    return (
        any(not path.name.startswith(".") for path in root.iterdir())
        if is_folder
        else root.exists()
    )


def play(root: Path, *, run_pass: RunPass) -> Iterator[PollPlayed]:
    """Play every poll that was not played yet; on a finished folder look once more at the last one."""
    folder = WatchFolder(root)
    position = prepare(root)
    polls = len(sample_wire().polls)
    with playing(folder.demo_folder, port=position.port):
        while True:
            yield PollPlayed(position.poll, polls, tuple(run_pass(root)))
            if position.is_finished:
                return
            if position.poll == polls:
                write_position(folder.demo_folder, replace(position, is_finished=True))
                return
            position = replace(position, poll=position.poll + 1)
            write_position(folder.demo_folder, position)


def wire_server(root: Path) -> AbstractContextManager[int]:
    """The sample wire's server for a folder in which the demo was played."""
    position = prepare(root)
    return playing(WatchFolder(root).demo_folder, port=position.port)


def is_demo(root: Path) -> bool:
    """Whether the sample wire plays in this folder."""
    return position_file(WatchFolder(root).demo_folder).exists()


def run_through_flows(root: Path, *, everything: bool = False) -> list[StageReport]:
    """One pass through the Prefect flows, one flow run a stage (`everything`: also feeds that are not due).

    Goes through the server that this process is set up for (`flows/prefect_server.py`).
    """
    from flows.compare import compare_coverage
    from flows.poll import poll_feeds
    from flows.read import read_articles
    from flows.send import send_alerts

    async def one_pass() -> list[StageReport]:
        folder = str(root.resolve())
        states = [
            await poll_feeds(folder, everything, return_state=True),
            *[
                await flow(folder, return_state=True)
                for flow in (read_articles, compare_coverage, send_alerts)
            ],
        ]
        # A flow that returns a state hands on what that state holds.
        return [cast(StageReport, await state.aresult()) for state in states]

    return asyncio.run(one_pass())
