"""How each relation is marked, and what the rows of the timeline mean for a view."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from writethru.views.blocks import Line, Span, Style, line
from writethru.views.text import day_and_time, on_one_line

Row = Mapping[str, Any]

MARKS = {
    "contradicts": ("≠", Style.CONTRADICTS),
    "updates": ("→", Style.UPDATES),
    "repeats": ("=", Style.REPEATS),
    "mentions": ("·", Style.MENTIONS),
    "absent": ("○", Style.ABSENT),
    "not_assessable": ("?", Style.UNKNOWN),
}
"""The most important first."""

TOLD = ("contradicts", "updates", "repeats")
LABELS = ("disputed", "updated", "repeated", "unreported")

NAMES = {
    "contradicts": "contradicted",
    "updates": "updated",
    "repeats": "repeated",
    "mentions": "only mentioned",
    "absent": "left out",
    "not_assessable": "not assessable",
}


def legend(relations: Iterable[str] = NAMES, *more: Span) -> Line:
    """What the marks of these relations mean."""
    spans: list[Span] = []
    for relation in relations:
        mark, style = MARKS[relation]
        spans += [Span(mark, style), Span(f" {NAMES[relation]}   ", Style.ASIDE)]
    return line(*spans, *more)


def mark_of(relation: str) -> Span:
    """The mark of a relation, as wide as it is."""
    return Span(*MARKS[relation])


def strongest(evidence: Sequence[Row]) -> Span:
    """The mark of the most important relation, a space where there is none."""
    found = {row["relation"] for row in evidence}
    return next((mark_of(relation) for relation in MARKS if relation in found), Span(" "))


def said_at(row: Row) -> datetime:
    """When a text said what it says: as it declares, but never after it was seen."""
    seen: datetime = row["first_seen_at"]
    published: datetime | None = row["published_at"]
    return min(published, seen) if published else seen


def by_time(rows: Iterable[Row]) -> list[Row]:
    """In the order in which it was said, as standings count it."""
    return sorted(rows, key=lambda row: (said_at(row), row["first_seen_at"], row["version_id"]))


def source(row: Row) -> Line:
    """The outlet of a relation, and when it was said."""
    return line(
        Span(on_one_line(row["outlet"] or ""), Style.SOURCE),
        Span(f", {day_and_time(said_at(row))}", Style.SOURCE),
    )


def origins_of(rows: Iterable[Row]) -> list[Row]:
    """The first row of each independent text, in the order of the rows."""
    return list({row["origin_id"]: row for row in reversed(list(rows))}.values())[::-1]


def change(row: Row) -> str:
    """What a relation changes: the old and new value, the stage, who says so against the claim."""
    old, new, stage = row["old_value"], row["new_value"], row["stage"]
    value = f"{old} -> {new}" if old and new else new or ""
    told = ", ".join(part for part in (value, stage) if part)
    by = f"by {row['speaker']}" if row["relation"] == "contradicts" and row["speaker"] else ""
    return on_one_line(" ".join(part for part in (f"({told})" if told else "", by) if part))
