"""Lines through an extractor, in order, in worker processes or one after the other."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.net.workers import WorkerFailure, in_workers, preload
from writethru.cli.extraction.records import Answer, Extractor, answered, failed, identity_of

LINE_LIMIT_S = 30.0
"""What one line may take; the process that needs longer is killed and the line is a bad one."""


@dataclass(frozen=True, slots=True, eq=False)
class LineWork:
    """Answers a line in a worker process: it travels there once, with all that its extractor holds."""

    extractor: Extractor
    folder: Path

    def __call__(self, line: bytes) -> Answer:
        """The answer to one line."""
        return answered(line, self.extractor, self.folder)


def in_stream(
    lines: Iterable[bytes], extractor: Extractor, folder: Path, *, needs_id: bool = True
) -> Iterator[Answer]:
    """Answers that depend on the lines before, made one after the other in this process."""
    return (answered(line, extractor, folder, needs_id=needs_id) for line in lines)


def in_parallel(
    lines: Iterable[bytes],
    extractor: Extractor,
    folder: Path,
    *,
    processes: int,
    needs: Iterable[str] = (),
) -> Iterator[Answer]:
    """Answers in the order of the lines, made in worker processes; `needs` are modules that they find imported."""
    preload(*needs)
    underway: deque[bytes] = deque()
    results = in_workers(
        LineWork(extractor, folder),
        _noted(lines, underway),
        processes=processes,
        limit_s=LINE_LIMIT_S,
    )
    for result in results:
        line = underway.popleft()
        if isinstance(result, WorkerFailure):
            yield failed(identity_of(line), result.message)
        else:
            yield result


def _noted(lines: Iterable[bytes], underway: deque[bytes]) -> Iterator[bytes]:
    """The lines, each kept in `underway` until its answer has come."""
    for line in lines:
        underway.append(line)
        yield line
