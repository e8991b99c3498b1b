"""What the service does to its Prefect server before anything runs: end what an earlier life left behind.

A power cut leaves flow runs `Running` for ever, each in the only slot of its deployment, and a backlog of late ones;
both would stop the service in silence.
"""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterName,
    FlowRunFilter,
    FlowRunFilterExpectedStartTime,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import FlowRun, State, StateType
from prefect.states import Crashed

PAGE = 200


async def tidy(client: PrefectClient, deployment: str) -> tuple[int, int]:
    """Force unfinished runs of the deployments so named to `Crashed`, delete late ones; gives both counts."""

    async def crash(run: FlowRun) -> None:
        ended: State[object] = Crashed(message="the service ended before this run did")
        await client.set_flow_run_state(run.id, ended, force=True)

    async def delete(run: FlowRun) -> None:
        await client.delete_flow_run(run.id)

    unfinished = FlowRunFilter(
        state=_state(StateType.RUNNING, StateType.PENDING, StateType.CANCELLING)
    )
    late = FlowRunFilter(
        state=_state(StateType.SCHEDULED),
        expected_start_time=FlowRunFilterExpectedStartTime.model_validate(
            {"before_": datetime.now(UTC)}
        ),
    )
    crashed = await _each(client, deployment, unfinished, crash)
    return crashed, await _each(client, deployment, late, delete)


def _state(*types: StateType) -> FlowRunFilterState:
    return FlowRunFilterState(type=FlowRunFilterStateType(any_=list(types)))


async def _each(
    client: PrefectClient,
    deployment: str,
    wanted: FlowRunFilter,
    act: Callable[[FlowRun], Awaitable[None]],
) -> int:
    # Read a page, act on it, read again: acting moves runs out of the filter.
    ours = DeploymentFilter(name=DeploymentFilterName(any_=[deployment]))
    done = 0
    while runs := await client.read_flow_runs(
        flow_run_filter=wanted, deployment_filter=ours, limit=PAGE
    ):
        for run in runs:
            await act(run)
        done += len(runs)
    return done
