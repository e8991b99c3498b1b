"""Run a module so that it cannot outlive the process that started it.

`python -m flows.leash PARENT MODULE ARGUMENT...` does what `python -m MODULE ARGUMENT...` does, but ends itself and its
whole process group when the process PARENT is gone, however it went. It must lead its group.
"""

import os
import runpy
import signal
import sys
import time
from threading import Thread

LOOK_EVERY_S = 0.5


def main() -> None:
    """Become the module named on the command line."""
    parent, module, *arguments = sys.argv[1:]
    # A shell's background job has SIGINT ignored, and children inherit that; runners stop by it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    Thread(target=end_with, args=(int(parent),), daemon=True).start()
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def end_with(parent: int) -> None:
    """Wait until the process `parent` is gone, then kill this process and its group.

    Asking politely is no use: a runner whose server went at the same moment looks for it for minutes. What it had in
    hand is tidied up by the next life of the service.
    """
    while os.getppid() == parent:
        time.sleep(LOOK_EVERY_S)
    os.killpg(os.getpgrp(), signal.SIGKILL)


if __name__ == "__main__":
    main()
