"""What the service does to its Prefect server before anything runs: end what an earlier life left behind.

Run as `python -m flows.tidy` with the server's address in the environment. A power cut leaves flow runs `Running`
for ever, each in the only slot of its deployment, and a backlog of late ones; both stop the service in silence.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterExpectedStartTime,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.states import Crashed

PAGE = 200


def tidy(client: SyncPrefectClient, now: datetime) -> tuple[int, int]:
    """Force unfinished runs to `Crashed` and delete those whose time has passed; gives both counts."""
    crashed = _each(
        client,
        _in_state(StateType.RUNNING, StateType.PENDING, StateType.CANCELLING),
        lambda run: _crash(client, run.id),
    )
    late = FlowRunFilter(
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.SCHEDULED])),
        expected_start_time=FlowRunFilterExpectedStartTime.model_validate({"before_": now}),
    )
    return crashed, _each(client, late, lambda run: client.delete_flow_run(run.id))


def _in_state(*types: StateType) -> FlowRunFilter:
    return FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=list(types))))


def _crash(client: SyncPrefectClient, run_id: UUID) -> None:
    client.set_flow_run_state(
        run_id, Crashed(message="the service ended before this run did"), force=True
    )


def _each(
    client: SyncPrefectClient, wanted: FlowRunFilter, act: Callable[[FlowRun], object]
) -> int:
    # Read a page, act on it, read again: acting moves runs out of the filter.
    done = 0
    while page := client.read_flow_runs(flow_run_filter=wanted, limit=PAGE):
        for run in page:
            act(run)
            done += 1
    return done


if __name__ == "__main__":
    with get_client(sync_client=True) as connected:
        tidy(connected, datetime.now(UTC))
