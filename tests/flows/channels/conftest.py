"""A message maker and a folder shared by the channel tests."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from flows.channels.base import Message


@pytest.fixture(name="message")
def _message() -> Callable[..., Message]:
    def message(
        message_id: int = 7, *, title: str = "Updated: 500 jobs", text: str | None = None
    ) -> Message:
        body = text or f"{title}\n500 -> 350\nOrlik now gives 350. [1]\n\n[1] Valley Post: “350.”"
        return Message(message_id, title, body, datetime(2025, 2, 26, 8, tzinfo=UTC))

    return message
