"""What a user watches."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from extractors.topics.ast import Query
from extractors.topics.by_example import LinearModel


class AlertLevel(StrEnum):
    """When a topic by itself raises an alert: never, or as soon as it bursts."""

    OFF = "off"
    NOW = "now"


@dataclass(frozen=True, slots=True)
class Topic:
    """A named query. `names` gives what to call it in each language (ISO 639-1 to name).

    A text whose score is below `threshold` (0 to 1) does not match, whatever the query says.
    `examples` are texts that must match, `counter_examples` near misses that must not. `model`
    answers `like:ID` in the query; without one nothing is like anything. `alert` changes no match.
    """

    topic_id: str
    names: Mapping[str, str]
    query: Query
    threshold: float = 0.0
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    model: LinearModel | None = None
    alert: AlertLevel = AlertLevel.OFF
