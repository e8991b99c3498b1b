"""`writethru demo --world`."""

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from flows.wire.position import read_position
from writethru.cli import main, run


@pytest.fixture(autouse=True)
def without_prefect(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "embedded_server", lambda _: nullcontext())
    monkeypatch.setattr(run, "run_through_flows", lambda _: [])
    monkeypatch.setattr("writethru.cli.news.print_news", lambda root, since: None)


def test_a_world_is_played_and_another_one_is_refused_in_one_line(
    tmp_path: Path, make_world: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    one, other, root = make_world(name="one"), make_world(name="other"), tmp_path / "demo"
    assert main(["demo", "--watch", str(root), "--world", str(one), "--quiet"]) == 0
    position = read_position(root / ".state" / "demo")
    assert position is not None
    assert (position.world, position.poll, position.is_finished) == (str(one), 4, True)
    assert main(["demo", "--watch", str(root), "--quiet"]) == 0
    capsys.readouterr()
    assert main(["demo", "--watch", str(root), "--world", str(other), "--quiet"]) == 1
    told = capsys.readouterr()
    assert told.err.count("\n") == 1
    assert "in a new folder" in told.err


def test_a_wrong_world_is_one_line_that_names_file_and_key(
    tmp_path: Path, make_world: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    world = make_world({"cases": ["teazer"]})
    assert main(["demo", "--watch", str(tmp_path / "demo"), "--world", str(world), "--quiet"]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "001.md: cases: 'teazer' is not known; did you mean 'teaser'?" in told
