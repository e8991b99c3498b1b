"""Child processes of the service: each in a session of its own, on a leash, with a log of bounded size."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.errors import StorageError

LOG_LIMIT = 5_000_000
"""Bytes after which a log starts anew. One generation is kept beside it."""

CLEAN_ENDS = frozenset({0, -signal.SIGTERM, 128 + signal.SIGTERM})
"""Prefect's server raises the signal again after a clean stop, so SIGTERM is a clean end too."""

LOOK_EVERY_S = 0.05


@dataclass(frozen=True, slots=True)
class Child:
    """One running child."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def has_ended(self) -> bool:
        """Whether it ended. It is not reaped, so that its number stays its own until `end`."""
        state = os.WEXITED | os.WNOHANG | os.WNOWAIT
        return os.waitid(os.P_PID, self.process.pid, state) is not None


def start(
    name: str, arguments: Sequence[str], *, environment: Mapping[str, str], folder: Path
) -> Child:
    """Start a Python module with its arguments in `folder`; it writes to `<name>.log` there."""
    log = folder / f"{name}.log"
    if log.exists():
        log.replace(_older(log))
    # Appending, so that the log can be cut while the child writes.
    with log.open("ab") as output:
        process = subprocess.Popen(  # noqa: S603  (our own modules)
            [sys.executable, "-m", "flows.leash", str(os.getpid()), *arguments],
            env=environment,
            # A folder of its own: Prefect reads settings files from where it is started.
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            # Ctrl-C reaches the parent alone, which ends its children in order.
            start_new_session=True,
        )
    return Child(name, process, log)


def check(child: Child) -> None:
    """Raise StorageError when a child ended by itself."""
    if child.has_ended:
        raise StorageError(f"the {child.name} has ended by itself: see {child.log}")


def cap_log(child: Child) -> None:
    """Start the log anew when it grew too long; a line written at that very moment may be lost."""
    if child.log.stat().st_size > LOG_LIMIT:
        shutil.copyfile(child.log, _older(child.log))
        os.truncate(child.log, 0)


def end(child: Child, *, limit_s: float) -> int:
    """Ask a child to end, then end what is left of its session; gives its exit code.

    A flow process outlives a runner that was killed, but not this.
    """
    # Popen.terminate would reap a child that has ended, and free its number for others.
    os.kill(child.process.pid, signal.SIGTERM)
    deadline = time.monotonic() + limit_s
    while not child.has_ended and time.monotonic() < deadline:
        time.sleep(LOOK_EVERY_S)
    os.killpg(child.process.pid, signal.SIGKILL)
    return child.process.wait()


def _older(log: Path) -> Path:
    return log.with_name(f"{log.name}.1")
