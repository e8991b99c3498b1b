"""The runner of the service: registers the flows with their schedules and triggers, and runs what is due.

Started by the supervisor (`flows/serve.py`) as `python -m flows.runner FOLDER`.
"""

import asyncio
import sys
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from prefect import get_client
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy, State
from prefect.deployments.runner import RunnerDeployment
from prefect.events import DeploymentEventTrigger, DeploymentTriggerTypes, TriggerTypes
from prefect.flows import Flow
from prefect.runner import Runner
from prefect.schedules import Interval, Schedule
from prefect.types.entrypoint import EntrypointType

from flows.compare import compare_coverage
from flows.poll import poll_feeds
from flows.read import read_articles
from flows.send import send_alerts
from flows.stages.desk import StageReport
from flows.tidy import tidy
from flows.tracked import watch_resource
from storage.watch.folder import WatchFolder
from storage.watch.settings import ServiceSection, read_settings

StageFlow = Flow[..., Coroutine[Any, Any, State[StageReport]]]
"""A flow over one watch folder."""

ONE_AT_A_TIME = ConcurrencyLimitConfig(
    limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW
)
"""A run takes everything that is missing, so a second one beside it has nothing to do."""

RUNS_AT_ONCE = 2
"""More would only wait for one another at the server's database."""

APART = timedelta(seconds=60)
"""So far apart are the first scheduled runs of the flows, so that they never all start at one instant."""


def deployment_name(folder: Path) -> str:
    """The name of the deployments of one watch folder: another folder may use the same server."""
    return f"service-{watch_resource(str(folder)).rpartition('.')[2]}"


def deployments(folder: Path, service: ServiceSection, now: datetime) -> list[RunnerDeployment]:
    """One deployment a flow, the first of a pass first.

    Events start the next stage at once; the schedule is the safety net for lost ones.
    """
    plan: tuple[tuple[StageFlow, int, tuple[str, ...]], ...] = (
        (poll_feeds, service.poll_every_s, ()),
        (read_articles, service.read_every_s, ("writethru.entries.stored",)),
        (compare_coverage, service.compare_every_s, ("writethru.articles.read",)),
        (
            send_alerts,
            service.alerts_every_s,
            ("writethru.claim.changed", "writethru.topic.burst"),
        ),
    )
    return [
        _deployment(flow, folder, schedule=_schedule(every_s, now, number), on=events)
        for number, (flow, every_s, events) in enumerate(plan)
    ]


def _schedule(every_s: int, now: datetime, number: int) -> Schedule:
    every = timedelta(seconds=every_s)
    return Interval(every, anchor_date=now + min(every, number * APART))


def _deployment(
    flow: StageFlow, folder: Path, *, schedule: Schedule, on: tuple[str, ...]
) -> RunnerDeployment:
    resource: dict[str, str | list[str]] = {"prefect.resource.id": watch_resource(str(folder))}
    triggers: list[DeploymentTriggerTypes | TriggerTypes] = [
        DeploymentEventTrigger(name=f"{flow.name} on {event}", expect={event}, match=resource)
        for event in on
    ]
    return RunnerDeployment.from_flow(
        flow,
        deployment_name(folder),
        schedule=schedule,
        parameters={"folder": str(folder)},
        concurrency_limit=ONE_AT_A_TIME,
        triggers=triggers,
        tags=["writethru"],
        # The flow process starts in a folder of its own, so the flow is named by its module.
        entrypoint_type=EntrypointType.MODULE_PATH,
    )


async def run(folder: Path) -> None:
    """Serve the flows of a watch folder until SIGTERM; the feeds are asked at once."""
    service = read_settings(WatchFolder(folder).settings_file).service
    # pause_on_shutdown would pause every deployment at each stop, also those that only have triggers.
    runner = Runner(name=deployment_name(folder), pause_on_shutdown=False, limit=RUNS_AT_ONCE)
    async with get_client() as client:
        await tidy(client, deployment_name(folder))
        planned = deployments(folder, service, datetime.now(UTC))
        registered = [await runner.aadd_deployment(deployment) for deployment in planned]
        await client.create_flow_run_from_deployment(registered[0], tags=["writethru", "start"])
    await runner.start()


if __name__ == "__main__":
    asyncio.run(run(Path(sys.argv[1])))
