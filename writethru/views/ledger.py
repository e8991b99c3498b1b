"""The ledger of one claim: its places, values, disputes, every relation with its quote and rule, what left it out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from writethru.views.blocks import (
    Block,
    Document,
    Group,
    Heading,
    Line,
    Paragraph,
    Quote,
    Span,
    Style,
    Table,
    aside,
    line,
    words,
)
from writethru.views.marks import (
    NAMES,
    TOLD,
    Row,
    by_time,
    change,
    legend,
    mark_of,
    said_at,
    source,
)
from writethru.views.positions import disputes_of, position_quote
from writethru.views.text import counted, day_and_time, on_one_line

SAID = (*TOLD, "mentions")


@dataclass(frozen=True, slots=True)
class LedgerRows:
    """What a ledger is made of: rows of the timeline about one claim, and as of when it was asked."""

    reference: Row
    when: str
    claim: Row
    relations: Sequence[Row]
    standings: Sequence[Row]
    omission: Row | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One relation of an independent text, and the copies that fold into it."""

    row: Row
    copies: tuple[Row, ...]


def ledger_document(rows: LedgerRows) -> Document:
    """All that is known of one claim."""
    entries = entries_of(rows.relations)
    blocks = [
        *_claim(rows),
        *_section("Values and stages over time", _values(entries)),
        *_section("Open disputes", _disputes(rows)),
        *_section("Every relation, in order of time", map(_relation, entries)),
        *_section("Left out", _omissions(rows)),
        *_section("How its standing changed", _standings(rows.standings)),
    ]
    return Document(
        title=rows.reference["title"],
        about=aside(rows.when),
        legend=legend(SAID),
        blocks=tuple(blocks),
        language=rows.reference["language"],
    )


def entries_of(relations: Iterable[Row]) -> list[Entry]:
    """What texts say, in order of time: copies beneath their origin, and of an edited article only what it changed."""
    said = [row for row in relations if row["relation"] in SAID]
    latest = {
        (row["article_id"], row["relation"], row["quote"]) for row in said if row["is_latest"]
    }
    kept = [
        row
        for row in said
        if row["is_latest"] or (row["article_id"], row["relation"], row["quote"]) not in latest
    ]
    folded: dict[tuple[object, ...], list[Row]] = {}
    for row in by_time(kept):
        folded.setdefault((row["origin_id"], row["relation"], row["is_latest"]), []).append(row)
    entries = [
        Entry(own, tuple(row for row in rows if row is not own and row["copy_kind"]))
        for rows in folded.values()
        for own in _own(rows)
    ]
    return sorted(entries, key=lambda entry: said_at(entry.row))


def _own(rows: Sequence[Row]) -> Sequence[Row]:
    """What stands for itself: the origin in all its wordings, or the first copy where only copies say it."""
    return [row for row in rows if not row["copy_kind"]] or rows[:1]


def _section(title: str, blocks: Iterable[Block]) -> Iterable[Block]:
    found = list(blocks)
    if found:
        yield Heading(words(title))
        yield from found


def _claim(rows: LedgerRows) -> Iterable[Block]:
    claim, text = rows.claim, rows.reference["text"]
    start, end = claim["start_char"], claim["end_char"]
    passage = text[start:end]
    paragraph = text.count("\n", 0, start) + 1
    is_there = end > start
    place = f"paragraph {paragraph}, characters {start} to {end}" if is_there else "not in the text"
    facts = [place, f"speaker: {claim['speaker']}" if claim["speaker"] else ""]
    body: list[Block] = [Paragraph(aside("; ".join(fact for fact in facts if fact)))]
    if is_there and passage != claim["text"]:
        body.append(Paragraph(line(Span("stands as: ", Style.ASIDE), _reference(passage))))
    if claim["line"]:
        body.append(Paragraph(line(Span("now ", Style.ASIDE), on_one_line(claim["line"]))))
    head = line(
        Span(f"{claim['claim_id']} ", Style.STRONG),
        _reference(claim["text"]),
        Span(f"  [{', '.join(claim['labels'])}]", Style.ASIDE),
    )
    yield Group(head, tuple(body))


def _reference(text: str) -> Span:
    return Span(text, Style.REFERENCE)


def _values(entries: Sequence[Entry]) -> Iterable[Block]:
    given = [
        entry.row
        for entry in entries
        if entry.row["relation"] in {"updates", "contradicts"}
        and (entry.row["new_value"] or entry.row["stage"])
    ]
    # Speakers in the order in which they first spoke.
    speakers = list(dict.fromkeys(row["speaker"] for row in given))
    given.sort(key=lambda row: speakers.index(row["speaker"]))
    if given:
        yield Table(
            ("speaker", "said (UTC)", "value", "stage", "outlet"),
            tuple(
                tuple(_value(row, is_first=number == 0))
                for _, rows in groupby(given, lambda row: row["speaker"])
                for number, row in enumerate(rows)
            ),
            wide=frozenset({0, 2, 4}),
        )


def _value(row: Row, *, is_first: bool) -> Iterable[Line]:
    speaker = on_one_line(row["speaker"] or "nobody named") if is_first else ""
    yield line(Span(speaker, Style.STRONG))
    yield words(day_and_time(said_at(row)))
    change = " -> ".join(value for value in (row["old_value"], row["new_value"]) if value)
    yield line(mark_of(row["relation"]), f" {on_one_line(change)}")
    yield words(row["stage"] or "")
    yield words(on_one_line(row["outlet"] or "") + ("" if row["is_latest"] else ", before an edit"))


def _disputes(rows: LedgerRows) -> Iterable[Block]:
    return [position_quote(position) for position in disputes_of(rows.claim)]


def _relation(entry: Entry) -> Group:
    row = entry.row
    mark = mark_of(row["relation"])
    told = " ".join(part for part in (NAMES[row["relation"]], change(row)) if part)
    head = line(mark, " ", *source(row), Span(f"  {told}", mark.style))
    quote = Quote(
        text=row["quote"],
        source=line(Span(on_one_line(row["title"] or row["url"]), Style.SOURCE)),
        href=row["url"],
        style=mark.style,
        language=row["language"],
    )
    return Group(head, (quote, *_details(entry)))


def _details(entry: Entry) -> Iterable[Block]:
    row = entry.row
    rule = f"{row['method']}, confidence {row['confidence']:.2f}: {on_one_line(row['reason'])}"
    where = f"characters {row['start_char']} to {row['end_char']}, seen {day_and_time(row['first_seen_at'])}"
    yield Paragraph(aside(f"{rule} ({where})"))
    notes = (
        []
        if row["is_latest"]
        else ["the article was edited since: these words stand there no more"]
    )
    if row["copy_kind"]:
        notes.append(f"a {row['copy_kind']} of a text that does not say so")
    copies = [f"{on_one_line(copy['outlet'])} ({copy['copy_kind']})" for copy in entry.copies]
    if copies:
        notes.append(f"printed as well by {', '.join(dict.fromkeys(copies))}")
    if notes:
        yield Paragraph(aside("; ".join(notes)))


def _omissions(rows: LedgerRows) -> Iterable[Block]:
    if omission := rows.omission:
        outlets = ", ".join(map(on_one_line, omission["outlets"] or ()))
        told = f"left out by {omission['left_out_by']} of {counted(omission['texts'], 'independent text')}"
        mark = mark_of("absent")
        yield Paragraph(
            line(mark, Span(f" {told}", mark.style), Span(f": {outlets}", Style.SOURCE))
        )
    unknown = {
        row["origin_id"]
        for row in rows.relations
        if row["is_latest"] and row["relation"] == "not_assessable"
    }
    if unknown:
        told = f"? {counted(len(unknown), 'text')} cannot be assessed: not whole, or in a language we cannot compare"
        yield Paragraph(aside(told))


def _standings(standings: Sequence[Row]) -> Iterable[Block]:
    if standings:
        yield Table(
            ("settled (UTC)", "standing"),
            tuple(
                (words(day_and_time(row["settled_at"])), words(on_one_line(row["line"])))
                for row in standings
            ),
            wide=frozenset({1}),
        )
