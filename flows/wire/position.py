"""How far a demo has played: kept in the watch folder, so that a killed demo goes on where it stopped."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from storage.watch.files import write_text
from storage.watch.sample_wire import SampleWire


@dataclass(frozen=True, slots=True)
class WirePosition:
    """The poll that is being played, counted from 1, and the port of the loopback server that plays it.

    `is_finished` once the last poll is through.
    """

    poll: int
    port: int
    is_finished: bool = False

    def instant(self, wire: SampleWire) -> datetime:
        """What time it is on the wire."""
        return wire.polls[self.poll - 1]


def position_file(demo_folder: Path) -> Path:
    """Where the position of a demo stands."""
    return demo_folder / "position.json"


def read_position(demo_folder: Path) -> WirePosition | None:
    """The position of a demo folder; None for any other folder."""
    path = position_file(demo_folder)
    if not path.exists():
        return None
    return WirePosition(**json.loads(path.read_text("utf-8")))


def write_position(demo_folder: Path, position: WirePosition) -> None:
    """Remember how far the demo has played."""
    body = {
        "poll": position.poll,
        "port": position.port,
        "is_finished": position.is_finished,
    }
    write_text(position_file(demo_folder), json.dumps(body) + "\n")
