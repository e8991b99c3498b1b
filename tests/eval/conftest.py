"""The sample wire, played once for all that look at what came of it."""

from pathlib import Path

import pytest

from benchmarks import wire


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the whole wire was played."""
    made = tmp_path_factory.mktemp("wire") / "watch"
    wire.play_without_prefect(made)
    return made
