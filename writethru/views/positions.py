"""Open positions of a standing, as a view shows them: who holds what for or against a claim, and since when."""

from collections.abc import Sequence
from datetime import datetime

from writethru.views.blocks import Quote, Span, Style, line
from writethru.views.marks import Row, mark_of
from writethru.views.text import day_and_time, on_one_line


def disputes_of(claim: Row) -> Sequence[Row]:
    """The positions that stand against a claim, the earliest first; `claim` is a row with its standing."""
    positions = (claim["body"] or {}).get("positions", ())
    return [position for position in positions if position["relation"] == "contradicts"]


def position_quote(position: Row) -> Quote:
    """A position with the quote that shows it."""
    mark = mark_of(position["relation"])
    cited = position["citation"]
    said = datetime.fromisoformat(cited["said_at"])
    speaker = position["speaker"]
    value = "" if position["kind"] == "denial" else f" {on_one_line(position['value'])}"
    return Quote(
        text=cited["quote"],
        head=line(mark, Span(f" disputed{value} ", mark.style)),
        source=line(
            Span(f"by {on_one_line(speaker)}, " if speaker else "", Style.SOURCE),
            Span(f"{on_one_line(cited['outlet'])}, {day_and_time(said)}", Style.SOURCE),
        ),
        href=cited["url"],
        style=mark.style,
    )
