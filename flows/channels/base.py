"""What every channel can do: take one message and answer, or say why not."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from extractors.alerts.summary import one_line, summary_text
from extractors.model import Alert


@dataclass(frozen=True, slots=True)
class Message:
    """One alert as it travels. `message_id` is the same on every try: the receiver's key against doubles.

    `title` is one line; `text` starts with it.
    """

    message_id: int
    title: str
    text: str
    decided_at: datetime


class Channel(Protocol):
    """A way to deliver messages. `name` is what logs, errors and pages call it: never an address or a secret."""

    @property
    def name(self) -> str:
        """What the user calls this channel."""
        ...

    def send(self, message: Message) -> str:
        """Deliver one message and return the far end's answer in a few words.

        Raises DeliveryError, which says whether another try may help.
        """
        ...


def message_of(alert: Alert) -> Message:
    """An alert as a message."""
    return Message(alert.alert_id, one_line(alert.title), summary_text(alert), alert.decided_at)
