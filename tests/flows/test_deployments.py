"""What deployments/ names is there, and Prefect is loaded by nothing but the flows."""

import importlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WITHOUT_PREFECT = """
import pkgutil, sys
from importlib import import_module
import extractors, storage, writethru.cli, flows.channels, flows.net, flows.stages, flows.wire
import flows.children, flows.demo, flows.environment, flows.leash, flows.prefect_server, flows.serve
for room in (extractors, storage, writethru.cli, flows.channels, flows.net, flows.stages, flows.wire):
    for module in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
        import_module(module.name)
sys.exit("prefect was loaded" if "prefect" in sys.modules else 0)
"""


@pytest.fixture(autouse=True)
def _private(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    # Prefect may be imported here for the first time, and looks about when it is.
    monkeypatch.setenv("DO_NOT_TRACK", "1")
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))


def _deployments() -> list[dict[str, Any]]:
    text = (ROOT / "deployments" / "prefect.yaml").read_text("utf-8")
    found: list[dict[str, Any]] = yaml.safe_load(text)["deployments"]
    return found


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_each_deployment_names_a_flow_that_takes_its_parameters() -> None:
    from prefect.flows import Flow

    names = []
    for deployment in _deployments():
        module, _, name = deployment["entrypoint"].rpartition(".")
        flow = getattr(importlib.import_module(module), name)
        assert isinstance(flow, Flow)
        assert flow.validate_parameters(deployment["parameters"])
        names.append(flow.name)
    assert names == ["poll-feeds", "read-articles", "compare-coverage", "send-alerts"]


def test_deployments_fetch_no_code_and_never_queue() -> None:
    for deployment in _deployments():
        assert deployment["pull"] == []
        assert deployment["concurrency_limit"] == {"limit": 1, "collision_strategy": "CANCEL_NEW"}
        assert deployment["schedules"], "events may be lost: each deployment has its safety net"


def test_deployments_and_service_wait_for_the_same_events() -> None:
    from datetime import UTC, datetime

    from flows.runner import deployments
    from storage.watch.settings import ServiceSection

    served = deployments(Path("/watch"), ServiceSection(), datetime(2026, 1, 1, tzinfo=UTC))
    by_service = [sorted(t.expect) for deployment in served for t in deployment.triggers]
    by_file = [t["expect"] for deployment in _deployments() for t in deployment.get("triggers", [])]
    assert by_service == by_file
    assert by_file == [
        ["writethru.entries.stored"],
        ["writethru.articles.read"],
        ["writethru.claim.changed"],
        ["writethru.topic.burst"],
    ]


def test_prefect_is_loaded_by_the_flows_alone() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_PREFECT], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
