"""The runner of the service: registers the flows with their schedules and triggers, and runs what is due.

Started by the supervisor (`flows/serve.py`) as `python -m flows.runner FOLDER`.
"""

import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from prefect import serve
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy, State
from prefect.deployments.runner import RunnerDeployment
from prefect.events import DeploymentEventTrigger, DeploymentTriggerTypes, TriggerTypes
from prefect.flows import Flow
from prefect.types.entrypoint import EntrypointType

from flows.compare import compare_coverage
from flows.poll import poll_feeds
from flows.read import read_articles
from flows.send import send_alerts
from flows.stages.desk import StageReport
from flows.tracked import watch_resource
from storage.watch.settings import ServiceSection, read_settings

StageFlow = Flow[[str], Coroutine[Any, Any, State[StageReport]]]
"""A flow over one watch folder."""

ONE_AT_A_TIME = ConcurrencyLimitConfig(
    limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW
)
"""A run takes everything that is missing, so a second one beside it has nothing to do."""

RUNS_AT_ONCE = 2


def deployments(folder: Path, service: ServiceSection) -> list[RunnerDeployment]:
    """One deployment a flow. Events start the next stage at once; the schedule is the safety net for lost ones."""
    return [
        _deployment(poll_feeds, folder, every_s=service.poll_every_s),
        _deployment(
            read_articles, folder, every_s=service.read_every_s, on="writethru.entries.stored"
        ),
        _deployment(
            compare_coverage, folder, every_s=service.compare_every_s, on="writethru.articles.read"
        ),
        _deployment(
            send_alerts, folder, every_s=service.alerts_every_s, on="writethru.claim.changed"
        ),
    ]


def _deployment(
    flow: StageFlow, folder: Path, *, every_s: int, on: str | None = None
) -> RunnerDeployment:
    resource: dict[str, str | list[str]] = {
        "prefect.resource.id": watch_resource(str(folder)),
    }
    triggers: list[DeploymentTriggerTypes | TriggerTypes] = [
        DeploymentEventTrigger(name=f"{flow.name} on {event}", expect={event}, match=resource)
        for event in ([on] if on else [])
    ]
    return RunnerDeployment.from_flow(
        flow,
        "service",
        interval=every_s,
        parameters={"folder": str(folder)},
        concurrency_limit=ONE_AT_A_TIME,
        triggers=triggers,
        tags=["writethru"],
        # The flow process starts in a folder of its own, so the flow is named by its module.
        entrypoint_type=EntrypointType.MODULE_PATH,
    )


def main() -> None:
    """Serve the flows of the watch folder named on the command line until SIGTERM."""
    folder = Path(sys.argv[1])
    service = read_settings(folder / "writethru.toml").service
    # pause_on_shutdown would pause every deployment at each stop, also those that only have triggers.
    serve(*deployments(folder, service), pause_on_shutdown=False, limit=RUNS_AT_ONCE)


if __name__ == "__main__":
    main()
