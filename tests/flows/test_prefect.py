"""The flows on a real Prefect server give the same rows as the plain stages, and tell what they did."""

import asyncio
import gc
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import duckdb
import pytest

from flows.demo import PollPlayed, play, run_through_flows
from flows.prefect_server import embedded_server
from flows.stages.desk import StageReport, open_desk
from flows.stages.one_pass import one_pass

# Prefect leaves sockets of its event worker to the collector.
pytestmark = [
    pytest.mark.prefect,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

POLLS = 2
STORED_BY_FLOWS = """
    SELECT table_name FROM duckdb_tables()
    WHERE schema_name = 'core' AND table_name NOT IN ('load', 'poll') ORDER BY table_name
"""
POLLS_BUT_FOR_TIME = "SELECT * EXCLUDE (elapsed_ms) FROM core.poll ORDER BY poll_id"


@dataclass(frozen=True)
class Played:
    """Two demo folders, one played by the flows, one by the plain stages."""

    by_flows: Path
    plainly: Path
    flow_polls: list[PollPlayed]
    flow_runs: list[tuple[str, str]]
    plain_polls: list[PollPlayed]


def _first_polls(root: Path, run_pass: Callable[[Path], list[StageReport]]) -> list[PollPlayed]:
    played = play(root, run_pass=run_pass)
    try:
        return list(islice(played, POLLS))
    finally:
        played.close()


@pytest.fixture(scope="module", name="server")
def _server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with embedded_server(tmp_path_factory.mktemp("server")):
        from prefect.settings import (
            PREFECT_API_AUTH_STRING,
            PREFECT_API_URL,
            temporary_settings,
        )

        # Another test may have imported Prefect before, and then it has read its settings already.
        settings = {
            PREFECT_API_URL: os.environ["PREFECT_API_URL"],
            PREFECT_API_AUTH_STRING: os.environ["PREFECT_API_AUTH_STRING"],
        }
        with temporary_settings(settings):
            yield
            _close_sockets()


def _close_sockets() -> None:
    from prefect.events.worker import EventsWorker
    from prefect.logging.handlers import APILogWorker

    for worker in (EventsWorker, APILogWorker):
        worker.drain_all()
    # Here, where the marks above hold, and not at the end of all tests.
    gc.collect()


@pytest.fixture(scope="module", name="played")
def _played(server: None, tmp_path_factory: pytest.TempPathFactory) -> Played:
    by_flows, plainly = tmp_path_factory.mktemp("flows"), tmp_path_factory.mktemp("plain")
    return Played(
        by_flows,
        plainly,
        _first_polls(by_flows, run_through_flows),
        _flow_runs(),
        _first_polls(plainly, lambda root: list(one_pass(open_desk(root)))),
    )


def _rows(root: Path) -> dict[str, list[str]]:
    with duckdb.connect(str(root / "timeline.duckdb"), read_only=True) as database:
        tables = [name for (name,) in database.execute(STORED_BY_FLOWS).fetchall()]
        rows = {
            table: sorted(map(repr, database.execute(f"FROM core.{table}").fetchall()))
            for table in tables
        }
        rows["poll"] = sorted(map(repr, database.execute(POLLS_BUT_FOR_TIME).fetchall()))
    return rows


def _events() -> list[tuple[str, dict[str, object]]]:
    from prefect import get_client
    from prefect.events.filters import EventFilter, EventNameFilter

    async def read() -> list[tuple[str, dict[str, object]]]:
        async with get_client() as client:
            page = await client.read_events(
                filter=EventFilter(event=EventNameFilter(prefix=["writethru."])), limit=50
            )
            return [(event.event, dict(event.payload)) for event in page.events]

    return asyncio.run(read())


def _events_once_there(last: str, number: int) -> list[tuple[str, dict[str, object]]]:
    # They travel by themselves, after the flow run.
    deadline = time.monotonic() + 30
    while True:
        found = _events()
        if [event for event, _ in found].count(last) >= number or time.monotonic() > deadline:
            return found
        time.sleep(0.5)


def _flow_runs() -> list[tuple[str, str]]:
    from prefect import get_client
    from prefect.client.schemas.sorting import FlowRunSort

    with get_client(sync_client=True) as client:
        runs = client.read_flow_runs(limit=50, sort=FlowRunSort.START_TIME_ASC)
        return [(run.name, run.state_name or "") for run in runs]


def test_the_flows_give_the_same_rows_as_the_plain_stages(played: Played) -> None:
    by_flows, plainly = _rows(played.by_flows), _rows(played.plainly)
    assert by_flows.keys() == plainly.keys()
    assert by_flows == plainly
    assert len(plainly["entry"]) > 10
    assert len(plainly["relation"]) > 100


def test_the_flows_report_the_same_as_the_plain_stages(played: Played) -> None:
    def told(polls: list[PollPlayed]) -> list[tuple[str, str, dict[str, int]]]:
        reports = [report for poll in polls for report in poll.reports]
        return [(report.stage, report.sentence, dict(report.counts)) for report in reports]

    assert told(played.flow_polls) == told(played.plain_polls)


def test_flow_runs_say_by_name_whether_they_stored_anything(played: Played) -> None:
    # Two passes, newest run last. The first has nothing to send, the second has.
    assert played.flow_runs == [
        ("poll", "Stored"),
        ("read", "Stored"),
        ("compare", "Stored"),
        ("send", "NothingNew"),
        ("poll", "Stored"),
        ("read", "Stored"),
        ("compare", "Stored"),
        ("send", "Stored"),
    ]


def test_each_stage_that_stored_something_tells_how_much(played: Played) -> None:
    told = _events_once_there("writethru.alert.sent", 1)
    counts: dict[str, list[object]] = {}
    for event, payload in told:
        counts.setdefault(event, []).append(payload["count"])
        assert len(str(payload["load"])) == 32
    polled = [poll.reports[0].counts["entries"] for poll in played.flow_polls]
    sent = [poll.reports[3].counts["sent"] for poll in played.flow_polls]
    assert sorted(counts["writethru.entries.stored"], key=str) == sorted(polled, key=str)
    assert counts["writethru.alert.sent"] == [number for number in sent if number]
    assert len(counts["writethru.articles.read"]) == POLLS
    assert len(counts["writethru.claim.changed"]) == POLLS


def test_a_pass_that_finds_nothing_stores_nothing(played: Played) -> None:
    reports = run_through_flows(played.by_flows)
    assert [report.load_id for report in reports] == [None, None, None, None]
    assert [state for _, state in _flow_runs()[-4:]] == ["NothingNew"] * 4
