"""Compare figures of a claim with those of a sentence about the same measure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.coverage.days import DAY, find_days
from extractors.coverage.reading import Reading
from extractors.coverage.terms import NAME, WORD
from extractors.model import Figure

# Rounding in news: 4.56 and 4.6 billion differ by .9 %.
_SAME = 0.01
# How far "about 100" or "more than 100" may lie from the exact value and still say the same.
_LOOSE = 0.1
# Before a figure that no longer holds: "on 5 June instead of 29 May", "35 million euros, not 60 million".
_REPLACED = re.compile(
    r"\b(?:instead of|rather than|(?:up|down) from|(?P<denied>not))(?: (?:the|at|on|in|by))* $",
    re.IGNORECASE,
)
_READ_BACK = 30
# Characters on each side of a figure in which the words that say what it measures stand.
_NEAR = 45


@dataclass(frozen=True, slots=True)
class ValueChange:
    """The figure of the claim and the one that stands in its place.

    `is_told`: the sentence itself says that the old one no longer holds; `is_denied`: that it is wrong ("not 60").
    """

    old: Figure
    new: Figure
    is_told: bool = False
    is_denied: bool = False


def are_equal(old: Figure, new: Figure) -> bool:
    """Whether two figures of one measure can be the same value: within 1 %, or as loosely as they are worded."""
    top = max(abs(old.value), abs(new.value)) or 1.0
    distance = (new.value - old.value) / top
    if old.kind == DAY:
        return old.value == new.value
    if abs(distance) <= _SAME:
        return True
    if abs(distance) > _LOOSE:
        return False
    return _allows(old.qualifier, distance) or _allows(new.qualifier, -distance)


def are_comparable(old: Figure, new: Figure) -> bool:
    """Same kind and unit: money only in the same currency, counts only of the same thing."""
    return old.kind == new.kind and old.unit == new.unit


def find_change(claim: Reading, sentence: Reading) -> ValueChange | None:
    """The one figure of the claim that the sentence gives otherwise; None when none differs or it is open which."""
    mine, given = _values(claim), _values(sentence)
    replaced = {figure: found for figure in given if (found := _replaced(figure, sentence))}
    theirs = [figure for figure in given if figure not in replaced]
    old, new = _without_equals(mine, theirs), _without_equals(theirs, mine)
    changes = [
        change
        for figure in old
        for change in (_counterpart(figure, new, claim, sentence),)
        if change is not None
    ]
    return _told(changes[0], replaced) if changes and not _are_mixed(changes) else None


def _replaced(figure: Figure, sentence: Reading) -> re.Match[str] | None:
    end = figure.start - sentence.start
    return _REPLACED.search(sentence.text, max(0, end - _READ_BACK), end)


def _told(change: ValueChange, replaced: Mapping[Figure, re.Match[str]]) -> ValueChange:
    """The change, with what the sentence says of the old figure; "not 60 million" need not repeat the unit."""
    for figure, cue in replaced.items():
        is_same = figure.unit in {"", change.old.unit} and are_equal(change.old, figure)
        if is_same:
            return replace(change, is_told=True, is_denied=cue["denied"] is not None)
    return change


def has_same_value(claim: Reading, sentence: Reading) -> bool:
    """Whether every figure of the claim stands in the sentence with the same value."""
    return bool(claim.figures) and not _without_equals(claim.figures, sentence.figures)


def _values(reading: Reading) -> tuple[Figure, ...]:
    """Figures and days: a new date for the same event is a new value too."""
    return (*reading.figures, *find_days(reading.text, offset=reading.start))


def _allows(qualifier: str | None, distance: float) -> bool:
    """Whether a worded bound lets the other value lie this far above (or below) it."""
    if qualifier == "about":
        return True
    return distance > 0 if qualifier == "more than" else distance < 0 and qualifier is not None


def _without_equals(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    return [
        figure
        for figure in figures
        if not any(are_comparable(figure, other) and are_equal(figure, other) for other in others)
    ]


def _counterpart(
    old: Figure, candidates: Sequence[Figure], claim: Reading, sentence: Reading
) -> ValueChange | None:
    """The candidate that shares most words around it; None when two share as many, or none shares any."""
    around = _around(old, claim)
    alike = [new for new in candidates if are_comparable(old, new)]
    alike = alike or [new for new in candidates if _counts_the_same(old, new, sentence)]
    ranked = sorted(
        ((len(around & _around(new, sentence)), -new.start, new) for new in alike),
        key=lambda row: row[:2],
        reverse=True,
    )
    if not ranked or ranked[0][0] == 0 or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
        return None
    return ValueChange(old, ranked[0][2])


def _counts_the_same(old: Figure, new: Figure, sentence: Reading) -> bool:
    """Whether a bare count is of the claim's things, which the sentence names ("the number of people rose to 231")."""
    is_bare = old.kind == new.kind == "count" and not new.unit
    return is_bare and any(term.key == old.unit for term in sentence.terms)


def _around(figure: Figure, reading: Reading) -> frozenset[str]:
    return frozenset(
        term.key
        for term in reading.terms
        if term.kind in {WORD, NAME} and figure.start - _NEAR <= term.start <= figure.end + _NEAR
    )


def _are_mixed(changes: Sequence[ValueChange]) -> bool:
    """Two figures of the claim met by the same new one: nobody can tell which it replaces."""
    return len({change.new.start for change in changes}) < len(changes)
