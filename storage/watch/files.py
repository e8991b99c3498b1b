"""Reading and writing the user's files: whole or not at all, and every failure is one clear sentence."""

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from extractors.errors import WatchFolderError


def read_bytes(path: Path, *, if_missing: str = "make it, or run `writethru init`") -> bytes:
    """The bytes of a file. Raises WatchFolderError; `if_missing` says what to do when it is not there."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise WatchFolderError(path, f"there is no such file; {if_missing}") from error
    except OSError as error:
        raise WatchFolderError(path, f"cannot be read ({error.strerror}); {_WHAT_TO_DO}") from error


def read_text(path: Path, *, if_missing: str = "make it, or run `writethru init`") -> str:
    """The text of a UTF-8 file without byte order mark, lines ended by a newline. Raises WatchFolderError."""
    body = read_bytes(path, if_missing=if_missing)
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise WatchFolderError(
            path, f"line {line}: is not UTF-8 text; save the file as UTF-8"
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def write_bytes(path: Path, body: bytes) -> None:
    """Replace a file in one step, so that a crash leaves the old one or the new one, never half of it.

    Makes the folders above it; keeps the mode of the old file; writes through a symbolic link.
    Raises WatchFolderError.
    """
    try:
        _replace(path.resolve(), body)
    except OSError as error:
        raise WatchFolderError(
            path, f"cannot be written ({error.strerror}); {_WHAT_TO_DO}"
        ) from error


def write_text(path: Path, text: str) -> None:
    """`write_bytes` of UTF-8 text."""
    write_bytes(path, text.encode("utf-8"))


_WHAT_TO_DO = "check the path, its permissions and the free space of the disk"


def _replace(target: Path, body: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        with draft.open("xb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            draft.chmod(stat.S_IMODE(target.stat().st_mode))
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    # The rename itself lives in the folder; some file systems cannot sync a folder and need not.
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)
