"""The demo: a sample wire played into a watch folder, poll by poll, through the Prefect flows."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from extractors.errors import InputError
from flows.drafting import draft_watch, source_of_text, write_draft
from flows.prefect_server import free_port
from flows.stages.desk import StageReport
from flows.wire.position import WirePosition, position_file, read_position, write_position
from flows.wire.server import playing
from storage.watch.folder import WatchFolder, init_folder
from storage.watch.opml import write_feeds
from storage.watch.settings import write_channels
from storage.watch.wire import SampleWire

STORY = frozenset({"names.toml", "references", "topics"})
"""What the starter holds for its own story."""

STARTER = STORY | {"glossary.txt"}
"""What the starter holds besides settings and feeds."""

RunPass = Callable[[Path], list[StageReport]]


@dataclass(frozen=True, slots=True)
class PollPlayed:
    """One poll of the wire, played: its number, how many there are, and what each stage did."""

    number: int
    of: int
    reports: tuple[StageReport, ...]


def prepare(root: Path, *, world: Path | None = None) -> WirePosition:
    """Make `root` a demo folder, or find out how far the one there has played, and which world.

    `world` is a world folder; None is the bundled sample, or in a demo folder what plays there already.

    Raises:
        InputError: the folder holds something of the user's own, or another world; the world is wrong.
    """
    folder = WatchFolder(root)
    named = None if world is None else str(world.resolve())
    position = read_position(folder.demo_folder)
    if position is None:
        position = _begun(folder, named)
    elif named not in {None, position.world}:
        raise InputError(
            f"{root} plays {position.world or 'the bundled sample'}: play {world} in a new folder"
        )
    # The feeds come last: where they are, the folder is made, and what the user changes in it stays.
    if not folder.feeds_file.exists():
        _make(folder, position.wire())
    return position


def _begun(folder: WatchFolder, world: str | None) -> WirePosition:
    if _holds_anything(folder.root):
        raise InputError(
            f"{folder.root} holds files of your own: play the demo in an empty folder, "
            "for example `writethru demo --watch demo`"
        )
    position = WirePosition(poll=1, port=free_port(), world=world)
    position.wire()  # a world that cannot be played leaves no folder behind
    # The position comes first: from here on a killed preparation is known as a demo.
    write_position(folder.demo_folder, position)
    return position


def _make(folder: WatchFolder, wire: SampleWire) -> None:
    """The starter with the wire's feeds; for a world of its own what `writethru watch` makes of its reference."""
    # The settings come first: they make it a watch folder, in which a killed preparation may go on.
    init_folder(folder.root, leave_out={*STARTER, folder.feeds_file.name})
    story = frozenset() if wire.reference_file is None else STORY
    init_folder(folder.root, leave_out={*story, folder.feeds_file.name})
    # The screen is for the demo's own account; every alert stands in the file.
    write_channels(folder.settings_file, ["file"])
    feeds = wire.feed_sources()
    if wire.reference_file is None:
        write_feeds(folder.feeds_file, feeds)
        return
    source = source_of_text(wire.reference_file)
    # The press of such a world is all there is: none of it is left out as unfit.
    write_draft(replace(draft_watch(source, names=(), feeds=feeds), feeds=feeds), folder)


def _holds_anything(root: Path) -> bool:
    # Hidden files (.git, .DS_Store) are nobody's content.
    is_folder = root.is_dir()
    return (
        any(not path.name.startswith(".") for path in root.iterdir())
        if is_folder
        else root.exists()
    )


def play(root: Path, *, run_pass: RunPass, world: Path | None = None) -> Iterator[PollPlayed]:
    """Play every poll that was not played yet; on a finished folder look once more at the last one.

    `world` as for `prepare`.
    """
    folder = WatchFolder(root)
    position = prepare(root, world=world)
    wire = position.wire()
    polls = len(wire.polls)
    with playing(folder.demo_folder, wire=wire, port=position.port):
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
    return playing(WatchFolder(root).demo_folder, wire=position.wire(), port=position.port)


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
