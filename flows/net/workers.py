"""Work in processes that can be killed: what one hostile document may cost is bounded.

Workers are forked from a small server process (`forkserver`) that has imported what they need: a
new one costs milliseconds, and a program with threads can start them safely.
"""

import multiprocessing
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

from flows.net.worker_process import Failure, cause_of_death, serve, without_main

T = TypeVar("T")
R = TypeVar("R")

# Results wait for those before them: no more than these for each process.
_AHEAD = 8
_START_LIMIT_S = 60.0
# multiprocessing has one fork server for the whole process, so these are the process's as well.
_FORKSERVER = multiprocessing.get_context("forkserver")
_PRELOADED: set[str] = set()
_STARTING = threading.Lock()


@dataclass(frozen=True, slots=True)
class WorkerFailure:
    """Why one item has no result. `kind`: `timeout`, `died` or `error` (an exception)."""

    message: str
    kind: str


def preload(*modules: str) -> None:
    """Name modules that workers shall find imported.

    Counts until the first worker of this process starts; later ones import for themselves.
    """
    _PRELOADED.update(modules)
    _FORKSERVER.set_forkserver_preload(sorted(_PRELOADED))


def in_workers(
    function: Callable[[T], R], items: Iterable[T], *, processes: int, limit_s: float
) -> Iterator[R | WorkerFailure]:
    """`function(item)` for each item, in order, each in one of up to `processes` processes.

    `function` must be importable by name. One that takes longer than `limit_s` seconds is killed
    with its process; one that raises, or whose process dies (each may use 1 GB), gives a failure.
    Processes start when there is work for them and end with the iterator.
    """
    preload(function.__module__)
    crew = _Crew(function, max(1, processes), limit_s)
    try:
        yield from crew.results(items)
    finally:
        crew.dismiss()


class _Worker(Generic[T, R]):
    """One process, and the item that it works on."""

    def __init__(self, function: Callable[[T], R], limit_s: float) -> None:
        self.pipe, theirs = _FORKSERVER.Pipe()
        self.index = -1
        self.is_alive = True
        self._limit_s = limit_s
        self._is_starting = True
        self.deadline = time.monotonic() + _START_LIMIT_S
        self._process = _FORKSERVER.Process(
            target=serve, args=(theirs, function, limit_s), daemon=True
        )
        with _STARTING, without_main(function.__module__):
            self._process.start()
        theirs.close()

    def give(self, index: int, item: T) -> None:
        """Hand over an item (raises OSError when the process is gone)."""
        self.pipe.send(item)
        self.index = index
        if not self._is_starting:
            self.deadline = time.monotonic() + self._limit_s

    def answers(self) -> tuple[R | WorkerFailure, ...]:
        """What the process has sent: nothing yet when it only says that it has begun."""
        try:
            sent = self.pipe.recv()
        except (EOFError, OSError):
            self._process.join(1.0)  # else the code would be that of our own kill
            self.kill()
            return (WorkerFailure(cause_of_death(self._process.exitcode), "died"),)
        if sent is None:
            self._is_starting = False
            self.deadline = time.monotonic() + self._limit_s
            return ()
        return (WorkerFailure(sent.message, "error") if isinstance(sent, Failure) else sent[0],)

    def kill(self) -> None:
        """End the process at once."""
        self.is_alive = False
        self._process.kill()
        self._process.join()
        self.pipe.close()


class _Crew(Generic[T, R]):
    """The processes of one call."""

    def __init__(self, function: Callable[[T], R], processes: int, limit_s: float) -> None:
        self._function = function
        self._processes = processes
        self._limit_s = limit_s
        self._idle: list[_Worker[T, R]] = []
        self._busy: dict[Connection, _Worker[T, R]] = {}

    def results(self, items: Iterable[T]) -> Iterator[R | WorkerFailure]:
        """The results, in order."""
        waiting = enumerate(items)
        done: dict[int, R | WorkerFailure] = {}
        position = 0
        while self._hand_out(waiting, len(done)) or done:
            if position in done:
                yield done.pop(position)
                position += 1
            else:
                done.update(self._collected())

    def dismiss(self) -> None:
        """End all processes."""
        for worker in (*self._idle, *self._busy.values()):
            worker.kill()

    def _hand_out(self, waiting: Iterator[tuple[int, T]], results_waiting: int) -> bool:
        """Give items to free processes; whether any is at work."""
        while (
            len(self._busy) < self._processes
            and len(self._busy) + results_waiting < self._processes * _AHEAD
            and (task := next(waiting, None)) is not None
        ):
            worker = self._given(*task)
            self._busy[worker.pipe] = worker
        return bool(self._busy)

    def _given(self, index: int, item: T) -> _Worker[T, R]:
        if self._idle:
            worker = self._idle.pop()
            try:
                worker.give(index, item)
            except OSError:  # it was killed from outside while it had nothing to do
                worker.kill()
            else:
                return worker
        worker = _Worker(self._function, self._limit_s)
        worker.give(index, item)
        return worker

    def _collected(self) -> Iterator[tuple[int, R | WorkerFailure]]:
        """Wait for the next answers; late processes are killed."""
        first_deadline = min(worker.deadline for worker in self._busy.values())
        ready = wait(list(self._busy), max(0.0, first_deadline - time.monotonic()))
        for worker in [self._busy[pipe] for pipe in self._busy.keys() & set(ready)]:
            for result in worker.answers():
                yield self._freed(worker), result
        # Only now: an answer that had to wait for us was not late.
        now = time.monotonic()
        for worker in [each for each in self._busy.values() if each.deadline <= now]:
            if not worker.pipe.poll():
                worker.kill()
                message = f"not done within {self._limit_s:g} seconds"
                yield self._freed(worker), WorkerFailure(message, "timeout")

    def _freed(self, worker: _Worker[T, R]) -> int:
        """The index of the item that a process is done with; the process may have the next one."""
        del self._busy[worker.pipe]
        if worker.is_alive:
            self._idle.append(worker)
        return worker.index
