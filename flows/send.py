"""Flow: send the alerts that wait in the outbox."""

from prefect import flow
from prefect.client.schemas.objects import State

from flows.stages.deliver import deliver
from flows.stages.desk import StageReport
from flows.tracked import tracked


@flow(name="send-alerts", flow_run_name="send")
async def send_alerts(folder: str) -> State[StageReport]:
    """Send the undelivered alerts of the watch folder at `folder`."""
    return tracked(folder, "deliver", deliver)
