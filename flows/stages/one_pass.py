"""One pass: all stages, one after the other, each followed by its commit."""

from collections.abc import Callable, Iterator
from functools import partial

from flows.stages.compare import compare_coverage
from flows.stages.deliver import deliver
from flows.stages.desk import Desk, StageReport
from flows.stages.poll import poll
from flows.stages.read import read

Stage = Callable[[Desk], StageReport]

PASS: tuple[Stage, ...] = (poll, read, compare_coverage, deliver)
"""The stages of a pass, in order."""


def run_stage(desk: Desk, stage: Stage) -> StageReport:
    """Do one stage and see its facts applied and published."""
    report = stage(desk)
    desk.commit(report.load_id)
    return report


def one_pass(desk: Desk, *, everything: bool = False) -> Iterator[StageReport]:
    """All stages (`everything`: also feeds that are not due); what an interrupted pass left is applied first."""
    desk.commit(None)
    yield run_stage(desk, partial(poll, everything=everything))
    for stage in PASS[1:]:
        yield run_stage(desk, stage)
