"""What every stage needs at hand, and how its facts reach the timeline."""

import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from extractors.errors import StorageError
from flows.net.fetch import Network
from flows.net.workers import preload
from flows.stages.clock import Clock, system_clock
from flows.stages.settle import make_settle
from flows.wire.position import read_position
from storage.timeline.database import Row
from storage.timeline.inbox import Load
from storage.timeline.owner import BusyError, Home, Owner, ensure_published
from storage.timeline.questions import Timeline
from storage.watch.folder import Watch, load_watch
from storage.watch.sample_wire import sample_wire

APPLY_LIMIT_S = 120.0
"""How long to wait for another process to apply our load before saying that something is wrong."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A watch folder, ready to be worked on: settings, network, clock."""

    watch: Watch
    network: Network
    clock: Clock = system_clock
    processes: int = field(default_factory=lambda: os.cpu_count() or 1)

    @property
    def home(self) -> Home:
        """Where the timeline lives."""
        return home_of(self.watch.folder.root)

    def timeline(self) -> Timeline:
        """The newest snapshot."""
        return Timeline(self.home)

    def put(self, kind: str, rows: Mapping[str, Sequence[Row]], *, made_at: datetime) -> str | None:
        """Leave facts in the inbox; returns the id of the load, None when there was nothing to say."""
        load = Load(kind, made_at, {table: found for table, found in rows.items() if found})
        return self.home.inbox.put(load) if load.n_rows else None

    def commit(self, load_id: str | None) -> int | None:
        """See to it that a load is applied and published, by us or by the service that owns the timeline.

        Returns the number of the snapshot when it was us, else None.

        Raises:
            StorageError: the owner does not apply it, or refused it.
        """
        waited_until = time.monotonic() + APPLY_LIMIT_S
        while True:
            try:
                return self._own_commit()
            except BusyError:
                if load_id is None or self._is_applied(load_id):
                    return None
            if time.monotonic() > waited_until:
                raise StorageError(
                    f"load {load_id} was not applied within {APPLY_LIMIT_S:.0f} s: "
                    f"is the owner of {self.watch.folder.root} still alive? Try `writethru doctor`"
                )
            time.sleep(0.05)

    def _own_commit(self) -> int | None:
        if not self.home.inbox.waiting():
            return None
        with Owner(self.home) as owner:
            owner.drain(make_settle(self.watch))
            return owner.publish()

    def _is_applied(self, load_id: str) -> bool:
        with self.timeline() as timeline:
            return timeline.has_load(load_id)


@dataclass(frozen=True, slots=True)
class StageReport:
    """What a stage did at `made_at`. `load_id` is None when it found nothing to do; `failures` are sentences."""

    stage: str
    made_at: datetime
    sentence: str
    counts: Mapping[str, int]
    load_id: str | None = None
    failures: tuple[str, ...] = ()


def home_of(root: Path) -> Home:
    """Where the timeline of a watch folder lives."""
    return Home(state=root / ".state", link=root / "timeline.duckdb")


def open_desk(root: Path) -> Desk:
    """Load a watch folder and make sure that it has a snapshot to read.

    A folder in which the sample wire plays has the wire's clock, and the wire's hosts lead to its loopback server.

    Raises:
        WatchFolderError: a file of it is missing or wrong.
        StorageError: the timeline cannot be opened.
    """
    preload("flows.stages.warm")
    watch = load_watch(root)
    desk = Desk(watch=watch, network=_network(watch), clock=clock_of(watch))
    ensure_published(desk.home)
    return desk


def clock_of(watch: Watch) -> Clock:
    """The clock of a watch folder: the wire's where the sample plays, else the machine's."""
    position = read_position(watch.folder.demo_folder)
    if position is None:
        return system_clock
    instant = position.instant(sample_wire())
    return lambda: instant


def _network(watch: Watch) -> Network:
    poll = watch.settings.poll
    position = read_position(watch.folder.demo_folder)
    routes = dict.fromkeys(sample_wire().hosts, position.port) if position else {}
    return Network(
        allow=poll.allow_networks,
        user_agent=poll.user_agent,
        at_once=poll.at_once,
        host_gap_s=0.0 if routes else poll.host_gap_s,
        deadline_s=poll.deadline_s,
        routes=tuple(sorted(routes.items())),
    )
