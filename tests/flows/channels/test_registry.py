"""Channels are found by kind; wrong settings are refused with a sentence."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from extractors.errors import DeliveryError
from extractors.model import Alert, Citation, CitedSentence
from flows.channels.base import Message, message_of
from flows.channels.registry import open_channel

Messages = Callable[..., Message]


def test_the_file_channel_writes_to_the_watch_folder(tmp_path: Path, message: Messages) -> None:
    channel = open_channel("file", folder=tmp_path)
    assert channel.name == "file"
    channel.send(message())
    assert (tmp_path / "alerts.md").exists()


def test_a_channel_has_its_own_name_and_path(tmp_path: Path, message: Messages) -> None:
    channel = open_channel("file", folder=tmp_path, name="diary", options={"path": "diary.md"})
    channel.send(message())
    assert channel.name == "diary"
    assert (tmp_path / "diary.md").exists()


@pytest.mark.parametrize("path", ["../elsewhere.md", "/tmp/elsewhere.md"])
def test_a_path_outside_the_watch_folder_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(DeliveryError, match="leaves the watch folder") as caught:
        open_channel("file", folder=tmp_path / "watch", options={"path": path})
    assert not caught.value.is_retryable


def test_an_unknown_kind_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError) as caught:
        open_channel("pigeon", folder=tmp_path)
    assert str(caught.value) == (
        'pigeon: there is no channel of kind "pigeon"; known are console, file'
    )


def test_the_console_channel_needs_nothing(
    tmp_path: Path, message: Messages, capsys: pytest.CaptureFixture[str]
) -> None:
    open_channel("console", folder=tmp_path).send(message(text="hello"))
    assert capsys.readouterr().err == "hello\n\n"


def test_an_alert_becomes_a_message_with_its_own_id() -> None:
    at = datetime(2025, 2, 26, 8, tzinfo=UTC)
    cited = Citation("350.", "Valley Post", "https://news.example/1", 1, 0, 4, at)
    told = (CitedSentence("Orlik gives 350.", cited),)
    alert = Alert("k", "glass", "c01", "updated", "Updated:\n500", "Why.", "500", "350", told, at)
    message = message_of(alert)
    assert (message.message_id, message.title) == (alert.alert_id, "Updated: 500")
    assert message.text.split("\n")[0] == message.title
    assert "https://news.example/1" in message.text
