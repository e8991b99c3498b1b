import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import pytest

from extractors.feed.parse import parse_feed
from extractors.model import ParsedFeed
from flows.net.workers import WorkerFailure, in_workers

ROOT = Path(__file__).parents[3]

TASKS = """
import os, time

def run(order):
    word, _, rest = order.partition(" ")
    return {
        "echo": lambda: rest,
        "nothing": lambda: None,
        "sleep": lambda: time.sleep(float(rest)),
        "die": lambda: os._exit(3),
        "raise": lambda: [][1],
        "eat": lambda: len(bytearray(int(rest))),
        "pid": os.getpid,
        "main": lambda: getattr(__import__("__main__"), "MARK", "not imported"),
        "spin": lambda: [None for _ in iter(int, 1)],
    }[word]()
"""


@pytest.fixture(scope="module", autouse=True)
def tasks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("tasks")
    (folder / "worker_tasks.py").write_text(TASKS, encoding="utf-8")
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))


def results(*orders: str, processes: int = 2, limit_s: float = 5.0) -> list[object]:
    from worker_tasks import run  # type: ignore[import-not-found]

    return list(in_workers(run, orders, processes=processes, limit_s=limit_s))


def test_results_come_in_the_order_of_the_items() -> None:
    orders = ["sleep 0.1", *(f"echo {number}" for number in range(50))]
    assert results(*orders) == [None, *(str(number) for number in range(50))]


def test_no_items_need_no_process() -> None:
    assert results() == []


def test_none_is_a_result_like_any_other() -> None:
    assert results("nothing", "echo a") == [None, "a"]


def test_a_late_item_is_killed_and_the_others_go_on() -> None:
    started = time.monotonic()
    found = results("spin", "echo a", "spin", "echo b", limit_s=0.3)
    late = WorkerFailure("not done within 0.3 seconds", "timeout")
    assert found == [late, "a", late, "b"]
    assert time.monotonic() - started < 3


def test_a_process_that_dies_costs_one_item() -> None:
    died = WorkerFailure("the process ended by itself with code 3", "died")
    assert results("die", "echo a", processes=1) == [died, "a"]


def test_an_exception_becomes_a_failure() -> None:
    failure = WorkerFailure("IndexError: list index out of range", "error")
    assert results("raise", "echo a", processes=1) == [failure, "a"]


def test_memory_is_bounded() -> None:
    failure = WorkerFailure("needs more than 1 GB of memory", "error")
    assert results("eat 2000000000", "eat 1000") == [failure, 1000]


def test_one_process_is_used_again_and_it_is_not_this_one() -> None:
    pids = set(results("pid", "pid", "pid", processes=1))
    assert len(pids) == 1
    assert pids != {os.getpid()}


def test_the_main_program_is_not_imported_by_workers() -> None:
    assert results("main") == ["not imported"]


def test_endless_items_are_taken_as_they_are_needed() -> None:
    from worker_tasks import run

    taken = count()
    orders = (f"echo {number}" for number in taken)
    found = in_workers(run, orders, processes=2, limit_s=5.0)
    assert list(islice(found, 3)) == ["0", "1", "2"]
    found.close()  # type: ignore[attr-defined]
    assert next(taken) < 25


def test_leaving_early_ends_the_processes() -> None:
    from worker_tasks import run

    found = in_workers(run, ["pid", "sleep 60"], processes=2, limit_s=90.0)
    pid = next(found)
    found.close()  # type: ignore[attr-defined]
    assert isinstance(pid, int)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_it_works_in_a_thread_beside_other_threads() -> None:
    stop = threading.Event()
    others = [threading.Thread(target=stop.wait) for _ in range(5)]
    found: list[list[object]] = []
    worker = threading.Thread(target=lambda: found.append(results("echo a", "die", "echo b")))
    for thread in (*others, worker):
        thread.start()
    worker.join()
    stop.set()
    assert [found[0][0], found[0][2]] == ["a", "b"]


MAIN = """
MARK = "imported"
from flows.net.workers import in_workers
import worker_tasks

if __name__ == "__main__":
    print(list(in_workers(worker_tasks.run, ["echo a", "main", "die"], processes=1, limit_s=9)))
"""


@pytest.mark.parametrize("way", ["-c", "script", "-m"])
def test_it_works_whatever_the_main_program_is(way: str, tasks: Path) -> None:
    (tasks / "some_main.py").write_text(MAIN, encoding="utf-8")
    arguments = {
        "-c": ["-c", MAIN],
        "script": [str(tasks / "some_main.py")],
        "-m": ["-m", "some_main"],
    }[way]
    done = subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(tasks)])},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.startswith("['a', 'not imported', WorkerFailure(message='the process ended")
    assert done.stderr == ""


def test_a_feed_made_to_keep_the_parser_busy_costs_its_limit_and_no_more() -> None:
    # The document type keeps the scan from seeing the author; feedparser takes 17 s for it.
    hostile = (
        b"<?xml version='1.0'?><!DOCTYPE rss><rss><channel><item><author>"
        + b"a" * 60_000
        + b"</author></item></channel></rss>"
    )
    good = b"<rss><channel><item><title>Good</title></item></channel></rss>"
    late, feed = in_workers(parse_feed, [hostile, good], processes=1, limit_s=1.0)
    assert late == WorkerFailure("not done within 1 seconds", "timeout")
    assert isinstance(feed, ParsedFeed)
    assert feed.entries[0].title == "Good"


def test_the_sentence_of_a_feed_error_comes_back_as_it_is() -> None:
    (failure,) = in_workers(parse_feed, [b""], processes=1, limit_s=5.0)
    assert failure == WorkerFailure("The feed is empty: the server sent no text.", "error")
