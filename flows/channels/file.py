"""Alerts as sections of one Markdown file in the watch folder."""

import os
import re
import shutil
from pathlib import Path

from extractors.errors import DeliveryError
from flows.channels.base import Message

# What would load a picture, hide text or forge our marker when an editor renders the file; a backslash would undo our own.
_MARKUP = re.compile(r"[<\[\\]")
_ESCAPED = {"<": "&lt;", "[": "\\[", "\\": "\\\\"}


class FileChannel:
    """Appends each message as a section to `path`, once: a message that is in the file is not written again.

    The file is replaced in one step, so a reader sees all of a section or nothing, and a crash
    leaves the file as it was. One writer at a time.
    """

    def __init__(self, path: Path, *, name: str = "file") -> None:
        self.name = name
        self._path = path

    def send(self, message: Message) -> str:
        """Append one message.

        Raises DeliveryError; retryable unless the path or its rights must be changed first.
        """
        try:
            return self._append(message)
        except OSError as error:
            sentence = f"cannot write {self._path.name} ({error.strerror}); check the path, its rights and the disk"
            raise DeliveryError(self.name, sentence, is_retryable=_may_pass(error)) from error

    def _append(self, message: Message) -> str:
        path = self._path.resolve()  # a linked file stays a link
        known = path.read_bytes() if path.exists() else b""
        if _marker(message).encode() in known:
            return "already in the file"
        _replace(path, known + _section(message).encode("utf-8", "replace"))
        return "appended"


def _marker(message: Message) -> str:
    return f"<!-- alert {message.message_id} -->"


def _section(message: Message) -> str:
    """The message as Markdown: its title as a heading, each line of its text on a line of its own."""
    lines = message.text.split("\n")
    body = lines[1:] if lines[0] == message.title else lines
    shown = "\n".join(f"{_escaped(line)}  " if line else "" for line in body)
    return f"## {_escaped(message.title)}\n{_marker(message)}\n\n{shown.strip()}\n\n"


def _escaped(line: str) -> str:
    return _MARKUP.sub(lambda found: _ESCAPED[found.group()], line)


def _replace(path: Path, content: bytes) -> None:
    fresh = path.with_name(f".{path.name}.new")
    with fresh.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if path.exists():
        shutil.copymode(path, fresh)
    fresh.replace(path)


def _may_pass(error: OSError) -> bool:
    """Whether the same write may work later: a full disk empties, a wrong path stays wrong."""
    lasting = (PermissionError, IsADirectoryError, NotADirectoryError, FileNotFoundError)
    return not isinstance(error, lasting)
