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
from storage.watch.folder import Watch, WatchFolder, load_watch
from storage.watch.settings import Settings, with_allowed

ALLOW = "WRITETHRU_ALLOW"
"""The environment variable that names networks which may be asked although they are not public."""

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
            number = self._own_commit()
            if load_id is None or self._is_through(load_id, has_published=number is not None):
                return number
            if time.monotonic() > waited_until:
                raise StorageError(
                    f"load {load_id} was not applied within {APPLY_LIMIT_S:.0f} s: "
                    f"is the owner of {self.watch.folder.root} still alive? Try `writethru doctor`"
                )
            time.sleep(0.05)

    def _own_commit(self) -> int | None:
        """Do the owner's work if there is any and nobody else is at it."""
        # Also what was applied but not published, by a process that was killed in between: who reads an
        # older snapshot does its work twice.
        if not self.home.inbox.has_work():
            return None
        try:
            with Owner(self.home) as owner:
                owner.drain(make_settle(self.watch))
                return owner.publish()
        except BusyError:
            return None

    def _is_through(self, load_id: str, *, has_published: bool) -> bool:
        if reason := self.home.inbox.reason_of_refusal(load_id):
            raise StorageError(f"load {load_id} was refused and lies in .state/inbox/bad: {reason}")
        if has_published:
            return True
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
    network = network_of(watch.folder, watch.settings)
    desk = Desk(watch=watch, network=network, clock=clock_of(watch))
    _ensure_snapshot(desk.home)
    return desk


def _ensure_snapshot(home: Home) -> None:
    waited_until = time.monotonic() + APPLY_LIMIT_S
    while True:
        try:
            ensure_published(home)
        except BusyError:
            # Another process has just begun with this folder and is about to publish.
            if time.monotonic() > waited_until:
                raise
            time.sleep(0.05)
        else:
            return


def clock_of(watch: Watch) -> Clock:
    """The clock of a watch folder: the wire's where the sample plays, else the machine's."""
    position = read_position(watch.folder.demo_folder)
    if position is None:
        return system_clock
    instant = position.instant(position.wire())
    return lambda: instant


def network_of(folder: WatchFolder, settings: Settings) -> Network:
    """How the network may be used for a watch folder, also for one that is not made yet.

    The environment variable `WRITETHRU_ALLOW` (networks, comma separated) adds to those that the settings allow.

    Raises:
        InputError: it names what is no network; or the world that plays in the folder is gone.
    """
    poll = with_allowed(settings, os.environ.get(ALLOW, "").split(",")).poll
    position = read_position(folder.demo_folder)
    routes = dict.fromkeys(position.wire().hosts, position.port) if position else {}
    return Network(
        allow=poll.allow_networks,
        user_agent=poll.user_agent,
        at_once=poll.at_once,
        host_gap_s=0.0 if routes else poll.host_gap_s,
        deadline_s=poll.deadline_s,
        routes=tuple(sorted(routes.items())),
    )
