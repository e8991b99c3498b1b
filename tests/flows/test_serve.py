"""The service, really run: schedules and triggers, one owner, killed, started again, ended.

All of it is one story, told once (it takes a minute and a half); the tests look at what was seen in it.
"""

import json
import os
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import duckdb
import pytest

from flows.stages.desk import home_of
from storage.timeline.owner import BusyError, Owner
from storage.watch.folder import init_folder

# Usually 70 to 100 s; a busy machine needs more.
pytestmark = [pytest.mark.prefect, pytest.mark.slow, pytest.mark.timeout(600)]

SETTINGS = """
[poll]
min_interval_s = 5
start_interval_s = 5
max_interval_s = 5
host_gap_s = 0.0
allow_networks = ["127.0.0.1/32"]
[read]
screening_threshold = 0.0
[alerts]
channels = ["file"]
[service]
prefect_port = {port}
poll_every_s = 30
read_every_s = 900
compare_every_s = 900
alerts_every_s = 900
"""
REFERENCE = """# Orlik plant cuts 500 jobs

The Orlik plant in Valley will cut 500 jobs next year, the director Anna Marek said.
"""
SENTENCE = (
    "The Orlik plant in Valley will cut 350 jobs next year, the director Anna Marek said on Monday."
)
MORE = "The council of Valley met the union on Tuesday and found no common ground for now."
RUNS = """
    SELECT flow.name, flow_run.state_type, flow_run.state_name, flow_run.auto_scheduled,
           flow_run.expected_start_time, flow_run.start_time
    FROM flow_run JOIN flow ON flow.id = flow_run.flow_id ORDER BY flow_run.start_time
"""
# Runs that were planned for the next minutes, moved back: as if the machine had been off for that long.
FIVE_MINUTES_LATER = """
    UPDATE flow_run SET expected_start_time = datetime(expected_start_time, '-20 minutes'),
                        next_scheduled_start_time = datetime(next_scheduled_start_time, '-20 minutes')
    WHERE state_type = 'SCHEDULED'
"""


@dataclass
class Seen:
    """What was seen in the story."""

    environments: dict[str, dict[str, str]] = field(default_factory=dict)
    secret_mode: int = 0
    folder_mode: int = 0
    prefect_files: set[str] = field(default_factory=set)
    owner_was_busy: bool = False
    loads: set[str] = field(default_factory=set)
    first_life: list[tuple[Any, ...]] = field(default_factory=list)
    run_beside: dict[str, Any] = field(default_factory=dict)
    taken_port: tuple[int, str] = (0, "")
    left_after_kill: set[int] = field(default_factory=set)
    was_late: int = 0
    second_life: list[tuple[Any, ...]] = field(default_factory=list)
    still_running: list[tuple[Any, ...]] = field(default_factory=list)
    exit_code: int | None = None
    stop_s: float = 0.0
    left_after_stop: set[int] = field(default_factory=set)
    deployments: list[tuple[Any, ...]] = field(default_factory=list)
    schedules: int = 0


class _Site(BaseHTTPRequestHandler):
    """A feed with one article, and the article."""

    def do_GET(self) -> None:
        address = f"http://{self.headers['host']}/article"
        page = "".join(f"<p>{SENTENCE if n == 0 else MORE}</p>" for n in range(8))
        answers = {
            "/feed": f'<rss version="2.0"><channel><title>Valley Post</title><item><title>Orlik cuts 350'
            f" jobs</title><link>{address}</link><description>{SENTENCE}</description></item></channel></rss>",
            "/article": f'<html lang="en"><body><article><h1>Orlik cuts 350 jobs</h1>{page}</article></body></html>',
        }
        body = answers.get(self.path, "").encode()
        self.send_response(200 if body else 404)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        return


@contextmanager
def _site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Site) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/feed"
        server.shutdown()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _watch_folder(root: Path, feed: str, port: int) -> Path:
    init_folder(root, leave_out=["references"])
    (root / "writethru.toml").write_text(SETTINGS.format(port=port), "utf-8")
    (root / "feeds.opml").write_text(
        f'<opml version="2.0"><body><outline type="rss" text="Valley Post" xmlUrl="{feed}"/></body></opml>',
        "utf-8",
    )
    (root / "references").mkdir()
    (root / "references" / "orlik.md").write_text(REFERENCE, "utf-8")
    return root


def _environment() -> dict[str, str]:
    # A proxy that is not there, and a Prefect server that is not ours: neither may be asked.
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
    return {**kept, "HTTP_PROXY": "http://127.0.0.1:9", "PREFECT_API_KEY": "of the user"}


def _writethru(*words: str) -> list[str]:
    return [sys.executable, "-m", "writethru", *words]


@contextmanager
def _service(root: Path) -> Iterator[subprocess.Popen[bytes]]:
    with (root / "service.txt").open("ab") as told:
        service = subprocess.Popen(
            _writethru("serve", "--watch", str(root)), env=_environment(), stderr=told, stdout=told
        )
    try:
        yield service
    finally:
        for process in _tree(service.pid):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        service.wait()


def _tree(process: int) -> set[int]:
    """A process and all below it."""
    try:
        below = Path(f"/proc/{process}/task/{process}/children").read_text("utf-8").split()
    except FileNotFoundError:
        return set()
    return {process}.union(*(_tree(int(child)) for child in below))


def _alive(processes: set[int], limit_s: float = 3.0) -> set[int]:
    """Those that do not go away."""
    deadline = time.monotonic() + limit_s
    while time.monotonic() < deadline:
        processes = {process for process in processes if _command(process)}
        if not processes:
            break
        time.sleep(0.05)
    return processes


def _command(process: int) -> str:
    with suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    return ""


def _environment_of(process: int) -> dict[str, str]:
    pairs = Path(f"/proc/{process}/environ").read_bytes().decode().split("\0")
    return dict(pair.split("=", 1) for pair in pairs if "=" in pair)


def _named(service: int, part: str) -> int | None:
    return next((process for process in _tree(service) if part in _command(process)), None)


def _prefect(root: Path, query: str) -> list[tuple[Any, ...]]:
    path = root / ".state" / "prefect" / "prefect.db"
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=30)) as database:
        return database.execute(query).fetchall()


def _wait_for(claim: Callable[[], Any], what: str, limit_s: float = 180.0) -> Any:
    deadline = time.monotonic() + limit_s
    while not (found := claim()):
        assert time.monotonic() < deadline, f"not within {limit_s} s: {what}"
        time.sleep(0.25)
    return found


def _is_serving(root: Path, times: int) -> bool:
    told = (root / "service.txt").read_text("utf-8")
    assert "writethru serve:" not in told, told
    return told.count("schedules and triggers are on") == times


def _done(root: Path, flow: str, *, by_schedule: bool) -> bool:
    assert _is_serving(root, 1)
    return any(
        run[0] == flow and run[1] == "COMPLETED" and bool(run[3]) is by_schedule
        for run in _prefect(root, RUNS)
    )


def _first_life(root: Path, seen: Seen) -> None:
    with _service(root) as service:
        _wait_for(lambda: _is_serving(root, 1), "the service is up")
        parts = {"server": "server start", "runner": "flows.runner", "flow": "prefect.engine"}
        for name, part in parts.items():
            process = _wait_for(lambda part=part: _named(service.pid, part), name)
            seen.environments[name] = _environment_of(process)
        try:
            with Owner(home_of(root)):
                seen.owner_was_busy = False
        except BusyError:
            seen.owner_was_busy = True
        _look_at_files(root / ".state" / "prefect", seen)
        seen.taken_port = _start_with_the_same_port(root)
        _wait_for(lambda: _done(root, "send-alerts", by_schedule=False), "an alert is sent")
        _wait_for(lambda: _done(root, "poll-feeds", by_schedule=True), "a schedule fires")
        beside = _writethru("run", "--all", "--json", "--watch", str(root))
        done = subprocess.run(beside, env=_environment(), capture_output=True, check=True)
        seen.run_beside = json.loads(done.stdout)
        _wait_for(lambda: _named(service.pid, "prefect.engine"), "a flow process")
        seen.first_life = _prefect(root, RUNS)
        _kill_all(service.pid, seen)


def _look_at_files(home: Path, seen: Seen) -> None:
    seen.secret_mode = stat.S_IMODE((home / "secret").stat().st_mode)
    seen.folder_mode = stat.S_IMODE(home.stat().st_mode)
    seen.prefect_files = {path.name for path in home.iterdir()}


def _start_with_the_same_port(root: Path) -> tuple[int, str]:
    other = root.with_name("other")
    init_folder(other)
    (other / "writethru.toml").write_text((root / "writethru.toml").read_text("utf-8"), "utf-8")
    command = _writethru("serve", "--watch", str(other))
    done = subprocess.run(command, env=_environment(), capture_output=True, check=False)
    return done.returncode, done.stderr.decode()


def _kill_all(service: int, seen: Seen) -> None:
    tree = _tree(service)
    for process in tree:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    os.waitpid(service, 0)
    seen.left_after_kill = _alive(tree)


def _second_life(root: Path, seen: Seen) -> None:
    with closing(sqlite3.connect(root / ".state" / "prefect" / "prefect.db")) as database, database:
        database.execute(FIVE_MINUTES_LATER)
    late = [run for run in _prefect(root, RUNS) if run[:2] == ("poll-feeds", "SCHEDULED")]
    seen.was_late = len(late)
    began_at = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}"
    with _service(root) as service:
        _wait_for(lambda: _is_serving(root, 2), "the service is up again")
        _wait_for(lambda: len(_completed_polls(root)) > len(_completed(seen.first_life)), "a poll")
        seen.second_life = [run for run in _prefect(root, RUNS) if (run[5] or "") > began_at]
        seen.still_running = [
            run for run in _prefect(root, RUNS) if run[1] == "RUNNING" and run[5] < began_at
        ]
        tree, asked_at = _tree(service.pid), time.monotonic()
        service.terminate()
        seen.exit_code = service.wait(60)
        seen.stop_s = time.monotonic() - asked_at
        seen.left_after_stop = _alive(tree)


def _completed(runs: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return [run for run in runs if run[:2] == ("poll-feeds", "COMPLETED")]


def _completed_polls(root: Path) -> list[tuple[Any, ...]]:
    return _completed(_prefect(root, RUNS))


@pytest.fixture(scope="module", name="seen")
def _seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    seen = Seen()
    # A folder with a blank and a letter that is not ASCII: people have such folders.
    root = tmp_path_factory.mktemp("service") / "my wätch"
    with _site() as feed:
        _watch_folder(root, feed, _free_port())
        _first_life(root, seen)
        _second_life(root, seen)
    seen.deployments = _prefect(root, "SELECT name, paused FROM deployment")
    ((seen.schedules,),) = _prefect(root, "SELECT count(*) FROM deployment_schedule WHERE active")
    with duckdb.connect(str(root / "timeline.duckdb"), read_only=True) as timeline:
        seen.loads = {kind for (kind,) in timeline.execute("SELECT kind FROM core.load").fetchall()}
    return seen


def test_schedules_fire(seen: Seen) -> None:
    assert ("poll-feeds", "COMPLETED", 1) in {(run[0], run[1], run[3]) for run in seen.first_life}


def test_each_event_starts_the_next_flow(seen: Seen) -> None:
    by_event = {run[0] for run in seen.first_life if run[1] == "COMPLETED" and not run[3]}
    assert by_event == {"poll-feeds", "read-articles", "compare-coverage", "send-alerts"}


def test_the_service_is_the_only_owner_and_applies_what_the_flows_leave(seen: Seen) -> None:
    assert seen.owner_was_busy
    assert seen.loads == {"poll", "read", "compare", "deliver"}


def test_a_run_beside_the_service_leaves_its_loads_to_the_owner(seen: Seen) -> None:
    assert seen.run_beside["way"] == "without Prefect"
    assert [stage["stage"] for stage in seen.run_beside["stages"]] == [
        "poll",
        "read",
        "compare",
        "deliver",
    ]


@pytest.mark.parametrize("child", ["server", "runner", "flow"])
def test_each_child_is_told_to_send_nothing_to_anybody(seen: Seen, child: str) -> None:
    environment = seen.environments[child]
    assert environment["DO_NOT_TRACK"] == "1"
    assert environment["PREFECT_SERVER_ANALYTICS_ENABLED"].lower() == "false"
    assert environment["PREFECT_SERVER_ALLOW_EPHEMERAL_MODE"].lower() == "false"
    assert "PREFECT_API_KEY" not in environment
    assert "my wätch/.state/prefect" in environment["PREFECT_HOME"]


def test_prefects_data_and_secret_stay_in_the_watch_folder(seen: Seen) -> None:
    assert {"prefect.db", "secret", "server.log", "runner.log"} <= seen.prefect_files
    assert seen.secret_mode == 0o600
    assert seen.folder_mode == 0o700


def test_a_taken_port_is_one_clear_error(seen: Seen) -> None:
    code, told = seen.taken_port
    assert code == 1
    assert told.startswith("writethru serve: port ")
    assert "prefect_port" in told
    assert told.count("\n") == 1


def test_nothing_is_left_when_everything_was_killed(seen: Seen) -> None:
    assert seen.left_after_kill == set()


def test_after_a_kill_the_next_run_completes(seen: Seen) -> None:
    assert seen.still_running == []
    assert "COMPLETED" in {run[1] for run in seen.second_life if run[0] == "poll-feeds"}


def test_a_long_time_without_service_leaves_one_run_and_not_twenty(seen: Seen) -> None:
    assert seen.was_late >= 20
    polls = [run[1] for run in seen.second_life if run[0] == "poll-feeds"]
    assert polls.count("COMPLETED") == 1
    assert len(polls) <= 2


def test_sigterm_ends_everything_cleanly_within_forty_seconds(seen: Seen) -> None:
    assert seen.exit_code == 0
    assert seen.stop_s < 40
    assert seen.left_after_stop == set()


def test_nothing_is_paused_or_doubled_by_stopping_and_starting(seen: Seen) -> None:
    assert len(seen.deployments) == 4
    assert not any(paused for _, paused in seen.deployments)
    assert seen.schedules == 4
