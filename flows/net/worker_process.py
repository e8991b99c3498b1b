"""What runs inside a worker process, and how one is started without the main program."""

import resource
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from types import ModuleType
from typing import TypeVar

from extractors.errors import WritethruError

T = TypeVar("T")
R = TypeVar("R")

MOST_MEMORY = 1 << 30
# The parent kills in time; this is for a worker whose parent was killed itself.
_GRACE_S = 5.0


@dataclass(frozen=True, slots=True)
class Failure:
    """An exception of the function, as it travels to the parent."""

    message: str


def serve(pipe: Connection, function: Callable[[T], R], limit_s: float) -> None:
    """Answer items until the parent closes the pipe: None at first, then `(result,)` or a Failure."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    most = MOST_MEMORY if hard == resource.RLIM_INFINITY else min(MOST_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    try:
        pipe.send(None)
        while True:
            item = pipe.recv()
            signal.setitimer(signal.ITIMER_REAL, limit_s + _GRACE_S)
            answer = _answer(function, item)
            signal.setitimer(signal.ITIMER_REAL, 0)
            pipe.send_bytes(answer)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _answer(function: Callable[[T], R], item: T) -> bytes:
    try:
        return bytes(ForkingPickler.dumps((function(item),)))
    except WritethruError as error:
        return bytes(ForkingPickler.dumps(Failure(str(error))))
    except MemoryError:
        return bytes(ForkingPickler.dumps(Failure("needs more than 1 GB of memory")))
    except Exception as error:  # noqa: BLE001 - the boundary: one item's exception is a value for the batch
        message = f"{type(error).__name__}: {str(error)[:250]}"
        return bytes(ForkingPickler.dumps(Failure(message)))


def cause_of_death(exit_code: int | None) -> str:
    """Why a process ended that should not have."""
    if exit_code is not None and exit_code < 0:
        return f"the process was ended by {signal.Signals(-exit_code).name}"
    return f"the process ended by itself with code {exit_code}"


@contextmanager
def without_main(module: str) -> Iterator[None]:
    """Hide the main program from multiprocessing while a process starts.

    Each worker would import it anew: a command line, a test runner or a flow engine, seconds for
    nothing. A function of the main program itself (`module` is `__main__`) still needs it.
    """
    if module == "__main__":
        yield
        return
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
