"""Whether a text speaks of the reference's story at all."""

from collections.abc import Sequence

from extractors.coverage.align import Alignment
from extractors.coverage.levels import Levels

_STRONGEST = 5
# One claim told nearly whole makes a text related whatever else it tells.
_ONE_WHOLE = 0.7


def related_of(closest: Sequence[Sequence[Alignment]], levels: Levels) -> float:
    """From 0 to 1; below .5 the text is about something else. `closest` holds the best sentences for each claim."""
    best = [each[0] for each in closest if each]
    covers = sorted((each.cover for each in best), reverse=True)
    counted = max(1, min(_STRONGEST, len(closest)))
    mean = sum(covers[:counted]) / counted
    is_whole = any(each.cover >= _ONE_WHOLE and each.act_cover >= _ONE_WHOLE for each in best)
    return round(max(min(1.0, mean / (2 * levels.related)), 0.5 if is_whole else 0.0), 3)
