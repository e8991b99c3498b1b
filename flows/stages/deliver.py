"""Stage deliver: send what stands in the outbox, over each channel by itself, so that a dead one loses nothing."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from extractors.alerts.retry import next_try
from extractors.errors import DeliveryError
from flows.channels.base import Channel, message_of
from flows.channels.registry import open_channel
from flows.stages.desk import Desk, StageReport
from storage.timeline.database import Row
from storage.timeline.questions import Outgoing
from storage.timeline.rows import delivery_row

OpenChannel = Callable[[str], Channel]


def deliver(desk: Desk, *, open_by_name: OpenChannel | None = None) -> StageReport:
    """Send undelivered alerts. Each try is marked `sending` before contact, then gets its outcome.

    A try that was cut off in between has an unknown outcome: it is made again, and the channel folds the double by
    the alert's id.
    """
    channels = desk.watch.settings.alerts.channels
    now = desk.clock()
    with desk.timeline() as timeline:
        waiting = timeline.outbox(channels)
    due = [outgoing for outgoing in waiting if outgoing.next_at is None or outgoing.next_at <= now]
    if not due:
        return StageReport("deliver", now, "no alert to send", {"sent": 0})
    started = {"delivery": [_sending(outgoing, now) for outgoing in due]}
    desk.commit(desk.put("deliver", started, made_at=now))
    opened = open_by_name or _opener(desk)
    outcomes = [_send(outgoing, opened, now) for outgoing in due]
    return _report(now, outcomes, desk.put("deliver", {"delivery": outcomes}, made_at=now))


def _opener(desk: Desk) -> OpenChannel:
    opened: dict[str, Channel] = {}

    def open_by_name(name: str) -> Channel:
        if name not in opened:
            opened[name] = open_channel(name, folder=desk.watch.folder.root)
        return opened[name]

    return open_by_name


def _attempt(outgoing: Outgoing) -> int:
    # An attempt that was cut off is made again under its own number.
    return outgoing.attempt if outgoing.state == "sending" else outgoing.attempt + 1


def _sending(outgoing: Outgoing, now: datetime) -> Row:
    return delivery_row(
        outgoing.alert.alert_id,
        outgoing.channel,
        attempt=_attempt(outgoing),
        state="sending",
        tried_at=now,
    )


def _send(outgoing: Outgoing, open_by_name: OpenChannel, now: datetime) -> Row:
    attempt = _attempt(outgoing)
    state, answer, next_at = "sent", "", None
    try:
        answer = open_by_name(outgoing.channel).send(message_of(outgoing.alert))
    except DeliveryError as error:
        answer = str(error)
        next_at = next_try(attempt, failed_at=now) if error.is_retryable else None
        state = "retry" if next_at else "dead"
    return delivery_row(
        outgoing.alert.alert_id,
        outgoing.channel,
        attempt=attempt,
        state=state,
        tried_at=now,
        answer=answer,
        next_at=next_at,
    )


def _report(
    now: datetime, outcomes: Sequence[Mapping[str, object]], load_id: str | None
) -> StageReport:
    sent = sum(row["state"] == "sent" for row in outcomes)
    failures = tuple(str(row["answer"]) for row in outcomes if row["state"] != "sent")
    sentence = f"{sent} deliveries made, {len(failures)} failed"
    return StageReport(
        "deliver", now, sentence, {"sent": sent, "failed": len(failures)}, load_id, failures
    )
