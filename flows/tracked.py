"""What every flow does with its stage: one task for the whole batch, its facts applied, then one event."""

from collections.abc import Callable, Mapping
from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.events import emit_event
from prefect.states import Completed

from extractors.model import stable_id
from flows.stages.desk import Desk, StageReport, open_desk
from flows.stages.one_pass import run_stage

EVENTS = {
    "poll": ("writethru.entries.stored",),
    "read": ("writethru.articles.read", "writethru.article.edited", "writethru.topic.burst"),
    "compare": ("writethru.claim.changed", "writethru.development.found"),
    "deliver": ("writethru.alert.sent",),
}
"""What the loads of each stage can cause, by the report's name of the stage."""


def watch_resource(folder: str) -> str:
    """How events name a watch folder: by a hash, never by its path."""
    return f"writethru.watch.{stable_id('watch', str(Path(folder).resolve())):016x}"


@task(name="stage", task_run_name="{name}", cache_policy=NO_CACHE)
def run_batch(
    name: str, folder: str, stage: Callable[[Desk], StageReport]
) -> tuple[StageReport, Mapping[str, int]]:
    """One stage over everything that is due, its facts applied, and what came of them by event."""
    del name  # only for the run's name
    desk = open_desk(Path(folder))
    desk.commit(None)
    report = run_stage(desk, stage)
    if report.load_id is None:
        return report, {}
    with desk.timeline() as timeline:
        changes = timeline.changes_at(report.made_at)
    # On a played clock all stages of a pass have one instant; their events still have one cause each.
    return report, {event: changes[event] for event in EVENTS[report.stage] if event in changes}


def tracked(folder: str, name: str, stage: Callable[[Desk], StageReport]) -> State[StageReport]:
    """Run a stage as a tracked task; tell others, after publishing, what there is now."""
    report, changes = run_batch(name, folder, stage)
    for event, number in changes.items():
        emit_event(
            event,
            resource={"prefect.resource.id": watch_resource(folder)},
            payload={"load": report.load_id, "count": number},
        )
    return Completed(
        name="Stored" if report.load_id else "NothingNew", message=report.sentence, data=report
    )
