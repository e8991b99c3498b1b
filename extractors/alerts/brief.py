"""One message for all alerts of a pass about one reference: what happens together is told together."""

from collections.abc import Sequence

from extractors.alerts.summary import alert_lines, distinct_citations, one_line, quote_lines
from extractors.model import Alert


def group_by_reference(alerts: Sequence[Alert]) -> tuple[tuple[Alert, ...], ...]:
    """The alerts of each reference together, both in the order in which they first come."""
    groups: dict[str, list[Alert]] = {}
    for alert in alerts:
        groups.setdefault(alert.reference_id, []).append(alert)
    return tuple(tuple(group) for group in groups.values())


def brief_text(title: str, alerts: Sequence[Alert]) -> str:
    """All `alerts` about the reference called `title` as plain text, with one list of quotes at the end."""
    citations = distinct_citations(alerts)
    count = f"{len(alerts)} change{'' if len(alerts) == 1 else 's'}"
    lines = [f"{one_line(title)}: {count}", ""]
    for alert in alerts:
        lines += [*alert_lines(alert, citations), ""]
    return "\n".join((*lines, *quote_lines(citations)))
