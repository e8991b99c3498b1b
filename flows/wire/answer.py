"""What a host of the wire sends back, before anybody looks at what the request said."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Manners:
    """How a server deals with what a request asks for.

    `conditional` is a word of `wire_cases.CONDITIONAL`. `gzip`: packs for whoever accepts it. `says_304_unasked`: says
    that nothing has changed to somebody who did not ask whether.
    """

    conditional: str = "right"
    gzip: bool = False
    says_304_unasked: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server has to say; status 0 closes the connection without a word."""

    status: int
    body: bytes
    content_type: str
    headers: Mapping[str, str] = field(default_factory=dict)
    manners: Manners = Manners()


NO_ANSWER = Answer(0, b"", "")


def told(status: int, sentence: str, headers: Mapping[str, str] | None = None) -> Answer:
    """An answer that is only a sentence."""
    return Answer(status, f"{sentence}\n".encode(), "text/plain; charset=utf-8", headers or {})
