"""Children of the service: a log of bounded size, an orderly end, and none that outlives its parent."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.errors import StorageError
from flows import children
from flows.children import CLEAN_ENDS, Child, cap_log, check, end, start

SLEEPER = "import time; print('up', flush=True); time.sleep(60)"
"""A module that says when it runs, and then sleeps."""

PARENT = """
import os, sys, time
from pathlib import Path
from flows.children import start
child = start("child", ["sleeper"], environment=os.environ, folder=Path(sys.argv[1]))
print(child.process.pid, flush=True)
time.sleep(60)
"""


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    (tmp_path / "sleeper.py").write_text(SLEEPER, "utf-8")
    return tmp_path


@pytest.fixture(name="child")
def _child(folder: Path) -> Iterator[Child]:
    child = start("child", ["sleeper"], environment=os.environ, folder=folder)
    _wait_for(lambda: "up" in child.log.read_text("utf-8"))
    yield child
    if child.process.returncode is None:
        end(child, limit_s=5)


def _wait_for(claim: object, limit_s: float = 10.0) -> None:
    assert callable(claim)
    deadline = time.monotonic() + limit_s
    while not claim():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _is_alive(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    # A child that nobody waits for yet is no more than an entry in the table.
    return Path(f"/proc/{process_id}/stat").read_text("utf-8").split()[2] != "Z"


def test_a_child_ends_cleanly_when_asked(child: Child) -> None:
    check(child)
    assert end(child, limit_s=5) in CLEAN_ENDS
    assert not _is_alive(child.process.pid)


def test_a_child_that_ended_by_itself_is_an_error_that_names_its_log(child: Child) -> None:
    os.kill(child.process.pid, signal.SIGKILL)
    _wait_for(lambda: child.has_ended)
    with pytest.raises(StorageError, match=r"the child has ended by itself: see .*child\.log"):
        check(child)
    assert end(child, limit_s=5) == -signal.SIGKILL


def test_what_a_child_leaves_in_its_session_is_ended_with_it(tmp_path: Path) -> None:
    (tmp_path / "mother.py").write_text(
        "import subprocess, sys, time\n"
        "print(subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']).pid, flush=True)\n"
        "time.sleep(60)\n",
        "utf-8",
    )
    child = start("mother", ["mother"], environment=os.environ, folder=tmp_path)
    _wait_for(lambda: child.log.read_text("utf-8").endswith("\n"))
    grandchild = int(child.log.read_text("utf-8"))
    assert _is_alive(grandchild)
    end(child, limit_s=5)
    _wait_for(lambda: not _is_alive(grandchild))


def test_a_child_does_not_outlive_a_parent_that_was_killed(folder: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    with parent.stdout as told:
        child = int(told.readline())
    assert _is_alive(child)
    parent.kill()
    parent.wait()
    _wait_for(lambda: not _is_alive(child))


def test_a_child_can_be_interrupted_though_its_parent_ignores_interrupts(folder: Path) -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        child = start("child", ["sleeper"], environment=os.environ, folder=folder)
    finally:
        signal.signal(signal.SIGINT, before)
    _wait_for(lambda: "up" in child.log.read_text("utf-8"))
    os.kill(child.process.pid, signal.SIGINT)
    _wait_for(lambda: child.has_ended)
    assert "KeyboardInterrupt" in child.log.read_text("utf-8")
    end(child, limit_s=5)


def test_a_log_that_grew_too_long_starts_anew_and_one_is_kept(
    child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "LOG_LIMIT", 1000)
    cap_log(child)
    assert child.log.read_text("utf-8") == "up\n"
    with child.log.open("a", encoding="utf-8") as log:
        log.write("database is locked\n" * 100)
    cap_log(child)
    assert child.log.read_text("utf-8") == ""
    kept = child.log.with_name("child.log.1").read_text("utf-8")
    assert kept.startswith("up\ndatabase is locked\n")


def test_each_life_has_a_log_of_its_own_and_the_last_one_is_kept(folder: Path) -> None:
    (folder / "child.log").write_text("an earlier life\n", "utf-8")
    child = start("child", ["sleeper"], environment=os.environ, folder=folder)
    _wait_for(lambda: child.log.read_text("utf-8") == "up\n")
    end(child, limit_s=5)
    assert (folder / "child.log.1").read_text("utf-8") == "an earlier life\n"
