"""The labelled worlds of `tests/data/wire`: the truth is sound, the replay is deterministic, no figure falls below its floor."""

import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from benchmarks import truth, wire
from benchmarks.labels import agreement, by_claim, read_readings
from benchmarks.quality import SAMPLE, WORLDS, Judged, Measured, floors, measure, read
from benchmarks.truth import PLANT, SPRING
from flows.stages.desk import home_of
from storage.timeline.database import KEYS
from storage.timeline.questions import Timeline

MEASURED = {"elapsed_ms", "load_id"}
"""Columns that hold how long something took, or a hash of it."""
REPLAY_LIMIT_S = 60.0
"""Processor time of the process that plays, drawing all conclusions; pages are cleaned in workers beside it. On two free
cores the replay ends within this time by the clock, which says little on a machine that runs other tests."""


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[Path, Judged, float]]:
    """Both worlds, played once: the folder, what was judged, and how long it took."""
    found = {}
    for name in (SPRING, PLANT):
        root = tmp_path_factory.mktemp(name) / "watch"
        started = time.process_time()
        judged = read(name, root, world=truth.WORLDS / name)
        found[name] = root, judged, time.process_time() - started
    return found


def measured(judged: Judged) -> dict[str, Measured]:
    return {f"{one.ability}, {one.measure}": one for one in measure(judged)}


@pytest.mark.parametrize("name", [SPRING, PLANT])
def test_two_readers_agree(name: str) -> None:
    told = {m: value for m, value, _ in agreement(read_readings(truth.WORLDS / name / "labels"))}
    assert told["same relation, where either says present"] >= 0.80
    assert told["topics, F1"] >= 0.90
    assert told["copy_of"] == 1.0


@pytest.mark.parametrize("name", [SPRING, PLANT])
def test_what_is_written_follows_from_the_readings(name: str) -> None:
    folder = truth.WORLDS / name / "expected"
    for file, text in truth.written(name).items():
        told = f"{file}: run `python -m benchmarks.truth --write`"
        assert (folder / file).read_text("utf-8") == text, told


@pytest.mark.parametrize("name", [SPRING, PLANT])
def test_every_label_speaks_of_what_is_there(name: str) -> None:
    labelled = truth.world(name)
    known = truth.versions(labelled.wire)
    for article in labelled.articles:
        text = "\n".join(known[article["id"]][0].paragraphs)
        shown = f"{known[article['id']][0].title}\n{text}"
        for relation in article["relations"]:
            assert relation["claim"] in labelled.claims
            for quote in relation.get("quotes", ()):
                assert quote in shown, (article["id"], quote)
        for item in article.get("news", ()):
            assert item["quote"] in shown, (article["id"], item["quote"])
        assert article.get("copy_of", "") in {"", *known}


@pytest.mark.parametrize("name", [SPRING, PLANT])
def test_every_new_value_and_dispute_has_one_name(name: str) -> None:
    labelled = truth.world(name)
    own = {article["id"] for article in labelled.articles}
    moved = {
        (claim, article["id"])
        for article in labelled.articles
        for claim, relation in by_claim(article).items()
        if relation["relation"] in {"updates", "contradicts"} and not relation.get("doubt")
    }
    assert {pair for pair in moved if pair not in labelled.values} == set()
    assert {article for _, article in labelled.values} <= own


def test_the_large_wire_replays_to_the_same_rows_within_a_minute(
    played: Mapping[str, tuple[Path, Judged, float]], tmp_path: Path
) -> None:
    root, _, seconds = played[SPRING]
    assert seconds < REPLAY_LIMIT_S
    again = tmp_path / "again"
    wire.play_without_prefect(again, truth.WORLDS / SPRING)
    first, second = rows_of(root), rows_of(again)
    for table, rows in first.items():
        assert second[table] == rows, table


def rows_of(root: Path) -> Mapping[str, list[str]]:
    with Timeline(home_of(root)) as timeline:
        return {
            table: sorted(
                str({name: row[name] for name in row if name not in MEASURED})
                for row in timeline.database.query(f"FROM core.{table}")
            )
            for table in KEYS
        }


@pytest.mark.parametrize("name", [SPRING, PLANT])
def test_no_figure_falls_below_its_floor(
    name: str, played: Mapping[str, tuple[Path, Judged, float]]
) -> None:
    found = measured(played[name][1])
    known = floors()[name]
    assert known.keys() <= found.keys()
    fallen = {
        which: (round(found[which].value, 3), floor)
        for which, floor in known.items()
        if found[which].value < floor
    }
    assert fallen == {}


def test_every_world_has_floors() -> None:
    assert floors().keys() == set(WORLDS) - {SAMPLE} | {SAMPLE}
