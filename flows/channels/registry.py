"""Channels by kind: the one place that knows which there are."""

from collections.abc import Callable, Mapping
from pathlib import Path

from extractors.errors import DeliveryError
from flows.channels.base import Channel
from flows.channels.console import ConsoleChannel
from flows.channels.file import FileChannel

Factory = Callable[[str, Path, Mapping[str, str]], Channel]

ALERTS_FILE = "alerts.md"


def open_channel(
    kind: str, *, folder: Path, name: str | None = None, options: Mapping[str, str] | None = None
) -> Channel:
    """The channel of this kind for one watch folder, called `name` (default: its kind).

    `file` knows the option `path`, a file inside the watch folder (default `alerts.md`). Raises
    DeliveryError (not retryable) for an unknown kind or an option that cannot be used.
    """
    called = name or kind
    if kind not in FACTORIES:
        sentence = f'there is no channel of kind "{kind}"; known are {", ".join(sorted(FACTORIES))}'
        raise DeliveryError(called, sentence, is_retryable=False)
    return FACTORIES[kind](called, folder, options or {})


def _console(name: str, folder: Path, options: Mapping[str, str]) -> Channel:
    del folder, options
    return ConsoleChannel(name=name)


def _file(name: str, folder: Path, options: Mapping[str, str]) -> Channel:
    given = options.get("path", ALERTS_FILE)
    path = folder / given
    if not path.resolve().is_relative_to(folder.resolve()):
        sentence = f'the path "{given}" leaves the watch folder; name a file inside it'
        raise DeliveryError(name, sentence, is_retryable=False)
    return FileChannel(path, name=name)


FACTORIES: Mapping[str, Factory] = {"console": _console, "file": _file}
"""How each kind is made: from its name, the watch folder and its options."""
