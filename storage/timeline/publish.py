"""Published snapshots: read-only copies of the live file, numbered, behind one link that people open.

Between two checkpoints the main file never changes, so a copy taken right after one is whole. The copy runs in a
child process: opening and closing the live file inside the owner would drop the owner's lock on it (POSIX).
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from extractors.errors import StorageError

KEPT = 2
"""Generations that stay: a reader may still have the one before the newest open, and it is the backup."""

# Only `os` and `sys`: `shutil` takes a child longer to import than a small file takes to copy.
COPY = """
import os, sys
with open(sys.argv[1], "rb", buffering=0) as source, open(sys.argv[2], "wb") as target:
    while part := source.read(1 << 20):
        target.write(part)
    target.flush()
    os.fsync(target.fileno())
os.chmod(sys.argv[2], 0o444)
"""


def snapshots(folder: Path) -> list[Path]:
    """All snapshots, oldest first."""
    return sorted(folder.glob("timeline-*.duckdb"))


def number_of(snapshot: Path) -> int:
    """The number of a snapshot, from its name."""
    return int(snapshot.stem.rpartition("-")[2])


def newest_number(folder: Path) -> int:
    """The number of the newest snapshot, 0 when there is none."""
    found = snapshots(folder)
    return number_of(found[-1]) if found else 0


def publish(live: Path, folder: Path, link: Path) -> int:
    """Copy the checkpointed live file to the next snapshot and point `link` at it; returns its number.

    Raises:
        StorageError: the copy failed (disk full); the old snapshot stays in place.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _clear_drafts(folder, link)
    number = newest_number(folder) + 1
    target = folder / f"timeline-{number:06d}.duckdb"
    # The process id keeps the copy of an owner that was killed, if it still runs, away from ours.
    draft = folder / f"draft-{number:06d}-{os.getpid()}"
    _copy(live, draft)
    draft.rename(target)
    _point(link, target)
    for old in snapshots(folder)[:-KEPT]:
        old.unlink()
    return number


def _clear_drafts(folder: Path, link: Path) -> None:
    """Remove what publishers left that were killed: there is one at a time, so none of it is in use."""
    for left in (*folder.glob("draft-*"), *link.parent.glob(f".{link.name}.*")):
        left.unlink(missing_ok=True)


def _copy(live: Path, draft: Path) -> None:
    command: Sequence[str] = (sys.executable, "-I", "-S", "-c", COPY, str(live), str(draft))
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  (our own code and paths)
    if done.returncode:
        draft.unlink(missing_ok=True)
        told = done.stderr.strip().rpartition("\n")[2] or f"the copy ended with {done.returncode}"
        raise StorageError(f"no snapshot of {live}: {told}; check the free space of the disk")


def _point(link: Path, target: Path) -> None:
    draft = link.with_name(f".{link.name}.{os.getpid()}")
    draft.symlink_to(os.path.relpath(target, link.parent))
    draft.replace(link)
