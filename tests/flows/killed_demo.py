"""Plays the sample wire into a folder in processes that are killed: `python killed_demo.py FOLDER KILLS`.

KILLS is a JSON list. Each entry is one process that is killed with SIGKILL: after so many seconds (a float), or by
itself right before so many changes of the disk (an int). After the last one the demo is let finish. Prints how many
were killed, as opposed to having ended before.

Processes are forked from this one, which has imported everything, and pages are cleaned in the process itself: a
worker changes nothing on disk, and starting the fork server would take most of the time.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from flows.demo import play
from flows.stages import poll, read
from flows.stages.desk import open_desk
from flows.stages.one_pass import one_pass

CHANGES = {"os.rename", "os.remove", "os.symlink", "subprocess.Popen"}


def play_all(root: Path) -> None:
    """Every poll that was not played yet."""
    for _ in play(root, run_pass=lambda folder: list(one_pass(open_desk(folder)))):
        pass


def die_before_change(number: int) -> None:
    """Kill this process right before it renames, removes, links or starts something for the `number`th time."""
    seen = 0

    def hook(event: str, _: object) -> None:
        nonlocal seen
        if event in CHANGES:
            seen += 1
            if seen == number:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def is_killed(work: Callable[[], None], kill: float | None) -> bool:
    """Do the work in a child; whether it was killed."""
    child = os.fork()
    if child == 0:
        if isinstance(kill, int):
            die_before_change(kill)
        work()
        os._exit(0)
    if isinstance(kill, float):
        time.sleep(kill)
        os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        sys.exit("a process failed")
    return os.WIFSIGNALED(status)


def main(root: Path, kills: list[float]) -> None:
    poll.in_workers = read.in_workers = lambda function, items, **_: map(function, items)
    killed = sum(is_killed(lambda: play_all(root), kill) for kill in kills)
    started = time.monotonic()
    if is_killed(lambda: play_all(root), None):
        sys.exit("the last process did not end by itself")
    sys.stdout.write(json.dumps({"killed": killed, "last_s": time.monotonic() - started}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), json.loads(sys.argv[2]))
