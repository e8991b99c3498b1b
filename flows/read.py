"""Flow: read the pages behind new entries, and look again at older ones."""

from prefect import flow
from prefect.client.schemas.objects import State

from flows.stages.desk import StageReport
from flows.stages.read import read
from flows.tracked import tracked


@flow(name="read-articles", flow_run_name="read")
async def read_articles(folder: str) -> State[StageReport]:
    """Read what the watch folder at `folder` has not read yet."""
    return tracked(folder, "read", read)
