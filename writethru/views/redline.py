"""The redline: the reference as it should read today, and nothing in it but verbatim quotes and our fixed labels.

First the changes, each with its place in the reference and the quote that makes it; then the text with them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from extractors.coverage.tracking import TRACKED_FROM
from extractors.language.sentences import split_sentences
from writethru.views.blocks import (
    Block,
    Document,
    Group,
    Heading,
    Line,
    Quote,
    Span,
    Style,
    aside,
    line,
    words,
)
from writethru.views.marks import Row, by_time, mark_of, said_at
from writethru.views.positions import disputes_of
from writethru.views.text import counted, day_and_time, on_one_line, without_dateline

ADDED = 10
"""Developments that are appended unless more are wanted; those that two origins tell always are."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change to the reference, and the words of coverage that make it.

    `kind`: `struck` (a figure that `new` replaces), `outdated` (a sentence that coverage moved on from), `disputed`, or
    `added`. `start` and `end` are places in the text of the reference, None for what is added; `quote` is verbatim in
    version `version_id` at `quote_start` to `quote_end`.
    """

    kind: str
    claim_id: str | None
    start: int | None
    end: int | None
    new: str | None
    speaker: str | None
    quote: str
    quote_start: int
    quote_end: int
    version_id: int
    outlet: str
    url: str
    said_at: datetime
    language: str | None = None
    origins: int = 1


@dataclass(frozen=True, slots=True)
class RedlineRows:
    """What a redline is made of: rows of the timeline, and as of when it was asked."""

    reference: Row
    when: str
    claims: Sequence[Row]
    relations: Sequence[Row]
    additions: Sequence[Row]


def changes_of(rows: RedlineRows, *, most: int = ADDED) -> list[Change]:
    """All changes: those of the text in the order of their places, then at most `most` additions in order of time."""
    text = rows.reference["text"]
    latest = by_time(row for row in rows.relations if row["is_latest"])
    changes: list[Change] = []
    # A claim that a person added stands nowhere in the text: nothing there can be struck for it.
    for claim in (claim for claim in rows.claims if claim["end_char"] > claim["start_char"]):
        own = [row for row in latest if row["claim_id"] == claim["claim_id"]]
        changes += _updates(text, claim, own)
        changes += _disputes(claim, own)
    changes.sort(key=lambda change: (change.start or 0, change.end or 0))
    return [*changes, *_additions(rows.additions, most)]


def redline_document(rows: RedlineRows, *, most: int = ADDED) -> Document:
    """The text with its changes, each followed by its quote, and what coverage adds at the end."""
    changes = changes_of(rows, most=most)
    text, language = rows.reference["text"], rows.reference["language"]
    blocks: list[Block] = list(_passages(text, language, changes))
    added = [change for change in changes if change.kind == "added"]
    if added:
        blocks.append(Heading(words("Added by coverage, in order of time")))
        blocks += [_quote(change) for change in added]
    return Document(
        title=rows.reference["title"],
        about=aside(f"{rows.when}: {_tally(changes, len(rows.additions))}"),
        legend=LEGEND,
        blocks=tuple(blocks),
        language=language,
    )


LEGEND = line(
    Span("holds no more", Style.STRUCK),
    " ",
    Span("stands in its place", Style.NEW),
    "   ",
    Span("coverage has moved on", Style.MARKED),
    Span("   all but our labels is quoted from the reference or from coverage", Style.ASIDE),
)


def _tally(changes: Sequence[Change], known: int) -> str:
    number = {
        kind: sum(change.kind == kind for change in changes)
        for kind in ("struck", "outdated", "disputed", "added")
    }
    told = [
        f"{counted(number['struck'], 'figure')} struck",
        f"{counted(number['outdated'], 'passage')} outdated",
        counted(number["disputed"], "open dispute"),
        f"{number['added']} of {counted(known, 'addition')} shown",
    ]
    return ", ".join(told)


def _updates(text: str, claim: Row, rows: Iterable[Row]) -> Iterator[Change]:
    """The newest update of each place in a claim: of a figure where its old value stands there, else of all of it."""
    newest: dict[tuple[int, int], Row] = {}
    for row in _once_an_origin(row for row in rows if row["relation"] == "updates"):
        newest[_place(text, claim, row["old_value"])] = row
    whole = (claim["start_char"], claim["end_char"])
    for place, row in newest.items():
        yield _change("outdated" if place == whole else "struck", place, row)


def _once_an_origin(rows: Iterable[Row]) -> Iterator[Row]:
    """A copy says what its origin said: its date makes no old value new."""
    heard: set[object] = set()
    for row in rows:
        said = (row["origin_id"], row["speaker"], row["old_value"], row["new_value"], row["stage"])
        if said not in heard:
            heard.add(said)
            yield row


def _place(text: str, claim: Row, old: str | None) -> tuple[int, int]:
    """Where the old value stands in the claim; the whole claim where it stands nowhere, or more than once."""
    start, end = claim["start_char"], claim["end_char"]
    passage = text[start:end]
    if not old or passage.count(old) != 1:
        return start, end
    found = start + passage.index(old)
    return found, found + len(old)


def _change(kind: str, place: tuple[int, int] | None, row: Row) -> Change:
    """What a row of coverage changes; a development has no place, claim, new value or speaker."""
    new = row.get("new_value")
    start, end = place or (None, None)
    return Change(
        kind=kind,
        claim_id=row.get("claim_id"),
        start=start,
        end=end,
        new=new if new and new in row["quote"] else None,
        speaker=row.get("speaker"),
        quote=row["quote"],
        quote_start=row["start_char"],
        quote_end=row["end_char"],
        version_id=row["version_id"],
        outlet=row["outlet"],
        url=row["url"],
        said_at=said_at(row),
        language=row["language"],
    )


def _disputes(claim: Row, rows: Sequence[Row]) -> Iterator[Change]:
    """What stands open against a claim: those of its texts that its standing names."""
    place = (claim["start_char"], claim["end_char"])
    for position in disputes_of(claim):
        cited = position["citation"]
        at = (cited["version_id"], cited["start"], cited["end"])
        for row in rows:
            is_cited = at == (row["version_id"], row["start_char"], row["end_char"])
            if is_cited and row["relation"] == "contradicts":
                yield _change("disputed", place, row)
                break


def _additions(rows: Sequence[Row], most: int) -> list[Change]:
    tracked = sum(row["origins"] >= TRACKED_FROM for row in rows)
    chosen = by_time(rows[: max(most, tracked)])
    return [replace(_change("added", None, row), origins=row["origins"]) for row in chosen]


def _passages(text: str, language: str | None, changes: Sequence[Change]) -> Iterator[Block]:
    """The text in order, broken after each sentence in which a changed passage ends, and after each paragraph."""
    begin = 0
    sentences = split_sentences(text, language=language)
    following = (*(sentence.start for sentence in sentences[1:]), None)
    for sentence, after in zip(sentences, following, strict=True):
        ending = [
            change
            for change in changes
            if change.end is not None and sentence.start < change.end <= (after or len(text))
        ]
        if ending or after is None or "\n" in text[sentence.end : after]:
            head = tuple(_styled(text, begin, sentence.end, changes))
            yield Group(head, tuple(map(_quote, ending)))
            begin = sentence.end


def _styled(text: str, begin: int, end: int, changes: Sequence[Change]) -> Iterator[Span]:
    """The text from `begin` to `end`, without white space before it, its changed places marked."""
    begin += len(text[begin:end]) - len(text[begin:end].lstrip())
    marked = [change for change in changes if change.kind in {"struck", "outdated"}]
    bounds = {place for change in marked for place in (change.start or 0, change.end or 0)}
    cuts = sorted({begin, end, *(place for place in bounds if begin < place < end)})
    for start, stop in pairwise(cuts):
        over = [change for change in marked if _covers(change, start, stop)]
        struck = [change for change in over if change.kind == "struck"]
        style = Style.STRUCK if struck else Style.MARKED if over else Style.REFERENCE
        yield Span(text[start:stop], style)
        for change in struck:
            if change.new and change.end == stop:
                yield Span(" ")
                yield Span(change.new, Style.NEW, change.url)


def _covers(change: Change, start: int, stop: int) -> bool:
    return (change.start or 0) <= start and stop <= (change.end or 0)


LABELS = {"struck": "now", "outdated": "since then", "disputed": "disputed", "added": "also"}
MARKED_AS = {"struck": "updates", "outdated": "updates", "disputed": "contradicts"}


def _quote(change: Change) -> Quote:
    relation = MARKED_AS.get(change.kind)
    mark = mark_of(relation) if relation else Span("+", Style.REPEATS)
    return Quote(
        text=without_dateline(change.quote),
        head=line(mark, Span(f" {LABELS[change.kind]}: ", Style.ASIDE)),
        source=_source(change),
        href=change.url,
        style=mark.style,
        is_new=change.kind != "disputed",
        language=change.language,
    )


def _source(change: Change) -> Line:
    speaker = f"{on_one_line(change.speaker)}, in " if change.speaker else ""
    origins = f", told by {counted(change.origins, 'origin')}" if change.origins > 1 else ""
    where = f"{speaker}{on_one_line(change.outlet)}, {day_and_time(change.said_at)}"
    return line(Span(f"{where}{origins}", Style.SOURCE))
