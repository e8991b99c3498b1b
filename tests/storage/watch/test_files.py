import os
from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.errors import WatchFolderError
from storage.watch import files
from storage.watch.files import read_text, write_bytes, write_text

Make = Callable[[str, str], Path]
Complaint = Callable[..., str]


def test_text_is_read_without_byte_order_mark_and_with_plain_newlines(make_file: Make) -> None:
    path = make_file("a.toml", "\ufeffone\r\ntwo\rthree\n")
    assert read_text(path) == "one\ntwo\nthree\n"


def test_a_missing_file_says_what_to_do(tmp_path: Path, complaint: Complaint) -> None:
    assert complaint(read_text, tmp_path / "a.toml") == (
        "there is no such file; make it, or run `writethru init`"
    )


def test_a_folder_in_place_of_a_file_says_what_is_wrong(
    tmp_path: Path, complaint: Complaint
) -> None:
    assert complaint(read_text, tmp_path).startswith("cannot be read (Is a directory); check")


def test_a_file_in_another_encoding_names_the_line(tmp_path: Path, complaint: Complaint) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes("name = 'x'\ntitle = 'Київ'\n".encode("cp1251"))
    assert complaint(read_text, path) == "line 2: is not UTF-8 text; save the file as UTF-8"


def test_a_write_makes_folders_and_leaves_nothing_else_behind(tmp_path: Path) -> None:
    write_text(tmp_path / "new" / "a.txt", "Київ")
    write_text(tmp_path / "new" / "a.txt", "Львів")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["a.txt"]
    assert (tmp_path / "new" / "a.txt").read_text("utf-8") == "Львів"


def test_a_crash_before_the_rename_keeps_the_old_file(
    make_file: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_file("a.txt", "old")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", fail)
    with pytest.raises(WatchFolderError, match=r"cannot be written \(No space left on device\)"):
        write_bytes(path, b"new")
    assert path.read_text("utf-8") == "old"
    assert [path.name for path in path.parent.iterdir()] == ["a.txt"]


def test_a_write_keeps_the_mode_of_the_old_file(make_file: Make) -> None:
    path = make_file("a.txt", "old")
    path.chmod(0o640)
    write_text(path, "new")
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name != "posix", reason="symbolic links need rights elsewhere")
def test_a_write_goes_through_a_symbolic_link(make_file: Make, tmp_path: Path) -> None:
    real = make_file("real.txt", "old")
    link = tmp_path / "link.txt"
    link.symlink_to(real)
    write_text(link, "new")
    assert link.is_symlink()
    assert real.read_text("utf-8") == "new"
