"""Makers of small watch folders."""

from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.errors import WatchFolderError


@pytest.fixture
def make_file(tmp_path: Path) -> Callable[[str, str], Path]:
    def make(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
        return path

    return make


@pytest.fixture
def complaint() -> Callable[..., str]:
    """The text of the error that a call raises, without the path that it must begin with."""

    def call(read: Callable[[Path], object], path: Path, about: Path | None = None) -> str:
        with pytest.raises(WatchFolderError) as caught:
            read(path)
        start = f"{about or path}: "
        assert str(caught.value).startswith(start)
        return str(caught.value).removeprefix(start)

    return call
