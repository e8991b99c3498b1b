"""Flow: ask the feeds that are due."""

from functools import partial

from prefect import flow
from prefect.client.schemas.objects import State

from flows.stages.desk import StageReport
from flows.stages.poll import poll
from flows.tracked import tracked


@flow(name="poll-feeds", flow_run_name="poll")
async def poll_feeds(folder: str, everything: bool = False) -> State[StageReport]:
    """Poll the due feeds of the watch folder at `folder` (`everything`: all of them)."""
    return tracked(folder, "poll", partial(poll, everything=everything))
