"""How far a demo has played, and which world: kept in the watch folder, so that a killed demo goes on where it stopped."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from storage.watch.files import write_text
from storage.watch.sample_wire import sample_wire, wire_in
from storage.watch.wire import SampleWire


@dataclass(frozen=True, slots=True)
class WirePosition:
    """The poll that is being played, counted from 1, and the port of the loopback server that plays it.

    `is_finished` once the last poll is through. `world` is the folder that is played, with its whole path; None is the
    bundled sample.
    """

    poll: int
    port: int
    is_finished: bool = False
    world: str | None = None

    def wire(self) -> SampleWire:
        """What is played. Raises InputError when the world folder is gone or wrong."""
        return sample_wire() if self.world is None else wire_in(Path(self.world))

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
    write_text(position_file(demo_folder), json.dumps(asdict(position)) + "\n")
