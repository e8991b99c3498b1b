"""Stage deliver: each alert over each channel by itself, whatever is killed or refuses."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from extractors.errors import DeliveryError
from extractors.model import Alert
from flows.channels.base import Message
from flows.channels.registry import open_channel
from flows.stages.deliver import deliver
from flows.stages.desk import Desk, StageReport
from storage.timeline.conclusions import alert_row


def alert_of(number: int, decided_at) -> Alert:
    return Alert(
        key=f"mill c{number:02}",
        reference_id="mill",
        claim_id=f"c{number:02}",
        kind="updated",
        title=f"Updated: claim {number}",
        reason="1 independent origin now updates the claim.",
        before="350",
        after="500",
        sentences=(),
        decided_at=decided_at,
    )


@dataclass
class Recorder:
    """A channel that keeps what it is given, or fails as it is told."""

    name: str = "mail"
    taken: list[int] = field(default_factory=list)
    failure: DeliveryError | None = None

    def send(self, message: Message) -> str:
        if self.failure:
            raise self.failure
        self.taken.append(message.message_id)
        return "250 queued"


@dataclass
class Outbox:
    """A folder with alerts decided, and the state of their deliveries."""

    folder: object
    opened: dict = field(default_factory=dict)

    def add(self, *alerts: Alert) -> None:
        desk: Desk = self.folder.desk()
        rows = {"alert": [alert_row(alert) for alert in alerts]}
        desk.commit(desk.put("compare", rows, made_at=desk.clock()))

    def deliver(self) -> StageReport:
        desk = self.folder.desk()
        report = deliver(desk, open_by_name=self._open)
        desk.commit(report.load_id)
        return report

    def _open(self, name):
        return self.opened.get(name) or open_channel(name, folder=self.folder.root)

    def states(self, columns="channel, state, attempt"):
        return self.folder.ask(
            f"SELECT {columns} FROM deliveries WHERE is_current ORDER BY alert_id, channel"
        )

    def file(self) -> str:
        path = self.folder.root / "alerts.md"
        return path.read_text("utf-8") if path.exists() else ""


@pytest.fixture
def outbox(folder, clock):
    made = Outbox(folder)
    made.add(alert_of(1, clock.now))
    return made


def use_channels(folder, *names):
    settings = (folder.root / "writethru.toml").read_text()
    folder.write("writethru.toml", settings.replace('["file"]', str(list(names)).replace("'", '"')))


def test_an_alert_goes_out_once(outbox):
    assert outbox.deliver().counts == {"sent": 1, "failed": 0}
    assert outbox.states() == [{"channel": "file", "state": "sent", "attempt": 1}]
    assert outbox.deliver().counts == {"sent": 0}
    assert outbox.file().count("## Updated: claim 1") == 1


def test_sending_is_published_before_contact(folder, outbox):
    class Looking(Recorder):
        def send(self, message):
            assert outbox.states() == [{"channel": "file", "state": "sending", "attempt": 1}]
            return super().send(message)

    outbox.opened["file"] = Looking()
    outbox.deliver()
    assert len(outbox.opened["file"].taken) == 1


def test_a_cut_off_try_is_made_again_under_its_own_number_and_the_file_holds_the_alert_once(
    folder, outbox
):
    class Dying(Recorder):
        def send(self, message):
            open_channel("file", folder=folder.root).send(message)
            raise KeyboardInterrupt

    outbox.opened["file"] = Dying()
    with pytest.raises(KeyboardInterrupt):
        outbox.deliver()
    assert outbox.states() == [{"channel": "file", "state": "sending", "attempt": 1}]
    del outbox.opened["file"]
    assert outbox.deliver().counts["sent"] == 1
    assert outbox.states("state, attempt, answer") == [
        {"state": "sent", "attempt": 1, "answer": "already in the file"}
    ]
    assert outbox.file().count("## Updated: claim 1") == 1


def test_a_retryable_failure_is_tried_again_when_its_time_has_come(folder, outbox, clock):
    channel = outbox.opened["file"] = Recorder()
    channel.failure = DeliveryError("file", "greylisted", is_retryable=True)
    report = outbox.deliver()
    assert report.failures == ("file: greylisted",)
    assert outbox.states("state, attempt, next_at") == [
        {"state": "retry", "attempt": 1, "next_at": clock.now + timedelta(minutes=1)}
    ]
    clock.forward(seconds=30)
    assert outbox.deliver().counts == {"sent": 0}
    channel.failure = None
    clock.forward(seconds=31)
    assert outbox.deliver().counts["sent"] == 1
    assert outbox.states() == [{"channel": "file", "state": "sent", "attempt": 2}]
    assert len(channel.taken) == 1


def test_twelve_failures_end_it(outbox, clock):
    channel = outbox.opened["file"] = Recorder()
    channel.failure = DeliveryError("file", "busy", is_retryable=True)
    for _ in range(14):
        outbox.deliver()
        clock.forward(hours=7)
    assert outbox.states() == [{"channel": "file", "state": "dead", "attempt": 12}]


def test_a_lasting_failure_is_dead_at_once(outbox, clock):
    channel = outbox.opened["file"] = Recorder()
    channel.failure = DeliveryError("file", "no such mailbox", is_retryable=False)
    outbox.deliver()
    channel.failure = None
    clock.forward(days=1)
    assert outbox.deliver().counts == {"sent": 0}
    assert outbox.states("state, answer") == [{"state": "dead", "answer": "file: no such mailbox"}]


def test_a_dead_channel_does_not_keep_the_others_waiting(folder, outbox):
    use_channels(folder, "pigeon", "file", "mail")
    outbox.opened["mail"] = Recorder()
    report = outbox.deliver()
    assert report.counts == {"sent": 2, "failed": 1}
    assert 'there is no channel of kind "pigeon"' in report.failures[0]
    assert outbox.states("channel, state") == [
        {"channel": "file", "state": "sent"},
        {"channel": "mail", "state": "sent"},
        {"channel": "pigeon", "state": "dead"},
    ]


def test_alerts_go_out_in_the_order_in_which_they_were_decided(folder, outbox, clock):
    first, second, third = (
        alert_of(number, clock.now + timedelta(minutes=at))
        for number, at in ((7, 1), (5, 2), (6, 2))
    )
    outbox.add(third, second, first)
    channel = outbox.opened["file"] = Recorder()
    clock.forward(hours=1)
    outbox.deliver()
    sent = [alert_of(1, clock.now).alert_id, first.alert_id, second.alert_id, third.alert_id]
    assert channel.taken == sent


def test_without_channels_alerts_wait_for_one(folder, outbox, clock):
    use_channels(folder)
    assert outbox.deliver().counts == {"sent": 0}
    settings = (folder.root / "writethru.toml").read_text()
    folder.write("writethru.toml", settings.replace("channels = []", 'channels = ["file"]'))
    assert outbox.deliver().counts["sent"] == 1
