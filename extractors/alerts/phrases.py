"""How alerts put a change into words: short, plain, one sentence a change."""

from collections.abc import Mapping, Sequence

from extractors.alerts.changes import DISPUTED, UPDATED, StandingChange
from extractors.model import Position, RelationKind, Standing

_AS_REFERENCE = "as the reference says"


def headline(kind: str, claim: str) -> str:
    """The title of an alert: its kind and the claim, on one line of some 100 characters."""
    return f"{kind.capitalize()}: {shortened(claim, most=90)}"


def shortened(text: str, *, most: int) -> str:
    """A text on one line, cut between words to `most` characters, an ellipsis included."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    head, space, _ = line[:most].rpartition(" ")
    return f"{head if space else line[: most - 1]}…"


def told(position: Position) -> str:
    """One position as a sentence."""
    who, value = position.speaker or position.citation.outlet, position.value
    against = position.relation is RelationKind.CONTRADICTS
    if position.kind == "event":
        return f"{position.citation.outlet} reports a later event."
    if position.kind == "denial":
        return f"{who} denies it." if position.speaker else f"{who} reports the opposite."
    if position.kind == "stage":
        return f"{who}: now {value}{_was(position)}."
    return f"{who}: {value}{' against it' if against else ''}{_was(position)}."


def known_before(position: Position) -> str:
    """What stood where this position now stands."""
    return "undisputed" if position.kind == "denial" else position.old or _AS_REFERENCE


def known_now(position: Position) -> str:
    """The position in a few words, with its speaker where it is one view among others."""
    who = position.speaker or position.citation.outlet
    if position.kind == "denial":
        return f"denied by {who}"
    is_view = position.relation is RelationKind.CONTRADICTS
    return f"{position.value} according to {who}" if is_view else position.value


def why_now(changes: Sequence[StandingChange], after: Standing) -> str:
    """Why these changes are told now, with the number of independent origins, in one sentence."""
    counts = dict(after.origins)
    causes = (_cause(change, _origins(change, counts)) for change in changes)
    return f"{', and '.join(dict.fromkeys(causes))}."


def _origins(change: StandingChange, counts: Mapping[RelationKind, int]) -> int:
    """All origins behind a label that is new, else those behind this position."""
    own = change.position.origins
    return counts.get(change.position.relation, own) if change.is_first else own


def _cause(change: StandingChange, count: int) -> str:
    origins = "1 independent origin now" if count == 1 else f"{count} independent origins now"
    verb = "s" if count == 1 else ""
    if change.label == UPDATED and change.is_first:
        return f"{origins} update{verb} the claim, which had no update before"
    if change.label == DISPUTED and change.is_first:
        return f"{origins} dispute{verb} the claim, which nobody disputed before"
    if change.position.earlier:
        return f"{origins} tell{verb} of a {change.position.kind} that was not known before"
    return f"{origins} tell{verb} of another speaker with a {change.position.kind} of their own"


def _was(position: Position) -> str:
    return f", before {position.old}" if position.old else ""
