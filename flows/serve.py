"""The service: one parent that owns the timeline, a real Prefect server and a runner as its children.

The parent applies loads and publishes; the runner's flow processes leave loads in the inbox. No Prefect is imported
here, so the parent stays small and lives through whatever happens to the server.
"""

import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from extractors.errors import StorageError
from flows.environment import service_environment
from flows.stages.desk import home_of
from flows.stages.settle import make_settle
from storage.timeline.owner import Owner
from storage.watch.folder import Watch, load_watch

START_LIMIT_S = 180.0
STOP_LIMIT_S = 40.0
LOOK_EVERY_S = 0.2
CLEAN_ENDS = frozenset({0, -signal.SIGTERM, 128 + signal.SIGTERM})
"""Prefect's server raises the signal again after a clean stop, so SIGTERM is a clean end too."""

Tell = Callable[[str], None]


@dataclass
class Supervisor:
    """Starts the children in order, does the owner's work between them, ends them in reverse order."""

    root: Path
    tell: Tell
    stopping: bool = False
    children: list[tuple[str, subprocess.Popen[bytes]]] = field(default_factory=list)

    def run(self) -> None:
        """Serve until SIGTERM or SIGINT.

        Raises:
            StorageError: another process owns the timeline, or a child died.
        """
        watch = load_watch(self.root)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: setattr(self, "stopping", True))
        with Owner(home_of(self.root)) as owner:
            owner.publish()
            try:
                self._start(watch)
                self._own(owner, watch)
            finally:
                self._stop()
            owner.drain(make_settle(watch))
            owner.publish()

    def _start(self, watch: Watch) -> None:
        folder = watch.folder.prefect_folder
        folder.mkdir(parents=True, exist_ok=True)
        port = watch.settings.service.prefect_port
        environment = {
            **os.environ,
            **service_environment(folder, port=port, secret=_secret(folder)),
        }
        self.tell(f"starting the Prefect server on 127.0.0.1:{port} (some 10 to 20 s)")
        self._spawn("server", ["-m", "prefect", "server", "start"], environment, folder)
        self._wait_until_ready(port)
        subprocess.run(
            [sys.executable, "-m", "flows.tidy"], env=environment, cwd=folder, check=True
        )
        self._spawn("runner", ["-m", "flows.runner", str(self.root)], environment, folder)
        self.tell("serving: schedules and event triggers are on; Ctrl-C or SIGTERM ends it")

    def _spawn(
        self, name: str, arguments: Sequence[str], environment: dict[str, str], folder: Path
    ) -> None:
        with (folder / f"{name}.log").open("wb") as log:
            child = subprocess.Popen(  # noqa: S603  (our own modules)
                [sys.executable, *arguments],
                env=environment,
                # A folder of its own: Prefect reads settings files from where it is started.
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.children.append((name, child))

    def _wait_until_ready(self, port: int) -> None:
        deadline = time.monotonic() + START_LIMIT_S
        while not self.stopping:
            self._check_children()
            if _answers(f"http://127.0.0.1:{port}/api/ready"):
                return
            if time.monotonic() > deadline:
                raise StorageError(
                    f"the Prefect server was not ready within {START_LIMIT_S:.0f} s: see server.log"
                )
            time.sleep(LOOK_EVERY_S)

    def _own(self, owner: Owner, watch: Watch) -> None:
        settle = make_settle(watch)
        while not self.stopping:
            self._check_children()
            if owner.drain(settle):
                owner.publish()
            time.sleep(LOOK_EVERY_S)

    def _check_children(self) -> None:
        for name, child in self.children:
            if child.poll() is not None:
                raise StorageError(
                    f"the {name} ended with {child.returncode}: see {name}.log in .state/prefect"
                )

    def _stop(self) -> None:
        for name, child in reversed(self.children):
            _end(child)
            if child.returncode not in CLEAN_ENDS:
                self.tell(f"the {name} ended with {child.returncode}")


def serve(root: Path, tell: Tell) -> None:
    """Run the service of a watch folder until it is told to stop."""
    Supervisor(root.resolve(), tell).run()


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=2.0, trust_env=False).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False


def _end(child: subprocess.Popen[bytes]) -> None:
    """Ask a child to end, and end its whole session when it does not: its flow processes are in it."""
    if child.poll() is None:
        child.terminate()
    try:
        child.wait(STOP_LIMIT_S)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def _secret(folder: Path) -> str:
    """The server's credentials, made once, readable by the owner of the folder only."""
    path = folder / "secret"
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(f"writethru:{secrets.token_urlsafe(24)}")
    return path.read_text("utf-8")
