"""From which score on a claim counts as present: long claims are covered less by any one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from extractors.coverage.align import ClaimProfile

# Score from which a claim of `_USUAL_TERMS` terms counts as present: the F1 optimum on coverage dev is .36
# to .39 for claims of 8 terms (gold wordings, starter reference), .18 for 15 (long sentences).
_PRESENT = 0.39
_USUAL_TERMS = 8
# Mean of the five highest covers: on coverage dev .30 for the unrelated article, from .34 up for the related.
_RELATED = 0.32
# Share of the levels that count across languages. For claims it was chosen on crosslang dev (F1 .18 at 1, .36 at .7,
# .43 at .58, .38 at .47; n 24); the same share for related texts lifts that to .53, and .39 to .49 on the foreign texts
# of the large wire (n 218).
_ACROSS = 0.58


@dataclass(frozen=True, slots=True)
class Levels:
    """From where on scores count.

    A claim is mentioned, is present, and is too well covered for a word of change to count;
    `related` is the mean cover of the closest claims from which on a text is about the story.
    """

    mentioned: float
    present: float
    change: float
    related: float


def across(levels: Levels) -> Levels:
    """The levels for a text that is read through a glossary, which knows some of its words only."""
    return replace(
        levels,
        mentioned=_ACROSS * levels.mentioned,
        present=_ACROSS * levels.present,
        related=_ACROSS * levels.related,
    )


def levels_for(profiles: Sequence[ClaimProfile]) -> Levels:
    """The levels that fit the usual length of these claims: one set a reference, so that its claims stay comparable."""
    usual = median(len(profile.terms) for profile in profiles) if profiles else _USUAL_TERMS
    length = min(1.0, _USUAL_TERMS / max(1.0, usual))
    return Levels(0.6 * _PRESENT * length, _PRESENT * length, 0.5 * length, _RELATED * length)
