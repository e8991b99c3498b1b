"""The console channel: plain text, whatever titles hold."""

import io
from collections.abc import Callable

import pytest
from rich.console import Console

from extractors.errors import DeliveryError
from flows.channels.base import Message
from flows.channels.console import ConsoleChannel

Messages = Callable[..., Message]


def test_a_message_is_written_as_it_is(message: Messages) -> None:
    stream = io.StringIO()
    text = "Updated: [red]500[/red] jobs\n" + "word " * 60
    assert ConsoleChannel(stream).send(message(text=text)) == "written"
    assert stream.getvalue() == f"{text}\n\n"


def test_a_rich_console_gets_the_same_text(message: Messages) -> None:
    stream = io.StringIO()
    ConsoleChannel(Console(file=stream, width=20)).send(message(text="[bold]a[/x]"))
    assert stream.getvalue() == "[bold]a[/x]\n\n"


def test_without_a_target_it_writes_to_standard_output(
    message: Messages, capsys: pytest.CaptureFixture[str]
) -> None:
    ConsoleChannel().send(message(text="hello"))
    assert capsys.readouterr().err == "hello\n\n"


def test_a_closed_stream_is_an_error_and_not_the_end_of_the_process(message: Messages) -> None:
    stream = io.StringIO()
    stream.close()
    with pytest.raises(DeliveryError, match=r"^screen: cannot write to the terminal") as caught:
        ConsoleChannel(stream, name="screen").send(message())
    assert not caught.value.is_retryable


def test_a_broken_pipe_is_an_error_too(message: Messages) -> None:
    class Broken(io.StringIO):
        def write(self, _: str) -> int:
            raise BrokenPipeError(32, "Broken pipe")

    with pytest.raises(DeliveryError, match="Broken pipe"):
        ConsoleChannel(Console(file=Broken())).send(message())
