"""The service as a script, for containers: makes the watch folder when it is empty, then serves it until SIGTERM.

The folder is named by WRITETHRU_WATCH (default /watch).
"""

import os
import sys
from pathlib import Path

from writethru.cli import main


def serve(folder: Path) -> int:
    """Serve the watch folder at `folder`; gives the exit code."""
    # Only a new folder: `init` would bring back starter files that its owner threw out.
    if not (folder / "writethru.toml").exists() and (code := main(["init", str(folder)])):
        return code
    return main(["serve", "--watch", str(folder)])


if __name__ == "__main__":
    sys.exit(serve(Path(os.environ.get("WRITETHRU_WATCH", "/watch"))))
