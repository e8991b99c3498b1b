"""The inbox: how a stage hands facts to the owner. A load is one immutable file, durable before anyone is told.

`tmp/` being written, `new/` waiting, `done/` applied (kept until a later snapshot proves it), `bad/` refused.
"""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from extractors.errors import StorageError
from storage.timeline.database import Row, encode

ROOMS = ("tmp", "new", "done", "bad")


class BadLoadError(StorageError):
    """A load file that cannot be applied."""


@dataclass(frozen=True, slots=True)
class Load:
    """Facts of one stage, by table. The id is a hash of the content: the same facts are the same load."""

    kind: str
    made_at: datetime
    rows: Mapping[str, Sequence[Row]]

    @property
    def n_rows(self) -> int:
        """Rows over all tables."""
        return sum(len(rows) for rows in self.rows.values())

    def encoded(self) -> bytes:
        """The file's bytes."""
        body = {"kind": self.kind, "made_at": self.made_at, "rows": self.rows}
        return encode(body).encode("utf-8", "surrogatepass")

    @property
    def load_id(self) -> str:
        """Hash of the content, 32 hexadecimal digits."""
        return load_id_of(self.encoded())


def load_id_of(content: bytes) -> str:
    """The id of a load with these bytes."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def load_id_in(path: Path) -> str:
    """The id of a load by the name of its file; `read_load` checks that the content agrees."""
    return path.stem.rpartition("-")[2]


def read_load(path: Path) -> Load:
    """Read a load file.

    Raises:
        BadLoadError: it is no load, or its bytes are not those that its name promises.
    """
    content = path.read_bytes()
    if load_id_in(path) != load_id_of(content):
        raise BadLoadError(f"{path.name} is damaged: its content does not match its name")
    try:
        body = json.loads(content)
        made_at = datetime.fromisoformat(body["made_at"]).replace(tzinfo=UTC)
        return Load(kind=body["kind"], made_at=made_at, rows=body["rows"])
    except (ValueError, KeyError, TypeError) as error:
        raise BadLoadError(f"{path.name} is no load: {error}") from error


class Inbox:
    """The inbox in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for room in ROOMS:
            (folder / room).mkdir(parents=True, exist_ok=True)

    def put(self, load: Load) -> str:
        """Make a load durable and visible to the owner; returns its id. Putting it twice changes nothing."""
        content = load.encoded()
        load_id = load_id_of(content)
        # The time leads the name, so that the owner applies loads in the order in which they were made.
        name = f"{load.made_at:%Y%m%dT%H%M%S%f}-{load.kind}-{load_id}.json"
        draft = self.folder / "tmp" / f"{name}.{os.getpid()}"
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(self.folder / "new" / name)
        _sync(self.folder / "new")
        return load_id

    def has_work(self) -> bool:
        """Whether the owner has something to do: loads to apply, or applied ones that no snapshot proves yet.

        For processes that are not the owner: it looks at names only, so files may go while it looks.
        """
        return any(any((self.folder / room).glob("*.json")) for room in ("new", "done"))

    def reason_of_refusal(self, load_id: str) -> str | None:
        """Why a load was refused; None when it was not."""
        found = list((self.folder / "bad").glob(f"*-{load_id}.txt"))
        return found[0].read_text("utf-8").strip() if found else None

    def waiting(self) -> list[Path]:
        """Loads to apply, oldest first. For the owner alone: it takes files away."""
        return sorted((self.folder / "new").glob("*.json"), key=_age)

    def done(self) -> list[Path]:
        """Loads applied and still kept."""
        return sorted((self.folder / "done").glob("*.json"), key=_age)

    def finish(self, path: Path) -> None:
        """Put an applied load aside."""
        path.rename(self.folder / "done" / path.name)

    def refuse(self, path: Path, why: str) -> None:
        """Put a load that cannot be applied aside, with the reason beside it."""
        target = self.folder / "bad" / path.name
        target.with_suffix(".txt").write_text(f"{why}\n", "utf-8")
        path.rename(target)

    def requeue(self, path: Path) -> None:
        """Let a kept load be applied again."""
        path.rename(self.folder / "new" / path.name)

    def clear_drafts(self) -> None:
        """Remove what processes were writing that are no more."""
        for draft in (self.folder / "tmp").iterdir():
            if not _is_alive(draft.suffix.removeprefix(".")):
                draft.unlink(missing_ok=True)

    def refused(self) -> list[Path]:
        """Loads that could not be applied."""
        return sorted((self.folder / "bad").glob("*.json"))


def _is_alive(process_id: str) -> bool:
    try:
        os.kill(int(process_id), 0)
    except PermissionError:
        return True
    except (ProcessLookupError, ValueError):
        return False
    return True


def _age(path: Path) -> tuple[int, str]:
    # Within one instant of a played clock the order of arrival decides: relations after their versions.
    return path.stat().st_mtime_ns, path.name


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
