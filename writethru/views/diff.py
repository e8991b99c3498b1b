"""The diff: the reference claim by claim, each marked, with the quotes that say why beneath it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from writethru.views.blocks import (
    Block,
    Document,
    Group,
    Line,
    Paragraph,
    Quote,
    Span,
    Style,
    aside,
    line,
)
from writethru.views.marks import (
    LABELS,
    TOLD,
    Row,
    change,
    legend,
    mark_of,
    origins_of,
    said_at,
    source,
    strongest,
)
from writethru.views.text import counted, short, without_dateline

SHOWN = 2
"""Quotes of one relation beneath a claim; the rest are counted."""

QUOTE = 230


@dataclass(frozen=True, slots=True)
class DiffRows:
    """What a diff is made of: rows of the timeline. `when` tells as of when it was asked, and of what part."""

    title: str
    language: str | None
    when: str
    claims: Sequence[Row]
    evidence: Sequence[Row]
    omissions: Sequence[Row]


def diff_document(rows: DiffRows, *, every: bool = False) -> Document:
    """All claims in order; `every` quote of them, or the first few of each relation."""
    omitted = {row["claim_id"]: row for row in rows.omissions}
    evidence = by_claim(rows.evidence)
    groups = (
        _claim(claim, evidence.get(claim["claim_id"], []), omitted.get(claim["claim_id"]), every)
        for claim in rows.claims
    )
    return Document(
        title=rows.title,
        about=aside(f"{rows.when}: {tally(rows.claims)}"),
        legend=legend(("contradicts", "updates", "repeats", "mentions", "absent")),
        blocks=tuple(groups),
        language=rows.language,
    )


def by_claim(evidence: Iterable[Row]) -> Mapping[str, list[Row]]:
    """Rows in the order of their claims, for each claim."""
    return {claim: list(rows) for claim, rows in groupby(evidence, lambda row: row["claim_id"])}


def tally(claims: Sequence[Row]) -> str:
    """How many claims stand how."""
    counts = {label: sum(label in claim["labels"] for claim in claims) for label in LABELS}
    told = [f"{count} {label}" for label, count in counts.items() if count]
    return ", ".join([counted(len(claims), "claim"), *told])


def _claim(claim: Row, evidence: Sequence[Row], omission: Row | None, every: bool) -> Group:
    mark = strongest(evidence)
    head = line(
        mark,
        Span(f" {claim['claim_id']} ", mark.style),
        Span(claim["text"], Style.REFERENCE),
        Span(f"  [{', '.join(claim['labels'])}]", mark.style),
    )
    body: list[Block] = []
    for relation in TOLD:
        rows = [row for row in evidence if row["relation"] == relation]
        body += _quotes(relation, rows, every)
    if told := _aside(evidence, omission):
        body.append(Paragraph(told))
    return Group(head, tuple(body))


def _quotes(relation: str, rows: Sequence[Row], every: bool) -> Iterable[Block]:
    origins = origins_of(rows)
    if relation != "repeats":
        # The newest value is what holds; of repetitions the surest says most.
        origins.sort(key=said_at, reverse=True)
    for row in origins if every else origins[:SHOWN]:
        yield _quote(row)
    if not every and len(origins) > SHOWN:
        mark = mark_of(relation)
        more = f" and {counted(len(origins) - SHOWN, 'more origin')}"
        yield Paragraph(line(mark, Span(more, mark.style)))


def _quote(row: Row) -> Quote:
    mark = mark_of(row["relation"])
    told = change(row)
    return Quote(
        text=short(without_dateline(row["quote"]), QUOTE),
        head=line(mark, Span(" ")),
        source=(*source(row), *line(Span(f" {told}" if told else "", mark.style))),
        href=row["url"],
        style=mark.style,
        language=row["language"],
    )


def _aside(evidence: Sequence[Row], omission: Row | None) -> Line:
    mentions = {row["origin_id"] for row in evidence if row["relation"] == "mentions"}
    parts = [f"· only mentioned by {counted(len(mentions), 'origin')}"] if mentions else []
    if omission:
        parts.append(f"○ left out by {left_out(omission)}")
    return aside("   ".join(parts)) if parts else ()


def left_out(omission: Row) -> str:
    """By how many of how many."""
    return f"{omission['left_out_by']} of {counted(omission['texts'], 'independent text')}"
