"""Flow: compare what was read with the references."""

from prefect import flow
from prefect.client.schemas.objects import State

from flows.stages.compare import compare_coverage as stage
from flows.stages.desk import StageReport
from flows.tracked import tracked


@flow(name="compare-coverage", flow_run_name="compare")
async def compare_coverage(folder: str) -> State[StageReport]:
    """Compare the uncompared versions of the watch folder at `folder`."""
    return tracked(folder, "compare", stage)
