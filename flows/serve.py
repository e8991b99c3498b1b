"""The service: one parent that owns the timeline, a real Prefect server and a runner as its children.

The parent applies loads and publishes; the runner's flow processes leave loads in the inbox. No Prefect is imported
here, so the parent stays small and lives through whatever happens to the server.
"""

import os
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from extractors.errors import WatchFolderError
from flows.children import CLEAN_ENDS, Child, cap_log, check, end, start
from flows.environment import configured_environment
from flows.prefect_server import STOP_LIMIT_S, environment_for, start_server, wait_until_ready
from flows.stages.desk import home_of
from flows.stages.settle import make_settle
from storage.timeline.owner import BusyError, Home, Owner
from storage.watch.folder import Watch, load_watch

OWNER_LIMIT_S = 5.0
"""How long another process, such as `writethru run`, may still be busy with its loads when we start."""

RUNNER_STOP_LIMIT_S = 30.0
LOOK_EVERY_S = 0.2

Tell = Callable[[str], None]


def serve(root: Path, tell: Tell) -> None:
    """Run the service of a watch folder until SIGTERM or SIGINT.

    Raises:
        WatchFolderError: a file of the folder is wrong.
        InputError: the port of the Prefect server is taken.
        StorageError: another process owns the timeline, or a child ended by itself.
    """
    watch = load_watch(root.resolve())
    with ExitStack() as held:
        service = Service(watch, _owner(home_of(watch.folder.root), held), tell)
        held.enter_context(_on_signals(service.stop))
        service.run()


class Service:
    """One life of the service: children started in order, the owner's work, all ended in reverse order."""

    def __init__(self, watch: Watch, owner: Owner, tell: Tell) -> None:
        self._watch = watch
        self._owner = owner
        self._tell = tell
        self._children: list[Child] = []
        self._is_stopping = False

    def stop(self) -> None:
        """Let `run` end soon."""
        self._is_stopping = True

    def run(self) -> None:
        """Serve until `stop` is called or a child ends by itself."""
        self._owner.drain(make_settle(self._watch))
        self._owner.publish()
        try:
            self._start()
            while self._goes_on():
                time.sleep(LOOK_EVERY_S)
        finally:
            self._end()
        self._apply()

    def _start(self) -> None:
        folder = self._watch.folder.prefect_folder
        settings = self._watch.settings
        if settings.prefect.api_url:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            environment = configured_environment(os.environ, api_url=settings.prefect.api_url)
        else:
            environment = environment_for(folder, port=settings.service.prefect_port)
            self._start_server(environment)
        if not self._is_stopping:
            self._start_runner(environment, folder)

    def _start_server(self, environment: Mapping[str, str]) -> None:
        url = environment["PREFECT_API_URL"]
        server = start_server(environment)
        self._children.append(server)
        self._tell(f"starting the Prefect server at {url} (some 10 s, longer the first time)")
        wait_until_ready(server, url, meanwhile=self._goes_on)

    def _start_runner(self, environment: Mapping[str, str], folder: Path) -> None:
        root = str(self._watch.folder.root)
        arguments = ["flows.runner", root]
        self._children.append(start("runner", arguments, environment=environment, folder=folder))
        self._tell(f"serving {root}: schedules and triggers are on; Ctrl-C or SIGTERM ends it")

    def _goes_on(self) -> bool:
        """The owner's work, a look at the children; whether to go on."""
        self._apply()
        for child in self._children:
            check(child)
            cap_log(child)
        return not self._is_stopping

    def _apply(self) -> None:
        if self._owner.inbox.waiting() and self._owner.drain(make_settle(self._fresh_watch())):
            self._owner.publish()

    def _fresh_watch(self) -> Watch:
        """The watch folder as it stands now; as it stood before while a file of it is wrong."""
        try:
            self._watch = load_watch(self._watch.folder.root)
        except WatchFolderError as error:
            self._tell(f"going on with the files as they were: {error}")
        return self._watch

    def _end(self) -> None:
        if self._children:
            self._tell("ending: running flows get up to 30 s")
        for child in reversed(self._children):
            limit_s = RUNNER_STOP_LIMIT_S if child.name == "runner" else STOP_LIMIT_S
            code = end(child, limit_s=limit_s)
            if code not in CLEAN_ENDS:
                self._tell(f"the {child.name} ended with {code}: see {child.log}")


def _owner(home: Home, held: ExitStack) -> Owner:
    deadline = time.monotonic() + OWNER_LIMIT_S
    while True:
        try:
            return held.enter_context(Owner(home))
        except BusyError:
            if time.monotonic() > deadline:
                raise
        time.sleep(LOOK_EVERY_S)


@contextmanager
def _on_signals(act: Callable[[], None]) -> Iterator[None]:
    before = {
        number: signal.signal(number, lambda *_: act())
        for number in (signal.SIGTERM, signal.SIGINT)
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
