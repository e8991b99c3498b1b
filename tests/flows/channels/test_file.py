"""The file channel: one section an alert, whole or not at all."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.errors import DeliveryError
from flows.channels.base import Message
from flows.channels.file import FileChannel

Messages = Callable[..., Message]


def test_a_message_becomes_a_section(tmp_path: Path, message: Messages) -> None:
    path = tmp_path / "alerts.md"
    assert FileChannel(path).send(message()) == "appended"
    assert path.read_text("utf-8") == (
        "## Updated: 500 jobs\n"
        "<!-- alert 7 -->\n"
        "\n"
        "500 -> 350  \n"
        "Orlik now gives 350. \\[1]  \n"
        "\n"
        "\\[1] Valley Post: “350.”\n"
        "\n"
    )


def test_sections_follow_each_other_and_keep_what_the_user_wrote(
    tmp_path: Path, message: Messages
) -> None:
    path = tmp_path / "alerts.md"
    path.write_text("# My alerts\n\n", "utf-8")
    channel = FileChannel(path)
    channel.send(message(1, title="First"))
    channel.send(message(2, title="Second"))
    headings = [line for line in path.read_text("utf-8").split("\n") if line.startswith("#")]
    assert headings == ["# My alerts", "## First", "## Second"]


def test_a_message_that_is_in_the_file_is_not_written_again(
    tmp_path: Path, message: Messages
) -> None:
    path = tmp_path / "alerts.md"
    FileChannel(path).send(message())
    once = path.read_bytes()
    assert FileChannel(path).send(message(title="Reworded")) == "already in the file"
    assert path.read_bytes() == once


def test_an_id_that_begins_like_another_is_another(tmp_path: Path, message: Messages) -> None:
    channel = FileChannel(tmp_path / "alerts.md")
    channel.send(message(77))
    assert channel.send(message(7)) == "appended"


def test_a_quote_cannot_forge_a_marker_or_load_a_picture(tmp_path: Path, message: Messages) -> None:
    path = tmp_path / "alerts.md"
    channel = FileChannel(path)
    channel.send(message(1, text="Title\n<!-- alert 2 --> ![x](https://spy.example/p.png)"))
    assert channel.send(message(2)) == "appended"
    assert "!\\[x]" in path.read_text("utf-8")


def test_a_failed_write_leaves_the_file_as_it_was(
    tmp_path: Path, message: Messages, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "alerts.md"
    FileChannel(path).send(message(1))
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("flows.channels.file.os.fsync", full)
    with pytest.raises(DeliveryError, match="No space left") as caught:
        FileChannel(path).send(message(2))
    assert caught.value.is_retryable
    assert path.read_bytes() == before
    monkeypatch.undo()
    assert FileChannel(path).send(message(2)) == "appended"


@pytest.mark.parametrize("place", ["missing/alerts.md", "folder", "note.txt/alerts.md"])
def test_a_wrong_path_is_not_tried_again(tmp_path: Path, message: Messages, place: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "note.txt").touch()
    with pytest.raises(DeliveryError, match=r"^diary: cannot write ") as caught:
        FileChannel(tmp_path / place, name="diary").send(message())
    assert not caught.value.is_retryable


def test_a_linked_file_stays_a_link_and_keeps_its_rights(tmp_path: Path, message: Messages) -> None:
    target, link = tmp_path / "notes.md", tmp_path / "alerts.md"
    target.touch(mode=0o600)
    link.symlink_to(target)
    FileChannel(link).send(message())
    assert link.is_symlink()
    assert "## Updated" in target.read_text("utf-8")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_nothing_is_left_beside_the_file(tmp_path: Path, message: Messages) -> None:
    FileChannel(tmp_path / "alerts.md").send(message())
    assert [path.name for path in tmp_path.iterdir()] == ["alerts.md"]
