"""Alerts on a terminal or any other text stream."""

from typing import IO

from rich.console import Console

from extractors.errors import DeliveryError
from flows.channels.base import Message


class ConsoleChannel:
    """Writes each message as plain text, followed by an empty line. Default target: standard error, so that what a command prints for programs stays whole."""

    def __init__(self, target: Console | IO[str] | None = None, *, name: str = "console") -> None:
        self.name = name
        self._target = target or Console(stderr=True)

    def send(self, message: Message) -> str:
        """Write one message; a stream that cannot be written raises DeliveryError, not retryable."""
        stream = self._stream()
        try:
            stream.write(f"{message.text}\n\n")
            stream.flush()
        except (
            OSError,
            ValueError,
        ) as error:  # ValueError: closed, or an encoding that lacks a letter
            sentence = (
                f"cannot write to the terminal ({error}); read the alert with `writethru alerts`"
            )
            raise DeliveryError(self.name, sentence, is_retryable=False) from error
        return "written"

    def _stream(self) -> IO[str]:
        """The stream itself: `Console.print` would read markup in titles and end the process on a broken pipe."""
        target = self._target
        return target.file if isinstance(target, Console) else target
